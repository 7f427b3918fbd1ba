//! The complaint of an answer: what was decided, what is wrong, what should change, and a signature (domain.md N11, L20).
//!
//! Every sentence in it that speaks for the person was written, or chosen, by the person.

use super::addendum::carry_over;
use super::frame::{attached, dated, footer, last_read, made_by, sending, to_office, words, written_in};
use super::part::Sheet;
use super::signature::signing;
use super::{Block, Document};
use crate::answers::Answers;
use crate::application::Values;
use crate::calendar::Date;
use crate::content::{Bundle, PaperKey, Paperwork, Part};

/// The letter keeps to two pages when the answers together have no more lines than this beyond one each.
const SPARE_LINES: usize = 45;

/// The complaint as filled in. `date` is the day it was made; without one, the date is left to the pen.
pub fn complaint(bundle: &Bundle, answers: &Answers, values: &Values, date: Option<Date>) -> Document {
    assemble(&Sheet::new(bundle, Paperwork::Complaint, Some((answers, values))), date)
}

/// The complaint with nothing filled in, for those who would rather write by hand.
pub fn blank_complaint(bundle: &Bundle) -> Document {
    assemble(&Sheet::new(bundle, Paperwork::Complaint, None), None)
}

fn assemble(sheet: &Sheet, date: Option<Date>) -> Document {
    let title = sheet.say(PaperKey::KlageTittel).to_owned();
    let mut blocks = vec![
        Block::StampSpace(sheet.say(PaperKey::HodeStempel).to_owned()),
        Block::heading(1, &title),
        Block::Note(sheet.say(PaperKey::KlageLov).to_owned()),
        to_office(sheet),
        Block::Note(sheet.say(PaperKey::HodeHelse).to_owned()),
        dated(sheet, date),
    ];
    blocks.extend(written_in(sheet));
    let mut signed = signing(sheet);
    signed.push(attached(sheet, &[PaperKey::KlageKopi, PaperKey::VedleggFullmakt, PaperKey::VedleggVerge]));
    let mut who = sheet.part(Part::Soker);
    who.extend(sheet.part(Part::Kontakt));
    let parts = [
        (PaperKey::KlageOmSoker, who),
        (PaperKey::KlageOmSvaret, sheet.part(Part::Svaret)),
        (PaperKey::KlageOmKlagen, sheet.part(Part::Klagen)),
        (PaperKey::DelUnderskrift, signed),
    ];
    for (heading, content) in parts.into_iter().filter(|(_, content)| !content.is_empty()) {
        // With lines for the pen it is two pages: the signatures are not parted.
        if sheet.blank && heading == PaperKey::DelUnderskrift {
            blocks.push(Block::PageBreak);
        }
        blocks.push(Block::heading(2, sheet.say(heading)));
        blocks.extend(content);
    }
    blocks.extend(sending(sheet, PaperKey::KlageHvorTil, PaperKey::KlageSendes, PaperKey::KlageIkkeEpost));
    blocks.push(Block::Note(made_by(sheet, PaperKey::KlageLaget)));
    let blocks = carry_over(sheet, blocks, SPARE_LINES);
    let (lang, date) = ("nb".to_owned(), date.or_else(|| last_read(sheet)));
    Document { title, lang, date, footer: footer(sheet), words: words(sheet), blocks }
}
