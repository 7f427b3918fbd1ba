//! Questions, their closed lists of options, and what a municipality says of each wish.

use super::{StatementIx, Voiced};
use crate::answers::Chosen;
use serde::{Deserialize, Serialize};

/// What an option is to its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// An ordinary answer.
    Plain,
    /// A definite answer that excludes the others («ikke noe av dette»).
    Alone,
    /// «Vet ikke», «vil ikke svare»: stands for any other option.
    Unsure,
}

/// A question with its closed list of options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// As in content files, addresses and `data-question`.
    pub id: String,
    /// 0 to 3; 3 is asked last.
    pub sensitivity: u8,
    /// Whether several options may be chosen.
    pub many: bool,
    /// Asked only when the person asks for it, outside the interview.
    pub on_request: bool,
    /// The options in display order.
    pub options: Vec<Choosable>,
    /// The question itself.
    pub title: Voiced,
    /// A neutral noun phrase for lists and page titles.
    pub short: String,
    /// Why it is asked, naming no criterion.
    pub why: Voiced,
    /// A line of help.
    pub help: Option<Voiced>,
    /// Set when its words are in another language than the interface.
    pub lang: Option<String>,
    /// What this municipality's page says about it.
    pub why_basis: Vec<StatementIx>,
    /// For a question of wishes: the sets of wish states that answers can show, in branch order.
    pub patterns: Vec<u8>,
}

impl Question {
    /// Whether even the fact that it was asked could tell something about a person: its address and title are neutral.
    pub fn is_sensitive(&self) -> bool {
        self.sensitivity >= 2
    }

    /// The options of one kind, as a set of bits.
    pub fn mask(&self, kind: Choice) -> u32 {
        let bits = self.options.iter().enumerate().filter(|(_, option)| option.kind == kind);
        bits.fold(0, |mask, (position, _)| mask | 1 << (position & 31))
    }

    /// Position of the option with this id.
    pub fn option(&self, id: &str) -> Option<usize> {
        self.options.iter().position(|option| option.id == id)
    }
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choosable {
    /// As in content files and `data-option`.
    pub id: String,
    /// Plain, alone or unsure.
    pub kind: Choice,
    /// The words to choose by, without pronouns.
    pub label: String,
    /// For a wish: what this municipality says of it.
    pub wish: Option<WishState>,
}

/// What a municipality's page says about a wish.
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WishState {
    /// Within what the page says the service is for.
    ForThis,
    /// The page does not mention it.
    NotMentioned,
    /// The ledsagerbevis, a scheme of its own.
    OtherScheme,
    /// Outside what the page says the service is for, though not excluded.
    Outside,
    /// Excluded in the page's own words.
    NotHere,
}

impl WishState {
    /// The state as one bit of a pattern.
    pub fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

impl Question {
    /// The set of wish states an answer shows.
    pub fn pattern(&self, chosen: Chosen) -> u8 {
        let states = chosen.options().filter_map(|option| self.options.get(option)?.wish);
        states.fold(0, |pattern, state| pattern | state.bit())
    }

    /// Whether its options are wishes.
    pub fn of_wishes(&self) -> bool {
        !self.patterns.is_empty()
    }
}
