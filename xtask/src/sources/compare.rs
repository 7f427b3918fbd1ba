//! Where a quotation stands on a page, and which sentence is most like one that is gone.

use super::page::{Page, tidy};
use similar::{ChangeTag, TextDiff};
use std::fmt;
use stottekontaktsjekken::authoring::Quotation;

/// How a quotation stands to a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is there exactly once.
    Found,
    /// It is a part of another quotation, which is there exactly once.
    FoundWith(String),
    /// It is there more than once: so many times.
    Ambiguous(usize),
    /// It is no longer there.
    Orphaned(Lost),
}

/// What is known of a quotation that is gone.
#[derive(Clone, Debug, PartialEq)]
pub enum Lost {
    /// The sentence it is a part of is gone.
    With(String),
    /// The sentence most like it, with what was taken out as `[-…-]` and what was put in as `{+…+}`.
    Near(String),
    /// No sentence is like it.
    Alone,
}

/// Sentences less alike than this are not told as the nearest.
const ALIKE: f32 = 0.4;

/// The verdict on each of these quotations.
pub fn verdicts(quotes: &[Quotation], page: &Page) -> Vec<Verdict> {
    let whole = |quote: &Quotation| quotes.iter().find(|other| quote.part_of.as_ref() == Some(&other.id));
    let verdict = |quote: &Quotation| match whole(quote) {
        // A part may well be a word that stands in many places: it is where its sentence is.
        Some(whole) => match alone(&whole.text, page) {
            Verdict::Found => Verdict::FoundWith(whole.id.clone()),
            Verdict::Orphaned(_) => Verdict::Orphaned(Lost::With(whole.id.clone())),
            other => other,
        },
        None => alone(&quote.text, page),
    };
    quotes.iter().map(verdict).collect()
}

/// The sentences of the page's main part that no quotation holds any part of, in their order. Questions, and a few
/// words without a stop, are headings and buttons: they are left out.
pub fn unquoted<'p>(quotes: &[Quotation], page: &'p Page) -> impl Iterator<Item = &'p str> {
    let whole = quotes.iter().filter(|quote| quote.part_of.is_none());
    let quoted: Vec<String> = whole.map(|quote| tidy(&quote.text).replace('\n', " ")).collect();
    let says = |sentence: &&str| {
        !sentence.ends_with('?') && (sentence.ends_with(['.', '!']) || sentence.split(' ').count() > 4)
    };
    let apart =
        move |sentence: &&str| quoted.iter().all(|quote| !quote.contains(sentence) && !sentence.contains(&**quote));
    page.main.lines().flat_map(sentences).filter(says).filter(apart)
}

/// The verdict on a sentence: in the main part of the page, and around it when it is not there.
fn alone(quote: &str, page: &Page) -> Verdict {
    let quote = tidy(quote).replace('\n', " ");
    match [&page.main, &page.around].map(|text| times(&text.replace('\n', " "), &quote)) {
        [1, _] | [0, 1] => Verdict::Found,
        [0, 0] => Verdict::Orphaned(nearest(&quote, page)),
        [0, several] | [several, _] => Verdict::Ambiguous(several),
    }
}

/// How often `quote` stands in `text`, not as a piece of longer words.
fn times(text: &str, quote: &str) -> usize {
    let apart = |(at, found): &(usize, &str)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        let longer_before = before.is_some_and(char::is_alphanumeric) && quote.starts_with(char::is_alphanumeric);
        let longer_after = after.is_some_and(char::is_alphanumeric) && quote.ends_with(char::is_alphanumeric);
        !longer_before && !longer_after
    };
    if quote.is_empty() { 0 } else { text.match_indices(quote).filter(apart).count() }
}

/// The sentence, or two that follow one another, most like `quote`.
fn nearest(quote: &str, page: &Page) -> Lost {
    let sentences: Vec<&str> = page.main.lines().chain(page.around.lines()).flat_map(sentences).collect();
    let pairs = sentences.windows(2).filter_map(|pair| pair.split_first().zip(pair.last()));
    let pairs = pairs.map(|((first, _), second)| format!("{first} {second}"));
    let words: Vec<&str> = quote.split(' ').collect();
    let ranked = sentences.iter().map(|one| (*one).to_owned()).chain(pairs).map(|candidate| {
        let alike = TextDiff::from_slices(&words, &candidate.split(' ').collect::<Vec<_>>()).ratio();
        (alike, candidate)
    });
    let best = ranked.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(alike, _)| *alike >= ALIKE).map_or(Lost::Alone, |(_, near)| Lost::Near(changes(quote, &near)))
}

/// A line's sentences: they end with a full stop, a colon or the like before a capital letter.
fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut begun = 0;
    for (space, _) in line.match_indices(' ') {
        let ends = line.get(..space).is_some_and(|before| before.ends_with(['.', '!', '?', ':']));
        let begins =
            line.get(space + 1..).and_then(|after| after.chars().next()).is_some_and(|next| !next.is_lowercase());
        if ends && begins {
            found.extend(line.get(begun..space));
            begun = space + 1;
        }
    }
    found.extend(line.get(begun..));
    found
}

/// `new` with what it does not share with `old` marked.
fn changes(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let mut runs: Vec<(ChangeTag, Vec<&str>)> = Vec::new();
    let diff = TextDiff::from_slices(&old, &new);
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, words)) if *tag == change.tag() => words.push(change.value()),
            _ => runs.push((change.tag(), vec![change.value()])),
        }
    }
    let run = |(tag, words): &(ChangeTag, Vec<&str>)| match tag {
        ChangeTag::Equal => words.join(" "),
        ChangeTag::Delete => format!("[-{}-]", words.join(" ")),
        ChangeTag::Insert => format!("{{+{}+}}", words.join(" ")),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Verdict::Found => write!(f, "found"),
            Verdict::FoundWith(whole) => write!(f, "found with {whole}"),
            Verdict::Ambiguous(times) => {
                write!(f, "AMBIGUOUS: stands {times} times on the page; quote more of its sentence, or part_of another")
            }
            Verdict::Orphaned(Lost::With(whole)) => write!(f, "ORPHANED with {whole}, which it is a part of"),
            Verdict::Orphaned(Lost::Near(changes)) => write!(f, "ORPHANED; the nearest sentence now:\n    {changes}"),
            Verdict::Orphaned(Lost::Alone) => write!(f, "ORPHANED; no sentence on the page is like it"),
        }
    }
}
