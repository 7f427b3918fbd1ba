//! The start page's static part: the first question that can be answered before the program has arrived.

use gloo::events::EventListener;
use gloo::utils::{body, document};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The element the app is mounted in.
pub fn mount() -> Option<Element> {
    document().get_element_by_id("app")
}

/// A value that the page gives the program, such as the address of its bundle.
pub fn given(name: &str) -> Option<String> {
    body().get_attribute(&["data-", name].concat())
}

/// The static part, as long as it is there.
fn part() -> Option<Element> {
    document().get_element_by_id("start")
}

/// The option chosen in the static question.
pub fn choice() -> Option<String> {
    let chosen = part()?.query_selector("input:checked").ok().flatten()?;
    chosen.dyn_into::<HtmlInputElement>().ok().map(|input| input.value())
}

/// Whether the person has pressed «Neste» before the program was ready.
pub fn pressed() -> bool {
    part().is_some_and(|part| part.has_attribute("data-pressed"))
}

/// Takes the static part away: from now on the app shows every screen.
pub fn leave() {
    if let Some(part) = part() {
        part.remove();
    }
}

/// Calls `then` once, when the person leaves the static question by its button or by a link to a screen.
pub fn on_leaving(then: impl FnOnce() + 'static) {
    let Some(button) = document().get_element_by_id("neste") else { return then() };
    let then = super::at_most_once(then);
    let at_link = then.clone();
    EventListener::once(&button, "click", move |_| then()).forget();
    // Not only the first: a link to a place within the page leaves nothing.
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
        if super::address().starts_with("#/") {
            at_link();
        }
    })
    .forget();
}

/// Shows the static message that something went wrong, found by a selector.
pub fn show_problem(selector: &str) {
    if let Ok(Some(problem)) = document().query_selector(selector) {
        let _ = problem.remove_attribute("hidden");
        let _ = problem.dyn_into::<web_sys::HtmlElement>().map(|problem| problem.focus());
    }
}
