//! Puts what is alike in a font together: all flags of points, all steps to the right, all steps up. They compress by a
//! quarter better that way, and what can be counted again is left out. `src/document/pdf/font/packed.rs` undoes it.

/// The tables that stay as they are, one after the other, with their lengths.
const WHOLE: [(&[u8; 4], usize); 3] = [(b"head", 54), (b"hhea", 36), (b"maxp", 32)];

/// Flags of a point: its step to the right, or up, is one byte, or is none; and the flag holds for further points.
const RIGHT: [u8; 2] = [2, 16];
const UP: [u8; 2] = [4, 32];
const REPEAT: u8 = 8;

/// Flags of a part of a composed outline: numbers of two bytes, scales, and that more parts follow.
const LENGTHS: [(u16, usize); 4] = [(1, 2), (8, 2), (1 << 6, 4), (1 << 7, 8)];
const MORE: u16 = 1 << 5;

/// What stands for the number of contours of an outline that is composed of others.
const COMPOSED: u8 = 255;

/// A font file, as `cargo xtask font` wrote it, packed; `None` if it is another kind of file.
pub fn packed(file: &[u8]) -> Option<Vec<u8>> {
    let mut made = Vec::new();
    for (tag, length) in WHOLE {
        made.extend(table(file, tag).filter(|table| table.len() == length)?);
    }
    let (glyf, loca, widths) = (table(file, b"glyf")?, table(file, b"loca")?, table(file, b"hmtx")?);
    let mut streams = Streams::default();
    for (offsets, width) in loca.windows(4).step_by(2).zip(widths.chunks(4)) {
        let outline = glyf.get(usize::from(word(offsets, 0)?) * 2..usize::from(word(offsets, 2)?) * 2)?;
        streams.advances.extend(width.get(..2)?);
        streams.add(outline)?;
    }
    let Streams { advances, contours, ends, points: [flags, right, up], parts } = streams;
    for stream in [&ends, &flags, &right, &up, &parts] {
        made.extend(u16::try_from(stream.len()).ok()?.to_be_bytes());
    }
    Some([made, advances, contours, ends, flags, right, up, parts].concat())
}

#[derive(Default)]
struct Streams {
    advances: Vec<u8>,
    contours: Vec<u8>,
    /// How many points each contour has.
    ends: Vec<u8>,
    /// Flags, steps to the right, steps up.
    points: [Vec<u8>; 3],
    /// Composed outlines, with the frames around them.
    parts: Vec<u8>,
}

impl Streams {
    fn add(&mut self, outline: &[u8]) -> Option<()> {
        match word(outline, 0) {
            None => self.contours.push(0),
            Some(0x8000..) => {
                self.contours.push(COMPOSED);
                self.parts.extend(outline.get(2..parts_end(outline)?)?);
            }
            Some(contours) => {
                self.contours.push(u8::try_from(contours).ok().filter(|contours| *contours < COMPOSED)?);
                self.simple(outline, contours.into())?;
            }
        }
        Some(())
    }

    fn simple(&mut self, outline: &[u8], contours: usize) -> Option<()> {
        let mut points = 0;
        for contour in 0..contours {
            let end = word(outline, 10 + contour * 2)? + 1;
            self.ends.push(u8::try_from(end - points).ok()?);
            points = end;
        }
        // Between them is the length of the instructions, which is 0.
        let from = 12 + contours * 2;
        let (mut at, mut flags) = (from, Vec::new());
        while flags.len() < usize::from(points) {
            let flag = *outline.get(at)?;
            let more = if flag & REPEAT == 0 { 0 } else { *outline.get(at + 1)? };
            flags.extend(std::iter::repeat_n(flag, usize::from(more) + 1));
            at += if flag & REPEAT == 0 { 1 } else { 2 };
        }
        let steps = |[short, same]: [u8; 2]| -> usize {
            let length = |flag: &u8| match (flag & short != 0, flag & same != 0) {
                (true, _) => 1,
                (false, true) => 0,
                (false, false) => 2,
            };
            flags.iter().map(length).sum()
        };
        let right = at + steps(RIGHT);
        let up = right + steps(UP);
        for (stream, range) in self.points.iter_mut().zip([from..at, at..right, right..up]) {
            stream.extend(outline.get(range)?);
        }
        Some(())
    }
}

/// Where the parts of a composed outline end.
fn parts_end(outline: &[u8]) -> Option<usize> {
    let mut at = 10;
    loop {
        let flags = word(outline, at)?;
        at += 6 + LENGTHS.iter().filter(|(flag, _)| flags & flag != 0).map(|(_, bytes)| bytes).sum::<usize>();
        if flags & MORE == 0 {
            return Some(at);
        }
    }
}

fn table<'a>(file: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let mut entries = file.get(12..)?.chunks_exact(16).take(usize::from(word(file, 4)?));
    let entry = entries.find(|entry| entry.starts_with(tag))?;
    file.get(long(entry, 8)?..)?.get(..long(entry, 12)?)
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(word(bytes, at)?) << 16 | usize::from(word(bytes, at + 2)?))
}
