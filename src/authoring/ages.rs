//! Bands of ages. Ages that no fact in use tells apart are one band, so that nobody tells more than is needed.

/// A band of ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Below an age.
    Under(u8),
    /// From the first to the second, both in it.
    Between(u8, u8),
    /// From an age on.
    From(u8),
}

/// The bands between these ages, ascending; none when there are no borders.
pub fn bands(borders: &[u8]) -> Vec<Band> {
    let first = borders.first().map(|border| Band::Under(*border));
    let between = borders.windows(2).filter_map(|pair| match pair {
        [from, below] => Some(Band::Between(*from, below.saturating_sub(1))),
        _ => None,
    });
    let last = borders.last().map(|border| Band::From(*border));
    first.into_iter().chain(between).chain(last).collect()
}

impl Band {
    /// The lowest age in it.
    pub fn lower(self) -> u8 {
        match self {
            Band::Under(_) => 0,
            Band::Between(from, _) | Band::From(from) => from,
        }
    }

    /// Its id as an option.
    pub fn id(self) -> String {
        match self {
            Band::Under(age) => format!("under_{age}"),
            Band::Between(from, to) => format!("{from}_{to}"),
            Band::From(age) => format!("fra_{age}"),
        }
    }

    /// The text it is chosen by, and what its placeholders `fra` and `til` stand for.
    pub fn words(self) -> (&'static str, [(&'static str, u8); 2]) {
        match self {
            Band::Under(age) => ("under", [("fra", 0), ("til", age)]),
            Band::Between(from, to) => ("mellom", [("fra", from), ("til", to)]),
            Band::From(age) => ("fra", [("fra", age), ("til", age)]),
        }
    }
}
