//! A statement with its ground: the municipality's quotation, the law, a silence, or our reading.

use super::context::Context;
use crate::content::{Ground, Key, Source, SourceIx, Statement, StatementIx, fill};
use yew::{Html, html};

/// Everything in `basis`, each with its ground. Quotations that follow one another from the same page share one
/// attribution, and a part of a sentence that is quoted whole is not repeated.
pub fn all(ctx: &Context, basis: &[StatementIx]) -> Html {
    let found = |position: &StatementIx| ctx.service().statement(*position).map(|statement| (*position, statement));
    let every: Vec<(StatementIx, &Statement)> = basis.iter().filter_map(found).collect();
    let listed: Vec<(StatementIx, &Statement)> =
        every.iter().filter(|(_, said)| !is_part(said, &every)).copied().collect();
    let mut shown = Vec::new();
    for (at, (position, statement)) in listed.iter().enumerate() {
        let attributed =
            listed.get(at + 1).is_none_or(|(_, next)| page(next).is_none() || page(next) != page(statement));
        shown.push(marked(ctx, *position, statement, false, attributed));
    }
    shown.into_iter().collect()
}

/// One statement. `deciding` marks it as something that decided the result.
pub fn one(ctx: &Context, position: StatementIx, deciding: bool) -> Html {
    let found = ctx.service().statement(position);
    found.map(|statement| marked(ctx, position, statement, deciding, true)).unwrap_or_default()
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

fn marked(ctx: &Context, position: StatementIx, statement: &Statement, deciding: bool, attributed: bool) -> Html {
    html! {
        <div class="statement" key={position.0} data-rule={statement.id.clone()} data-deciding={deciding.then_some("")}>
            { body(ctx, statement, attributed) }
        </div>
    }
}

fn body(ctx: &Context, statement: &Statement, attributed: bool) -> Html {
    let words = statement.text.get(ctx.voice()).to_owned();
    let lang = statement.lang.clone();
    match &statement.kind {
        Ground::Quote(page) => html! {
            <figure class="quote">
                <blockquote lang={lang.clone()}><p>{ words }</p></blockquote>
                if attributed {
                    <figcaption>
                        { lang.map(|_| html! { <span>{ ctx.t(Key::StatementOriginal) }{ " " }</span> }) }
                        { ctx.service().source(*page).map(|source| attribution(ctx, source)) }
                    </figcaption>
                }
            </figure>
        },
        Ground::Outside(page) => html! {
            <div class="outside">
                <p lang={lang}>{ words }</p>
                <p class="small">{ ctx.service().source(*page).map(|source| attribution(ctx, source)) }</p>
            </div>
        },
        Ground::Law { citation, checked, guidance } => html! {
            <div class="law">
                <p><strong>{ ctx.t(if *guidance { Key::StatementGuidance } else { Key::StatementLaw }) }{ ": " }</strong><span lang={lang}>{ words }</span></p>
                <p class="small">
                    <span>{ citation.clone() }{ ". " }</span>
                    <span>{ ctx.with(Key::StatementLawNote, "dato", &shown_date(checked)) }</span>
                </p>
            </div>
        },
        Ground::Silence(law) => html! {
            <div class="silence">
                <p lang={lang}>{ words }</p>
                { all(ctx, law) }
            </div>
        },
        Ground::Reading(_) => html! {
            <p class="reading"><strong>{ ctx.t(Key::StatementReading) }{ ": " }</strong><span lang={lang}>{ words }</span></p>
        },
    }
}

/// Whose page it is, its dates, and a link to it.
fn attribution(ctx: &Context, source: &Source) -> Html {
    let from = fill(&ctx.with(Key::StatementFrom, "tittel", &source.title), "utgiver", &source.publisher);
    let dated = |date: &Option<String>, known: Key, unknown: Key| match date {
        Some(date) => ctx.with(known, "dato", &shown_date(date)),
        None => ctx.t(unknown),
    };
    html! {
        <>
            <span>{ from }{ " " }</span>
            <span>{ dated(&source.changed, Key::StatementChanged, Key::StatementChangedUnknown) }{ " " }</span>
            <span>{ dated(&source.read, Key::StatementRead, Key::StatementReadUnknown) }{ " " }</span>
            <a class="ds-link" href={source.url.clone()} target="_blank" rel="noopener noreferrer"><span>{ ctx.t(Key::StatementFromLink) }</span></a>
        </>
    }
}

/// `2020-06-18` as `18.06.2020`.
pub fn shown_date(iso: &str) -> String {
    let mut parts: Vec<&str> = iso.split('-').collect();
    parts.reverse();
    parts.join(".")
}
