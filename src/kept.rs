//! What is kept between screens and reloads, as text: answers and what was filled in, by id, one a line.
//!
//! Ids rather than positions, so that it can be read after the content has changed. A line that cannot be read
//! is set aside and told of; it never takes the other lines with it. The fødselsnummer is never in it.

use crate::answers::Answers;
use crate::application::{Value, Values};
use crate::content::{Bundle, Field};

/// The first line: what this is, and the version of its form.
const HEADER: &str = "stottekontaktsjekken 1";

/// What was read back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Answers that could be read.
    pub answers: Answers,
    /// Fields that could be read.
    pub values: Values,
    /// Whether anything could not be read, and is set aside.
    pub set_aside: bool,
}

/// Writes answers and fields.
pub fn write(bundle: &Bundle, answers: &Answers, values: &Values) -> String {
    let mut text = String::from(HEADER);
    for (question, chosen) in answers.iter() {
        let Some(question) = bundle.service.question(question) else { continue };
        let ids = chosen.options().filter_map(|option| question.options.get(option)).map(|option| option.id.as_str());
        line(&mut text, "a", &question.id, &ids.collect::<Vec<_>>().join(","));
    }
    for (field, value) in values.storable(&bundle.form).iter() {
        let Some(field) = bundle.form.field(field) else { continue };
        match value {
            Value::Text(words) => line(&mut text, "t", &field.id, &escape(words)),
            Value::Options(bits) => line(&mut text, "o", &field.id, &option_ids(field, *bits)),
        }
    }
    text
}

fn line(text: &mut String, kind: &str, id: &str, value: &str) {
    for part in ["\n", kind, " ", id, "=", value] {
        text.push_str(part);
    }
}

fn option_ids(field: &Field, bits: u32) -> String {
    let chosen = field.options.iter().enumerate().filter(|(at, _)| bits >> (at & 31) & 1 == 1);
    chosen.map(|(_, option)| option.id.as_str()).collect::<Vec<_>>().join(",")
}

/// Reads what [`write`] wrote, as far as it can be read.
pub fn read(bundle: &Bundle, text: &str) -> Kept {
    let mut kept = Kept::default();
    let mut lines = text.split('\n');
    if lines.next() != Some(HEADER) {
        kept.set_aside = !text.is_empty();
        return kept;
    }
    for line in lines {
        if read_line(bundle, line, &mut kept).is_none() {
            kept.set_aside = true;
        }
    }
    kept
}

fn read_line(bundle: &Bundle, line: &str, kept: &mut Kept) -> Option<()> {
    let (kind, rest) = line.split_once(' ')?;
    let (id, value) = rest.split_once('=')?;
    if kind == "a" {
        let ids: Vec<&str> = value.split(',').collect();
        let (question, chosen) = bundle.service.answer_by_ids(id, &ids).ok()?;
        kept.answers.set(question, chosen);
        return Some(());
    }
    let (position, field) = bundle.form.field_by_id(id).filter(|(_, field)| !field.never_stored())?;
    let value = match kind {
        "t" if !field.of_options() => Value::Text(unescape(value)),
        "o" if field.of_options() => Value::Options(option_bits(field, value)?),
        _ => return None,
    };
    kept.values.set(&bundle.form, position, value);
    Some(())
}

fn option_bits(field: &Field, ids: &str) -> Option<u32> {
    let known = |id: &str| field.options.iter().position(|option| option.id == id);
    ids.split(',').filter(|id| !id.is_empty()).try_fold(0, |bits, id| Some(bits | 1 << (known(id)? & 31)))
}

fn escape(words: &str) -> String {
    words.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescape(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut letters = words.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            other => plain.push(other),
        }
    }
    plain
}
