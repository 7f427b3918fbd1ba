//! One file a screen; each is a function from the context to markup.

pub mod copy;
pub mod erase;
pub mod errands;
mod keeping;
pub mod paperwork;
pub mod problem;
pub mod question;
pub mod result;
pub mod result_sections;

use super::context::Context;
use super::element::{Element, el};
use super::state::{Notice, Screen};
use crate::content::Key;

/// The screen's main part, with the hooks that journeys drive it by.
pub fn view(ctx: &Context) -> Element {
    if ctx.state.covered {
        return keeping::cover(ctx);
    }
    if ctx.state.waits() {
        return main_part(ctx, "waiting").has(ctx.heading(ctx.t(Key::AppOpening)));
    }
    match ctx.state.screen {
        Screen::Question(question) => question::view(ctx, question),
        Screen::Result => result::view(ctx),
        Screen::Copy => copy::view(ctx),
        Screen::Form(section) => paperwork::view(ctx, section),
        Screen::Paper(paper) => paperwork::paper(ctx, paper),
        Screen::Complaint => errands::complaint(ctx),
        Screen::HaveOne => errands::have_one(ctx),
        Screen::BecomeOne => errands::become_one(ctx),
        Screen::Erase => erase::view(ctx),
        Screen::Erased => erase::done(ctx),
        Screen::Fill(_) | Screen::Unknown => problem::unknown(ctx),
    }
}

/// The main part of the screen called `name`, made anew at each visit.
fn main_part(ctx: &Context, name: &'static str) -> Element {
    el("main")
        .set("id", "innhold")
        .class(name)
        .set("data-screen", name)
        .key(&ctx.state.visit.to_string())
        .has(notice(ctx))
}

/// Something to tell before the screen's own words.
fn notice(ctx: &Context) -> Option<Element> {
    let key = match ctx.state.notice? {
        Notice::SetAside => Key::ProblemState,
        Notice::Grew => Key::QuestionGrew,
        Notice::Resumed => Key::ProblemResumed,
        Notice::NotOnDevice => Key::KeepingRefused,
    };
    let told = el("p").class("ds-alert no-print").set("role", "status").set("data-color", "info");
    Some(told.set("data-notice", "").has(ctx.t(key)))
}

/// The screen's title, for the page and the history. Sensitive questions have neutral ones.
pub fn title(ctx: &Context) -> String {
    let short = match ctx.state.screen {
        _ if ctx.state.covered => ctx.t(Key::CoverTitle),
        Screen::Question(question) => {
            ctx.service().question(question).map(|question| question.short.as_str()).unwrap_or_default()
        }
        Screen::Result => ctx.t(Key::ResultName),
        Screen::Copy => ctx.t(Key::CopyTitle),
        Screen::Form(section) => paperwork::title(ctx, section),
        Screen::Fill(paper) => ctx.t(paperwork::words(paper).form),
        Screen::Paper(paper) => ctx.t(paperwork::words(paper).paper),
        Screen::Complaint => ctx.t(Key::ComplaintTitle),
        Screen::HaveOne => ctx.t(Key::HaveTitle),
        Screen::BecomeOne => ctx.t(Key::BecomeTitle),
        Screen::Erase => ctx.t(Key::EraseTitle),
        Screen::Erased => ctx.t(Key::EraseDone),
        Screen::Unknown => ctx.t(Key::ProblemTitle),
    };
    let (wrong, colon) = if ctx.state.missing { (ctx.t(Key::QuestionErrorTitle), ": ") } else { ("", "") };
    [wrong, colon, short, " – ", ctx.t(Key::AppName), " ", &ctx.state.bundle.place.name].concat()
}
