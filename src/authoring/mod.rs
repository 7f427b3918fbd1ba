//! Reading `content/` and compiling it to bundles. Native only; every mistake names its place and the mend.

mod ages;
mod basis;
mod cited;
mod diagnostic;
mod files;
mod form;
mod index;
mod look;
mod place;
mod question_words;
mod raw;
mod resolve;
mod schema;
mod service;
mod statements;
mod texts;
mod topics;
mod used;
mod vocabulary;
mod word_list;
mod words;

pub use cited::{Cited, CitedPage, Quotation, cited};
pub use diagnostic::{Diagnostic, Diagnostics, Origin};
pub use files::Library;
pub use look::Look;
pub use schema::{SCHEMA_FOLDER, SchemaFile, schemas};
pub use word_list::{WordList, word_list};

use crate::content::{Bundle, Language};
use std::path::Path;

/// One municipality in one language, compiled, with what was counted on the way.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The bundle.
    pub bundle: Bundle,
    /// Cases and nodes.
    pub counts: crate::diagram::build::Counts,
    /// The goals that only ask.
    pub asking: Vec<crate::diagram::build::Asking>,
    /// Where the municipality's entries stand.
    pub places: crate::proof::Places,
    /// What it wants the app to look like on its own pages.
    pub look: Look,
}

/// Compiles one municipality in one language.
///
/// # Errors
/// Every mistake found in its folder and in the shared vocabulary, each with its place and the mend.
pub fn compile(library: &Library, municipality: &str, language: Language) -> Result<Compiled, Diagnostics> {
    resolve::compile(library, municipality, language)
}

/// Reads the shared vocabulary and lists the municipalities under `root` (the `content/` folder).
///
/// # Errors
/// Mistakes in the shared files.
pub fn open(root: &Path) -> Result<Library, Diagnostics> {
    let content = files::Folder::new(root, Path::new("content"));
    Library::open(content.clone(), content)
}

/// The same with the municipalities of another folder, `shown` in messages.
///
/// # Errors
/// Mistakes in the shared files.
pub fn open_with(root: &Path, municipalities: &Path, shown: &Path) -> Result<Library, Diagnostics> {
    let content = files::Folder::new(root, Path::new("content"));
    Library::open(content, files::Folder::new(municipalities, shown))
}
