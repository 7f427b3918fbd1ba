//! The words of one bundle: shared texts in its language, a municipality's own in its page's language.

use super::diagnostic::{Diagnostics, did_you_mean};
use super::files::Library;
use super::texts::Table;
use crate::content::{Language, Voiced, fill};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Texts for one municipality in one language, with the placeholders known now already filled.
pub struct Words<'l> {
    library: &'l Library,
    /// The bundle's language.
    pub language: Language,
    page_language: String,
    own: Table,
    own_page: Table,
    names: Vec<(&'static str, String)>,
    /// Keys of the municipality's own that something asked for.
    asked: RefCell<BTreeSet<String>>,
    /// Keys that only the page's language has.
    fallen_back: RefCell<BTreeSet<String>>,
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
        let (asked, fallen_back) = Default::default();
        Words { library, language, page_language: page_language.to_owned(), own, own_page, names, asked, fallen_back }
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
        self.own_if(key).unwrap_or_else(|| (self.own_page.need(key, problems), None))
    }

    /// A text of the municipality's own that may be absent.
    pub fn own_if(&self, key: &str) -> Option<(Voiced, Option<String>)> {
        self.asked.borrow_mut().insert(key.to_owned());
        if let Some(text) = self.own.get(key) {
            return Some((self.filled(text), None));
        }
        let text = self.own_page.get(key)?;
        if self.foreign_page().is_some() {
            self.fallen_back.borrow_mut().insert(key.to_owned());
        }
        Some((self.filled(text), self.foreign_page()))
    }

    /// A mistake about a text of the municipality's own, told at its line.
    pub fn tell(&self, key: &str, message: String, problems: &mut Diagnostics) {
        let table = if self.own.get(key).is_some() { &self.own } else { &self.own_page };
        problems.add(&table.origin.file, table.line(key), message);
    }

    /// The municipality's own text if it has one, else the shared one, which every language must have.
    pub fn own_or(
        &self,
        own: &str,
        stem: &'static str,
        key: &str,
        problems: &mut Diagnostics,
    ) -> (Voiced, Option<String>) {
        self.own_if(own).unwrap_or_else(|| (self.shared(stem, key, problems), None))
    }

    /// What a quotation says, where the page is in another language than the bundle. A municipality that writes in
    /// the bundle's language at all tells it of each.
    pub fn gist(&self, key: &str, problems: &mut Diagnostics) -> Option<String> {
        self.foreign_page()?;
        self.own.keys().next()?;
        self.asked.borrow_mut().insert(key.to_owned());
        Some(self.own.need(key, problems).du)
    }

    /// Whether some texts are there in the page's language alone.
    pub fn fell_back(&self) -> bool {
        !self.fallen_back.borrow().is_empty()
    }

    /// A text of the municipality's own that nothing asks for is misspelt, or left over.
    pub fn check_asked(&self, problems: &mut Diagnostics) {
        let asked = self.asked.borrow();
        for table in [&self.own, &self.own_page] {
            for key in table.keys().filter(|key| !asked.contains(*key)) {
                let near = did_you_mean(key, asked.iter().map(String::as_str));
                let message = format!("nothing shows the text `{key}`: take it away, or mend its name{near}");
                problems.add(&table.origin.file, table.line(key), message);
            }
        }
    }

    /// A municipality that writes in the bundle's language at all writes there whatever it has words of its own for.
    pub fn check_translated(&self, problems: &mut Diagnostics) {
        if self.own.keys().next().is_some() {
            for key in self.fallen_back.borrow().iter() {
                let page = &self.own_page.origin.file;
                let message = format!("the text `{key}` stands in {page} but not here: write it here too");
                problems.add(&self.own.origin.file, 0, message);
            }
        }
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
