//! `felles/` and `norge/`: what all municipalities share.

use super::List;
use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    #[serde(default)]
    #[schemars(with = "Vec<Question>")]
    pub question: List<Question>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    /// The question it comes right after; only for a municipality's own.
    pub after: Option<String>,
    #[serde(default)]
    pub sensitivity: u8,
    #[serde(default)]
    pub options: Vec<String>,
    /// Options that only some municipalities use.
    #[serde(default)]
    pub extra: Vec<String>,
    /// Ages where a band may begin. The bands in use are the options.
    #[serde(default)]
    pub borders: Vec<u8>,
    #[serde(default)]
    pub alone: Vec<String>,
    #[serde(default)]
    pub unsure: Vec<String>,
    #[serde(default)]
    pub many: bool,
    #[serde(default)]
    pub on_request: bool,
    pub role: Option<Role>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Voice,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    #[serde(default)]
    #[schemars(with = "Vec<Fact>")]
    pub fact: List<Fact>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: String,
    pub question: Option<String>,
    #[serde(default)]
    pub met: Vec<String>,
    #[serde(default)]
    pub open: Vec<String>,
    /// Met below this age.
    pub below: Option<u8>,
    /// Met from this age on.
    pub from: Option<u8>,
    #[serde(default)]
    pub wish: Vec<String>,
    pub all: Option<Vec<Condition>>,
    pub any: Option<Vec<Condition>>,
    pub not: Option<Condition>,
}

/// A fact id, or one of `all`, `any`, `not`, `open` over further conditions.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected a fact id, or { all = […] }, { any = […] }, { not = … } or { open = … }")]
pub enum Condition {
    Fact(String),
    All(All),
    Any(Any),
    Not(Not),
    Open(Open),
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct All {
    pub all: Vec<Condition>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Any {
    pub any: Vec<Condition>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Not {
    pub not: Box<Condition>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Open {
    pub open: Box<Condition>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    #[serde(default)]
    #[schemars(with = "Vec<Goal>")]
    pub goal: List<Goal>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub id: String,
    #[serde(default)]
    pub asks: Vec<String>,
    pub when: Option<Condition>,
    #[serde(default)]
    pub classes: Vec<crate::content::Class>,
}

/// The topics that residents ask about, and what there is to choose from when telling what a page says of them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topics {
    #[serde(default)]
    #[schemars(with = "Vec<SharedTopic>")]
    pub topic: List<SharedTopic>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedTopic {
    pub id: crate::content::Topic,
    /// What a page may say of it, in words of ours.
    #[serde(default)]
    pub says: Vec<String>,
    /// What one may ask the office about it: all of it where a page is silent.
    #[serde(default)]
    pub ask: Vec<String>,
    /// Parts of those questions, for a page that answers the rest.
    #[serde(default)]
    pub narrower: Vec<String>,
    /// Which of these no sentence that leaves room («som hovedregel») can carry.
    #[serde(default)]
    pub firm: Vec<String>,
    /// The law shown beside a silence that names none itself.
    #[serde(default)]
    pub law: Vec<String>,
}

impl SharedTopic {
    /// Everything a page may leave unsaid of it.
    pub fn questions(&self) -> impl Iterator<Item = &String> {
        self.ask.iter().chain(&self.narrower)
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conclusions {
    #[serde(default)]
    #[schemars(with = "Vec<Conclusion>")]
    pub conclusion: List<Conclusion>,
    pub default: Fallbacks,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conclusion {
    pub id: String,
    pub class: crate::content::Class,
    #[serde(default)]
    pub first: crate::content::FirstStep,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fallbacks {
    pub likely: String,
    pub assessed: String,
    pub elsewhere: String,
    pub unlikely: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Laws {
    #[serde(default)]
    #[schemars(with = "Vec<Law>")]
    pub law: List<Law>,
    /// The ids that tell how to complain.
    pub complaint: Vec<String>,
    /// The ids that hold for ledsagerbevis everywhere.
    pub ledsagerbevis: Vec<String>,
    /// The id that a rule must rest on when it says no because of age.
    pub age: String,
    /// Parts of words that leave room, such as «hovedregel»: no negative class may rest on a sentence with one.
    pub leaving_room: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Law {
    pub id: String,
    pub citation: String,
    pub checked: String,
    /// Guidance or decisions by the state rather than an act.
    #[serde(default)]
    pub guidance: bool,
}
