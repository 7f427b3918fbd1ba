//! The answers, ready to copy field by field into the municipality's own electronic form.

use super::main_part;
use crate::app::context::{Context, button, link_out, p};
use crate::app::element::{Element, el, span};
use crate::app::state::Screen;
use crate::application::{self, Filled};
use crate::content::{Key, Paperwork};

/// The screen with one copy button a field.
pub fn view(ctx: &Context) -> Element {
    let bundle = &ctx.state.bundle;
    let filled = application::filled(bundle, &ctx.state.answers, &ctx.state.values);
    let online = |page| el("p").has(link_out("ds-button", page).has(span(ctx.t(Key::ResultApplyLink))));
    main_part(ctx, "copy")
        .has(ctx.heading(ctx.t(Key::CopyTitle)))
        .has(p(ctx.t(Key::CopyText)))
        .has(p(ctx.t(Key::CopyLogin)))
        .has(bundle.place.apply_page.as_deref().map(online))
        .has(el("dl").class("copy").each(filled.into_iter().map(|told| row(ctx, told))))
        .has(p(ctx.t(Key::CopyFillMore)))
        .has(el("p").has(ctx.link(ctx.t(Key::FormStart), Screen::Fill(Paperwork::Application))))
        .has(el("p").has(ctx.link(ctx.t(Key::ResultToResult), Screen::Result)))
}

fn row(ctx: &Context, told: Filled) -> Element {
    let Filled { label, value, own_words } = told;
    // The municipality's form is in Norwegian, and so is what is copied into it.
    let given = span(&value).set_if("lang", (!own_words).then_some("nb"));
    let said = [Key::CopyCopied, Key::CopyMarked].map(|key| ctx.t(key).to_owned());
    let copy = crate::browser::copy_on_click(value, said);
    let button = button(ctx.t(Key::CopyCopy), "secondary", copy)
        .set("data-size", "sm")
        .set("aria-label", &ctx.with(Key::CopyCopyWhat, "sporsmal", &label));
    el("div")
        .class("copy-row")
        .has(el("dt").has(&*label))
        .has(el("dd").has(given).has(button).has(el("span").set("role", "status")))
}
