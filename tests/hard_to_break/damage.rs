//! What happens to bytes on their way: changed, lost, doubled, cut off.

use proptest::collection::vec;
use proptest::prelude::*;

/// One thing that happens, at a place between 0 (the beginning) and 65 535 (the end).
#[derive(Clone, Debug)]
pub struct Damage {
    place: u16,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Change(u8),
    Insert(Vec<u8>),
    Lose(u8),
    Double(u8),
    CutOff,
}

/// Up to four of them.
pub fn damages() -> impl Strategy<Value = Vec<Damage>> {
    let what = prop_oneof![
        any::<u8>().prop_map(What::Change),
        vec(any::<u8>(), 1..9).prop_map(What::Insert),
        any::<u8>().prop_map(What::Lose),
        any::<u8>().prop_map(What::Double),
        Just(What::CutOff),
    ];
    vec((any::<u16>(), what).prop_map(|(place, what)| Damage { place, what }), 0..5)
}

/// The bytes after all that.
pub fn damaged(bytes: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for Damage { place, what } in damages {
        let at = bytes.len() * usize::from(*place) / 65_536;
        let end = |count: u8| (at + usize::from(count)).min(bytes.len());
        match what {
            What::Change(to) => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = *to),
            What::Insert(more) => drop(bytes.splice(at..at, more.iter().copied())),
            What::Lose(count) => drop(bytes.drain(at..end(*count))),
            What::Double(count) => {
                let part = bytes[at..end(*count)].to_vec();
                drop(bytes.splice(at..at, part));
            }
            What::CutOff => bytes.truncate(at),
        }
    }
    bytes
}
