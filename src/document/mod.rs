//! Paper as a tree: what stands on it and in which order, never how it looks.
//!
//! The screen, the print-out and the PDF are all rendered from the same nodes.

mod addendum;
mod application;
mod complaint;
mod costs;
mod frame;
mod fullmakt;
mod part;
#[cfg(feature = "pdf")]
pub mod pdf;
mod signature;
mod summary;

#[cfg(test)]
mod tests;

pub use application::{application, blank};
pub use complaint::{blank_complaint, complaint};
pub use costs::{costs, in_all, kroner};
pub use fullmakt::{blank_fullmakt, fullmakt};
pub use summary::summary;

use crate::answers::Answers;
use crate::application::Values;
use crate::calendar::Date;
use crate::content::{Bundle, Paperwork};
use serde::{Deserialize, Serialize};

/// A paper as filled in. `date` is the day it was made; without one, the date is left to the pen. `None` when there is
/// nothing to sum up yet.
pub fn paper(
    paperwork: Paperwork,
    bundle: &Bundle,
    answers: &Answers,
    values: &Values,
    date: Option<Date>,
) -> Option<Document> {
    match paperwork {
        Paperwork::Application => Some(application(bundle, answers, values, date)),
        Paperwork::Complaint => Some(complaint(bundle, answers, values, date)),
        Paperwork::Summary => summary(bundle, answers, values, date),
    }
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// The language of its own words, as a tag.
    pub lang: String,
    /// The day it is from, which is all a PDF knows of time: when it was made, or when its content was last read.
    pub date: Option<Date>,
    /// What stands at the foot of each page, beside the page number: never a fødselsnummer.
    pub footer: String,
    /// Words for what a renderer itself must say.
    pub words: Words,
    /// What stands on it, in order.
    pub blocks: Vec<Block>,
}

/// Words that renderers need, in the document's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// «side», before the page number.
    pub page: String,
    /// «av», between the page number and the number of pages.
    pub of: String,
    /// «krysset av», for those who hear the page.
    pub ticked: String,
    /// «ikke krysset av»
    pub unticked: String,
    /// «linje til å skrive på», for those who hear the page.
    pub pen: String,
    /// «ruter til å skrive i», for boxes that take a digit each.
    pub digits: String,
    /// «Sted og dato», beside a signature.
    pub place_and_date: String,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; level 1 is the document's title.
    Heading {
        /// From 1.
        level: u8,
        /// Its words.
        text: Text,
    },
    /// A paragraph.
    Paragraph(Text),
    /// Labelled values.
    Fields(Vec<Row>),
    /// Boxes, ticked or open.
    Checks {
        /// What they are about.
        label: String,
        /// The boxes.
        boxes: Vec<Tick>,
    },
    /// A question as it was asked, with what was answered.
    Question {
        /// The question.
        asked: String,
        /// One entry for each option chosen.
        answer: Vec<String>,
        /// The language of both, where it is not the document's.
        lang: Option<String>,
    },
    /// A list.
    List(Vec<Text>),
    /// A table.
    Table {
        /// Column headings.
        head: Vec<String>,
        /// Rows of cells.
        rows: Vec<Vec<Text>>,
    },
    /// Somebody else's sentence, word for word.
    Quote {
        /// The sentence, in its quotation marks.
        text: Text,
        /// Whose it is; empty when the next quotation says it for both.
        from: String,
    },
    /// A line to sign on, with room for place and date.
    Signature {
        /// In what capacity one signs.
        who: String,
        /// A name already known, to stand under the line.
        name: String,
    },
    /// A remark in small type.
    Note(String),
    /// An address, one line an entry.
    Address {
        /// What stands before it.
        label: String,
        /// Its lines.
        lines: Vec<String>,
    },
    /// An empty space of 60 × 30 mm, top right, for the office's date stamp.
    StampSpace(String),
    /// A good place to turn the page: what follows may begin a new one, where that costs no further sheet.
    PageBreak,
    /// What follows stands on a sheet of its own.
    NewSheet,
}

impl Block {
    /// A heading in the document's language.
    pub fn heading(level: u8, words: &str) -> Block {
        Block::Heading { level, text: Text::from(words) }
    }
}

/// Words, which may be in another language than the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The words; line breaks are the writer's own.
    pub words: String,
    /// Their language as a tag: `None` for the document's own, empty for one that is not known.
    pub lang: Option<String>,
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Text { words: words.to_owned(), lang: None }
    }
}

/// A label with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The label.
    pub label: String,
    /// The value, or room for it.
    pub entry: Entry,
}

/// A value, or room for the pen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// What was filled in.
    Filled(Text),
    /// So many open lines.
    Pen(u8),
    /// So many open boxes, one for each digit.
    Digits(u8),
}

/// A box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// What it is for.
    pub label: String,
    /// Whether it is ticked.
    pub ticked: bool,
    /// Whether a line for the pen follows.
    pub pen: bool,
}

impl Tick {
    /// A box for the pen to tick.
    pub fn open(label: &str) -> Self {
        Tick { label: label.to_owned(), ticked: false, pen: false }
    }
}
