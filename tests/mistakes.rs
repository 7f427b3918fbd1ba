//! A mistake in a content file is told with the file, the line, what was expected, and the nearest right spelling.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::Language;

/// A copy of `content/` that can be broken, removed when dropped.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let root = std::env::temp_dir().join(format!("stottekontaktsjekken-{}-{name}", std::process::id()));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &root);
        Copy(root)
    }

    /// Replaces `from` by `to` in a file, and tells what the checker then says of Meløy.
    fn broken(name: &str, file: &str, from: &str, to: &str) -> String {
        let copy = Copy::new(name);
        let path = copy.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        copy.check()
    }

    fn check(&self) -> String {
        let library = match authoring::open(&self.0) {
            Ok(library) => library,
            Err(problems) => return problems.to_string(),
        };
        authoring::compile(&library, "meloy", Language::Nb)
            .map_or_else(|problems| problems.to_string(), |_| String::new())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy(&from, &to) } else { fs::copy(&from, &to).map(drop).unwrap() }
    }
}

const RULES: &str = "meloy/stottekontakt.toml";

#[track_caller]
fn says(told: &str, parts: &[&str]) {
    for part in parts {
        assert!(told.contains(part), "expected «{part}» in:\n{told}");
    }
}

#[test]
fn content_without_a_mistake_has_nothing_to_tell() {
    assert_eq!(Copy::new("whole").check(), "");
}

#[test]
fn a_rule_id_that_does_not_exist_is_named_with_its_line_and_the_nearest_one() {
    let told = Copy::broken("basis", RULES, "basis = [\"M13\"]", "basis = [\"M133\"]");
    says(&told, &["content/meloy/stottekontakt.toml:", "\"M133\" is used but not defined", "did you mean \"M13\"?"]);
    let line: usize = told.split(':').nth(1).unwrap().parse().unwrap();
    assert!(line > 1, "{told}");
}

#[test]
fn a_misspelt_fact_names_the_nearest_one() {
    let told = Copy::broken("fact", RULES, "\"helse_hindrer\"", "\"helse_hindre\"");
    says(&told, &["stottekontakt.toml:", "helse_hindre", "did you mean \"helse_hindrer\"?"]);
}

#[test]
fn a_misspelt_key_says_what_was_expected() {
    let told = Copy::broken("key", RULES, "conclusion = \"passer\"", "konklusjon = \"passer\"");
    says(&told, &["stottekontakt.toml:", "unknown field `konklusjon`", "`conclusion`"]);
}

#[test]
fn a_missing_text_names_the_table_and_the_key() {
    let told = Copy::broken("text", "tekster/nb/sporsmal.toml", "[bolig.options]", "[bolig.opsjoner]");
    says(&told, &["content/tekster/nb/sporsmal.toml", "`bolig.options.", "is missing"]);
}

#[test]
fn a_missing_voice_is_a_mistake() {
    let told = Copy::broken("voice", "tekster/nb/sporsmal.toml", "barn = \"Bor barnet i {kommune}?\"\n", "");
    says(&told, &["content/tekster/nb/sporsmal.toml:", "`opphold.title` needs exactly the voices du, barn and voksen"]);
}

#[test]
fn a_gap_in_the_rules_is_told_as_a_residents_answers() {
    let from = "{ not = \"trenger_hjelp_til_fritid\" }, { not = \"i_en_nevnt_gruppe\" }] }";
    let to = from.replace("] }", ", \"ansatte_om_dagen\"] }");
    let told = Copy::broken("gap", RULES, from, &to);
    says(&told, &["content/meloy/stottekontakt.toml", "no rule decides this case", "«Er det ansatte der du bor?»"]);
}

#[test]
fn two_rules_that_disagree_are_told_with_their_lines() {
    let told = Copy::broken("conflict", RULES, "  \"sykehjem\",\n", "");
    says(
        &told,
        &[
            "content/meloy/stottekontakt.toml:",
            "draw different conclusions, and none has the other in `over`",
            "annen_kommune, sykehjem",
        ],
    );
}

#[test]
fn a_topic_that_is_neither_quoted_nor_silent_is_a_mistake() {
    let told = Copy::broken("topic", RULES, "topic = \"alder\"", "topic = \"dato\"");
    says(&told, &["nothing is said of the topic \"alder\"", "declare it silent"]);
}

#[test]
fn a_part_of_a_quotation_must_stand_in_it() {
    let told = Copy::broken("part", RULES, "text = \"leksehjelp\"", "text = \"leksehjelpa\"");
    says(&told, &["stottekontakt.toml:", "is not a part of M12"]);
}

#[test]
fn a_statement_that_nothing_rests_on_is_a_mistake() {
    let told = Copy::broken(
        "unused",
        RULES,
        "[[rule]]",
        "[[quote]]\nid = \"M99\"\nsource = \"side\"\ntext = \"Noe.\"\n\n[[rule]]",
    );
    says(&told, &["stottekontakt.toml:", "\"M99\" is never used"]);
}

#[test]
fn every_rule_id_of_the_two_pages_is_used_silent_or_set_aside() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let ids = |prefix: &str, last: u32| (1..=last).map(|n| format!("{prefix}{n:02}")).collect::<Vec<_>>();
    let silent = |prefix: &str, last: u32| (1..=last).map(|n| format!("{prefix}{n}")).collect::<Vec<_>>();
    let parts = |id: &str| ["a", "b", "c", "d", "e"].map(|part| format!("{id}{part}")).to_vec();
    let lorenskog = [ids("L", 27), silent("LS", 15)].concat();
    // M23 is the date, which stands with the source; M18 is told as its five parts.
    let meloy = [ids("M", 22), silent("MS", 13), parts("M12"), parts("M18")].concat();
    for (municipality, wanted) in [("lorenskog", lorenskog), ("meloy", meloy)] {
        let text = fs::read_to_string(content.join(municipality).join("stottekontakt.toml")).unwrap();
        for id in wanted.iter().filter(|id| *id != "M18") {
            assert!(text.contains(&format!("id = \"{id}\"")), "{municipality}: nothing is said of {id}");
        }
    }
}
