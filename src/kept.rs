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

/// Writes answers and fields. The first line ends with a checksum of the rest, so that no damage goes unseen.
pub fn write(bundle: &Bundle, answers: &Answers, values: &Values) -> String {
    let rest = lines(bundle, answers, values);
    [HEADER, " ", &checksum(&rest).to_string(), &rest].concat()
}

fn lines(bundle: &Bundle, answers: &Answers, values: &Values) -> String {
    let mut text = String::new();
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
    let (first, rest) = text.split_at(text.find('\n').unwrap_or(text.len()));
    let Some(sum) = first.strip_prefix(HEADER) else {
        kept.set_aside = !text.is_empty();
        return kept;
    };
    kept.set_aside = sum.trim_start().parse() != Ok(checksum(rest));
    for line in rest.split('\n').skip(1) {
        if read_line(bundle, line, &mut kept).is_none() {
            kept.set_aside = true;
        }
    }
    kept
}

/// Reads one line into `kept`; `None` when it is no answer or field of this bundle, or may not be stored.
pub fn read_line(bundle: &Bundle, line: &str, kept: &mut Kept) -> Option<()> {
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

/// FNV-1a: finds damage, and protects against nobody.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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

#[cfg(all(test, feature = "authoring"))]
mod tests {
    use super::*;
    use crate::authoring;
    use crate::content::{FieldIx, Language};
    use std::path::Path;

    fn bundle() -> Bundle {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        authoring::compile(&authoring::open(&content).unwrap(), "meloy", Language::Nb).unwrap().bundle
    }

    /// Some answers, and something in every field: markup, line breaks, letters of many kinds.
    fn filled(bundle: &Bundle) -> (Answers, Values) {
        let mut answers = Answers::default();
        for (question, options) in [("hvem", "voksen"), ("onsker", "ut,besok"), ("bolig", "vet_ikke")] {
            let ids: Vec<&str> = options.split(',').collect();
            let (question, chosen) = bundle.service.answer_by_ids(question, &ids).unwrap();
            answers.set(question, chosen);
        }
        let mut values = Values::default();
        for (position, field) in bundle.form.fields() {
            let value = match field.of_options() {
                true => Value::Options(1),
                false => Value::Text("Liker <å> gå\\n på tur\n= hver dag, Čáhppes 🎣".to_owned()),
            };
            values.set(&bundle.form, position, value);
        }
        (answers, values)
    }

    #[test]
    fn what_is_written_is_read_back_all_but_the_national_id() {
        let bundle = bundle();
        let (answers, values) = filled(&bundle);
        let kept = read(&bundle, &write(&bundle, &answers, &values));
        assert_eq!(kept, Kept { answers, values: values.storable(&bundle.form), set_aside: false });
        let secret: Vec<FieldIx> =
            bundle.form.fields().filter(|(_, field)| field.never_stored()).map(|(at, _)| at).collect();
        assert!(!secret.is_empty() && secret.iter().all(|field| kept.values.get(*field).is_none()));
    }

    #[test]
    fn a_damaged_byte_costs_at_most_its_own_line_and_is_told_of() {
        let bundle = bundle();
        let (answers, values) = filled(&bundle);
        let text = write(&bundle, &answers, &values);
        let whole = read(&bundle, &text);
        let entries = |kept: &Kept| kept.answers.iter().count() + kept.values.iter().count();
        for position in HEADER.len() + 1..text.len() {
            for letter in ["#", "\n", "=", ",", "\u{0}"] {
                if !text.is_char_boundary(position) || !text.is_char_boundary(position + 1) {
                    continue;
                }
                let damaged = [&text[..position], letter, &text[position + 1..]].concat();
                let kept = read(&bundle, &damaged);
                assert!(entries(&kept) + 2 >= entries(&whole), "{damaged}");
                assert!(kept.set_aside || damaged == text, "not told of: {damaged}");
            }
        }
    }

    #[test]
    fn text_of_another_kind_is_set_aside_and_told_of() {
        let bundle = bundle();
        for text in [
            "{}",
            "stottekontaktsjekken",
            "stottekontaktsjekke 1 7\na hvem=meg",
            "\u{0}\u{1}",
            "stottekontaktsjekken 1\na hvem=ingen",
        ] {
            let kept = read(&bundle, text);
            assert!(kept.set_aside && kept.answers.is_empty(), "{text}");
        }
        assert_eq!(read(&bundle, ""), Kept::default());
    }
}
