//! Words a resident reads: in which language, and about whom.

use serde::{Deserialize, Serialize};

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Whom the application is for; decides the words, never the outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Voice {
    /// The resident speaks for themselves: «du».
    #[default]
    Du,
    /// Someone responsible for a child: «barnet».
    Barn,
    /// Someone who helps an adult: «den du hjelper».
    Voksen,
}

impl Voice {
    /// All voices, in the order their texts are stored.
    pub const ALL: [Voice; 3] = [Voice::Du, Voice::Barn, Voice::Voksen];
}

/// A language the interface exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Norwegian bokmål.
    #[default]
    Nb,
    /// English.
    En,
}

impl Language {
    /// All languages; the first is the municipalities' own.
    pub const ALL: [Language; 2] = [Language::Nb, Language::En];

    /// The language's tag (BCP 47), as in folder names and `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Nb => "nb",
            Language::En => "en",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language's own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Nb => "Bokmål",
            Language::En => "English",
        }
    }
}

/// A text in three voices, or one that is the same in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voiced {
    /// The words about «du», or about anyone when `others` is absent.
    pub du: String,
    /// The words about «barnet» and about «den du hjelper».
    pub others: Option<Box<(String, String)>>,
}

impl Voiced {
    /// The same words in every voice.
    pub fn same(text: impl Into<String>) -> Self {
        Voiced { du: text.into(), others: None }
    }

    /// The words in `voice`.
    pub fn get(&self, voice: Voice) -> &str {
        match (voice, self.others.as_deref()) {
            (Voice::Barn, Some((barn, _))) => barn,
            (Voice::Voksen, Some((_, voksen))) => voksen,
            _ => &self.du,
        }
    }

    /// The same text with `change` made to the words of every voice.
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Voiced {
            du: change(&self.du),
            others: self.others.as_deref().map(|(barn, voksen)| Box::new((change(barn), change(voksen)))),
        }
    }

    /// This text and another one after it, voice by voice, with `between` them.
    #[cfg(feature = "authoring")]
    #[must_use]
    pub fn beside(&self, between: &str, other: &Voiced) -> Self {
        let both = |voice| [self.get(voice), between, other.get(voice)].concat();
        let same = self.others.is_none() && other.others.is_none();
        let others = (!same).then(|| Box::new((both(Voice::Barn), both(Voice::Voksen))));
        Voiced { du: both(Voice::Du), others }
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.du.is_empty()
    }
}

/// Puts `value` where `{name}` stands in `text`.
pub fn fill(text: &str, name: &str, value: &str) -> String {
    let mut filled = String::with_capacity(text.len() + value.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.strip_prefix(name).and_then(|tail| tail.strip_prefix('}')) {
            Some(tail) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
