//! A document on the screen and in print: the tree as plain HTML, its look in `styles/print.css`.
//!
//! Every text has an element of its own, because a browser's translation wraps text nodes.

use crate::document::{Block, Document, Entry, Row, Text, Tick, Words};
use std::rc::Rc;
use yew::{AttrValue, Html, Properties, component, html};

/// What [`PaperView`] shows.
#[derive(Clone, PartialEq, Properties)]
pub struct PaperProps {
    /// The document.
    pub document: Rc<Document>,
}

/// A document as a sheet of paper that reflows on a narrow screen and is A4 in print.
#[component]
pub fn PaperView(props: &PaperProps) -> Html {
    let document = &props.document;
    let blocks = document.blocks.iter().map(|shown| block(shown, &document.words));
    html! {
        <article class="paper-sheet" lang={document.lang.clone()} translate="no" aria-label={document.title.clone()}>
            { for blocks }
            if !document.footer.is_empty() {
                <p class="paper-footer" aria-hidden="true"><span>{ document.footer.clone() }</span></p>
            }
        </article>
    }
}

fn block(block: &Block, words: &Words) -> Html {
    match block {
        Block::Heading { level, text } => heading(*level, text),
        Block::Paragraph(text) => html! { <p class="paper-paragraph">{ span(text) }</p> },
        Block::Fields(rows) => html! { <dl class="paper-fields">{ for rows.iter().map(row) }</dl> },
        Block::Checks { label, boxes } => checks(label, boxes, words),
        Block::Question { asked, answer } => question(asked, answer),
        Block::List(entries) => {
            html! { <ul class="paper-list">{ for entries.iter().map(|entry| html! { <li>{ span(entry) }</li> }) }</ul> }
        }
        Block::Table { head, rows } => table(head, rows),
        Block::Signature { who, name } => signature(who, name, words),
        Block::Note(text) => html! { <p class="paper-note"><span>{ text.clone() }</span></p> },
        Block::Address { label, lines } => address(label, lines),
        Block::StampSpace(label) => html! { <p class="paper-stamp"><span>{ label.clone() }</span></p> },
        Block::PageBreak => html! { <div class="paper-break" aria-hidden="true"></div> },
    }
}

fn heading(level: u8, text: &str) -> Html {
    let words = html! { <span>{ text.to_owned() }</span> };
    match level {
        1 => html! { <h1 class="paper-title">{ words }</h1> },
        2 => html! { <h2 class="paper-heading">{ words }</h2> },
        _ => html! { <h3 class="paper-subheading">{ words }</h3> },
    }
}

fn span(text: &Text) -> Html {
    html! { <span class="paper-words" lang={text.lang.clone().map(AttrValue::from)}>{ text.words.clone() }</span> }
}

fn row(row: &Row) -> Html {
    html! {
        <div class={if wide(&row.entry) { "paper-row paper-wide" } else { "paper-row" }}>
            <dt><span>{ row.label.clone() }</span></dt>
            <dd>{ entry(&row.entry) }</dd>
        </div>
    }
}

/// Whether a value needs a line of its own: free text, or several lines for the pen.
fn wide(entry: &Entry) -> bool {
    match entry {
        Entry::Filled(text) => text.words.len() > 40 || text.words.contains('\n'),
        Entry::Pen(lines) => *lines > 1,
        Entry::Digits(_) => false,
    }
}

fn entry(entry: &Entry) -> Html {
    match entry {
        Entry::Filled(text) => span(text),
        Entry::Pen(lines) => {
            (0..*lines).map(|_| html! { <span class="paper-pen" aria-hidden="true"></span> }).collect()
        }
        Entry::Digits(boxes) => html! {
            <span class="paper-digits" aria-hidden="true">{ for (0..*boxes).map(|_| html! { <span class="paper-digit"></span> }) }</span>
        },
    }
}

fn checks(label: &str, boxes: &[Tick], words: &Words) -> Html {
    html! {
        <div class="paper-checks">
            if !label.is_empty() { <p class="paper-label"><span>{ label.to_owned() }</span></p> }
            <ul>{ for boxes.iter().map(|tick| check(tick, words)) }</ul>
        </div>
    }
}

fn check(tick: &Tick, words: &Words) -> Html {
    let (sign, said) = if tick.ticked { ("☒", &words.ticked) } else { ("☐", &words.unticked) };
    html! {
        <li data-ticked={tick.ticked.then_some("")}>
            <span class="paper-box" aria-hidden="true">{ sign }</span>
            <span>{ tick.label.clone() }</span>
            <span class="ds-sr-only">{ [" (", said, ")"].concat() }</span>
            if tick.pen { <span class="paper-pen" aria-hidden="true"></span> }
        </li>
    }
}

fn question(asked: &str, answer: &[String]) -> Html {
    html! {
        <div class="paper-question">
            <p class="paper-label"><span>{ asked.to_owned() }</span></p>
            <ul>{ for answer.iter().map(|line| html! { <li><span>{ line.clone() }</span></li> }) }</ul>
        </div>
    }
}

fn table(head: &[String], rows: &[Vec<Text>]) -> Html {
    html! {
        <table class="paper-table">
            <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col"><span>{ cell.clone() }</span></th> }) }</tr></thead>
            <tbody>{ for rows.iter().map(|row| html! { <tr>{ for row.iter().map(|cell| html! { <td>{ span(cell) }</td> }) }</tr> }) }</tbody>
        </table>
    }
}

fn signature(who: &str, name: &str, words: &Words) -> Html {
    html! {
        <div class="paper-signature">
            <p class="paper-sign-place"><span class="paper-pen" aria-hidden="true"></span><span>{ words.place_and_date.clone() }</span></p>
            <p class="paper-sign-name">
                <span class="paper-pen" aria-hidden="true"></span>
                <span>{ who.to_owned() }</span>
                if !name.is_empty() { <span class="paper-signer">{ name.to_owned() }</span> }
            </p>
        </div>
    }
}

fn address(label: &str, lines: &[String]) -> Html {
    html! {
        <div class="paper-address">
            <p class="paper-label"><span>{ label.to_owned() }</span></p>
            <p>{ for lines.iter().map(|line| html! { <span class="paper-line">{ line.clone() }</span> }) }</p>
        </div>
    }
}
