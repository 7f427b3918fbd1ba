//! What going out together costs in a month, in the person's own figures: whole kroner, and nothing invented.

use super::Draft;
use crate::content::{FieldIx, Kind, Paperwork};

/// An activity with what it costs. A companion's ticket is there only if the person has said that they pay it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// What the person calls it, or the field's own label.
    pub activity: String,
    /// How many times in a month.
    pub times: u32,
    /// The person's own ticket.
    pub own: u32,
    /// The ticket of the one who comes along.
    pub companion: u32,
}

impl Cost {
    /// Kroner in a month when both tickets are paid.
    pub fn without_card(&self) -> u64 {
        self.with_card() + u64::from(self.times) * u64::from(self.companion)
    }

    /// Kroner in a month where a ledsagerbevis lets the one who comes along in for free.
    pub fn with_card(&self) -> u64 {
        u64::from(self.times) * u64::from(self.own)
    }
}

/// A whole number as people write one: `1 200`, `120 kr`, `120,-`.
pub fn whole_number(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let digits = digits.trim_end_matches('-').trim_end_matches(',').trim_end_matches('.').trim_end_matches("kr");
    let plain = digits.len() <= 6 && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

impl Draft<'_> {
    /// The activities that can be reckoned: those with a number of times and the price of a ticket.
    pub fn costs(&self) -> Vec<Cost> {
        let fields = self.bundle.form.fields_of(Paperwork::Summary).filter(|(at, _)| self.shows(*at));
        let fields: Vec<(FieldIx, Kind)> = fields.map(|(at, field)| (at, field.kind)).collect();
        // Each activity is followed by its numbers.
        let rows = fields.chunk_by(|_, (_, next)| *next != Kind::Activity);
        rows.filter_map(|row| self.cost(row)).collect()
    }

    fn cost(&self, row: &[(FieldIx, Kind)]) -> Option<Cost> {
        let ((activity, Kind::Activity), numbers) = row.split_first()? else { return None };
        let of = |kind: Kind| {
            let fields = numbers.iter().filter(move |(_, found)| *found == kind);
            fields.map(|(field, _)| whole_number(self.text(*field)))
        };
        let times = of(Kind::Times).next().flatten()?;
        let mut prices = of(Kind::Kroner);
        let (own, companion) = (prices.next().flatten(), prices.next().flatten());
        own.or(companion)?;
        let named = match self.text(*activity).trim() {
            "" => self.bundle.form.field(*activity)?.label.get(self.voice()),
            name => name,
        };
        Some(Cost {
            activity: named.to_owned(),
            times,
            own: own.unwrap_or_default(),
            companion: companion.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_kroner_are_read_the_way_people_write_them() {
        for (written, number) in
            [("120", 120), ("1 200", 1200), ("120 kr", 120), ("120,-", 120), ("120 kr.", 120), (" 0 ", 0)]
        {
            assert_eq!(whole_number(written), Some(number), "{written}");
        }
        for written in ["", "kr", "120,50", "-5", "hundre", "1234567", "1e3", "+4"] {
            assert_eq!(whole_number(written), None, "{written}");
        }
    }

    #[test]
    fn a_companion_s_ticket_costs_nothing_with_a_card() {
        let cost = Cost { activity: "Kino".into(), times: 2, own: 150, companion: 150 };
        assert_eq!((cost.without_card(), cost.with_card()), (600, 300));
        let most = Cost { activity: String::new(), times: 999_999, own: 999_999, companion: 999_999 };
        assert_eq!(most.without_card(), 2 * most.with_card());
    }
}
