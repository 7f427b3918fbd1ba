//! The closed sections of the result page. Their headings tell the answer.

use crate::app::context::{Context, link, link_out, p};
use crate::app::element::{Element, Several, el, span};
use crate::app::state::{Action, Screen};
use crate::app::statement::{self, labelled};
use crate::content::{Class, FactIx, Key, QuestionIx, StatementIx, Topic, TopicEntry, fill};
use crate::explain::{Explanation, OpenAnswer, Reason, WishOutcome};
use crate::interview::standing;
use crate::rules::Met;

/// A closed section, filled with `body`.
fn section(name: &'static str, heading: &str, body: Element) -> Element {
    section_in(None, name, heading, body)
}

/// A closed section whose heading may be in another language than the interface.
fn section_in(lang: Option<String>, name: &'static str, heading: &str, body: Element) -> Element {
    el("details")
        .class("ds-details")
        .set("data-section", name)
        .mark("data-paper", matches!(name, "why" | "wishes" | "kostnad" | "ledsagerbevis" | "answers" | "office"))
        .has(el("summary").has(el("h2").set_if("lang", lang.as_deref()).has(heading)))
        .has(body)
}

/// Why: first what decided, then the other criteria, then what else the page says.
pub fn why(ctx: &Context, found: &Explanation) -> Element {
    let (deciding, others): (Vec<&Reason>, Vec<&Reason>) = found.reasons.iter().partition(|reason| reason.deciding);
    let (criteria, remarks): (Vec<&Reason>, Vec<&Reason>) =
        others.into_iter().partition(|reason| !reason.facts.is_empty());
    let mut body = el("div")
        .has(el("h3").has(ctx.t(Key::ResultDeciding)))
        .has(p(ctx.t(Key::ResultDecidingAnswers)))
        .has(el("ul").class("ds-list").each(found.deciding.iter().map(|question| given(ctx, *question))))
        .each(deciding.into_iter().map(|reason| told(ctx, reason)))
        .has(open(ctx, found));
    if !criteria.is_empty() {
        body = body
            .has(el("h3").has(ctx.t(Key::ResultOtherCriteria)))
            .each(criteria.into_iter().map(|reason| told(ctx, reason)));
    }
    if !remarks.is_empty() {
        let remarks: Vec<StatementIx> = remarks.into_iter().map(|reason| reason.statement).collect();
        body = body.has(el("h3").has(ctx.t(Key::ResultRemarks))).has(statement::all(ctx, &remarks));
    }
    section("why", ctx.t(Key::ResultWhy), body)
}

/// A question with the answer given.
fn given(ctx: &Context, position: QuestionIx) -> Element {
    let item = el("li");
    match ctx.service().question(position) {
        Some(question) => {
            let item = item.set_if("lang", question.lang.as_deref());
            item.has(span(ctx.say(&question.title)).has(" ")).has(el("strong").has(&*labels(ctx, position)))
        }
        None => item,
    }
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
fn told(ctx: &Context, reason: &Reason) -> Element {
    let facts =
        || el("ul").class("facts").each(reason.facts.iter().filter_map(|(fact, met)| standing_of(ctx, *fact, *met)));
    el("div").class("reason").has((!reason.facts.is_empty()).then(facts)).has(statement::one(
        ctx,
        reason.statement,
        reason.deciding,
    ))
}

/// A fact with its status, in words and not in colour alone.
fn standing_of(ctx: &Context, fact: FactIx, met: Option<Met>) -> Option<Element> {
    let fact = ctx.service().facts.get(usize::from(fact.0))?;
    let (name, status, words): (_, _, &str) = match met {
        Some(Met::Yes) => ("yes", Key::MetYes, ctx.say(&fact.met)),
        Some(Met::No) => ("no", Key::MetNo, ctx.say(&fact.not)),
        Some(Met::Unknown) => ("unknown", Key::MetUnknown, ctx.say(&fact.open)),
        None => ("unasked", Key::MetUnasked, ctx.t(Key::ResultNotNeeded)),
    };
    let item = el("li").set("data-met", name).set("data-fact", &fact.id);
    let lang = fact.lang.as_deref().filter(|_| met.is_some());
    Some(item.has(labelled(ctx.t(status))).has(span(words).set_if("lang", lang)))
}

/// Answers left open that could change the result: something to clear up with the office.
fn open(ctx: &Context, found: &Explanation) -> Option<Several> {
    if found.open.is_empty() {
        return None;
    }
    let one = |open: &OpenAnswer| {
        let question = ctx.service().question(open.question);
        let title = question.map(|question| ctx.say(&question.title)).unwrap_or_default();
        let words = ctx.with(Key::ResultOpenText, "svar", &labels(ctx, open.question));
        let would = |(option, class): &(usize, Class)| {
            let option = question.and_then(|question| question.options.get(*option));
            let label = option.map(|option| option.label.as_str()).unwrap_or_default();
            let words = ctx.with(Key::ResultOpenWould, "svar", label);
            el("li").has(&*fill(&words, "klasse", ctx.t(class.key())))
        };
        el("div").class("open").has(el("p").has(&*fill(&words, "sporsmal", title))).has(
            (!open.would_give.is_empty()).then(|| el("ul").class("ds-list").each(open.would_give.iter().map(would))),
        )
    };
    let heading = el("h3").has(ctx.t(Key::ResultOpen));
    let help = p(ctx.t(Key::ResultOpenHelp));
    Some(Several::default().and(heading).then(found.open.iter().map(one).chain([help]).collect()))
}

/// Each wish with its own class, and where to turn instead.
pub fn wishes(ctx: &Context, found: &Explanation) -> Option<Element> {
    if found.wishes.is_empty() {
        return None;
    }
    let split = found.wishes.iter().any(|wish| wish.class != found.class);
    let mut shown: Vec<StatementIx> = Vec::new();
    let one = |outcome: &WishOutcome| {
        let wish = ctx.service().wishes.get(outcome.wish)?;
        let option = ctx.service().question(wish.question)?.options.get(usize::from(wish.option))?;
        // Wishes often rest on the same sentences: each is shown once.
        let fresh: Vec<StatementIx> = wish.basis.iter().copied().filter(|basis| !shown.contains(basis)).collect();
        shown.extend(&fresh);
        let class = el("p").has(el("strong").has(&*option.label)).has(": ").has(span(ctx.t(outcome.class.key())));
        let item = el("li")
            .set("data-wish", &option.id)
            .set("data-class", outcome.class.id())
            .has(class)
            .has(wish.instead.as_ref().map(|instead| el("p").has(ctx.say(instead))))
            .has(statement::all(ctx, &fresh));
        Some(item)
    };
    let body = el("div").has(el("ul").class("wishes").each(found.wishes.iter().filter_map(one)));
    let heading = ctx.t(if split { Key::ResultWishesSplit } else { Key::ResultWishes });
    // Where the result leads elsewhere, where to turn is what one came for.
    let elsewhere = matches!(found.class, Class::Elsewhere | Class::Unlikely);
    Some(section("wishes", heading, body).mark("open", elsewhere))
}

/// The municipality's topics: round-the-clock care, alternatives, form, cost, ledsagerbevis, complaint.
pub fn topics(ctx: &Context) -> Several {
    let ids = [
        (Topic::Heldogns, "heldogns"),
        (Topic::Alternativer, "alternativer"),
        (Topic::Form, "form"),
        (Topic::Kostnad, "kostnad"),
        (Topic::Ledsagerbevis, "ledsagerbevis"),
    ];
    let sections = ids.into_iter().filter_map(|(topic, name)| self::topic(ctx, topic, name));
    let rest = section("rest", ctx.t(Key::ResultRest), el("div").has(said(ctx, &Topic::REST, "h3")));
    sections.chain([rest]).collect()
}

/// What the page says on topics, each under a heading of `level` that tells what it comes to.
pub fn said(ctx: &Context, topics: &[Topic], level: &'static str) -> Several {
    let of = |topic: &Topic| ctx.service().topics.iter().filter(|entry| entry.topic == *topic).collect::<Vec<_>>();
    topics.iter().flat_map(of).fold(Several::default(), |told, entry: &TopicEntry| {
        let heading = entry.heading.as_ref();
        let heading = heading.map(|words| el(level).set_if("lang", entry.lang.as_deref()).has(ctx.say(words)));
        heading.into_iter().fold(told, Several::and).then(statement::all(ctx, &entry.basis))
    })
}

fn topic(ctx: &Context, topic: Topic, name: &'static str) -> Option<Element> {
    let basis: Vec<StatementIx> = ctx.service().topic(topic).collect();
    let (heading, lang) = ctx.service().topic_heading(topic)?;
    let more = match topic {
        Topic::Kostnad => said(ctx, &[Topic::EgneUtgifter, Topic::Utgifter], "h3"),
        Topic::Ledsagerbevis => card(ctx).then(follow_up(ctx).into_iter().collect()),
        Topic::Alternativer => alternatives(ctx).into_iter().collect(),
        _ => Several::default(),
    };
    let answered = topic == Topic::Ledsagerbevis && ctx.state.follow_up;
    let body = el("div").has(statement::all(ctx, &basis)).has(more).has(more_on(ctx, topic));
    Some(section_in(lang, name, ctx.say(heading), body).mark("open", answered))
}

/// Other offers that the municipality names.
pub fn alternatives(ctx: &Context) -> Option<Element> {
    let named = &ctx.state.bundle.place.alternatives;
    let one = |(name, page): &(String, Option<String>)| match page {
        Some(page) => el("li").has(link_out("ds-link", page).has(span(name))),
        None => el("li").has(&**name),
    };
    (!named.is_empty()).then(|| el("ul").class("ds-list").each(named.iter().map(one)))
}

/// A link to the screen on a topic, where there is one.
pub fn more_on(ctx: &Context, topic: Topic) -> Option<Element> {
    let (at, section) = ctx.state.bundle.form.section_on(topic)?;
    Some(el("p").has(ctx.link(ctx.say(&section.title), Screen::Form(at))))
}

/// What the card is, and the municipality's page about it.
pub fn card(ctx: &Context) -> Several {
    let page = ctx.state.bundle.place.ledsagerbevis_page.iter();
    let page = page.map(|page| el("p").has(link_out("ds-link", page).has(span(ctx.t(Key::ResultApplyLink)))));
    Several::default().and(p(ctx.t(Key::ResultLedsagerbevisWhat))).then(page.collect())
}

/// The id of what is told after the question about a ledsagerbevis.
pub const FOLLOW_UP: &str = "oppfolging";

fn follow_up(ctx: &Context) -> Option<Element> {
    let follow = ctx.service().follow_up.as_ref()?;
    let option = ctx.state.answers.get(follow.question).and_then(|chosen| chosen.options().next());
    let reply = option.and_then(|option| follow.replies.get(option)).map(|reply| {
        let answer = ctx.with(Key::ResultFollowUpAnswer, "svar", &labels(ctx, follow.question));
        el("div")
            .class("ds-alert")
            .set("data-color", "info")
            .set("data-follow-up", "")
            .set("id", FOLLOW_UP)
            .set("tabindex", "-1")
            .has(el("p").has(&*answer))
            .has(el("p").set_if("lang", follow.lang.as_deref()).has(ctx.say(reply)))
    });
    let follow_up = el("div")
        .class("follow-up")
        .has(reply)
        .has(option.map(|_| statement::all(ctx, &follow.basis)))
        .has(super::question::open(ctx, follow.question, ctx.t(Key::ResultFollowUp)));
    Some(follow_up)
}

/// What happens then, and how to complain.
pub fn after_applying(ctx: &Context) -> Several {
    let own = |topic| statement::all(ctx, &ctx.service().topic(topic).collect::<Vec<_>>());
    let after = el("div").has(own(Topic::Soknad)).has(own(Topic::Saksbehandlingstid));
    let heading = ctx.service().topic_heading(Topic::Klage);
    let (heading, lang) =
        heading.map_or_else(|| (ctx.t(Key::ResultComplain), None), |(heading, lang)| (ctx.say(heading), lang));
    let complaint = section_in(lang, "complaint", heading, el("div").has(super::errands::how_to_complain(ctx, "h3")));
    Several::default().and(section("after", ctx.t(Key::ResultNextSteps), after)).and(complaint)
}

/// The office, with its number where it is known. The number stays in one piece.
fn office_and_phone(ctx: &Context, before: &str, after: &str) -> String {
    let office = &ctx.state.bundle.place.office;
    let number = office.phone.as_ref().map(|phone| [before, &phone.replace(' ', "\u{a0}"), after].concat());
    [&office.name, &*number.unwrap_or_default()].concat()
}

/// The same in a sentence.
pub fn office_with_phone(ctx: &Context) -> String {
    office_and_phone(ctx, " (", ")")
}

/// The office and how to reach it.
pub fn office(ctx: &Context) -> Element {
    let heading = [ctx.t(Key::ResultOffice), ": ", &office_and_phone(ctx, ", ", "")].concat();
    section("office", &heading, el("div").has(contact(ctx)))
}

/// Name, phone, hours and addresses, as far as they are known.
pub fn contact(ctx: &Context) -> Several {
    let place = &ctx.state.bundle.place;
    let office = &place.office;
    let row = |key: Key, value: Element| el("div").has(el("dt").has(ctx.t(key))).has(el("dd").has(value));
    let words = |key: Key, value: Option<&str>| value.map(|value| row(key, span(value)));
    let link = |key: Key, scheme: &str, value: &Option<String>| {
        let value = value.as_ref()?;
        let class = if scheme == "tel:" { "ds-link nowrap" } else { "ds-link" };
        let link = link(&[scheme, &value.replace(' ', "")].concat()).class(class);
        Some(row(key, link.has(span(value))))
    };
    let name = el("p").has(el("strong").has(&*office.name)).has(", ").has(span(&place.full_name));
    let address = office.address.join(", ");
    let rows = el("dl")
        .class("contact")
        .has(link(Key::ResultPhone, "tel:", &office.phone))
        .has(words(Key::ResultHours, office.hours.as_deref()))
        .has(link(Key::ResultEmail, "mailto:", &office.email))
        .has(words(Key::ResultAddress, Some(&*address).filter(|address| !address.is_empty())))
        .has(words(Key::ResultVisit, office.visit.as_deref()));
    let unknown = office.phone.is_none().then(|| p(ctx.t(Key::ResultUnknownContact)));
    let running = place.running_office.as_ref();
    let running = running.map(|office| p(&ctx.with(Key::ResultRunningOffice, "avdeling", office)));
    Several::default().and(name).and(rows).then(unknown.into_iter().chain(running).collect())
}

/// What was not asked, and why.
pub fn not_asked(ctx: &Context, found: &Explanation) -> Element {
    let one = |question: &QuestionIx| {
        let asked = ctx.service().question(*question)?;
        let title = el("strong").set_if("lang", asked.lang.as_deref()).has(ctx.say(&asked.title));
        let unasked = ctx.service().unasked.iter().find(|unasked| unasked.question == *question);
        let why = unasked.map_or_else(|| ctx.t(Key::ResultNotNeeded), |unasked| ctx.say(&unasked.text));
        let lang = unasked.and_then(|unasked| unasked.lang.as_deref());
        let basis = unasked.map(|unasked| statement::all(ctx, &unasked.basis));
        Some(el("li").has(title).has(" ").has(span(why).set_if("lang", lang)).has(basis))
    };
    let body = el("ul").class("plain").each(found.not_asked.iter().filter_map(one));
    section("not-asked", ctx.t(Key::ResultNotAsked), el("div").has(body))
}

/// The answers, each with a way to change it; and those that are kept but not used now.
pub fn answers(ctx: &Context) -> Element {
    let stands = standing(ctx.service(), &ctx.state.answers);
    let unused = stands.unused(ctx.service(), &ctx.state.answers);
    let list = || el("ul").class("plain answers");
    let mut body = el("div").has(list().each(stands.asked.iter().filter_map(|question| row(ctx, *question, true))));
    if !unused.is_empty() {
        let unused = unused.iter().filter_map(|question| row(ctx, *question, false));
        body = body
            .has(el("h3").has(ctx.t(Key::ResultUnused)))
            .has(p(ctx.t(Key::ResultUnusedText)))
            .has(list().set("data-unused", "").each(unused));
    }
    section("answers", ctx.t(Key::ResultAnswers), body)
}

fn row(ctx: &Context, position: QuestionIx, used: bool) -> Option<Element> {
    let question = ctx.service().question(position)?;
    let (title, lang) = (ctx.say(&question.title), question.lang.as_deref());
    let change = || {
        ctx.button(ctx.t(Key::ResultChange), "tertiary", Action::Change(position))
            .class("ds-button no-print")
            .set("data-size", "sm")
            .set("aria-label", &ctx.with(Key::ResultChangeWhat, "sporsmal", title))
    };
    let item = el("li")
        .set("data-answer", &question.id)
        .has(span(title).set_if("lang", lang))
        .has(" ")
        .has(el("strong").set_if("lang", lang).has(&*labels(ctx, position)))
        .has(used.then(change));
    Some(item)
}
