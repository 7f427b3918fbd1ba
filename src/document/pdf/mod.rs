//! A document as a tagged PDF (PDF/UA-1): the tree in, the bytes of a file out.
//!
//! Words become letters (`letters`), letters lines (`flow`), blocks bands (`compose`), bands pages (`layout`), and pages
//! a file (`write`). All lengths are whole numbers, and the file holds nothing but what the document says, so the same
//! document is always the same file. Which clauses of the standard are met, and how that is checked: `docs/pdf-ua.md`.

mod compose;
mod content;
mod embed;
mod flow;
mod font;
mod layout;
mod letters;
mod measure;
mod metadata;
mod operators;
mod structure;
mod tags;
mod write;

#[cfg(test)]
mod tests;

use super::{Block, Document, Entry};

pub use write::write;

/// What the fonts lack of the document's words, each once, in the order written: to be shown to the person before the
/// PDF is made, where each becomes a box that still copies, searches and reads as what was written.
pub fn undrawable(document: &Document) -> Vec<String> {
    let mut found = letters::Letters::default();
    for words in texts(document) {
        found.of(words);
    }
    found.into_boxes()
}

/// All words of a document, in order.
fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().flat_map(of_block).collect()
}

fn of_block(block: &Block) -> Vec<&str> {
    match block {
        Block::Heading { text, .. } | Block::Note(text) | Block::StampSpace(text) => vec![text],
        Block::Paragraph(text) => vec![&text.words],
        Block::Fields(rows) => {
            rows.iter().flat_map(|row| [Some(row.label.as_str()), filled(&row.entry)]).flatten().collect()
        }
        Block::Checks { label, boxes } => {
            [label.as_str()].into_iter().chain(boxes.iter().map(|tick| tick.label.as_str())).collect()
        }
        Block::Question { asked, answer } => {
            [asked.as_str()].into_iter().chain(answer.iter().map(String::as_str)).collect()
        }
        Block::List(entries) => entries.iter().map(|entry| entry.words.as_str()).collect(),
        Block::Table { head, rows } => {
            let cells = rows.iter().flatten().map(|cell| cell.words.as_str());
            head.iter().map(String::as_str).chain(cells).collect()
        }
        Block::Signature { who, name } => vec![who, name],
        Block::Address { label, lines } => {
            [label.as_str()].into_iter().chain(lines.iter().map(String::as_str)).collect()
        }
        Block::PageBreak => Vec::new(),
    }
}

fn filled(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Filled(text) => Some(&text.words),
        Entry::Pen(_) | Entry::Digits(_) => None,
    }
}
