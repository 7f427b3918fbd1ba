//! The last day to complain.

use super::Date;

/// pbrl § 7-5 (N10), and Lørenskog's own page (L20).
pub const WEEKS_TO_COMPLAIN: u16 = 4;

/// The last day to complain of a decision received on `received`: the same day of the week four weeks later, or the
/// first working day after it (domstolloven §§ 148–149). `None` at the end of the calendar.
pub fn last_day_to_complain(received: Date) -> Option<Date> {
    let mut last = received.after(7 * WEEKS_TO_COMPLAIN)?;
    while last.is_day_off() {
        last = last.next()?;
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_four_weeks_later_or_the_first_working_day_after() {
        for (received, last) in [
            ("2.11.2026", "30.11.2026"),
            // A Saturday, a Sunday.
            ("7.11.2026", "7.12.2026"),
            ("8.11.2026", "7.12.2026"),
            // The four days of Easter, from Maundy Thursday on.
            ("5.3.2026", "7.4.2026"),
            // Christmas Day and the weekend after it.
            ("27.11.2026", "28.12.2026"),
            // Received on 17 May: only the last day matters.
            ("17.5.2026", "15.6.2026"),
            // Ends on 17 May, a Monday in 2027, which is also Whit Monday.
            ("19.4.2027", "18.5.2027"),
            ("1.2.2028", "29.2.2028"),
            ("4.12.2026", "4.1.2027"),
        ] {
            let found = last_day_to_complain(Date::parse(received).unwrap());
            assert_eq!(found, Date::parse(last), "received {received}");
        }
    }

    #[test]
    fn it_is_never_a_day_off_and_never_before_four_weeks() {
        let mut received = Date::new(2024, 1, 1).unwrap();
        while received.year() < 2044 {
            let last = last_day_to_complain(received).unwrap();
            assert!(!last.is_day_off() && last >= received.after(28).unwrap(), "{received}");
            assert!(last <= received.after(34).unwrap(), "no row of days off is longer than Easter's: {received}");
            received = received.next().unwrap();
        }
    }
}
