//! Shared texts are every municipality's: none of them may carry one municipality's name, sentence or criterion.

use crate::files::{good, root};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Folders of municipalities, real and invented.
fn municipalities() -> Vec<PathBuf> {
    let real = crate::files::folders(&root().join("content"));
    let shared = ["felles", "norge", "tekster"];
    let real = real.into_iter().filter(|folder| !shared.iter().any(|name| folder.ends_with(name)));
    real.chain(crate::files::folders(&good())).collect()
}

fn table(path: &Path) -> Table {
    fs::read_to_string(path).unwrap().parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every text below a value, with its key.
fn texts(key: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => drop(into.insert(key.to_owned(), text.clone())),
        Value::Table(inner) => inner.iter().for_each(|(name, value)| texts(&format!("{key}.{name}"), value, into)),
        _ => {}
    }
}

/// All shared texts, by file and key. The law is not a municipality's, and is left out where `law` is false.
fn shared(law: bool) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for language in ["nb", "en"] {
        for file in fs::read_dir(root().join("content/tekster").join(language)).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let of_texts = path.extension().is_some_and(|extension| extension == "toml");
            if of_texts && (law || name != "lov") {
                texts(&format!("{language}/{name}"), &Value::Table(table(&path)), &mut found);
            }
        }
    }
    assert!(found.len() > 500, "only {} shared texts", found.len());
    found
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn no_shared_text_names_a_municipality_or_an_office_of_one() {
    for folder in municipalities() {
        let place = table(&folder.join("sted.toml"));
        let office = place["office"]["name"].as_str().unwrap();
        for name in [place["name"].as_str().unwrap(), office] {
            for (key, text) in shared(true) {
                assert!(!text.contains(name), "{key} names {name}: {text}");
            }
        }
    }
}

/// How many words in a row make a sentence recognisable as somebody's own.
const RUN: usize = 7;

#[test]
fn no_shared_text_repeats_what_a_municipality_has_written() {
    let shared: Vec<(String, Vec<String>)> = shared(false).into_iter().map(|(key, text)| (key, words(&text))).collect();
    for folder in municipalities() {
        let service = table(&folder.join("stottekontakt.toml"));
        for quote in service["quote"].as_array().unwrap() {
            let said = words(quote["text"].as_str().unwrap());
            for run in said.windows(RUN) {
                for (key, text) in &shared {
                    assert!(!text.windows(RUN).any(|own| own == run), "{key} has words of {}: {run:?}", quote["id"]);
                }
            }
        }
    }
}

/// What some page makes a condition. A question may ask about life without these words.
const CRITERIA: [&str; 10] = [
    "ensom",
    "funksjonsneds",
    "funksjonshem",
    "rusmis",
    "innvilg",
    "omsorgsniv",
    "selvstendig",
    "lonel",
    "disabil",
    "impairment",
];

#[test]
fn no_shared_question_carries_a_criterion() {
    for (key, text) in
        shared(false).into_iter().filter(|(key, _)| key.contains("/sporsmal.") || key.contains("/fakta."))
    {
        let lower = text.to_lowercase();
        for criterion in CRITERIA.iter().filter(|criterion| lower.contains(**criterion)) {
            // Some people's own word for it, in a line of examples, is no condition of anyone's.
            assert!(key.ends_with(".help"), "{key} has the criterion «{criterion}»: {text}");
        }
    }
}

#[test]
fn every_language_has_the_same_shared_texts() {
    let keys = |language: &str| -> Vec<String> {
        let own = |key: &String| key.strip_prefix(&format!("{language}/")).map(str::to_owned);
        // The paper is in bokmål alone, and so are the words for editors and those that a field has only on paper.
        let paper = |key: &String| key.starts_with("papir.") || key.starts_with("skjema.") || key.contains(".paper");
        let voice = |key: &str| {
            ["du", "barn", "voksen"]
                .iter()
                .find_map(|voice| key.strip_suffix(&format!(".{voice}")))
                .unwrap_or(key)
                .to_owned()
        };
        let mut keys: Vec<String> =
            shared(true).keys().filter_map(own).filter(|key| !paper(key)).map(|key| voice(&key)).collect();
        keys.retain(|key| !key.starts_with("soknad.sporsmal."));
        keys.dedup();
        keys
    };
    assert_eq!(keys("nb"), keys("en"));
}
