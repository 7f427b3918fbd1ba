//! Everything with a rule id: quotations, law, silences, readings, facts from other pages, and what is set aside.

use super::basis::{check_date, check_filled};
use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::index::{Index, Place};
use super::raw;
use super::words::Words;
use crate::content::{Ground, Source, SourceIx, Statement, StatementIx, Voiced};
use std::collections::BTreeSet;
use toml::Spanned;

/// The statements of one municipality, by id.
pub struct Statements {
    /// Pages.
    pub sources: Vec<Source>,
    /// Statements in order.
    pub list: Vec<Statement>,
    /// Their ids.
    pub ids: Index,
    /// Ids set aside with a reason: known, but never shown.
    pub aside: Vec<String>,
}

/// Reads the statements of a municipality, national law first.
pub fn resolve(
    library: &Library,
    own: &(Origin, raw::Service),
    used: &BTreeSet<String>,
    words: &Words,
    problems: &mut Diagnostics,
) -> Statements {
    let (file, service) = own;
    let laws = &library.laws;
    let mut pages = Index::new("source");
    let mut made = Statements { sources: Vec::new(), list: Vec::new(), ids: Index::new("rule id"), aside: Vec::new() };
    let gone_through = laws.1.law.iter().map(|law| law.get_ref().checked.as_str()).max().unwrap_or_default();
    for entry in &service.source {
        pages.add(&entry.get_ref().id, &at(file, entry), problems);
        check_source(entry.get_ref(), &at(file, entry), problems);
        made.sources.push(source(entry.get_ref(), gone_through));
    }
    for entry in &laws.1.law {
        let law = entry.get_ref();
        if !used.contains(&law.id) {
            made.ids.leave_out(&law.id);
            continue;
        }
        let kind = Ground::Law { citation: law.citation.clone(), checked: law.checked.clone(), guidance: law.guidance };
        made.ids.add(&law.id, &at(&laws.0, entry), problems);
        let text = words.shared("lov", &format!("{}.text", law.id), problems);
        made.list.push(Statement { id: law.id.clone(), kind, text, lang: None, gist: None });
    }
    quotes(own, &pages, words, &mut made, problems);
    for entry in &service.fact_outside {
        let place = at(file, entry);
        let page = pages.find(&entry.get_ref().source, &place, problems).map_or(SourceIx(0), SourceIx);
        made.own(&entry.get_ref().id, &place, Ground::Outside(page), "utenfor", words, problems);
    }
    for entry in &service.silent {
        let place = at(file, entry);
        let silent = entry.get_ref();
        let law = made.find_all(library.law_beside(silent), &place, problems);
        let shared = format!("{}.silent", super::topics::name_of(silent.topic));
        let (text, lang) = words.own_or(&format!("stillhet.{}", silent.id), "emner", &shared, problems);
        made.ids.add(&silent.id, &place, problems);
        made.list.push(Statement { id: silent.id.clone(), kind: Ground::Silence(law), text, lang, gist: None });
    }
    for entry in &service.reading {
        let place = at(file, entry);
        let beside = made.ids.find(&entry.get_ref().beside, &place, problems).map_or(StatementIx(0), StatementIx);
        made.own(&entry.get_ref().id, &place, Ground::Reading(beside), "lesning", words, problems);
    }
    for entry in &service.aside {
        let aside = entry.get_ref();
        if aside.reason.trim().is_empty() {
            at(file, entry).tell(&aside.id, format!("\"{}\" is set aside without a reason", aside.id), problems);
        }
        made.aside.push(aside.id.clone());
    }
    made
}

/// A page has a title, someone who answers for it, and an address; its dates are the calendar's, or openly unknown.
fn check_source(raw: &raw::Source, place: &Place, problems: &mut Diagnostics) {
    check_filled("title", &raw.title, "the heading of the page", place, problems);
    check_filled("publisher", &raw.publisher, "whose page it is, such as \"Eksempelvik kommune\"", place, problems);
    check_filled("url", &raw.url, "the address of the page", place, problems);
    if !raw.url.is_empty() && !raw.url.starts_with("http") {
        place.tell(&raw.url, format!("\"{}\" is no address; it begins with https://", raw.url), problems);
    }
    let dates = [("changed", &raw.changed), ("read", &raw.read)];
    for (key, date) in dates.into_iter().filter(|(_, date)| date.as_str() != "ukjent") {
        check_date(key, date, " or \"ukjent\"", place, problems);
    }
}

/// A page. It is old when two years had passed since its last change on the day the content was gone through.
fn source(raw: &raw::Source, gone_through: &str) -> Source {
    let year = |date: &str| date.get(..4).and_then(|year| year.parse::<u16>().ok());
    let passed =
        |changed: &str| Some((year(changed)? + 2, changed.get(4..)?) <= (year(gone_through)?, gone_through.get(4..)?));
    let known = |date: &str| (date != "ukjent").then(|| date.to_owned());
    Source {
        title: raw.title.clone(),
        publisher: raw.publisher.clone(),
        url: raw.url.clone(),
        changed: known(&raw.changed),
        read: known(&raw.read),
        old: passed(&raw.changed).unwrap_or(false),
    }
}

/// How to fill in a quotation, or do without.
const SENTENCE: &str = "the sentence, copied word for word from the page; where the page has no such sentence, take \
                        the quote away with what names it, and say [[silent]] of its topic";

/// Quotations; a part must stand in the sentence it is a part of.
fn quotes(
    (file, service): &(Origin, raw::Service),
    pages: &Index,
    words: &Words,
    made: &mut Statements,
    problems: &mut Diagnostics,
) {
    for entry in &service.quote {
        let quote = entry.get_ref();
        let place = at(file, entry);
        let page = pages.find(&quote.source, &place, problems).map_or(SourceIx(0), SourceIx);
        check_filled("text", &quote.text, SENTENCE, &place, problems);
        if let Some(whole) = &quote.part_of {
            let sentence = service.quote.iter().map(Spanned::get_ref).find(|other| other.id == *whole);
            match sentence {
                None => drop(made.ids.find(whole, &place, problems)),
                Some(sentence) if !sentence.text.contains(&quote.text) => {
                    place.tell(
                        &quote.text,
                        format!("\"{}\" is not a part of {whole}: {}", quote.text, sentence.text),
                        problems,
                    );
                }
                Some(_) => {}
            }
        }
        let same = |other: &&raw::Quote| {
            other.source == quote.source && !quote.text.is_empty() && bare(&other.text) == bare(&quote.text)
        };
        let earlier = service.quote.iter().map(Spanned::get_ref).take_while(|other| other.id != quote.id).find(same);
        if let Some(earlier) = earlier {
            let message =
                format!("\"{}\" repeats the sentence of \"{}\"; use that one in both places", quote.id, earlier.id);
            place.tell(&quote.id, message, problems);
        }
        made.ids.add(&quote.id, &place, problems);
        let lang = words.foreign_page();
        // What a part says is told with the sentence it is a part of.
        let gist = quote.part_of.is_none().then(|| words.gist(&format!("sitat.{}", quote.id), problems)).flatten();
        made.list.push(Statement {
            id: quote.id.clone(),
            kind: Ground::Quote(page),
            text: Voiced::same(&quote.text),
            lang,
            gist,
        });
    }
}

/// A sentence without regard to white space.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Statements {
    /// A statement in our own words, from the municipality's table of texts.
    fn own(&mut self, id: &str, place: &Place, kind: Ground, section: &str, words: &Words, problems: &mut Diagnostics) {
        self.ids.add(id, place, problems);
        let (text, lang) = words.own(&format!("{section}.{id}"), problems);
        self.list.push(Statement { id: id.to_owned(), kind, text, lang, gist: None });
    }

    /// The positions of these rule ids.
    pub fn find_all(&self, ids: &[String], place: &Place, problems: &mut Diagnostics) -> Vec<StatementIx> {
        let find = |id: &String| self.ids.find(id, place, problems).map(StatementIx);
        ids.iter().filter_map(find).collect()
    }
}

/// The place of an entry.
pub fn at<'o, T>(origin: &'o Origin, entry: &Spanned<T>) -> Place<'o> {
    Place { origin, span: entry.span() }
}
