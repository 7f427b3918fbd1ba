//! `stottekontakt.toml` and `sporsmal.toml`: what one municipality says, and questions of its own.

use super::{Conclusion, Condition, Fact, List, Question};
use serde::Deserialize;
use toml::Spanned;

/// A municipality's own questions, with the facts they set.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    #[serde(default)]
    pub question: List<Question>,
    #[serde(default)]
    pub fact: List<Fact>,
}

/// An option that only some municipalities use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    pub question: String,
    pub id: String,
    pub basis: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    #[serde(default)]
    pub source: List<Source>,
    #[serde(default)]
    pub quote: List<Quote>,
    #[serde(default)]
    pub fact_outside: List<Outside>,
    #[serde(default)]
    pub silent: List<Silent>,
    #[serde(default)]
    pub reading: List<Reading>,
    #[serde(default)]
    pub aside: List<Aside>,
    #[serde(default)]
    pub option: List<Extra>,
    #[serde(default)]
    pub fact: List<Fact>,
    #[serde(default)]
    pub conclusion: List<Conclusion>,
    #[serde(default)]
    pub rule: List<Rule>,
    #[serde(default)]
    pub criterion: List<Criterion>,
    #[serde(default)]
    pub remark: List<Remark>,
    #[serde(default)]
    pub wish: List<Wish>,
    #[serde(default)]
    pub topic: List<Topic>,
    #[serde(default)]
    pub why: List<Why>,
    #[serde(default)]
    pub unasked: List<Unasked>,
    pub follow_up: Option<Spanned<FollowUp>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub url: String,
    pub changed: String,
    pub read: String,
    pub fingerprint: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    pub id: String,
    pub source: String,
    pub text: String,
    pub part_of: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    pub id: String,
    pub source: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silent {
    pub id: String,
    pub topic: crate::content::Topic,
    pub law: Option<Vec<String>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub id: String,
    pub beside: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aside {
    pub id: String,
    pub reason: String,
    pub topic: Option<crate::content::Topic>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    pub goal: String,
    pub conclusion: String,
    pub when: Condition,
    #[serde(default)]
    pub over: Over,
    pub basis: Vec<String>,
    /// What makes the result uncertain: a text under `forbehold`.
    pub reservation: Option<String>,
}

/// The rules a rule stands over: named, or all that come below it in the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "expected \"below\", or a list of rule ids")]
pub enum Over {
    Below(Below),
    Named(Vec<String>),
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Below {
    #[serde(rename = "below")]
    Below,
}

impl Default for Over {
    fn default() -> Self {
        Over::Named(Vec::new())
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub quote: String,
    pub facts: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    pub basis: String,
    pub kind: crate::content::RemarkKind,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    pub id: String,
    pub state: crate::content::WishState,
    pub basis: Vec<String>,
    pub instead: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: crate::content::Topic,
    #[serde(default)]
    pub says: Says,
    pub basis: Vec<String>,
}

/// One or more of the sayings that the topic has in `felles/emner.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "expected a saying of the topic, or a list of them")]
pub enum Says {
    One(String),
    Several(Vec<String>),
}

impl Default for Says {
    fn default() -> Self {
        Says::Several(Vec::new())
    }
}

impl Says {
    pub fn all(&self) -> &[String] {
        match self {
            Says::One(one) => std::slice::from_ref(one),
            Says::Several(all) => all,
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    pub question: String,
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unasked {
    pub question: String,
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    pub question: String,
    pub basis: Vec<String>,
}
