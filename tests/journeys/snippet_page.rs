//! The page for those who put the app on their own pages, and the posters it makes.

use crate::accessible::sound;
use crate::browser::Browser;
use crate::harness::{by_devtools, journey, stormy_journey};
use crate::keyboard::{ENTER, tab_to};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const PAGE: &str = "bygg-inn/";
const POSTERS: &str = "bygg-inn/plakat/";

/// How finely a printed page is looked at, in dots an inch: as a plain printer would.
const DOTS: usize = 150;

/// The code to paste, as it is shown.
async fn code(b: &Browser, which: &str) -> String {
    b.text(&format!("return document.getElementById('{which}').textContent")).await
}

/// Writes into a field of those that are optional.
async fn ask_for(b: &Browser, field: &str, words: &str) {
    b.js("document.querySelector('#choose details').open = true").await;
    b.write(&format!("#{field}"), words).await;
}

#[test]
fn an_editor_chooses_sees_and_copies_what_to_paste() {
    journey(async |b| {
        b.visit(PAGE).await;
        b.click("#kommune option[value=meloy]").await;
        b.click("#lang-en").await;
        ask_for(&b, "aksent", "#ffcc00").await;
        ask_for(&b, "hjorner", "0").await;
        ask_for(&b, "skrift", "Open Sans").await;
        ask_for(&b, "bredde", "640").await;
        let site = b.base();
        let link = format!("<a href=\"{site}meloy/en/\">Støttekontaktsjekken for Meløy kommune</a>");
        let expected = format!(
            "<script src=\"{site}embed.js\" async></script>\n\
             <stottekontakt-sjekk kommune=\"meloy\" lang=\"en\" aksent=\"#ffcc00\" hjorner=\"0\" skrift=\"Open Sans\" bredde=\"640\">\n  \
             {link}\n</stottekontakt-sjekk>"
        );
        assert_eq!(code(&b, "snippet").await, expected);
        let framed = format!(
            "<iframe src=\"{site}meloy/en/?aksent=%23ffcc00&amp;hjorner=0&amp;skrift=Open+Sans&amp;bredde=640\" \
             title=\"Støttekontaktsjekken for Meløy kommune\" "
        );
        assert!(code(&b, "frame").await.starts_with(&framed), "{}", code(&b, "frame").await);
        assert_eq!(code(&b, "link").await, link);
        let origin = site.trim_end_matches('/');
        assert_eq!(code(&b, "policy").await, format!("script-src {origin}; frame-src {origin}"));

        let address =
            "return document.querySelector('#preview stottekontakt-sjekk').shadowRoot?.querySelector('iframe').src";
        let shown = format!("{site}meloy/en/?aksent=%23ffcc00&hjorner=0&skrift=Open+Sans&bredde=640");
        b.until_with("the choice in the preview", &format!("{address} === arguments[0]"), &[&shown]).await;
        let width = "return document.querySelector('#preview stottekontakt-sjekk').offsetWidth";
        assert_eq!(b.js(width).await, 360);
        b.click("#width-desktop").await;
        assert_eq!(b.js(width).await, 1280);

        b.press("Kopier koden").await;
        b.until(
            "«Kopiert» told",
            "return document.querySelector('#lim ~ .code [role=status]').textContent === 'Kopiert'",
        )
        .await;
        // A field of another page, as it were.
        b.js("document.body.append(Object.assign(document.createElement('textarea'), { id: 'elsewhere' }))").await;
        b.click("#elsewhere").await;
        b.chord('\u{e009}', 'v').await;
        let pasted = b.until("something pasted", "return document.getElementById('elsewhere').value || false").await;
        assert_eq!(pasted, expected);
    });
}

#[test]
fn a_colour_that_cannot_be_read_is_told_with_the_one_that_is_used() {
    journey(async |b| {
        b.visit(PAGE).await;
        ask_for(&b, "aksent", "#ffcc00").await;
        let told = "return document.getElementById('changed').checkVisibility() && document.getElementById('changed').textContent";
        let told = b.until("the change told", told).await;
        let told = told.as_str().unwrap_or_default();
        assert!(told.starts_with("Fargen ble endret fra #ffcc00 til #"), "{told}");
        assert!(told.ends_with(" for å kunne leses."), "{told}");
        ask_for(&b, "aksent", "#0b3540").await;
        b.until("nothing told of a dark colour", "return document.getElementById('changed').hidden").await;
    });
}

#[test]
fn what_is_no_colour_number_or_font_is_told_and_left_out() {
    journey(async |b| {
        b.visit(PAGE).await;
        let before = code(&b, "snippet").await;
        for (field, wrong) in [("aksent", "gul"), ("hjorner", "25"), ("skrift", "Arial, \"x\""), ("bredde", "100%")] {
            ask_for(&b, field, wrong).await;
            let told = "return document.getElementById(arguments[0] + '-feil').checkVisibility() && document.getElementById(arguments[0]).getAttribute('aria-invalid') === 'true'";
            b.until_with("a message at the field", told, &[field]).await;
        }
        assert_eq!(code(&b, "snippet").await, before);
    });
}

#[test]
fn an_editor_reaches_the_code_and_the_poster_by_keyboard_alone() {
    journey(async |b| {
        b.visit(PAGE).await;
        tab_to(&b, "#kommune").await;
        b.key('M').await;
        b.until("the municipality chosen", "return document.getElementById('kommune').value === 'meloy'").await;
        tab_to(&b, "#choose summary").await;
        b.key(ENTER).await;
        tab_to(&b, "#bredde").await;
        tab_to(&b, "#preview").await;
        // Through the frame and out of it again.
        tab_to(&b, "[data-copy=snippet]").await;
        b.key(ENTER).await;
        b.until("«Kopiert» told", "return document.activeElement.parentElement.textContent.includes('Kopiert')").await;
        tab_to(&b, "#one-poster a").await;
        b.loading(b.key(ENTER)).await;
        assert!(b.address().await.ends_with("bygg-inn/plakat/meloy/"), "{}", b.address().await);
    });
}

#[test]
fn without_scripts_an_editor_still_reads_what_to_paste() {
    by_devtools("run no scripts").stormy_journey(async |b| {
        b.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        b.visit(PAGE).await;
        let words = b.words().await;
        for expected in
            ["<stottekontakt-sjekk kommune=", "<iframe src=", "Uten JavaScript må du fylle ut", "Plakat for "]
        {
            assert!(words.contains(expected), "{expected}: {words}");
        }
    });
}

#[test]
fn axe_finds_nothing_on_the_pages_for_editors() {
    // Within one site a frame could leave its sandbox, which browsers warn of.
    stormy_journey(async |b| {
        b.visit(PAGE).await;
        b.open_all().await;
        ask_for(&b, "aksent", "x").await;
        sound(&b, PAGE).await;
        for poster in ["lorenskog/", "meloy/en/"] {
            b.visit(&[POSTERS, poster].concat()).await;
            b.until("the code", "return document.querySelector('.poster svg') !== null").await;
            sound(&b, poster).await;
        }
    });
}

#[test]
fn a_printed_poster_is_one_sheet_of_a5_and_its_code_opens_the_municipalitys_page() {
    by_devtools("print as the page's style asks for").journey(async |b| {
        for below in ["lorenskog/", "meloy/en/"] {
            b.visit(&[POSTERS, below].concat()).await;
            b.until("the code", "return document.querySelector('.poster svg') !== null").await;
            let address = b.text("return document.getElementById('address').textContent").await;
            let page = [b.base(), below].concat();
            assert_eq!(format!("http://{address}"), page, "the address in letters");
            let printed = printed(&b).await;
            assert_eq!(printed.code(), page);
        }
    });
}

#[test]
fn only_the_page_for_editors_may_show_a_frame() {
    journey(async |b| {
        let policy = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
        for (page, allowed) in [(PAGE, true), ("bygg-inn/plakat/meloy/", false), ("meloy/", false), ("", false)] {
            b.visit(page).await;
            assert_eq!(b.text(policy).await.contains("frame-src 'self'"), allowed, "{page}");
        }
    });
}

/// A page as a printer would make it: how light each dot is, row by row.
struct Printed {
    width: usize,
    light: Vec<u8>,
}

impl Printed {
    fn light(&self, x: usize, y: usize) -> u8 {
        self.light[y * self.width + x]
    }

    /// What the one code says that stands on it, which must be big, dark on light, and have room around.
    fn code(&self) -> String {
        let height = self.light.len() / self.width;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(self.width, height, |x, y| self.light(x, y));
        let codes = picture.detect_grids();
        let [code] = codes.as_slice() else { panic!("{} codes", codes.len()) };
        let (about, words) = code.decode().expect("a code that can be read");
        let [first, _, last, _] = code.bounds;
        let at = |dot: i32| usize::try_from(dot).unwrap();
        let (left, top, right) = (at(first.x), at(first.y), at(last.x));
        assert!((right - left) * 254 / (DOTS * 10) >= 40, "the code is at least four centimetres wide");
        let module = (right - left) / about.version.to_size();
        assert!(self.light(left + module / 2, top + module / 2) < 64, "dark");
        let ground = |x: usize, y: usize| self.light(x, y) > 240;
        let room = 4 * module - 2;
        let around = (left - room..=right + room).all(|x| (top - room..top - 2).all(|y| ground(x, y)));
        let beside = (top..top + (right - left)).all(|y| (left - room..left - 2).all(|x| ground(x, y)));
        assert!(around && beside, "four light modules around");
        words
    }
}

/// Prints the page shown, which is to be one sheet of A5.
async fn printed(b: &Browser) -> Printed {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("poster.pdf");
    let asked = json!({ "preferCSSPageSize": true, "printBackground": true });
    let Value::String(base64) = b.cdp("Page.printToPDF", asked).await["data"].take() else { panic!("nothing printed") };
    let bytes = b.js_with("return [...atob(arguments[0])].map((byte) => byte.charCodeAt(0))", &[&base64]).await;
    let bytes: Vec<u8> = serde_json::from_value(bytes).unwrap();
    std::fs::write(&file, &bytes).unwrap();
    let told = Command::new("pdfinfo").arg(&file).output().unwrap().stdout;
    let told = String::from_utf8_lossy(&told).into_owned();
    assert!(told.lines().any(|line| line.replace(' ', "") == "Pages:1") && told.contains("(A5)"), "{told}");
    let picture = Command::new("pdftoppm")
        .args(["-gray", "-singlefile", "-r", &DOTS.to_string()])
        .arg(&file)
        .output()
        .unwrap()
        .stdout;
    // The format PGM: «P5», the width, the height and the lightest number, with white space after each, and the dots.
    let mut words = picture.splitn(5, |byte| byte.is_ascii_whitespace());
    let width = std::str::from_utf8(words.nth(1).unwrap()).unwrap().parse().unwrap();
    Printed { width, light: words.nth(2).unwrap().to_vec() }
}
