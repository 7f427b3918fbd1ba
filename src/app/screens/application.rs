//! Filling in the application, section by section, and seeing it as it will print.

use super::main_part;
use super::result::print_button;
use crate::app::context::{Context, p};
use crate::app::element::{Element, el};
use crate::app::form_fields::{section_fields, warning_summary};
use crate::app::paper::sheet;
use crate::app::state::{Action, Screen};
use crate::content::{Key, fill};
use crate::document;

/// A section's title.
pub fn title<'a>(ctx: &'a Context, section: usize) -> &'a str {
    let found = ctx.state.bundle.form.sections.get(section);
    found.map(|section| ctx.say(&section.title)).unwrap_or_default()
}

/// One section of the form.
pub fn view(ctx: &Context, section: usize) -> Element {
    let count = ctx.state.bundle.form.sections.len();
    let step = fill(&ctx.with(Key::FormStep, "n", &(section + 1).to_string()), "antall", &count.to_string());
    let back = if section == 0 { Screen::Result } else { Screen::Form(section - 1) };
    let (next, words) = match section + 1 {
        next if next < count => (Screen::Form(next), Key::FormNext),
        _ => (Screen::Paper, Key::FormToPaper),
    };
    let ways = el("div").class("ways").has(ctx.button(ctx.t(words), "primary", Action::Go(next))).has(ctx.button(
        ctx.t(Key::FormBack),
        "secondary",
        Action::Go(back),
    ));
    main_part(ctx, "application")
        .has(el("p").class("left").has(&*[ctx.t(Key::FormTitle), ". ", &step].concat()))
        .has(ctx.heading(title(ctx, section)))
        .has((section == 0).then(|| p(ctx.t(Key::FormIntro))))
        .has(section_fields(ctx, section))
        .has(ways)
}

/// The application as it will print.
pub fn paper(ctx: &Context) -> Element {
    let state = &ctx.state;
    let made = document::application(&state.bundle, &state.answers, &state.values, crate::browser::today());
    let ways = el("div")
        .class("ways")
        .has(print_button(ctx, "primary", Key::PaperPrint))
        .has(ctx.button(ctx.t(Key::PaperEdit), "secondary", Action::Go(Screen::Form(0))))
        .has(ctx.button(ctx.t(Key::ResultToResult), "tertiary", Action::Go(Screen::Result)));
    let above = el("div")
        .class("no-print")
        .has(ctx.heading(ctx.t(Key::PaperTitle)))
        .has(p(ctx.t(Key::PaperText)))
        .has(p(ctx.t(Key::PaperSave)))
        .has(warning_summary(ctx))
        .has(ways);
    main_part(ctx, "paper").has(above).has(sheet(&made)).has(el("div").class("no-print").has(print_button(
        ctx,
        "secondary",
        Key::PaperPrint,
    )))
}
