//! Bad addresses, damaged storage, files that do not arrive: plain words, a number to call, a way on, answers kept.

use crate::browser::Browser;
use crate::gate::{Gate, Rule};
use crate::harness::{by_devtools, journey, stormy_journey};

const PHONE: &str = "67 93 46 01";

#[test]
fn an_unknown_municipality_gets_plain_words_and_a_way_on() {
    stormy_journey(async |b| {
        for address in ["nordpolen/", "nordpolen", "lorenskog2/", "meloy/finnes-ikke.html", "nordpolen/en/langt/inne/"]
        {
            b.visit(address).await;
            let screen = b.screen().await;
            assert_eq!(
                (screen.name.as_str(), screen.heading.as_str()),
                ("problem", "Denne siden finnes ikke"),
                "{address}"
            );
        }
        b.visit("nordpolen/").await;
        b.loading(b.press("Lørenskog")).await;
        assert_eq!(b.screen().await.name, "start");
    });
}

#[test]
fn from_an_address_that_does_not_exist_the_links_lead_to_a_municipality() {
    stormy_journey(async |b| {
        for address in ["nordpolen", "nordpolen/", "meloy/finnes-ikke.html", "nordpolen/en/to/tre/"] {
            b.visit(address).await;
            b.loading(b.press("Lørenskog")).await;
            assert_eq!(b.screen().await.name, "start", "the way on from {address}");
        }
    });
}

#[test]
fn an_unknown_screen_in_the_address_keeps_the_answers_and_leads_back_to_them() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        for fragment in
            ["#/finnes-ikke", "#/soknad-finnes-ikke", "#/onsker/ut", "#/%C3%B8", "#/<script>", "#/resultat?x=1"]
        {
            let screen = b.arrive(&["lorenskog/", fragment].concat()).await;
            assert_eq!((screen.name.as_str(), screen.heading.as_str()), ("problem", "Her gikk noe galt"), "{fragment}");
            assert!(b.words().await.contains(PHONE));
            assert_eq!(b.turning(b.press("Fortsett")).await.question, "onsker", "where the answers lead");
        }
    });
}

#[test]
fn an_address_beyond_the_answers_leads_to_the_first_question_without_one() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        for fragment in ["#/resultat", "#/kopier", "#/form", "#/helse", "#/varighet"] {
            let screen = b.arrive(&["lorenskog/", fragment].concat()).await;
            assert_eq!((screen.question.as_str(), screen.fragment.as_str()), ("onsker", "#/onsker"), "{fragment}");
        }
    });
}

#[test]
fn damaged_storage_is_told_of_and_whatever_can_be_read_is_kept() {
    journey(async |b| {
        let good = "stottekontaktsjekken 1\na hvem=voksen\na opphold=bor";
        for (damage, question) in [
            ("a onsker=finnes_ikke", "onsker"),
            ("a finnes_ikke=ja", "onsker"),
            ("a onsker=samvaer,ingen", "onsker"),
            ("a onsker=", "onsker"),
            ("a onsker", "onsker"),
            ("x", "onsker"),
            ("t finnes_ikke=ord", "onsker"),
            ("o alder=ukjent", "onsker"),
            ("a onsker=ut\na annet=\u{fffd}\u{0}", "annet"),
        ] {
            stored(&b, &[good, "\n", damage].concat()).await;
            let screen = b.arrive("lorenskog/").await;
            assert_eq!(screen.question, question, "{damage:?}");
            assert!(b.words().await.contains("satt til side"), "the page says so: {damage:?}");
            assert_eq!(b.back().await.filled.len(), 1, "the answers before it are kept: {damage:?}");
        }
    });
}

#[test]
fn storage_that_is_not_ours_at_all_leads_to_the_first_question() {
    journey(async |b| {
        for damage in ["{\"a\":1}", "stottekontaktsjekken 99\na hvem=meg", "\u{0}\u{1}", "\n\n\n", &"x".repeat(100_000)]
        {
            stored(&b, damage).await;
            let screen = b.arrive("lorenskog/").await;
            assert_eq!(
                (screen.question.as_str(), screen.filled.len()),
                ("hvem", 0),
                "{}",
                damage.chars().take(20).collect::<String>()
            );
            assert!(b.words().await.contains("satt til side"));
            assert_eq!(b.answer("hvem", "meg").await.question, "opphold");
        }
    });
}

async fn stored(b: &Browser, text: &str) {
    // A page without the program, which would write over it.
    b.visit("").await;
    b.js_with("sessionStorage.setItem('stottekontaktsjekken.lorenskog', arguments[0])", &[text]).await;
}

#[test]
fn without_storage_the_questions_still_work() {
    by_devtools("run a script before the page's own").journey(async |b| {
        b.in_every_page("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });").await;
        b.visit("lorenskog/").await;
        assert_eq!(b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await.name, "result");
    });
}

#[test]
fn what_the_municipality_says_may_fail_to_arrive_and_the_answers_are_kept() {
    stormy_journey(async |b| {
        let gate = Gate::before(b.base());
        let b = b.at(gate.address());
        // The layout's number stands after the first four bytes.
        let other_version: fn(Vec<u8>) -> Vec<u8> = |mut bytes| {
            bytes[4] ^= 0xff;
            bytes
        };
        let damaged: fn(Vec<u8>) -> Vec<u8> = |mut bytes| {
            let last = bytes.len() - 1;
            bytes[last / 2] ^= 0xff;
            bytes
        };
        for (what, rule) in [
            ("it is missing", Rule::Missing),
            ("the server has failed", Rule::Failed),
            ("a page comes instead", Rule::Page),
            ("half of it arrives", Rule::Half),
            ("nothing is in it", Rule::Change(|_| Vec::new())),
            ("it has a byte more", Rule::Change(|bytes| [bytes, vec![0]].concat())),
            ("it is of another version", Rule::Change(other_version)),
            ("a byte of it is wrong", Rule::Change(damaged)),
        ] {
            // A page without the program, which would write its answers again.
            b.visit("").await;
            b.js("sessionStorage.clear()").await;
            b.visit("lorenskog/").await;
            b.answers("hvem=barn opphold=bor").await;
            gate.rule("innhold/", rule);
            b.reload().await;
            told(&b, what).await;
            let words = b.text("return document.activeElement.innerText").await;
            assert_eq!(words.contains("ny versjon"), what.contains("version"), "{what}: {words}");
            gate.open();
            b.loading(b.press("Prøv igjen")).await;
            let screen = b.taken_over().await;
            assert_eq!(screen.question, "onsker", "{what}: the answers are still there");
        }
    });
}

#[test]
fn the_program_may_fail_to_arrive() {
    stormy_journey(async |b| {
        let as_it_is = Rule::Change(|bytes| bytes);
        let mut last = b.clone();
        for (wasm, script) in [
            (Rule::Missing, as_it_is.clone()),
            (Rule::Failed, as_it_is.clone()),
            (Rule::Half, as_it_is.clone()),
            (as_it_is, Rule::Page),
            (Rule::Page, Rule::Page),
        ] {
            // An address of its own each time: WebKit keeps a page's scripts whatever the server says.
            let gate = Gate::before(b.base());
            let b = b.at(gate.address());
            gate.rule("_bg.wasm", wasm);
            gate.rule("stottekontaktsjekken-", script);
            b.visit("lorenskog/").await;
            told(&b, "the program").await;
            b.choose("barn").await;
            gate.open();
            last = b;
        }
        last.press("Fortsett").await;
        last.press("Neste").await;
        assert_eq!(last.taken_over().await.heading, "Bor barnet i Lørenskog?", "the choice was kept");
    });
}

#[test]
fn when_the_program_stops_the_resident_goes_on_where_it_stopped() {
    stormy_journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor onsker=ut").await;
        b.js("sessionStorage.clear()").await;
        b.js("dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable') }))")
            .await;
        told(&b, "the program stopped").await;
        let screen = b.turning(b.press("Fortsett")).await;
        assert_eq!(screen.question, "annet");
        assert_eq!(b.back().await.filled, ["onsker-ut"], "kept in the page itself");
    });
}

/// Exactly one message is shown, in plain words and with the number to call, and it has the focus.
pub async fn told(b: &Browser, what: &str) {
    let shown = "return [...document.querySelectorAll('.problem')].filter((one) => one.checkVisibility()).length === 1 && document.activeElement.matches('.problem')";
    b.until(&format!("one message ({what})"), shown).await;
    let words = b.text("return document.activeElement.innerText").await;
    assert!(words.contains(PHONE) && words.contains("tatt vare på"), "{what}: {words}");
}
