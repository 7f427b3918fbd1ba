//! Civil dates: days on a wall calendar, without clocks or time zones.

mod deadline;
mod holiday;
mod note;

pub use deadline::{WEEKS_TO_COMPLAIN, last_day_to_complain};
pub use note::calendar_file;
use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let real = (1..=9999).contains(&year) && (1..=days_in_month(year, month)).contains(&day);
        real.then_some(Date { year, month, day })
    }

    /// Reads a date as people write it: `1.2.1990`, `01/02/1990`, `01 02 1990`, `01021990`, or as browsers fill
    /// it in: `1990-02-01`. The year needs four digits, so that nobody is guessed a century older.
    pub fn parse(text: &str) -> Option<Date> {
        let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '/' | '-');
        if !text.chars().all(known) {
            return None;
        }
        match *parts.as_slice() {
            [year, month, day] if year.len() == 4 => Date::of(year, month, day),
            [day, month, year] if year.len() == 4 => Date::of(year, month, day),
            [run] if run.len() == 8 => Date::of(run.get(4..)?, run.get(2..4)?, run.get(..2)?),
            _ => None,
        }
    }

    fn of(year: &str, month: &str, day: &str) -> Option<Date> {
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day after; the calendar ends with the year 9999.
    pub fn next(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day + 1)
            .or_else(|| Date::new(self.year, self.month + 1, 1))
            .or_else(|| Date::new(self.year + 1, 1, 1))
    }

    /// So many days later.
    pub fn after(self, days: u16) -> Option<Date> {
        (0..days).try_fold(self, |date, _| date.next())
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // Zeller's congruence: January and February count as months 13 and 14 of the year before. 0 is a Saturday.
        let (year, month) = match self.month {
            1 | 2 => (u32::from(self.year) - 1, u32::from(self.month) + 12),
            _ => (u32::from(self.year), u32::from(self.month)),
        };
        let day = (u32::from(self.day) + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
        match day {
            0 => Weekday::Saturday,
            1 => Weekday::Sunday,
            2 => Weekday::Monday,
            3 => Weekday::Tuesday,
            4 => Weekday::Wednesday,
            5 => Weekday::Thursday,
            _ => Weekday::Friday,
        }
    }
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// Norwegian short form: `01.02.1990`.
impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:02}.{:02}.{:04}", self.day, self.month, self.year)
    }
}

/// Days in a month; 0 when there is no such month.
pub fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_the_ways_people_write_it() {
        let wanted = Date::new(1990, 2, 1);
        for text in
            ["01.02.1990", "1.2.1990", " 1. 2. 1990 ", "01/02/1990", "1-2-1990", "01 02 1990", "01021990", "1990-02-01"]
        {
            assert_eq!(Date::parse(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_no_date() {
        for text in [
            "",
            "31.04.2020",
            "29.02.2021",
            "29.02.1900",
            "0.1.2020",
            "1.13.2020",
            "1.2.90",
            "1. februar 1990",
            "123",
            "1.2.3.1990",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn leap_days_exist_every_fourth_year_but_not_every_century() {
        for (text, real) in [("29.02.2020", true), ("29.02.2000", true), ("29.02.2100", false), ("29.02.2023", false)] {
            assert_eq!(Date::parse(text).is_some(), real, "{text}");
        }
    }

    #[test]
    fn a_date_is_shown_with_two_digits_for_day_and_month() {
        assert_eq!(Date::parse("1.2.1990").unwrap().to_string(), "01.02.1990");
    }

    #[test]
    fn days_follow_each_other_as_in_a_calendar_made_by_others() {
        let mut date = Date::new(1899, 12, 30).unwrap();
        let mut theirs = jiff::civil::date(1899, 12, 30);
        while date.year() < 2110 {
            assert_eq!(
                (date.year() as i16, date.month() as i8, date.day() as i8),
                (theirs.year(), theirs.month(), theirs.day())
            );
            assert_eq!(date.weekday() as i8, theirs.weekday().to_monday_zero_offset(), "{date}");
            (date, theirs) = (date.next().unwrap(), theirs.tomorrow().unwrap());
        }
        assert_eq!(Date::new(9999, 12, 31).unwrap().next(), None, "the calendar ends");
    }

    #[test]
    fn dates_stand_in_the_order_of_time() {
        assert!(Date::parse("31.12.1999") < Date::parse("01.01.2000"));
    }
}
