//! What every screen's view is given: the state, a way to act, and the words in the right voice.

use super::state::{Action, Screen, State};
use crate::content::{Key, Language, Service, Voice, fill};
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// The state, a way to act on it, and its words.
#[derive(Clone, PartialEq)]
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

    /// The interface's language.
    pub fn language(&self) -> Language {
        self.state.bundle.language
    }

    /// An interface text.
    pub fn t(&self, key: Key) -> String {
        self.state.bundle.text(key, self.voice()).to_owned()
    }

    /// An interface text with a placeholder filled.
    pub fn with(&self, key: Key, name: &str, value: &str) -> String {
        fill(self.state.bundle.text(key, self.voice()), name, value)
    }

    /// What a click does.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }

    /// A button that acts. `variant` is `primary`, `secondary` or `tertiary`.
    pub fn button(&self, words: String, variant: &'static str, action: Action) -> Html {
        html! {
            <button type="button" class="ds-button" data-variant={variant} onclick={self.click(action)}><span>{ words }</span></button>
        }
    }

    /// The heading of a screen, which takes the focus when the screen is shown.
    pub fn heading(&self, words: &str) -> Html {
        html! { <h1 class="ds-heading" data-size="lg" tabindex="-1"><span>{ words.to_owned() }</span></h1> }
    }

    /// A paragraph.
    pub fn p(&self, words: impl Into<String>) -> Html {
        html! { <p class="ds-paragraph">{ words.into() }</p> }
    }

    /// A link to another screen, as an ordinary link so that it can be followed before the app is ready.
    pub fn link(&self, words: String, screen: Screen) -> Html {
        let href = super::address::fragment(&self.state.bundle, screen);
        html! { <a class="ds-link" href={href}><span>{ words }</span></a> }
    }
}
