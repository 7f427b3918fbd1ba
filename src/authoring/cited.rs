//! What a municipality quotes, and from which pages, with lines, to hold against the pages themselves.

use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::raw;
use toml::Spanned;

/// Everything quoted in one municipality's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// The file, as seen from the repository's root.
    pub file: String,
    /// The pages.
    pub pages: Vec<CitedPage>,
    /// The quotations, in the order of the file.
    pub quotes: Vec<Quotation>,
}

/// A page that sentences are taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitedPage {
    /// As quotations name it.
    pub id: String,
    /// The page's title.
    pub title: String,
    /// The day it was read, as written; `ukjent` when not known.
    pub read: String,
    /// The fingerprint of its text when it was read.
    pub fingerprint: Option<String>,
    /// Where it stands in the file.
    pub line: usize,
}

/// A sentence of a page, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotation {
    /// The rule id.
    pub id: String,
    /// The page.
    pub source: String,
    /// The words.
    pub text: String,
    /// The quotation it is a part of.
    pub part_of: Option<String>,
    /// Where it stands in the file.
    pub line: usize,
}

/// Reads what a municipality quotes.
///
/// # Errors
/// When its file cannot be read.
pub fn cited(library: &Library, municipality: &str) -> Result<Cited, Diagnostics> {
    let mut problems = Diagnostics::default();
    let read = library.municipal::<raw::Service>(municipality, "stottekontakt.toml", &mut problems);
    let Some((origin, service)) = read else { return Err(problems) };
    let page = |entry: &Spanned<raw::Source>| {
        let raw::Source { id, title, read, fingerprint, .. } = entry.get_ref().clone();
        CitedPage { line: line(&origin, entry, &id), id, title, read, fingerprint }
    };
    let quote = |entry: &Spanned<raw::Quote>| {
        let raw::Quote { id, source, text, part_of } = entry.get_ref().clone();
        Quotation { line: line(&origin, entry, &id), id, source, text, part_of }
    };
    let (pages, quotes) = (service.source.iter().map(page).collect(), service.quote.iter().map(quote).collect());
    Ok(Cited { file: origin.file.clone(), pages, quotes })
}

fn line<T>(origin: &Origin, entry: &Spanned<T>, id: &str) -> usize {
    origin.line_of(&entry.span(), id)
}
