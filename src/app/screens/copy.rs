//! The answers, ready to copy field by field into the municipality's own electronic form.

use super::result_sections::labels;
use crate::app::context::Context;
use crate::app::state::Screen;
use crate::application::Draft;
use crate::content::{Field, FieldIx, Key};
use crate::interview::standing;
use yew::{Html, html};

/// The screen with one copy button a field.
pub fn view(ctx: &Context) -> Html {
    let place = &ctx.state.bundle.place;
    let stands = standing(ctx.service(), &ctx.state.answers);
    let asked = stands.asked.iter().filter_map(|question| Some((ctx.service().question(*question)?.title.get(ctx.voice()).to_owned(), labels(ctx, *question))));
    let draft = Draft { bundle: &ctx.state.bundle, answers: &ctx.state.answers, values: &ctx.state.values };
    let filled = ctx.state.bundle.form.fields().filter_map(|(position, field)| filled(&draft, position, field));
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

/// A field of the application that has something in it, and what.
fn filled(draft: &Draft, position: FieldIx, field: &Field) -> Option<(String, String)> {
    let voice = draft.voice();
    let bits = draft.options(position);
    let chosen = field.options_for(voice).filter(|(at, _)| bits >> (at & 31) & 1 == 1);
    let labels: Vec<&str> = chosen.map(|(_, option)| option.label.get(voice)).collect();
    let value = if field.of_options() { labels.join("; ") } else { draft.text(position).trim().to_owned() };
    (draft.shows(position) && !value.is_empty()).then(|| (field.label.get(voice).to_owned(), value))
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
