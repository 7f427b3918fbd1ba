//! The app and `explain` are one engine: the same cases are walked through both.

use crate::browser::Browser;
use crate::cases::{CASES, full};
use crate::engine::{Told, bundle, told};
use crate::harness::{journey, long};
use stottekontaktsjekken::content::Language;

#[test]
fn the_app_and_explain_never_disagree_in_lorenskog() {
    journey(async |b| they_agree(&b, "lorenskog", Language::Nb, 1).await);
}

#[test]
fn the_app_and_explain_never_disagree_in_meloy() {
    journey(async |b| they_agree(&b, "meloy", Language::Nb, 1).await);
}

#[test]
fn the_app_and_explain_never_disagree_in_english() {
    let step = if long() { 1 } else { 9 };
    journey(async move |b| {
        they_agree(&b, "lorenskog", Language::En, step).await;
        they_agree(&b, "meloy", Language::En, step).await;
    });
}

async fn they_agree(b: &Browser, municipality: &str, language: Language, step: usize) {
    let folder = if language == Language::Nb { "" } else { "en/" };
    for (who, row) in CASES.iter().step_by(step) {
        let row = full(row);
        b.visit(&[municipality, "/", folder].concat()).await;
        let shown = walk(b, &row).await;
        let mut expected = told(bundle(municipality, language), &row);
        // The start page does not say how many questions there are.
        expected.asked[0].1 = None;
        assert_eq!(shown, expected, "{municipality}, {who}: the app (left) and the engine (right)");
        b.js("sessionStorage.clear()").await;
    }
}

/// Answers what the app asks, and only that.
async fn walk(b: &Browser, row: &str) -> Told {
    let mut asked = Vec::new();
    let mut screen = b.screen().await;
    while !screen.question.is_empty() {
        let given = row.split_whitespace().filter_map(|word| word.split_once('='));
        let options = given.filter(|(question, _)| *question == screen.question).map(|(_, options)| options).next();
        let options = options.unwrap_or_else(|| panic!("asked {}, which no case answers", screen.question));
        asked.push((screen.question.clone(), screen.left));
        assert!(asked.len() < 20, "the questions do not end: {asked:?}");
        screen = b.choose_and_go_on_by_script(options).await;
    }
    assert_eq!(screen.name, "result", "where the questions end");
    // What a silence shows of the law stands within it, and is no reason of its own.
    let reasons = "return [...document.querySelectorAll('[data-section=why] [data-rule]')]
        .filter((one) => !one.parentElement.closest('[data-rule]'))
        .map((one) => one.dataset.rule + ' ' + ('deciding' in one.dataset))";
    let facts = "return [...document.querySelectorAll('[data-section=why] [data-fact]')]
        .map((one) => one.dataset.fact + ': ' + one.dataset.met)";
    let reason = |told: &String| {
        let (rule, deciding) = told.split_once(' ').unwrap();
        (rule.to_owned(), deciding == "true")
    };
    Told {
        asked,
        outcome: b.outcome().await,
        headline: screen.heading,
        deciding: b.texts("return [...document.querySelectorAll('[data-section=why] > div > ul:first-of-type > li')].map((one) => one.textContent)").await,
        reasons: b.texts(reasons).await.iter().map(reason).collect(),
        facts: b.texts(facts).await.into_iter().collect(),
        wishes: b.wishes().await,
        not_asked: b.texts("return [...document.querySelectorAll('[data-section=not-asked] li > strong:first-child')].map((one) => one.textContent)").await,
    }
}
