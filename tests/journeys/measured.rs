//! Numbers, printed and never judged: what is fast on one machine is slow on another.

use crate::browser::Browser;
use crate::harness::by_devtools;
use serde_json::json;

/// How many times slower than this machine a phone is taken to be.
const SLOWDOWN: u32 = 6;

/// In every page: `seen.pressed`, and `seen.painted` when a question other than the one pressed on has been painted.
const WATCH: &str = "
    window.seen = { pressed: 0, painted: 0 };
    const question = () => document.querySelector('main')?.dataset.question;
    let before;
    addEventListener('click', (event) => {
        if (!event.target.closest('.ways button')) return;
        before = question();
        seen.pressed = event.timeStamp;
        seen.painted = 0;
    }, true);
    new MutationObserver(() => {
        if (!seen.pressed || seen.painted || !question() || question() === before) return;
        seen.painted = -1;
        // A message sent from a frame's callback arrives once that frame has been painted.
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => { seen.painted = performance.now(); };
            port2.postMessage(0);
        });
    }).observe(document, { childList: true, subtree: true });";

#[test]
fn from_pressing_next_to_the_next_question_painted() {
    by_devtools("slow the processor down").journey_alone(async |b| {
        b.in_every_page(WATCH).await;
        b.visit("lorenskog/").await;
        b.answer("hvem", "meg").await;
        b.slow_processor(SLOWDOWN).await;
        let mut times = Vec::new();
        for (question, option) in [
            ("opphold", "bor"),
            ("onsker", "ut"),
            ("annet", "ingen"),
            ("bolig", "nei"),
            ("ute", "ofte"),
            ("savn", "ofte"),
            ("form", "to"),
        ] {
            b.answer(question, option).await;
            times.push(painted(&b).await);
        }
        times.sort_by(f64::total_cmp);
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        println!(
            "measured: «Neste» → next question painted, {SLOWDOWN} × CPU slowdown: median {median:.0} ms, worst {worst:.0} ms of {}",
            times.len()
        );
    });
}

#[test]
fn from_pressing_next_at_once_to_the_second_question_painted() {
    by_devtools("slow the processor down").journey_alone(async |b| {
        b.in_every_page(WATCH).await;
        b.in_every_page("addEventListener('DOMContentLoaded', () => { document.querySelector('main input')?.click(); document.getElementById('neste')?.click(); });").await;
        let network = json!({ "offline": false, "latency": 150, "downloadThroughput": 1.6e6 / 8.0, "uploadThroughput": 7.5e5 / 8.0 });
        b.cdp("Network.enable", json!({})).await;
        b.cdp("Network.emulateNetworkConditions", network).await;
        b.slow_processor(SLOWDOWN).await;
        b.visit("lorenskog/").await;
        let waited = painted(&b).await;
        let pressed = b.js("return seen.pressed").await.as_f64().unwrap_or_default();
        let first = b
            .js("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
            .await
            .as_f64()
            .unwrap_or_default();
        println!(
            "measured: slow 4G, {SLOWDOWN} × CPU slowdown: first paint {first:.0} ms; first question answered and pressed at {pressed:.0} ms → second question painted {waited:.0} ms later"
        );
        assert_eq!(b.screen().await.question, "opphold");
    });
}

/// Milliseconds from the last press to the paint that showed the next question.
async fn painted(b: &Browser) -> f64 {
    let waited = b.until("a painted question", "return seen.painted > 0 && seen.painted - seen.pressed").await;
    waited.as_f64().unwrap_or_default()
}
