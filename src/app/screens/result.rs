//! The result: the headline, that it is guidance, what to do now, and everything else in sections.

use super::keeping;
use super::main_part;
use super::result_sections as sections;
use crate::app::address;
use crate::app::context::{Context, button, link, link_out, p};
use crate::app::element::{Element, Several, el, span};
use crate::app::state::{Action, Screen};
use crate::content::{FirstStep, Key, Paperwork, Topic};
use crate::explain::{Explanation, explain};

/// The result page.
pub fn view(ctx: &Context) -> Element {
    let Some(found) = explain(ctx.service(), &ctx.state.answers) else { return super::problem::unknown(ctx) };
    let sections = el("div")
        .class("sections")
        .has(sections::why(ctx, &found))
        .has(sections::wishes(ctx, &found))
        .has(sections::topics(ctx))
        .has(sections::after_applying(ctx))
        .has(sections::office(ctx))
        .has(sections::not_asked(ctx, &found))
        .has(sections::answers(ctx));
    let back = ctx.button(ctx.t(Key::QuestionBack), "secondary", Action::Back);
    main_part(ctx, "result")
        .has(headline(ctx, &found))
        .has(what_now(ctx, &found))
        .has(sections)
        .has(el("div").class("ways no-print").has(back))
}

fn headline(ctx: &Context, found: &Explanation) -> Element {
    let service = ctx.service();
    let (title, text) = found.headline_words(service, ctx.voice(), ctx.t(Key::ListAnd));
    let conclusion = service.conclusion(found.headline);
    let extra = conclusion.and_then(|conclusion| {
        let words = conclusion.extra.as_ref()?;
        Some(p(ctx.say(words)).set_if("lang", conclusion.extra_lang.as_deref()))
    });
    let foreign = conclusion.filter(|conclusion| conclusion.foreign);
    let lang = foreign.map(|_| ctx.state.bundle.place.page_language.as_str());
    el("div")
        .class("outcome")
        .set("data-outcome", found.class.id())
        .set_if("data-conclusion", conclusion.map(|conclusion| conclusion.id.as_str()))
        .has(ctx.heading(&title).set_if("lang", lang))
        .has(p(&text).set_if("lang", lang).set("data-size", "lg"))
        .has(el("div").class("guidance").has(el("p").has(ctx.t(Key::ResultGuidance))))
        .has(extra)
}

/// Apply online, on paper, get help, or think a little. Where something else comes first, applying here follows.
fn what_now(ctx: &Context, found: &Explanation) -> Element {
    let summary = el("p").has(ctx.link(ctx.t(Key::SummarySee), Screen::Paper(Paperwork::Summary)));
    let printed = (!crate::browser::framed()).then(|| p(ctx.t(Key::ResultThinkText)));
    let think = el("div").has(printed).has(summary);
    let think = think.has(print_button(ctx, "secondary", Key::ResultPrint)).has(keeping::choice(ctx));
    let now = el("section")
        .class("now no-print")
        .set("aria-labelledby", "na")
        .has(el("h2").set("id", "na").class("ds-heading").set("data-size", "md").has(ctx.t(Key::ResultNow)));
    let now = match instead(ctx, found) {
        Some(first) => now.has(first).has(more(ctx, Key::InsteadAnyway, el("div").has(apply(ctx)))),
        None => now.has(apply(ctx)),
    };
    now.has(more(ctx, Key::ResultHelp, el("div").has(help(ctx)))).has(more(ctx, Key::ResultThink, think))
}

fn more(ctx: &Context, title: Key, body: Element) -> Element {
    let summary = el("summary").has(el("h3").has(ctx.t(title)));
    el("details").class("ds-details").set("data-variant", "tinted").has(summary).has(body)
}

/// Apply here, online or on paper.
fn apply(ctx: &Context) -> Several {
    let online = ctx.state.bundle.place.apply_online;
    let on_paper = if online { "secondary" } else { "primary" };
    let ways = online.then(|| way(ctx, "primary", Key::ResultOnline, Key::ResultOnlineText, Screen::Copy));
    let ways = ways.into_iter().fold(Several::default(), Several::and);
    ways.and(way(ctx, on_paper, Key::ResultPaper, Key::ResultPaperText, Screen::Fill(Paperwork::Application)))
}

/// What comes before an application here, if anything.
fn instead(ctx: &Context, found: &Explanation) -> Option<Several> {
    let place = &ctx.state.bundle.place;
    let told = Several::default();
    let heading = |key| el("h3").has(ctx.t(key));
    match ctx.service().conclusion(found.headline)?.first {
        FirstStep::Soke => None,
        FirstStep::AnnenKommune => Some(told.and(p(ctx.t(Key::InsteadOtherPlace)))),
        FirstStep::Ledsagerbevis => Some(
            told.and(heading(Key::InsteadCard))
                .and(match &place.ledsagerbevis_page {
                    Some(page) => el("p").has(link_out("ds-link", page).has(span(ctx.t(Key::InsteadCardPage)))),
                    None => p(&ctx.with(Key::InsteadCardAsk, "hvem", &sections::office_with_phone(ctx))),
                })
                .then(sections::more_on(ctx, Topic::Ledsagerbevis).into_iter().collect()),
        ),
        FirstStep::AndreTilbud => {
            let known = sections::alternatives(ctx);
            let known = known.unwrap_or_else(|| p(ctx.t(Key::InsteadOffersUnknown)));
            let ask = p(&ctx.with(Key::InsteadOffersAsk, "hvem", &sections::office_with_phone(ctx)));
            Some(told.and(heading(Key::InsteadOffers)).and(known).and(ask).and(script(ctx, Key::InsteadOffersScript)))
        }
    }
}

/// Words to say on the phone.
pub fn script(ctx: &Context, words: Key) -> Element {
    el("blockquote").class("script").set("lang", "nb").has(el("p").has(ctx.t(words)))
}

fn way(ctx: &Context, variant: &'static str, title: Key, text: Key, screen: Screen) -> Element {
    let go = el("a")
        .class("ds-button")
        .set("data-variant", variant)
        .set("href", &address::fragment(&ctx.state.bundle, screen))
        .has(span(ctx.t(title)));
    el("div").class("way").has(go).has(p(ctx.t(text)).set("data-size", "sm"))
}

/// A button that prints the page shown; none in another page's frame, where some browsers would print the page around it.
pub fn print_button(ctx: &Context, variant: &'static str, words: Key) -> Option<Element> {
    let button = || button(ctx.t(words), variant, crate::browser::print_on_click()).class("ds-button no-print");
    (!crate::browser::framed()).then(button)
}

/// How to get help to apply: what to say on the phone, and ways without one.
pub fn help(ctx: &Context) -> Several {
    help_saying(ctx, Key::ResultHelpScript)
}

/// The same with other words to say.
pub fn help_saying(ctx: &Context, words: Key) -> Several {
    let office = &ctx.state.bundle.place.office;
    let call = match &office.phone {
        Some(number) => {
            let words = ctx.with(Key::ResultHelpCall, "nummer", number);
            el("p").class("ds-paragraph").has(link(&["tel:", &number.replace(' ', "")].concat()).has(span(&words)))
        }
        None => p(ctx.t(Key::ResultHelpNoPhone)),
    };
    let known = |key: Key, name: &str, value: &Option<String>| {
        value.iter().map(|value| p(&ctx.with(key, name, value))).collect::<Several>()
    };
    Several::default()
        .and(p(ctx.t(Key::ResultHelpText)))
        .and(call)
        .then(known(Key::ResultHelpCallHours, "tid", &office.hours))
        .and(p(ctx.t(Key::ResultHelpSay)))
        .and(script(ctx, words))
        .and(p(ctx.t(Key::ResultHelpWithout)))
        .then(known(Key::ResultHelpVisit, "sted", &office.visit))
        .then(known(Key::ResultHelpMail, "adresse", &office.email))
        .and(p(ctx.t(Key::ResultHelpInterpreter)))
}
