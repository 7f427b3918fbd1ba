//! Links to the papers with nothing filled in, for those who would rather write by hand or cannot run the program.

use super::context::{Context, link};
use super::element::{Element, el, span};
use crate::content::{Key, Language};

/// A paper for the pen: what it is called, and its file in the municipality's folder.
pub type BlankForm = (Key, &'static str);

/// The application.
pub const APPLICATION: BlankForm = (Key::BlankApplication, "soknad.html");
/// The complaint of an answer.
pub const COMPLAINT: BlankForm = (Key::BlankComplaint, "klage.html");
/// The fullmakt, for someone else to apply or complain.
pub const FULLMAKT: BlankForm = (Key::BlankFullmakt, "fullmakt.html");

/// Links to these papers, which are in bokmål whatever the language here.
pub fn links(ctx: &Context, forms: &[BlankForm]) -> Element {
    // They stand in the municipality's own folder; other languages have a folder below it.
    let up = if ctx.language() == Language::Nb { "" } else { "../" };
    let one = |(name, file): &BlankForm| {
        el("li").has(link(&[up, file].concat()).set("hreflang", "nb").has(span(ctx.t(*name))))
    };
    el("ul").class("plain").each(forms.iter().map(one))
}
