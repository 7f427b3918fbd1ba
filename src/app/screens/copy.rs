//! The answers, ready to copy field by field into the municipality's own electronic form.

use super::result_sections::labels;
use crate::app::context::Context;
use crate::app::state::Screen;
use crate::application;
use crate::content::{Key, QuestionIx};
use crate::interview::standing;
use yew::{Html, html};

/// The screen with one copy button a field.
pub fn view(ctx: &Context) -> Html {
    let place = &ctx.state.bundle.place;
    let stands = standing(ctx.service(), &ctx.state.answers);
    // A field that starts with a question's answer stands for the question too.
    let in_form =
        |question: &QuestionIx| ctx.state.bundle.form.fields.iter().any(|field| field.prefill == Some(*question));
    let asked = stands.asked.iter().filter(|question| !in_form(question)).filter_map(|question| {
        Some((ctx.service().question(*question)?.title.get(ctx.voice()).to_owned(), labels(ctx, *question)))
    });
    let filled = application::filled(&ctx.state.bundle, &ctx.state.answers, &ctx.state.values);
    html! {
        <>
            { ctx.heading(&ctx.t(Key::CopyTitle)) }
            { ctx.p(ctx.t(Key::CopyText)) }
            { ctx.p(ctx.t(Key::CopyLogin)) }
            { place.apply_page.as_ref().map(|page| html! {
                <p><a class="ds-button" href={page.clone()} target="_blank" rel="noopener noreferrer"><span>{ ctx.t(Key::ResultApplyLink) }</span></a></p>
            }) }
            <dl class="copy">{ for asked.chain(filled).map(|(asked, answer)| row(ctx, &asked, &answer)) }</dl>
            <p class="ds-paragraph">{ ctx.t(Key::CopyFillMore) }</p>
            <p>{ ctx.link(ctx.t(Key::FormStart), Screen::Form(0)) }</p>
            <p>{ ctx.link(ctx.t(Key::ResultToResult), Screen::Result) }</p>
        </>
    }
}

fn row(ctx: &Context, asked: &str, answer: &str) -> Html {
    let label = ctx.with(Key::CopyCopyWhat, "sporsmal", asked);
    let onclick = crate::browser::copy_on_click(answer.to_owned(), ctx.t(Key::CopyCopied));
    html! {
        <div class="copy-row">
            <dt>{ asked.to_owned() }</dt>
            <dd>
                <span>{ answer.to_owned() }</span>
                <button type="button" class="ds-button" data-variant="secondary" data-size="sm" aria-label={label} {onclick}><span>{ ctx.t(Key::CopyCopy) }</span></button>
                <span role="status"></span>
            </dd>
        </div>
    }
}
