//! A statement with its ground: the municipality's quotation, the law, a silence, or our reading.

use super::context::{Context, link_out};
use super::element::{Element, Several, el, span};
use crate::content::{Ground, Key, Source, SourceIx, Statement, StatementIx, fill};

/// Everything in `basis`, each with its ground. Quotations that follow one another from the same page share one
/// attribution, and a part of a sentence that is quoted whole is not repeated.
pub fn all(ctx: &Context, basis: &[StatementIx]) -> Several {
    let found = |position: &StatementIx| ctx.service().statement(*position).map(|statement| (*position, statement));
    let every: Vec<(StatementIx, &Statement)> = basis.iter().filter_map(found).collect();
    let listed: Vec<(StatementIx, &Statement)> =
        every.iter().filter(|(_, said)| !is_part(said, &every)).copied().collect();
    let mut shown = Several::default();
    for (at, (position, statement)) in listed.iter().enumerate() {
        let attributed =
            listed.get(at + 1).is_none_or(|(_, next)| page(next).is_none() || page(next) != page(statement));
        shown = shown.and(marked(ctx, *position, statement, false, attributed));
    }
    shown
}

/// One statement. `deciding` marks it as something that decided the result.
pub fn one(ctx: &Context, position: StatementIx, deciding: bool) -> Option<Element> {
    let statement = ctx.service().statement(position)?;
    Some(marked(ctx, position, statement, deciding, true))
}

/// The page a statement quotes.
fn page(statement: &Statement) -> Option<SourceIx> {
    match statement.kind {
        Ground::Quote(page) => Some(page),
        _ => None,
    }
}

/// Whether a quotation only repeats a part of another in the list.
fn is_part(statement: &Statement, among: &[(StatementIx, &Statement)]) -> bool {
    let words = &statement.text.du;
    let holds =
        |other: &Statement| page(other).is_some() && other.text.du.len() > words.len() && other.text.du.contains(words);
    page(statement).is_some() && among.iter().any(|(_, other)| holds(other))
}

/// The sentence that a quotation is a part of, or the quotation itself: nobody is given half a sentence.
fn whole<'c>(ctx: &'c Context, part: &'c Statement) -> &'c Statement {
    let holds = |other: &&Statement| page(other) == page(part) && other.text.du.contains(&part.text.du);
    ctx.service().statements.iter().filter(holds).max_by_key(|other| other.text.du.len()).unwrap_or(part)
}

/// A sentence, with the part that is meant marked.
fn quoted(part: &str, sentence: &str) -> Element {
    match sentence.split_once(part) {
        Some((before, after)) if part.len() < sentence.len() => {
            el("p").has(span(before)).has(el("mark").has(part)).has(span(after))
        }
        _ => el("p").has(sentence),
    }
}

fn marked(ctx: &Context, position: StatementIx, statement: &Statement, deciding: bool, attributed: bool) -> Element {
    el("div")
        .class("statement")
        .key(&position.0.to_string())
        .set("data-rule", &statement.id)
        .mark("data-deciding", deciding)
        .has(body(ctx, statement, attributed))
}

fn body(ctx: &Context, statement: &Statement, attributed: bool) -> Element {
    let lang = statement.lang.as_deref();
    let words = |element: &'static str| el(element).set_if("lang", lang).has(ctx.say(&statement.text));
    match &statement.kind {
        Ground::Quote(page) => {
            let sentence = whole(ctx, statement);
            let quote = el("blockquote").set_if("lang", lang).has(quoted(&statement.text.du, &sentence.text.du));
            let gist = sentence.gist.as_deref();
            let gist = gist.map(|gist| el("p").class("gist").has(labelled(ctx.t(Key::StatementGist))).has(span(gist)));
            let caption = || {
                let original = lang.map(|_| span(ctx.t(Key::StatementOriginal)).has(" "));
                el("figcaption").has(original).has(attribution(ctx, *page))
            };
            el("figure").class("quote").has(quote).has(gist).has(attributed.then(caption))
        }
        Ground::Outside(page) => {
            el("div").class("outside").has(words("p")).has(el("p").class("small").has(attribution(ctx, *page)))
        }
        Ground::Law { citation, checked, guidance } => {
            let label = if *guidance { Key::StatementGuidance } else { Key::StatementLaw };
            let note = ctx.with(Key::StatementLawNote, "dato", &shown_date(checked));
            el("div")
                .class("law")
                .has(el("p").has(labelled(ctx.t(label))).has(words("span")))
                .has(el("p").class("small").has(span(citation).has(". ")).has(span(&note)))
        }
        Ground::Silence(law) => el("div").class("silence").has(words("p")).has(all(ctx, law)),
        Ground::Reading(_) => el("p").class("reading").has(labelled(ctx.t(Key::StatementReading))).has(words("span")),
    }
}

/// What stands before a text, with a colon.
pub fn labelled(words: &str) -> Element {
    el("strong").has(words).has(": ")
}

/// Whose page it is, its dates, and a link to it.
fn attribution(ctx: &Context, page: SourceIx) -> Option<Several> {
    let source: &Source = ctx.service().source(page)?;
    let from = fill(&ctx.with(Key::StatementFrom, "tittel", &source.title), "utgiver", &source.publisher);
    let dated = |date: &Option<String>, known: Key, unknown: Key| match date {
        Some(date) => span(&ctx.with(known, "dato", &shown_date(date))).has(" "),
        None => span(ctx.t(unknown)).has(" "),
    };
    let words = Several::default()
        .and(span(&from).has(" "))
        .and(dated(&source.changed, Key::StatementChanged, Key::StatementChangedUnknown))
        .and(dated(&source.read, Key::StatementRead, Key::StatementReadUnknown))
        .and(link_out("ds-link", &source.url).has(span(ctx.t(Key::StatementFromLink))));
    Some(words)
}

/// `2020-06-18` as `18.06.2020`.
pub fn shown_date(iso: &str) -> String {
    let mut parts: Vec<&str> = iso.split('-').collect();
    parts.reverse();
    parts.join(".")
}
