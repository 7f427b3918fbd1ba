//! The address: it holds the screen's or the question's id, never an answer, and of a sensitive question only its number.

use super::state::Screen;
use crate::content::{Bundle, Paperwork, QuestionIx, Section};

/// Screens with fixed addresses.
const FIXED: [(&str, Screen); 12] = [
    ("resultat", Screen::Result),
    ("kopier", Screen::Copy),
    ("soknad-start", Screen::Fill(Paperwork::Application)),
    ("papir", Screen::Paper(Paperwork::Application)),
    ("oppsummering", Screen::Paper(Paperwork::Summary)),
    ("klage", Screen::Complaint),
    ("klage-start", Screen::Fill(Paperwork::Complaint)),
    ("klagen", Screen::Paper(Paperwork::Complaint)),
    ("har-stottekontakt", Screen::HaveOne),
    ("bli-stottekontakt", Screen::BecomeOne),
    ("slett", Screen::Erase),
    ("slettet", Screen::Erased),
];

/// What stands before a section of a paper to fill in.
fn form(paperwork: Paperwork) -> &'static str {
    match paperwork {
        Paperwork::Application => "soknad-",
        Paperwork::Complaint => "klage-",
        Paperwork::Summary => "oppsummering-",
    }
}

fn section_address(section: &Section) -> String {
    [form(section.paperwork), &section.id].concat()
}

/// What stands before the number of a sensitive question: the browser keeps addresses, and others may read them there.
const NUMBERED: &str = "sporsmal-";

fn question_address(bundle: &Bundle, position: QuestionIx) -> Option<String> {
    let question = bundle.service.question(position)?;
    Some(if question.is_sensitive() { [NUMBERED, &position.0.to_string()].concat() } else { question.id.clone() })
}

/// The fragment of a screen, from `#/` on.
pub fn fragment(bundle: &Bundle, screen: Screen) -> String {
    let id = match screen {
        Screen::Question(question) => question_address(bundle, question),
        Screen::Form(section) => bundle.form.sections.get(section).map(section_address),
        Screen::Unknown => None,
        fixed => FIXED.iter().find(|(_, screen)| *screen == fixed).map(|(id, _)| (*id).to_owned()),
    };
    ["#/", &id.unwrap_or_default()].concat()
}

/// The screen a fragment names. `None` when it names none: empty, or a place within the page (`#innhold`).
pub fn screen(bundle: &Bundle, fragment: &str) -> Option<Screen> {
    let id = fragment.strip_prefix("#/").filter(|id| !id.is_empty())?;
    let fixed = FIXED.iter().find(|(known, _)| *known == id).map(|(_, screen)| *screen);
    let service = &bundle.service;
    let numbered = || id.strip_prefix(NUMBERED)?.parse().ok().map(QuestionIx);
    let question = || match service.question_by_id(id) {
        Some((question, _)) => Some(Screen::Question(question)),
        None => numbered().filter(|at| service.question(*at).is_some()).map(Screen::Question),
    };
    let section = || bundle.form.sections.iter().position(|it| section_address(it) == id).map(Screen::Form);
    Some(fixed.or_else(question).or_else(section).unwrap_or(Screen::Unknown))
}
