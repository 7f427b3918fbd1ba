//! Starting in a browser: the bundle, what was kept, the address, and the static first question.

use super::address;
use super::state::{Notice, Screen, State};
use crate::answers::Chosen;
use crate::content::{Bundle, BundleError, decode};
use crate::{browser, kept};
use std::rc::Rc;

/// Fetches the bundle and takes over when the person leaves the static first question.
pub async fn start() {
    match bundle().await {
        Ok(bundle) => adopt(Rc::new(bundle)),
        Err(BundleError::OtherVersion) => browser::start::show_problem("problem-version"),
        Err(_) => browser::start::show_problem("problem-bundle"),
    }
}

async fn bundle() -> Result<Bundle, BundleError> {
    let address = browser::start::given("bundle").ok_or(BundleError::NotABundle)?;
    let bytes = browser::fetch::bytes(&address).await.ok_or(BundleError::NotABundle)?;
    decode(&bytes)
}

/// With stored answers, a screen in the address, or «Neste» already pressed: at once. Otherwise the static
/// question stays untouched until it is left.
fn adopt(bundle: Rc<Bundle>) {
    let kept = browser::storage::kept(&bundle.place.id).map(|text| kept::read(&bundle, &text)).unwrap_or_default();
    let wanted = address::screen(&bundle, &browser::address());
    let at_once = !kept.answers.is_empty() || kept.set_aside || wanted.is_some() || browser::start::pressed();
    if at_once {
        take_over(bundle, kept);
    } else {
        browser::start::on_leaving(move || take_over(bundle, kept));
    }
}

fn take_over(bundle: Rc<Bundle>, kept: kept::Kept) {
    let first = first_state(bundle, kept);
    if matches!(first.screen, Screen::Question(_)) && first.notice.is_none() {
        mount(first);
        browser::after_paint(|| browser::style::fetch(browser::pdf::fetch));
    } else {
        browser::style::fetch(|| {
            mount(first);
            browser::pdf::fetch();
        });
    }
}

fn mount(first: State) {
    browser::start::leave();
    if let Some(root) = browser::start::mount() {
        yew::Renderer::<super::App>::with_root_and_props(root, super::AppProps { first: Rc::new(first) }).render();
    }
}

/// The state to begin with: what was kept, the choice made in the static question, the screen in the address.
pub fn first_state(bundle: Rc<Bundle>, kept: kept::Kept) -> State {
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
    State { missing, notice, ..state }
}
