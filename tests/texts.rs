//! A text that the program never shows travels in every bundle for nothing, and is translated for nobody.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use stottekontaktsjekken::content::{KEY_NAMES, PAPER_KEY_NAMES};

/// All of the program, in one piece.
fn program(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = entries.map(|path| match path.is_dir() {
        true => program(&path),
        false => fs::read_to_string(&path).unwrap(),
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// How the program writes a key: `start.why_so` of `Key` is `Key::StartWhySo`.
fn written(keys: &str, name: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    format!("{keys}::{}", name.split(['.', '_', '-']).map(capital).collect::<String>())
}

/// Whether this word stands in the program: not as the beginning or the end of a longer one.
fn says(program: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    program
        .match_indices(word)
        .any(|(at, _)| !program[..at].ends_with(part_of_word) && !program[at + word.len()..].starts_with(part_of_word))
}

fn shown_nowhere(keys: &str, names: &[&str]) -> Vec<String> {
    let program = program(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    names.iter().map(|name| written(keys, name)).filter(|key| !says(&program, key)).collect()
}

#[test]
fn every_text_of_the_interface_is_shown_by_the_program() {
    assert_eq!(shown_nowhere("Key", KEY_NAMES), [""; 0], "take these out of content/tekster/*/ui.toml, or show them");
}

#[test]
fn every_text_of_the_papers_is_written_by_the_program() {
    assert_eq!(
        shown_nowhere("PaperKey", PAPER_KEY_NAMES),
        [""; 0],
        "take these out of content/tekster/nb/papir.toml, or write them"
    );
}
