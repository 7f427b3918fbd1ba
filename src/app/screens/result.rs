//! The result: the headline, that it is guidance, what to do now, and everything else in sections.

use super::result_sections as sections;
use crate::app::address;
use crate::app::context::Context;
use crate::app::state::{Action, Screen};
use crate::content::Key;
use crate::explain::{Explanation, explain};
use yew::{Html, html};

/// The result page.
pub fn view(ctx: &Context) -> Html {
    let Some(found) = explain(ctx.service(), &ctx.state.answers) else { return super::problem::unknown(ctx) };
    html! {
        <>
            { headline(ctx, &found) }
            { what_now(ctx) }
            <div class="sections">
                { sections::why(ctx, &found) }
                { sections::wishes(ctx, &found) }
                { sections::topics(ctx) }
                { sections::after_applying(ctx) }
                { sections::office(ctx) }
                { sections::not_asked(ctx, &found) }
                { sections::answers(ctx) }
            </div>
            <div class="ways no-print">{ ctx.button(ctx.t(Key::QuestionBack), "secondary", Action::Back) }</div>
        </>
    }
}

fn headline(ctx: &Context, found: &Explanation) -> Html {
    let service = ctx.service();
    let (title, text) = found.headline_words(service, ctx.voice(), &ctx.t(Key::ListAnd));
    let conclusion = service.conclusion(found.headline);
    let extra =
        conclusion.and_then(|conclusion| conclusion.extra.as_ref()).map(|extra| extra.get(ctx.voice()).to_owned());
    let lang = conclusion.filter(|conclusion| conclusion.foreign).map(|_| ctx.state.bundle.place.page_language.clone());
    html! {
        <div class="outcome" data-outcome={found.class.id()} data-conclusion={conclusion.map(|conclusion| conclusion.id.clone())} {lang}>
            { ctx.heading(&title) }
            <p class="ds-paragraph" data-size="lg">{ text }</p>
            <div class="guidance"><p>{ ctx.t(Key::ResultGuidance) }</p></div>
            { extra.map(|extra| html! { <p class="ds-paragraph">{ extra }</p> }) }
        </div>
    }
}

/// Apply online, on paper, get help, or think a little.
fn what_now(ctx: &Context) -> Html {
    let online = ctx.state.bundle.place.apply_online;
    let on_paper = if online { "secondary" } else { "primary" };
    html! {
        <section class="now no-print" aria-labelledby="na">
            <h2 id="na" class="ds-heading" data-size="md">{ ctx.t(Key::ResultNow) }</h2>
            if online {
                { way(ctx, "primary", Key::ResultOnline, Key::ResultOnlineText, Screen::Copy) }
            }
            { way(ctx, on_paper, Key::ResultPaper, Key::ResultPaperText, Screen::Form(0)) }
            <details class="ds-details" data-variant="tinted">
                <summary><h3>{ ctx.t(Key::ResultHelp) }</h3></summary>
                <div>{ help(ctx) }</div>
            </details>
            <details class="ds-details" data-variant="tinted">
                <summary><h3>{ ctx.t(Key::ResultThink) }</h3></summary>
                <div>
                    { ctx.p(ctx.t(Key::ResultThinkText)) }
                    { print_button(ctx, Key::ResultPrint) }
                </div>
            </details>
        </section>
    }
}

fn way(ctx: &Context, variant: &'static str, title: Key, text: Key, screen: Screen) -> Html {
    let href = address::fragment(&ctx.state.bundle, screen);
    html! {
        <div class="way">
            <a class="ds-button" data-variant={variant} {href}><span>{ ctx.t(title) }</span></a>
            <p class="ds-paragraph" data-size="sm">{ ctx.t(text) }</p>
        </div>
    }
}

/// A button that prints the page shown.
pub fn print_button(ctx: &Context, words: Key) -> Html {
    html! {
        <button type="button" class="ds-button no-print" data-variant="secondary" onclick={crate::browser::print_on_click()}>
            <span>{ ctx.t(words) }</span>
        </button>
    }
}

/// How to get help to apply: what to say on the phone, and ways without one.
pub fn help(ctx: &Context) -> Html {
    let office = &ctx.state.bundle.place.office;
    let call = |number: &String| {
        html! {
            <p class="ds-paragraph">
                <a class="ds-link" href={["tel:", &number.replace(' ', "")].concat()}><span>{ ctx.with(Key::ResultHelpCall, "nummer", number).replace("{kontor}", &office.name) }</span></a>
            </p>
        }
    };
    html! {
        <>
            { ctx.p(ctx.t(Key::ResultHelpText)) }
            { office.phone.as_ref().map_or_else(|| ctx.p(ctx.with(Key::ResultHelpNoPhone, "kontor", &office.name)), call) }
            { office.hours.as_ref().map(|hours| ctx.p(ctx.with(Key::ResultHelpCallHours, "tid", hours))) }
            { ctx.p(ctx.t(Key::ResultHelpSay)) }
            <blockquote class="script" lang="nb"><p>{ ctx.t(Key::ResultHelpScript) }</p></blockquote>
            { ctx.p(ctx.t(Key::ResultHelpWithout)) }
            { office.visit.as_ref().map(|place| ctx.p(ctx.with(Key::ResultHelpVisit, "sted", place))) }
            { office.email.as_ref().map(|address| ctx.p(ctx.with(Key::ResultHelpMail, "adresse", address))) }
            { ctx.p(ctx.t(Key::ResultHelpInterpreter)) }
        </>
    }
}
