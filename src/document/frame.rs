//! What every paper has: to whom, the date, where to send it, attachments, and the foot of the page.

use super::part::Sheet;
use super::{Block, Entry, Row, Text, Tick, Words};
use crate::calendar::Date;
use crate::content::{PaperKey, Role, Service, fill};

/// To the office, at the top.
pub(super) fn to_office(sheet: &Sheet) -> Block {
    let place = &sheet.draft.bundle.place;
    let known = [&place.office.name, &place.full_name, sheet.say(PaperKey::SluttBesok)];
    let known: Vec<String> = known.into_iter().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let lines = if place.office.address.is_empty() { known } else { place.office.address.clone() };
    Block::Address { label: sheet.say(PaperKey::HodeTil).to_owned(), lines }
}

/// The day it was made, or room for it.
pub(super) fn dated(sheet: &Sheet, date: Option<Date>) -> Block {
    let entry = date.map_or(Entry::Pen(1), |date| Entry::Filled(Text::from(date.to_string().as_str())));
    Block::Fields(vec![Row { label: sheet.say(PaperKey::HodeDato).to_owned(), entry }])
}

/// The language of the person's own words, when it is another than the paper's.
pub(super) fn written_in(sheet: &Sheet) -> Option<Block> {
    let language = match sheet.free_text? {
        "en" => PaperKey::HodeSprakEngelsk,
        _ => PaperKey::HodeSprakAnnet,
    };
    Some(Block::Note(fill(sheet.say(PaperKey::HodeSprak), "sprak", sheet.say(language))))
}

/// Boxes for what is attached, the last one for something else: open, for the hand that puts it in the envelope.
pub(super) fn attached(sheet: &Sheet, known: &[PaperKey]) -> Block {
    let other = Tick { pen: true, ..Tick::open(sheet.say(PaperKey::VedleggAnnet)) };
    let boxes = known.iter().map(|key| Tick::open(sheet.say(*key))).chain([other]).collect();
    Block::Checks { label: sheet.say(PaperKey::VedleggLedetekst).to_owned(), boxes }
}

/// Where the paper goes, under a heading, and that it never goes by e-mail.
pub(super) fn sending(sheet: &Sheet, heading: PaperKey, send: PaperKey, no_email: PaperKey) -> Vec<Block> {
    let office = &sheet.draft.bundle.place.office;
    let paragraph = |words: &str| Block::Paragraph(Text::from(words));
    let mut blocks = vec![Block::heading(2, sheet.say(heading))];
    blocks.push(match sheet.say(PaperKey::SluttBesok) {
        // It stands at the top of the first page.
        _ if !office.address.is_empty() => paragraph(sheet.say(send)),
        "" => paragraph(sheet.say(PaperKey::SluttUkjentAdresse)),
        visit => {
            let label = sheet.say(PaperKey::SluttLeveres).to_owned();
            Block::Address { label, lines: vec![visit.to_owned()] }
        }
    });
    let phone = office.phone.as_ref().map(|phone| fill(sheet.say(PaperKey::SluttTelefon), "nummer", phone));
    let told: Vec<&str> = phone.as_deref().into_iter().chain([sheet.say(no_email)]).collect();
    blocks.push(paragraph(&told.join(" ")));
    blocks
}

/// The day the newest of the sources was read: what a form with nothing in it is as old as.
pub(super) fn last_read(sheet: &Sheet) -> Option<Date> {
    newest_read(&sheet.draft.bundle.service)
}

/// The same of a service.
pub(super) fn newest_read(service: &Service) -> Option<Date> {
    service.sources.iter().filter_map(|source| Date::parse(source.read.as_deref()?)).max()
}

/// What made the paper.
pub(super) fn made_by(sheet: &Sheet, made: PaperKey) -> String {
    fill(sheet.say(made), "versjon", env!("CARGO_PKG_VERSION"))
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

/// Words that renderers need.
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
