//! What a person sees when the address names no screen: plain words, the phone number and a way on.

use super::main_part;
use crate::app::context::{Context, p};
use crate::app::element::{Element, el};
use crate::app::state::Action;
use crate::content::Key;

/// The address names no screen.
pub fn unknown(ctx: &Context) -> Element {
    let office = &ctx.state.bundle.place.office;
    let call = match &office.phone {
        Some(number) => ctx.with(Key::ProblemCallNumber, "nummer", number),
        None => ctx.t(Key::ProblemCall).to_owned(),
    };
    main_part(ctx, "problem")
        .has(ctx.heading(ctx.t(Key::ProblemTitle)))
        .has(p(ctx.t(Key::ProblemUnknownScreen)))
        .has(p(&call))
        .has(el("div").class("ways").has(ctx.button(ctx.t(Key::ProblemGoOn), "primary", Action::Onward)))
}
