//! The text of a saved page, one line a block, with letters and signs written one way.

use crate::process::Done;
use scraper::{ElementRef, Html, Node, Selector};
use sha2::{Digest, Sha256};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// A page's text. A line is a paragraph, heading, list item or the like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What the page is about.
    pub main: String,
    /// What stands around it: menus, header and footer.
    pub around: String,
}

/// Elements that do not break a line of text.
const INLINE: [&str; 29] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements without text to read.
const UNREAD: [&str; 11] =
    ["head", "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "canvas"];

/// Elements around the text, on a page that does not say which part is the main one.
const AROUND: [&str; 4] = ["nav", "header", "footer", "aside"];

impl Page {
    /// Reads a page saved by a browser, or its text.
    pub fn open(file: &Path) -> Done<Page> {
        let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("html" | "htm" | "xhtml") => Ok(Page::of_html(&decoded(&bytes))),
            Some("txt") => Ok(Page { main: tidy(&decoded(&bytes)), around: String::new() }),
            _ => Err(format!(
                "{}: save the page as «HTML only» (.html), or copy its text into a .txt file",
                file.display()
            )),
        }
    }

    /// The text of a page in HTML.
    pub fn of_html(html: &str) -> Page {
        let document = Html::parse_document(html);
        let first = |selector| Selector::parse(selector).ok().and_then(|selector| document.select(&selector).next());
        let (mut main, mut around) = (String::new(), String::new());
        match first("main, [role=main]") {
            Some(part) => {
                gather(part, &mut main, None);
                let rest = first("body").unwrap_or(document.root_element());
                gather_without(rest, part, &mut around);
            }
            None => gather(first("body").unwrap_or(document.root_element()), &mut main, Some(&mut around)),
        }
        Page { main: tidy(&main), around: tidy(&around) }
    }

    /// A fingerprint of the main text, the same as long as its words are.
    pub fn fingerprint(&self) -> String {
        let words = self.main.replace('\n', " ");
        let hash = Sha256::digest(words.as_bytes());
        hash.iter().fold(String::from("sha256:"), |text, byte| text + &format!("{byte:02x}"))
    }
}

/// UTF-8, or what a byte order mark says; otherwise the old western encoding that browsers assume.
fn decoded(bytes: &[u8]) -> String {
    let (text, _, damaged) = encoding_rs::UTF_8.decode(bytes);
    if damaged { encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned() } else { text.into_owned() }
}

/// Adds the text of `element`; what stands around goes elsewhere when there is a place for it.
fn gather(element: ElementRef, text: &mut String, mut around: Option<&mut String>) {
    let name = element.value().name();
    if UNREAD.contains(&name) {
        return;
    }
    let text = match around.take() {
        Some(around) if AROUND.contains(&name) => around,
        kept => {
            around = kept;
            text
        }
    };
    let edge = if INLINE.contains(&name) { "" } else { "\n" };
    text.push_str(edge);
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(&words.replace(['\n', '\r'], " ")),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| gather(child, text, around.as_deref_mut())),
        }
    }
    text.push_str(edge);
}

/// Adds the text of `element` but for that of `part`.
fn gather_without(element: ElementRef, part: ElementRef, text: &mut String) {
    for child in element.children().filter_map(ElementRef::wrap).filter(|child| child.id() != part.id()) {
        if part.ancestors().any(|ancestor| ancestor.id() == child.id()) {
            gather_without(child, part, text);
        } else {
            gather(child, text, None);
        }
    }
}

/// Each line with single spaces, empty ones left out, and letters and signs written one way.
pub fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| one_way(line).split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Composed letters, straight quotation marks, one kind of hyphen, and nothing invisible.
fn one_way(text: &str) -> String {
    let sign = |letter: char| match letter {
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' => Some('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => Some('-'),
        other => Some(other),
    };
    text.nfc().filter_map(sign).collect::<String>().replace('…', "...")
}
