//! axe-core finds nothing on any screen, narrow or wide, light or dark; and nothing is wider than a small phone.

use crate::browser::{Browser, given, text_of};
use crate::harness::{journey, long, stormy_journey};
use serde_json::{Value, json};

/// The narrowest phone, and a desk.
const WIDTHS: [u32; 2] = [320, 1280];

const RUN: &str = "
    const [rules, done] = arguments;
    const told = (found) => !found.passes.length ? ['axe looked at nothing'] : found.violations.flatMap((rule) => rule.nodes.map((node) =>
        [rule.id, node.target.join(' '), node.failureSummary].join(': ')));
    axe.run(document, { iframes: false, ...(rules.length && { runOnly: rules }) }).then(told).then(done, (error) => done([String(error)]));";

#[test]
fn axe_finds_nothing_on_the_pages_that_need_no_program() {
    stormy_journey(async |b| {
        for page in [
            "",
            "en/",
            "lorenskog/",
            "meloy/en/",
            "finnes-ikke/",
            "uten-nett.html",
            "lorenskog/soknad.html",
            "meloy/soknad.html",
            "meloy/klage.html",
            "lorenskog/fullmakt.html",
        ] {
            b.visit(page).await;
            b.open_all().await;
            sound(&b, page).await;
        }
    });
}

#[test]
fn axe_finds_nothing_on_any_question_of_lorenskog_nor_on_its_result_and_copy() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        let row = "hvem=barn opphold=bor onsker=samvaer,besok annet=lekser,billett bolig=nei ute=greit hjelp=nei savn=av_og_til";
        questions(&b, row).await;
        assert_eq!(b.outcome().await, "unlikely");
        b.change("ute").await;
        b.answers("ute=vet_ikke form=to ledsagerbevis=nei").await;
        b.open_all().await;
        sound(&b, "the result with everything open").await;
        b.turning(b.press("Se om ledsagerbevis kan passe")).await;
        sound(&b, "the question on request").await;
        b.answer("varighet", "vet_ikke").await;
        b.change("hvem").await;
        b.answer("hvem", "voksen").await;
        b.open_all().await;
        sound(&b, "the result with a reply").await;
        b.arrive("lorenskog/#/kopier").await;
        sound(&b, "the answers to copy").await;
    });
}

#[test]
fn axe_finds_nothing_on_any_question_of_meloy_nor_on_its_result() {
    journey(async |b| {
        b.visit("meloy/en/").await;
        let row = "hvem=meg opphold=vet_ikke onsker=vet_ikke annet=vet_ikke bolig=vet_ikke ute=vet_ikke hjelp=vet_ikke helse=vet_ikke grupper=vet_ikke form=vet_ikke ledsagerbevis=vet_ikke";
        questions(&b, row).await;
        assert_eq!(b.outcome().await, "assessed");
        b.open_all().await;
        sound(&b, "the result with everything open").await;
    });
}

#[test]
fn axe_finds_nothing_in_the_application_nor_on_paper() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=voksen opphold=bor onsker=ingen annet=lekser").await;
        let mut screen = b.turning(b.click("main a[href*='#/soknad-']")).await;
        while screen.name == "application" {
            // Every field with something in it, numbers that need looking over too, so that all there is can be seen.
            b.js("document.querySelectorAll('main input[type=radio]:last-of-type, main input[type=checkbox]').forEach((input) => input.click())").await;
            let fields = "return [...document.querySelectorAll('main input:not([type=radio], [type=checkbox]), main textarea')].map((field) => '#' + field.id)";
            for field in b.texts(fields).await {
                b.write(&field, "123").await;
            }
            b.js("document.activeElement.blur()").await;
            sound(&b, &screen.heading).await;
            screen = b.turning(b.click("main > .ways button")).await;
        }
        assert_eq!(screen.name, "paper");
        sound(&b, "the paper").await;
    });
}

#[test]
fn axe_finds_nothing_in_the_complaint_nor_on_its_paper() {
    journey(async |b| {
        b.visit("meloy/").await;
        b.arrive("meloy/#/klage").await;
        let mut screen = b.turning(b.press("En voksen jeg hjelper")).await;
        while screen.name == "complaint-form" {
            b.js("document.querySelectorAll('main input').forEach((input) => input.id.endsWith('skriftlig') && input.click())").await;
            sound(&b, &screen.heading).await;
            screen = b.turning(b.click("main > .ways button")).await;
        }
        assert_eq!(screen.name, "complaint-paper");
        sound(&b, "the complaint on paper").await;
    });
}

#[test]
fn axe_finds_nothing_on_the_short_paths_nor_where_something_went_wrong() {
    journey(async |b| {
        for municipality in ["lorenskog/", "meloy/"] {
            for screen in ["klage", "har-stottekontakt", "bli-stottekontakt", "slett", "slettet", "finnes-ikke"] {
                let address = [municipality, "#/", screen].concat();
                b.arrive(&address).await;
                sound(&b, &address).await;
            }
        }
    });
}

#[test]
fn axe_finds_nothing_where_the_program_could_not_start() {
    stormy_journey(async |b| {
        b.visit("lorenskog/").await;
        b.js("document.querySelectorAll('.problem').forEach((problem) => { problem.hidden = false; })").await;
        sound(&b, "every message that something went wrong").await;
    });
}

/// Answers a row of questions, looking at each question and at each error.
async fn questions(b: &Browser, row: &str) {
    for (question, options) in row.split(' ').filter_map(|word| word.split_once('=')) {
        if b.screen().await.name == "question" {
            b.open_all().await;
            sound(b, question).await;
        }
        if ["onsker", "opphold"].contains(&question) {
            b.next().await;
            sound(b, &[question, " without an answer"].concat()).await;
        }
        b.answer(question, options).await;
    }
}

/// Looks at the document as it is now, or at the one in the frame that the browser is in.
pub async fn axe_finds_nothing(b: &Browser, what: &str) {
    with_axe(b).await;
    nothing_found(b, json!([]), what).await;
}

async fn with_axe(b: &Browser) {
    if b.js("return !window.axe").await == true {
        let axe = std::fs::read_to_string(given("STK_AXE")).expect("axe-core's script");
        b.js(&axe).await;
    }
}

async fn nothing_found(b: &Browser, rules: Value, what: &str) {
    let found = b.js_later(RUN, vec![rules]).await;
    let found: Vec<String> = found.as_array().into_iter().flatten().map(text_of).collect();
    assert!(found.is_empty(), "{what}: {found:#?}");
}

/// Looks at the screen narrow and wide, light and dark. Only colours differ in the dark.
pub async fn sound(b: &Browser, what: &str) {
    with_axe(b).await;
    for width in WIDTHS {
        b.width(width).await;
        for scheme in b.engine.schemes() {
            b.looks(scheme).await;
            b.js_later(
                "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done(0)));",
                Vec::new(),
            )
            .await;
            let everything = *scheme == "light" || long();
            let rules = if everything { json!([]) } else { json!(["color-contrast"]) };
            nothing_found(b, rules, &format!("{what}, {width} px, {scheme}")).await;
        }
        if width == WIDTHS[0] {
            fits(b, what).await;
        }
    }
}

/// Nothing stands out sideways.
async fn fits(b: &Browser, what: &str) {
    let wide = "
        const edge = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= edge) return [];
        const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > edge + 1);
        return ['scrolls to ' + document.documentElement.scrollWidth, ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];";
    let wide: Value = b.js(wide).await;
    assert_eq!(wide, json!([]), "{what} is wider than {} px", WIDTHS[0]);
}
