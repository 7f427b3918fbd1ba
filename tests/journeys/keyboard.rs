//! The whole way by keyboard alone, with the focus where it should be and a title for every screen.

use crate::browser::Browser;
use crate::harness::journey;
use std::collections::BTreeSet;

const TAB: char = '\u{e004}';
pub const ENTER: char = '\u{e007}';
const DOWN: char = '\u{e015}';

#[test]
fn a_resident_reaches_the_result_and_the_application_by_keyboard_alone() {
    journey(async |b| {
        let row = "hvem=barn opphold=bor onsker=samvaer,trygg annet=ingen bolig=nei ute=ofte savn=ofte form=to ledsagerbevis=nei";
        by_keyboard(b, "lorenskog/", row, "ute").await;
    });
}

#[test]
fn so_does_a_resident_of_another_municipality_in_another_language() {
    journey(async |b| {
        let row = "hvem=meg opphold=bor onsker=ut annet=lekser bolig=nei ute=greit hjelp=ja helse=ja form=begge ledsagerbevis=ja";
        by_keyboard(b, "meloy/en/", row, "helse").await;
    });
}

/// From the start page with these answers to the application on paper; `changed` is answered a second time on the way.
async fn by_keyboard(b: Browser, start: &str, row: &str, changed: &str) {
    b.visit(start).await;
    let mut titles = BTreeSet::from([b.screen().await.title]);
    for (question, options) in row.split(' ').filter_map(|word| word.split_once('=')) {
        assert_eq!(b.screen().await.question, question);
        let many =
            options.contains(',') || b.js("return !!document.querySelector('main input[type=checkbox]')").await == true;
        if many {
            for option in options.split(',') {
                tab_to(&b, &format!("[data-option=\"{option}\"]")).await;
                b.key(' ').await;
            }
        } else {
            choose_by_arrows(&b, options).await;
        }
        tab_to(&b, "main .ways button").await;
        let screen = b.turning(b.key(ENTER)).await;
        assert!(screen.focused, "the focus is on the heading of {screen:?}");
        assert!(titles.insert(screen.title.clone()), "each screen has its own title: {}", screen.title);
    }
    assert_eq!(b.outcome().await, "likely");
    tab_to(&b, "[data-section=why] > summary").await;
    b.key(ENTER).await;
    b.until("the reasons", "return document.querySelector('[data-section=why]').open").await;
    tab_to(&b, "[data-section=answers] > summary").await;
    b.key(' ').await;
    tab_to(&b, &format!("[data-answer={changed}] button")).await;
    assert_eq!(b.turning(b.key(ENTER)).await.question, changed);
    tab_to(&b, "main .ways button").await;
    assert_eq!(b.turning(b.key(ENTER)).await.name, "result");
    tab_to(&b, "main a[href*=soknad]").await;
    let mut screen = b.turning(b.key(ENTER)).await;
    while screen.name == "application" {
        assert!(screen.focused, "the focus is on the heading of {screen:?}");
        assert!(titles.insert(screen.title.clone()), "each screen has its own title: {}", screen.title);
        tab_to(&b, "main > .ways button").await;
        screen = b.turning(b.key(ENTER)).await;
    }
    assert_eq!(screen.name, "paper");
    assert!(titles.insert(screen.title.clone()), "each screen has its own title: {}", screen.title);
}

#[test]
fn the_skip_link_leads_past_the_top_and_leaves_the_answers_alone() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor").await;
        b.js("document.activeElement.blur()").await;
        b.js("document.querySelector('.ds-skip-link').focus()").await;
        b.key(ENTER).await;
        b.until("the content in the address", "return location.hash === '#innhold'").await;
        assert_eq!(b.screen().await.question, "onsker");
        tab_to(&b, "main input").await;
    });
}

#[test]
fn after_the_skip_link_the_start_page_leads_everywhere_still() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.js("document.querySelector('.ds-skip-link').focus()").await;
        b.key(ENTER).await;
        b.until("the content in the address", "return location.hash === '#innhold'").await;
        assert_eq!(b.screen().await.name, "start");
        assert_eq!(b.turning(b.click("a[href='#/klage']")).await.name, "complaint");
    });
}

/// Tabs into a group of radio buttons, then by arrows to an option.
async fn choose_by_arrows(b: &Browser, option: &str) {
    tab_to(b, "main input[type=radio]").await;
    b.key(' ').await;
    for _ in 0..20 {
        if b.text("return document.activeElement.dataset.option").await == option {
            break;
        }
        b.key(DOWN).await;
    }
    let chosen = "return [...document.querySelectorAll('main input:checked')].map((input) => input.dataset.option)";
    assert_eq!(b.texts(chosen).await, [option]);
}

/// Tabs until the focus is on the first element that fits.
pub async fn tab_to(b: &Browser, selector: &str) {
    for _ in 0..120 {
        b.key(TAB).await;
        if b.js_with("return document.activeElement.matches(arguments[0])", &[selector]).await == true {
            let seen = "const box = document.activeElement.getBoundingClientRect();
                return box.bottom > 0 && box.top < innerHeight";
            b.until(&format!("what has the focus in sight ({selector})"), seen).await;
            return;
        }
    }
    panic!("Tab never leads to {selector}");
}
