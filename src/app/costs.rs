//! What a month costs, computed while the figures are written: a table, with two bars beside it for the eye.

use super::context::{Context, p};
use super::element::{Element, Several, el, span};
use super::paper;
use crate::application::Draft;
use crate::content::{Key, fill};
use crate::document::{Words, costs, in_all, kroner};

/// The sum, or what is missing to make it.
pub fn view(ctx: &Context, draft: &Draft) -> Several {
    let table = costs(draft);
    if table.is_empty() {
        return Several::default().and(p(ctx.t(Key::CostsNothing)));
    }
    let (without, with) = in_all(&draft.costs());
    let sum = fill(&ctx.with(Key::CostsSum, "uten", &kroner(without)), "med", &kroner(with));
    // The table says the same to those who hear it.
    let bars = el("div")
        .class("costs-bars")
        .set("aria-hidden", "true")
        .has(bar(ctx.t(Key::CostsWithout), without, without))
        .has(bar(ctx.t(Key::CostsWith), with, without));
    let table = table.iter().map(|block| paper::block(block, &Words::default()));
    Several::default().and(p(&sum).set("role", "status")).and(bars).then(table.collect())
}

/// A bar as long as `amount` is of `most`, with its words.
fn bar(words: &str, amount: u64, most: u64) -> Element {
    let length = amount * 100 / most.max(1);
    let drawn = el("svg")
        .class("costs-bar")
        .set("viewBox", "0 0 100 4")
        .set("preserveAspectRatio", "none")
        .has(el("rect").set("width", &length.to_string()).set("height", "4"));
    el("div").has(span(&[words, ": ", &kroner(amount)].concat())).has(drawn)
}
