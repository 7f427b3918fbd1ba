//! The texts of content files with the lines they stand on, read without knowing what they are for.

use crate::authoring::Origin;
use crate::content::Bundle;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One text of a content file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its keys, such as `bolig.title.du`.
    pub key: String,
    /// The words.
    pub text: String,
    /// The file, as seen from the repository's root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// All texts of a file. A file that cannot be read has none: reading it tells of that.
pub fn written(file: &Origin) -> Vec<Written> {
    let mut found = Vec::new();
    if let Ok(table) = DeTable::parse(&file.text) {
        in_table("", table.get_ref(), file, &mut found);
    }
    found
}

fn in_table(prefix: &str, table: &DeTable, file: &Origin, found: &mut Vec<Written>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.get_ref().to_string() } else { format!("{prefix}.{}", name.get_ref()) };
        in_value(&key, value, file, found);
    }
}

fn in_value(key: &str, value: &Spanned<DeValue>, file: &Origin, found: &mut Vec<Written>) {
    match value.get_ref() {
        DeValue::String(text) => found.push(Written {
            key: key.to_owned(),
            text: text.to_string(),
            file: file.file.clone(),
            line: file.line(value.span().start),
        }),
        DeValue::Array(values) => values.iter().for_each(|value| in_value(key, value, file, found)),
        DeValue::Table(table) => in_table(key, table, file, found),
        _ => {}
    }
}

/// Everything a bundle says, to look texts up in.
pub struct Said(Vec<u8>);

impl Said {
    /// What `bundle` says. Its strings stand in it as they are.
    pub fn by(bundle: &Bundle) -> Said {
        Said(crate::content::encode(bundle).unwrap_or_default().concat())
    }

    /// Whether the text is in it, whatever has been filled in for its placeholders.
    pub fn has(&self, text: &str) -> bool {
        let mut pieces = text.split('{').enumerate().map(|(at, piece)| match (at, piece.split_once('}')) {
            (1.., Some((_, rest))) => rest,
            _ => piece,
        });
        pieces.all(|piece| self.has_piece(piece.as_bytes()))
    }

    fn has_piece(&self, piece: &[u8]) -> bool {
        piece.is_empty() || self.0.windows(piece.len()).any(|window| window == piece)
    }
}
