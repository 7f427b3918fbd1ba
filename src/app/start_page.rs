//! The start page, made at build time: what this is, and the first question as markup that works at first paint.

use super::context::Context;
use super::screens::question;
use super::state::{Screen, State};
use super::{shell, statement};
use crate::answers::Answers;
use crate::application::Values;
use crate::content::{Bundle, Key};
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, html};

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

fn main_part(ctx: &Context) -> Html {
    let Some((position, first)) = ctx.service().voice_question.and_then(|at| Some((at, ctx.service().question(at)?)))
    else {
        return Html::default();
    };
    html! {
        <main id="innhold" class="start" data-screen="start" data-question={first.id.clone()}>
            { ctx.heading(&ctx.t(Key::StartTitle)) }
            <p class="ds-paragraph" data-size="lg">{ ctx.t(Key::StartWhat) }</p>
            { question::options(ctx, position, first, "h2") }
            <div class="ways">
                <button type="button" class="ds-button" id="neste" data-opening={ctx.t(Key::AppOpening)}><span>{ ctx.t(Key::QuestionNext) }</span></button>
            </div>
            { ctx.p(ctx.t(Key::StartPrivate)) }
            <noscript><p class="ds-alert" data-color="info">{ ctx.t(Key::StartNoScript) }</p></noscript>
            { errands(ctx) }
            { facts(ctx) }
        </main>
    }
}

fn errands(ctx: &Context) -> Html {
    let links = [
        (Key::StartErrandAnswer, Screen::Complaint),
        (Key::StartErrandHave, Screen::HaveOne),
        (Key::StartErrandBecome, Screen::BecomeOne),
    ];
    html! {
        <section class="errands">
            <h2 class="ds-heading" data-size="xs">{ ctx.t(Key::StartErrands) }</h2>
            <ul class="plain">{ for links.into_iter().map(|(key, screen)| html! { <li>{ ctx.link(ctx.t(key), screen) }</li> }) }</ul>
        </section>
    }
}

/// What the municipality says, its phone number and the blank form: all that is needed without the program.
fn facts(ctx: &Context) -> Html {
    let criteria: Vec<_> = ctx.service().criteria.iter().map(|criterion| criterion.quote).collect();
    html! {
        <details class="ds-details" data-section="facts">
            <summary><h2>{ ctx.with(Key::StartFacts, "kommune", &ctx.state.bundle.place.name) }</h2></summary>
            <div>
                { statement::all(ctx, &criteria) }
                { super::screens::result_sections::contact(ctx) }
                <p><a class="ds-link" href={blank_form(ctx)} hreflang="nb"><span>{ ctx.t(Key::StartPaperForm) }</span></a></p>
            </div>
        </details>
    }
}

/// The blank form stands in the municipality's own folder; other languages have a folder below it.
fn blank_form(ctx: &Context) -> &'static str {
    if ctx.language() == crate::content::Language::Nb { "soknad.html" } else { "../soknad.html" }
}
