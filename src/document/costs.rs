//! What a month costs, as a table: with and without a ledsagerbevis, in the person's own figures.

use super::{Block, Text};
use crate::application::{Cost, Draft};
use crate::content::{Key, fill};

/// What a month costs in all: without a ledsagerbevis, and with one where it lets the companion in for free.
pub fn in_all(costs: &[Cost]) -> (u64, u64) {
    (costs.iter().map(Cost::without_card).sum(), costs.iter().map(Cost::with_card).sum())
}

/// The table and what is to be known of it; nothing when there is nothing to reckon yet.
pub fn costs(draft: &Draft) -> Vec<Block> {
    let costs = draft.costs();
    if costs.is_empty() {
        return Vec::new();
    }
    let t = |key| draft.bundle.text(key, draft.voice());
    let row = |name: &str, (without, with): (u64, u64)| {
        [name, &kroner(without), &kroner(with)].map(|cell| Text { words: cell.to_owned(), lang: None }).to_vec()
    };
    let activity = |cost: &Cost| {
        let name = fill(t(Key::CostsTimes), "ganger", &cost.times.to_string());
        row(&fill(&name, "aktivitet", &cost.activity), (cost.without_card(), cost.with_card()))
    };
    let mut rows: Vec<Vec<Text>> = costs.iter().map(activity).collect();
    rows.push(row(t(Key::CostsInAll), in_all(&costs)));
    let head = [Key::CostsActivity, Key::CostsWithout, Key::CostsWith].map(|key| t(key).to_owned()).to_vec();
    vec![Block::Table { head, rows }, Block::Note(t(Key::CostsCard).to_owned())]
}

/// `1200` as `1 200 kr`.
pub fn kroner(amount: u64) -> String {
    let digits = amount.to_string();
    let mut grouped = String::with_capacity(digits.len() + 5);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    [&grouped, "\u{a0}kr"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kroner_are_grouped_by_thousands() {
        assert_eq!(
            [0, 999, 1200, 1_234_567].map(kroner),
            ["0\u{a0}kr", "999\u{a0}kr", "1\u{a0}200\u{a0}kr", "1\u{a0}234\u{a0}567\u{a0}kr"]
        );
    }
}
