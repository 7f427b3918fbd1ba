//! The browser, behind small functions: address, focus, printing, the clock. Nothing here knows what a question is.

pub mod fetch;
pub mod idle;
pub mod pdf;
pub mod start;
pub mod storage;
pub mod style;

use crate::calendar::Date;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlElement, MouseEvent, Url};
use yew::Callback;

/// Whether the page stands in another page's frame: there nothing is kept, and nothing printed. Not outside a browser.
pub fn framed() -> bool {
    cfg!(target_arch = "wasm32") && window().top().ok().flatten().is_none_or(|top| top != window())
}

/// The address's fragment, `#` included; empty when there is none.
pub fn address() -> String {
    window().location().hash().unwrap_or_default()
}

/// Calls `then` with the fragment whenever the address changes, until dropped.
pub fn on_address_change(then: impl Fn(&str) + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| then(&address()))
}

/// Shows `fragment` in the address, as a new place in the history or instead of the present one.
pub fn show_address(fragment: &str, instead: bool) {
    if address() == fragment {
        return;
    }
    let nothing = wasm_bindgen::JsValue::NULL;
    // A page without history (a sandboxed frame) works on without addresses.
    let _ = window().history().and_then(|history| match instead {
        true => history.replace_state_with_url(&nothing, "", Some(fragment)),
        false => history.push_state_with_url(&nothing, "", Some(fragment)),
    });
}

/// Calls `then` once what has been changed is painted, or at once in a page that nobody sees, which is not painted.
pub fn after_paint(then: impl FnOnce() + 'static) {
    if document().hidden() {
        return then();
    }
    let painting = Closure::once_into_js(move || Timeout::new(0, then).forget());
    let _ = window().request_animation_frame(painting.unchecked_ref());
}

/// Calls `then` when the browser has nothing else to do, or soon, where it does not tell.
pub fn when_idle(then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    let then = then.unchecked_ref();
    // Not every browser can tell.
    if window().request_idle_callback(then).is_err() {
        let _ = window().set_timeout_with_callback(then);
    }
}

/// The page's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Whether the person is elsewhere, on the page around a frame.
pub fn elsewhere() -> bool {
    framed() && !document().has_focus().unwrap_or(true)
}

/// Moves the focus to the summary of errors, or else to the screen's heading, and shows the top of the page.
pub fn focus_screen() {
    let heading = [".ds-error-summary", "main h1"]
        .into_iter()
        .find_map(|selector| document().query_selector(selector).ok().flatten());
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus(heading.and_then(|heading| heading.dyn_into().ok()));
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Moves the focus to the element with this id.
pub fn focus_on(id: &str) {
    focus(by_id(id));
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

/// Whether the element that has this id now is on the page, whenever asked: each screen has elements of its own.
pub fn still_there(id: &str) -> impl Fn() -> bool + use<> {
    let element = by_id(id);
    move || element.as_ref().is_some_and(|element| element.is_connected())
}

/// A click that moves the focus to the element with this id, and leaves the address alone.
pub fn focus_on_click(id: String) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        focus(by_id(&id));
    })
}

/// A click that prints the page.
pub fn print_on_click() -> Callback<MouseEvent> {
    Callback::from(|_| drop(window().print()))
}

/// Opens the sections marked for paper whenever the page is printed, for as long as that takes.
pub fn open_for_print() {
    let always = |name, then: fn()| EventListener::new(&window(), name, move |_| then()).forget();
    always("beforeprint", || {
        for section in sections("details[data-paper]:not([open])") {
            let _ = section.set_attribute("open", "").and_then(|()| section.set_attribute("data-printed", ""));
        }
    });
    always("afterprint", || {
        for section in sections("details[data-printed]") {
            let _ = section.remove_attribute("open").and_then(|()| section.remove_attribute("data-printed"));
        }
    });
}

fn sections(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// A click that copies `words`, which stand before the button, and tells so in the status element after it by the first of
/// `said`. Where the browser will not, they are marked for the person to copy, which the second tells.
pub fn copy_on_click(words: String, said: [String; 2]) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        // Yew listens at its root, which is the event's current target: the button is around what was pressed.
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(button) = pressed.and_then(|pressed| pressed.closest("button").ok().flatten()) else { return };
        let said = said.clone();
        let clipboard = window().navigator().clipboard();
        // There is none where the connection is not secure.
        let copied = (!clipboard.is_undefined()).then(|| clipboard.write_text(&words));
        wasm_bindgen_futures::spawn_local(async move {
            let copied = match copied {
                Some(copied) => wasm_bindgen_futures::JsFuture::from(copied).await.is_ok(),
                None => false,
            };
            if !copied {
                mark(button.previous_element_sibling());
            }
            let [done, marked] = &said;
            if let Some(status) = button.next_element_sibling() {
                status.set_text_content(Some(if copied { done } else { marked }));
            }
        });
    })
}

/// Marks the words of an element, as if the person had.
fn mark(element: Option<Element>) {
    if let (Some(element), Ok(Some(selection))) = (element, window().get_selection()) {
        let _ = selection.select_all_children(&element);
    }
}

/// A click that gives the person a file, made by `make` on the spot and sent nowhere.
pub fn download_on_click(
    name: &'static str,
    kind: &'static str,
    make: impl Fn() -> String + 'static,
) -> Callback<MouseEvent> {
    Callback::from(move |_| drop(download(name, kind, make().as_bytes())))
}

/// How long a file made on the spot can be fetched by the browser, in milliseconds.
const KEPT_FOR: u32 = 60_000;

/// Gives the person a file. An error when the browser will not.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), wasm_bindgen::JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let address = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)?;
    let link: HtmlElement = document().create_element("a")?.dyn_into()?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    // Some browsers read the file a while after the click.
    Timeout::new(KEPT_FOR, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

/// Calls `then` after a few seconds.
pub fn in_a_while(then: impl FnOnce() + 'static) {
    Timeout::new(3_000, then).forget();
}

/// `then` for several listeners, of which only the first to be told calls it.
fn at_most_once(then: impl FnOnce() + 'static) -> Rc<dyn Fn()> {
    let then: Cell<Option<Box<dyn FnOnce()>>> = Cell::new(Some(Box::new(then)));
    Rc::new(move || {
        if let Some(then) = then.take() {
            then();
        }
    })
}

/// Calls `then` once the press or key that is under way is over: what moves on the page before that may take the
/// button from under the finger.
pub fn after_press(then: impl FnOnce() + 'static) {
    let then = at_most_once(move || {
        Timeout::new(0, then).forget();
    });
    for end in ["click", "keyup"] {
        let then = Rc::clone(&then);
        EventListener::once(&window(), end, move |_| then()).forget();
    }
}

/// Today by the device's clock; `None` when the clock shows no possible date, or outside a browser.
pub fn today() -> Option<Date> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let now = js_sys::Date::new_0();
    Date::new(now.get_full_year() as u16, now.get_month() as u8 + 1, now.get_date() as u8)
}
