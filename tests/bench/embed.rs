//! What does the snippet cost the page around it before anyone uses it? `cargo xtask bench-embed` runs this.

use crate::browser::{Browser, given};
use crate::{SLOWER, sorted, wait_for};
use serde_json::json;
use std::time::Duration;

/// How long a page is left alone after it has loaded, until what is embedded has come to rest.
const AT_REST: Duration = Duration::from_secs(4);

/// The pages whose cost is that of the text around, and those compared with each.
const COMPARED: [(&str, &[&str]); 2] =
    [("alone", &["frame", "snippet", "survey"]), ("alone-far-down", &["snippet-far-down"])];

/// What a round tells of a page's own process: milliseconds of everything on its main thread, and of scripts alone.
type Cost = [f64; 2];

#[test]
#[ignore = "measures; run by `cargo xtask bench-embed`"]
fn the_snippet_beside_a_frame_and_beside_a_form_in_the_page() {
    wait_for(measure());
}

async fn measure() {
    let pages = given("STK_PAGES");
    let pages: Vec<(&str, f64)> = pages
        .split(' ')
        .map(|page| page.split_once('=').unwrap())
        .map(|(name, bytes)| (name, bytes.parse().unwrap()))
        .collect();
    let rounds: usize = given("STK_ROUNDS").parse().unwrap();
    let browser = Browser::open(&given("STK_WEBDRIVER_URL")).await.at(&given("STK_HOST_URL"));
    let mut costs: Vec<Vec<Cost>> = pages.iter().map(|_| Vec::new()).collect();
    // The first round warms the browser up.
    for round in 0..=rounds {
        for ((name, _), costs) in pages.iter().zip(&mut costs) {
            let cost = load(&browser, name).await;
            if round > 0 {
                costs.push(cost);
            }
        }
    }
    browser.close().await;
    println!(
        "\nThe main thread of the page around, processor {SLOWER} times slower, {rounds} rounds in turn, {AT_REST:?} from loading.\n\
         Median of what each round took longer than the page alone in that round (smallest to largest), milliseconds.\n"
    );
    println!("{:<18}{:>12}{:>28}{:>28}", "", "bytes, br", "everything", "scripts");
    let of = |name: &str| pages.iter().position(|(page, _)| *page == name).unwrap();
    for (alone, others) in COMPARED {
        for name in others {
            let more = |at: usize| {
                let pairs = costs[of(name)].iter().zip(&costs[of(alone)]);
                spread(pairs.map(|(with, without)| with[at] - without[at]).collect())
            };
            println!("{name:<18}{:>12}{:>28}{:>28}", pages[of(name)].1, more(0), more(1));
        }
        let itself = |at: usize| spread(costs[of(alone)].iter().map(|cost| cost[at]).collect());
        println!("{:<18}{:>12}{:>28}{:>28}", ["(", alone, ")"].concat(), "", itself(0), itself(1));
    }
}

/// Loads a page in a new tab, and so a new process, with nothing in the cache.
async fn load(browser: &Browser, name: &str) -> Cost {
    let client = &browser.client;
    let home = client.window().await.unwrap();
    let tab = client.new_window(true).await.unwrap().handle;
    client.switch_to_window(tab).await.unwrap();
    browser.cdp("Page.bringToFront", json!({})).await;
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    browser.cdp("Performance.enable", json!({})).await;
    browser.slow_processor(SLOWER).await;
    browser.width(360).await;
    let before = spent(browser).await;
    browser.visit(&[name, ".html"].concat()).await;
    browser.until("a page that has loaded", "return document.readyState === 'complete'").await;
    tokio::time::sleep(AT_REST).await;
    let after = spent(browser).await;
    client.close_window().await.unwrap();
    client.switch_to_window(home).await.unwrap();
    // A new process counts from nothing.
    [0, 1].map(|at| if after[at] < before[at] { after[at] } else { after[at] - before[at] })
}

async fn spent(browser: &Browser) -> Cost {
    let told = browser.cdp("Performance.getMetrics", json!({})).await;
    let seconds = |name: &str| {
        let metrics = told["metrics"].as_array().unwrap();
        metrics.iter().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64()).unwrap()
    };
    ["TaskDuration", "ScriptDuration"].map(|name| seconds(name) * 1000.0)
}

fn spread(values: Vec<f64>) -> String {
    let values = sorted(values);
    format!("{:.1} ({:.1} to {:.1})", values[values.len() / 2], values[0], values[values.len() - 1])
}
