//! Filling in the application, section by section, and seeing it as it will print.

use super::result::print_button;
use crate::app::context::Context;
use crate::app::form_fields::{FormSection, WarningSummary};
use crate::app::paper::PaperView;
use crate::app::state::{Action, Screen};
use crate::content::{FieldIx, Key, fill};
use crate::document;
use std::rc::Rc;
use yew::{Callback, Html, html};

/// A section's title.
pub fn title(ctx: &Context, section: usize) -> String {
    let found = ctx.state.bundle.form.sections.get(section);
    found.map(|section| section.title.get(ctx.voice()).to_owned()).unwrap_or_default()
}

/// One section of the form.
pub fn view(ctx: &Context, section: usize) -> Html {
    let count = ctx.state.bundle.form.sections.len();
    let act = ctx.act.clone();
    let on_change = Callback::from(move |(field, value): (FieldIx, _)| act.emit(Action::Fill(field, value)));
    let step = fill(&ctx.with(Key::FormStep, "n", &(section + 1).to_string()), "antall", &count.to_string());
    let back = if section == 0 { Screen::Result } else { Screen::Form(section - 1) };
    let (next, words) = match section + 1 {
        next if next < count => (Screen::Form(next), Key::FormNext),
        _ => (Screen::Paper, Key::FormToPaper),
    };
    html! {
        <>
            <p class="left">{ [&ctx.t(Key::FormTitle), ". ", &step].concat() }</p>
            { ctx.heading(&title(ctx, section)) }
            if section == 0 { { ctx.p(ctx.t(Key::FormIntro)) } }
            <FormSection
                bundle={Rc::clone(&ctx.state.bundle)}
                voice={ctx.voice()}
                {section}
                values={Rc::clone(&ctx.state.values)}
                answers={Rc::new(ctx.state.answers.clone())}
                {on_change}
            />
            <div class="ways">
                { ctx.button(ctx.t(words), "primary", Action::Go(next)) }
                { ctx.button(ctx.t(Key::FormBack), "secondary", Action::Go(back)) }
            </div>
        </>
    }
}

/// The application as it will print.
pub fn paper(ctx: &Context) -> Html {
    let made = document::application(&ctx.state.bundle, &ctx.state.answers, &ctx.state.values, crate::browser::today());
    html! {
        <>
            <div class="no-print">
                { ctx.heading(&ctx.t(Key::PaperTitle)) }
                { ctx.p(ctx.t(Key::PaperText)) }
                { ctx.p(ctx.t(Key::PaperSave)) }
                { look_over(ctx) }
                <div class="ways">
                    <button type="button" class="ds-button" onclick={crate::browser::print_on_click()}><span>{ ctx.t(Key::PaperPrint) }</span></button>
                    { ctx.button(ctx.t(Key::PaperEdit), "secondary", Action::Go(Screen::Form(0))) }
                    { ctx.button(ctx.t(Key::ResultToResult), "tertiary", Action::Go(Screen::Result)) }
                </div>
            </div>
            <PaperView document={Rc::new(made)} />
            <div class="no-print">{ print_button(ctx, Key::PaperPrint) }</div>
        </>
    }
}

/// What the person may want to look over before printing. It never stands in the way.
fn look_over(ctx: &Context) -> Html {
    let act = ctx.act.clone();
    let on_go = Callback::from(move |field: FieldIx| act.emit(Action::GoToField(field)));
    html! {
        <WarningSummary
            bundle={Rc::clone(&ctx.state.bundle)}
            voice={ctx.voice()}
            values={Rc::clone(&ctx.state.values)}
            answers={Rc::new(ctx.state.answers.clone())}
            {on_go}
        />
    }
}
