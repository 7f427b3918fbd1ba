//! A statement with its ground: the municipality's quotation, the law, a silence, or our reading.

use super::context::{Context, link_out};
use super::element::{Element, Several, el, span};
use crate::content::{Ground, Key, Shown, Source, SourceIx, Statement, StatementIx, shown_date};

/// Everything in `basis`, each with its ground.
pub fn all(ctx: &Context, basis: &[StatementIx]) -> Several {
    let shown = ctx.service().shown(basis).into_iter();
    shown.map(|Shown { position, statement, attributed }| marked(ctx, position, statement, false, attributed)).collect()
}

/// One statement. `deciding` marks it as something that decided the result.
pub fn one(ctx: &Context, position: StatementIx, deciding: bool) -> Option<Element> {
    let statement = ctx.service().statement(position)?;
    Some(marked(ctx, position, statement, deciding, true))
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
            let sentence = ctx.service().whole(statement);
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
    let [from, changed, read] = ctx.state.bundle.attribution(source);
    let words = [from, changed, read].iter().map(|words| span(words).has(" ")).collect::<Several>();
    Some(words.and(link_out("ds-link", &source.url).has(span(ctx.t(Key::StatementFromLink)))))
}
