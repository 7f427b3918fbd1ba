//! The fields of one section of the application, and the list of what to look over.
//!
//! Nothing is demanded: a warning stands at its field and never stops anyone.

use super::context::{Context, link};
use super::costs;
use super::deadline;
use super::element::{Element, el, span};
use super::state::Action;
use crate::application::{Draft, Value, Warning, warning};
use crate::browser;
use crate::calendar::Date;
use crate::content::{Field, FieldIx, FieldOption, Key, Kind, Role, Voice};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, Event, FocusEvent, InputEvent, MouseEvent, TargetCast};

/// More options than this are marked `form-many`, so that the style can set them in columns.
const MANY_OPTIONS: usize = 8;

/// A section's fields, those that are shown for this voice and these answers.
pub fn section_fields(ctx: &Context, section: usize) -> Option<Element> {
    let draft = ctx.draft();
    let section = draft.bundle.form.sections.get(section)?;
    let fields = draft.shown(section).into_iter();
    let fields = fields.filter_map(|position| Some(field(ctx, &draft, position, draft.bundle.form.field(position)?)));
    let intro = section.intro.as_ref().map(|intro| el("p").class("ds-paragraph").has(span(ctx.say(intro))));
    let mut kinds = section.fields.iter().filter_map(|at| Some(draft.bundle.form.field(*at)?.kind));
    let suggested = kinds.any(|kind| kind == Kind::Activity).then(|| suggestions(ctx, &draft)).flatten();
    Some(el("div").class("form-section").set("data-section", &section.id).has(intro).each(fields).has(suggested))
}

/// The id of a field's input, to link to.
pub fn input_id(field: &Field) -> String {
    ["felt-", &field.id].concat()
}

fn field(ctx: &Context, draft: &Draft, position: FieldIx, field: &Field) -> Element {
    match field.kind {
        Kind::Note => {
            let note = el("p").key(&field.id).class("ds-alert").set("data-color", "info");
            note.set("data-field", &field.id).has(span(ctx.say(&field.label)))
        }
        Kind::Deadline => el("div")
            .key(&field.id)
            .set("data-field", &field.id)
            .set("aria-live", "polite")
            .has(deadline::view(ctx, Date::parse(draft.words(Role::Received)))),
        Kind::Costs => el("div").key(&field.id).set("data-field", &field.id).has(costs::view(ctx, draft)),
        Kind::Choice | Kind::Several => choices(ctx, draft, position, field),
        _ => written(ctx, draft, position, field),
    }
}

/// A field to write in. Its warning waits until the person has left the field.
fn written(ctx: &Context, draft: &Draft, position: FieldIx, field: &Field) -> Element {
    let text = draft.text(position);
    let id = input_id(field);
    let help = field.help.as_ref().map(|help| ([&id, "-hjelp"].concat(), ctx.say(help)));
    let left = ctx.state.left_fields.contains(&position);
    let warning = left.then(|| warning(field, text, browser::today())).flatten();
    let warning = warning.map(|found| ([&id, "-varsel"].concat(), look_over(ctx, found)));
    let cleaned = ctx.state.cleaned.contains(&position);
    let cleaned = cleaned.then(|| ([&id, "-tatt_bort"].concat(), ctx.t(Key::SkjemaTattBort).to_owned()));
    let described = [help.as_ref().map(|(id, _)| id.as_str()), id_of(&warning), id_of(&cleaned)];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let input = input(ctx, position, field)
        .set_if("aria-describedby", Some(&*described).filter(|ids| !ids.is_empty()))
        .value(text)
        .on_blur(leaving(ctx, position));
    el("div")
        .class("ds-field")
        .set("data-field", &field.id)
        .key(&field.id)
        .has(el("label").class("ds-label").set("for", &id).has(span(ctx.say(&field.label))))
        .has(help.map(|(id, words)| el("p").set("data-field", "description").set("id", &id).has(span(words))))
        .has(input)
        .has(el("div").set("aria-live", "polite").has(message(warning)).has(message(cleaned)))
}

/// What is told at a field: the element's id, and the words.
type Message = Option<(String, String)>;

fn id_of(message: &Message) -> Option<&str> {
    message.as_ref().map(|(id, _)| id.as_str())
}

fn message(message: Message) -> Option<Element> {
    let (id, words) = message?;
    let message = el("p").class("ds-validation-message").set("data-field", "validation");
    Some(message.set("data-color", "warning").set("id", &id).has(span(&words)))
}

/// Tells that the person has left a field, once the press that took them from it is over.
fn leaving(ctx: &Context, position: FieldIx) -> Callback<FocusEvent> {
    let act = ctx.act.clone();
    Callback::from(move |_| {
        let act = act.clone();
        browser::after_press(move || act.emit(Action::Leave(position)));
    })
}

/// «Se over: …»
fn look_over(ctx: &Context, found: Warning) -> String {
    ctx.with(Key::SkjemaSeOver, "hva", ctx.t(found.key()))
}

fn input(ctx: &Context, position: FieldIx, field: &Field) -> Element {
    let act = ctx.act.clone();
    let fill = move |text| act.emit(Action::Fill(position, Value::Text(text)));
    if field.kind == Kind::Text {
        let area = el("textarea").class("ds-input").set("id", &input_id(field)).set("rows", "4");
        return area.on_input(Callback::from(move |event: InputEvent| {
            fill(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        }));
    }
    let own = ctx.voice() == Voice::Du;
    let autofill = field.autofill.filter(|_| own).map(|autofill| autofill.token());
    let (kind, mode, size) = keyboard(field.kind);
    let suggested = (field.kind == Kind::Activity).then_some(SUGGESTED);
    el("input")
        .set_if("list", suggested)
        .class("ds-input")
        .set("type", kind)
        .set("id", &input_id(field))
        .set_if("inputmode", mode)
        .set_if("size", size)
        .set("autocomplete", autofill.unwrap_or("off"))
        .on_input(Callback::from(move |event: InputEvent| {
            fill(event.target_unchecked_into::<HtmlInputElement>().value());
        }))
}

/// The id of the activities to choose from.
const SUGGESTED: &str = "aktiviteter";

/// What the person has said that they like; everything there is to like, before that.
fn suggestions(ctx: &Context, draft: &Draft) -> Option<Element> {
    let position = draft.bundle.form.with_role(Role::Interests)?;
    let options = draft.bundle.form.field(position)?.options.iter().enumerate();
    let chosen = draft.options(position);
    let liked = options.filter(|(at, _)| chosen == 0 || chosen >> (at & 31) & 1 == 1);
    let option = |(_, option): (usize, &FieldOption)| el("option").set("value", ctx.say(&option.label));
    Some(el("datalist").set("id", SUGGESTED).each(liked.map(option)))
}

fn choices(ctx: &Context, draft: &Draft, position: FieldIx, field: &Field) -> Element {
    let id = input_id(field);
    let help_id = [&id, "-hjelp"].concat();
    let several = field.kind == Kind::Several && field.options.len() > 1;
    let described = field.help.is_some() || several;
    let description = || {
        el("p")
            .set("data-field", "description")
            .set("id", &help_id)
            .has(field.help.as_ref().map(|help| span(ctx.say(help)).has(" ")))
            .has(several.then(|| span(ctx.t(Key::SkjemaFlereSvar))))
    };
    let chosen = draft.options(position);
    let options = field.options_for(ctx.voice());
    el("fieldset")
        .key(&field.id)
        .class(if field.options.len() > MANY_OPTIONS { "ds-fieldset form-many" } else { "ds-fieldset" })
        .set("id", &id)
        .set("data-field", &field.id)
        .set("tabindex", "-1")
        .set_if("aria-describedby", described.then_some(&*help_id))
        .has(el("legend").class("ds-label").has(span(ctx.say(&field.label))))
        .has(described.then(description))
        .each(options.filter_map(|(option, _)| choice(ctx, position, field, chosen, option)))
}

fn choice(ctx: &Context, position: FieldIx, field: &Field, chosen: u32, at: usize) -> Option<Element> {
    let option = field.options.get(at)?;
    let id = [&input_id(field), "-", &option.id].concat();
    let next = field.pressed(chosen, at);
    let act = ctx.act.clone();
    let fill = move |_: Event| act.emit(Action::Fill(position, Value::Options(next)));
    let input = el("input")
        .class("ds-input")
        .set("type", if field.kind == Kind::Several { "checkbox" } else { "radio" })
        .set("name", &input_id(field))
        .set("id", &id)
        .value(&option.id)
        .set("data-option", &option.id)
        .checked(chosen >> (at & 31) & 1 == 1)
        .on_change(Callback::from(fill));
    let label = el("label").class("ds-label").set("for", &id).has(span(ctx.say(&option.label)));
    Some(el("div").class("ds-field option").set("data-variant", "outline").key(&option.id).has(input).has(label))
}

/// The type of input, the keyboard a phone should show, and the width in characters where it is known.
fn keyboard(kind: Kind) -> (&'static str, Option<&'static str>, Option<&'static str>) {
    match kind {
        Kind::Phone => ("tel", None, Some("16")),
        Kind::Email => ("email", None, None),
        Kind::Date => ("text", Some("numeric"), Some("12")),
        Kind::Fnr => ("text", Some("numeric"), Some("14")),
        Kind::Postcode | Kind::Times | Kind::Kroner => ("text", Some("numeric"), Some("6")),
        _ => ("text", None, None),
    }
}

/// Everything in the paper to look over, each with a link to its field; nothing when there is nothing.
pub fn warning_summary(ctx: &Context) -> Option<Element> {
    let found = ctx.draft().warnings(ctx.state.paperwork(), browser::today());
    let (alert, heading) = (el("div").class("ds-alert"), el("h2").class("ds-heading").set("data-size", "xs"));
    let summary = alert
        .set("data-color", "warning")
        .set("data-warnings", &found.len().to_string())
        .has(heading.has(span(ctx.t(Key::SkjemaSeOverFlere))));
    let links = found.iter().filter_map(|(position, warning)| link_to(ctx, *position, *warning));
    (!found.is_empty()).then(|| summary.has(el("ul").class("ds-list").each(links)))
}

fn link_to(ctx: &Context, position: FieldIx, warning: Warning) -> Option<Element> {
    let field = ctx.state.bundle.form.field(position)?;
    let act = ctx.act.clone();
    let go = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        act.emit(Action::GoToField(position));
    });
    let words = [ctx.say(&field.label), ": ", ctx.t(warning.key())].concat();
    let link = link(&["#", &input_id(field)].concat()).on_click(go).has(span(&words));
    Some(el("li").key(&field.id).has(link))
}
