//! The signature lines that fit who signs (domain.md N14–N17).

use super::part::Sheet;
use super::{Block, Tick};
use crate::application::{ChildAge, Custody, Signer, Signing};
use crate::content::{PaperKey, Part, Role};

/// The lines to sign on, after what was filled in about who signs.
pub(super) fn signing(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = sheet.part(Part::Underskrift);
    blocks.extend(signatures(sheet));
    blocks.push(Block::Note(sheet.say(PaperKey::UnderskriftGjelder).to_owned()));
    blocks
}

/// The lines to sign on, with what must be said beside them.
fn signatures(sheet: &Sheet) -> Vec<Block> {
    if sheet.blank {
        return blank(sheet);
    }
    match sheet.draft.signing() {
        Signing::Adult(signer) => adult(sheet, signer),
        Signing::Child { age, custody, said_by_parent } => {
            let mut blocks = youth(sheet, age);
            blocks.extend(parents(sheet, custody, said_by_parent));
            blocks
        }
    }
}

fn adult(sheet: &Sheet, signer: Signer) -> Vec<Block> {
    match signer {
        Signer::Person => vec![applicant(sheet, PaperKey::UnderskriftSoker)],
        Signer::Authorised => {
            vec![line(sheet, PaperKey::UnderskriftFullmektig), attached(sheet, PaperKey::UnderskriftFullmaktVedlagt)]
        }
        Signer::LastingAuthorised => vec![
            line(sheet, PaperKey::UnderskriftFremtidsfullmektig),
            attached(sheet, PaperKey::UnderskriftFremtidsfullmaktVedlagt),
        ],
        Signer::Guardian => {
            vec![line(sheet, PaperKey::UnderskriftVerge), attached(sheet, PaperKey::UnderskriftVergefullmaktVedlagt)]
        }
        Signer::AskOffice => {
            vec![
                Block::Note(sheet.say(PaperKey::UnderskriftAvklares).to_owned()),
                line(sheet, PaperKey::UnderskriftMelder),
            ]
        }
    }
}

/// From 16 the youth signs too; when the age is not known, the line says whom it is for.
fn youth(sheet: &Sheet, age: ChildAge) -> Vec<Block> {
    match age {
        ChildAge::Under16 => Vec::new(),
        ChildAge::From16 => vec![applicant(sheet, PaperKey::UnderskriftUngdom)],
        ChildAge::Unknown => vec![applicant(sheet, PaperKey::UnderskriftUngdomHvis)],
    }
}

fn parents(sheet: &Sheet, custody: Custody, said_by_parent: bool) -> Vec<Block> {
    match custody {
        Custody::Both => vec![
            line(sheet, PaperKey::UnderskriftForesatt1),
            line(sheet, PaperKey::UnderskriftForesatt2),
            alone(sheet, false),
        ],
        // Only a parent's own word ticks a parent's statement.
        Custody::Alone => vec![line(sheet, PaperKey::UnderskriftForesatt), alone(sheet, said_by_parent)],
        Custody::ChildWelfare => vec![line(sheet, PaperKey::UnderskriftBarneverntjenesten)],
        Custody::Other => vec![
            line(sheet, PaperKey::UnderskriftAnnenAnsvarlig),
            attached(sheet, PaperKey::UnderskriftVergefullmaktVedlagt),
        ],
    }
}

/// Every line that may be needed, for the form that is filled in by pen.
fn blank(sheet: &Sheet) -> Vec<Block> {
    let keys = [
        PaperKey::UnderskriftSoker,
        PaperKey::UnderskriftForesatt1,
        PaperKey::UnderskriftForesatt2,
        PaperKey::UnderskriftVergeEllerFullmektig,
    ];
    keys.into_iter().map(|key| line(sheet, key)).chain([alone(sheet, false)]).collect()
}

fn line(sheet: &Sheet, who: PaperKey) -> Block {
    Block::Signature { who: sheet.say(who).to_owned(), name: String::new() }
}

fn applicant(sheet: &Sheet, who: PaperKey) -> Block {
    Block::Signature { who: sheet.say(who).to_owned(), name: sheet.draft.words(Role::Name).to_owned() }
}

fn alone(sheet: &Sheet, ticked: bool) -> Block {
    let said = Tick { ticked, ..Tick::open(sheet.say(PaperKey::UnderskriftAlene)) };
    Block::Checks { label: String::new(), boxes: vec![said] }
}

/// A box for the pen: whoever signs knows whether the paper is attached.
fn attached(sheet: &Sheet, what: PaperKey) -> Block {
    Block::Checks { label: String::new(), boxes: vec![Tick::open(sheet.say(what))] }
}
