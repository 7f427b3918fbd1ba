//! Things that go wrong around the program: what the resident then meets. `docs/faults.md` has the whole table.

use crate::bad_input::told;
use crate::browser::Browser;
use crate::gate::{Gate, Rule};
use crate::harness::{by_devtools, by_two_windows, journey, stormy_journey};
use serde_json::json;

#[test]
fn without_webassembly_the_page_says_whom_to_call() {
    by_devtools("run a script before the page's own").stormy_journey(async |b| {
        b.in_every_page("delete window.WebAssembly").await;
        b.visit("lorenskog/").await;
        told(&b, "no WebAssembly").await;
        assert!(b.words().await.contains("Støttekontakten innvilges til personer som er ensomme"));
    });
}

#[test]
fn a_program_that_keeps_stopping_is_started_again_twice_and_no_more() {
    stormy_journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor onsker=ut").await;
        let shown = "return document.getElementById('again').checkVisibility()";
        for stop in 1..=3 {
            stopped(&b).await;
            told(&b, "the program stopped").await;
            assert_eq!(b.js(shown).await, stop < 3, "stopped {stop} times");
            if stop < 3 {
                assert_eq!(b.turning(b.press("Fortsett")).await.question, "annet", "after {stop} stops");
            }
        }
        assert_eq!(b.reload_app().await.question, "annet", "the answers are still there");
        b.js("document.getElementById('again').click()").await;
        assert_eq!(b.screen().await.question, "annet", "what is not shown does nothing");
    });
}

#[test]
fn a_program_that_traps_in_the_middle_of_a_screen_goes_on_where_it_stopped() {
    stormy_journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        b.choose("ut").await;
        // Yew cannot go on without its elements.
        b.js("const whole = Node.prototype.insertBefore;
            Node.prototype.insertBefore = function () { Node.prototype.insertBefore = whole; throw new DOMException(); };
            window.addEventListener('error', ({ error }) => { document.body.dataset.trapped = error; });")
            .await;
        b.press("Neste").await;
        told(&b, "the program trapped").await;
        let error = b.text("return document.body.dataset.trapped").await;
        assert!(error.starts_with("RuntimeError"), "a real trap: {error}");
        let again = b.turning(b.press("Fortsett")).await;
        assert_eq!((again.question.as_str(), again.filled), ("onsker", vec!["onsker-ut".to_owned()]));
        assert_eq!(b.turning(b.press("Neste")).await.question, "annet");
        assert_eq!(b.answers("annet=lekser").await.question, "bolig");
        b.js("history.back()").await;
        b.until("the screen before", "return document.querySelector('main').dataset.question === 'annet'").await;
        assert_eq!(b.screen().await.filled, ["annet-lekser"], "what trapped does not answer for what goes on");
    });
}

/// What a browser does when the program traps.
async fn stopped(b: &Browser) {
    b.js("dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable') }))").await;
}

#[test]
fn without_the_start_script_the_page_can_still_be_read_and_says_whom_to_call() {
    stormy_journey(async |b| {
        let gate = Gate::before(b.base());
        gate.rule("boot-", Rule::Missing);
        let b = b.at(gate.address());
        b.visit("lorenskog/").await;
        told(&b, "no start script").await;
        b.choose("barn").await;
        b.press("Neste").await;
        let screen = b.screen().await;
        assert_eq!((screen.name.as_str(), screen.filled), ("start", vec!["hvem-barn".to_owned()]));
    });
}

#[test]
fn without_the_rest_of_the_style_the_questions_go_on() {
    stormy_journey(async |b| {
        let gate = Gate::before(b.base());
        gate.rule("style-", Rule::Missing);
        let b = b.at(gate.address());
        b.visit("lorenskog/").await;
        assert_eq!(b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await.name, "result");
    });
}

#[test]
fn when_the_words_of_the_papers_are_late_the_paper_waits_and_then_comes() {
    stormy_journey(async |b| {
        let gate = Gate::before(b.base());
        let b = b.at(gate.address());
        b.visit("lorenskog/").await;
        let later = b.text("return document.body.dataset.laterBundle.split('/').pop()").await;
        gate.rule(&later, Rule::Failed);
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await;
        let waiting = b.turning(async { drop(b.js("location.hash = '#/papir'").await) }).await;
        assert_eq!(waiting.name, "waiting");
        b.js("document.querySelector('main').dataset.left = ''").await;
        gate.open();
        assert_eq!(b.taken_over().await.name, "paper", "tried again by itself");
    });
}

#[test]
fn the_ways_to_the_papers_are_there_before_their_words_and_wait_for_them() {
    stormy_journey(async |b| {
        let gate = Gate::before(b.base());
        let b = b.at(gate.address());
        b.visit("lorenskog/").await;
        let later = b.text("return document.body.dataset.laterBundle.split('/').pop()").await;
        for (errand, way, screen) in [
            ("klage", "Skriv klagen", "complaint-form"),
            ("har-stottekontakt", "Søk på nytt, eller om en endring", "application"),
            ("resultat", "Fylle ut og skrive ut en søknad", "application"),
        ] {
            gate.rule(&later, Rule::Failed);
            b.js("sessionStorage.clear(); document.getElementById('kept').textContent = ''").await;
            b.visit("lorenskog/").await;
            b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await;
            b.js_with("location.hash = '#/' + arguments[0]", &[errand]).await;
            b.until_with(way, "return document.querySelector('main').textContent.includes(arguments[0])", &[way]).await;
            b.open_all().await;
            b.press(way).await;
            let waiting = "return document.querySelector('main').dataset.screen === 'waiting' && document.activeElement.id === 'problem-bundle'";
            b.until(&format!("that «{way}» waits, and why"), waiting).await;
            b.js("document.querySelector('main').dataset.left = ''").await;
            gate.open();
            assert_eq!(b.taken_over().await.name, screen, "{way}");
        }
    });
}

#[test]
fn an_address_of_a_paper_waits_for_the_words_of_the_papers_and_one_of_nothing_says_so_then() {
    stormy_journey(async |b| {
        let gate = Gate::before(b.base());
        let b = b.at(gate.address());
        b.visit("lorenskog/").await;
        let later = b.text("return document.body.dataset.laterBundle.split('/').pop()").await;
        for (address, screen) in [("soknad-viktig", "application"), ("finnes-ikke", "problem")] {
            gate.rule(&later, Rule::Failed);
            b.js("sessionStorage.clear(); document.getElementById('kept').textContent = ''").await;
            b.visit("lorenskog/").await;
            b.answers("hvem=meg opphold=bor").await;
            let script = format!("location.hash = '#/{address}'");
            assert_eq!(b.turning(async { drop(b.js(&script).await) }).await.name, "waiting");
            b.js("document.querySelector('main').dataset.left = ''").await;
            gate.open();
            assert_eq!(b.taken_over().await.name, screen);
        }
    });
}

#[test]
fn when_storage_is_full_the_answers_stay_in_the_page() {
    by_devtools("run a script before the page's own").stormy_journey(async |b| {
        b.in_every_page("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
            .await;
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor onsker=ut").await;
        stopped(&b).await;
        told(&b, "the program stopped").await;
        assert_eq!(b.turning(b.press("Fortsett")).await.question, "annet");
        assert_eq!(b.answers("annet=lekser").await.question, "bolig");
    });
}

#[test]
fn a_clock_that_is_wrong_by_years_changes_no_answer_and_stops_nothing() {
    by_devtools("run a script before the page's own").journey(async |b| {
        for clock in ["0", "4e12", "-6e13", "8e15", "NaN"] {
            let wrong = [
                "window.Date = class extends Date { constructor(...given) { given.length ? super(...given) : super(",
                clock,
                "); } }",
            ];
            b.in_every_page(&wrong.concat()).await;
            b.visit("").await;
            b.js("sessionStorage.clear()").await;
            b.visit("meloy/").await;
            b.answers("hvem=barn opphold=bor onsker=ut annet=ingen bolig=sykehjem").await;
            assert_eq!(b.outcome().await, "elsewhere", "{clock}");
            for (place, name) in [("papir", "paper"), ("klagen", "complaint-paper"), ("klage-svaret", "complaint-form")]
            {
                let screen =
                    b.turning(async { drop(b.js_with("location.hash = '#/' + arguments[0]", &[place]).await) }).await;
                assert_eq!(screen.name, name, "{clock}");
            }
        }
    });
}

#[test]
fn a_language_that_there_is_none_of_leads_to_the_municipalities() {
    stormy_journey(async |b| {
        for address in ["lorenskog/se/", "lorenskog/EN/", "xx/", "en/lorenskog/"] {
            b.visit(address).await;
            assert_eq!(b.screen().await.heading, "Denne siden finnes ikke", "{address}");
        }
        b.loading(b.press("Meløy")).await;
        assert_eq!(b.screen().await.name, "start");
    });
}

#[test]
fn two_tabs_at_once_have_their_own_answers() {
    by_two_windows().journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        let first = b.client.window().await.unwrap();
        let second = b.client.new_window(true).await.unwrap().handle;
        b.client.switch_to_window(second).await.unwrap();
        b.visit("lorenskog/").await;
        assert_eq!(b.screen().await.name, "start", "a new tab begins anew");
        b.answers("hvem=meg opphold=bor onsker=ut").await;
        b.client.switch_to_window(first.clone()).await.unwrap();
        let own = b.answer("onsker", "samvaer").await;
        assert_eq!(own.heading, "Trenger dere hjelp til noe av dette også?", "still about the child");
        assert_eq!(b.reload_app().await.question, "annet");
        assert_eq!(b.back().await.filled, ["onsker-samvaer"]);
    });
}

#[test]
fn back_and_forward_hammered_end_on_a_screen_with_its_answer() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor onsker=ut annet=ingen bolig=nei").await;
        // So many places behind that none of it leaves the page.
        let hammer = "const [done] = arguments; let left = 60;
            for (let pad = 50; pad--;) history.pushState(null, '', location.hash);
            const next = () => { if (!left--) return setTimeout(done, 300); history.go([-1, -1, 1, -2, 2, 1][left % 6]); setTimeout(next, left % 7); };
            next();";
        b.js_later(hammer, Vec::new()).await;
        let screen = b.arrive("lorenskog/#/onsker").await;
        assert_eq!(screen.filled, ["onsker-ut"]);
        assert_eq!(b.arrive("lorenskog/").await.question, "ute", "where the answers lead");
    });
}

#[test]
fn two_hundred_quick_clicks_on_next_lose_nothing_and_skip_nothing() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        let clicks = "for (let left = 200; left--;) document.querySelector('main .ways button').click();";
        b.turning(async { drop(b.js(clicks).await) }).await;
        let screen = b.screen().await;
        assert_eq!(screen.question, "onsker", "the question that needs an answer");
        assert!(screen.title.starts_with("Noe mangler"), "{}", screen.title);
        let between = "const [done] = arguments; let left = 200;
            const next = () => { if (!left--) return done(); document.querySelector('main .ways button')?.click(); setTimeout(next); };
            next();";
        b.js_later(between, Vec::new()).await;
        b.choose("ut").await;
        assert_eq!(b.next().await.question, "annet");
        assert_eq!(b.back().await.filled, ["onsker-ut"]);
    });
}

#[test]
fn whatever_stands_in_the_query_or_the_fragment_the_answers_stay() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        let fuzz = "const [done] = arguments; let left = 200, seed = 7;
            const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
            const pieces = ['#/', '/', 'onsker', 'resultat', 'papir', 'sporsmal-', '%', '%C3%B8', '?', '&', '=', '<svg onload=1>', '\\u0000', '𝔰', '99999999999', '-1', 'soknad-'];
            const next = () => {
                if (!left--) return done();
                const fragment = Array.from({ length: random(6) }, () => pieces[random(pieces.length)]).join('');
                // Some browsers take only so many in a while.
                try { location.hash = fragment; } catch {}
                setTimeout(next);
            };
            next();";
        b.js_later(fuzz, Vec::new()).await;
        for query in ["?", "?hvem=meg", "?utm_source=x&fbclid=1", "?%00%ff", "?a[]=<script>#/resultat"] {
            let screen = b.arrive(&["lorenskog/", query].concat()).await;
            assert_eq!(screen.question, "onsker", "{query}");
        }
        assert_eq!(b.back().await.filled, ["opphold-bor"]);
    });
}

#[test]
fn messages_from_other_frames_are_not_listened_to() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        let before = b.answers("hvem=barn opphold=bor").await;
        let send = "for (const message of [null, 'erase', { type: 'erase' }, { answers: 'hvem=meg' }, '<b>', new ArrayBuffer(9)]) postMessage(message, '*');";
        b.js(send).await;
        b.js_later("setTimeout(arguments[0], 100)", Vec::new()).await;
        assert_eq!(b.screen().await, before);
    });
}

#[test]
fn on_a_slow_network_the_first_question_is_answered_while_the_program_comes() {
    by_devtools("slow the network down").journey(async |b| {
        b.cdp("Network.enable", json!({})).await;
        let slow =
            json!({ "offline": false, "latency": 400, "downloadThroughput": 40_000, "uploadThroughput": 20_000 });
        b.cdp("Network.emulateNetworkConditions", slow).await;
        b.visit("lorenskog/").await;
        b.choose("barn").await;
        b.press("Neste").await;
        b.until("«Åpner …» on the button", "return document.getElementById('neste').textContent === 'Åpner …'").await;
        assert_eq!(b.taken_over().await.question, "opphold");
    });
}

/// What a browser's translator does: each text is put into elements of its own, and goes on being so.
const TRANSLATE: &str = "
    const wrap = () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
        while (texts.nextNode()) if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest('font, script, style, #kept')) found.push(texts.currentNode);
        for (const text of found) {
            const outer = document.createElement('font'), inner = document.createElement('font');
            text.replaceWith(outer);
            outer.append(inner);
            inner.append('T:' + text.data);
        }
    };
    wrap();
    new MutationObserver(wrap).observe(document.body, { childList: true, subtree: true });";

#[test]
fn a_page_that_the_browser_translates_goes_on_whole() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.js(TRANSLATE).await;
        b.choose("barn").await;
        b.turning(b.click("#neste")).await;
        for (question, option) in [("opphold", "bor"), ("onsker", "ingen"), ("annet", "lekser")] {
            let heading = b.screen().await.heading;
            assert!(heading.starts_with("T:") && heading.matches("T:").count() == 1, "{question}: {heading}");
            b.turning(b.click("main .ways button")).await;
            assert!(b.screen().await.title.starts_with("Noe mangler"), "without an answer: {question}");
            b.choose(option).await;
            b.turning(b.click("main .ways button")).await;
        }
        assert_eq!(b.screen().await.name, "result");
        let doubled =
            "return [...document.querySelectorAll('main font font')].some((one) => one.querySelector('font'))";
        assert_eq!(b.js(doubled).await, false, "nothing of an old screen is left");
    });
}
