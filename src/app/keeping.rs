//! How long the answers are kept, and what happens when nobody touches the page. Pure: the browser tells the time.

use crate::calendar::Date;

/// Where the answers are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// In this tab until it is closed.
    #[default]
    Tab,
    /// On this device too, to the end of the day, because the person has asked for it.
    Device(Date),
    /// In this tab, on a machine that others use: erased when nobody is there.
    Shared,
}

/// So many days a device keeps answers.
pub const DAYS: u16 = 30;
/// So many minutes without a touch, and the page covers itself.
pub const COVERED_AFTER: u32 = 20;
/// So many minutes more, and a shared machine forgets.
pub const ERASED_AFTER: u32 = 2;

impl Keeping {
    /// The last day that a device keeps what it is asked to keep `today`; none when the clock shows no date.
    pub fn last_day(today: Option<Date>) -> Option<Date> {
        today?.after(DAYS)
    }

    /// What was kept on a device until `until`, as it stands `today`; nothing when its time is out. A clock that has been
    /// set back never makes the time longer, and one that shows no date takes nothing away.
    pub fn found(until: Date, today: Option<Date>) -> Option<Keeping> {
        let Some(today) = today else { return Some(Keeping::Device(until)) };
        let longest = Keeping::last_day(Some(today)).unwrap_or(until);
        (today <= until).then_some(Keeping::Device(until.min(longest)))
    }
}

/// What is due when nobody has touched the page for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Cover the page.
    Cover,
    /// Erase everything.
    Erase,
}

/// What is due after so many minutes: since the last touch, or since the page covered itself if that was later.
pub fn due(covered: bool, keeping: Keeping, minutes: u32) -> Option<Due> {
    match (covered, keeping) {
        (false, _) => (minutes >= COVERED_AFTER).then_some(Due::Cover),
        (true, Keeping::Shared) => (minutes >= ERASED_AFTER).then_some(Due::Erase),
        (true, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_device_keeps_answers_for_thirty_days() {
        let until = date("22.12.2026");
        assert_eq!(Keeping::last_day(Some(date("22.11.2026"))), Some(until));
        assert_eq!(Keeping::found(until, Some(until)), Some(Keeping::Device(until)), "the last day counts");
        assert_eq!(Keeping::found(until, Some(date("23.12.2026"))), None);
    }

    #[test]
    fn a_clock_set_back_makes_the_time_no_longer_and_a_broken_one_takes_nothing() {
        let until = date("22.12.2026");
        let found = Keeping::found(until, Some(date("01.01.2020")));
        assert_eq!(found, Some(Keeping::Device(date("31.01.2020"))));
        assert_eq!(Keeping::found(until, None), Some(Keeping::Device(until)));
        assert_eq!(Keeping::last_day(None), None, "without a date there is no end to tell");
    }

    #[test]
    fn only_a_shared_machine_forgets_by_itself_and_never_without_a_warning() {
        for keeping in [Keeping::Tab, Keeping::Device(date("22.12.2026")), Keeping::Shared] {
            assert_eq!(due(false, keeping, 19), None);
            assert_eq!(due(false, keeping, 600), Some(Due::Cover), "a machine that slept for hours covers first");
        }
        assert_eq!(due(true, Keeping::Tab, 600), None);
        assert_eq!(due(true, Keeping::Shared, 1), None);
        assert_eq!(due(true, Keeping::Shared, 2), Some(Due::Erase));
    }
}
