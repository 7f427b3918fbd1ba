//! One question: the options, why it is asked, and the way on and back.

use super::main_part;
use crate::answers::Chosen;
use crate::app::context::{Context, link, p};
use crate::app::element::{Element, el, span};
use crate::app::state::Action;
use crate::app::statement;
use crate::content::{Choice, Choosable, Key, Question, QuestionIx};
use yew::{Callback, Event};

/// The screen of one question.
pub fn view(ctx: &Context, position: QuestionIx) -> Element {
    let main = main_part(ctx, "question");
    let Some(question) = ctx.service().question(position) else { return main };
    let back = || ctx.button(ctx.t(Key::QuestionBack), "secondary", Action::Back);
    let ways = el("div")
        .class("ways")
        .has(ctx.button(ctx.t(Key::QuestionNext), "primary", Action::Next))
        .has((ctx.state.changing || ctx.service().voice_question != Some(position)).then(back));
    main.set("data-question", &question.id)
        .has(ctx.state.missing.then(|| errors(ctx, question)))
        .has(left(ctx, position))
        .has(options(ctx, position, question, "h1"))
        .has(why(ctx, question))
        .has(ways)
}

fn errors(ctx: &Context, question: &Question) -> Element {
    let first = question.options.first().map(|option| field_id(question, option)).unwrap_or_default();
    let go = link(&["#", &first].concat()).on_click(crate::browser::focus_on_click(first));
    el("div")
        .class("ds-error-summary")
        .set("role", "alert")
        .set("tabindex", "-1")
        .has(el("h2").class("ds-heading").set("data-size", "xs").has(ctx.t(Key::QuestionErrorTitle)))
        .has(el("ul").class("ds-list").has(el("li").has(go.has(span(choose(ctx, question))))))
}

fn choose<'a>(ctx: &'a Context, question: &Question) -> &'a str {
    ctx.t(if question.many { Key::QuestionChooseMany } else { Key::QuestionChooseOne })
}

fn left(ctx: &Context, position: QuestionIx) -> Option<Element> {
    let words = match ctx.state.left(position)? {
        1 => ctx.t(Key::QuestionLeftOne),
        left => &ctx.with(Key::QuestionLeft, "n", &left.to_string()),
    };
    Some(el("p").class("left").has(words))
}

/// The question itself with its options. The same markup makes the first question of the start page, where the
/// question is a heading of level two.
pub fn options(ctx: &Context, position: QuestionIx, question: &Question, level: &'static str) -> Element {
    let (words, lang) = (ctx.say(&question.title), question.lang.as_deref());
    let title = match level {
        "h1" => ctx.heading(words),
        _ => el("h2").class("ds-heading").set("data-size", "sm").has(span(words)),
    };
    let missing = || el("p").class("ds-validation-message").set("data-field", "validation").has(choose(ctx, question));
    let describes = ["hjelp-", &question.id].concat();
    let description = el("div")
        .set("data-field", "description")
        .set("id", &describes)
        .has(question.help.as_ref().map(|help| el("p").set_if("lang", lang).has(ctx.say(help))))
        .has(question.many.then(|| el("p").has(ctx.t(Key::QuestionChooseAny))))
        .has(ctx.state.missing.then(missing));
    let options = question.options.iter().enumerate();
    el("fieldset")
        .class("ds-fieldset")
        .set("aria-describedby", &describes)
        .has(el("legend").class("ds-label").set_if("lang", lang).has(title))
        .has(description)
        .each(options.map(|(at, option)| choice(ctx, position, question, at, option)))
}

fn field_id(question: &Question, option: &Choosable) -> String {
    [question.id.as_str(), "-", &option.id].concat()
}

fn choice(ctx: &Context, position: QuestionIx, question: &Question, at: usize, option: &Choosable) -> Element {
    let id = field_id(question, option);
    let given = ctx.state.answers.get(position);
    let apart = option.kind != Choice::Plain;
    let act = ctx.act.clone();
    let next = toggled(question, given, at);
    let input = el("input")
        .class("ds-input")
        .set("type", if question.many { "checkbox" } else { "radio" })
        .set("name", &question.id)
        .set("id", &id)
        .value(&option.id)
        .set("data-option", &option.id)
        .checked(given.is_some_and(|given| given.has(at)))
        .set_if("aria-invalid", ctx.state.missing.then_some("true"))
        .on_change(Callback::from(move |_: Event| act.emit(Action::Choose(position, next))));
    el("div")
        .class(if apart { "ds-field option apart" } else { "ds-field option" })
        .set("data-variant", "outline")
        .key(&option.id)
        .has(input)
        .has(el("label").class("ds-label").set("for", &id).set_if("lang", question.lang.as_deref()).has(&*option.label))
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
fn why(ctx: &Context, question: &Question) -> Element {
    let basis = &question.why_basis;
    let says_here = || p(ctx.t(Key::QuestionSaysHere));
    let body = el("div")
        .has(p(ctx.say(&question.why)).set_if("lang", question.lang.as_deref()))
        .has((!basis.is_empty()).then(says_here))
        .has(statement::all(ctx, basis));
    el("details").class("ds-details").has(el("summary").has(ctx.t(Key::QuestionWhy))).has(body)
}

/// A question asked on request: its short name, for the button that opens it.
pub fn open(ctx: &Context, position: QuestionIx, words: &str) -> Element {
    ctx.button(words, "secondary", Action::Change(position))
}
