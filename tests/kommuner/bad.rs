//! Each folder of `bad/` is one mistake: `change.toml` makes it in a sound municipality, `expected.txt` is everything
//! that the checker then says. After a change of wording, `STK_RECORD=1` writes the files anew: read the diff.

use crate::files::{Scratch, compile, copy, folders, good, root};
use std::fs;
use std::path::Path;
use stottekontaktsjekken::authoring::{self, Compiled, Origin};
use stottekontaktsjekken::content::{Language, Place};
use stottekontaktsjekken::proof;
use toml::Table;

/// The municipality a mistake is made in when its folder names none.
const BASE: &str = "tenkelia";

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(|value| value.as_str()).unwrap_or_default()
}

/// What the checker says once the changes have been made.
fn told(folder: &Path) -> String {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let scratch = Scratch::new(&format!("bad-{name}"));
    let (content, municipalities) = (scratch.0.join("content"), scratch.0.join("municipalities"));
    let changes: Table = fs::read_to_string(folder.join("change.toml")).unwrap().parse().unwrap();
    let base = Some(text(&changes, "base")).filter(|base| !base.is_empty()).unwrap_or(BASE);
    for shared in ["felles", "norge", "tekster"] {
        copy(&root().join("content").join(shared), &content.join(shared));
    }
    copy(&good().join(base), &municipalities.join(base));
    for change in changes["change"].as_array().unwrap().iter().map(|change| change.as_table().unwrap()) {
        let file = text(change, "file");
        let path = if file.contains('/') { content.join(file) } else { municipalities.join(base).join(file) };
        let before = fs::read_to_string(&path).unwrap_or_default();
        assert!(before.contains(text(change, "from")), "{name}: {file} has no {}", text(change, "from"));
        fs::write(&path, before.replacen(text(change, "from"), text(change, "to"), 1)).unwrap();
    }
    compile(&content, &municipalities, base).map_or_else(
        |problems| problems.to_string(),
        |made| {
            let library = authoring::open_with(&content, &municipalities, Path::new("content")).unwrap();
            made.iter().map(|made| unproved(made, &library.files_of(base), base)).collect()
        },
    )
}

/// What cannot be proved of a municipality that can be read.
fn unproved(made: &Compiled, files: &[Origin], id: &str) -> String {
    if made.bundle.language != Language::Nb {
        return proof::language(made).to_string();
    }
    let others = folders(&good()).into_iter().map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned());
    let place = |other: String| compile(&root().join("content"), &good(), &other).unwrap().swap_remove(0).bundle.place;
    let others: Vec<Place> = others.filter(|other| other != id).map(place).collect();
    proof::municipality(made, files, &others).problems.to_string()
}

#[test]
fn every_mistake_is_told_with_its_file_and_line_and_the_mend() {
    let record = std::env::var("STK_RECORD").is_ok();
    let mut wrong = String::new();
    for folder in folders(&root().join("tests/kommuner/bad")) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let told = told(&folder);
        assert!(!told.is_empty(), "{name}: nothing is wrong");
        if record {
            fs::write(folder.join("expected.txt"), &told).unwrap();
        }
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
        if told != expected {
            wrong.push_str(&format!("== {name}\nexpected:\n{expected}told:\n{told}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_word_that_is_nearly_right_is_told_with_the_right_one() {
    let near = folders(&root().join("tests/kommuner/bad"));
    let near: Vec<String> = near
        .iter()
        .filter(|folder| folder.file_name().unwrap().to_string_lossy().starts_with("skrivefeil"))
        .map(|folder| told(folder))
        .collect();
    assert!(near.len() > 4, "only {} slips of the pen", near.len());
    for told in near {
        assert!(told.contains("did you mean"), "{told}");
    }
}
