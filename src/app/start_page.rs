//! The start page, made at build time: what this is, and the first question as markup that works at first paint.

use super::context::{Context, p};
use super::element::{Element, el, span};
use super::screens::question;
use super::screens::result_sections::contact;
use super::state::{Screen, State};
use super::{blank_forms, shell, statement};
use crate::answers::Answers;
use crate::application::Values;
use crate::content::{Bundle, Key};
use std::rc::Rc;
use yew::{Callback, Html, Properties, component};

/// What the start page is made from.
#[derive(Clone, PartialEq, Properties)]
pub struct StartPageProps {
    /// The municipality in one language.
    pub bundle: Rc<Bundle>,
}

/// The static part of a municipality's page.
#[component]
pub fn StartPage(props: &StartPageProps) -> Html {
    // No screen yet: a link to the other language leads to its start page.
    let state = State::new(Rc::clone(&props.bundle), Answers::default(), Values::default(), Some(Screen::Unknown));
    let ctx = Context { state: Rc::new(state), act: Callback::noop() };
    shell::around(&ctx, main_part(&ctx))
}

fn main_part(ctx: &Context) -> Element {
    let main = el("main").set("id", "innhold").class("start").set("data-screen", "start");
    let Some((position, first)) = ctx.service().voice_question.and_then(|at| Some((at, ctx.service().question(at)?)))
    else {
        return main;
    };
    let next = el("button")
        .set("type", "button")
        .class("ds-button")
        .set("id", "neste")
        .set("data-opening", ctx.t(Key::AppOpening))
        .has(span(ctx.t(Key::QuestionNext)));
    let needs_script = el("p").class("ds-alert").set("data-color", "info").has(ctx.t(Key::StartNoScript));
    main.set("data-question", &first.id)
        .has(ctx.heading(ctx.t(Key::StartTitle)))
        .has(el("p").class("ds-paragraph").set("data-size", "lg").has(ctx.t(Key::StartWhat)))
        .has(question::options(ctx, position, first, "h2"))
        .has(el("div").class("ways").has(next))
        .has(p(ctx.t(Key::StartPrivate)))
        .has(el("noscript").has(needs_script))
        .has(errands(ctx))
        .has(facts(ctx))
}

fn errands(ctx: &Context) -> Element {
    let links = [
        (Key::StartErrandAnswer, Screen::Complaint),
        (Key::StartErrandHave, Screen::HaveOne),
        (Key::StartErrandBecome, Screen::BecomeOne),
    ];
    let links = links.into_iter().map(|(key, screen)| el("li").has(ctx.link(ctx.t(key), screen)));
    el("section")
        .class("errands")
        .has(el("h2").class("ds-heading").set("data-size", "xs").has(ctx.t(Key::StartErrands)))
        .has(el("ul").class("plain").each(links))
}

/// What the municipality says, its phone number and the blank papers: all that is needed without the program.
fn facts(ctx: &Context) -> Element {
    let criteria: Vec<_> = ctx.service().criteria.iter().map(|criterion| criterion.quote).collect();
    let forms = blank_forms::links(ctx, &[blank_forms::APPLICATION, blank_forms::COMPLAINT, blank_forms::FULLMAKT]);
    el("details")
        .class("ds-details")
        .set("data-section", "facts")
        .has(el("summary").has(el("h2").has(ctx.t(Key::StartFacts))))
        .has(el("div").has(statement::all(ctx, &criteria)).has(contact(ctx)).has(forms))
}
