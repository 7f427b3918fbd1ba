//! What everything rests on: quotations, law, silences and readings, by rule id, and the topics they speak of.

use super::{FactIx, Service, SourceIx, StatementIx, Voiced};
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
        /// Whether it is guidance or a decision by the state rather than an act.
        guidance: bool,
    },
    /// The page says nothing; national law may stand beside it.
    Silence(Vec<StatementIx>),
    /// Our reading, beside a quotation.
    Reading(StatementIx),
}

/// A statement where it is shown among others.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Its position.
    pub position: StatementIx,
    /// The statement.
    pub statement: &'a Statement,
    /// Whether its page is named here: quotations that follow one another from the same page share one attribution.
    pub attributed: bool,
}

impl Service {
    /// What is shown of `basis`, in order: a part of a sentence that is quoted whole is not repeated.
    pub fn shown(&self, basis: &[StatementIx]) -> Vec<Shown<'_>> {
        let found = |position: &StatementIx| Some((*position, self.statement(*position)?));
        let every: Vec<(StatementIx, &Statement)> = basis.iter().filter_map(found).collect();
        let listed: Vec<(StatementIx, &Statement)> =
            every.iter().filter(|(_, said)| !every.iter().any(|(_, other)| said.is_part_of(other))).copied().collect();
        let page_of = |at: usize| listed.get(at).and_then(|(_, said)| said.page());
        let ends_its_page = |at: usize| page_of(at + 1).is_none() || page_of(at + 1) != page_of(at);
        let places = listed.iter().enumerate();
        places
            .map(|(at, &(position, statement))| Shown { position, statement, attributed: ends_its_page(at) })
            .collect()
    }

    /// The sentence that a quotation is a part of, or the quotation itself: nobody is given half a sentence.
    pub fn whole<'a>(&'a self, part: &'a Statement) -> &'a Statement {
        let longer = self.statements.iter().filter(|other| part.is_part_of(other));
        longer.max_by_key(|other| other.text.du.len()).unwrap_or(part)
    }
}

impl Statement {
    /// The page it quotes.
    pub fn page(&self) -> Option<SourceIx> {
        match self.kind {
            Ground::Quote(page) => Some(page),
            _ => None,
        }
    }

    /// Whether both quote the same page, and this one only a part of what the other does.
    fn is_part_of(&self, other: &Statement) -> bool {
        let (part, sentence) = (&self.text.du, &other.text.du);
        self.page().is_some() && self.page() == other.page() && sentence.len() > part.len() && sentence.contains(part)
    }
}

/// `2020-06-18` as `18.06.2020`.
pub fn shown_date(iso: &str) -> String {
    let mut parts: Vec<&str> = iso.split('-').collect();
    parts.reverse();
    parts.join(".")
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
    /// What the page leaves open, as questions to the office.
    pub ask: Vec<Voiced>,
}
