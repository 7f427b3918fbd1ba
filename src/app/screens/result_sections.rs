//! The closed sections of the result page. Their headings tell the answer.

use crate::app::context::Context;
use crate::app::state::Action;
use crate::app::statement;
use crate::content::{Class, FactIx, Key, QuestionIx, StatementIx, Topic, Voiced};
use crate::explain::{Explanation, Reason};
use crate::interview::standing;
use crate::rules::Met;
use yew::{Html, html};

/// A closed section.
fn section(name: &'static str, heading: String, body: Html) -> Html {
    html! {
        <details class="ds-details" data-section={name} data-paper={matches!(name, "answers" | "office").then_some("")}>
            <summary><h2>{ heading }</h2></summary>
            <div>{ body }</div>
        </details>
    }
}

/// Why: first what decided, then the other criteria, then what else the page says.
pub fn why(ctx: &Context, found: &Explanation) -> Html {
    let (deciding, others): (Vec<&Reason>, Vec<&Reason>) = found.reasons.iter().partition(|reason| reason.deciding);
    let (criteria, remarks): (Vec<&Reason>, Vec<&Reason>) =
        others.into_iter().partition(|reason| !reason.facts.is_empty());
    let body = html! {
        <>
            <h3>{ ctx.t(Key::ResultDeciding) }</h3>
            { ctx.p(ctx.t(Key::ResultDecidingAnswers)) }
            <ul class="ds-list">{ for found.deciding.iter().map(|question| html! { <li>{ given(ctx, *question) }</li> }) }</ul>
            { for deciding.into_iter().map(|reason| told(ctx, reason)) }
            { open(ctx, found) }
            if !criteria.is_empty() {
                <h3>{ ctx.t(Key::ResultOtherCriteria) }</h3>
                { for criteria.into_iter().map(|reason| told(ctx, reason)) }
            }
            if !remarks.is_empty() {
                <h3>{ ctx.t(Key::ResultRemarks) }</h3>
                { statement::all(ctx, &remarks.into_iter().map(|reason| reason.statement).collect::<Vec<_>>()) }
            }
        </>
    };
    section("why", ctx.t(Key::ResultWhy), body)
}

/// A question with the answer given.
fn given(ctx: &Context, position: QuestionIx) -> Html {
    let Some(question) = ctx.service().question(position) else { return Html::default() };
    html! { <><span>{ question.title.get(ctx.voice()).to_owned() }{ " " }</span><strong>{ labels(ctx, position) }</strong></> }
}

/// The labels of the options chosen.
pub fn labels(ctx: &Context, position: QuestionIx) -> String {
    let Some((question, chosen)) = ctx.service().question(position).zip(ctx.state.answers.get(position)) else {
        return String::new();
    };
    let labels: Vec<&str> = chosen
        .options()
        .filter_map(|option| question.options.get(option))
        .map(|option| option.label.as_str())
        .collect();
    labels.join("; ")
}

/// A reason: how the answers stand to it, then the ground.
fn told(ctx: &Context, reason: &Reason) -> Html {
    html! {
        <div class="reason">
            if !reason.facts.is_empty() {
                <ul class="facts">{ for reason.facts.iter().map(|(fact, met)| standing_of(ctx, *fact, *met)) }</ul>
            }
            { statement::one(ctx, reason.statement, reason.deciding) }
        </div>
    }
}

/// A fact with its status, in words and not in colour alone.
fn standing_of(ctx: &Context, fact: FactIx, met: Met) -> Html {
    let Some(fact) = ctx.service().facts.get(usize::from(fact.0)) else { return Html::default() };
    let (name, status, words): (_, _, &Voiced) = match met {
        Met::Yes => ("yes", Key::MetYes, &fact.met),
        Met::No => ("no", Key::MetNo, &fact.not),
        Met::Unknown => ("unknown", Key::MetUnknown, &fact.open),
    };
    html! {
        <li data-met={name} data-fact={fact.id.clone()}>
            <strong>{ ctx.t(status) }{ ": " }</strong><span>{ words.get(ctx.voice()).to_owned() }</span>
        </li>
    }
}

/// Answers left open that could change the result: something to clear up with the office.
fn open(ctx: &Context, found: &Explanation) -> Html {
    if found.open.is_empty() {
        return Html::default();
    }
    let one = |open: &crate::explain::OpenAnswer| {
        let question = ctx.service().question(open.question);
        let title = question.map(|question| question.title.get(ctx.voice()).to_owned()).unwrap_or_default();
        let words = ctx.with(Key::ResultOpenText, "svar", &labels(ctx, open.question));
        let would = |(option, class): &(usize, Class)| {
            let label = question
                .and_then(|question| question.options.get(*option))
                .map(|option| option.label.clone())
                .unwrap_or_default();
            let words = ctx.with(Key::ResultOpenWould, "svar", &label);
            html! { <li>{ crate::content::fill(&words, "klasse", &ctx.t(class_key(*class))) }</li> }
        };
        html! {
            <div class="open">
                <p>{ crate::content::fill(&words, "sporsmal", &title) }</p>
                <ul class="ds-list">{ for open.would_give.iter().map(would) }</ul>
            </div>
        }
    };
    html! { <><h3>{ ctx.t(Key::ResultOpen) }</h3>{ for found.open.iter().map(one) }</> }
}

/// The words for a class.
pub fn class_key(class: Class) -> Key {
    match class {
        Class::Likely => Key::ClassLikely,
        Class::Assessed => Key::ClassAssessed,
        Class::Elsewhere => Key::ClassElsewhere,
        Class::Unlikely => Key::ClassUnlikely,
    }
}

/// Each wish with its own class, and where to turn instead.
pub fn wishes(ctx: &Context, found: &Explanation) -> Html {
    if found.wishes.is_empty() {
        return Html::default();
    }
    let split = found.wishes.iter().any(|wish| wish.class != found.class);
    let mut shown: Vec<StatementIx> = Vec::new();
    let mut one = |outcome: &crate::explain::WishOutcome| {
        let wish = ctx.service().wishes.get(outcome.wish)?;
        let option = ctx.service().question(wish.question)?.options.get(usize::from(wish.option))?;
        // Wishes often rest on the same sentences: each is shown once.
        let fresh: Vec<StatementIx> = wish.basis.iter().copied().filter(|basis| !shown.contains(basis)).collect();
        shown.extend(&fresh);
        Some(html! {
            <li data-wish={option.id.clone()} data-class={outcome.class.id()}>
                <p><strong>{ option.label.clone() }</strong>{ ": " }<span>{ ctx.t(class_key(outcome.class)) }</span></p>
                { wish.instead.as_ref().map(|instead| html! { <p>{ instead.get(ctx.voice()).to_owned() }</p> }) }
                { statement::all(ctx, &fresh) }
            </li>
        })
    };
    let items: Vec<Html> = found.wishes.iter().filter_map(&mut one).collect();
    let body = html! { <ul class="wishes">{ for items }</ul> };
    section("wishes", ctx.t(if split { Key::ResultWishesSplit } else { Key::ResultWishes }), body)
}

/// The municipality's topics: round-the-clock care, alternatives, form, cost, ledsagerbevis, complaint.
pub fn topics(ctx: &Context) -> Html {
    let ids = [
        (Topic::Heldogns, "heldogns"),
        (Topic::Alternativer, "alternativer"),
        (Topic::Form, "form"),
        (Topic::Kostnad, "kostnad"),
        (Topic::Ledsagerbevis, "ledsagerbevis"),
    ];
    ids.into_iter().map(|(topic, name)| self::topic(ctx, topic, name)).collect()
}

fn topic(ctx: &Context, topic: Topic, name: &'static str) -> Html {
    let mut basis: Vec<StatementIx> = ctx.service().topic(topic).collect();
    if topic == Topic::Kostnad {
        basis.extend(ctx.service().topic(Topic::Utgifter));
    }
    let Some(heading) = ctx.service().topic_heading(topic) else { return Html::default() };
    let body = html! {
        <>
            { statement::all(ctx, &basis) }
            if topic == Topic::Ledsagerbevis { { ledsagerbevis(ctx) } }
        </>
    };
    section(name, heading.get(ctx.voice()).to_owned(), body)
}

/// What the card is, and the question that is asked on request.
fn ledsagerbevis(ctx: &Context) -> Html {
    let page = &ctx.state.bundle.place.ledsagerbevis_page;
    html! {
        <>
            { ctx.p(ctx.t(Key::ResultLedsagerbevisWhat)) }
            { page.as_ref().map(|page| html! { <p><a class="ds-link" href={page.clone()} target="_blank" rel="noopener noreferrer"><span>{ ctx.t(Key::ResultApplyLink) }</span></a></p> }) }
            { follow_up(ctx) }
        </>
    }
}

fn follow_up(ctx: &Context) -> Html {
    let Some(follow) = &ctx.service().follow_up else { return Html::default() };
    let option = ctx.state.answers.get(follow.question).and_then(|chosen| chosen.options().next());
    html! {
        <div class="follow-up">
            { option.and_then(|option| follow.replies.get(option)).map(|reply| html! {
                <div class="ds-alert" data-color="info" data-follow-up="">
                    <p>{ ctx.with(Key::ResultFollowUpAnswer, "svar", &labels(ctx, follow.question)) }</p>
                    <p>{ reply.get(ctx.voice()).to_owned() }</p>
                </div>
            }) }
            { option.map(|_| statement::all(ctx, &follow.basis)) }
            { super::question::open(ctx, follow.question, ctx.t(Key::ResultFollowUp)) }
        </div>
    }
}

/// What happens then, and how to complain.
pub fn after_applying(ctx: &Context) -> Html {
    let own = |topic| ctx.service().topic(topic).collect::<Vec<_>>();
    let time = statement::all(ctx, &own(Topic::Saksbehandlingstid));
    let heading = ctx.service().topic_heading(Topic::Klage).map(|heading| heading.get(ctx.voice()).to_owned());
    html! {
        <>
            { section("after", ctx.t(Key::ResultNextSteps), html! { <>{ statement::all(ctx, &own(Topic::Soknad)) }{ time }</> }) }
            { section("complaint", heading.unwrap_or_else(|| ctx.t(Key::ResultComplain)), super::errands::how_to_complain(ctx, "h3")) }
        </>
    }
}

/// The office and how to reach it. The phone number stays in one piece.
pub fn office(ctx: &Context) -> Html {
    let office = &ctx.state.bundle.place.office;
    let phone = office.phone.as_ref().map_or_else(String::new, |phone| [", ", &phone.replace(' ', "\u{a0}")].concat());
    section("office", [&ctx.t(Key::ResultOffice), ": ", &office.name, &phone].concat(), contact(ctx))
}

/// Name, phone, hours and addresses, as far as they are known.
pub fn contact(ctx: &Context) -> Html {
    let place = &ctx.state.bundle.place;
    let office = &place.office;
    let row = |key: Key, value: Html| html! { <div><dt>{ ctx.t(key) }</dt><dd>{ value }</dd></div> };
    let words = |key: Key, value: &Option<String>| {
        value.as_ref().map(|value| row(key, html! { <span>{ value.clone() }</span> }))
    };
    let link = |key: Key, scheme: &str, value: &Option<String>| {
        let link = |value: &String| html! { <a class="ds-link nowrap" href={[scheme, &value.replace(' ', "")].concat()}><span>{ value.clone() }</span></a> };
        value.as_ref().map(|value| row(key, link(value)))
    };
    let address = (!office.address.is_empty()).then(|| office.address.join(", "));
    html! {
        <>
            <p><strong>{ office.name.clone() }</strong>{ ", " }<span>{ place.full_name.clone() }</span></p>
            <dl class="contact">
                { link(Key::ResultPhone, "tel:", &office.phone) }
                { words(Key::ResultHours, &office.hours) }
                { link(Key::ResultEmail, "mailto:", &office.email) }
                { words(Key::ResultAddress, &address) }
                { words(Key::ResultVisit, &office.visit) }
            </dl>
            if office.phone.is_none() { { ctx.p(ctx.t(Key::ResultUnknownContact)) } }
            { place.running_office.as_ref().map(|office| ctx.p(ctx.with(Key::ResultRunningOffice, "kontor", office))) }
        </>
    }
}

/// What was not asked, and why.
pub fn not_asked(ctx: &Context, found: &Explanation) -> Html {
    let one = |question: &QuestionIx| {
        let short = ctx.service().question(*question)?.short.clone();
        let unasked = ctx.service().unasked.iter().find(|unasked| unasked.question == *question);
        let why =
            unasked.map_or_else(|| ctx.t(Key::ResultNotNeeded), |unasked| unasked.text.get(ctx.voice()).to_owned());
        let basis = unasked.map(|unasked| unasked.basis.clone()).unwrap_or_default();
        Some(html! { <li><strong>{ short }</strong>{ ": " }<span>{ why }</span>{ statement::all(ctx, &basis) }</li> })
    };
    let body = html! { <ul class="plain">{ for found.not_asked.iter().filter_map(one) }</ul> };
    section("not-asked", ctx.t(Key::ResultNotAsked), body)
}

/// The answers, each with a way to change it; and those that are kept but not used now.
pub fn answers(ctx: &Context) -> Html {
    let stands = standing(ctx.service(), &ctx.state.answers);
    let unused = stands.unused(ctx.service(), &ctx.state.answers);
    let body = html! {
        <>
            <ul class="plain answers">{ for stands.asked.iter().map(|question| row(ctx, *question, true)) }</ul>
            if !unused.is_empty() {
                <h3>{ ctx.t(Key::ResultUnused) }</h3>
                { ctx.p(ctx.t(Key::ResultUnusedText)) }
                <ul class="plain answers" data-unused="">{ for unused.iter().map(|question| row(ctx, *question, false)) }</ul>
            }
        </>
    };
    section("answers", ctx.t(Key::ResultAnswers), body)
}

fn row(ctx: &Context, position: QuestionIx, used: bool) -> Html {
    let Some(question) = ctx.service().question(position) else { return Html::default() };
    let title = question.title.get(ctx.voice()).to_owned();
    let label = ctx.with(Key::ResultChangeWhat, "sporsmal", &title);
    html! {
        <li data-answer={question.id.clone()}>
            <span>{ title }</span>{ " " }<strong>{ labels(ctx, position) }</strong>
            if used {
                <button type="button" class="ds-button no-print" data-variant="tertiary" data-size="sm" aria-label={label} onclick={ctx.click(Action::Change(position))}>
                    <span>{ ctx.t(Key::ResultChange) }</span>
                </button>
            }
        </li>
    }
}
