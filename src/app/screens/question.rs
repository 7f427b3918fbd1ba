//! One question: the options, why it is asked, and the way on and back.

use crate::answers::Chosen;
use crate::app::context::Context;
use crate::app::state::Action;
use crate::app::statement;
use crate::content::{Choice, Choosable, Key, Question, QuestionIx};
use yew::{Callback, Event, Html, MouseEvent, html};

/// The screen of one question.
pub fn view(ctx: &Context, position: QuestionIx) -> Html {
    let Some(question) = ctx.service().question(position) else { return Html::default() };
    html! {
        <main id="innhold" class="question" data-screen="question" data-question={question.id.clone()} key={ctx.state.visit}>
            { super::notice(ctx) }
            { errors(ctx, question) }
            { left(ctx, position) }
            { options(ctx, position, question, "h1") }
            { why(ctx, question) }
            <div class="ways">
                { ctx.button(ctx.t(Key::QuestionNext), "primary", Action::Next) }
                if ctx.state.changing || ctx.service().voice_question != Some(position) {
                    { ctx.button(ctx.t(Key::QuestionBack), "secondary", Action::Back) }
                }
            </div>
        </main>
    }
}

fn errors(ctx: &Context, question: &Question) -> Html {
    if !ctx.state.missing {
        return Html::default();
    }
    let first = question.options.first().map(|option| field_id(question, option)).unwrap_or_default();
    let focus = crate::browser::focus_on_click(first.clone());
    html! {
        <div class="ds-error-summary" role="alert" tabindex="-1">
            <h2 class="ds-heading" data-size="xs">{ ctx.t(Key::QuestionErrorTitle) }</h2>
            <ul class="ds-list"><li><a class="ds-link" href={["#", &first].concat()} onclick={focus}><span>{ choose(ctx, question) }</span></a></li></ul>
        </div>
    }
}

fn choose(ctx: &Context, question: &Question) -> String {
    ctx.t(if question.many { Key::QuestionChooseMany } else { Key::QuestionChooseOne })
}

fn left(ctx: &Context, position: QuestionIx) -> Html {
    let words = match ctx.state.left(position) {
        None => return Html::default(),
        Some(1) => ctx.t(Key::QuestionLeftOne),
        Some(left) => ctx.with(Key::QuestionLeft, "n", &left.to_string()),
    };
    html! { <p class="left">{ words }</p> }
}

/// The question itself with its options. The same markup makes the first question of the start page, where the
/// question is a heading of level two.
pub fn options(ctx: &Context, position: QuestionIx, question: &Question, level: &'static str) -> Html {
    let wrong = ctx.state.missing;
    let describes = ["hjelp-", &question.id].concat();
    let words = question.title.get(ctx.voice());
    let title = match level {
        "h1" => ctx.heading(words),
        _ => html! { <h2 class="ds-heading" data-size="sm"><span>{ words.to_owned() }</span></h2> },
    };
    html! {
        <fieldset class="ds-fieldset" aria-describedby={describes.clone()}>
            <legend class="ds-label">{ title }</legend>
            <div data-field="description" id={describes}>
                { question.help.as_ref().map(|help| html! { <p>{ help.get(ctx.voice()).to_owned() }</p> }) }
                if question.many { <p>{ ctx.t(Key::QuestionChooseAny) }</p> }
                if wrong { <p class="ds-validation-message" data-field="validation">{ choose(ctx, question) }</p> }
            </div>
            { for question.options.iter().enumerate().map(|(at, option)| choice(ctx, position, question, at, option)) }
        </fieldset>
    }
}

fn field_id(question: &Question, option: &Choosable) -> String {
    [question.id.as_str(), "-", &option.id].concat()
}

fn choice(ctx: &Context, position: QuestionIx, question: &Question, at: usize, option: &Choosable) -> Html {
    let id = field_id(question, option);
    let given = ctx.state.answers.get(position);
    let chosen = given.is_some_and(|given| given.has(at));
    let apart = option.kind != Choice::Plain;
    let act = ctx.act.clone();
    let next = toggled(question, given, at);
    let onchange = Callback::from(move |_: Event| act.emit(Action::Choose(position, next)));
    html! {
        <div class={if apart { "ds-field option apart" } else { "ds-field option" }} data-variant="outline" key={option.id.clone()}>
            <input
                class="ds-input"
                type={if question.many { "checkbox" } else { "radio" }}
                name={question.id.clone()}
                id={id.clone()}
                value={option.id.clone()}
                data-option={option.id.clone()}
                checked={chosen}
                aria-invalid={ctx.state.missing.then_some("true")}
                {onchange}
            />
            <label class="ds-label" for={id}>{ option.label.clone() }</label>
        </div>
    }
}

/// The answer once the option has been pressed: options that stand alone take the others away, and the other way round.
fn toggled(question: &Question, given: Option<Chosen>, at: usize) -> Option<Chosen> {
    let pressed = Chosen::one(at);
    if !question.many {
        return Some(pressed);
    }
    let given = given.map_or(0, Chosen::bits);
    if given & pressed.bits() != 0 {
        return Chosen::from_bits(given & !pressed.bits());
    }
    let plain = question.mask(Choice::Plain);
    let kept = if pressed.bits() & plain == 0 { 0 } else { given & plain };
    Chosen::from_bits(kept | pressed.bits())
}

/// Why it is asked: a neutral line, then the municipality's own sentence or its silence.
fn why(ctx: &Context, question: &Question) -> Html {
    let basis = &question.why_basis;
    html! {
        <details class="ds-details">
            <summary>{ ctx.t(Key::QuestionWhy) }</summary>
            <div>
                { ctx.p(question.why.get(ctx.voice())) }
                if !basis.is_empty() {
                    <p class="ds-paragraph">{ ctx.with(Key::QuestionSaysHere, "kommune", &ctx.state.bundle.place.name) }</p>
                }
                { statement::all(ctx, basis) }
            </div>
        </details>
    }
}

/// A question asked on request: its short name, for the button that opens it.
pub fn open(ctx: &Context, position: QuestionIx, words: String) -> Html {
    let onclick: Callback<MouseEvent> = ctx.click(Action::Change(position));
    html! { <button type="button" class="ds-button" data-variant="secondary" {onclick}><span>{ words }</span></button> }
}
