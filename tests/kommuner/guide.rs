//! The content guide is true: its example, put into the starting point as it says, is sound; its commands exist; and
//! what it says of the answers and the checker's messages is so.

use crate::files::{Scratch, compile, root};
use std::fs;
use std::path::Path;
use stottekontaktsjekken::answers::Answers;
use stottekontaktsjekken::content::{Language, Service};
use stottekontaktsjekken::explain::explain;
use toml::{Table, Value};

const EXAMPLE: &str = "eksempelvik";

fn guide() -> String {
    fs::read_to_string(root().join("docs/innhold.md")).unwrap()
}

/// The blocks of one kind: the first line, which says where the block belongs, and the whole.
fn blocks(kind: &str) -> Vec<(String, String)> {
    let text = guide();
    let fence = format!("```{kind}\n");
    let inner = text.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    inner.map(|block| (block.lines().next().unwrap_or_default().trim_start_matches("# ").to_owned(), block)).collect()
}

/// What tells entries of one list apart.
fn name(entry: &Value) -> String {
    let of = |key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
    of("id").or_else(|| of("question")).or_else(|| of("quote")).or_else(|| of("basis")).unwrap_or_default()
}

/// Puts a block's entries into a file: in the place of those with the same name, or after the others.
fn put(file: &mut Table, block: &Table) {
    for (key, value) in block {
        match (file.get_mut(key), value) {
            (Some(Value::Array(list)), Value::Array(new)) => {
                for entry in new {
                    match list.iter_mut().find(|old| name(old) == name(entry)) {
                        Some(old) => *old = entry.clone(),
                        None => list.push(entry.clone()),
                    }
                }
            }
            (Some(Value::Table(old)), Value::Table(new)) => old.extend(new.clone()),
            _ => drop(file.insert(key.clone(), value.clone())),
        }
    }
}

fn take_away(file: &mut Table, block: &Table) {
    for (key, gone) in block {
        let list = file.get_mut(key).and_then(Value::as_array_mut).unwrap();
        for entry in gone.as_array().unwrap() {
            let before = list.len();
            list.retain(|old| old != entry);
            assert_eq!(list.len(), before - 1, "there is no {entry} to take away");
        }
    }
}

/// The starting point with the guide's blocks in it, up to the heading «senere» and after it.
fn built(folder: &Path, later: bool) {
    let starting_point = |file: &str| -> Table {
        let path = root().join("xtask/src/new_municipality").join(file);
        let text = fs::read_to_string(path).unwrap().replace("{id}", EXAMPLE).replace("{P}", "E");
        text.parse().unwrap()
    };
    let mut place = starting_point("sted.toml");
    let mut service = starting_point("stottekontakt.toml");
    let (mut questions, mut texts) = (Table::new(), Table::new());
    for (head, block) in blocks("toml") {
        let parsed: Table = block.parse().unwrap_or_else(|error| panic!("{error}: {block}"));
        let file = match head.strip_suffix(", senere") {
            Some(_) if !later => continue,
            file => file.unwrap_or(&head),
        };
        match file {
            "sted.toml" => put(&mut place, &parsed),
            "stottekontakt.toml" => put(&mut service, &parsed),
            "sporsmal.toml" => put(&mut questions, &parsed),
            "tekster.nb.toml" => put(&mut texts, &parsed),
            "ta bort fra stottekontakt.toml" => take_away(&mut service, &parsed),
            other => panic!("a block belongs to «{other}»"),
        }
    }
    let own = folder.join(EXAMPLE);
    fs::create_dir_all(&own).unwrap();
    for (file, table) in [("sted", place), ("stottekontakt", service), ("sporsmal", questions), ("tekster.nb", texts)] {
        if !table.is_empty() {
            fs::write(own.join(format!("{file}.toml")), table.to_string()).unwrap();
        }
    }
}

fn service(later: bool) -> Service {
    let scratch = Scratch::new(if later { "guide-later" } else { "guide" });
    built(&scratch.0, later);
    let compiled =
        compile(&root().join("content"), &scratch.0, EXAMPLE).unwrap_or_else(|problems| panic!("{problems}"));
    let mut bundles = compiled.into_iter().map(|made| made.bundle);
    let bundle = bundles.find(|bundle| bundle.language == Language::Nb).unwrap();
    let number = if later { "00 44 55 77" } else { "00 44 55 66" };
    assert_eq!(bundle.place.office.phone.as_deref(), Some(number));
    assert_eq!(bundle.place.review.is_some(), later);
    bundle.service
}

#[test]
fn the_example_is_sound_when_it_is_put_together_as_the_guide_says() {
    service(false);
    service(true);
}

#[test]
fn every_sentence_quoted_in_the_example_is_on_the_example_page_just_once() {
    let (_, page) = blocks("text").remove(0);
    for statement in service(false).statements {
        if let stottekontaktsjekken::content::Ground::Quote(_) = statement.kind {
            assert_eq!(page.matches(&statement.text.du).count(), 1, "{}", statement.text.du);
        }
    }
}

#[test]
fn the_example_answers_what_the_guide_says() {
    let service = service(false);
    let text = guide();
    let rows = text.lines().filter(|line| line.starts_with("| `cargo xtask explain"));
    let mut seen = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('`').collect();
        let (command, class) = (cells[1], cells[3]);
        assert_eq!(concluded(&service, command).0, class, "{command}");
        seen += 1;
    }
    assert_eq!(seen, 4);
}

/// Class and conclusion of the answers in a command.
fn concluded(service: &Service, command: &str) -> (&'static str, String) {
    let mut answers = Answers::default();
    for word in ["hvem=meg"].into_iter().chain(command.split_whitespace().filter(|word| word.contains('='))) {
        let (question, options) = word.split_once('=').unwrap();
        let (position, chosen) = service.answer_by_ids(question, &options.split(',').collect::<Vec<_>>()).unwrap();
        answers.set(position, chosen);
    }
    let found = explain(service, &answers).unwrap_or_else(|| panic!("not finished: {command}"));
    (found.class.id(), service.conclusion(found.headline).unwrap().id.clone())
}

#[test]
fn the_question_that_only_the_example_has_decides_there() {
    let service = service(true);
    let says = |rest: &str| concluded(&service, &format!("onsker=ut annet=ingen bolig=nei hjelp=ja {rest}"));
    let told = |class: &'static str, conclusion: &str| (class, conclusion.to_owned());
    assert_eq!(says("opphold=bor frivilligsentral=ja"), told("likely", "passer"));
    assert_eq!(says("opphold=bor frivilligsentral=nei"), told("assessed", "snakk_forst"));
    assert_eq!(says("opphold=kort frivilligsentral=ja"), told("assessed", "forbehold"));
}

#[test]
fn every_command_in_the_guide_exists() {
    let commands = fs::read_to_string(root().join("xtask/src/main.rs")).unwrap();
    let text = guide();
    let named = text.split("cargo xtask ").skip(1);
    for name in named.map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '-').next().unwrap()) {
        assert!(commands.contains(&format!("name: \"{name}\"")), "there is no command {name}");
    }
}

#[test]
fn every_path_in_the_guide_exists() {
    let text = guide();
    let quoted = text.split('`').skip(1).step_by(2);
    for path in quoted.filter(|it| it.starts_with("content/felles/") || it.starts_with("tests/")) {
        assert!(root().join(path).exists(), "there is no {path}");
    }
}

#[test]
fn every_message_in_the_guide_is_one_the_checker_gives() {
    let mut sources = String::new();
    let tellers = ["src/authoring", "src/proof"].map(|folder| fs::read_dir(root().join(folder)).unwrap());
    for file in tellers.into_iter().flatten() {
        let path = file.unwrap().path();
        if path.is_file() {
            sources.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    let text = guide();
    let (_, table) = text.split_once("## Hva meldingene betyr").unwrap();
    for row in table.lines().filter(|line| line.starts_with("| `")) {
        let message = row.split('`').nth(1).unwrap();
        let fixed = message.split([';', '…', '"', '`']).next().unwrap().trim();
        // The parser of TOML says this one.
        assert!(sources.contains(fixed) || fixed == "unknown field", "no message says «{fixed}»");
    }
}
