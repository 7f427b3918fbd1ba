//! The PDF as others read it: a checker of PDF/UA, a program that copies the text, one that reads it aloud.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

mod anything;
mod documents;
mod papers;
mod pictures;
mod read;
#[cfg(feature = "ssr")]
mod screen;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use read::Read;
use stottekontaktsjekken::document::{Block, Document, Entry, pdf};
use unicode_normalization::UnicodeNormalization;

/// Writes the document, and checks all that must be true of every PDF. Returns its bytes and what is read in it.
fn sound(document: &Document) -> (Vec<u8>, Read) {
    let bytes = pdf::write(document);
    assert!(bytes == pdf::write(document), "the same document is the same file");
    let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(ValidationProfile::PdfUa1)).unwrap();
    let failures: Vec<_> = report.failures.iter().map(|failure| (&failure.rule_id, &failure.message)).collect();
    assert!(failures.is_empty(), "{failures:#?}\n{}", document.footer.escape_unicode());
    let read = Read::pdf(&bytes);
    let expected = visible(&spoken(document, On::Pdf));
    assert_eq!(visible(&read.heard), expected, "what is heard, by what stands for each piece");
    assert_eq!(visible(&read.copied), expected, "what is copied, by the letters themselves");
    #[cfg(feature = "ssr")]
    assert_eq!(visible(&screen::heard(document)), visible(&spoken(document, On::Screen)), "what the screen says");
    (bytes, read)
}

/// Where a document is read. The words are the same; bullets, and where it is said of a box that it is ticked, differ.
#[derive(Clone, Copy, PartialEq)]
enum On {
    Pdf,
    #[cfg(feature = "ssr")]
    Screen,
}

/// All words of the document in their order, with the words for boxes.
fn spoken(document: &Document, on: On) -> String {
    document.blocks.iter().flat_map(|block| said(block, document, on)).collect::<Vec<_>>().join(" ")
}

fn said(block: &Block, document: &Document, on: On) -> Vec<String> {
    let words = &document.words;
    match block {
        Block::Note(text) | Block::StampSpace(text) => vec![text.clone()],
        Block::Heading { text, .. } | Block::Paragraph(text) => vec![text.words.clone()],
        Block::Fields(rows) => {
            let entry = |entry: &Entry| match entry {
                Entry::Filled(text) => text.words.clone(),
                _ => String::new(),
            };
            rows.iter().flat_map(|row| [row.label.clone(), entry(&row.entry)]).collect()
        }
        Block::Checks { label, boxes } => {
            let ticks = boxes.iter().flat_map(|tick| {
                let said = if tick.ticked { &words.ticked } else { &words.unticked };
                match on {
                    On::Pdf => [said.clone(), tick.label.clone()],
                    #[cfg(feature = "ssr")]
                    On::Screen => [tick.label.clone(), format!("({said})")],
                }
            });
            [label.clone()].into_iter().chain(ticks).collect()
        }
        Block::Question { asked, answer, .. } => [asked.clone()].into_iter().chain(answer.clone()).collect(),
        Block::List(entries) => {
            let bullet = if on == On::Pdf { "•" } else { "" };
            entries.iter().flat_map(|entry| [bullet.to_owned(), entry.words.clone()]).collect()
        }
        Block::Table { head, rows } => {
            head.iter().cloned().chain(rows.iter().flatten().map(|cell| cell.words.clone())).collect()
        }
        Block::Quote { text, from } => vec![text.words.clone(), from.clone()],
        Block::Signature { who, name } => {
            let colon = if name.is_empty() || on != On::Pdf { "" } else { ":" };
            vec![words.place_and_date.clone(), who.clone(), colon.into(), name.clone()]
        }
        Block::Address { label, lines } => [label.clone()].into_iter().chain(lines.clone()).collect(),
        Block::PageBreak | Block::NewSheet => Vec::new(),
    }
}

/// The characters that can be seen, in their composed form. Commas between the lines of an address, and what steers
/// or joins other characters, do not count.
fn visible(text: &str) -> String {
    let seen = |letter: &char| !letter.is_whitespace() && !letter.is_control() && !steers(*letter) && *letter != ',';
    text.chars().filter(seen).nfc().collect()
}

/// Unicode's «default ignorable» characters, marks of format, and numbers that are no characters.
fn steers(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || u32::from(letter) & 0xfffe == 0xfffe
}
