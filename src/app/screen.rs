//! What can be shown: the screens, what is told at the top of one, and how far a PDF has come.

use crate::content::{Paperwork, QuestionIx};

/// A screen of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// One question.
    Question(QuestionIx),
    /// The result with its reasons.
    Result,
    /// The answers, field by field, to copy into the municipality's own form.
    Copy,
    /// One section of a paper to fill in.
    Form(usize),
    /// The first of them, before it is known which that is.
    Fill(Paperwork),
    /// A paper as it will print.
    Paper(Paperwork),
    /// The person has an answer and is not satisfied.
    Complaint,
    /// The person has a støttekontakt today.
    HaveOne,
    /// The person wants to become one.
    BecomeOne,
    /// Whether to erase everything.
    Erase,
    /// Everything has been erased.
    Erased,
    /// The address names no screen.
    Unknown,
}

/// Something to tell at the top of the next screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Some stored answers could not be read.
    SetAside,
    /// A changed answer brought more questions.
    Grew,
    /// There were answers from before.
    Resumed,
    /// The device would not keep the answers.
    NotOnDevice,
}

/// How far the making of a PDF has come, of the paper shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Making {
    /// Nobody has asked for it.
    #[default]
    NotAsked,
    /// It is being made.
    UnderWay,
    /// The fonts lack these letters, one a line: the person decides whether it is made.
    Lacks(String),
    /// It has been given to the person.
    Done,
    /// It could not be made.
    Failed,
}
