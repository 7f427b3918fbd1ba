//! `docs/ordliste.md`: the words that editors choose from. Its fixed words stand in `content/tekster/nb/ordliste.md`.

use super::page::rendered;
use crate::authoring::{Diagnostics, Library};

/// The template, from the `content/` folder.
const TEMPLATE: &str = "tekster/nb/ordliste.md";

/// The page of the shared vocabulary.
///
/// # Errors
/// A mistake in the template, with its line.
pub fn word_list(library: &Library) -> Result<String, Diagnostics> {
    rendered(library, TEMPLATE, crate::authoring::word_list(library))
}
