//! Ways to an outcome, taken apart: «one of these, and one of those» instead of every combination.

use super::{Cube, Way};

/// Lists of which one each must be met; every combination is one of `ways`, and there are no others.
/// `whole` is the cube that says nothing.
pub fn factors(ways: &[Way], whole: &Cube) -> Vec<Vec<Way>> {
    // The reservation is one more column: it belongs to the list that settles it.
    let row = |way: &Way| -> Vec<u32> {
        way.when.0.iter().copied().chain([way.uncertain.map_or(0, |rule| u32::from(rule.0) + 1)]).collect()
    };
    let rows: Vec<Vec<u32>> = ways.iter().map(row).collect();
    let columns: Vec<usize> = (0..=whole.0.len()).collect();
    let way = |columns: &[usize], values: &[u32]| {
        let mut way = Way { when: whole.clone(), uncertain: None };
        for (column, value) in columns.iter().zip(values) {
            match way.when.0.get_mut(*column) {
                Some(slot) => *slot = *value,
                None => {
                    way.uncertain =
                        ways.iter().find_map(|way| way.uncertain.filter(|rule| u32::from(rule.0) + 1 == *value))
                }
            }
        }
        way
    };
    let mut lists: Vec<Vec<Way>> = Vec::new();
    for (columns, rows) in split(columns, rows) {
        let mut list: Vec<Way> = rows.iter().map(|values| way(&columns, values)).collect();
        list.sort_by_key(|way| {
            way.when.0.iter().zip(&whole.0).map(|(values, whole)| values == whole).collect::<Vec<_>>()
        });
        lists.push(list);
    }
    lists
}

type Rows = (Vec<usize>, Vec<Vec<u32>>);

/// The columns in as many groups as can be, so that the rows are every combination of the groups' rows.
fn split(columns: Vec<usize>, rows: Vec<Vec<u32>>) -> Vec<Rows> {
    let Some(others) = columns.len().checked_sub(1) else { return Vec::new() };
    // The first column's group, smallest choices first; the last choice is all columns.
    let mut choices: Vec<u32> = (0..1 << others).map(|rest: u32| rest << 1 | 1).collect();
    choices.sort_by_key(|choice| (choice.count_ones(), *choice));
    for choice in choices {
        let part = |inside: bool| {
            let chosen = move |column: usize| (choice >> column & 1 == 1) == inside;
            let picked: Vec<usize> = (0..columns.len()).filter(|column| chosen(*column)).collect();
            let mut seen: Vec<Vec<u32>> =
                rows.iter().map(|row| picked.iter().filter_map(|column| row.get(*column).copied()).collect()).collect();
            seen.sort();
            seen.dedup();
            (picked.into_iter().filter_map(|column| columns.get(column).copied()).collect::<Vec<_>>(), seen)
        };
        let (group, rest) = (part(true), part(false));
        if group.1.len() * rest.1.len() == rows.len() {
            let mut groups = vec![group];
            groups.extend(split(rest.0, rest.1));
            return groups;
        }
    }
    vec![(columns, rows)]
}
