//! A document as the screen and the print-out have it: the words of its markup, in order.

use std::rc::Rc;
use stottekontaktsjekken::app::paper::{PaperProps, PaperView};
use stottekontaktsjekken::document::Document;
use yew::LocalServerRenderer;

/// What is read in the markup: all but what is hidden from those who hear it.
pub fn heard(document: &Document) -> String {
    let props = PaperProps { document: Rc::new(document.clone()) };
    let markup = pollster::block_on(LocalServerRenderer::<PaperView>::with_props(props).hydratable(false).render());
    words(&markup)
}

/// The text between tags, without elements marked as hidden.
fn words(markup: &str) -> String {
    let mut words = String::new();
    let (mut open, mut hidden_from) = (0, None);
    for piece in markup.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        if tag.starts_with('/') {
            open -= 1;
            hidden_from = hidden_from.filter(|from| *from < open);
        } else {
            if tag.contains("aria-hidden=\"true\"") {
                hidden_from = hidden_from.or(Some(open));
            }
            open += 1;
        }
        if hidden_from.is_none() {
            words.push_str(text);
            words.push('\n');
        }
    }
    assert_eq!(open, 0, "every element ends");
    ["&lt;<", "&gt;>", "&quot;\"", "&#x27;'", "&#39;'", "&amp;&"].iter().fold(words, |words, entity| {
        let (name, letter) = entity.split_at(entity.len() - 1);
        words.replace(name, letter)
    })
}
