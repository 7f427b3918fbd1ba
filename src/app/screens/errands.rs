//! Short paths of their own: not satisfied with an answer, has a støttekontakt, wants to become one.

use super::result::help;
use crate::app::context::Context;
use crate::app::state::Screen;
use crate::app::statement;
use crate::content::{Ground, Key, StatementIx, Topic};
use yew::{Html, html};

/// An answer one is not satisfied with.
pub fn complaint(ctx: &Context) -> Html {
    html! {
        <>
            { ctx.heading(&ctx.t(Key::ComplaintTitle)) }
            { ctx.p(ctx.t(Key::ComplaintText)) }
            { how_to_complain(ctx, "h2") }
            { onward(ctx) }
        </>
    }
}

/// What the municipality says of complaints, then what the law says, each labelled under a heading of `level`.
pub fn how_to_complain(ctx: &Context, level: &'static str) -> Html {
    let place = &ctx.state.bundle.place;
    let said: Vec<StatementIx> = ctx.service().topic(Topic::Klage).collect();
    html! {
        <>
            { ctx.p(ctx.with(Key::ComplaintHow, "kontor", &place.office.name)) }
            { ctx.p(ctx.with(Key::ComplaintGoesOn, "statsforvalter", &place.statsforvalter)) }
            <@{level}>{ ctx.with(Key::ComplaintMunicipality, "kommune", &place.name) }</@>
            { statement::all(ctx, &said) }
            { rest_of_law(ctx, &said, level) }
        </>
    }
}

/// The law on complaints, unless a silence of the municipality's already shows it.
fn rest_of_law(ctx: &Context, said: &[StatementIx], level: &'static str) -> Html {
    let shown = |law: &StatementIx| {
        said.iter()
            .filter_map(|said| ctx.service().statement(*said))
            .any(|said| matches!(&said.kind, Ground::Silence(laws) if laws.contains(law)))
    };
    let law: Vec<StatementIx> = ctx.service().complaint_law.iter().copied().filter(|law| !shown(law)).collect();
    if law.is_empty() {
        return Html::default();
    }
    html! { <><@{level}>{ ctx.t(Key::ComplaintLaw) }</@>{ statement::all(ctx, &law) }</> }
}

/// Someone who has a støttekontakt today.
pub fn have_one(ctx: &Context) -> Html {
    let place = &ctx.state.bundle.place;
    html! {
        <>
            { ctx.heading(&ctx.t(Key::HaveTitle)) }
            { ctx.p(ctx.with(Key::HaveText, "kontor", &place.office.name)) }
            { place.running_office.as_ref().map(|office| ctx.p(ctx.with(Key::ResultRunningOffice, "avdeling", office))) }
            { ctx.p(ctx.t(Key::HaveRenew)) }
            { ctx.p(ctx.t(Key::HaveMissing)) }
            <p>{ ctx.link(ctx.t(Key::HaveApply), Screen::Form(0)) }</p>
            <p>{ ctx.link(ctx.t(Key::StartErrandAnswer), Screen::Complaint) }</p>
            <h2 class="ds-heading" data-size="sm">{ ctx.t(Key::ResultHelp) }</h2>
            { help(ctx) }
            { onward(ctx) }
        </>
    }
}

/// Someone who wants to become a støttekontakt.
pub fn become_one(ctx: &Context) -> Html {
    let place = &ctx.state.bundle.place;
    let office = place.running_office.as_ref().unwrap_or(&place.office.name);
    let said: Vec<StatementIx> = ctx.service().topic(Topic::BliStottekontakt).collect();
    let ask = [Some(office.as_str()), place.office.phone.as_deref().filter(|_| place.running_office.is_none())];
    let ask: Vec<&str> = ask.into_iter().flatten().collect();
    html! {
        <>
            { ctx.heading(&ctx.t(Key::BecomeTitle)) }
            { ctx.p(ctx.t(Key::BecomeText)) }
            { statement::all(ctx, &said) }
            { ctx.p(ctx.with(Key::BecomeAsk, "hvem", &ask.join(", "))) }
            { onward(ctx) }
        </>
    }
}

/// The way to the questions.
fn onward(ctx: &Context) -> Html {
    let first = ctx.service().voice_question.map(Screen::Question);
    html! { { for first.map(|first| html! { <p>{ ctx.link(ctx.t(Key::StartBegin), first) }</p> }) } }
}
