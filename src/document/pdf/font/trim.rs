//! A font file without the outlines that a document does not need, so that the file stays small.
//!
//! The glyphs keep their numbers. The files are those that `cargo xtask font` wrote, with short offsets.

/// A table of a font file; empty when it is missing.
pub fn table<'a>(file: &'a [u8], tag: &[u8; 4]) -> &'a [u8] {
    let found = directory(file).find(|(name, _)| name == tag);
    found.map_or(&[], |(_, table)| table)
}

fn directory(file: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let entries = file.get(12..).unwrap_or_default().chunks_exact(16).take(usize::from(word(file, 4)));
    entries.map(|entry| {
        let (offset, length) = (long(entry, 8), long(entry, 12));
        (entry.get(..4).unwrap_or_default(), file.get(offset..offset + length).unwrap_or_default())
    })
}

/// The number of two bytes at a place; 0 past the end.
pub fn word(bytes: &[u8], at: usize) -> u16 {
    match bytes.get(at..) {
        Some([high, low, ..]) => u16::from_be_bytes([*high, *low]),
        _ => 0,
    }
}

fn long(bytes: &[u8], at: usize) -> usize {
    usize::from(word(bytes, at)) << 16 | usize::from(word(bytes, at + 2))
}

/// The file with the outlines of the used glyphs, and of those they are composed of.
pub fn trimmed(file: &[u8], used: &[u16]) -> Vec<u8> {
    let (old_glyf, old_loca) = (table(file, b"glyf"), table(file, b"loca"));
    let outline = |glyph: u16| {
        let at = usize::from(glyph) * 2;
        let offset = |at| usize::from(word(old_loca, at)) * 2;
        old_glyf.get(offset(at)..offset(at + 2)).unwrap_or_default()
    };
    let mut kept = used.to_vec();
    let mut at = 0;
    while let Some(glyph) = kept.get(at) {
        kept.extend(parts(outline(*glyph)));
        at += 1;
    }
    let mut glyf = Vec::new();
    let mut loca = vec![0, 0];
    for glyph in 0..word(table(file, b"maxp"), 4) {
        if glyph == 0 || kept.contains(&glyph) {
            glyf.extend(outline(glyph));
        }
        loca.extend(((glyf.len() / 2) as u16).to_be_bytes());
    }
    assemble(file, &glyf, &loca)
}

const WORDS: u16 = 1;
const SCALE: u16 = 8;
const MORE: u16 = 1 << 5;
const TWO_SCALES: u16 = 1 << 6;
const MATRIX: u16 = 1 << 7;

/// The glyphs that an outline is composed of.
fn parts(outline: &[u8]) -> Vec<u16> {
    let mut parts = Vec::new();
    let mut at = 10;
    let mut more = word(outline, 0) >= 0x8000;
    while more {
        let flags = word(outline, at);
        parts.push(word(outline, at + 2));
        let lengths = [(WORDS, 2), (SCALE, 2), (TWO_SCALES, 4), (MATRIX, 8)];
        at += 6 + lengths.iter().filter(|(flag, _)| flags & flag != 0).map(|(_, bytes)| bytes).sum::<usize>();
        more = flags & MORE != 0;
    }
    parts
}

/// The file again with two tables of its own; every table begins at a multiple of four bytes.
fn assemble(file: &[u8], glyf: &[u8], loca: &[u8]) -> Vec<u8> {
    let tables: Vec<(&[u8], &[u8])> = directory(file)
        .map(|(tag, table)| match tag {
            b"glyf" => (tag, glyf),
            b"loca" => (tag, loca),
            _ => (tag, table),
        })
        .collect();
    let mut made = file.get(..12).unwrap_or_default().to_vec();
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        made.extend(*tag);
        for number in [checksum(table), offset as u32, table.len() as u32] {
            made.extend(number.to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        made.extend(*table);
        made.resize(made.len().next_multiple_of(4), 0);
    }
    made
}

fn checksum(table: &[u8]) -> u32 {
    let four =
        |bytes: &[u8]| bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)) << (8 * (4 - bytes.len()));
    table.chunks(4).map(four).fold(0, u32::wrapping_add)
}
