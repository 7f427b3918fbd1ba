//! What the tab keeps until it is closed. Every storage may be missing; then only memory is left.

use gloo::utils::{document, window};
use web_sys::Storage;

const PREFIX: &str = "stottekontaktsjekken.";

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The element of the page that holds the latest text, for a restart after the program has stopped.
const IN_PAGE: &str = "kept";

/// Keeps `text` for a municipality, in the tab and in the page.
pub fn keep(municipality: &str, text: &str) {
    in_page(text);
    if let Some(session) = session() {
        let _ = session.set_item(&[PREFIX, municipality].concat(), text);
    }
}

/// The text kept for a municipality: the page's own before the tab's.
pub fn kept(municipality: &str) -> Option<String> {
    let page = document().get_element_by_id(IN_PAGE).and_then(|element| element.text_content());
    let tab = || session()?.get_item(&[PREFIX, municipality].concat()).ok().flatten();
    page.filter(|text| !text.is_empty()).or_else(tab)
}

/// Leaves nothing behind.
pub fn forget(municipality: &str) {
    in_page("");
    if let Some(session) = session() {
        let _ = session.remove_item(&[PREFIX, municipality].concat());
    }
}

fn in_page(text: &str) {
    if let Some(element) = document().get_element_by_id(IN_PAGE) {
        element.set_text_content(Some(text));
    }
}
