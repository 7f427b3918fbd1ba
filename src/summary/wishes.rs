//! Sets of wish states in few words: which kinds of wishes are among the chosen, and which are not.

use super::grid::{Cell, Grid};
use crate::content::WishState;

/// Kinds of wishes that are chosen together, and kinds of which none is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mix {
    /// One or more of each of these kinds.
    pub with: Vec<WishState>,
    /// None of these kinds.
    pub without: Vec<WishState>,
}

const STATES: [WishState; 5] =
    [WishState::ForThis, WishState::NotMentioned, WishState::OtherScheme, WishState::Outside, WishState::NotHere];

/// The fewest and shortest mixes that hold the sets `meant`, and no other of the sets that `can` occur.
pub fn mixes(meant: &[u8], can: &[u8]) -> Vec<Mix> {
    if meant == [0] {
        let chosen = |state: &WishState| can.iter().any(|set| set & state.bit() != 0);
        return vec![Mix { with: Vec::new(), without: STATES.into_iter().filter(chosen).collect() }];
    }
    let grid = Grid::new(vec![2; STATES.len()]);
    let set = |cell: usize| {
        let chosen = STATES.iter().enumerate().filter(|(position, _)| grid.value(cell, *position) == 1);
        chosen.fold(0, |set, (_, state)| set | state.bit())
    };
    let kind = |cell: usize| match set(cell) {
        set if meant.contains(&set) => Cell::In,
        set if can.contains(&set) => Cell::Out,
        _ => Cell::Free,
    };
    let cells: Vec<Cell> = (0..grid.cells()).map(kind).collect();
    let mix = |values: &[u32]| {
        let of =
            |wanted: u32| STATES.into_iter().zip(values).filter(move |(_, v)| **v == wanted).map(|(state, _)| state);
        Mix { with: of(0b10).collect(), without: of(0b01).collect() }
    };
    grid.cover(&cells).iter().map(|cube| mix(&cube.0)).collect()
}
