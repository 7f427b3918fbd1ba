//! The content files as an editor writes them. What each field means is told in [`crate::content`].

pub use super::form::Form;
use serde::Deserialize;
use toml::Spanned;

/// A list of tables, each with its place in the file.
pub type List<T> = Vec<Spanned<T>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    #[serde(default)]
    pub question: List<Question>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    #[serde(default)]
    pub sensitivity: u8,
    pub options: Vec<String>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Voice,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    #[serde(default)]
    pub fact: List<Fact>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: String,
    pub question: Option<String>,
    #[serde(default)]
    pub met: Vec<String>,
    #[serde(default)]
    pub open: Vec<String>,
    #[serde(default)]
    pub wish: Vec<String>,
    pub all: Option<Vec<Condition>>,
    pub any: Option<Vec<Condition>>,
    pub not: Option<Condition>,
}

/// A fact id, or one of `all`, `any`, `not`, `open` over further conditions.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "expected a fact id, or { all = […] }, { any = […] }, { not = … } or { open = … }")]
pub enum Condition {
    Fact(String),
    All(All),
    Any(Any),
    Not(Not),
    Open(Open),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct All {
    pub all: Vec<Condition>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Any {
    pub any: Vec<Condition>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Not {
    pub not: Box<Condition>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    pub open: Box<Condition>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    #[serde(default)]
    pub goal: List<Goal>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub id: String,
    #[serde(default)]
    pub asks: Vec<String>,
    pub when: Option<Condition>,
    #[serde(default)]
    pub classes: Vec<crate::content::Class>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conclusions {
    #[serde(default)]
    pub conclusion: List<Conclusion>,
    pub default: Fallbacks,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conclusion {
    pub id: String,
    pub class: crate::content::Class,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fallbacks {
    pub likely: String,
    pub assessed: String,
    pub elsewhere: String,
    pub unlikely: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Laws {
    #[serde(default)]
    pub law: List<Law>,
    /// The ids that tell how to complain.
    pub complaint: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    pub id: String,
    pub citation: String,
    pub checked: String,
    /// National guidance rather than an act.
    #[serde(default)]
    pub guidance: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub id: String,
    pub name: String,
    pub genitive: String,
    pub full_name: String,
    pub page_language: String,
    pub statsforvalter: String,
    pub review: Review,
    pub office: Office,
    pub running_office: Option<RunningOffice>,
    #[serde(default)]
    pub apply: Apply,
    #[serde(default)]
    pub links: Links,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "expected \"none\", or { by = \"…\", date = \"…\", next = \"…\" }")]
pub enum Review {
    None(NoReview),
    By(crate::content::Review),
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum NoReview {
    #[serde(rename = "none")]
    None,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub hours: Option<String>,
    #[serde(default)]
    pub address: Vec<String>,
    pub visit: Option<String>,
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunningOffice {
    pub name: String,
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Apply {
    #[serde(default)]
    pub online: bool,
    pub page: Option<String>,
    #[serde(default)]
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    pub ledsagerbevis: Option<String>,
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
    pub question: List<Question>,
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
    #[allow(dead_code, reason = "compared with a saved page when sources are checked")]
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
    #[serde(default)]
    pub law: Vec<String>,
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
    pub over: Vec<String>,
    pub basis: Vec<String>,
    #[serde(default)]
    pub reservation: bool,
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
    pub basis: Vec<String>,
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
