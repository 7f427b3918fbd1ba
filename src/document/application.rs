//! The application for a støttekontakt, on two pages (questions.md section 8).
//!
//! It holds answers with their questions and what the person wrote: never the outcome, never whether a
//! criterion is met, and no sentence in the applicant's voice that the applicant did not write.

use super::addendum::carry_over;
use super::frame::{attached, dated, footer, last_read, made_by, sending, to_office, words, written_in};
use super::part::Sheet;
use super::signature::signing;
use super::{Block, Document, Tick};
use crate::answers::{Answers, Chosen};
use crate::application::Values;
use crate::calendar::Date;
use crate::content::{Bundle, PaperKey, Paperwork, Part, QuestionIx, Voice, fill};

/// The form keeps to two pages when the answers together have no more lines than this beyond one each. For a child more
/// people sign.
fn spare_lines(sheet: &Sheet) -> usize {
    if sheet.voice == Voice::Barn { 2 } else { 4 }
}

/// The filled-in application. `date` is the day it was made; without one, the date is left to the pen.
pub fn application(bundle: &Bundle, answers: &Answers, values: &Values, date: Option<Date>) -> Document {
    assemble(&Sheet::new(bundle, Paperwork::Application, Some((answers, values))), date)
}

/// The form with nothing filled in, for those who would rather write by hand.
pub fn blank(bundle: &Bundle) -> Document {
    assemble(&Sheet::new(bundle, Paperwork::Application, None), None)
}

fn assemble(sheet: &Sheet, date: Option<Date>) -> Document {
    let mut blocks = head(sheet, date);
    let pages =
        [first_page(sheet), second_page(sheet)].map(|page| page.into_iter().filter(|(_, content)| !content.is_empty()));
    let mut number = 0;
    for (page, parts) in pages.into_iter().enumerate() {
        if page > 0 {
            blocks.push(Block::PageBreak);
        }
        for (title, content) in parts {
            number += 1;
            blocks.push(Block::heading(2, &format!("{number} {}", sheet.say(title))));
            blocks.extend(content);
        }
    }
    blocks.extend(end(sheet));
    let blocks = carry_over(sheet, blocks, spare_lines(sheet));
    Document {
        title: sheet.say(PaperKey::HodeTittel).to_owned(),
        lang: "nb".to_owned(),
        date: date.or_else(|| last_read(sheet)),
        footer: footer(sheet),
        words: words(sheet),
        blocks,
    }
}

fn head(sheet: &Sheet, date: Option<Date>) -> Vec<Block> {
    let mut blocks = vec![
        Block::StampSpace(sheet.say(PaperKey::HodeStempel).to_owned()),
        Block::heading(1, sheet.say(PaperKey::HodeTittel)),
        Block::Note(sheet.say(PaperKey::HodeLov).to_owned()),
        to_office(sheet),
        Block::Note(sheet.say(PaperKey::HodeHelse).to_owned()),
    ];
    blocks.extend(sheet.part(Part::Hode));
    blocks.push(dated(sheet, date));
    blocks.extend(written_in(sheet));
    blocks
}

type Titled = (PaperKey, Vec<Block>);

fn first_page(sheet: &Sheet) -> Vec<Titled> {
    vec![
        (PaperKey::DelSoker, sheet.part(Part::Soker)),
        (PaperKey::DelKontakt, sheet.part(Part::Kontakt)),
        (PaperKey::DelUtfyltAv, sheet.part(Part::UtfyltAv)),
        (PaperKey::DelViktig, sheet.part(Part::Viktig)),
        (PaperKey::DelOnsker, sheet.part(Part::Onsker)),
        (PaperKey::DelSituasjon, situation(sheet)),
        (PaperKey::DelHjelpIDag, sheet.part(Part::HjelpIDag)),
        (PaperKey::DelTrygghet, sheet.part(Part::Trygghet)),
        (PaperKey::DelUnderskrift, signing(sheet)),
    ]
}

fn second_page(sheet: &Sheet) -> Vec<Titled> {
    vec![
        (PaperKey::DelAnnenHjelp, other_help(sheet)),
        (PaperKey::DelInteresser, sheet.part(Part::Interesser)),
        (PaperKey::DelPerson, sheet.part(Part::Person)),
        (PaperKey::DelEgenMening, sheet.part(Part::EgenMening)),
        (PaperKey::DelParorende, sheet.part(Part::Parorende)),
        (PaperKey::DelTillatelser, releases(sheet)),
        (PaperKey::DelVedlegg, attachments(sheet)),
    ]
}

/// The answers that count, each with its question; what a field has taken over stands at that field.
fn situation(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = questions(sheet, |sheet, question| !of_wishes(sheet, question));
    if !blocks.is_empty() && !sheet.blank {
        blocks.insert(0, Block::Note(sheet.say(PaperKey::SituasjonForklaring).to_owned()));
    }
    blocks.extend(sheet.part(Part::Situasjon));
    blocks
}

/// Help that other services may give: one line for each, so that the case-worker sees what else is wanted.
fn other_help(sheet: &Sheet) -> Vec<Block> {
    questions(sheet, of_wishes)
}

fn of_wishes(sheet: &Sheet, question: QuestionIx) -> bool {
    let service = &sheet.draft.bundle.service;
    service.question(question).is_some_and(|question| question.of_wishes())
}

fn questions(sheet: &Sheet, belongs: impl Fn(&Sheet, QuestionIx) -> bool) -> Vec<Block> {
    let draft = &sheet.draft;
    let every = || draft.bundle.service.questions().map(|(question, _)| question);
    let told: Vec<QuestionIx> = match sheet.blank {
        true => every().filter(|question| draft.is_told(*question)).collect(),
        false => draft.told(),
    };
    let here = told.into_iter().filter(|question| belongs(sheet, *question));
    here.filter_map(|question| answered(sheet, question)).collect()
}

fn answered(sheet: &Sheet, question: QuestionIx) -> Option<Block> {
    let printed = sheet.draft.bundle.paper.question(question)?;
    let asked = printed.title.get(sheet.voice).to_owned();
    if sheet.blank {
        return Some(Block::Checks {
            label: asked,
            boxes: printed.options.iter().map(|label| Tick::open(label)).collect(),
        });
    }
    let chosen: Chosen = sheet.draft.answers.get(question)?;
    let answer = chosen.options().filter_map(|option| printed.options.get(option).cloned()).collect();
    Some(Block::Question { asked, answer, lang: printed.lang.clone() })
}

/// Releases from confidentiality: always open, for the hand that signs. They are not fields of the form.
fn releases(sheet: &Sheet) -> Vec<Block> {
    let keys = [
        PaperKey::TillatelserFastlegen,
        PaperKey::TillatelserSykehuset,
        PaperKey::TillatelserAndreIKommunen,
        PaperKey::TillatelserParorende,
        PaperKey::TillatelserSkolen,
    ];
    let boxes = keys.map(|key| Tick { pen: key == PaperKey::TillatelserParorende, ..Tick::open(sheet.say(key)) });
    let label = sheet.say(PaperKey::TillatelserLedetekst).to_owned();
    vec![
        Block::Checks { label, boxes: boxes.to_vec() },
        Block::Note(sheet.say(PaperKey::TillatelserForklaring).to_owned()),
    ]
}

fn attachments(sheet: &Sheet) -> Vec<Block> {
    let known = [PaperKey::VedleggFullmakt, PaperKey::VedleggVerge, PaperKey::VedleggLege];
    vec![attached(sheet, &known)]
}

/// Where it goes, and what made it.
fn end(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = sending(sheet, PaperKey::SluttHvorTil, PaperKey::SluttSendes, PaperKey::SluttIkkeEpost);
    blocks.push(Block::Note(fill(&made_by(sheet, PaperKey::SluttLaget), "lest", &read(sheet))));
    blocks
}

/// When the municipality's page was read, or that nobody knows.
fn read(sheet: &Sheet) -> String {
    let read = sheet.draft.bundle.service.sources.first().and_then(|source| source.read.as_deref());
    match read {
        Some(date) => {
            let shown = Date::parse(date).map_or_else(|| date.to_owned(), |date| date.to_string());
            fill(sheet.say(PaperKey::SluttLest), "dato", &shown)
        }
        None => sheet.say(PaperKey::SluttLestUkjent).to_owned(),
    }
}
