//! Where each entry stands in the content files, so that a proof that fails can point at it.

use crate::authoring::Origin;
use toml::de::{DeTable, DeValue};

/// The entries of some content files, with file and line.
#[derive(Clone, Debug, Default)]
pub struct Places {
    entries: Vec<Entry>,
}

/// One entry, such as a `[[rule]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The table's name: `rule`, `quote`, `wish` …
    pub kind: String,
    /// What it is called by: its `id`, or the id of what it speaks of.
    pub id: String,
    /// The file, as seen from the repository's root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// The keys by which entries are called, the first that is there.
const NAMED_BY: [&str; 4] = ["id", "quote", "question", "basis"];

impl Places {
    /// The entries of these files. A file that cannot be read has none: reading it tells of that.
    pub fn of<'o>(files: impl IntoIterator<Item = &'o Origin>) -> Places {
        let mut entries = Vec::new();
        for file in files {
            let Ok(table) = DeTable::parse(&file.text) else { continue };
            for (kind, value) in table.get_ref() {
                let DeValue::Array(list) = value.get_ref() else { continue };
                let entry = |entry: &toml::Spanned<DeValue>| {
                    let id = NAMED_BY.iter().find_map(|key| entry.get_ref().get(*key)?.get_ref().as_str())?;
                    let line = file.line(entry.span().start);
                    Some(Entry { kind: kind.get_ref().to_string(), id: id.to_owned(), file: file.file.clone(), line })
                };
                entries.extend(list.iter().filter_map(entry));
            }
        }
        Places { entries }
    }

    /// The folder that the entries stand in.
    pub fn folder(&self) -> &str {
        let file = self.entries.first().map_or("content", |entry| &entry.file);
        file.rsplit_once('/').map_or(file, |(folder, _)| folder)
    }

    /// All entries of one kind.
    pub fn all<'p>(&'p self, kind: &'p str) -> impl Iterator<Item = &'p Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// The entry of this kind and id.
    pub fn find(&self, kind: &str, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.kind == kind && entry.id == id)
    }
}
