//! What to look over in a field. A warning never stops anyone, and an empty field never has one.

use super::whole_number;
use crate::calendar::Date;
use crate::content::{Key, Kind};
use crate::identity::{NationalIdProblem, is_email, is_postcode, national_id, phone};

/// Something to look over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Not a date of the calendar, or not written dd.mm.åååå.
    Date,
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

/// What to look over in a field of this kind with these words in it.
pub fn warning(kind: Kind, text: &str) -> Option<Warning> {
    if text.trim().is_empty() {
        return None;
    }
    match kind {
        Kind::Date => Date::parse(text).is_none().then_some(Warning::Date),
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
