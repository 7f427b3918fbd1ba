//! A statement with its ground: the municipality's quotation, the law, a silence, or our reading.

use super::context::Context;
use crate::content::{Ground, Key, Source, Statement, StatementIx, fill};
use yew::{Html, html};

/// Everything in `basis`, each with its ground.
pub fn all(ctx: &Context, basis: &[StatementIx]) -> Html {
    basis.iter().map(|basis| one(ctx, *basis, false)).collect()
}

/// One statement. `deciding` marks it as something that decided the result.
pub fn one(ctx: &Context, position: StatementIx, deciding: bool) -> Html {
    let Some(statement) = ctx.service().statement(position) else { return Html::default() };
    let rule = statement.id.clone();
    html! {
        <div class="statement" key={rule.clone()} data-rule={rule} data-deciding={deciding.then_some("")}>
            { body(ctx, statement) }
        </div>
    }
}

fn body(ctx: &Context, statement: &Statement) -> Html {
    let words = statement.text.get(ctx.voice()).to_owned();
    let lang = statement.lang.clone();
    match &statement.kind {
        Ground::Quote(page) => html! {
            <figure class="quote">
                <blockquote lang={lang.clone()}><p>{ words }</p></blockquote>
                <figcaption>
                    { lang.map(|_| html! { <span>{ ctx.t(Key::StatementOriginal) }{ " " }</span> }) }
                    { ctx.service().source(*page).map(|source| attribution(ctx, source)) }
                </figcaption>
            </figure>
        },
        Ground::Outside(page) => html! {
            <div class="outside">
                <p lang={lang}>{ words }</p>
                <p class="small">{ ctx.service().source(*page).map(|source| attribution(ctx, source)) }</p>
            </div>
        },
        Ground::Law { citation, checked } => html! {
            <div class="law">
                <p><strong>{ ctx.t(Key::StatementLaw) }{ ": " }</strong><span lang={lang}>{ words }</span></p>
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
