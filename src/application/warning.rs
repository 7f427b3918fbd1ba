//! What to look over in a field. A warning never stops anyone, and an empty field never has one.

use super::whole_number;
use crate::calendar::Date;
use crate::content::{Field, Key, Kind, Role};
use crate::identity::{NationalIdProblem, is_email, is_postcode, national_id, phone};

/// Something to look over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Not a date of the calendar, or not written dd.mm.åååå.
    Date,
    /// A birth date still to come, or further back than anybody lives.
    BirthDate,
    /// A fødselsnummer has eleven digits.
    FnrLength,
    /// The digits of the fødselsnummer do not fit together.
    FnrDigits,
    /// The fødselsnummer is one made for testing.
    FnrTest,
    /// Not a phone number.
    Phone,
    /// Not an e-mail address.
    Email,
    /// A postcode has four digits.
    Postcode,
    /// Not a whole number.
    Number,
}

impl Warning {
    /// The interface text that tells it.
    pub fn key(self) -> Key {
        match self {
            Warning::Date => Key::SkjemaVarselDato,
            Warning::BirthDate => Key::SkjemaVarselFodt,
            Warning::FnrLength => Key::SkjemaVarselFnrLengde,
            Warning::FnrDigits => Key::SkjemaVarselFnrSiffer,
            Warning::FnrTest => Key::SkjemaVarselFnrTest,
            Warning::Phone => Key::SkjemaVarselTelefon,
            Warning::Email => Key::SkjemaVarselEpost,
            Warning::Postcode => Key::SkjemaVarselPostnummer,
            Warning::Number => Key::SkjemaVarselTall,
        }
    }
}

/// Years that nobody lives longer than.
const LONGEST_LIFE: u16 = 120;

/// What to look over in a field with these words in it. Where the clock shows no date, `today` is not known.
pub fn warning(field: &Field, text: &str, today: Option<Date>) -> Option<Warning> {
    if text.trim().is_empty() {
        return None;
    }
    match field.kind {
        Kind::Date => match Date::parse(text) {
            None => Some(Warning::Date),
            Some(born) if field.role == Some(Role::BirthDate) => unlikely(born, today?).then_some(Warning::BirthDate),
            Some(_) => None,
        },
        Kind::Fnr => match national_id(text) {
            Ok(number) => number.test_number.then_some(Warning::FnrTest),
            Err(NationalIdProblem::Length) => Some(Warning::FnrLength),
            Err(NationalIdProblem::Digits) => Some(Warning::FnrDigits),
        },
        Kind::Phone => phone(text).is_none().then_some(Warning::Phone),
        Kind::Email => (!is_email(text)).then_some(Warning::Email),
        Kind::Postcode => (!is_postcode(text)).then_some(Warning::Postcode),
        Kind::Times | Kind::Kroner => whole_number(text).is_none().then_some(Warning::Number),
        Kind::Line | Kind::Text | Kind::Activity | Kind::Choice | Kind::Several => None,
        Kind::Note | Kind::Deadline | Kind::Costs => None,
    }
}

/// Whether a person living `today` can hardly have been born then.
fn unlikely(born: Date, today: Date) -> bool {
    let turns = (born.year() + LONGEST_LIFE, born.month(), born.day());
    born > today || turns < (today.year(), today.month(), today.day())
}
