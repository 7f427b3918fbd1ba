//! What can happen to the app's state.

use super::keeping::Keeping;
use super::state::{Making, Screen};
use crate::answers::Chosen;
use crate::application::Value;
use crate::content::{Bundle, FieldIx, QuestionIx};
use std::rc::Rc;

/// What a person, or the address bar, does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Chooses options of a question; `None` takes the answer away.
    Choose(QuestionIx, Option<Chosen>),
    /// Goes on from a question.
    Next,
    /// Goes back from a question or the result.
    Back,
    /// Goes to where the answers lead.
    Onward,
    /// Changes one answer, then returns.
    Change(QuestionIx),
    /// Goes to a screen.
    Go(Screen),
    /// Goes to a field of the paper shown.
    GoToField(FieldIx),
    /// The address bar shows this.
    Follow(String),
    /// The same bundle, with what arrives later.
    Complete(Rc<Bundle>),
    /// Fills in a field of a paper.
    Fill(FieldIx, Value),
    /// Leaves a field of a paper.
    Leave(FieldIx),
    /// The making of a PDF goes on.
    MakePdf(Making),
    /// Erases nothing, and returns.
    Keep,
    /// Erases everything.
    Erase,
    /// Keeps the answers there from now on.
    KeepIn(Keeping),
    /// The device would not keep the answers.
    NotKept,
    /// Nobody has touched the page for so many minutes.
    Untouched(u32),
    /// Somebody is there again.
    Uncover,
}

impl Action {
    /// Whether what is kept may have to be written anew.
    pub fn changes_answers(&self) -> bool {
        use Action::{Choose, Erase, Fill, KeepIn, Untouched};
        matches!(self, Choose(..) | Fill(..) | Erase | KeepIn(_) | Untouched(_))
    }
}
