//! What everything rests on: quotations, law, silences and readings, by rule id, and the topics they speak of.

use super::{FactIx, SourceIx, StatementIx, Voiced};
use serde::{Deserialize, Serialize};

/// A page statements are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The page's title.
    pub title: String,
    /// Whose page it is.
    pub publisher: String,
    /// Its address.
    pub url: String,
    /// ISO date it was last changed; `None` when not known.
    pub changed: Option<String>,
    /// ISO date it was read; `None` when the copy has no date.
    pub read: Option<String>,
    /// Whether it had not been changed for two years when the content was last gone through.
    pub old: bool,
}

/// What something rests on, by rule id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The rule id, such as `L07`.
    pub id: String,
    /// What kind of ground it is.
    pub kind: Ground,
    /// The quotation, or our words.
    pub text: Voiced,
    /// Set when `text` is in another language than the interface.
    pub lang: Option<String>,
    /// What a quotation in another language says, in the interface's; our words.
    pub gist: Option<String>,
}

/// What kind of ground a statement is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// The municipality's own sentence.
    Quote(SourceIx),
    /// Another page of the municipality, restated.
    Outside(SourceIx),
    /// National law, restated, with its citation and the ISO date it was checked.
    Law {
        /// Act and section.
        citation: String,
        /// ISO date.
        checked: String,
        /// Whether it is national guidance rather than an act.
        guidance: bool,
    },
    /// The page says nothing; national law may stand beside it.
    Silence(Vec<StatementIx>),
    /// Our reading, beside a quotation.
    Reading(StatementIx),
}

/// A quoted criterion with the facts it turns on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// The quotation.
    pub quote: StatementIx,
    /// The facts it turns on.
    pub facts: Vec<FactIx>,
}

/// Something else the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What it says.
    pub basis: StatementIx,
    /// What kind of remark it is. An example never decides.
    pub kind: RemarkKind,
}

/// What kind of remark.
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemarkKind {
    /// What the municipality weighs besides the criteria.
    Discretion,
    /// What the service is for.
    Purpose,
    /// Examples, in an open list.
    Example,
    /// Everything else.
    Background,
}

/// A topic a resident may ask about; every municipality covers each of them.
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema), schemars(rename = "TopicId"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Topic {
    Kostnad,
    EgneUtgifter,
    Utgifter,
    Ledsagerbevis,
    Klage,
    Alternativer,
    Alder,
    Form,
    Kontakt,
    Soknad,
    Vedlegg,
    BliStottekontakt,
    Parorende,
    Saksbehandlingstid,
    Omfang,
    Heldogns,
    IkkeTil,
    Prioritet,
    Opphold,
    PaVegne,
    Skyss,
    Dato,
    Lov,
    Malgruppe,
    Hjemmebesok,
}

impl Topic {
    /// Topics with a section of their own on the result page.
    pub const SECTIONS: [Topic; 7] = [
        Topic::Heldogns,
        Topic::Alternativer,
        Topic::Form,
        Topic::Kostnad,
        Topic::Ledsagerbevis,
        Topic::Saksbehandlingstid,
        Topic::Klage,
    ];

    /// Topics that stand together in the last section on what the page says, in this order.
    pub const REST: [Topic; 13] = [
        Topic::Malgruppe,
        Topic::Prioritet,
        Topic::Alder,
        Topic::IkkeTil,
        Topic::Hjemmebesok,
        Topic::Skyss,
        Topic::Omfang,
        Topic::Parorende,
        Topic::Vedlegg,
        Topic::PaVegne,
        Topic::Opphold,
        Topic::Lov,
        Topic::Dato,
    ];

    /// All topics.
    pub const ALL: [Topic; 25] = [
        Topic::Kostnad,
        Topic::EgneUtgifter,
        Topic::Utgifter,
        Topic::Ledsagerbevis,
        Topic::Klage,
        Topic::Alternativer,
        Topic::Alder,
        Topic::Form,
        Topic::Kontakt,
        Topic::Soknad,
        Topic::Vedlegg,
        Topic::BliStottekontakt,
        Topic::Parorende,
        Topic::Saksbehandlingstid,
        Topic::Omfang,
        Topic::Heldogns,
        Topic::IkkeTil,
        Topic::Prioritet,
        Topic::Opphold,
        Topic::PaVegne,
        Topic::Skyss,
        Topic::Dato,
        Topic::Lov,
        Topic::Malgruppe,
        Topic::Hjemmebesok,
    ];
}

/// What the municipality says on a topic, quoted or silent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TopicEntry {
    /// The topic.
    pub topic: Topic,
    /// Quotations, outside facts or silences.
    pub basis: Vec<StatementIx>,
    /// What it comes to, in words of ours; a topic with a section of its own always has it.
    pub heading: Option<Voiced>,
    /// Set when `heading` is in another language than the interface.
    pub lang: Option<String>,
}
