//! The app's root: holds the state, shows its screen, and tells the browser of each change.

use super::context::Context;
use super::form_fields::input_id;
use super::keeping::Keeping;
use super::state::{Action, Screen, State};
use super::{address, screens, shell};
use crate::{browser, kept};
use gloo::events::EventListener;
use std::rc::Rc;
use yew::{Component, Html, Properties};

/// The state to begin with.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// Read from the bundle, what was kept, and the address.
    pub first: Rc<State>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.first, &other.first)
    }
}

/// The whole app.
pub struct App {
    state: Rc<State>,
    /// The visit that the browser has been told of.
    announced: Option<u32>,
    /// Whether what is kept is behind what has been answered.
    unkept: bool,
    /// Listens to the address bar.
    _listening: Option<EventListener>,
    /// Notices that nobody is there.
    _watching: Option<browser::idle::Watch>,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &yew::Context<Self>) -> Self {
        App { state: Rc::clone(&ctx.props().first), announced: None, unkept: true, _listening: None, _watching: None }
    }

    fn update(&mut self, _: &yew::Context<Self>, action: Action) -> bool {
        self.unkept |= action.changes_answers();
        if let Action::KeepIn(keeping) = action {
            browser::storage::choose(&self.state.bundle.place.id, keeping);
        }
        let whole = matches!(action, Action::Complete(_));
        let erases = matches!(action, Action::Erase | Action::Untouched(_));
        let state = Rc::make_mut(&mut self.state);
        state.act(action);
        if erases && state.screen == Screen::Erased {
            browser::storage::forget_everything(state.keeping);
        }
        if whole && state.screen == Screen::Unknown {
            // The address may be of a paper, which nobody could know.
            state.act(Action::Follow(browser::address()));
        }
        true
    }

    fn view(&self, ctx: &yew::Context<Self>) -> Html {
        let ctx = self.context(ctx);
        shell::around(&ctx, screens::view(&ctx))
    }

    fn rendered(&mut self, ctx: &yew::Context<Self>, first: bool) {
        if first {
            self._listening = Some(listen(ctx));
            self._watching = Some(watch(ctx));
            browser::open_for_print();
        }
        if self.announced.replace(self.state.visit) != Some(self.state.visit) {
            announce(&self.context(ctx));
        }
        if std::mem::take(&mut self.unkept) && !keep(&self.state) {
            ctx.link().send_message(Action::NotKept);
        }
    }
}

impl App {
    fn context(&self, ctx: &yew::Context<Self>) -> Context {
        Context { state: Rc::clone(&self.state), act: ctx.link().callback(|action| action) }
    }
}

/// Follows the address bar.
fn listen(ctx: &yew::Context<App>) -> EventListener {
    let act = ctx.link().callback(|action| action);
    browser::on_address_change(move |fragment| act.emit(Action::Follow(fragment.to_owned())))
}

/// Tells how long nobody has touched the page; once it is covered, the time starts anew.
fn watch(ctx: &yew::Context<App>) -> browser::idle::Watch {
    let link = ctx.link().clone();
    browser::idle::watch(move |minutes| {
        let due = link.get_component().and_then(|app| app.state.due(minutes));
        due.inspect(|_| link.send_message(Action::Untouched(minutes))).is_some()
    })
}

/// A new screen: the focus on its heading or on the field that the person asked for, and once it is painted its title and
/// its address: both keep the browser busy, and nobody sees them sooner.
fn announce(ctx: &Context) {
    let state = Rc::clone(&ctx.state);
    let title = screens::title(ctx);
    match state.field.and_then(|field| state.bundle.form.field(field)) {
        Some(field) => browser::focus_on(&input_id(field)),
        // Nobody has asked for a cover: whoever is elsewhere on the page around stays there.
        None if ctx.state.covered && browser::elsewhere() => {}
        None if ctx.state.follow_up => browser::focus_on(screens::result_sections::FOLLOW_UP),
        None => browser::focus_screen(),
    }
    browser::after_paint(move || {
        browser::set_title(&title);
        if state.screen != Screen::Unknown {
            browser::show_address(&address::fragment(&state.bundle, state.screen), state.arrived);
        }
    });
}

/// Keeps what has been answered where the person has said. Gives whether that could be done.
fn keep(state: &State) -> bool {
    let municipality = &state.bundle.place.id;
    if !state.holds_anything() && !matches!(state.keeping, Keeping::Device(_)) {
        browser::storage::forget(municipality);
    } else {
        let text = kept::write(&state.bundle, &state.answers, &state.values);
        return browser::storage::keep(municipality, &text, state.keeping);
    }
    true
}
