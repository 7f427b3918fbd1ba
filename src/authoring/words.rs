//! The words of one bundle: shared texts in its language, a municipality's own in its page's language.

use super::diagnostic::Diagnostics;
use super::files::Library;
use super::texts::Table;
use crate::content::{Language, Voiced, fill};

/// Texts for one municipality in one language, with the placeholders known now already filled.
pub struct Words<'l> {
    library: &'l Library,
    /// The bundle's language.
    pub language: Language,
    page_language: String,
    own: Table,
    own_page: Table,
    names: Vec<(&'static str, String)>,
}

impl<'l> Words<'l> {
    /// Opens a municipality's texts. `names` are the placeholders that are the same for the whole bundle.
    pub fn open(
        library: &'l Library,
        municipality: &str,
        language: Language,
        page_language: &str,
        names: Vec<(&'static str, String)>,
        problems: &mut Diagnostics,
    ) -> Self {
        let own = library.own_texts(municipality, language.tag(), problems);
        let own_page = library.own_texts(municipality, page_language, problems);
        Words { library, language, page_language: page_language.to_owned(), own, own_page, names }
    }

    /// A shared text, which every language must have.
    pub fn shared(&self, stem: &'static str, key: &str, problems: &mut Diagnostics) -> Voiced {
        self.filled(&self.library.texts(self.language, stem).need(key, problems))
    }

    /// A shared text that may be absent.
    pub fn shared_if(&self, stem: &'static str, key: &str) -> Option<Voiced> {
        self.library.texts(self.language, stem).get(key).map(|text| self.filled(text))
    }

    /// A text of the municipality's own: in the bundle's language if there is one, else in the page's, with its tag.
    pub fn own(&self, key: &str, problems: &mut Diagnostics) -> (Voiced, Option<String>) {
        match self.own.get(key) {
            Some(text) => (self.filled(text), None),
            None => (self.filled(&self.own_page.need(key, problems)), self.foreign_page()),
        }
    }

    /// A text of the municipality's own that may be absent.
    pub fn own_if(&self, key: &str) -> Option<(Voiced, bool)> {
        let here = self.own.get(key).map(|text| (self.filled(text), false));
        here.or_else(|| self.own_page.get(key).map(|text| (self.filled(text), self.foreign_page().is_some())))
    }

    /// The page's language tag, when it is not the bundle's.
    pub fn foreign_page(&self) -> Option<String> {
        (self.page_language != self.language.tag()).then(|| self.page_language.clone())
    }

    /// `text` with the bundle's names filled in.
    pub fn filled(&self, text: &Voiced) -> Voiced {
        text.map(|words| self.names.iter().fold(words.to_owned(), |words, (name, value)| fill(&words, name, value)))
    }
}
