//! A document on the screen and in print: the tree as plain HTML, its look in `styles/print.css`.
//!
//! Every text has an element of its own, because a browser's translation wraps text nodes.

use super::element::{Element, el, span};
use crate::document::{Block, Document, Entry, Row, Text, Tick, Words};
use std::rc::Rc;
use yew::{Html, Properties, component};

/// What [`PaperView`] shows.
#[derive(Clone, PartialEq, Properties)]
pub struct PaperProps {
    /// The document.
    pub document: Rc<Document>,
}

/// A document on a page of its own.
#[component]
pub fn PaperView(props: &PaperProps) -> Html {
    sheet(&props.document).into()
}

/// A document as a sheet of paper that reflows on a narrow screen and is A4 in print.
pub fn sheet(document: &Document) -> Element {
    let footer = || el("p").class("paper-footer").set("aria-hidden", "true").has(span(&document.footer));
    el("article")
        .class("paper-sheet")
        .set("lang", &document.lang)
        .set("translate", "no")
        .set("aria-label", &document.title)
        .each(document.blocks.iter().map(|shown| block(shown, &document.words)))
        .has((!document.footer.is_empty()).then(footer))
}

/// A piece of a document.
pub fn block(block: &Block, words: &Words) -> Element {
    match block {
        Block::Heading { level, text } => heading(*level, text),
        Block::Paragraph(text) => el("p").class("paper-paragraph").has(written(text)),
        Block::Fields(rows) => el("dl").class("paper-fields").each(rows.iter().map(row)),
        Block::Checks { label, boxes } => checks(label, boxes, words),
        Block::Question { asked, answer, lang } => question(asked, answer).set_if("lang", lang.as_deref()),
        Block::List(entries) => {
            el("ul").class("paper-list").each(entries.iter().map(|entry| el("li").has(written(entry))))
        }
        Block::Table { head, rows } => table(head, rows),
        Block::Quote { text, from } => quote(text, from),
        Block::Signature { who, name } => signature(who, name, words),
        Block::Note(text) => el("p").class("paper-note").has(span(text)),
        Block::Address { label, lines } => address(label, lines),
        Block::StampSpace(words) => el("p").class("paper-stamp").has(span(words)),
        Block::NewSheet => el("div").class("paper-break paper-new-sheet").set("aria-hidden", "true"),
        Block::PageBreak => el("div").class("paper-break").set("aria-hidden", "true"),
    }
}

fn heading(level: u8, text: &Text) -> Element {
    let heading = match level {
        1 => el("h1").class("paper-title"),
        2 => el("h2").class("paper-heading"),
        _ => el("h3").class("paper-subheading"),
    };
    heading.set_if("lang", text.lang.as_deref()).has(span(&text.words))
}

/// Words as somebody wrote them.
fn written(text: &Text) -> Element {
    el("span").class("paper-words").set_if("lang", text.lang.as_deref()).has(&*text.words)
}

fn label(words: &str) -> Element {
    el("p").class("paper-label").has(span(words))
}

/// Room for the pen, which a screen reader passes over.
fn pen(class: &'static str) -> Element {
    el("span").class(class).set("aria-hidden", "true")
}

fn row(row: &Row) -> Element {
    el("div")
        .class(if wide(&row.entry) { "paper-row paper-wide" } else { "paper-row" })
        .has(el("dt").has(span(&row.label)))
        .has(entry(&row.entry))
}

/// Whether a value needs a line of its own: free text, or several lines for the pen.
fn wide(entry: &Entry) -> bool {
    match entry {
        Entry::Filled(text) => text.words.len() > 40 || text.words.contains('\n'),
        Entry::Pen(lines) => *lines > 1,
        Entry::Digits(_) => true,
    }
}

fn entry(entry: &Entry) -> Element {
    match entry {
        Entry::Filled(text) => el("dd").has(written(text)),
        Entry::Pen(lines) => el("dd").each((0..*lines).map(|_| pen("paper-pen"))),
        Entry::Digits(boxes) => {
            let boxes = (0..*boxes).map(|_| el("span").class("paper-digit"));
            el("dd").has(pen("paper-digits").each(boxes))
        }
    }
}

fn checks(asked: &str, boxes: &[Tick], words: &Words) -> Element {
    el("div")
        .class("paper-checks")
        .has((!asked.is_empty()).then(|| label(asked)))
        .has(el("ul").each(boxes.iter().map(|tick| check(tick, words))))
}

fn check(tick: &Tick, words: &Words) -> Element {
    let (sign, said) = if tick.ticked { ("☒", &words.ticked) } else { ("☐", &words.unticked) };
    el("li")
        .mark("data-ticked", tick.ticked)
        .has(pen("paper-box").has(sign))
        .has(span(&tick.label))
        .has(el("span").class("ds-sr-only").has(&*[" (", said, ")"].concat()))
        .has(tick.pen.then(|| pen("paper-pen")))
}

fn question(asked: &str, answer: &[String]) -> Element {
    let answer = answer.iter().map(|line| el("li").has(span(line)));
    el("div").class("paper-question").has(label(asked)).has(el("ul").each(answer))
}

fn table(head: &[String], rows: &[Vec<Text>]) -> Element {
    let head = head.iter().map(|cell| el("th").set("scope", "col").has(span(cell)));
    let row = |row: &Vec<Text>| el("tr").each(row.iter().map(|cell| el("td").has(written(cell))));
    el("table")
        .class("paper-table")
        .has(el("thead").has(el("tr").each(head)))
        .has(el("tbody").each(rows.iter().map(row)))
}

fn quote(text: &Text, from: &str) -> Element {
    let from = (!from.is_empty()).then(|| el("figcaption").class("paper-note").has(span(from)));
    el("figure").class("paper-quote").has(el("blockquote").has(written(text))).has(from)
}

fn signature(who: &str, name: &str, words: &Words) -> Element {
    let place = el("p").class("paper-sign-place").has(pen("paper-pen")).has(span(&words.place_and_date));
    let signer = (!name.is_empty()).then(|| el("span").class("paper-signer").has(name));
    let name = el("p").class("paper-sign-name").has(pen("paper-pen")).has(span(who)).has(signer);
    el("div").class("paper-signature").has(place).has(name)
}

fn address(words: &str, lines: &[String]) -> Element {
    let lines = lines.iter().map(|line| el("span").class("paper-line").has(&**line));
    el("div").class("paper-address").has(label(words)).has(el("p").each(lines))
}
