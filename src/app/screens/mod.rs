//! One file a screen; each is a function from the context to markup.

pub mod application;
pub mod copy;
pub mod erase;
pub mod errands;
pub mod problem;
pub mod question;
pub mod result;
pub mod result_sections;

use super::context::Context;
use super::state::{Notice, Screen};
use crate::content::Key;
use yew::{Html, html};

/// The screen's main part, with the hooks that journeys drive it by.
pub fn view(ctx: &Context) -> Html {
    let (name, body) = match ctx.state.screen {
        Screen::Question(question) => return question::view(ctx, question),
        Screen::Result => ("result", result::view(ctx)),
        Screen::Copy => ("copy", copy::view(ctx)),
        Screen::Form(section) => ("application", application::view(ctx, section)),
        Screen::Paper => ("paper", application::paper(ctx)),
        Screen::Complaint => ("complaint", errands::complaint(ctx)),
        Screen::HaveOne => ("have-one", errands::have_one(ctx)),
        Screen::BecomeOne => ("become-one", errands::become_one(ctx)),
        Screen::Erase => ("erase", erase::view(ctx)),
        Screen::Erased => ("erased", erase::done(ctx)),
        Screen::Unknown => ("problem", problem::unknown(ctx)),
    };
    main_part(ctx, name, body)
}

fn main_part(ctx: &Context, name: &'static str, body: Html) -> Html {
    html! { <main id="innhold" class={name} data-screen={name} key={ctx.state.visit}>{ notice(ctx) }{ body }</main> }
}

/// Something to tell before the screen's own words.
fn notice(ctx: &Context) -> Html {
    let key = match ctx.state.notice {
        None => return Html::default(),
        Some(Notice::SetAside) => Key::ProblemState,
        Some(Notice::Grew) => Key::QuestionGrew,
    };
    html! { <p class="ds-alert no-print" data-color="info" data-notice="">{ ctx.t(key) }</p> }
}

/// The screen's title, for the page and the history. Sensitive questions have neutral ones.
pub fn title(ctx: &Context) -> String {
    let short = match ctx.state.screen {
        Screen::Question(question) => {
            ctx.service().question(question).map(|question| question.short.clone()).unwrap_or_default()
        }
        Screen::Result => ctx.t(Key::ResultName),
        Screen::Copy => ctx.t(Key::CopyTitle),
        Screen::Form(section) => application::title(ctx, section),
        Screen::Paper => ctx.t(Key::PaperTitle),
        Screen::Complaint => ctx.t(Key::ComplaintTitle),
        Screen::HaveOne => ctx.t(Key::HaveTitle),
        Screen::BecomeOne => ctx.t(Key::BecomeTitle),
        Screen::Erase => ctx.t(Key::EraseTitle),
        Screen::Erased => ctx.t(Key::EraseDone),
        Screen::Unknown => ctx.t(Key::ProblemTitle),
    };
    let wrong =
        if ctx.state.missing { [ctx.t(Key::QuestionErrorTitle), ": ".to_owned()].concat() } else { String::new() };
    [&wrong, &short, " – ", &ctx.t(Key::AppName), " ", &ctx.state.bundle.place.name].concat()
}
