//! Filling in a paper, section by section, and seeing it as it will print.

use super::errands::rest_of_law;
use super::main_part;
use super::result::print_button;
use super::result_sections::{card, said};
use crate::app::context::{Context, p};
use crate::app::element::{Element, el};
use crate::app::form_fields::{section_fields, warning_summary};
use crate::app::paper::sheet;
use crate::app::pdf::Keepable;
use crate::app::state::{Action, Making, Screen};
use crate::app::statement;
use crate::content::{FieldIx, Key, Paperwork, Topic, Voiced, fill};
use crate::document;
use std::rc::Rc;

/// What the screens of a paper are called, and what they say.
pub struct Words {
    /// The screen where it is filled in, for journeys.
    form_screen: &'static str,
    /// The screen where it is seen, for journeys.
    paper_screen: &'static str,
    /// The paper's name.
    pub form: Key,
    /// A line above its first section.
    intro: Option<Key>,
    /// The button that leads from the last section to the paper.
    see: Key,
    /// The heading above the paper as it will print.
    pub paper: Key,
    /// What to do with it.
    text: Key,
    /// The button that leads back to its first section.
    edit: Key,
    /// What it is called as a file.
    file: &'static str,
    /// Whether each section is an errand of its own, and not a step.
    apart: bool,
}

/// The words of a paper's screens.
pub fn words(paperwork: Paperwork) -> Words {
    match paperwork {
        Paperwork::Application => Words {
            form_screen: "application",
            paper_screen: "paper",
            form: Key::FormTitle,
            intro: Some(Key::FormIntro),
            see: Key::FormToPaper,
            paper: Key::PaperTitle,
            text: Key::PaperText,
            edit: Key::PaperEdit,
            file: "soknad-stottekontakt.pdf",
            apart: false,
        },
        Paperwork::Complaint => Words {
            form_screen: "complaint-form",
            paper_screen: "complaint-paper",
            form: Key::ComplaintForm,
            intro: None,
            see: Key::ComplaintToPaper,
            paper: Key::ComplaintPaper,
            text: Key::ComplaintPaperText,
            edit: Key::ComplaintEdit,
            file: "klage.pdf",
            apart: false,
        },
        Paperwork::Summary => Words {
            form_screen: "summary-form",
            paper_screen: "summary",
            form: Key::SummaryName,
            intro: None,
            see: Key::SummarySee,
            paper: Key::SummaryName,
            text: Key::SummaryText,
            edit: Key::SummaryEdit,
            file: "oppsummering.pdf",
            apart: true,
        },
    }
}

/// Where one came from to a paper, and the words of the button that leads there.
fn origin(ctx: &Context, paperwork: Paperwork) -> (Screen, Key) {
    match paperwork {
        Paperwork::Complaint => (Screen::Complaint, Key::ComplaintBack),
        Paperwork::Application if !ctx.state.finished() => (Screen::HaveOne, Key::FormBack),
        Paperwork::Application | Paperwork::Summary => (Screen::Result, Key::ResultToResult),
    }
}

/// A section's title.
pub fn title(ctx: &Context, section: usize) -> &str {
    let found = ctx.state.bundle.form.sections.get(section);
    found.map(|section| ctx.say(&section.title)).unwrap_or_default()
}

/// One section of the form.
pub fn view(ctx: &Context, section: usize) -> Element {
    let paperwork = ctx.state.paperwork();
    let words = words(paperwork);
    let steps = ctx.state.bundle.form.steps(paperwork).filter(|step| !words.apart || *step == section);
    let steps: Vec<usize> = steps.collect();
    let at = steps.iter().position(|step| *step == section).unwrap_or_default();
    let step = fill(&ctx.with(Key::FormStep, "n", &(at + 1).to_string()), "antall", &steps.len().to_string());
    let before = at.checked_sub(1).and_then(|at| steps.get(at));
    let back = before.map_or_else(|| origin(ctx, paperwork).0, |step| Screen::Form(*step));
    let (next, label) = match steps.get(at + 1) {
        Some(step) => (Screen::Form(*step), Key::FormNext),
        None => (Screen::Paper(paperwork), words.see),
    };
    let ways = el("div").class("ways").has(ctx.button(ctx.t(label), "primary", Action::Go(next))).has(ctx.button(
        ctx.t(Key::FormBack),
        "secondary",
        Action::Go(back),
    ));
    main_part(ctx, words.form_screen)
        .has((!words.apart).then(|| el("p").class("left").has(&*[ctx.t(words.form), ". ", &step].concat())))
        .has(ctx.heading(title(ctx, section)))
        .has(words.intro.filter(|_| at == 0).map(|intro| p(ctx.t(intro))))
        .has(told(ctx, section))
        .has(section_fields(ctx, section))
        .has(ways)
}

/// What the municipality says on the section's topics, what holds everywhere, and what to ask the office.
fn told(ctx: &Context, section: usize) -> Option<Element> {
    let topics = &ctx.state.bundle.form.sections.get(section)?.topics;
    let asked: Vec<&Voiced> = topics.iter().flat_map(|topic| ctx.service().unsaid(*topic)).collect();
    let heading = |key: Key| el("h2").class("ds-heading").set("data-size", "xs").has(ctx.t(key));
    let asked_list = el("ul").class("ds-list").each(asked.iter().map(|question| el("li").has(ctx.say(question))));
    let card = topics.contains(&Topic::Ledsagerbevis).then(|| {
        let law = rest_of_law(ctx, &ctx.service().card_law, topics);
        card(ctx).and(heading(Key::ComplaintLaw)).then(statement::all(ctx, &law))
    });
    (!topics.is_empty()).then(|| {
        el("div")
            .class("told")
            .has(said(ctx, topics, "h2"))
            .has(card)
            .has((!asked.is_empty()).then(|| heading(Key::SummaryAsk)))
            .has((!asked.is_empty()).then_some(asked_list))
    })
}

/// A paper as it will print.
pub fn paper(ctx: &Context, paperwork: Paperwork) -> Element {
    let words = words(paperwork);
    let state = &ctx.state;
    let made = document::paper(paperwork, &state.bundle, &state.answers, &state.values, crate::browser::today());
    let Some(made) = made else { return super::problem::unknown(ctx) };
    // In another page's frame the PDF is what is printed.
    let framed = crate::browser::framed();
    let pdf = Keepable { paper: Rc::new(made), file: words.file };
    let first = Action::Go(Screen::Fill(paperwork));
    let (from, back) = origin(ctx, paperwork);
    let ways = el("div")
        .class("ways")
        .has(print_button(ctx, "primary", Key::PaperPrint))
        .has(pdf.button(ctx, if framed { "primary" } else { "secondary" }))
        .has(ctx.button(ctx.t(words.edit), "secondary", first.clone()))
        .has(ctx.button(ctx.t(back), "tertiary", Action::Go(from)));
    let lacking = lacking_in(ctx, paperwork).map_or(first, Action::GoToField);
    let above = el("div")
        .class("no-print")
        .has(ctx.heading(ctx.t(words.paper)))
        .has(p(ctx.t(words.text)))
        .has(p(ctx.t(if framed { Key::FramePrint } else { Key::PaperSave })))
        .has(warning_summary(ctx))
        .has(ways)
        .has(pdf.told(ctx, lacking));
    let below = el("div").class("no-print").has(print_button(ctx, "secondary", Key::PaperPrint));
    main_part(ctx, words.paper_screen).has(above).has(sheet(&pdf.paper)).has(below)
}

/// The first field with a letter that a PDF's fonts lack.
fn lacking_in(ctx: &Context, paperwork: Paperwork) -> Option<FieldIx> {
    let Making::Lacks(letters) = &ctx.state.making else { return None };
    let draft = ctx.draft();
    let mut fields = draft.bundle.form.fields_of(paperwork).map(|(field, _)| field);
    fields.find(|field| letters.lines().any(|letter| draft.text(*field).contains(letter)))
}
