//! The application for a støttekontakt, on two pages (questions.md section 8).
//!
//! It holds answers with their questions and what the person wrote: never the outcome, never whether a
//! criterion is met, and no sentence in the applicant's voice that the applicant did not write.

use super::part::Sheet;
use super::signature::signatures;
use super::{Block, Document, Entry, Row, Text, Tick, Words};
use crate::answers::{Answers, Chosen};
use crate::application::Values;
use crate::calendar::Date;
use crate::content::{Bundle, PaperKey, Part, QuestionIx, Role, fill};
use crate::interview::standing;

/// The filled-in application. `date` is the day it was made; without one, the date is left to the pen.
pub fn application(bundle: &Bundle, answers: &Answers, values: &Values, date: Option<Date>) -> Document {
    assemble(&Sheet::new(bundle, answers, values, false), date)
}

/// The form with nothing filled in, for those who would rather write by hand.
pub fn blank(bundle: &Bundle) -> Document {
    assemble(&Sheet::new(bundle, &Answers::default(), &Values::default(), true), None)
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
            blocks.push(Block::Heading { level: 2, text: format!("{number} {}", sheet.say(title)) });
            blocks.extend(content);
        }
    }
    blocks.extend(end(sheet));
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
    let place = &sheet.draft.bundle.place;
    let known = [place.office.name.clone(), place.full_name.clone()];
    let lines = if place.office.address.is_empty() { known.to_vec() } else { place.office.address.clone() };
    let mut blocks = vec![
        Block::StampSpace(sheet.say(PaperKey::HodeStempel).to_owned()),
        Block::Heading { level: 1, text: sheet.say(PaperKey::HodeTittel).to_owned() },
        Block::Note(sheet.say(PaperKey::HodeLov).to_owned()),
        Block::Address { label: sheet.say(PaperKey::HodeTil).to_owned(), lines },
        Block::Note(sheet.say(PaperKey::HodeHelse).to_owned()),
    ];
    blocks.extend(sheet.part(Part::Hode));
    let entry = date.map_or(Entry::Pen(1), |date| Entry::Filled(Text::from(date.to_string().as_str())));
    blocks.push(Block::Fields(vec![Row { label: sheet.say(PaperKey::HodeDato).to_owned(), entry }]));
    blocks.extend(written_in(sheet));
    blocks
}

fn written_in(sheet: &Sheet) -> Option<Block> {
    let language = match sheet.free_text? {
        "en" => PaperKey::HodeSprakEngelsk,
        _ => PaperKey::HodeSprakAnnet,
    };
    Some(Block::Note(fill(sheet.say(PaperKey::HodeSprak), "sprak", sheet.say(language))))
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
    let bundle = sheet.draft.bundle;
    let at_a_field = |question| bundle.form.fields.iter().any(|field| field.prefill == Some(question));
    let kept = |question: &QuestionIx| {
        let ordinary = bundle.service.question(*question).is_some_and(|question| !question.on_request);
        ordinary
            && bundle.service.voice_question != Some(*question)
            && !at_a_field(*question)
            && belongs(sheet, *question)
    };
    let asked = match sheet.blank {
        true => bundle.service.questions().map(|(question, _)| question).collect(),
        false => standing(&bundle.service, sheet.draft.answers).asked,
    };
    asked.into_iter().filter(kept).filter_map(|question| answered(sheet, question)).collect()
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
    Some(Block::Question { asked, answer })
}

fn signing(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = sheet.part(Part::Underskrift);
    blocks.extend(signatures(sheet));
    blocks
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
    let keys = [PaperKey::VedleggFullmakt, PaperKey::VedleggVerge, PaperKey::VedleggLege, PaperKey::VedleggAnnet];
    let boxes = keys.map(|key| Tick { pen: key == PaperKey::VedleggAnnet, ..Tick::open(sheet.say(key)) });
    vec![Block::Checks { label: sheet.say(PaperKey::VedleggLedetekst).to_owned(), boxes: boxes.to_vec() }]
}

/// Where it goes, and what made it.
fn end(sheet: &Sheet) -> Vec<Block> {
    let bundle = sheet.draft.bundle;
    let office = &bundle.place.office;
    let mut blocks = vec![Block::Heading { level: 2, text: sheet.say(PaperKey::SluttHvorTil).to_owned() }];
    blocks.push(if office.address.is_empty() {
        Block::Paragraph(Text::from(sheet.say(PaperKey::SluttUkjentAdresse)))
    } else {
        Block::Address { label: sheet.say(PaperKey::SluttSendes).to_owned(), lines: office.address.clone() }
    });
    blocks.push(Block::Paragraph(Text::from(sheet.say(PaperKey::SluttIkkeEpost))));
    blocks.push(Block::Note(made_with(sheet)));
    blocks
}

/// What made it, from what, and what it is not.
pub(super) fn made_with(sheet: &Sheet) -> String {
    let made = fill(sheet.say(PaperKey::SluttLaget), "versjon", env!("CARGO_PKG_VERSION"));
    fill(&made, "lest", &read(sheet))
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

/// The day the newest of the sources was read: what a form with nothing in it is as old as.
pub(super) fn last_read(sheet: &Sheet) -> Option<Date> {
    let sources = sheet.draft.bundle.service.sources.iter();
    sources.filter_map(|source| Date::parse(source.read.as_deref()?)).max()
}

/// Name and birth date, so that loose sheets find each other. Never the fødselsnummer, also when someone has
/// written it in the field for the birth date.
pub(super) fn footer(sheet: &Sheet) -> String {
    let born = Date::parse(sheet.draft.words(Role::BirthDate)).map(|date| date.to_string());
    let name = sheet.draft.words(Role::Name);
    match (name.is_empty(), born) {
        (true, None) => String::new(),
        (false, None) => name.to_owned(),
        (true, Some(born)) => format!("{} {born}", sheet.say(PaperKey::BunnFodt)),
        (false, Some(born)) => format!("{name}, {} {born}", sheet.say(PaperKey::BunnFodt)),
    }
}

pub(super) fn words(sheet: &Sheet) -> Words {
    let say = |key| sheet.say(key).to_owned();
    Words {
        page: say(PaperKey::BunnSide),
        of: say(PaperKey::BunnAv),
        ticked: say(PaperKey::BunnKrysset),
        unticked: say(PaperKey::BunnIkkeKrysset),
        pen: say(PaperKey::BunnLinje),
        digits: say(PaperKey::BunnRuter),
        place_and_date: say(PaperKey::UnderskriftStedDato),
    }
}
