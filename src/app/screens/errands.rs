//! Short paths of their own: not satisfied with an answer, has a støttekontakt, wants to become one.

use super::main_part;
use super::result::{help_saying, script};
use super::result_sections::contact;
use crate::answers::Chosen;
use crate::app::context::{Context, button, p};
use crate::app::element::{Element, Several, el};
use crate::app::state::{Action, Screen};
use crate::app::{blank_forms, statement};
use crate::content::{Ground, Key, Paperwork, StatementIx, Topic};
use yew::Callback;

/// An answer one is not satisfied with.
pub fn complaint(ctx: &Context) -> Element {
    main_part(ctx, "complaint")
        .has(ctx.heading(ctx.t(Key::ComplaintTitle)))
        .has(p(ctx.t(Key::ComplaintText)))
        .has(p(ctx.t(Key::ComplaintLate)))
        .has(ways_to(ctx, Paperwork::Complaint, Key::ComplaintWrite))
        .has(blank_forms::links(ctx, &[blank_forms::COMPLAINT, blank_forms::FULLMAKT]))
        .has(el("h2").class("ds-heading").set("data-size", "sm").has(ctx.t(Key::ComplaintHelp)))
        .has(contact(ctx))
        .has(p(ctx.t(Key::ResultHelpSay)))
        .has(script(ctx, Key::ComplaintScript))
        .has(how_to_complain(ctx, "h2"))
        .has(onward(ctx))
}

/// The way to a paper, in these words. Whom it is about is asked first: all its words turn on that.
fn ways_to(ctx: &Context, paperwork: Paperwork, words: Key) -> Option<Element> {
    let form = Screen::Fill(paperwork);
    let title = ctx.t(words);
    let (at, question) = ctx.service().voice_question.and_then(|at| Some((at, ctx.service().question(at)?)))?;
    let ways = el("div").class("ways");
    if ctx.state.answers.get(at).is_some() {
        return Some(ways.has(ctx.button(title, "primary", Action::Go(form))));
    }
    let about = question.options.iter().enumerate().map(|(option, words)| {
        let act = ctx.act.clone();
        let choose = Callback::from(move |_| {
            act.emit(Action::Choose(at, Some(Chosen::one(option))));
            act.emit(Action::Go(form));
        });
        button(&words.label, "secondary", choose).key(&words.id).set("data-option", &words.id)
    });
    let heading = el("h2").class("ds-heading").set("data-size", "sm").has(title);
    Some(el("section").has(heading).has(p(ctx.say(&question.title))).has(ways.each(about)))
}

/// What the municipality says of complaints, then what the law says, each labelled under a heading of `level`.
pub fn how_to_complain(ctx: &Context, level: &'static str) -> Several {
    let said: Vec<StatementIx> = ctx.service().topic(Topic::Klage).collect();
    let law = rest_of_law(ctx, &ctx.service().complaint_law, &[Topic::Klage]);
    let here = Several::default()
        .and(p(ctx.t(Key::ComplaintHow)))
        .and(p(ctx.t(Key::ComplaintGoesOn)))
        .and(el(level).has(ctx.t(Key::ComplaintMunicipality)))
        .then(statement::all(ctx, &said));
    match law.is_empty() {
        true => here,
        false => here.and(el(level).has(ctx.t(Key::ComplaintLaw))).then(statement::all(ctx, &law)),
    }
}

/// What of `law` a silence of the municipality's on these topics does not show already.
pub fn rest_of_law(ctx: &Context, law: &[StatementIx], topics: &[Topic]) -> Vec<StatementIx> {
    let shown = |law: &StatementIx| {
        let said = topics.iter().flat_map(|topic| ctx.service().topic(*topic));
        said.filter_map(|said| ctx.service().statement(said))
            .any(|said| matches!(&said.kind, Ground::Silence(laws) if laws.contains(law)))
    };
    law.iter().copied().filter(|law| !shown(law)).collect()
}

/// Someone who has a støttekontakt today.
pub fn have_one(ctx: &Context) -> Element {
    let place = &ctx.state.bundle.place;
    let running = place.running_office.as_ref();
    main_part(ctx, "have-one")
        .has(ctx.heading(ctx.t(Key::HaveTitle)))
        .has(p(ctx.t(Key::HaveText)))
        .has(running.map(|office| p(&ctx.with(Key::ResultRunningOffice, "avdeling", office))))
        .has(p(ctx.t(Key::HaveRenew)))
        .has(p(ctx.t(Key::HaveMissing)))
        .has(ways_to(ctx, Paperwork::Application, Key::HaveApply))
        .has(el("p").has(ctx.link(ctx.t(Key::StartErrandAnswer), Screen::Complaint)))
        .has(el("h2").class("ds-heading").set("data-size", "sm").has(ctx.t(Key::ResultHelp)))
        .has(help_saying(ctx, Key::HaveScript))
        .has(onward(ctx))
}

/// Someone who wants to become a støttekontakt.
pub fn become_one(ctx: &Context) -> Element {
    let place = &ctx.state.bundle.place;
    let office = place.running_office.as_ref().unwrap_or(&place.office.name);
    let said: Vec<StatementIx> = ctx.service().topic(Topic::BliStottekontakt).collect();
    let ask = [Some(office.as_str()), place.office.phone.as_deref().filter(|_| place.running_office.is_none())];
    let ask: Vec<&str> = ask.into_iter().flatten().collect();
    main_part(ctx, "become-one")
        .has(ctx.heading(ctx.t(Key::BecomeTitle)))
        .has(p(ctx.t(Key::BecomeText)))
        .has(statement::all(ctx, &said))
        .has(p(&ctx.with(Key::BecomeAsk, "hvem", &ask.join(", "))))
        .has(onward(ctx))
}

/// The way to the questions.
pub fn onward(ctx: &Context) -> Option<Element> {
    let first = ctx.service().voice_question.map(Screen::Question)?;
    Some(el("p").has(ctx.link(ctx.t(Key::StartBegin), first)))
}
