//! A paper to keep as a PDF: the button, and what is told at it.

use super::context::{Context, button, p};
use super::element::{Element, el};
use super::state::{Action, Making};
use crate::browser;
use crate::content::Key;
use crate::document::Document;
use crate::wire::bytes_of;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, MouseEvent};

/// A paper that can be kept as a PDF.
pub struct Keepable {
    /// The paper as it is shown.
    pub paper: Rc<Document>,
    /// What the file is called: the kind of paper, and nobody's name.
    pub file: &'static str,
}

/// The button, and what is asked before the PDF is made: each takes the focus by its id.
const BUTTON: &str = "pdf";
const QUESTION: &str = "pdf-tegn";

impl Keepable {
    /// «Last ned PDF», of a variant as [`button`] has it.
    pub fn button(&self, ctx: &Context, variant: &'static str) -> Element {
        button(ctx.t(Key::PaperPdf), variant, self.on_click(ctx, false)).set("id", BUTTON)
    }

    /// How the making goes. Letters that the fonts lack are told before anything is made; `edit` leads to them.
    pub fn told(&self, ctx: &Context, edit: Action) -> Element {
        let told = match &ctx.state.making {
            Making::UnderWay => Some(p(ctx.t(Key::PaperPdfWait))),
            Making::Done => Some(p(&ctx.with(Key::PaperPdfDone, "fil", self.file))),
            Making::Failed => Some(alert("danger").has(p(ctx.t(Key::PaperPdfFailed)))),
            Making::NotAsked | Making::Lacks(_) => None,
        };
        let lacking = match &ctx.state.making {
            Making::Lacks(letters) => Some(self.lacking(ctx, letters, edit)),
            _ => None,
        };
        el("div").has(el("div").set("role", "status").has(told)).has(lacking)
    }

    fn lacking(&self, ctx: &Context, letters: &str, edit: Action) -> Element {
        let letters = letters.lines().map(|letter| el("li").set("dir", "auto").has(letter));
        let anyway = button(ctx.t(Key::PaperPdfAnyway), "secondary", self.on_click(ctx, true));
        let edit = ctx.button(ctx.t(Key::PaperPdfEdit), "secondary", edit);
        let group = alert("warning").set("id", QUESTION).set("tabindex", "-1").set("role", "group");
        group
            .set("aria-label", ctx.t(Key::PaperPdf))
            .has(p(ctx.t(Key::PaperPdfLacks)))
            .has(el("ul").class("letters").set("translate", "no").each(letters))
            .has(p(ctx.t(Key::PaperPdfBoxes)))
            .has(el("div").class("ways").has(anyway).has(edit))
    }

    fn on_click(&self, ctx: &Context, anyway: bool) -> Callback<MouseEvent> {
        let (paper, file, act) = (Rc::clone(&self.paper), self.file, ctx.act.clone());
        let under_way = ctx.state.making == Making::UnderWay;
        Callback::from(move |_| {
            if under_way {
                return;
            }
            let (paper, act) = (Rc::clone(&paper), act.clone());
            // What was asked goes away, and the focus must not go with it.
            browser::focus_on(BUTTON);
            let waiting = browser::still_there(BUTTON);
            act.emit(Action::MakePdf(Making::UnderWay));
            spawn_local(async move {
                let Some(made) = make(&bytes_of(&*paper), file, anyway, waiting).await else { return };
                let asks = matches!(made, Making::Lacks(_));
                act.emit(Action::MakePdf(made));
                if asks {
                    browser::after_paint(|| browser::focus_on(QUESTION));
                }
            });
        })
    }
}

/// Makes the file and gives it to the person; with letters that the fonts lack only if `anyway`. Nothing is given, and
/// none is told, when the person is not `waiting` any more: the paper may have been erased.
async fn make(paper: &[u8], file: &'static str, anyway: bool, waiting: impl Fn() -> bool) -> Option<Making> {
    let lacking = if anyway { Some(String::new()) } else { browser::pdf::lacking(paper).await };
    let made = match lacking {
        Some(letters) if letters.is_empty() => browser::pdf::write(paper).await,
        Some(letters) => return waiting().then_some(Making::Lacks(letters)),
        None => None,
    };
    if !waiting() {
        return None;
    }
    let given = made.and_then(|bytes| browser::download(file, "application/pdf", &bytes).ok());
    Some(if given.is_some() { Making::Done } else { Making::Failed })
}

fn alert(color: &'static str) -> Element {
    el("div").class("ds-alert").set("data-color", color)
}
