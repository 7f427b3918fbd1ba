//! `stottekontakt.toml` and `sporsmal.toml`: what one municipality says, and questions of its own.

use super::{Conclusion, Condition, Fact, List, Question};
use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

/// A municipality's own questions, with the facts they set.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Own {
    #[serde(default)]
    #[schemars(with = "Vec<Question>")]
    pub question: List<Question>,
    #[serde(default)]
    #[schemars(with = "Vec<Fact>")]
    pub fact: List<Fact>,
}

/// An option that only some municipalities use.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    pub question: String,
    pub id: String,
    pub basis: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    #[serde(default)]
    #[schemars(with = "Vec<Source>")]
    pub source: List<Source>,
    #[serde(default)]
    #[schemars(with = "Vec<Quote>")]
    pub quote: List<Quote>,
    #[serde(default)]
    #[schemars(with = "Vec<Outside>")]
    pub fact_outside: List<Outside>,
    #[serde(default)]
    #[schemars(with = "Vec<Silent>")]
    pub silent: List<Silent>,
    #[serde(default)]
    #[schemars(with = "Vec<Reading>")]
    pub reading: List<Reading>,
    #[serde(default)]
    #[schemars(with = "Vec<Aside>")]
    pub aside: List<Aside>,
    #[serde(default)]
    #[schemars(with = "Vec<Extra>")]
    pub option: List<Extra>,
    #[serde(default)]
    #[schemars(with = "Vec<Fact>")]
    pub fact: List<Fact>,
    #[serde(default)]
    #[schemars(with = "Vec<Conclusion>")]
    pub conclusion: List<Conclusion>,
    #[serde(default)]
    #[schemars(with = "Vec<Rule>")]
    pub rule: List<Rule>,
    #[serde(default)]
    #[schemars(with = "Vec<Criterion>")]
    pub criterion: List<Criterion>,
    #[serde(default)]
    #[schemars(with = "Vec<Remark>")]
    pub remark: List<Remark>,
    #[serde(default)]
    #[schemars(with = "Vec<Wish>")]
    pub wish: List<Wish>,
    #[serde(default)]
    #[schemars(with = "Vec<Topic>")]
    pub topic: List<Topic>,
    #[serde(default)]
    #[schemars(with = "Vec<Why>")]
    pub why: List<Why>,
    #[serde(default)]
    #[schemars(with = "Vec<Unasked>")]
    pub unasked: List<Unasked>,
    #[schemars(with = "Option<FollowUp>")]
    pub follow_up: Option<Spanned<FollowUp>>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
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

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    pub id: String,
    pub source: String,
    pub text: String,
    pub part_of: Option<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    pub id: String,
    pub source: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Silent {
    pub id: String,
    pub topic: crate::content::Topic,
    pub law: Option<Vec<String>>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub id: String,
    pub beside: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Aside {
    pub id: String,
    pub reason: String,
    pub topic: Option<crate::content::Topic>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected \"below\", or a list of rule ids")]
pub enum Over {
    Below(Below),
    Named(Vec<String>),
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum Below {
    #[serde(rename = "below")]
    Below,
}

impl Default for Over {
    fn default() -> Self {
        Over::Named(Vec::new())
    }
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub quote: String,
    pub facts: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    pub basis: String,
    pub kind: crate::content::RemarkKind,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    pub id: String,
    pub state: crate::content::WishState,
    pub basis: Vec<String>,
    pub instead: Option<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: crate::content::Topic,
    #[serde(default)]
    pub says: Says,
    pub basis: Vec<String>,
    /// Questions on the topic, of those in `felles/emner.toml`, that the page leaves open.
    #[serde(default)]
    pub unsaid: Vec<String>,
}

/// One or more of the sayings that the topic has in `felles/emner.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
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

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Why {
    pub question: String,
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unasked {
    pub question: String,
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    pub question: String,
    pub basis: Vec<String>,
}
