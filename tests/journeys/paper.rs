//! The application and its paper: what is written stays, what is odd is only pointed out, and it prints on A4.

use crate::browser::Browser;
use crate::harness::{by_devtools, journey};
use serde_json::json;

const CONTROL: char = '\u{e009}';

#[test]
fn an_odd_number_is_pointed_out_and_never_stops_anyone() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await;
        b.arrive("lorenskog/#/soknad-kontakt").await;
        b.write("#felt-telefon", "12").await;
        let warnings =
            "return [...document.querySelectorAll('main .ds-validation-message')].map((one) => one.textContent)";
        assert_eq!(b.texts(warnings).await, [] as [&str; 0], "nobody is corrected while writing");
        b.click("#felt-epost").await;
        b.until("a warning", "return document.querySelector('main .ds-validation-message') !== null").await;
        assert_eq!(b.texts(warnings).await, ["Se over: Dette ser ikke ut som et telefonnummer."]);
        b.write("#felt-epost", "kari").await;
        assert_eq!(b.turning(b.press("Neste")).await.fragment, "#/soknad-underskrift", "one press is enough");
        b.turning(b.press("Se søknaden")).await;
        assert_eq!(b.text("return document.querySelector('[data-warnings]').dataset.warnings").await, "2");
        b.press("Telefon: Dette ser ikke ut som et telefonnummer.").await;
        b.until("the field with the focus", "return document.activeElement.id === 'felt-telefon'").await;
        b.until("the address of the field's section", "return location.hash === '#/soknad-kontakt'").await;
    });
}

#[test]
fn characters_that_cannot_be_printed_are_taken_out_of_a_field_and_the_person_is_told() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await;
        b.arrive("lorenskog/#/soknad-viktig").await;
        let paste = "const field = document.getElementById('felt-viktig'); field.value = arguments[0]; field.dispatchEvent(new InputEvent('input', { bubbles: true })); return field.value";
        b.js_with(paste, &["På\tkamp\r\nmed noen"]).await;
        let told = "return document.getElementById('felt-viktig-tatt_bort')?.textContent ?? false";
        let value = "return document.getElementById('felt-viktig').value";
        b.until("the words kept", "return document.getElementById('kept').textContent.includes('kamp')").await;
        assert_eq!(b.js(told).await, false, "spaces and new lines are nothing to tell of");
        b.js_with(paste, &["På\u{7} kamp\u{0}"]).await;
        let message = b.until("the person told", told).await;
        assert_eq!(message, "Vi tok bort tegn som ikke kan skrives ut. Resten står som det ble skrevet.");
        assert_eq!(b.text(value).await, "På kamp");
        let described = "return document.getElementById('felt-viktig').getAttribute('aria-describedby')";
        assert!(b.text(described).await.contains("felt-viktig-tatt_bort"));
    });
}

#[test]
fn the_answers_can_be_copied_field_by_field() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser,hjemme").await;
        b.turning(b.press("Søke på nett hos kommunen")).await;
        let kept = "return document.getElementById('kept').textContent";
        let before = b.text(kept).await;
        b.press("Kopier svaret på «Trenger du hjelp til noe av dette også?»").await;
        b.until(
            "«Kopiert» told",
            "return [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === 'Kopiert')",
        )
        .await;
        assert_eq!(b.text(kept).await, before, "what the page keeps for a restart is untouched");
        // A field of another page, as it were.
        b.js("document.body.append(Object.assign(document.createElement('textarea'), { id: 'elsewhere' }))").await;
        b.click("#elsewhere").await;
        b.chord(CONTROL, 'v').await;
        b.until("something pasted", "return document.getElementById('elsewhere').value !== ''").await;
        let pasted = b.text("return document.getElementById('elsewhere').value").await;
        assert_eq!(pasted, "Lekser; Husarbeid, matlaging, handling eller stell");
    });
}

#[test]
fn where_the_browser_does_not_copy_the_words_are_marked_for_the_person_to_copy() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser,hjemme").await;
        b.turning(b.press("Søke på nett hos kommunen")).await;
        for refusal in [
            "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
            "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })",
        ] {
            b.js(&["getSelection().removeAllRanges(); ", refusal].concat()).await;
            b.press("Kopier svaret på «Trenger du hjelp til noe av dette også?»").await;
            let marked = "return getSelection().toString()";
            b.until("the words marked", &[marked, " !== ''"].concat()).await;
            assert_eq!(b.text(marked).await, "Lekser; Husarbeid, matlaging, handling eller stell");
            let told = "return [...document.querySelectorAll('[role=status]')].map((one) => one.textContent).join('')";
            assert!(b.text(told).await.contains("lot oss ikke kopiere"));
        }
    });
}

#[test]
fn an_ordinary_application_prints_on_two_sheets_of_a4() {
    by_devtools("print as the page's style asks for").journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor onsker=samvaer,ut annet=lekser bolig=nei ute=ofte savn=ofte form=to ledsagerbevis=nei").await;
        b.arrive("lorenskog/#/soknad-viktig").await;
        b.write("#felt-viktig", "Jeg vil gjerne ha noen å gå på kamp med.").await;
        b.arrive("lorenskog/#/papir").await;
        let ordinary = sheets(&b).await;
        b.visit("lorenskog/soknad.html").await;
        let blank = sheets(&b).await;
        println!("measured: sheets of A4: an ordinary application {ordinary}, the blank form {blank}");
        assert!((1..=2).contains(&ordinary), "two sheets are enough for an ordinary application, not {ordinary}");
    });
}

/// How many sheets of A4 the page prints on, as its style asks for them.
async fn sheets(b: &Browser) -> u64 {
    let printed = b.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
    let count = r"
        const sheets = atob(arguments[0]).match(/\/Type \/Page\b[^]*?\/MediaBox \[[^\]]*/g);
        return sheets.every((sheet) => /\[0 0 59[45][.\d]* 84[12][.\d]*$/.test(sheet)) ? sheets.length : sheets.join(' ');";
    let count = b.js_with(count, &[printed["data"].as_str().unwrap()]).await;
    count.as_u64().unwrap_or_else(|| panic!("sheets of another size: {count}"))
}
