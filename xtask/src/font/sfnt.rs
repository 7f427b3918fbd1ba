//! A TrueType font cut down to some letters, each glyph where its letter stands in the list.

#![allow(clippy::indexing_slicing, reason = "a damaged font should stop the tool")]

use ttf_parser::{Face, GlyphId, RawFace, Tag};

/// A whole font.
pub struct Source<'a> {
    face: Face<'a>,
    raw: RawFace<'a>,
}

/// Tables copied from the font, some of them changed.
const COPIED: [&[u8; 4]; 3] = [b"head", b"hhea", b"maxp"];

impl<'a> Source<'a> {
    pub fn read(font: &'a [u8]) -> Result<Self, String> {
        let face = Face::parse(font, 0).map_err(|error| error.to_string())?;
        let raw = RawFace::parse(font, 0).map_err(|error| error.to_string())?;
        Ok(Source { face, raw })
    }

    /// A font of the empty glyph, the letters in their order, a box, and the glyphs these are composed of.
    pub fn subset(&self, letters: &[char]) -> Result<Vec<u8>, String> {
        let missing: String = letters.iter().filter(|letter| self.face.glyph_index(**letter).is_none()).collect();
        if !missing.is_empty() {
            return Err(format!("it lacks {missing}; take them out of fonts/letters.txt"));
        }
        // The box for what the font lacks is the font's own empty glyph, which itself may not be shown in a PDF.
        let empty = GlyphId(0);
        let mut order = vec![empty];
        order.extend(letters.iter().filter_map(|letter| self.face.glyph_index(*letter)));
        order.push(empty);
        let (glyf, loca) = self.outlines(&mut order)?;
        let [mut head, mut hhea, mut maxp] = COPIED.map(|tag| self.table(tag).to_vec());
        let count = u16::try_from(order.len()).map_err(|_| "too many glyphs")?;
        put(&mut head, 8, 0);
        put(&mut head, 10, 0);
        put(&mut head, 50, 0);
        put(&mut hhea, 34, count);
        put(&mut maxp, 4, count);
        // Without hinting there are no functions, no stack and no instructions.
        for at in [16, 18, 20, 22, 24, 26] {
            put(&mut maxp, at, 0);
        }
        let hmtx = order.iter().flat_map(|glyph| self.advance(*glyph)).collect();
        Ok(assemble(&[
            (b"glyf", glyf),
            (b"head", head),
            (b"hhea", hhea),
            (b"hmtx", hmtx),
            (b"loca", loca),
            (b"maxp", maxp),
        ]))
    }

    fn table(&self, tag: &[u8; 4]) -> &'a [u8] {
        self.raw.table(Tag::from_bytes(tag)).unwrap_or_default()
    }

    fn advance(&self, glyph: GlyphId) -> [u8; 4] {
        let width = self.face.glyph_hor_advance(glyph).unwrap_or_default().to_be_bytes();
        let side = self.face.glyph_hor_side_bearing(glyph).unwrap_or_default().to_be_bytes();
        [width[0], width[1], side[0], side[1]]
    }

    /// The tables `glyf` and `loca`. Glyphs that others are composed of are added to the order.
    fn outlines(&self, order: &mut Vec<GlyphId>) -> Result<(Vec<u8>, Vec<u8>), String> {
        let mut glyf = Vec::new();
        let mut loca = vec![0, 0];
        let letters = order.len();
        let mut at = 0;
        while let Some(glyph) = order.get(at).copied() {
            let outline = self.outline(glyph);
            match word(outline, 0) {
                0x8000.. => glyf.extend(compose(outline, order, letters)),
                contours => glyf.extend(without_instructions(outline, usize::from(contours))),
            }
            glyf.resize(glyf.len().next_multiple_of(2), 0);
            loca.extend(u16::try_from(glyf.len() / 2).map_err(|_| "the outlines are too long")?.to_be_bytes());
            at += 1;
        }
        Ok((glyf, loca))
    }

    fn outline(&self, glyph: GlyphId) -> &'a [u8] {
        let at = usize::from(glyph.0);
        let offset = |at: usize| match word(self.table(b"head"), 50) {
            0 => usize::from(word(self.table(b"loca"), at * 2)) * 2,
            _ => {
                usize::from(word(self.table(b"loca"), at * 4)) << 16
                    | usize::from(word(self.table(b"loca"), at * 4 + 2))
            }
        };
        self.table(b"glyf").get(offset(at)..offset(at + 1)).unwrap_or_default()
    }
}

/// The number of two bytes at a place; 0 past the end.
fn word(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |pair| u16::from_be_bytes([pair[0], pair[1]]))
}

fn put(table: &mut [u8], at: usize, value: u16) {
    table[at..at + 2].copy_from_slice(&value.to_be_bytes());
}

/// A simple outline: the ends of the contours, instructions, then the points.
fn without_instructions(outline: &[u8], contours: usize) -> Vec<u8> {
    if outline.is_empty() {
        return Vec::new();
    }
    let length_at = 10 + 2 * contours;
    let points_at = length_at + 2 + usize::from(word(outline, length_at));
    [&outline[..length_at], &[0, 0], &outline[points_at..]].concat()
}

const WORDS: u16 = 1;
const SCALE: u16 = 8;
const MORE: u16 = 1 << 5;
const TWO_SCALES: u16 = 1 << 6;
const MATRIX: u16 = 1 << 7;
const INSTRUCTIONS: u16 = 1 << 8;

/// An outline composed of others, which get their new numbers, without instructions.
fn compose(outline: &[u8], order: &mut Vec<GlyphId>, letters: usize) -> Vec<u8> {
    let mut made = outline[..10].to_vec();
    let mut at = 10;
    loop {
        let flags = word(outline, at);
        let part = GlyphId(word(outline, at + 2));
        let number = order.iter().skip(1).position(|known| *known == part).map_or(order.len(), |found| found + 1);
        if number == order.len() {
            debug_assert!(number >= letters);
            order.push(part);
        }
        let length = [(WORDS, 2), (SCALE, 2), (TWO_SCALES, 4), (MATRIX, 8)];
        let more: usize = length.iter().filter(|(flag, _)| flags & flag != 0).map(|(_, bytes)| bytes).sum();
        made.extend((flags & !INSTRUCTIONS).to_be_bytes());
        made.extend((number as u16).to_be_bytes());
        made.extend(&outline[at + 4..at + 6 + more]);
        at += 6 + more;
        if flags & MORE == 0 {
            return made;
        }
    }
}

/// A font file of these tables, in the order of their names.
fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = 1 << count.ilog2();
    let mut file = vec![0, 1, 0, 0];
    for number in [count, power * 16, count.ilog2() as u16, (count - power) * 16] {
        file.extend(number.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in tables {
        file.extend(*tag);
        for number in [checksum(table), offset as u32, table.len() as u32] {
            file.extend(number.to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    let mut head = 0;
    for (tag, table) in tables {
        if *tag == b"head" {
            head = file.len();
        }
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&file));
    file[head + 8..head + 12].copy_from_slice(&adjustment.to_be_bytes());
    file
}

fn checksum(bytes: &[u8]) -> u32 {
    let words = bytes
        .chunks(4)
        .map(|four| four.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)) << (8 * (4 - four.len())));
    words.fold(0, u32::wrapping_add)
}
