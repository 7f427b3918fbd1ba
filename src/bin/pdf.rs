//! The program that makes PDFs in the browser: a paper in, as the app sends it, and the bytes of a file out.
//!
//! It stands beside the app, which fetches it when nothing else is waited for, so that the first question waits for none
//! of it. `static/boot.js` calls it.
#![no_main]

use stottekontaktsjekken::document::{Document, pdf};
use stottekontaktsjekken::wire::Reader;
use wasm_bindgen::prelude::wasm_bindgen;

/// The document as a PDF.
#[wasm_bindgen]
pub fn write(document: &[u8]) -> Vec<u8> {
    pdf::write(&read(document))
}

/// What the fonts lack of the document's words, one a line, in UTF-8.
#[wasm_bindgen]
pub fn lacking(document: &[u8]) -> Vec<u8> {
    pdf::undrawable(&read(document)).join("\n").into_bytes()
}

/// The app and this program are built together and sent as one, so what the one writes the other can read.
fn read(document: &[u8]) -> Document {
    Reader::new(document).value()
}
