//! Finding and reading the files under `content/`.

use super::diagnostic::{Diagnostics, Origin};
use super::raw;
use super::texts::Table;
use crate::content::Language;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The shared vocabulary and law, and where the municipalities' folders are.
#[derive(Debug)]
pub struct Library {
    /// The `content/` folder.
    pub root: PathBuf,
    /// Municipality ids, in alphabetical order.
    pub municipalities: Vec<String>,
    pub(super) questions: Listed<raw::Question>,
    pub(super) facts: Listed<raw::Fact>,
    pub(super) goals: Listed<raw::Goal>,
    pub(super) conclusions: Listed<raw::Conclusion>,
    pub(super) fallbacks: raw::Fallbacks,
    pub(super) laws: (Origin, raw::Laws),
    pub(super) form: (Origin, raw::Form),
    pub(super) complaint_form: (Origin, raw::Form),
    texts: BTreeMap<(&'static str, &'static str), Table>,
}

/// A file's entries, with the file they stand in.
pub(super) type Listed<T> = (Origin, raw::List<T>);

/// The shared files of texts, by stem.
const SHARED_TEXTS: [&str; 7] = ["sporsmal", "fakta", "konklusjoner", "lov", "andre", "soknad", "ui"];

/// Folders under `content/` that are no municipality.
const SHARED_FOLDERS: [&str; 3] = ["felles", "norge", "tekster"];

impl Library {
    /// Reads the shared files.
    pub(super) fn open(root: &Path) -> Result<Library, Diagnostics> {
        let mut problems = Diagnostics::default();
        let felles = root.join("felles");
        let mut texts = BTreeMap::new();
        for language in Language::ALL {
            for stem in SHARED_TEXTS {
                let path = root.join("tekster").join(language.tag()).join(stem).with_extension("toml");
                let table = Table::read(origin(root, &path, &mut problems), &mut problems);
                texts.insert((language.tag(), stem), table);
            }
        }
        let questions = read::<raw::Questions>(root, &felles.join("sporsmal.toml"), &mut problems);
        let facts = read::<raw::Facts>(root, &felles.join("fakta.toml"), &mut problems);
        let goals = read::<raw::Goals>(root, &felles.join("maal.toml"), &mut problems);
        let conclusions = read::<raw::Conclusions>(root, &felles.join("konklusjoner.toml"), &mut problems);
        let laws = read::<raw::Laws>(root, &root.join("norge/lov.toml"), &mut problems);
        let form = read::<raw::Form>(root, &felles.join("soknad.toml"), &mut problems);
        let complaint_form = read::<raw::Form>(root, &felles.join("klage.toml"), &mut problems);
        let (
            Some(questions),
            Some(facts),
            Some(goals),
            Some(conclusions),
            Some(laws),
            Some(form),
            Some(complaint_form),
        ) = (questions, facts, goals, conclusions, laws, form, complaint_form)
        else {
            return Err(problems);
        };
        let library = Library {
            root: root.to_owned(),
            municipalities: municipalities(root),
            questions: (questions.0, questions.1.question),
            facts: (facts.0, facts.1.fact),
            goals: (goals.0, goals.1.goal),
            fallbacks: conclusions.1.default,
            conclusions: (conclusions.0, conclusions.1.conclusion),
            laws,
            form,
            complaint_form,
            texts,
        };
        problems.or(library)
    }

    /// A shared table of texts.
    pub(super) fn texts(&self, language: Language, stem: &'static str) -> &Table {
        static EMPTY: std::sync::LazyLock<Table> = std::sync::LazyLock::new(Table::default);
        self.texts.get(&(language.tag(), stem)).unwrap_or(&EMPTY)
    }

    /// Reads one of a municipality's own files.
    pub(super) fn municipal<T: DeserializeOwned>(
        &self,
        id: &str,
        file: &str,
        problems: &mut Diagnostics,
    ) -> Option<(Origin, T)> {
        read(&self.root, &self.root.join(id).join(file), problems)
    }

    /// A municipality's own texts in one language; empty when there are none.
    pub(super) fn own_texts(&self, id: &str, language: &str, problems: &mut Diagnostics) -> Table {
        let path = self.root.join(id).join(format!("tekster.{language}.toml"));
        if path.exists() { Table::read(origin(&self.root, &path, problems), problems) } else { Table::default() }
    }
}

fn municipalities(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root).into_iter().flatten().filter_map(Result::ok);
    let folders =
        entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> = folders.filter(|name| !SHARED_FOLDERS.contains(&name.as_str())).collect();
    found.sort();
    found
}

fn origin(root: &Path, path: &Path, problems: &mut Diagnostics) -> Origin {
    let shown = path.strip_prefix(root).unwrap_or(path);
    let file = Path::new("content").join(shown).to_string_lossy().into_owned();
    match fs::read_to_string(path) {
        Ok(text) => Origin { file, text },
        Err(error) => {
            problems.add(&file, 0, format!("cannot be read: {error}"));
            Origin { file, text: String::new() }
        }
    }
}

fn read<T: DeserializeOwned>(root: &Path, path: &Path, problems: &mut Diagnostics) -> Option<(Origin, T)> {
    let before = problems.0.len();
    let origin = origin(root, path, problems);
    if problems.0.len() > before {
        return None;
    }
    match toml::from_str(&origin.text) {
        Ok(value) => Some((origin, value)),
        Err(error) => {
            let line = error.span().map_or(0, |span| origin.line(span.start));
            problems.add(&origin.file, line, error.message());
            None
        }
    }
}
