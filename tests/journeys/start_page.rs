//! The start page: readable and answerable before the program has arrived.

use crate::gate::{Gate, Rule};
use crate::harness::{by_devtools, journey};

#[test]
fn the_first_question_can_be_answered_before_the_program_has_arrived() {
    journey(async |b| {
        let gate = Gate::before(b.base());
        gate.rule("_bg.wasm", Rule::Hold);
        let b = b.at(gate.address());
        b.visit("lorenskog/").await;
        b.choose("barn").await;
        b.press("Neste").await;
        b.until("«Åpner …» on the button", "return document.getElementById('neste').textContent === 'Åpner …'").await;
        assert_eq!(b.screen().await.name, "start", "the start page stays until the program has arrived");
        gate.open();
        let second = b.taken_over().await;
        assert_eq!((second.question.as_str(), second.heading.as_str()), ("opphold", "Bor barnet i Lørenskog?"));
        assert!(second.focused, "the focus is on the heading");
        let first = b.back().await;
        assert_eq!((first.question.as_str(), first.filled), ("hvem", vec!["hvem-barn".to_owned()]));
    });
}

#[test]
fn a_press_counts_also_while_what_the_municipality_says_is_on_its_way() {
    by_devtools("run a script before the page's own").journey(async |b| {
        let gate = Gate::before(b.base());
        gate.rule("innhold/", Rule::Hold);
        let b = b.at(gate.address());
        b.in_every_page("const real = fetch; window.fetch = (...given) => { window.asked = String(given[0]?.url ?? given[0]); return real(...given); }").await;
        b.visit("meloy/").await;
        b.choose("voksen").await;
        b.until("a program that waits for its bundle", "return /innhold/.test(window.asked)").await;
        b.press("Neste").await;
        gate.open();
        assert_eq!(b.taken_over().await.heading, "Bor den du hjelper, i Meløy?");
    });
}

#[test]
fn a_press_counts_even_before_the_first_script_has_arrived() {
    journey(async |b| {
        let gate = Gate::before(b.base());
        gate.rule("boot-", Rule::Hold);
        let b = b.at(gate.address());
        b.go("lorenskog/").await;
        b.until("the first question", "return !window.old && document.getElementById('neste') !== null").await;
        b.choose("voksen").await;
        b.press("Neste").await;
        gate.open();
        assert_eq!(b.taken_over().await.heading, "Bor den du hjelper, i Lørenskog?");
    });
}

#[test]
fn a_link_on_the_start_page_counts_before_the_program_has_arrived() {
    journey(async |b| {
        let gate = Gate::before(b.base());
        gate.rule("_bg.wasm", Rule::Hold);
        let b = b.at(gate.address());
        b.visit("lorenskog/").await;
        b.press("Jeg vil bli støttekontakt").await;
        gate.open();
        assert_eq!(b.taken_over().await.name, "become-one");
    });
}

#[test]
fn pressing_next_on_the_start_page_without_a_choice_says_what_is_missing() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        let screen = b.turning(b.press("Neste")).await;
        assert!(screen.title.starts_with("Noe mangler"), "{}", screen.title);
        assert_eq!(b.text("return document.activeElement.className").await, "ds-error-summary");
        assert_eq!(b.answer("hvem", "meg").await.question, "opphold");
    });
}

#[test]
fn a_resident_chooses_the_municipality_first_or_hears_what_to_do_in_another() {
    journey(async |b| {
        b.visit("").await;
        b.press("En annen kommune").await;
        b.until(
            "what to do in another municipality",
            "return document.querySelector('[data-option=annen] p').checkVisibility()",
        )
        .await;
        assert!(b.words().await.contains("Jeg vil søke om støttekontakt."));
        b.loading(b.press("Meløy")).await;
        assert_eq!(b.answer("hvem", "meg").await.heading, "Bor du i Meløy?");
        b.visit("en/").await;
        b.loading(b.press("Lørenskog")).await;
        assert_eq!(b.answer("hvem", "meg").await.heading, "Do you live in Lørenskog?");
    });
}

#[test]
fn only_the_chosen_municipality_is_fetched() {
    by_devtools("tell of its requests").journey(async |b| {
        b.visit("lorenskog/").await;
        b.answer("hvem", "meg").await;
        let fetched: Vec<String> =
            b.requests().await.into_iter().filter(|address| address.contains("/innhold/")).collect();
        assert!(!fetched.is_empty() && fetched.iter().all(|address| address.contains("/lorenskog.nb.")), "{fetched:?}");
    });
}

#[test]
fn without_the_program_the_page_still_says_what_the_municipality_writes_and_whom_to_call() {
    by_devtools("run no scripts").stormy_journey(async |b| {
        b.cdp("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await;
        b.visit("lorenskog/").await;
        let words = b.words().await;
        for expected in
            ["67 93 46 01", "Støttekontakten innvilges til personer som er ensomme", "Spørsmålene trenger JavaScript"]
        {
            assert!(words.contains(expected), "{expected}");
        }
        let form = b.text("return document.querySelector('main a[hreflang=nb]').getAttribute('href')").await;
        b.visit(&["lorenskog/", &form].concat()).await;
        assert!(b.words().await.contains("Samhandling og forvaltning"));
    });
}
