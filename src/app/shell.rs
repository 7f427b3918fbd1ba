//! What surrounds every screen: the name, the other language, where the words come from, and where to turn at once.

use super::address::fragment;
use super::context::{Context, link};
use super::element::{Element, Several, el, span};
use super::state::Screen;
use crate::content::{Key, Language, fill, shown_date};
use yew::Html;

/// The screen inside its surroundings.
pub fn around(ctx: &Context, screen: Element) -> Html {
    if ctx.state.covered {
        return screen.into();
    }
    let skip = el("a").class("ds-skip-link no-print").set("href", "#innhold").has(ctx.t(Key::AppSkip));
    Several::default().and(skip).and(header(ctx)).and(screen).and(footer(ctx)).into()
}

fn header(ctx: &Context) -> Element {
    let full_name = span(&ctx.state.bundle.place.full_name);
    let name = el("p").class("name").has(el("strong").has(ctx.t(Key::AppName))).has(" ").has(full_name);
    let others = Language::ALL.into_iter().filter(|language| *language != ctx.language());
    let languages = el("nav")
        .set("aria-label", &Language::ALL.map(Language::own_name).join(" / "))
        .each(others.map(|language| other_language(ctx, language)));
    el("header").class("top no-print").has(name).has(own_tab(ctx)).has(languages)
}

/// A link to the same screen in a tab of its own, for a page in another page's frame: `static/frame.js` shows it, and
/// takes the answers along.
fn own_tab(ctx: &Context) -> Element {
    el("p").class("own-tab").has(link("").set("target", "_blank").has(span(ctx.t(Key::FrameOwnTab))))
}

/// A link to the same screen in another language; the answers stay in the tab.
fn other_language(ctx: &Context, language: Language) -> Element {
    let folder = match (ctx.language(), language) {
        (_, Language::Nb) => "../",
        (_, Language::En) => "en/",
    };
    let here = match ctx.state.screen {
        Screen::Unknown => String::new(),
        screen => fragment(&ctx.state.bundle, screen),
    };
    let tag = language.tag();
    link(&[folder, &here].concat()).set("hreflang", tag).set("lang", tag).has(span(language.own_name()))
}

fn footer(ctx: &Context) -> Element {
    let urgent = el("details")
        .class("ds-details urgent")
        .has(el("summary").has(ctx.t(Key::UrgentTitle)))
        .has(el("div").has(el("p").has(ctx.t(Key::UrgentText))));
    el("footer")
        .class("bottom no-print")
        .key(&["footer", &ctx.state.visit.to_string()].concat())
        .has(provenance(ctx))
        .has(el("p").has(ctx.link(ctx.t(Key::AppErase), Screen::Erase)))
        .has(urgent)
}

/// Whose word it is: made from which page, and who has approved it.
fn provenance(ctx: &Context) -> Element {
    let bundle = &ctx.state.bundle;
    let source = bundle.service.sources.first();
    let made = match source.and_then(|source| source.read.as_ref()) {
        Some(date) => &ctx.with(Key::AppMadeFrom, "dato", &shown_date(date)),
        None => ctx.t(Key::AppMadeFromUnread),
    };
    let reviewed = match &bundle.place.review {
        None => ctx.t(Key::AppNotReviewed),
        Some(review) => &fill(&ctx.with(Key::AppReviewed, "navn", &review.by), "dato", &shown_date(&review.date)),
    };
    let old = source.is_some_and(|source| source.old).then(|| span(" ").has(ctx.t(Key::AppOldPage)));
    let own = bundle.place.own_language_only.then(|| span(" ").has(ctx.t(Key::AppOwnLanguageOnly)));
    el("p").class("provenance").has(span(made).has(" ")).has(span(reviewed)).has(old).has(own)
}
