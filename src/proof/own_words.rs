//! Point 7: no text of another municipality. That every topic is quoted, silent or set aside, and that every required
//! text is there, is insisted on while the folder is read: what lacks one has no bundle to prove anything of.

use super::files::{Written, written};
use crate::authoring::{Diagnostics, Origin};
use crate::content::Place;

/// Tells of every text in `files` that names one of the municipalities `others`, or how to reach one.
///
/// Sentences quoted from the page are its own: a municipality may write of its neighbours.
pub fn prove(files: &[Origin], others: &[Place], problems: &mut Diagnostics) {
    for text in files.iter().flat_map(written).filter(|text| !is_quoted(text)) {
        for other in others {
            if let Some(name) = marks(other).into_iter().find(|name| has_word(&text.text, name)) {
                let message = format!("`{}` says «{name}», which is of {}: «{}»", text.key, other.full_name, text.text);
                problems.add(&text.file, text.line, message);
            }
        }
    }
}

fn is_quoted(text: &Written) -> bool {
    matches!(text.key.as_str(), "quote.text" | "source.title" | "source.publisher" | "source.url" | "aside.reason")
}

/// What belongs to one municipality alone.
fn marks(place: &Place) -> Vec<&str> {
    let office = &place.office;
    let names = [&place.name, &place.genitive, &place.full_name].map(String::as_str);
    names.into_iter().chain(office.phone.as_deref()).chain(office.email.as_deref()).collect()
}

/// Whether `word` stands in `text` by itself, not inside another word.
fn has_word(text: &str, word: &str) -> bool {
    let inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
            !inside(before) && !inside(after)
        })
}
