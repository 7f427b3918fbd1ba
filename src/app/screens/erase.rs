//! Erasing everything: on a page of its own, with the way back first.

use super::errands::onward;
use super::keeping;
use super::main_part;
use crate::app::context::{Context, p};
use crate::app::element::{Element, el};
use crate::app::state::Action;
use crate::content::Key;

/// The question whether to erase.
pub fn view(ctx: &Context) -> Element {
    let yes = ctx.button(ctx.t(Key::EraseYes), "secondary", Action::Erase).set("data-color", "danger");
    main_part(ctx, "erase")
        .has(ctx.heading(ctx.t(Key::EraseTitle)))
        .has(p(ctx.t(Key::EraseText)))
        .has(el("div").class("ways").has(ctx.button(ctx.t(Key::EraseNo), "primary", Action::Keep)).has(yes))
        .has(keeping::shared_machine(ctx))
}

/// That it has been done.
pub fn done(ctx: &Context) -> Element {
    main_part(ctx, "erased").has(ctx.heading(ctx.t(Key::EraseDone))).has(onward(ctx))
}
