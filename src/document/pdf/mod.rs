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
    for block in &document.blocks {
        words(block, &mut |words| drop(found.of(words)));
    }
    found.into_boxes()
}

/// Tells all words of a block, in order.
pub fn words(block: &Block, tell: &mut dyn FnMut(&str)) {
    match block {
        Block::Note(text) | Block::StampSpace(text) => tell(text),
        Block::Heading { text, .. } | Block::Paragraph(text) => tell(&text.words),
        Block::Fields(rows) => {
            for row in rows {
                tell(&row.label);
                if let Entry::Filled(text) = &row.entry {
                    tell(&text.words);
                }
            }
        }
        Block::Checks { label, boxes } => {
            tell(label);
            boxes.iter().for_each(|tick| tell(&tick.label));
        }
        Block::Question { asked: label, answer: lines, .. } | Block::Address { label, lines } => {
            tell(label);
            lines.iter().for_each(|line| tell(line));
        }
        Block::List(entries) => entries.iter().for_each(|entry| tell(&entry.words)),
        Block::Table { head, rows } => {
            head.iter().for_each(|head| tell(head));
            rows.iter().flatten().for_each(|cell| tell(&cell.words));
        }
        Block::Quote { text, from } => {
            tell(&text.words);
            tell(from);
        }
        Block::Signature { who, name } => {
            tell(who);
            tell(name);
        }
        Block::PageBreak | Block::NewSheet => {}
    }
}
