//! Ids and the positions they stand for.

use super::diagnostic::{Diagnostics, Origin, did_you_mean};
use std::ops::Range;

/// The ids of one kind of thing, in order.
#[derive(Clone, Debug, Default)]
pub struct Index {
    what: &'static str,
    ids: Vec<String>,
    /// Shared ids that the municipality does not use: known, but without a position.
    unused: Vec<String>,
}

impl Index {
    /// An empty index of things called `what` in messages.
    pub fn new(what: &'static str) -> Self {
        Index { what, ids: Vec::new(), unused: Vec::new() }
    }

    /// Notes a shared id that the municipality does not use.
    pub fn leave_out(&mut self, id: &str) {
        self.unused.push(id.to_owned());
    }

    /// Adds an id; one that is there already is a mistake.
    pub fn add(&mut self, id: &str, at: &Place, problems: &mut Diagnostics) -> u16 {
        if self.ids.iter().any(|known| known == id) {
            at.tell(id, format!("the {} \"{id}\" is defined twice", self.what), problems);
        }
        if self.unused.iter().any(|known| known == id) {
            at.tell(id, format!("there is a shared {} \"{id}\" already; choose another id", self.what), problems);
        }
        self.ids.push(id.to_owned());
        (self.ids.len() - 1) as u16
    }

    /// The position of `id`, silently.
    pub fn get(&self, id: &str) -> Option<u16> {
        self.ids.iter().position(|known| known == id).map(|position| position as u16)
    }

    /// The position of `id`; an unknown one is a mistake with the nearest right spelling.
    pub fn find(&self, id: &str, at: &Place, problems: &mut Diagnostics) -> Option<u16> {
        let found = self.get(id);
        if found.is_none() && self.unused.iter().any(|known| known == id) {
            let message = format!("the {} \"{id}\" is not used in this municipality: no rule turns on it", self.what);
            at.tell(id, message, problems);
        } else if found.is_none() {
            let near = did_you_mean(id, self.ids().chain(self.unused.iter().map(String::as_str)));
            at.tell(id, format!("the {} \"{id}\" is used but not defined{near}", self.what), problems);
        }
        found
    }

    /// The ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }
}

/// An entry of a file, to point at.
#[derive(Clone, Debug)]
pub struct Place<'o> {
    /// The file.
    pub origin: &'o Origin,
    /// The entry.
    pub span: Range<usize>,
}

impl Place<'_> {
    /// Reports a mistake at the line of the entry where `word` stands.
    pub fn tell(&self, word: &str, message: impl Into<String>, problems: &mut Diagnostics) {
        problems.add(&self.origin.file, self.origin.line_of(&self.span, word), message);
    }

    /// Reports a mistake at the first line at or after the entry's beginning that gives `key` a value.
    pub fn tell_key(&self, key: &str, message: impl Into<String>, problems: &mut Diagnostics) {
        problems.add(&self.origin.file, self.origin.line_of_key(&self.span, key), message);
    }
}
