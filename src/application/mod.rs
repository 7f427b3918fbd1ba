//! The application being filled in: what is in its fields, which fields are shown, and what to look over.
//!
//! Nothing here decides anything, and nothing is demanded: a warning never stops anyone.

mod costs;
mod signing;
mod warning;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use costs::{Cost, whole_number};
pub use signing::{ChildAge, Custody, Signer, Signing};
pub use warning::{Warning, warning};

use crate::answers::{Answers, Chosen};
use crate::calendar::Date;
use crate::content::{Bundle, Field, FieldIx, Form, Given, Kind, Paperwork, QuestionIx, Role, Section, Voice, When};
use crate::interview::standing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Written words.
    Text(String),
    /// Chosen options, as bits.
    Options(u32),
}

impl Value {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.trim().is_empty(),
            Value::Options(bits) => *bits == 0,
        }
    }
}

/// What the person has put into fields. A field that was never touched is not here: it shows the answer from
/// the interview, if it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values(BTreeMap<FieldIx, Value>);

impl Values {
    /// Nothing filled in.
    pub const EMPTY: Values = Values(BTreeMap::new());

    /// Puts a value into a field, cleaned; an emptied field stays empty, also where the interview has an answer. Whether
    /// characters were taken out of it, which the person is to be told.
    pub fn set(&mut self, form: &Form, field: FieldIx, value: Value) -> bool {
        let Some(found) = form.field(field) else { return false };
        let (value, lost) = match value {
            Value::Text(text) => (Value::Text(clean(found.kind, &text)), text.chars().any(unprintable)),
            Value::Options(bits) => (Value::Options(bits), false),
        };
        self.0.insert(field, value);
        lost
    }

    /// What was put into a field.
    pub fn get(&self, field: FieldIx) -> Option<&Value> {
        self.0.get(&field)
    }

    /// The fields touched, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (FieldIx, &Value)> {
        self.0.iter().map(|(field, value)| (*field, value))
    }

    /// What may be written to storage: all but the fødselsnummer.
    #[must_use]
    pub fn storable(&self, form: &Form) -> Values {
        let may = |field: &FieldIx| form.field(*field).is_some_and(|field| !field.never_stored());
        Values(self.0.iter().filter(|(field, _)| may(field)).map(|(field, value)| (*field, value.clone())).collect())
    }
}

/// Takes away what cannot be printed: control characters, and line breaks where there is one line.
pub fn clean(kind: Kind, text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let spaced = unified.chars().map(|c| match c {
        '\t' => ' ',
        '\n' if kind != Kind::Text => ' ',
        other => other,
    });
    spaced.filter(|c| !unprintable(*c)).collect()
}

/// Whether it is a control character that becomes neither a space nor a new line.
fn unprintable(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

/// An application as it stands: the bundle's form, with answers and values.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// The municipality's questions and form.
    pub bundle: &'a Bundle,
    /// The interview's answers.
    pub answers: &'a Answers,
    /// What has been put into fields.
    pub values: &'a Values,
}

impl<'a> Draft<'a> {
    /// The voice it is filled in with.
    pub fn voice(&self) -> Voice {
        self.bundle.service.voice(self.answers)
    }

    /// The chosen options of a field, from the person or else from the interview. One that this voice is not offered
    /// does not count, and is kept: it counts again where it is offered again.
    pub fn options(&self, field: FieldIx) -> u32 {
        let Some(found) = self.bundle.form.field(field) else { return 0 };
        let chosen = match self.values.get(field) {
            Some(Value::Options(bits)) => *bits,
            Some(Value::Text(_)) => 0,
            None => self.prefilled(found),
        };
        chosen & found.options_for(self.voice()).fold(0, |bits, (option, _)| bits | 1 << (option & 31))
    }

    /// The words in a field.
    pub fn text(&self, field: FieldIx) -> &'a str {
        match self.values.get(field) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// The option chosen in the field with this role, when it is shown.
    pub fn chosen(&self, role: Role) -> Option<usize> {
        let field = self.bundle.form.with_role(role).filter(|field| self.shows(*field))?;
        Chosen::from_bits(self.options(field))?.options().next()
    }

    /// The words in the field with this role, without the space around them.
    pub fn words(&self, role: Role) -> &'a str {
        self.bundle.form.with_role(role).map_or("", |field| self.text(field).trim())
    }

    /// Whether a field is shown: for this voice, in this language, with its conditions met. What was filled in where the
    /// interface had another language holds, and can be seen and changed.
    pub fn shows(&self, field: FieldIx) -> bool {
        let voice = self.voice();
        let Some(found) = self.bundle.form.field(field) else { return false };
        let offered = found.offered || self.values.get(field).is_some_and(|value| !value.is_empty());
        offered && found.voices.has(voice) && found.when.iter().all(|when| self.holds(when, field, voice))
    }

    /// The shown fields of a section.
    pub fn shown(&self, section: &Section) -> Vec<FieldIx> {
        section.fields.iter().copied().filter(|field| self.shows(*field)).collect()
    }

    /// Everything to look over on a paper, in the order of the form; `today` is the day it is filled in.
    pub fn warnings(&self, paperwork: Paperwork, today: Option<Date>) -> Vec<(FieldIx, Warning)> {
        let form = &self.bundle.form;
        let found =
            |(position, field): (FieldIx, &Field)| Some((position, warning(field, self.text(position), today)?));
        form.fields_of(paperwork).filter(|(position, _)| self.shows(*position)).filter_map(found).collect()
    }

    /// The answered questions that count and that the application tells of: all but those a field has taken over, those
    /// asked on request, and whom it concerns, which the whole paper shows.
    pub fn told(&self) -> Vec<QuestionIx> {
        let asked = standing(&self.bundle.service, self.answers).asked;
        asked.into_iter().filter(|question| self.is_told(*question)).collect()
    }

    /// Whether the application tells of a question, once it is answered.
    pub fn is_told(&self, question: QuestionIx) -> bool {
        let service = &self.bundle.service;
        let at_a_field = self.bundle.form.fields.iter().any(|field| field.prefill == Some(question));
        let ordinary = service.question(question).is_some_and(|question| !question.on_request);
        ordinary && !at_a_field && service.voice_question != Some(question)
    }

    /// A condition only looks back, at a field that is itself shown.
    fn holds(&self, when: &When, asking: FieldIx, voice: Voice) -> bool {
        let given = match when.given {
            _ if !when.voices.has(voice) => return true,
            Given::Field(earlier) if earlier < asking && self.shows(earlier) => match self.text(earlier).trim() {
                "" => self.options(earlier),
                _ => 1,
            },
            Given::Field(_) => 0,
            Given::Question(question) => self.counts(question).map_or(0, Chosen::bits),
        };
        given & when.options != 0
    }

    /// The answer to a question, when it counts.
    fn counts(&self, question: QuestionIx) -> Option<Chosen> {
        let service = &self.bundle.service;
        let asked = standing(service, self.answers).asked.contains(&question);
        let voice = service.voice_question == Some(question);
        self.answers.get(question).filter(|_| asked || voice)
    }

    /// What the interview puts into a field: the options that have the same ids.
    fn prefilled(&self, field: &Field) -> u32 {
        let from =
            field.prefill.and_then(|question| Some((self.bundle.service.question(question)?, self.counts(question)?)));
        let Some((question, chosen)) = from else { return 0 };
        let ids = chosen.options().filter_map(|option| question.options.get(option)).map(|option| option.id.as_str());
        let bits = ids.filter_map(|id| field.options.iter().position(|option| option.id == id));
        bits.fold(0, |bits, option| bits | 1 << (option & 31))
    }
}

/// Something to copy into the municipality's own form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// What was asked, in the interface's language.
    pub label: String,
    /// The answer: in bokmål, or the person's own words.
    pub value: String,
    /// Whether they are the person's own words.
    pub own_words: bool,
}

/// What the application will say: the fields in the order of the form, then the answers that stand at no field.
pub fn filled(bundle: &Bundle, answers: &Answers, values: &Values) -> Vec<Filled> {
    let draft = Draft { bundle, answers, values };
    let answered = draft.told().into_iter().filter_map(|question| {
        let label = bundle.service.question(question)?.title.get(draft.voice()).to_owned();
        let value = joined(&bundle.paper.question(question)?.options, answers.get(question)?);
        Some(Filled { label, value, own_words: false })
    });
    let one = |(position, field): (FieldIx, &Field)| {
        let own_words = !field.of_options();
        let value = if own_words { draft.text(position).trim().to_owned() } else { labels(&draft, position)? };
        let label = field.label.get(draft.voice()).to_owned();
        (!value.is_empty()).then_some(Filled { label, value, own_words })
    };
    let fields = bundle.form.fields_of(Paperwork::Application);
    fields.filter(|(position, _)| draft.shows(*position)).filter_map(one).chain(answered).collect()
}

fn labels(draft: &Draft, field: FieldIx) -> Option<String> {
    let words = draft.bundle.paper.field(field)?;
    Some(joined(&words.options, Chosen::from_bits(draft.options(field))?))
}

fn joined(options: &[String], chosen: Chosen) -> String {
    let labels: Vec<&str> = chosen.options().filter_map(|option| options.get(option)).map(String::as_str).collect();
    labels.join("; ")
}
