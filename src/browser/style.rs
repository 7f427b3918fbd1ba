//! The style sheet that no question needs: the program fetches it, not the page.

use super::at_most_once;
use gloo::events::EventListener;
use gloo::utils::{document, head};
use web_sys::Element;

/// Fetches the style sheet, and calls `then` once it is there or cannot be had.
pub fn fetch(then: impl FnOnce() + 'static) {
    let Some(link) = link() else { return then() };
    let then = at_most_once(then);
    for event in ["load", "error"] {
        let then = then.clone();
        EventListener::once(&link, event, move |_| then()).forget();
    }
    let _ = head().append_child(&link);
}

/// A link to the style sheet; `None` when the page has one already.
fn link() -> Option<Element> {
    let address = super::start::given("later-style")?;
    let there = document().query_selector("link[rel=stylesheet]").ok()?;
    let link = document().create_element("link").ok().filter(|_| there.is_none())?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &address).ok()?;
    Some(link)
}
