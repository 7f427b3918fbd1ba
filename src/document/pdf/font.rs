//! The fonts: which letters there are, how wide they are, and the file to embed.

mod packed;

use super::measure::POINT;
use packed::Packed;

mod letters {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/letters.rs"));
}

/// A glyph, by its number in the fonts; both have the same ones.
pub type Glyph = u16;

/// The space, which comes first in the fonts.
pub const SPACE: Glyph = 1;
/// An empty box, for what the fonts lack.
pub const BOX: Glyph = count() + 1;

/// How many letters the fonts have.
const fn count() -> u16 {
    let mut ranges = letters::RANGES;
    let mut count = 0;
    while let [(first, last, _), rest @ ..] = ranges {
        count += *last - *first + 1;
        ranges = rest;
    }
    count
}

/// The glyph of a letter, if the fonts have it.
pub fn glyph(letter: char) -> Option<Glyph> {
    let code = u16::try_from(u32::from(letter)).ok()?;
    let mut before = 1;
    for (first, last, _) in letters::RANGES {
        if (*first..=*last).contains(&code) {
            return Some(before + (code - first));
        }
        before += last - first + 1;
    }
    None
}

/// The letter of a glyph.
pub fn letter(glyph: Glyph) -> Option<char> {
    let mut before = 1;
    for (first, last, _) in letters::RANGES {
        let past = before + (last - first + 1);
        if (before..past).contains(&glyph) {
            return char::from_u32(u32::from(first + (glyph - before)));
        }
        before = past;
    }
    None
}

/// Whether the bold font shows a glyph too.
pub fn in_bold(glyph: Glyph) -> bool {
    let code = letter(glyph).map_or(0, u32::from);
    let found = letters::RANGES.iter().find(|(first, last, _)| (u32::from(*first)..=u32::from(*last)).contains(&code));
    found.is_none_or(|(_, _, bold)| *bold)
}

/// The letter that a letter and a mark after it make together, if the fonts have it.
pub fn compose(letter: char, mark: char) -> Option<char> {
    let pair = (u16::try_from(u32::from(letter)).ok()?, u16::try_from(u32::from(mark)).ok()?);
    let at = letters::COMPOSED.binary_search_by_key(&pair, |(base, mark, _)| (*base, *mark)).ok()?;
    char::from_u32(u32::from(letters::COMPOSED.get(at)?.2))
}

/// A weight of Noto Sans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For what was written.
    Regular,
    /// For headings and labels.
    Bold,
}

impl Face {
    /// Both.
    pub const ALL: [Face; 2] = [Face::Regular, Face::Bold];

    fn packed(self) -> Packed {
        Packed::open(match self {
            Face::Regular => include_bytes!(concat!(env!("OUT_DIR"), "/NotoSans-Regular.bin")),
            Face::Bold => include_bytes!(concat!(env!("OUT_DIR"), "/NotoSans-Bold.bin")),
        })
    }

    /// How far a glyph takes the pen on, in thousandths of the letters' size.
    pub fn advance(self, glyph: Glyph) -> i32 {
        i32::from(self.packed().advance(glyph))
    }

    /// The width of glyphs in letters of a size.
    pub fn width(self, glyphs: &[Glyph], size: i32) -> i32 {
        let font = self.packed();
        glyphs.iter().map(|glyph| i32::from(font.advance(*glyph))).sum::<i32>() * (size / POINT)
    }

    /// The font file with the outlines of these glyphs only; their numbers stay.
    pub fn embedded(self, used: &[Glyph]) -> Vec<u8> {
        self.packed().file(used)
    }
}
