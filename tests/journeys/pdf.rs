//! Papers kept as PDFs: made in the browser, byte for byte what is made without one.

use crate::accessible::sound;
use crate::browser::Browser;
use crate::engine::bundle;
use crate::gate::{Gate, Rule};
use crate::harness::{by_devtools, journey, stormy_journey};
use serde_json::json;
use std::fmt::Write as _;
use stottekontaktsjekken::answers::Answers;
use stottekontaktsjekken::application::Values;
use stottekontaktsjekken::calendar::Date;
use stottekontaktsjekken::content::{Bundle, Language};
use stottekontaktsjekken::document::{Document, application, complaint, pdf};
use stottekontaktsjekken::kept;

/// Remembers the names of files given to the person, and what is in the last of them.
pub const WATCH: &str = "
    window.files = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
        file.arrayBuffer().then((bytes) => {
            window.saved = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        });
        return make.call(URL, file);
    };
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () {
        if (this.download) window.files.push(this.download);
        return click.call(this);
    };";

/// What makes a paper of these.
type Make = fn(&Bundle, &Answers, &Values, Option<Date>) -> Document;

#[test]
fn the_pdf_of_a_paper_is_byte_for_byte_the_one_made_without_a_browser() {
    journey(async |b| {
        for (municipality, language) in [("lorenskog", Language::Nb), ("meloy", Language::En)] {
            let page = [municipality, if language == Language::En { "/en/" } else { "/" }].concat();
            b.visit(&page).await;
            b.answers("hvem=barn opphold=bor onsker=ut annet=lekser").await;
            b.arrive(&[&page, "#/soknad-viktig"].concat()).await;
            b.write("#felt-viktig", "Hun vil på ishockey. Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž: «lørdag» – kl. 12.").await;
            same(
                &b,
                bundle(municipality, language),
                &[&page, "#/papir"].concat(),
                "soknad-stottekontakt.pdf",
                application,
            )
            .await;
            b.arrive(&[&page, "#/klage-begrunnelse"].concat()).await;
            b.write("#felt-klage_galt", "For få timer.\nOg for sent.").await;
            same(&b, bundle(municipality, language), &[&page, "#/klagen"].concat(), "klage.pdf", complaint).await;
        }
    });
}

/// Presses «Last ned PDF» on a paper, and compares.
async fn same(b: &Browser, bundle: &Bundle, page: &str, file: &str, make: Make) {
    b.arrive(page).await;
    b.js(WATCH).await;
    b.click("#pdf").await;
    let bytes = given(b).await;
    assert_eq!(b.texts("return window.files").await, [file], "the file says what it is, and nobody's name");
    let expected = natively(b, bundle, make).await;
    assert!(bytes == expected, "{page}: {} and {} bytes", bytes.len() / 2, expected.len() / 2);
}

/// The bytes of the file given to the person, once it is told of.
pub async fn given(b: &Browser) -> String {
    b.until(
        "the person told",
        "return window.saved && /\\.pdf/.test(document.querySelector('main [role=status]').textContent)",
    )
    .await;
    b.text("return window.saved").await
}

/// The bytes that the same answers give without a browser, on the browser's day.
async fn natively(b: &Browser, bundle: &Bundle, make: Make) -> String {
    let kept = kept::read(bundle, &b.text("return document.getElementById('kept').textContent").await);
    let today = "const now = new Date(); return [now.getDate(), now.getMonth() + 1, now.getFullYear()].join('.')";
    let today = Date::parse(&b.text(today).await);
    assert!(today.is_some() && !kept.set_aside);
    let file = pdf::write(&make(bundle, &kept.answers, &kept.values, today));
    file.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

#[test]
fn letters_that_the_pdf_cannot_show_are_told_before_it_is_made() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await;
        b.arrive("lorenskog/#/soknad-viktig").await;
        let fill = "const field = document.getElementById('felt-viktig'); field.value = arguments[0]; field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        b.js_with(fill, &["Jeg liker 🏒 og чай. 🏒!"]).await;
        b.arrive("lorenskog/#/papir").await;
        b.js(WATCH).await;
        b.press("Last ned PDF").await;
        b.until("the question with the focus", "return document.activeElement.id === 'pdf-tegn'").await;
        let letters =
            b.texts("return [...document.querySelectorAll('#pdf-tegn li')].map((one) => one.textContent)").await;
        assert_eq!(letters, ["🏒", "ч", "а", "й"], "each once");
        assert_eq!(b.texts("return window.files").await, [] as [&str; 0], "nothing is made yet");
        sound(&b, "the paper with letters that are lacking").await;
        b.js("document.querySelector('#pdf-tegn .ways button:last-child').click()").await;
        b.until("the field with the focus", "return document.activeElement.id === 'felt-viktig'").await;
        b.arrive("lorenskog/#/papir").await;
        b.js(WATCH).await;
        b.press("Last ned PDF").await;
        b.press("Lag PDF likevel").await;
        let bytes = given(&b).await;
        assert!(bytes == natively(&b, bundle("lorenskog", Language::Nb), application).await);
        assert_eq!(b.text("return document.activeElement.id").await, "pdf", "the focus stays at the button");
        sound(&b, "the paper when its PDF has been made").await;
    });
}

#[test]
fn a_pdf_that_nobody_waits_for_any_more_is_not_given() {
    stormy_journey(async |b| {
        let gate = Gate::before(b.base());
        let b = b.at(gate.address());
        gate.rule("/pdf-", Rule::Hold);
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor").await;
        b.arrive("lorenskog/#/papir").await;
        b.js(WATCH).await;
        b.press("Last ned PDF").await;
        b.press("Last ned PDF").await;
        b.turning(b.press("Slett alt")).await;
        b.turning(b.press("Ja, slett alt")).await;
        gate.open();
        b.turning(b.press("Gå til spørsmålene")).await;
        b.turning(async { drop(b.js("location.hash = '#/papir'").await) }).await;
        b.press("Last ned PDF").await;
        given(&b).await;
        assert_eq!(b.texts("return window.files").await, ["soknad-stottekontakt.pdf"], "only the one asked for since");
    });
}

#[test]
fn when_no_pdf_can_be_made_the_person_is_told_and_may_try_again_or_print() {
    stormy_journey(async |b| {
        let gate = Gate::before(b.base());
        let b = b.at(gate.address());
        for rule in [Rule::Missing, Rule::Page, Rule::Half] {
            gate.rule("/pdf-", rule);
            b.visit("lorenskog/").await;
            b.arrive("lorenskog/#/papir").await;
            b.js(WATCH).await;
            b.press("Last ned PDF").await;
            let failed = "return document.querySelector('main [role=status] .ds-alert')?.textContent ?? false";
            let told = b.until("the person told", failed).await;
            assert!(told.as_str().unwrap().contains("Det du har skrevet, er ikke borte"), "{told}");
            sound(&b, "the paper without its PDF").await;
            gate.open();
            b.press("Last ned PDF").await;
            assert!(given(&b).await.starts_with("25504446"), "%PDF");
        }
    });
}

#[test]
fn without_a_network_a_pdf_is_made_by_what_was_fetched_before() {
    by_devtools("take the network away").journey(async |b| {
        b.visit("lorenskog/").await;
        b.answer("hvem", "meg").await;
        let fetched = "return performance.getEntriesByType('resource').some((file) => /\\/pdf-.*\\.wasm$/.test(file.name) && file.responseEnd > 0)";
        b.until("what makes PDFs, without anybody asking", fetched).await;
        b.cdp("Network.enable", json!({})).await;
        let none = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        b.cdp("Network.emulateNetworkConditions", none).await;
        b.turning(async { drop(b.js("location.hash = '#/papir'").await) }).await;
        b.js(WATCH).await;
        b.press("Last ned PDF").await;
        assert!(given(&b).await.starts_with("25504446"), "%PDF");
    });
}
