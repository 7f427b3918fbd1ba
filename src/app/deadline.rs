//! The last day to complain, told while the form is filled in, and kept in the person's own calendar.

use super::context::{Context, button, p};
use super::element::{Element, Several, el, span};
use crate::browser;
use crate::calendar::{Date, calendar_file, last_day_to_complain};
use crate::content::{Key, fill};
use std::rc::Rc;

/// The last day, or what is missing to compute it. `received` is the day the answer came.
pub fn view(ctx: &Context, received: Option<Date>) -> Several {
    let counted = p(ctx.t(Key::DeadlineCounted));
    let Some(last) = received.and_then(last_day_to_complain) else {
        return Several::default().and(p(ctx.t(Key::DeadlineUnknown))).and(counted);
    };
    let today = browser::today();
    if today.is_some_and(|today| received > Some(today)) {
        return Several::default().and(told(ctx.t(Key::DeadlineNotYet), "warning"));
    }
    let past = today.is_some_and(|today| today > last);
    let (key, color) = if past { (Key::DeadlinePast, "warning") } else { (Key::DeadlineLast, "info") };
    let alert = told(&ctx.with(key, "dato", &long(ctx, last)), color);
    let keep = (!past).then(|| calendar_button(ctx, last, today.unwrap_or(last)));
    keep.into_iter().fold(Several::default().and(alert).and(counted), Several::and)
}

fn told(words: &str, color: &str) -> Element {
    el("p").class("ds-alert").set("data-color", color).set("data-deadline", "").has(span(words))
}

fn calendar_button(ctx: &Context, last: Date, today: Date) -> Element {
    let (state, voice) = (Rc::clone(&ctx.state), ctx.voice());
    let file = move || {
        let text = |key| state.bundle.text(key, voice);
        calendar_file(last, text(Key::DeadlineEvent), text(Key::ComplaintHow), today)
    };
    let keep = browser::download_on_click("klagefrist.ics", "text/calendar", file);
    button(ctx.t(Key::DeadlineKeep), "secondary", keep)
}

/// «mandag 7. desember 2026»
fn long(ctx: &Context, date: Date) -> String {
    let nth = |names: Key, n: usize| ctx.t(names).split(' ').nth(n).unwrap_or_default().to_owned();
    let words = fill(ctx.t(Key::DateLong), "ukedag", &nth(Key::DateWeekdays, date.weekday() as usize));
    let words = fill(&words, "dag", &date.day().to_string());
    let words = fill(&words, "maned", &nth(Key::DateMonths, usize::from(date.month()) - 1));
    fill(&words, "ar", &date.year().to_string())
}
