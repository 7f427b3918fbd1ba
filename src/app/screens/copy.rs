//! The answers, ready to copy field by field into the municipality's own electronic form.

use super::main_part;
use super::result_sections::labels;
use crate::app::context::{Context, button, link_out, p};
use crate::app::element::{Element, el, span};
use crate::app::state::Screen;
use crate::application;
use crate::content::{Key, QuestionIx};
use crate::interview::standing;

/// The screen with one copy button a field.
pub fn view(ctx: &Context) -> Element {
    let bundle = &ctx.state.bundle;
    let stands = standing(ctx.service(), &ctx.state.answers);
    // A field that starts with a question's answer stands for the question too.
    let in_form = |question: &QuestionIx| bundle.form.fields.iter().any(|field| field.prefill == Some(*question));
    let asked = stands.asked.iter().filter(|question| !in_form(question)).filter_map(|question| {
        Some((ctx.say(&ctx.service().question(*question)?.title).to_owned(), labels(ctx, *question)))
    });
    let filled = application::filled(bundle, &ctx.state.answers, &ctx.state.values);
    let online = |page| el("p").has(link_out("ds-button", page).has(span(ctx.t(Key::ResultApplyLink))));
    main_part(ctx, "copy")
        .has(ctx.heading(ctx.t(Key::CopyTitle)))
        .has(p(ctx.t(Key::CopyText)))
        .has(p(ctx.t(Key::CopyLogin)))
        .has(bundle.place.apply_page.as_deref().map(online))
        .has(el("dl").class("copy").each(asked.chain(filled).map(|(asked, answer)| row(ctx, &asked, answer))))
        .has(p(ctx.t(Key::CopyFillMore)))
        .has(el("p").has(ctx.link(ctx.t(Key::FormStart), Screen::Form(0))))
        .has(el("p").has(ctx.link(ctx.t(Key::ResultToResult), Screen::Result)))
}

fn row(ctx: &Context, asked: &str, answer: String) -> Element {
    let given = span(&answer);
    let copy = crate::browser::copy_on_click(answer, ctx.t(Key::CopyCopied).to_owned());
    let button = button(ctx.t(Key::CopyCopy), "secondary", copy)
        .set("data-size", "sm")
        .set("aria-label", &ctx.with(Key::CopyCopyWhat, "sporsmal", asked));
    el("div")
        .class("copy-row")
        .has(el("dt").has(asked))
        .has(el("dd").has(given).has(button).has(el("span").set("role", "status")))
}
