//! What every screen's view is given: the state, a way to act, and the words in the right voice.

use super::element::{Element, el, span};
use super::state::{Action, Screen, State};
use crate::application::Draft;
use crate::content::{Key, Language, Service, Voice, Voiced, fill};
use std::rc::Rc;
use yew::{Callback, MouseEvent};

/// The state, a way to act on it, and its words.
#[derive(Clone)]
pub struct Context {
    /// The state shown.
    pub state: Rc<State>,
    /// Sends an action.
    pub act: Callback<Action>,
}

impl Context {
    /// The municipality's service.
    pub fn service(&self) -> &Service {
        &self.state.bundle.service
    }

    /// Whom the words are about.
    pub fn voice(&self) -> Voice {
        self.service().voice(&self.state.answers)
    }

    /// The papers as they are filled in so far.
    pub fn draft(&self) -> Draft<'_> {
        Draft { bundle: &self.state.bundle, answers: &self.state.answers, values: &self.state.values }
    }

    /// The interface's language.
    pub fn language(&self) -> Language {
        self.state.bundle.language
    }

    /// An interface text.
    pub fn t(&self, key: Key) -> &str {
        self.state.bundle.text(key, self.voice())
    }

    /// An interface text with a placeholder filled.
    pub fn with(&self, key: Key, name: &str, value: &str) -> String {
        fill(self.t(key), name, value)
    }

    /// A text in the right voice.
    pub fn say<'a>(&self, text: &'a Voiced) -> &'a str {
        text.get(self.voice())
    }

    /// What a click does.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }

    /// A button that acts. `variant` is `primary`, `secondary` or `tertiary`.
    pub fn button(&self, words: &str, variant: &'static str, action: Action) -> Element {
        button(words, variant, self.click(action))
    }

    /// The heading of a screen, which takes the focus when the screen is shown.
    pub fn heading(&self, words: &str) -> Element {
        el("h1").class("ds-heading").set("data-size", "lg").set("tabindex", "-1").has(span(words))
    }

    /// A link to another screen, as an ordinary link so that it can be followed before the app is ready.
    pub fn link(&self, words: &str, screen: Screen) -> Element {
        link(&super::address::fragment(&self.state.bundle, screen)).has(span(words))
    }
}

/// A paragraph.
pub fn p(words: &str) -> Element {
    el("p").class("ds-paragraph").has(words)
}

/// A button that calls back. `variant` is `primary`, `secondary` or `tertiary`.
pub fn button(words: &str, variant: &'static str, then: Callback<MouseEvent>) -> Element {
    let button = el("button").set("type", "button").class("ds-button").set("data-variant", variant);
    button.on_click(then).has(span(words))
}

/// A link without its words.
pub fn link(address: &str) -> Element {
    el("a").class("ds-link").set("href", address)
}

/// A link to another site without its words: it opens beside this page and does not tell from where it was followed.
pub fn link_out(class: &'static str, address: &str) -> Element {
    el("a").class(class).set("href", address).set("target", "_blank").set("rel", "noopener noreferrer")
}
