//! The language tables: dotted keys to texts in three voices.

use super::diagnostic::{Diagnostics, Origin, did_you_mean};
use crate::content::Voiced;
use std::collections::BTreeMap;

/// One file of texts, flattened: `[bolig] title` is `bolig.title`.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Where it was read.
    pub origin: Origin,
    texts: BTreeMap<String, Voiced>,
}

impl Table {
    /// Reads a table of texts.
    pub fn read(origin: Origin, problems: &mut Diagnostics) -> Table {
        let mut texts = BTreeMap::new();
        match origin.text.parse::<toml::Table>() {
            Ok(root) => flatten("", &root, &mut texts, &origin, problems),
            Err(error) => {
                let line = error.span().map_or(0, |span| origin.line(span.start));
                problems.add(&origin.file, line, error.message());
            }
        }
        Table { origin, texts }
    }

    /// A table that is not there, called `file` in messages.
    pub fn missing(file: String) -> Table {
        Table { origin: Origin { file, text: String::new() }, texts: BTreeMap::new() }
    }

    /// The keys, in alphabetical order.
    pub fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.texts.keys().map(String::as_str)
    }

    /// The line where the text of `key` stands.
    pub fn line(&self, key: &str) -> usize {
        line_of(&self.origin, key)
    }

    /// The text of `key`, if it is there.
    pub fn get(&self, key: &str) -> Option<&Voiced> {
        self.texts.get(key)
    }

    /// The text of `key`; a missing one is a mistake that names the file and the nearest key.
    pub fn need(&self, key: &str, problems: &mut Diagnostics) -> Voiced {
        self.get(key).cloned().unwrap_or_else(|| {
            let near = did_you_mean(key, self.texts.keys().map(String::as_str));
            problems.add(&self.origin.file, 0, format!("the text `{key}` is missing{near}"));
            Voiced::default()
        })
    }
}

fn flatten(
    prefix: &str,
    from: &toml::Table,
    into: &mut BTreeMap<String, Voiced>,
    origin: &Origin,
    problems: &mut Diagnostics,
) {
    for (name, value) in from {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::String(text) => drop(into.insert(key, Voiced::same(text))),
            // «barn» and «voksen» are options too: of the question whom it concerns.
            toml::Value::Table(inner) if name != "options" && VOICES.iter().any(|voice| inner.contains_key(*voice)) => {
                match voiced(inner) {
                    Some(text) => drop(into.insert(key, text)),
                    None => problems.add(
                        &origin.file,
                        line_of(origin, &key),
                        format!("`{key}` needs exactly the voices du, barn and voksen"),
                    ),
                }
            }
            toml::Value::Table(inner) => flatten(&key, inner, into, origin, problems),
            other => problems.add(
                &origin.file,
                line_of(origin, &key),
                format!("`{key}` is {}; expected a text", other.type_str()),
            ),
        }
    }
}

const VOICES: [&str; 3] = ["du", "barn", "voksen"];

fn voiced(table: &toml::Table) -> Option<Voiced> {
    let text = |voice: &str| table.get(voice)?.as_str().map(str::to_owned);
    let others = Some(Box::new((text("barn")?, text("voksen")?)));
    (table.len() == 3).then_some(Voiced { du: text("du")?, others })
}

/// The line where the key stands, as a heading or before `=`; else that of what it stands in.
fn line_of(origin: &Origin, key: &str) -> usize {
    let mut heading = String::new();
    let found = origin.text.lines().position(|line| match line.trim().strip_prefix('[') {
        Some(line) => {
            heading = line.split(']').next().unwrap_or(line).trim().to_owned();
            heading == key
        }
        None => line
            .split_once('=')
            .is_some_and(|(name, _)| key == [&heading, ".", name.trim()].concat().trim_start_matches('.')),
    });
    match (found, key.rsplit_once('.')) {
        (Some(line), _) => line + 1,
        (None, Some((outer, _))) => line_of(origin, outer),
        (None, None) => 0,
    }
}
