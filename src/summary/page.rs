//! The page as data for its template: conditions, wishes, silences, sentences and numbers in the content's own words.

use super::conditions::{Conditions, Entry};
use super::paths::{Paths, paths};
use super::{Decisions, Table};
use crate::authoring::{Compiled, Diagnostics, Library, Origin};
use crate::calendar::Date;
use crate::content::{
    self, Bundle, ConclusionIx, Ground, Place, QuestionIx, Review, Service, Statement, StatementIx, Topic, WishState,
};
use crate::diagram::Conclusions;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;

/// The page's name in a municipality's folder.
pub const FILE: &str = "summary.md";

/// The template, from the `content/` folder.
const TEMPLATE: &str = "tekster/nb/sammendrag.md";

/// Everything the page tells.
#[derive(Serialize)]
struct Page<'b> {
    name: &'b str,
    genitive: &'b str,
    full_name: &'b str,
    review: Option<Review>,
    place: &'b Place,
    sources: Vec<Source<'b>>,
    first: Vec<Entry>,
    rest: Vec<Entry>,
    wishes: Vec<Kind<'b>>,
    topics: Vec<Told<'b>>,
    unasked: Vec<Sentence<'b>>,
    silences: Vec<Sentence<'b>>,
    readings: Vec<Sentence<'b>>,
    sentences: Vec<Sentence<'b>>,
    numbers: Numbers,
}

#[derive(Serialize)]
struct Source<'b> {
    title: &'b str,
    publisher: &'b str,
    url: &'b str,
    changed: Option<String>,
    read: Option<String>,
}

/// The wishes of one state.
#[derive(Serialize)]
struct Kind<'b> {
    state: WishState,
    wishes: Vec<Wish<'b>>,
    basis: Vec<&'b str>,
}

#[derive(Serialize)]
struct Wish<'b> {
    label: &'b str,
    instead: Option<&'b str>,
    basis: Vec<Sentence<'b>>,
}

/// What the page says of a topic: our words above it, the sentences, and what they still leave to ask.
#[derive(Serialize)]
struct Told<'b> {
    topic: Topic,
    heading: Option<&'b str>,
    said: Vec<Sentence<'b>>,
    ask: Vec<&'b str>,
}

/// A statement by its id.
#[derive(Serialize)]
struct Sentence<'b> {
    id: &'b str,
    kind: &'static str,
    text: &'b str,
    /// Citation of a law, title of another page, or the quotation a reading stands beside.
    from: &'b str,
}

#[derive(Serialize)]
struct Numbers {
    outcomes: Vec<Row>,
    several: Row,
    together: Row,
    shortest: Vec<String>,
    longest: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    entries: Vec<usize>,
    cases: String,
    paths: String,
    shortest: usize,
    longest: usize,
}

/// The page of one municipality, from its bokmål bundle.
///
/// # Errors
/// A mistake in the template, with its line.
pub fn page(library: &Library, compiled: &Compiled) -> Result<String, Diagnostics> {
    match Decisions::of(&compiled.bundle.service) {
        Ok(decisions) => rendered(library, TEMPLATE, told(&compiled.bundle, &decisions)),
        Err(undecided) => {
            let mut problems = Diagnostics::default();
            problems.add("content", 0, format!("the rules leave a case undecided: {undecided:?}"));
            Err(problems)
        }
    }
}

/// A template of `content/`, with `data` put in.
pub(super) fn rendered(library: &Library, template: &str, data: impl Serialize) -> Result<String, Diagnostics> {
    let mut problems = Diagnostics::default();
    let Origin { file, text } = library.shared_file(template, &mut problems);
    if !problems.0.is_empty() {
        return Err(problems);
    }
    filled(&file, &text, data).map_err(|error| {
        problems.add(&file, error.line().unwrap_or(0), error.to_string());
        problems
    })
}

/// The template with its data put in; a line with nothing but an instruction leaves no line behind.
fn filled(name: &str, template: &str, data: impl Serialize) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
        .set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.render_named_str(name, template, Value::from(Serde(data)))
}

fn told<'b>(bundle: &'b Bundle, decisions: &Decisions) -> Page<'b> {
    let (service, place) = (&bundle.service, &bundle.place);
    let conditions = Conditions { bundle, decisions };
    let first = conditions.first();
    let rest = conditions.rest(first.len());
    let numbers = numbers(service, &decisions.table, first.iter().chain(&rest));
    let mut grounds: Vec<StatementIx> = service.rules.iter().flat_map(|rule| rule.basis.iter().copied()).collect();
    grounds.extend(service.wishes.iter().filter(|wish| wish.state != WishState::NotHere).flat_map(|wish| &wish.basis));
    let dated = |date: &Option<String>| date.as_deref().map(shown_date);
    Page {
        name: &place.name,
        genitive: &place.genitive,
        full_name: &place.full_name,
        review: place.review.as_ref().map(|review| Review {
            by: review.by.clone(),
            date: shown_date(&review.date),
            next: shown_date(&review.next),
        }),
        sources: service
            .sources
            .iter()
            .map(|source| Source {
                title: &source.title,
                publisher: &source.publisher,
                url: &source.url,
                changed: dated(&source.changed),
                read: dated(&source.read),
            })
            .collect(),
        place,
        first,
        rest,
        wishes: wishes(service),
        topics: Topic::ALL.into_iter().filter_map(|topic| topic_told(service, topic)).collect(),
        unasked: service
            .unasked
            .iter()
            .filter_map(|unasked| {
                let question = service.question(unasked.question)?;
                Some(Sentence { id: &question.short, kind: "unasked", text: &unasked.text.du, from: "" })
            })
            .collect(),
        silences: all(service, |ground| matches!(ground, Ground::Silence(_))),
        readings: all(service, |ground| matches!(ground, Ground::Reading(_))),
        sentences: in_order(service, grounds)
            .into_iter()
            .filter(|said| !matches!(said.kind, Ground::Silence(_) | Ground::Reading(_)))
            .map(|said| sentence(service, said))
            .collect(),
        numbers,
    }
}

/// `2020-06-18` as `18.06.2020`; anything else as it is.
fn shown_date(iso: &str) -> String {
    Date::parse(iso).map_or_else(|| iso.to_owned(), |date| date.to_string())
}

/// Statements each once: the municipality's own before the law, in the order of the files.
pub(super) fn in_order(service: &Service, mut ids: Vec<StatementIx>) -> Vec<&Statement> {
    let law = |id: &StatementIx| service.statement(*id).is_some_and(|said| matches!(said.kind, Ground::Law { .. }));
    ids.sort_by_key(|id| (law(id), *id));
    ids.dedup();
    ids.into_iter().filter_map(|id| service.statement(id)).collect()
}

fn all(service: &Service, kind: impl Fn(&Ground) -> bool) -> Vec<Sentence<'_>> {
    service.statements.iter().filter(|said| kind(&said.kind)).map(|said| sentence(service, said)).collect()
}

fn sentence<'b>(service: &'b Service, said: &'b Statement) -> Sentence<'b> {
    let title = |source| service.source(source).map_or("", |source| source.title.as_str());
    let (kind, from) = match &said.kind {
        Ground::Quote(_) => ("quote", ""),
        Ground::Outside(source) => ("outside", title(*source)),
        Ground::Law { citation, guidance, .. } => (if *guidance { "guidance" } else { "law" }, citation.as_str()),
        Ground::Silence(_) => ("silence", ""),
        Ground::Reading(beside) => ("reading", service.statement(*beside).map_or("", |beside| beside.id.as_str())),
    };
    Sentence { id: &said.id, kind, text: &said.text.du, from }
}

/// What is told of a topic that the page is not silent on.
fn topic_told(service: &Service, topic: Topic) -> Option<Told<'_>> {
    let basis = service.topic(topic).filter_map(|id| service.statement(id));
    let said: Vec<Sentence> = basis
        .filter(|said| !matches!(said.kind, Ground::Silence(_) | Ground::Law { .. }))
        .map(|said| sentence(service, said))
        .collect();
    let heading = service.topic_heading(topic).map(|(heading, _)| heading.du.as_str());
    let ask = service.unsaid(topic).map(|question| question.du.as_str()).collect();
    (!said.is_empty()).then_some(Told { topic, heading, said, ask })
}

/// The wishes by what the page says of them, the best state first.
fn wishes(service: &Service) -> Vec<Kind<'_>> {
    let mut states: Vec<WishState> = service.wishes.iter().map(|wish| wish.state).collect();
    states.sort();
    states.dedup();
    let kind = |state: WishState| {
        let of = || service.wishes.iter().filter(move |wish| wish.state == state);
        let basis = of().flat_map(|wish| wish.basis.iter().copied()).collect();
        Kind {
            state,
            wishes: of().filter_map(|wished| wish(service, wished)).collect(),
            basis: in_order(service, basis).into_iter().map(|said| said.id.as_str()).collect(),
        }
    };
    states.into_iter().map(kind).collect()
}

fn wish<'b>(service: &'b Service, wish: &'b content::Wish) -> Option<Wish<'b>> {
    let option = service.question(wish.question)?.options.get(usize::from(wish.option))?;
    let basis = in_order(service, wish.basis.clone()).into_iter().map(|said| sentence(service, said)).collect();
    Some(Wish { label: &option.label, instead: wish.instead.as_ref().map(|instead| instead.du.as_str()), basis })
}

fn numbers<'e>(service: &Service, table: &Table, entries: impl Iterator<Item = &'e Entry> + Clone) -> Numbers {
    let ways = paths(&service.interview);
    let cases = |conclusion: ConclusionIx| -> u64 {
        let ends = table.ends.iter().enumerate().filter(|(_, end)| end.conclusion == conclusion);
        ends.map(|(cell, _)| table.cases(cell)).sum()
    };
    let row = |entries: Vec<usize>, cases: u64, ways: &Paths| Row {
        entries,
        cases: grouped(cases),
        paths: grouped(ways.count),
        shortest: ways.shortest.len(),
        longest: ways.longest.len(),
    };
    let mut conclusions: Vec<ConclusionIx> = Vec::new();
    for entry in entries.clone().filter(|entry| !conclusions.contains(&entry.conclusion)).collect::<Vec<_>>() {
        conclusions.push(entry.conclusion);
    }
    let outcome = |conclusion: &ConclusionIx| {
        let told = entries.clone().filter(|entry| entry.conclusion == *conclusion).map(|entry| entry.number).collect();
        let alone = ways.get(&Conclusions::one(*conclusion)).cloned().unwrap_or_default();
        row(told, cases(*conclusion), &alone)
    };
    let sum = |several: bool| {
        let counted = ways.iter().filter(|(end, _)| !several || end.single().is_none());
        counted.fold(Paths::default(), |sum, (_, ways)| sum.with(ways))
    };
    let names = |questions: &[QuestionIx]| {
        questions
            .iter()
            .filter_map(|question| service.question(*question))
            .map(|question| question.short.clone())
            .collect()
    };
    let whole = sum(false);
    Numbers {
        outcomes: conclusions.iter().map(outcome).collect(),
        several: row(Vec::new(), 0, &sum(true)),
        together: row(Vec::new(), conclusions.iter().map(|conclusion| cases(*conclusion)).sum(), &whole),
        shortest: names(&whole.shortest),
        longest: names(&whole.longest),
    }
}

/// `86400` as `86 400`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let lead = digits.len() % 3;
    let (first, rest) = digits.split_at(lead);
    let threes = rest.as_bytes().chunks(3).map(|three| String::from_utf8_lossy(three).into_owned());
    let parts: Vec<String> = (!first.is_empty()).then(|| first.to_owned()).into_iter().chain(threes).collect();
    parts.join("\u{a0}")
}
