//! `cargo xtask font`: the fonts of the PDF, cut down to the letters of `fonts/letters.txt`.
//!
//! The outcome is committed. `fonts/made-from.txt` records what it was made from, so that a test can tell when it
//! is stale on a machine that has not the whole fonts.

mod sfnt;

use crate::process::{self, Done, read, root, write};
use sfnt::Source;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// Where Debian's package `fonts-noto-core` puts them.
const DEBIAN: &str = "/usr/share/fonts/truetype/noto";
const FACES: [&str; 2] = ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"];
const TABLE: &str = "letters.rs";
const RECORD: &str = "made-from.txt";

/// Writes `fonts/` anew.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &["--from"])?;
    let from = PathBuf::from(process::option(args, "--from")?.unwrap_or(DEBIAN));
    for (name, bytes) in made(&from)? {
        write(&folder().join(&name), &bytes)?;
        println!("fonts/{name}: {} bytes", bytes.len());
    }
    Ok(())
}

fn folder() -> PathBuf {
    root().join("fonts")
}

/// Every file made from the whole fonts in the folder `from`, with its name.
fn made(from: &Path) -> Done<Vec<(String, Vec<u8>)>> {
    let list = read(&folder().join("letters.txt"))?;
    let ranges = ranges(&list)?;
    let letters: Vec<char> = ranges.iter().flat_map(Range::letters).collect();
    // A glyph that the bold font does without is empty there, so that all others have the same number in both.
    let shown = |range: &Range| range.letters().map(|letter| if range.bold { letter } else { ' ' }).collect::<Vec<_>>();
    let bold: Vec<char> = ranges.iter().flat_map(shown).collect();
    let mut record = String::from("# Written by `cargo xtask font`: SHA-256 of what went in and came out.\n");
    let mut files = Vec::new();
    note(&mut record, "from", "letters.txt", list.as_bytes());
    for (name, letters) in FACES.into_iter().zip([&letters, &bold]) {
        let path = from.join(name);
        let whole = std::fs::read(&path).map_err(|error| {
            format!("cannot read {}: {error}; install `fonts-noto-core`, or name a folder with --from", path.display())
        })?;
        note(&mut record, "from", name, &whole);
        let cut = Source::read(&whole)
            .and_then(|source| source.subset(letters))
            .map_err(|problem| format!("{}: {problem}", path.display()))?;
        files.push((name.to_owned(), cut));
    }
    files.push((TABLE.to_owned(), table(&ranges, &letters).into_bytes()));
    for (name, bytes) in &files {
        note(&mut record, "made", name, bytes);
    }
    files.push((RECORD.to_owned(), record.into_bytes()));
    Ok(files)
}

fn note(record: &mut String, what: &str, name: &str, bytes: &[u8]) {
    let _ = writeln!(record, "{what} {name} {}", sha256(bytes));
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// A line of `letters.txt`.
struct Range {
    first: char,
    last: char,
    /// Whether the bold font has the letters too.
    bold: bool,
}

impl Range {
    fn letters(&self) -> std::ops::RangeInclusive<char> {
        self.first..=self.last
    }
}

/// The ranges of `letters.txt`, which must rise.
fn ranges(list: &str) -> Done<Vec<Range>> {
    let mut ranges: Vec<Range> = Vec::new();
    for (number, line) in (1..).zip(list.lines()) {
        let mut words = line.split_whitespace();
        let Some(range) = words.next().filter(|word| !word.starts_with('#')) else { continue };
        let bold = words.next() != Some("regular");
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let found = code(first).zip(code(last)).filter(|(first, last)| first <= last);
        let found = found.filter(|(first, _)| ranges.last().is_none_or(|before| before.last < *first));
        let (first, last) = found.ok_or_else(|| {
            format!(
                "fonts/letters.txt:{number}: {range}: expected hexadecimal code points that rise, such as 0100-017F"
            )
        })?;
        ranges.push(Range { first, last, bold });
    }
    Ok(ranges)
}

fn code(hex: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(hex, 16).ok()?)
}

/// `letters.rs`: which glyph is which letter, and which letters two others make together.
fn table(ranges: &[Range], letters: &[char]) -> String {
    let mut code = String::from(
        "/// The letters of the fonts, as ranges: the n-th letter, counted from 1, is the n-th glyph.\n\
         /// And whether the bold font has them.\n\
         pub const RANGES: &[(u16, u16, bool)] = &[\n",
    );
    for range in ranges {
        let _ = writeln!(code, "    (0x{:04x}, 0x{:04x}, {}),", range.first as u32, range.last as u32, range.bold);
    }
    code.push_str("];\n\n/// A letter, a mark after it, and the letter that both make, in rising order.\n");
    code.push_str("pub const COMPOSED: &[(u16, u16, u16)] = &[\n");
    for (base, mark, letter) in composed(letters) {
        let _ = writeln!(code, "    (0x{base:04x}, 0x{mark:04x}, 0x{letter:04x}),");
    }
    code.push_str("];\n");
    code
}

fn composed(letters: &[char]) -> Vec<(u32, u32, u32)> {
    let mut found: Vec<_> = letters.iter().flat_map(|letter| pairs(*letter)).collect();
    found.sort_unstable();
    found
}

/// The pair of which canonical composition makes this letter, if there is one.
fn pairs(letter: char) -> Option<(u32, u32, u32)> {
    let parts: Vec<char> = letter.nfd().collect();
    let (mark, before) = parts.split_last().filter(|(_, before)| !before.is_empty())?;
    let base: Vec<char> = before.iter().copied().nfc().collect();
    let [base] = base[..] else { return None };
    Some((base as u32, *mark as u32, letter as u32))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    /// The lines of `made-from.txt`: «from» or «made», the name, the checksum.
    fn recorded() -> Vec<(String, String, String)> {
        let record = read(&folder().join(RECORD)).unwrap();
        let lines = record.lines().filter(|line| !line.starts_with('#'));
        let parts = lines.map(|line| line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        parts.map(|parts| (parts[0].clone(), parts[1].clone(), parts[2].clone())).collect()
    }

    #[test]
    fn the_committed_fonts_are_made_from_the_committed_list_of_letters() {
        let recorded = recorded();
        let here = recorded.iter().filter(|(what, name, _)| what == "made" || name == "letters.txt");
        for (_, name, sum) in here.clone() {
            let bytes = std::fs::read(folder().join(name)).unwrap();
            assert_eq!(&sha256(&bytes), sum, "fonts/{name} has changed; run `cargo xtask font`");
        }
        assert_eq!(here.count(), 4);
    }

    #[test]
    fn where_the_whole_fonts_are_they_make_the_same_bytes() {
        let debian = Path::new(DEBIAN);
        let same = |name: &&str| {
            let bytes = std::fs::read(debian.join(name)).unwrap_or_default();
            recorded().iter().any(|(what, of, sum)| what == "from" && of == name && *sum == sha256(&bytes))
        };
        if !FACES.iter().all(same) {
            println!("the fonts that the record names are not on this machine");
            return;
        }
        for (name, bytes) in made(debian).unwrap() {
            assert!(std::fs::read(folder().join(&name)).unwrap() == bytes, "fonts/{name}: run `cargo xtask font`");
        }
    }

    #[test]
    fn a_range_that_falls_or_is_no_number_is_told_with_its_line() {
        for list in ["0041\n0040", "0041-0040", "xyz", "D800"] {
            let line = list.lines().count();
            assert!(ranges(list).err().unwrap().starts_with(&format!("fonts/letters.txt:{line}: ")), "{list}");
        }
    }

    #[test]
    fn letters_with_two_marks_are_made_step_by_step() {
        assert_eq!(pairs('á'), Some((0x61, 0x301, 0xe1)));
        assert_eq!(pairs('ấ'), Some((0xe2, 0x301, 0x1ea5)));
        assert_eq!(pairs('a'), None);
    }
}
