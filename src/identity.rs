//! Numbers that say who someone is or how to reach them: fødselsnummer, phone, postcode, e-mail.
//!
//! A check here only ever leads to a warning. That a number fits its rule does not prove that it exists, and a
//! number that does not fit may still be the right one.

use crate::calendar::days_in_month;

/// A fødselsnummer or D-nummer that fits its rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalId {
    /// Made for testing (the month is moved by 40, 65 or 80). H-numbers, given in emergencies, look the same as
    /// those moved by 40.
    pub test_number: bool,
    /// A D-nummer: the day is moved by 40.
    pub d_number: bool,
}

/// Why a number cannot be a fødselsnummer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NationalIdProblem {
    /// It is not eleven digits.
    Length,
    /// The digits do not fit together: one of them is probably wrong.
    Digits,
}

const K1: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const K2: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/// Checks a fødselsnummer or D-nummer, written with or without spaces.
///
/// The first control digit may leave a remainder of 0 to 3: numbers given out from 2032 use 1, 2 and 3 too,
/// and both kinds are valid side by side (Skatteetaten). Neither sex nor century is read from the number.
///
/// # Errors
/// See [`NationalIdProblem`].
pub fn national_id(text: &str) -> Result<NationalId, NationalIdProblem> {
    let digits = digits(text).filter(|digits| digits.len() == 11).ok_or(NationalIdProblem::Length)?;
    let [.., k1, k2] = digits.as_slice() else { return Err(NationalIdProblem::Length) };
    let first = (weigh(&digits, &K1) + k1) % 11;
    let second = (weigh(&digits, &K2) + k2) % 11;
    if first > 3 || second != 0 {
        return Err(NationalIdProblem::Digits);
    }
    kind(&digits).ok_or(NationalIdProblem::Digits)
}

fn weigh(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// What kind of number it is; `None` when its first six digits are no day.
fn kind(digits: &[u32]) -> Option<NationalId> {
    let [d1, d2, m1, m2, y1, y2, ..] = *digits else { return None };
    let (day, month, year) = (d1 * 10 + d2, m1 * 10 + m2, y1 * 10 + y2);
    // FH-numbers begin with 8 or 9 and hold no date.
    if d1 >= 8 {
        return Some(NationalId { test_number: false, d_number: false });
    }
    let d_number = day > 40;
    let day = if d_number { day - 40 } else { day };
    let (test_number, month) = match month {
        81..=92 => (true, month - 80),
        66..=77 => (true, month - 65),
        41..=52 => (true, month - 40),
        _ => (false, month),
    };
    // The century cannot be known; 2000 to 2099 has a leap day wherever any century has one.
    let longest = days_in_month(2000 + u16::try_from(year).ok()?, u8::try_from(month).ok()?);
    (1..=u32::from(longest)).contains(&day).then_some(NationalId { test_number, d_number })
}

/// A phone number as Norwegians write it, or a foreign or special one as it was given; `None` when it is no
/// phone number. `+47` and `0047` are dropped.
pub fn phone(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '(' | ')' | '.')).collect();
    let national = compact.strip_prefix("+47").or_else(|| compact.strip_prefix("0047")).unwrap_or(&compact);
    if let Some(foreign) = national.strip_prefix('+').or_else(|| national.strip_prefix("00")) {
        let plausible = (6..=15).contains(&foreign.len())
            && !foreign.starts_with('0')
            && foreign.bytes().all(|byte| byte.is_ascii_digit());
        return plausible.then(|| text.trim().to_owned());
    }
    if !national.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (national.len(), national.bytes().next()?) {
        (8, b'4' | b'8' | b'9') => grouped(national, &[3, 2, 3]),
        (8, b'2' | b'3' | b'5' | b'6' | b'7') => grouped(national, &[2, 2, 2, 2]),
        (5, b'0') | (6, b'1') => Some(national.to_owned()),
        (12, b'5') if national.starts_with("58") => Some(national.to_owned()),
        _ => None,
    }
}

/// `digits` with spaces between groups of these lengths.
fn grouped(digits: &str, lengths: &[usize]) -> Option<String> {
    let mut rest = digits;
    let mut groups = Vec::new();
    for length in lengths {
        let (group, after) = rest.split_at_checked(*length)?;
        groups.push(group);
        rest = after;
    }
    Some(groups.join(" "))
}

/// Whether it is a Norwegian postcode: four digits, leading zeros included.
pub fn is_postcode(text: &str) -> bool {
    let text = text.trim();
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it can be an e-mail address: something on both sides of one `@`, and a dot in the right one.
pub fn is_email(text: &str) -> bool {
    match text.trim().split_once('@') {
        Some((local, domain)) => {
            let parts: Vec<&str> = domain.split('.').collect();
            let whole = !text.trim().contains(char::is_whitespace) && !domain.contains('@');
            whole && !local.is_empty() && parts.len() > 1 && parts.iter().all(|part| !part.is_empty())
        }
        None => false,
    }
}

/// The digits of `text`, spaces apart; `None` when it has anything else.
fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test_number(d_number: bool) -> Result<NationalId, NationalIdProblem> {
        Ok(NationalId { test_number: true, d_number })
    }

    #[test]
    fn numbers_made_for_testing_fit_and_are_known_for_what_they_are() {
        // Tenor, Tenor on a leap day, Dolly, and one valid both before and after 2032.
        for number in ["17912099997", "29822099635", "15507600333", "15837645619"] {
            assert_eq!(national_id(number), test_number(false), "{number}");
        }
        assert_eq!(national_id("57912075186"), test_number(true));
    }

    #[test]
    fn numbers_from_2032_fit_although_the_old_rule_refuses_them() {
        for number in ["15837645627", "15837645635", "15837645643"] {
            assert_eq!(national_id(number), test_number(false), "{number}");
        }
    }

    #[test]
    fn a_wrong_control_digit_is_seen() {
        assert_eq!(national_id("15837645618"), Err(NationalIdProblem::Digits));
    }

    #[test]
    fn one_wrong_digit_anywhere_is_seen_under_the_second_control_digit() {
        let right = "17912099997";
        for place in 0..11 {
            let mut wrong: Vec<u8> = right.bytes().collect();
            wrong[place] = if wrong[place] == b'5' { b'6' } else { b'5' };
            let wrong = String::from_utf8(wrong).unwrap();
            assert_eq!(national_id(&wrong), Err(NationalIdProblem::Digits), "{wrong}");
        }
    }

    #[test]
    fn spaces_are_accepted_and_letters_are_not() {
        assert_eq!(national_id(" 179120 99997 "), test_number(false));
        for text in ["", "1791209999", "179120999977", "17912O99997", "179120-99997"] {
            assert_eq!(national_id(text), Err(NationalIdProblem::Length), "{text}");
        }
    }

    #[test]
    fn phones_are_shown_the_way_municipalities_write_them() {
        for (given, shown) in [
            ("90271680", "902 71 680"),
            ("+47 902 71 680", "902 71 680"),
            ("0047 67934601", "67 93 46 01"),
            ("67-93-46-01", "67 93 46 01"),
            ("815 48 333", "815 48 333"),
            ("116117", "116117"),
            ("02800", "02800"),
            ("+46 8 123 456 78", "+46 8 123 456 78"),
        ] {
            assert_eq!(phone(given).as_deref(), Some(shown), "{given}");
        }
    }

    #[test]
    fn what_is_no_phone_is_seen() {
        for text in ["", "1234", "902716800", "1234567a", "ring meg", "+47", "00000000"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn a_postcode_keeps_its_leading_zero() {
        assert!(is_postcode("0150") && is_postcode(" 1471 "));
        assert!(!is_postcode("150") && !is_postcode("14711") && !is_postcode("N-147"));
    }

    #[test]
    fn an_address_without_an_at_sign_is_no_email() {
        assert!(is_email("kari.nordmann@example.no") && is_email(" blåbær@eksempel.no "));
        for text in ["kari", "kari@", "@example.no", "kari@example", "kari nordmann@example.no", "a@b@c.no"] {
            assert!(!is_email(text), "{text}");
        }
    }
}
