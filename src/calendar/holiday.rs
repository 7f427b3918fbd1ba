//! Norwegian public holidays, and the other days on which offices are closed by law.

use super::{Date, Weekday};

impl Date {
    /// Whether a deadline that ends on this day moves: Saturdays, Sundays, public holidays, and 1 and 17 May.
    pub fn is_day_off(self) -> bool {
        matches!(self.weekday(), Weekday::Saturday | Weekday::Sunday)
            || matches!((self.month(), self.day()), (1 | 5, 1) | (5, 17) | (12, 25 | 26))
            || easter(self.year()).is_some_and(|easter| follows_easter(self, easter))
    }
}

/// Maundy Thursday, Good Friday, Easter Monday, Ascension Day and Whit Monday; Sundays are days off anyway.
fn follows_easter(date: Date, easter: Date) -> bool {
    let before = |days| date.after(days) == Some(easter);
    let after = |days| easter.after(days) == Some(date);
    before(3) || before(2) || after(1) || after(39) || after(50)
}

/// Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
fn easter(year: u16) -> Option<Date> {
    let year = u32::from(year);
    let (golden, century, in_century) = (year % 19, year / 100, year % 100);
    let skipped = (8 * century + 13) / 25;
    let moon = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * to_sunday) / 451;
    let days = moon + to_sunday + 114 - 7 * late;
    let (month, day) = (days / 31, days % 31 + 1);
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanacs_put_it() {
        let known = "20.4.2025 5.4.2026 28.3.2027 16.4.2028 1.4.2029 21.4.2030 23.4.2000 24.4.2011 22.3.2285 25.4.2038";
        for easter_day in known.split(' ').map(day) {
            assert_eq!(easter(easter_day.year()), Some(easter_day));
        }
    }

    #[test]
    fn offices_are_closed_on_the_public_holidays_of_2026() {
        let closed = "1.1.2026 2.4.2026 3.4.2026 5.4.2026 6.4.2026 1.5.2026 14.5.2026 17.5.2026 24.5.2026 25.5.2026 25.12.2026 26.12.2026";
        let mut found = Vec::new();
        let mut date = day("1.1.2026");
        while date.year() == 2026 {
            let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
            let named = closed.split(' ').any(|closed| day(closed) == date);
            assert_eq!(date.is_day_off(), weekend || named, "{date}");
            found.extend(named.then_some(date));
            date = date.next().unwrap();
        }
        assert_eq!(found.len(), 12);
    }

    #[test]
    fn christmas_eve_and_the_days_between_are_working_days() {
        for text in ["24.12.2026", "31.12.2026", "1.4.2026", "15.5.2026"] {
            assert!(!day(text).is_day_off(), "{text}");
        }
    }
}
