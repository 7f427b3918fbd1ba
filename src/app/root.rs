//! The app's root: holds the state, shows its screen, and tells the browser of each change.

use super::context::Context;
use super::form_fields::input_id;
use super::state::{Action, Screen, State};
use super::{address, screens, shell};
use crate::{browser, kept};
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, use_effect_with, use_reducer};

/// The state to begin with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// Read from the bundle, what was kept, and the address.
    pub first: Rc<State>,
}

/// The whole app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let first = Rc::clone(&props.first);
    let handle = use_reducer(move || (*first).clone());
    let act = {
        let dispatcher = handle.dispatcher();
        Callback::from(move |action: Action| dispatcher.dispatch(action))
    };
    let ctx = Context { state: Rc::new((*handle).clone()), act: act.clone() };
    {
        let ctx = ctx.clone();
        use_effect_with((ctx.state.screen, ctx.state.visit), move |_| announce(&ctx));
    }
    {
        let state = Rc::clone(&ctx.state);
        use_effect_with((state.answers.clone(), Rc::clone(&state.values)), move |_| keep(&state));
    }
    {
        let bundle = Rc::clone(&ctx.state.bundle);
        use_effect_with((), move |()| {
            let listening = browser::on_address_change(move |fragment| {
                let first = bundle.service.voice_question.map(Screen::Question).filter(|_| fragment.len() < 2);
                if let Some(screen) = first.or_else(|| address::screen(&bundle, fragment)) {
                    act.emit(Action::Arrive(screen));
                }
            });
            move || drop(listening)
        });
    }
    shell::around(&ctx, screens::view(&ctx))
}

/// A new screen: its title, its address, and the focus on its heading or on the field that the person asked for.
fn announce(ctx: &Context) {
    browser::set_title(&screens::title(ctx));
    if ctx.state.screen != Screen::Unknown {
        let fragment = address::fragment(&ctx.state.bundle, ctx.state.screen);
        browser::show_address(&fragment, ctx.state.arrived);
    }
    match ctx.state.field.and_then(|field| ctx.state.bundle.form.field(field)) {
        Some(field) => browser::focus_on(&input_id(field)),
        None => browser::focus_screen(),
    }
}

fn keep(state: &State) {
    if state.answers.is_empty() && state.values.iter().next().is_none() {
        browser::storage::forget(&state.bundle.place.id);
    } else {
        browser::storage::keep(&state.bundle.place.id, &kept::write(&state.bundle, &state.answers, &state.values));
    }
}
