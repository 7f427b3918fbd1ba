//! What surrounds every screen: the name, the other language, where the words come from, and where to turn at once.

use super::address::fragment;
use super::context::Context;
use super::state::Screen;
use super::statement::shown_date;
use crate::content::{Key, Language, fill};
use yew::{Html, html};

/// The screen inside its surroundings.
pub fn around(ctx: &Context, screen: Html) -> Html {
    html! {
        <>
            <a class="ds-skip-link no-print" href="#innhold">{ ctx.t(Key::AppSkip) }</a>
            { header(ctx) }
            { screen }
            { footer(ctx) }
        </>
    }
}

fn header(ctx: &Context) -> Html {
    let place = &ctx.state.bundle.place;
    html! {
        <header class="top no-print">
            <p class="name"><strong>{ ctx.t(Key::AppName) }</strong>{ " " }<span>{ place.full_name.clone() }</span></p>
            <nav aria-label={Language::ALL.map(Language::own_name).join(" / ")}>
                { for Language::ALL.into_iter().filter(|language| *language != ctx.language()).map(|language| other_language(ctx, language)) }
            </nav>
        </header>
    }
}

/// A link to the same screen in another language; the answers stay in the tab.
fn other_language(ctx: &Context, language: Language) -> Html {
    let folder = match (ctx.language(), language) {
        (_, Language::Nb) => "../",
        (_, Language::En) => "en/",
    };
    let here = match ctx.state.screen {
        Screen::Unknown => String::new(),
        screen => fragment(&ctx.state.bundle, screen),
    };
    html! {
        <a class="ds-link" href={[folder, &here].concat()} hreflang={language.tag()} lang={language.tag()}><span>{ language.own_name() }</span></a>
    }
}

fn footer(ctx: &Context) -> Html {
    html! {
        <footer class="bottom no-print" key={["footer", &ctx.state.visit.to_string()].concat()}>
            { provenance(ctx) }
            <p>{ ctx.link(ctx.t(Key::AppErase), Screen::Erase) }</p>
            <details class="ds-details urgent">
                <summary>{ ctx.t(Key::UrgentTitle) }</summary>
                <div><p>{ ctx.t(Key::UrgentText) }</p></div>
            </details>
        </footer>
    }
}

/// Whose word it is: made from which page, and who has approved it.
pub fn provenance(ctx: &Context) -> Html {
    let bundle = &ctx.state.bundle;
    let source = bundle.service.sources.first();
    let made = match source.and_then(|source| source.read.as_ref()) {
        Some(date) => ctx.with(Key::AppMadeFrom, "dato", &shown_date(date)),
        None => ctx.t(Key::AppMadeFromUnread),
    };
    let reviewed = match &bundle.place.review {
        None => ctx.t(Key::AppNotReviewed),
        Some(review) => fill(&ctx.with(Key::AppReviewed, "navn", &review.by), "dato", &shown_date(&review.date)),
    };
    html! {
        <p class="provenance">
            <span>{ made }{ " " }</span>
            <span>{ reviewed }</span>
            if source.is_some_and(|source| source.old) {
                <span>{ " " }{ ctx.t(Key::AppOldPage) }</span>
            }
        </p>
    }
}
