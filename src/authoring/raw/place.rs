//! `sted.toml`: the municipality and its offices.

use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub id: String,
    pub name: String,
    pub genitive: String,
    pub full_name: String,
    /// What the page calls a støttekontakt, when it is another word.
    pub service_name: Option<String>,
    /// The same in English, when it is not a support contact either.
    pub service_name_en: Option<String>,
    /// What the person who comes along is called, as «støttekontakten» in a sentence, when it is another word.
    pub helper: Option<String>,
    /// The same in English.
    pub helper_en: Option<String>,
    pub page_language: String,
    pub statsforvalter: String,
    pub review: Review,
    pub office: Office,
    pub running_office: Option<RunningOffice>,
    #[serde(default)]
    pub apply: Apply,
    #[serde(default)]
    pub links: Links,
    #[serde(default)]
    pub alternative: Vec<Alternative>,
    #[serde(default)]
    pub look: Look,
}

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    #[schemars(regex(pattern = "^#[0-9A-Fa-f]{6}$"))]
    pub accent: Option<String>,
    #[schemars(range(min = 0, max = 24))]
    pub radius: Option<i64>,
    #[schemars(regex(pattern = "^[A-Za-zÆØÅæøå][A-Za-zÆØÅæøå0-9 -]{0,39}$"))]
    pub font: Option<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    pub name: String,
    pub url: Option<String>,
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected \"none\", or { by = \"…\", date = \"…\", next = \"…\" }")]
pub enum Review {
    None(NoReview),
    By(crate::content::Review),
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum NoReview {
    #[serde(rename = "none")]
    None,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
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

#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunningOffice {
    pub name: String,
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Apply {
    #[serde(default)]
    pub online: bool,
    pub page: Option<String>,
    #[serde(default)]
    pub basis: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Links {
    pub ledsagerbevis: Option<String>,
}
