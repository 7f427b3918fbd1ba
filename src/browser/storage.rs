//! What the tab keeps until it is closed, and the device when the person asks for it. Every storage may be missing; then
//! only memory is left.

use crate::app::keeping::Keeping;
use crate::calendar::Date;
use gloo::utils::{document, window};
use web_sys::{Storage, Window};

/// What every key of ours begins with.
const PREFIX: &str = "stottekontaktsjekken";
/// The key that says that others use this machine.
const SHARED: &str = "stottekontaktsjekken:delt";

/// In another page's frame nothing is kept.
fn of_own_page() -> Option<Window> {
    (!super::framed()).then(window)
}

fn session() -> Option<Storage> {
    of_own_page()?.session_storage().ok().flatten()
}

fn device() -> Option<Storage> {
    of_own_page()?.local_storage().ok().flatten()
}

fn key(municipality: &str) -> String {
    [PREFIX, ".", municipality].concat()
}

/// The element of the page that holds the latest text, for a restart after the program has stopped.
const IN_PAGE: &str = "kept";

/// Does what the person has just chosen: a place on the device for what is kept of a municipality, or none. What other
/// tabs have there is theirs until somebody chooses.
pub fn choose(municipality: &str, keeping: Keeping) {
    let key = &key(municipality);
    if let Some(device) = device() {
        let _ = match keeping {
            Keeping::Device(until) => device.set_item(key, &stamped(until, "")),
            Keeping::Tab | Keeping::Shared => device.remove_item(key),
        };
    }
    if let Some(session) = session() {
        let _ = match keeping {
            Keeping::Shared => session.set_item(SHARED, ""),
            Keeping::Tab | Keeping::Device(_) => session.remove_item(SHARED),
        };
    }
}

/// Keeps `text` for a municipality: in the page, in the tab, and in the place chosen on the device. Gives whether it is
/// kept there: a device may refuse, and another tab may have taken the place away.
pub fn keep(municipality: &str, text: &str, keeping: Keeping) -> bool {
    let key = &key(municipality);
    in_page(text);
    if let Some(session) = session() {
        let _ = session.set_item(key, text);
    }
    let Keeping::Device(until) = keeping else { return true };
    let Some(device) = device() else { return false };
    let place = device.get_item(key).is_ok_and(|there| there.is_some());
    let kept = place && device.set_item(key, &stamped(until, text)).is_ok();
    if !kept {
        // Better none than answers that have been changed since.
        let _ = device.remove_item(key);
    }
    kept
}

/// What stands on the device: the last day, and what is kept until then.
fn stamped(until: Date, text: &str) -> String {
    [&until.to_string(), "\n", text].concat()
}

/// What the device keeps under `key`, and until when. Texts of ours whose time is out go, of whatever municipality.
fn in_time(device: &Storage, key: &str, today: Option<Date>) -> Option<(String, Keeping)> {
    let mut found = None;
    for ours in ours(device) {
        let stored = device.get_item(&ours).ok().flatten().unwrap_or_default();
        let Some((until, text)) = stored.split_once('\n') else { continue };
        match Date::parse(until).and_then(|until| Keeping::found(until, today)) {
            Some(keeping) if ours == key => found = Some((text.to_owned(), keeping)),
            Some(_) => {}
            None => drop(device.remove_item(&ours)),
        }
    }
    found
}

/// Our keys, all of them before any goes: the positions change.
fn ours(storage: &Storage) -> Vec<String> {
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(PREFIX)).collect()
}

/// The text kept for a municipality, the page's own before the tab's before the device's, and where it is kept. What
/// another tab keeps on the device is not this one's to write: only who finds the same there goes on writing it.
pub fn kept(municipality: &str, today: Option<Date>) -> (Option<String>, Keeping) {
    let key = &key(municipality);
    let page = document().get_element_by_id(IN_PAGE).and_then(|element| element.text_content());
    let tab = || session()?.get_item(key).ok().flatten();
    let text = page.filter(|text| !text.is_empty()).or_else(tab);
    let found = device().and_then(|device| in_time(&device, key, today));
    if let Some((on_device, keeping)) = found.filter(|(found, _)| text.as_ref().is_none_or(|text| text == found)) {
        return (Some(on_device), keeping);
    }
    let shared = session().is_some_and(|session| session.get_item(SHARED).is_ok_and(|said| said.is_some()));
    (text, if shared { Keeping::Shared } else { Keeping::Tab })
}

/// Leaves nothing of a municipality behind in this tab.
pub fn forget(municipality: &str) {
    in_page("");
    if let Some(session) = session() {
        let _ = session.remove_item(&key(municipality));
    }
}

/// Leaves nothing behind, of any municipality, but that others use this machine: the next one's answers are to go too.
pub fn forget_everything(keeping: Keeping) {
    in_page("");
    for storage in [session(), device()].into_iter().flatten() {
        let spared = |key: &String| keeping == Keeping::Shared && key == SHARED;
        ours(&storage).iter().filter(|key| !spared(key)).for_each(|key| drop(storage.remove_item(key)));
    }
}

fn in_page(text: &str) {
    if let Some(element) = document().get_element_by_id(IN_PAGE) {
        element.set_text_content(Some(text));
    }
}
