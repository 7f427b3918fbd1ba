//! `cargo xtask sources <municipality> <page.html|page.txt> [--source ID]`: the quotations against a saved page.
//!
//! A quotation is *found* when it stands on the page exactly once, white space apart; *ambiguous* when it stands there
//! more than once; *orphaned* when it is gone. The page's sentences that nothing quotes are listed: one left out would be
//! told as silence. The page's fingerprint tells whether anything else has changed.

mod compare;
mod page;
#[cfg(test)]
mod tests;

use crate::content::library;
use crate::process::{self, Done};
use compare::{Verdict, unquoted, verdicts};
use page::Page;
use std::path::Path;
use stottekontaktsjekken::authoring::{self, Cited, CitedPage};

/// Compares one municipality's quotations with a saved page.
pub fn run(args: &[String]) -> Done {
    let source = process::option(args, "--source")?;
    let named: Vec<&String> =
        args.iter().filter(|arg| !arg.starts_with("--") && Some(arg.as_str()) != source).collect();
    let [municipality, file] = named[..] else {
        return Err("name a municipality and a saved page, such as: meloy page.html".into());
    };
    let library = library()?;
    if !library.municipalities.contains(municipality) {
        let known = library.municipalities.join(", ");
        return Err(format!("there is no municipality \"{municipality}\"; there is: {known}"));
    }
    let cited = authoring::cited(&library, municipality).map_err(|problems| problems.to_string())?;
    let page = Page::open(Path::new(file))?;
    let told = report(&cited, chosen(&cited, source)?, &page);
    print!("{}", told.text);
    match (told.orphaned, told.ambiguous) {
        (0, 0) => Ok(()),
        (orphaned, ambiguous) => {
            Err(format!("{orphaned} orphaned and {ambiguous} ambiguous; mend them in {}", cited.file))
        }
    }
}

/// The source that the page is a copy of: the one named, or the only one that is quoted.
fn chosen<'c>(cited: &'c Cited, named: Option<&str>) -> Result<&'c CitedPage, String> {
    let ids = |pages: &[&CitedPage]| pages.iter().map(|page| page.id.as_str()).collect::<Vec<_>>().join(", ");
    let all: Vec<&CitedPage> = cited.pages.iter().collect();
    if let Some(name) = named {
        let found = all.iter().find(|page| page.id == name).copied();
        return found.ok_or_else(|| format!("{} has no source \"{name}\"; it has: {}", cited.file, ids(&all)));
    }
    let quoted: Vec<&CitedPage> =
        all.into_iter().filter(|page| cited.quotes.iter().any(|quote| quote.source == page.id)).collect();
    match quoted[..] {
        [only] => Ok(only),
        [] => Err(format!("{} quotes no page yet; name the source with --source", cited.file)),
        _ => Err(format!("several pages are quoted; say which this is with --source: {}", ids(&quoted))),
    }
}

/// What was found, and how much of it must be mended.
struct Report {
    text: String,
    orphaned: usize,
    ambiguous: usize,
}

fn report(cited: &Cited, source: &CitedPage, page: &Page) -> Report {
    let mut told = Report { text: String::new(), orphaned: 0, ambiguous: 0 };
    let quotes: Vec<_> = cited.quotes.iter().filter(|quote| quote.source == source.id).cloned().collect();
    for (quote, verdict) in quotes.iter().zip(verdicts(&quotes, page)) {
        told.orphaned += usize::from(matches!(verdict, Verdict::Orphaned(_)));
        told.ambiguous += usize::from(matches!(verdict, Verdict::Ambiguous(_)));
        told.text += &format!("{}:{}: {} {verdict}\n", cited.file, quote.line, quote.id);
    }
    let found = quotes.len() - told.orphaned - told.ambiguous;
    let left_out: Vec<&str> = unquoted(&quotes, page).collect();
    if !left_out.is_empty() {
        told.text += "\nnothing quotes these sentences of the page; is there any that a resident should be told of?\n";
        told.text.extend(left_out.iter().map(|sentence| format!("    {sentence}\n")));
    }
    told.text += &format!("\n{found} found, {} ambiguous, {} orphaned\n", told.ambiguous, told.orphaned);
    told.text += &format!("{}:{}: {}\n", cited.file, source.line, freshness(source, &page.fingerprint()));
    told
}

/// Whether the page is the one that was read, and what to write when that is not known or no longer so.
fn freshness(source: &CitedPage, fingerprint: &str) -> String {
    let write = format!("    fingerprint = \"{fingerprint}\"");
    let mut told = match source.fingerprint.as_deref() {
        Some(known) if known == fingerprint => format!("«{}» has the same text as when it was read", source.title),
        None | Some("ukjent") => format!(
            "«{}» has no fingerprint; if its sentences were taken from this copy, write under [[source]]\n{write}",
            source.title
        ),
        Some(_) => format!(
            "«{}» has another text than when it was read, or was saved in another way; read it again, and then write\n{write}",
            source.title
        ),
    };
    if source.read == "ukjent" {
        told +=
            "\n    (the day it was read is not known; if you know the day of this copy, write read = \"YYYY-MM-DD\")";
    }
    told
}
