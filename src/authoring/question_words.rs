//! The words of a question, on the screen and on paper: shared, or the municipality's own.

use super::ages::Band;
use super::diagnostic::Diagnostics;
use super::raw;
use super::words::Words;
use crate::content::{Choice, Voiced, fill};

/// An option before it has words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// By its id in the content files.
    Id(String),
    /// A band of ages.
    Band(Band),
}

/// Options in display order, with what each is to its question.
pub type Options = Vec<(Named, Choice)>;

/// A question that is asked, before it has words.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// As in its file.
    pub raw: &'a raw::Question,
    /// The options asked here.
    pub options: Options,
    /// Whether it is of the shared vocabulary.
    pub shared: bool,
}

/// A question's words.
#[derive(Debug)]
pub struct QuestionWords {
    /// The question itself.
    pub title: Voiced,
    /// A noun phrase for lists.
    pub short: String,
    /// Why it is asked.
    pub why: Voiced,
    /// A line of help.
    pub help: Option<Voiced>,
    /// Ids, kinds and labels of the options.
    pub labels: Vec<(String, Choice, String)>,
    /// Set when the question itself is there in the page's language alone.
    pub lang: Option<String>,
}

impl Words<'_> {
    /// The words of a question with its options.
    pub fn question(&self, asked: &Asked, problems: &mut Diagnostics) -> QuestionWords {
        let id = &asked.raw.id;
        let mut text = |part: &str| {
            let key = format!("sporsmal.{id}.{part}");
            match asked.shared {
                false => self.own(&key, problems),
                true => self.own_or(&key, "sporsmal", &format!("{id}.{part}"), problems),
            }
        };
        let labels = asked.options.iter().map(|(option, kind)| match option {
            Named::Id(option) => (option.clone(), *kind, text(&format!("options.{option}")).0.du),
            Named::Band(band) => {
                let (part, ages) = band.words();
                let label = text(&format!("bands.{part}")).0.du;
                let label = ages.iter().fold(label, |label, (name, age)| fill(&label, name, &age.to_string()));
                (band.id(), *kind, label)
            }
        });
        let labels = labels.collect();
        let (title, lang) = text("title");
        let (short, why) = (text("short").0.du, text("why").0);
        let help = self.own_if(&format!("sporsmal.{id}.help")).map(|(help, _)| help);
        let help = help.or_else(|| self.shared_if("sporsmal", &format!("{id}.help")));
        QuestionWords { title, short, why, help, labels, lang }
    }
}
