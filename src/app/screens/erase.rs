//! Erasing everything: on a page of its own, with the way back first.

use crate::app::context::Context;
use crate::app::state::{Action, Screen};
use crate::content::Key;
use yew::{Html, html};

/// The question whether to erase.
pub fn view(ctx: &Context) -> Html {
    html! {
        <>
            { ctx.heading(&ctx.t(Key::EraseTitle)) }
            { ctx.p(ctx.t(Key::EraseText)) }
            <div class="ways">
                { ctx.button(ctx.t(Key::EraseNo), "primary", Action::Keep) }
                <button type="button" class="ds-button" data-variant="secondary" data-color="danger" onclick={ctx.click(Action::Erase)}>
                    <span>{ ctx.t(Key::EraseYes) }</span>
                </button>
            </div>
        </>
    }
}

/// That it has been done.
pub fn done(ctx: &Context) -> Html {
    let first = ctx.service().voice_question.map(Screen::Question);
    html! {
        <>
            { ctx.heading(&ctx.t(Key::EraseDone)) }
            { first.map(|first| html! { <p>{ ctx.link(ctx.t(Key::StartBegin), first) }</p> }) }
        </>
    }
}
