//! Where the answers are kept, as the person chooses; and the page covered when nobody has touched it for long.

use super::main_part;
use crate::app::context::{Context, p};
use crate::app::element::{Element, Several, el, span};
use crate::app::keeping::{COVERED_AFTER, ERASED_AFTER, Keeping};
use crate::app::state::{Action, Notice, Screen};
use crate::calendar::Date;
use crate::content::{Key, fill};
use yew::{Callback, Event};

/// Where the answers are now, and what else there is: on the device for a while, or on a machine that others use.
pub fn choice(ctx: &Context) -> Several {
    let heading = el("h4").class("ds-heading").set("data-size", "2xs").has(ctx.t(Key::KeepingTitle));
    if crate::browser::framed() {
        return Several::default().and(heading).and(p(ctx.t(Key::FrameKeeping)));
    }
    let now = match ctx.state.keeping {
        // Told here too: whoever has just asked for it is not at the top of the page.
        _ if ctx.state.notice == Some(Notice::NotOnDevice) => ctx.t(Key::KeepingRefused),
        Keeping::Device(until) => &ctx.with(Key::KeepingDevice, "dato", &until.to_string()),
        _ => ctx.t(Key::KeepingTab),
    };
    let now = el("p").class("ds-paragraph").set("role", "status").has(span(now));
    let button = |words, keeping| ctx.button(ctx.t(words), "secondary", Action::KeepIn(keeping));
    let way = || el("div").class("way");
    // The button is last in both, so that it is the same one, with the focus, when its words change.
    let change = match ctx.state.keeping {
        Keeping::Device(_) => Some(way().has(button(Key::KeepingStop, Keeping::Tab))),
        Keeping::Tab => Keeping::last_day(crate::browser::today())
            .map(|until| way().has(hint(ctx, until)).has(button(Key::KeepingRemember, Keeping::Device(until)))),
        Keeping::Shared => None,
    };
    Several::default().and(heading).and(now).then(change.into_iter().chain(shared_machine(ctx)).collect())
}

/// What keeping on the device means, with the last day.
fn hint(ctx: &Context, until: Date) -> Element {
    p(&ctx.with(Key::KeepingRememberHint, "dato", &until.to_string())).set("data-size", "sm")
}

/// The id of the box, to describe it by.
const SHARED: &str = "delt-maskin";

/// The box to tick on a machine that others use; none in another page's frame, where nothing is kept.
pub fn shared_machine(ctx: &Context) -> Option<Element> {
    if crate::browser::framed() {
        return None;
    }
    let hint = [SHARED, "-hjelp"].concat();
    let shared = ctx.state.keeping == Keeping::Shared;
    let next = if shared { Keeping::Tab } else { Keeping::Shared };
    let act = ctx.act.clone();
    let input = el("input")
        .class("ds-input")
        .set("type", "checkbox")
        .set("id", SHARED)
        .set("aria-describedby", &hint)
        .checked(shared)
        .on_change(Callback::from(move |_: Event| act.emit(Action::KeepIn(next))));
    let label = el("label").class("ds-label").set("for", SHARED).has(span(ctx.t(Key::KeepingShared)));
    let told =
        el("p").set("data-field", "description").set("id", &hint).has(span(&minutes(ctx, Key::KeepingSharedHint)));
    Some(el("div").class("ds-field option alone").has(input).has(label).has(told))
}

fn minutes(ctx: &Context, words: Key) -> String {
    fill(&ctx.with(words, "minutter", &COVERED_AFTER.to_string()), "til", &ERASED_AFTER.to_string())
}

/// The page covered: nothing that was answered is in it.
pub fn cover(ctx: &Context) -> Element {
    let shared = (ctx.state.keeping == Keeping::Shared)
        .then(|| p(&ctx.with(Key::CoverShared, "til", &ERASED_AFTER.to_string())).set("role", "alert"));
    let ways = el("div").class("ways").has(ctx.button(ctx.t(Key::CoverOn), "primary", Action::Uncover));
    main_part(ctx, "covered")
        .has(ctx.heading(ctx.t(Key::CoverTitle)))
        .has(p(ctx.t(Key::CoverText)))
        .has(shared)
        .has(ways.has(ctx.button(ctx.t(Key::AppErase), "secondary", Action::Go(Screen::Erase))))
}
