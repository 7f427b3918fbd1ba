//! Starting in a browser: the bundle, what was kept, the address, and the static first question.

use super::App;
use super::address;
use super::keeping::Keeping;
use super::state::{Action, Notice, Screen, State};
use crate::answers::Chosen;
use crate::content::{Bundle, BundleError, Later, decode, decode_later};
use crate::{browser, kept};
use std::rc::Rc;
use yew::AppHandle;

/// The message that what the municipality says could not be had, where a screen waits for it and nothing is told yet.
/// When the screen waits no longer, `styles/app.css` takes the message away.
const NO_PAPERS: &str = "#app:has(.waiting) ~ #problem-bundle[hidden]";

/// Fetches the bundle and takes over when the person leaves the static first question.
pub async fn start() {
    if let Err(error) = adopt().await {
        let other = error == BundleError::OtherVersion;
        browser::start::show_problem(if other { "#problem-version" } else { "#problem-bundle" });
    }
}

async fn fetched(name: &str) -> Result<Vec<u8>, BundleError> {
    let address = browser::start::given(name).ok_or(BundleError::NotABundle)?;
    browser::fetch::bytes(&address).await.ok_or(BundleError::NotABundle)
}

async fn later() -> Result<Later, BundleError> {
    decode_later(&fetched("later-bundle").await?)
}

/// With stored answers, a screen in the address, or «Neste» already pressed: at once. Otherwise the static
/// question stays untouched until it is left.
async fn adopt() -> Result<(), BundleError> {
    let bytes = fetched("bundle").await?;
    let mut bundle = decode(&bytes)?;
    let (text, keeping) = browser::storage::kept(&bundle.place.id, browser::today());
    // What was kept, or the address, may be of a paper.
    if text.is_some() || browser::address().starts_with("#/") {
        bundle = bundle.with(later().await?);
    }
    let kept = text.map(|text| kept::read(&bundle, &text)).unwrap_or_default();
    let wanted = address::screen(&bundle, &browser::address());
    let at_once = !kept.answers.is_empty() || kept.set_aside || wanted.is_some() || browser::start::pressed();
    let part = (!bundle.whole()).then_some(bytes);
    if at_once {
        take_over(bundle, part, (kept, keeping));
    } else {
        browser::start::on_leaving(move || take_over(bundle, part, (kept, keeping)));
    }
    Ok(())
}

/// Shows the first screen; `part` is the file that the bundle was read from, if another is to come.
fn take_over(bundle: Bundle, part: Option<Vec<u8>>, kept: (kept::Kept, Keeping)) {
    let first = first_state(Rc::new(bundle), kept);
    if matches!(first.screen, Screen::Question(_)) && first.notice.is_none() {
        let app = mount(first);
        browser::after_paint(|| browser::style::fetch(|| complete(app, part)));
    } else {
        browser::style::fetch(|| complete(mount(first), part));
    }
}

fn mount(first: State) -> Option<AppHandle<App>> {
    browser::start::leave();
    let root = browser::start::mount()?;
    Some(yew::Renderer::<App>::with_root_and_props(root, super::AppProps { first: Rc::new(first) }).render())
}

/// Fetches all that no question needs, the same for everyone. What the papers are made of is tried again until it is
/// here: the way to the papers waits for it, and says so when it does not come.
fn complete(app: Option<AppHandle<App>>, part: Option<Vec<u8>>) {
    wasm_bindgen_futures::spawn_local(async move {
        if let (Some(running), Some(bytes)) = (&app, &part) {
            match whole(bytes).await {
                Ok(bundle) => running.send_message(Action::Complete(Rc::new(bundle))),
                Err(_) => {
                    browser::start::show_problem(NO_PAPERS);
                    return browser::in_a_while(|| complete(app, part));
                }
            }
        }
        browser::pdf::fetch();
    });
}

async fn whole(part: &[u8]) -> Result<Bundle, BundleError> {
    let later = later().await?;
    Ok(decode(part)?.with(later))
}

/// The state to begin with: what was kept, the choice made in the static question, the screen in the address.
fn first_state(bundle: Rc<Bundle>, (kept, keeping): (kept::Kept, Keeping)) -> State {
    let wanted = address::screen(&bundle, &browser::address());
    let resumed = wanted.is_none() && !kept.answers.is_empty();
    let mut answers = kept.answers;
    let first = bundle.service.voice_question.and_then(|first| Some((first, bundle.service.question(first)?)));
    if let Some((position, question)) = first {
        let chosen = browser::start::choice().and_then(|id| question.option(&id)).map(Chosen::one);
        if let Some(chosen) = chosen {
            answers.set(position, chosen);
        }
    }
    let missing = wanted.is_none() && answers.is_empty() && !kept.set_aside;
    let wanted = wanted.or_else(|| first.map(|(position, _)| Screen::Question(position)).filter(|_| missing));
    let notice = kept.set_aside.then_some(Notice::SetAside).or(resumed.then_some(Notice::Resumed));
    let state = State::new(bundle.clone(), answers, kept.values, wanted);
    State { missing, notice, keeping, ..state }
}
