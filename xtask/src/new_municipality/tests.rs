//! A new municipality is filled in by what the checker says, topmost first, until nothing is left to say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::{make, root};
use std::fs;
use std::path::{Path, PathBuf};
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::Language;

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the checker says of the municipality, line by line.
fn said(folder: &Path) -> Vec<String> {
    let library = authoring::open_with(&root().join("content"), folder, Path::new("content")).unwrap();
    let told =
        authoring::compile(&library, "lillevik", Language::Nb).map_or_else(|it| it.to_string(), |_| String::new());
    told.lines().map(str::to_owned).collect()
}

/// Puts `value` where `line` has an empty one.
fn fill(folder: &Path, file: &str, line: usize, value: &str) {
    let path = folder.join("lillevik").join(file);
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let old = lines[line - 1].clone();
    lines[line - 1] = old.replacen("\"\"", &format!("\"{value}\""), 1).replacen("[]", value, 1);
    assert_ne!(lines[line - 1], old, "{file}:{line} has nothing to fill in: {old}");
    fs::write(path, lines.join("\n")).unwrap();
}

#[test]
fn a_new_municipality_is_green_once_the_topmost_mistake_has_been_mended_often_enough() {
    let folder = Folder(std::env::temp_dir().join(format!("stk-new-{}", std::process::id())));
    make(&folder.0, "lillevik").unwrap();
    let answers = [
        ("`name` is empty", "Lillevik"),
        ("`genitive` is empty", "Lilleviks"),
        ("`full_name` is empty", "Lillevik kommune"),
        ("`statsforvalter` is empty", "Statsforvalteren i Nordland"),
        ("`title` is empty", "Støttekontakt"),
        ("`publisher` is empty", "Lillevik kommune"),
        ("`url` is empty", "https://eksempel.no/stottekontakt"),
        ("a date is missing", "2026-01-31"),
        ("say which facts", "[\"trenger_folge\"]"),
    ];
    let mut sentences = ["En", "To", "Tre", "Fire", "Fem"].into_iter();
    let mut steps = 0;
    loop {
        let told = said(&folder.0);
        let Some(first) = told.first() else { break };
        steps += 1;
        assert!(steps < 40, "no end: {told:#?}");
        let (place, message) = first.split_once(": ").unwrap();
        let (file, line) = place.strip_prefix("content/lillevik/").unwrap().split_once(':').unwrap_or((place, "0"));
        let line: usize = line.parse().unwrap();
        if let Some((_, value)) = answers.iter().find(|(part, _)| message.contains(part)) {
            fill(&folder.0, file, line, value);
        } else if message.contains("`text` is empty") {
            fill(&folder.0, file, line, &format!("{} setninger fra siden til Lillevik.", sentences.next().unwrap()));
        } else if message.contains("add [[why]] with question = \"hjelp\"") {
            let path = folder.0.join("lillevik/stottekontakt.toml");
            let more = "\n[[why]]\nquestion = \"hjelp\"\nbasis = [\"L02\"]\n";
            fs::write(&path, fs::read_to_string(&path).unwrap() + more).unwrap();
        } else if message.contains("no rule decides this case; add a [[rule]]") {
            let path = folder.0.join("lillevik/stottekontakt.toml");
            let text = fs::read_to_string(&path).unwrap();
            let (before, rest) = text.split_once("# [[rule]]").unwrap();
            let (rules, after) = rest.split_once("\n\n").unwrap();
            let rules = format!("# [[rule]]{rules}").replace("\n# ", "\n").replace("# [[rule]]", "[[rule]]");
            let rules: Vec<&str> = rules.lines().filter(|line| line.contains(['=', '['])).collect();
            fs::write(&path, format!("{before}{}\n\n{after}", rules.join("\n"))).unwrap();
        } else {
            panic!("the checker does not say how to mend this: {first}");
        }
    }
    let library = authoring::open_with(&root().join("content"), &folder.0, Path::new("content")).unwrap();
    let bundle = authoring::compile(&library, "lillevik", Language::Nb).unwrap().bundle;
    let source = &bundle.service.sources[0];
    assert_eq!((source.publisher.as_str(), source.read.as_deref()), ("Lillevik kommune", Some("2026-01-31")));
    assert_eq!((bundle.place.genitive.as_str(), bundle.place.office.name.as_str()), ("Lilleviks", "Lillevik"));
}

#[test]
fn a_folder_that_is_there_or_has_a_strange_name_is_refused() {
    let folder = Folder(std::env::temp_dir().join(format!("stk-named-{}", std::process::id())));
    make(&folder.0, "lillevik").unwrap();
    assert!(make(&folder.0, "lillevik").unwrap_err().contains("is there already"));
    assert!(make(&folder.0, "Lillevik").unwrap_err().contains("small letters"));
    assert!(make(&folder.0, "../ut").unwrap_err().contains("small letters"));
}
