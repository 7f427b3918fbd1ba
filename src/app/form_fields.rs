//! The fields of one section of the application, and the list of what to look over.
//!
//! Nothing is demanded: a warning stands at its field and never stops anyone.

use crate::answers::Answers;
use crate::application::{Draft, Value, Values, Warning, warning};
use crate::content::{Bundle, Field, FieldIx, Key, Kind, Paperwork, Voice, fill};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::{
    Callback, Event, FocusEvent, Html, InputEvent, MouseEvent, Properties, TargetCast, component, html, use_state,
};

/// More options than this are marked `form-many`, so that the style can set them in columns.
const MANY_OPTIONS: usize = 8;

/// What [`FormSection`] shows.
#[derive(Clone, PartialEq, Properties)]
pub struct FormSectionProps {
    /// The municipality's form and its words.
    pub bundle: Rc<Bundle>,
    /// Whom the words are about.
    pub voice: Voice,
    /// Position of the section.
    pub section: usize,
    /// What has been filled in.
    pub values: Rc<Values>,
    /// The interview's answers, which some fields start with.
    pub answers: Rc<Answers>,
    /// Told each time a field changes.
    pub on_change: Callback<(FieldIx, Value)>,
}

/// A section's fields, those that are shown for this voice and these answers.
#[component]
pub fn FormSection(props: &FormSectionProps) -> Html {
    let draft = Draft { bundle: &props.bundle, answers: &props.answers, values: &props.values };
    let Some(section) = props.bundle.form.sections.get(props.section) else { return Html::default() };
    let fields = draft
        .shown(section)
        .into_iter()
        .filter_map(|position| Some(field(props, &draft, position, props.bundle.form.field(position)?)));
    html! {
        <div class="form-section" data-section={section.id.clone()}>
            { section.intro.as_ref().map(|intro| html! { <p class="ds-paragraph"><span>{ intro.get(props.voice).to_owned() }</span></p> }) }
            { for fields }
        </div>
    }
}

/// The id of a field's input, to link to.
pub fn input_id(field: &Field) -> String {
    ["felt-", &field.id].concat()
}

fn field(props: &FormSectionProps, draft: &Draft, position: FieldIx, field: &Field) -> Html {
    match field.kind {
        Kind::Note => {
            let words = fill(field.label.get(props.voice), "kontor", &props.bundle.place.office.name);
            html! { <p key={field.id.clone()} class="ds-alert" data-color="info" data-field={field.id.clone()}><span>{ words }</span></p> }
        }
        Kind::Choice | Kind::Several => choices(props, draft, position, field),
        _ => written(props, draft, position, field),
    }
}

fn written(props: &FormSectionProps, draft: &Draft, position: FieldIx, field: &Field) -> Html {
    let text = draft.text(position);
    let on_change = props.on_change.clone();
    let on_text = Callback::from(move |text| on_change.emit((position, Value::Text(text))));
    let own = props.voice == Voice::Du;
    html! {
        <TextField
            key={field.id.clone()}
            id={input_id(field)}
            field={field.id.clone()}
            kind={field.kind}
            label={field.label.get(props.voice).to_owned()}
            help={field.help.as_ref().map(|help| help.get(props.voice).to_owned())}
            autofill={field.autofill.filter(|_| own).map(|autofill| autofill.token())}
            warning={warning(field.kind, text).map(|found| look_over(&props.bundle, props.voice, found))}
            value={text.to_owned()}
            {on_text}
        />
    }
}

/// «Se over: …»
fn look_over(bundle: &Bundle, voice: Voice, found: Warning) -> String {
    fill(bundle.text(Key::SkjemaSeOver, voice), "hva", bundle.text(found.key(), voice))
}

fn choices(props: &FormSectionProps, draft: &Draft, position: FieldIx, field: &Field) -> Html {
    let id = input_id(field);
    let help_id = [&id, "-hjelp"].concat();
    let several = field.kind == Kind::Several;
    let described = field.help.is_some() || several;
    let chosen = draft.options(position);
    let options = field
        .options_for(props.voice)
        .map(|(option, found)| choice(props, position, field, chosen, option, found.label.get(props.voice)));
    html! {
        <fieldset key={field.id.clone()} class={if field.options.len() > MANY_OPTIONS { "ds-fieldset form-many" } else { "ds-fieldset" }} id={id} data-field={field.id.clone()} tabindex="-1" aria-describedby={described.then(|| help_id.clone())}>
            <legend class="ds-label"><span>{ field.label.get(props.voice).to_owned() }</span></legend>
            if described {
                <p data-field="description" id={help_id}>
                    { field.help.as_ref().map(|help| html! { <span>{ help.get(props.voice).to_owned() }{ " " }</span> }) }
                    if several { <span>{ props.bundle.text(Key::SkjemaFlereSvar, props.voice).to_owned() }</span> }
                </p>
            }
            { for options }
        </fieldset>
    }
}

fn choice(props: &FormSectionProps, position: FieldIx, field: &Field, chosen: u32, option: usize, label: &str) -> Html {
    let Some(found) = field.options.get(option) else { return Html::default() };
    let id = [&input_id(field), "-", &found.id].concat();
    let next = field.pressed(chosen, option);
    let on_change = props.on_change.clone();
    let onchange = Callback::from(move |_: Event| on_change.emit((position, Value::Options(next))));
    html! {
        <div class="ds-field option" data-variant="outline" key={found.id.clone()}>
            <input
                class="ds-input"
                type={if field.kind == Kind::Several { "checkbox" } else { "radio" }}
                name={input_id(field)}
                id={id.clone()}
                value={found.id.clone()}
                data-option={found.id.clone()}
                checked={chosen >> (option & 31) & 1 == 1}
                {onchange}
            />
            <label class="ds-label" for={id}><span>{ label.to_owned() }</span></label>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TextFieldProps {
    id: String,
    field: String,
    kind: Kind,
    label: String,
    help: Option<String>,
    autofill: Option<&'static str>,
    warning: Option<String>,
    value: String,
    on_text: Callback<String>,
}

/// A field to write in. Its warning waits until the person has left the field.
#[component]
fn TextField(props: &TextFieldProps) -> Html {
    let was_filled = !props.value.is_empty();
    let left = use_state(|| was_filled);
    let warning = props.warning.clone().filter(|_| *left);
    let (help_id, warning_id) = ([&props.id, "-hjelp"].concat(), [&props.id, "-varsel"].concat());
    let described = [props.help.as_ref().map(|_| help_id.as_str()), warning.as_ref().map(|_| warning_id.as_str())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    // A press on a button takes the focus first: a warning that came then would push the button from under the finger.
    let onblur = Callback::from(move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
        if to.is_none_or(|to| to.tag_name() != "BUTTON") {
            left.set(true);
        }
    });
    html! {
        <div class="ds-field" data-field={props.field.clone()}>
            <label class="ds-label" for={props.id.clone()}><span>{ props.label.clone() }</span></label>
            { props.help.as_ref().map(|help| html! { <p data-field="description" id={help_id.clone()}><span>{ help.clone() }</span></p> }) }
            { input(props, (!described.is_empty()).then_some(described), onblur) }
            <div aria-live="polite">
                { warning.map(|words| html! {
                    <p class="ds-validation-message" data-field="validation" data-color="warning" id={warning_id.clone()}><span>{ words }</span></p>
                }) }
            </div>
        </div>
    }
}

fn input(props: &TextFieldProps, described: Option<String>, onblur: Callback<FocusEvent>) -> Html {
    let on_text = props.on_text.clone();
    if props.kind == Kind::Text {
        let oninput = Callback::from(move |event: InputEvent| {
            on_text.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        });
        return html! {
            <textarea class="ds-input" id={props.id.clone()} rows="4" aria-describedby={described} value={props.value.clone()} {oninput} {onblur} />
        };
    }
    let oninput = Callback::from(move |event: InputEvent| {
        on_text.emit(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let (kind, mode, size) = keyboard(props.kind);
    html! {
        <input
            class="ds-input"
            type={kind}
            id={props.id.clone()}
            inputmode={mode}
            size={size}
            autocomplete={props.autofill.unwrap_or("off")}
            aria-describedby={described}
            value={props.value.clone()}
            {oninput}
            {onblur}
        />
    }
}

/// The type of input, the keyboard a phone should show, and the width in characters where it is known.
fn keyboard(kind: Kind) -> (&'static str, Option<&'static str>, Option<&'static str>) {
    match kind {
        Kind::Phone => ("tel", None, Some("16")),
        Kind::Email => ("email", None, None),
        Kind::Date => ("text", Some("numeric"), Some("12")),
        Kind::Fnr => ("text", Some("numeric"), Some("14")),
        Kind::Postcode => ("text", Some("numeric"), Some("6")),
        _ => ("text", None, None),
    }
}

/// What [`WarningSummary`] shows.
#[derive(Clone, PartialEq, Properties)]
pub struct WarningSummaryProps {
    /// The municipality's form and its words.
    pub bundle: Rc<Bundle>,
    /// Whom the words are about.
    pub voice: Voice,
    /// What has been filled in.
    pub values: Rc<Values>,
    /// The interview's answers.
    pub answers: Rc<Answers>,
    /// Told which field the person wants to go to.
    pub on_go: Callback<FieldIx>,
}

/// Everything in the application to look over, each with a link to its field; nothing when there is nothing.
#[component]
pub fn WarningSummary(props: &WarningSummaryProps) -> Html {
    let draft = Draft { bundle: &props.bundle, answers: &props.answers, values: &props.values };
    let found = draft.warnings(Paperwork::Application);
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <div class="ds-alert" data-color="warning" data-warnings={found.len().to_string()}>
            <h2 class="ds-heading" data-size="xs"><span>{ props.bundle.text(Key::SkjemaSeOverFlere, props.voice).to_owned() }</span></h2>
            <ul class="ds-list">{ for found.into_iter().map(|(position, warning)| link(props, position, warning)) }</ul>
        </div>
    }
}

fn link(props: &WarningSummaryProps, position: FieldIx, warning: Warning) -> Html {
    let Some(field) = props.bundle.form.field(position) else { return Html::default() };
    let on_go = props.on_go.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        on_go.emit(position);
    });
    let words = [field.label.get(props.voice), ": ", props.bundle.text(warning.key(), props.voice)].concat();
    html! { <li key={field.id.clone()}><a class="ds-link" href={["#", &input_id(field)].concat()} {onclick}><span>{ words }</span></a></li> }
}
