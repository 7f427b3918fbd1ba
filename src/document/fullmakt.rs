//! The one-page fullmakt: an adult lets someone else apply (domain.md N14). Nothing in it is ticked beforehand.

use super::frame::{footer, last_read, made_by, words};
use super::part::Sheet;
use super::{Block, Document, Entry, Row, Text, Tick};
use crate::answers::Answers;
use crate::application::Values;
use crate::calendar::Date;
use crate::content::{Bundle, PaperKey, Paperwork, Role};

/// The fullmakt, with the name and birth date of the application if they are known there.
pub fn fullmakt(bundle: &Bundle, answers: &Answers, values: &Values, date: Option<Date>) -> Document {
    let sheet = Sheet::new(bundle, Paperwork::Application, Some((answers, values)));
    let title = sheet.say(PaperKey::FullmaktTittel).to_owned();
    let mut blocks = vec![Block::heading(1, &title), Block::Note(sheet.say(PaperKey::FullmaktGjelder).to_owned())];
    blocks.extend(giver(&sheet));
    blocks.extend(receiver(&sheet));
    blocks.extend(extent(&sheet));
    blocks.extend(signatures(&sheet));
    blocks.push(Block::Note(made_by(&sheet, PaperKey::FullmaktLaget)));
    Document {
        title,
        lang: "nb".to_owned(),
        date: date.or_else(|| last_read(&sheet)),
        footer: footer(&sheet),
        words: words(&sheet),
        blocks,
    }
}

/// The fullmakt with nothing filled in.
pub fn blank_fullmakt(bundle: &Bundle) -> Document {
    fullmakt(bundle, &Answers::EMPTY, &Values::EMPTY, None)
}

fn heading(sheet: &Sheet, key: PaperKey) -> Block {
    Block::heading(2, sheet.say(key))
}

fn row(sheet: &Sheet, label: PaperKey, known: &str) -> Row {
    let entry = if known.is_empty() { Entry::Pen(1) } else { Entry::Filled(Text::from(known)) };
    Row { label: sheet.say(label).to_owned(), entry }
}

/// The birth date as a date only: the fødselsnummer may stand in its field, and does not belong here.
fn giver(sheet: &Sheet) -> Vec<Block> {
    let born = Date::parse(sheet.draft.words(Role::BirthDate)).map(|date| date.to_string()).unwrap_or_default();
    let rows = vec![
        row(sheet, PaperKey::FullmaktNavn, sheet.draft.words(Role::Name)),
        row(sheet, PaperKey::FullmaktFodselsdato, &born),
        row(sheet, PaperKey::FullmaktAdresse, ""),
        row(sheet, PaperKey::FullmaktTelefon, ""),
    ];
    vec![heading(sheet, PaperKey::FullmaktGiver), Block::Fields(rows)]
}

fn receiver(sheet: &Sheet) -> Vec<Block> {
    let keys = [
        PaperKey::FullmaktNavn,
        PaperKey::FullmaktFodselsdato,
        PaperKey::FullmaktAdresse,
        PaperKey::FullmaktTelefon,
        PaperKey::FullmaktForhold,
    ];
    let rows = keys.map(|key| row(sheet, key, "")).to_vec();
    vec![heading(sheet, PaperKey::FullmaktMottaker), Block::Fields(rows)]
}

fn extent(sheet: &Sheet) -> Vec<Block> {
    let keys = [
        PaperKey::FullmaktSoke,
        PaperKey::FullmaktSnakke,
        PaperKey::FullmaktBrev,
        PaperKey::FullmaktInnsyn,
        PaperKey::FullmaktKlage,
    ];
    let boxes = keys.map(|key| Tick::open(sheet.say(key))).to_vec();
    vec![
        heading(sheet, PaperKey::FullmaktHva),
        Block::Checks { label: sheet.say(PaperKey::FullmaktKan).to_owned(), boxes },
        Block::Fields(vec![row(sheet, PaperKey::FullmaktTil, "")]),
        Block::Note(sheet.say(PaperKey::FullmaktForklaring).to_owned()),
    ]
}

fn signatures(sheet: &Sheet) -> Vec<Block> {
    let line = |key, name: &str| Block::Signature { who: sheet.say(key).to_owned(), name: name.to_owned() };
    vec![
        heading(sheet, PaperKey::DelUnderskrift),
        line(PaperKey::FullmaktGiver, sheet.draft.words(Role::Name)),
        line(PaperKey::FullmaktMottaker, ""),
    ]
}
