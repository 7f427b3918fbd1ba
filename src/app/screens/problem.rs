//! What a person sees when the address names no screen: plain words, the phone number and a way on.

use crate::app::context::Context;
use crate::app::state::Action;
use crate::content::Key;
use yew::{Html, html};

/// The address names no screen.
pub fn unknown(ctx: &Context) -> Html {
    let office = &ctx.state.bundle.place.office;
    let call = match &office.phone {
        Some(number) => {
            crate::content::fill(&ctx.with(Key::ProblemCallNumber, "nummer", number), "kontor", &office.name)
        }
        None => ctx.with(Key::ProblemCall, "kontor", &office.name),
    };
    html! {
        <>
            { ctx.heading(&ctx.t(Key::ProblemTitle)) }
            { ctx.p(ctx.t(Key::ProblemUnknownScreen)) }
            { ctx.p(call) }
            <div class="ways">{ ctx.button(ctx.t(Key::ProblemGoOn), "primary", Action::Onward) }</div>
        </>
    }
}
