//! The fonts as the program carries them, where what is alike stands together (`fonts/pack.rs`); and the font files made
//! of them again, with the outlines that a document needs and no others, so that its file stays small.
//!
//! The glyphs keep their numbers.

/// The lengths of what comes first: three tables as they are in a font file.
const HEAD: usize = 54;
const HHEA: usize = 36;
const MAXP: usize = 32;

/// What stands for the number of contours of an outline that is composed of others.
const COMPOSED: u8 = 255;

/// A packed font.
pub struct Packed {
    tables: Stream,
    /// How wide each glyph is.
    advances: Stream,
    /// How many contours each glyph has.
    contours: Stream,
    ends: Stream,
    flags: Stream,
    right: Stream,
    up: Stream,
    parts: Stream,
}

impl Packed {
    /// From its bytes.
    pub fn open(file: &'static [u8]) -> Self {
        let mut file = Stream(file);
        let tables = file.part(HEAD + HHEA + MAXP);
        let mut lengths = file.part(10);
        let glyphs = usize::from(word(tables.0, HEAD + HHEA + 4));
        let (advances, contours) = (file.part(glyphs * 2), file.part(glyphs));
        let [ends, flags, right, up, parts] = std::array::from_fn(|_| file.part(usize::from(lengths.word())));
        Packed { tables, advances, contours, ends, flags, right, up, parts }
    }

    /// How far a glyph takes the pen on.
    pub fn advance(&self, glyph: u16) -> u16 {
        word(self.advances.0, usize::from(glyph) * 2)
    }

    /// The file with the outlines of the used glyphs, and of those they are composed of.
    pub fn file(mut self, used: &[u16]) -> Vec<u8> {
        let outlines: Vec<Vec<u8>> = self.contours.0.iter().map(|contours| self.outline(*contours)).collect();
        let mut kept = used.to_vec();
        kept.push(0);
        let mut at = 0;
        while let Some(outline) = kept.get(at).map(|glyph| outlines.get(usize::from(*glyph))) {
            kept.extend(outline.map_or_else(Vec::new, |outline| parts(outline)));
            at += 1;
        }
        let (mut glyf, mut loca, mut hmtx) = (Vec::new(), vec![0, 0], Vec::new());
        for (glyph, outline) in (0..).zip(&outlines) {
            if kept.contains(&glyph) {
                glyf.extend(outline);
                glyf.resize(glyf.len().next_multiple_of(2), 0);
            }
            loca.extend(((glyf.len() / 2) as u16).to_be_bytes());
            // A glyph's place is that of its frame.
            for number in [self.advance(glyph), word(outline, 2)] {
                hmtx.extend(number.to_be_bytes());
            }
        }
        let [head, hhea, maxp] = [HEAD, HHEA, MAXP].map(|length| self.tables.part(length).0);
        assemble(&[
            (b"glyf", &glyf),
            (b"head", head),
            (b"hhea", hhea),
            (b"hmtx", &hmtx),
            (b"loca", &loca),
            (b"maxp", maxp),
        ])
    }

    /// The next outline.
    fn outline(&mut self, contours: u8) -> Vec<u8> {
        match contours {
            0 => Vec::new(),
            COMPOSED => self.composed(),
            contours => self.simple(contours),
        }
    }

    /// A frame, and parts: each has flags, a glyph, where it is moved to, and perhaps how it is turned.
    fn composed(&mut self) -> Vec<u8> {
        let mut made = vec![0xff, 0xff];
        made.extend(self.parts.take(8));
        let length = parts_length(self.parts.0);
        made.extend(self.parts.take(length));
        made
    }

    /// A frame, the last point of each contour, no instructions, and the points.
    fn simple(&mut self, contours: u8) -> Vec<u8> {
        let mut points = 0;
        let mut ends = Vec::new();
        for count in self.ends.take(usize::from(contours)) {
            points += u16::from(*count);
            ends.extend((points - 1).to_be_bytes());
        }
        let (flags, signs) = self.flags.signs(usize::from(points));
        let (right, [left_end, right_end]) = self.right.steps(&signs, 2, 16);
        let (up, [low_end, high_end]) = self.up.steps(&signs, 4, 32);
        let numbers = [i16::from(contours), left_end, low_end, right_end, high_end];
        [&numbers.map(i16::to_be_bytes).concat(), &*ends, &[0, 0], flags, right, up].concat()
    }
}

/// What has not been read yet of bytes.
struct Stream(&'static [u8]);

impl Stream {
    /// The next bytes; fewer at the end.
    fn take(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at_checked(count).unwrap_or((self.0, &[]));
        self.0 = rest;
        taken
    }

    fn part(&mut self, count: usize) -> Stream {
        Stream(self.take(count))
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    fn word(&mut self) -> u16 {
        word(self.take(2), 0)
    }

    /// What has been read since `before`.
    fn since(&self, before: &'static [u8]) -> &'static [u8] {
        before.get(..before.len() - self.0.len()).unwrap_or_default()
    }

    /// Flags as they are written, and one for each point: a flag may hold for those that follow.
    fn signs(&mut self, points: usize) -> (&'static [u8], Vec<u8>) {
        let before = self.0;
        let mut signs = Vec::new();
        while signs.len() < points {
            let flag = self.byte();
            let more = if flag & 8 == 0 { 0 } else { self.byte() };
            signs.resize(signs.len() + 1 + usize::from(more), flag);
        }
        (self.since(before), signs)
    }

    /// Steps from point to point as they are written, and how far to both sides they go. A step is one byte with the flag
    /// `short`, and goes up with `same` too; with `same` alone there is none; otherwise it is two bytes.
    fn steps(&mut self, signs: &[u8], short: u8, same: u8) -> (&'static [u8], [i16; 2]) {
        let before = self.0;
        let (mut at, mut least, mut most) = (0_i16, i16::MAX, i16::MIN);
        for sign in signs {
            let step = match (sign & short != 0, sign & same != 0) {
                (true, true) => i16::from(self.byte()),
                (true, false) => -i16::from(self.byte()),
                (false, true) => 0,
                (false, false) => self.word() as i16,
            };
            at = at.wrapping_add(step);
            (least, most) = (least.min(at), most.max(at));
        }
        (self.since(before), [least, most])
    }
}

/// The number of two bytes at a place; 0 past the end.
fn word(bytes: &[u8], at: usize) -> u16 {
    match bytes.get(at..) {
        Some([high, low, ..]) => u16::from_be_bytes([*high, *low]),
        _ => 0,
    }
}

/// Flags of a part of an outline: numbers of two bytes, scales, and that more parts follow.
const LENGTHS: [(u16, usize); 4] = [(1, 2), (8, 2), (1 << 6, 4), (1 << 7, 8)];
const MORE: u16 = 1 << 5;

/// The length of a part.
fn part_length(flags: u16) -> usize {
    6 + LENGTHS.iter().filter(|(flag, _)| flags & flag != 0).map(|(_, bytes)| bytes).sum::<usize>()
}

/// The length of the parts of an outline.
fn parts_length(parts: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let flags = word(parts, at);
        at += part_length(flags);
        if flags & MORE == 0 {
            return at;
        }
    }
}

/// The glyphs that an outline is composed of.
fn parts(outline: &[u8]) -> Vec<u16> {
    let mut parts = Vec::new();
    let mut at = 10;
    let mut more = word(outline, 0) >= 0x8000;
    while more {
        let flags = word(outline, at);
        parts.push(word(outline, at + 2));
        at += part_length(flags);
        more = flags & MORE != 0;
    }
    parts
}

/// A font file of tables; every one begins at a multiple of four bytes.
fn assemble(tables: &[(&[u8; 4], &[u8]); 6]) -> Vec<u8> {
    // The kind of file, how many tables there are, and numbers that follow from that.
    let mut made = vec![0, 1, 0, 0, 0, 6, 0, 64, 0, 2, 0, 32];
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in tables {
        made.extend(*tag);
        for number in [checksum(table), offset as u32, table.len() as u32] {
            made.extend(number.to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::pdf::font::Face;

    /// A table of a font file.
    fn table<'a>(file: &'a [u8], tag: &[u8; 4]) -> &'a [u8] {
        let mut entries = file[12..].chunks(16).take(usize::from(word(file, 4)));
        let entry = entries.find(|entry| entry.starts_with(tag)).unwrap();
        let long = |at| usize::from(word(entry, at)) << 16 | usize::from(word(entry, at + 2));
        &file[long(8)..][..long(12)]
    }

    /// The outlines of a font file, without the zeros that fill them up.
    fn outlines(file: &[u8]) -> Vec<Vec<u8>> {
        let (glyf, loca) = (table(file, b"glyf"), table(file, b"loca"));
        let outline = |at: &[u8]| {
            let mut outline = glyf[usize::from(word(at, 0)) * 2..usize::from(word(at, 2)) * 2].to_vec();
            outline.truncate(outline.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
            outline
        };
        loca.windows(4).step_by(2).map(outline).collect()
    }

    #[test]
    fn every_glyph_is_as_it_was_before_it_was_packed() {
        let whole: [&[u8]; 2] = [
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSans-Regular.ttf")),
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSans-Bold.ttf")),
        ];
        for (face, whole) in Face::ALL.into_iter().zip(whole) {
            let glyphs = outlines(whole).len();
            let again = face.embedded(&(0..glyphs as u16).collect::<Vec<_>>());
            for tag in [b"head", b"hhea", b"hmtx", b"maxp"] {
                assert!(table(&again, tag) == table(whole, tag), "{face:?}, {}", String::from_utf8_lossy(tag));
            }
            assert!(outlines(&again) == outlines(whole), "{face:?}");
            assert_eq!(again[..12], whole[..12], "{face:?}");
            let few = outlines(&face.embedded(&[5]));
            assert_eq!(few.len(), glyphs, "glyphs keep their numbers");
            assert!(few.iter().filter(|outline| !outline.is_empty()).count() < 4, "others are left out");
        }
    }
}
