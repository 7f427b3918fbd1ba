//! An editor that follows the schemas takes what the checker takes, and marks a wrong word while it is typed.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use jsonschema::Validator;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use stottekontaktsjekken::authoring::{self, Library, SCHEMA_FOLDER, SchemaFile, schemas};

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn made() -> Vec<SchemaFile> {
    schemas(&authoring::open(&repository("content")).unwrap()).unwrap()
}

/// The schema of files called this.
fn validator(schemas: &[SchemaFile], file: &str) -> Validator {
    let stem = if file.starts_with("tekster.") { "tekster" } else { file.trim_end_matches(".toml") };
    let schema = schemas.iter().find(|schema| schema.name == format!("{stem}.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&schema.text).unwrap()).unwrap()
}

/// What the schema says of a file's text.
fn mistakes(schemas: &[SchemaFile], file: &str, text: &str) -> Vec<String> {
    let instance = serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap();
    let validator = validator(schemas, file);
    validator.iter_errors(&instance).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_schema_is_fresh() {
    for SchemaFile { name, text } in made() {
        let kept = fs::read_to_string(repository("content").join(SCHEMA_FOLDER).join(name)).unwrap_or_default();
        assert!(kept == text, "content/{SCHEMA_FOLDER}/{name} is stale; write it anew with `cargo xtask schema`");
    }
}

#[test]
fn every_file_of_every_municipality_fits_its_schema() {
    let good = Path::new("tests/kommuner/good");
    let content = repository("content");
    let libraries: [(PathBuf, Library); 2] = [
        (content.clone(), authoring::open(&content).unwrap()),
        (
            repository("tests/kommuner/good"),
            authoring::open_with(&content, &repository("tests/kommuner/good"), good).unwrap(),
        ),
    ];
    let mut seen = 0;
    for (folder, library) in libraries {
        let schemas = schemas(&library).unwrap();
        for id in &library.municipalities {
            for entry in fs::read_dir(folder.join(id)).unwrap().map(Result::unwrap) {
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.ends_with(".toml") {
                    let told = mistakes(&schemas, &name, &fs::read_to_string(entry.path()).unwrap());
                    assert!(told.is_empty(), "{id}/{name}: {told:#?}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen >= 15, "only {seen} files were seen");
}

/// What the schema says of a file of Meløy's with `from` changed to `to`.
#[track_caller]
fn broken(file: &str, from: &str, to: &str) -> String {
    let text = fs::read_to_string(repository("content/meloy").join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    let told = mistakes(&made(), file, &text.replacen(from, to, 1));
    assert!(!told.is_empty(), "{to} is taken for right in {file}");
    told.join("\n")
}

#[test]
fn a_wrong_id_is_a_mistake_where_it_stands() {
    let rules = |from: &str, to: &str| broken("stottekontakt.toml", from, to);
    assert!(rules("topic = \"klage\"", "topic = \"klager\"").starts_with("/silent/"));
    assert!(rules("question = \"helse\"", "question = \"helsa\"").starts_with("/why/"));
    assert!(rules("\"helse_hindrer\"", "\"helse_hindre\"").starts_with("/rule/"));
    assert!(rules("conclusion = \"passer\"", "conclusion = \"passar\"").starts_with("/rule/"));
    assert!(rules("goal = \"stottekontakt\"", "goal = \"stotte\"").starts_with("/rule/"));
    assert!(rules("id = \"lekser\"", "id = \"leksene\"").starts_with("/wish/"));
    assert!(rules("state = \"not-here\"", "state = \"never\"").starts_with("/wish/"));
    assert!(rules("instead = \"skolen\"", "instead = \"skole\"").starts_with("/wish/"));
    assert!(rules("kind = \"purpose\"", "kind = \"formal\"").starts_with("/remark/"));
}

#[test]
fn a_wrong_law_is_a_mistake() {
    let laws = "[[silent]]\nid = \"X1\"\ntopic = \"klage\"\nlaw = [\"N08\"]\n";
    assert_eq!(mistakes(&made(), "stottekontakt.toml", laws), [""; 0]);
    assert!(!mistakes(&made(), "stottekontakt.toml", &laws.replace("N08", "N99")).is_empty());
}

#[test]
fn a_field_that_is_missing_or_unknown_is_a_mistake() {
    assert!(broken("stottekontakt.toml", "conclusion = \"passer\"", "konklusjon = \"passer\"").contains("konklusjon"));
    assert!(broken("sted.toml", "statsforvalter = ", "statsforvaltar = ").contains("statsforvalter"));
    assert!(broken("sted.toml", "review = \"none\"", "review = \"nobody\"").contains("/review"));
}

#[test]
fn a_look_that_is_no_colour_nor_number_nor_name_is_a_mistake() {
    let place = |look: &str| {
        let text = fs::read_to_string(repository("content/meloy/sted.toml")).unwrap();
        mistakes(&made(), "sted.toml", &format!("{text}\n[look]\n{look}\n"))
    };
    assert_eq!(place("accent = \"#17616f\"\nradius = 0\nfont = \"Open Sans\""), [""; 0]);
    for wrong in ["accent = \"blue\"", "accent = \"#17616f;\"", "radius = 25", "radius = -1", "font = \"a, b\""] {
        assert!(place(wrong).iter().any(|told| told.starts_with("/look/")), "{wrong}");
    }
}

#[test]
fn a_text_without_one_of_its_voices_is_a_mistake() {
    let text = "[tillegg.passer]\ndu = \"Deg.\"\nbarn = \"Barnet.\"\nvoksen = \"Personen.\"\n";
    assert_eq!(mistakes(&made(), "tekster.nb.toml", text), [""; 0]);
    assert!(!mistakes(&made(), "tekster.nb.toml", &text.replace("barn = \"Barnet.\"\n", "")).is_empty());
}

#[test]
fn an_editor_is_offered_the_shared_ids_and_told_in_bokmal_what_a_field_is() {
    let schema = made().into_iter().find(|schema| schema.name == "stottekontakt.json").unwrap();
    let schema: Value = serde_json::from_str(&schema.text).unwrap();
    let offered = |place: &str, id: &str| {
        let ids = schema.pointer(&format!("/definitions/{place}/enum")).and_then(Value::as_array);
        assert!(ids.is_some_and(|ids| ids.contains(&Value::from(id))), "{place} does not offer {id}");
    };
    offered("TopicId", "ledsagerbevis");
    offered("Class", "elsewhere");
    offered("Why/properties/question", "onsker");
    offered("Condition/anyOf/0", "bor_pa_sykehjem");
    offered("Silent/properties/law/items", "N10");
    offered("Wish/properties/id", "avlastning");
    offered("Fact/properties/met/items", "noen_ganger");
    let told = schema.pointer("/definitions/Quote/properties/text/description").and_then(Value::as_str);
    assert_eq!(told, Some("Setningen, ord for ord. Den må stå nøyaktig én gang på siden."));
}
