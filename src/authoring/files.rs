//! Finding and reading the files under `content/`.

use super::diagnostic::{Diagnostics, Origin, did_you_mean};
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
    shared: Folder,
    folders: Folder,
    /// Municipality ids, in alphabetical order.
    pub municipalities: Vec<String>,
    pub(super) questions: Listed<raw::Question>,
    pub(super) facts: Listed<raw::Fact>,
    pub(super) goals: Listed<raw::Goal>,
    pub(super) topics: Listed<raw::SharedTopic>,
    pub(super) conclusions: Listed<raw::Conclusion>,
    pub(super) fallbacks: raw::Fallbacks,
    pub(super) laws: (Origin, raw::Laws),
    pub(super) form: (Origin, raw::Form),
    pub(super) complaint_form: (Origin, raw::Form),
    pub(super) summary_form: (Origin, raw::Form),
    texts: BTreeMap<(&'static str, &'static str), Table>,
}

/// A file's entries, with the file they stand in.
pub(super) type Listed<T> = (Origin, raw::List<T>);

/// A folder of content, and how its files are called in messages.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: PathBuf,
    shown: PathBuf,
}

/// The shared files of texts, by stem.
const SHARED_TEXTS: [&str; 9] =
    ["sporsmal", "fakta", "emner", "forbehold", "konklusjoner", "lov", "andre", "soknad", "ui"];

/// Folders under `content/` that are no municipality.
const SHARED_FOLDERS: [&str; 3] = ["felles", "norge", "tekster"];

impl Library {
    /// Reads the shared files.
    pub(super) fn open(shared: Folder, folders: Folder) -> Result<Library, Diagnostics> {
        let mut problems = Diagnostics::default();
        let mut texts = BTreeMap::new();
        for language in Language::ALL {
            for stem in SHARED_TEXTS {
                let table = shared.table(&format!("tekster/{}/{stem}.toml", language.tag()), &mut problems);
                texts.insert((language.tag(), stem), table);
            }
        }
        let questions = shared.read::<raw::Questions>("felles/sporsmal.toml", &mut problems);
        let facts = shared.read::<raw::Facts>("felles/fakta.toml", &mut problems);
        let goals = shared.read::<raw::Goals>("felles/maal.toml", &mut problems);
        let topics = shared.read::<raw::Topics>("felles/emner.toml", &mut problems);
        let conclusions = shared.read::<raw::Conclusions>("felles/konklusjoner.toml", &mut problems);
        let laws = shared.read::<raw::Laws>("norge/lov.toml", &mut problems);
        let form = shared.read::<raw::Form>("felles/soknad.toml", &mut problems);
        let complaint_form = shared.read::<raw::Form>("felles/klage.toml", &mut problems);
        let summary_form = shared.read::<raw::Form>("felles/oppsummering.toml", &mut problems);
        let (
            Some(questions),
            Some(facts),
            Some(goals),
            Some(topics),
            Some(conclusions),
            Some(laws),
            Some(form),
            Some(complaint_form),
            Some(summary_form),
        ) = (questions, facts, goals, topics, conclusions, laws, form, complaint_form, summary_form)
        else {
            return Err(problems.sorted());
        };
        let library = Library {
            municipalities: municipalities(&folders.path),
            shared,
            folders,
            questions: (questions.0, questions.1.question),
            facts: (facts.0, facts.1.fact),
            goals: (goals.0, goals.1.goal),
            topics: (topics.0, topics.1.topic),
            fallbacks: conclusions.1.default,
            conclusions: (conclusions.0, conclusions.1.conclusion),
            laws,
            form,
            complaint_form,
            summary_form,
            texts,
        };
        problems.or(library)
    }

    /// A shared table of texts.
    pub(super) fn texts(&self, language: Language, stem: &'static str) -> &Table {
        static EMPTY: std::sync::LazyLock<Table> = std::sync::LazyLock::new(Table::default);
        self.texts.get(&(language.tag(), stem)).unwrap_or(&EMPTY)
    }

    /// The paper's fixed words, which exist in bokmål alone.
    pub(super) fn paper_words(&self, problems: &mut Diagnostics) -> Table {
        self.shared.table(&format!("tekster/{}/papir.toml", Language::Nb.tag()), problems)
    }

    /// Reads one of a municipality's own files.
    pub(super) fn municipal<T: DeserializeOwned>(
        &self,
        id: &str,
        file: &str,
        problems: &mut Diagnostics,
    ) -> Option<(Origin, T)> {
        self.folders.read(&format!("{id}/{file}"), problems)
    }

    /// Reads one of a municipality's own files that need not be there.
    pub(super) fn municipal_if<T: DeserializeOwned + Default>(
        &self,
        id: &str,
        file: &str,
        problems: &mut Diagnostics,
    ) -> Option<(Origin, T)> {
        let there = self.folders.path.join(id).join(file).exists();
        if there { self.municipal(id, file, problems) } else { Some(Default::default()) }
    }

    /// Every content file in a municipality's folder.
    pub fn files_of(&self, id: &str) -> Vec<Origin> {
        self.folders.below(Path::new(id))
    }

    /// Every shared content file.
    pub fn shared_files(&self) -> Vec<Origin> {
        SHARED_FOLDERS.iter().flat_map(|folder| self.shared.below(Path::new(folder))).collect()
    }

    /// A shared file, by its place under the shared folder.
    pub(crate) fn shared_file(&self, file: &str, problems: &mut Diagnostics) -> Origin {
        self.shared.origin(file, problems)
    }

    /// The folder of a municipality.
    pub fn folder_of(&self, id: &str) -> PathBuf {
        self.folders.path.join(id)
    }

    /// A municipality's own texts in one language; empty when there are none.
    pub(super) fn own_texts(&self, id: &str, language: &str, problems: &mut Diagnostics) -> Table {
        let file = format!("{id}/tekster.{language}.toml");
        if self.folders.path.join(&file).exists() {
            return self.folders.table(&file, problems);
        }
        Table::missing(self.folders.origin_name(&file))
    }
}

impl Folder {
    /// The folder at `path`, called `shown` in messages.
    pub(super) fn new(path: &Path, shown: &Path) -> Self {
        Folder { path: path.to_owned(), shown: shown.to_owned() }
    }

    /// The content files below `part`, in alphabetical order; one that cannot be read is told of where it is needed.
    fn below(&self, part: &Path) -> Vec<Origin> {
        let entries = fs::read_dir(self.path.join(part)).into_iter().flatten().flatten();
        let mut names: Vec<PathBuf> = entries.map(|entry| part.join(entry.file_name())).collect();
        names.sort();
        let file = |name: PathBuf| match name.extension() {
            _ if self.path.join(&name).is_dir() => self.below(&name),
            Some(ending) if ending == "toml" => {
                vec![self.origin(&name.to_string_lossy(), &mut Diagnostics::default())]
            }
            _ => Vec::new(),
        };
        names.into_iter().flat_map(file).collect()
    }

    fn origin_name(&self, file: &str) -> String {
        self.shown.join(file).to_string_lossy().into_owned()
    }

    fn origin(&self, file: &str, problems: &mut Diagnostics) -> Origin {
        let shown = self.origin_name(file);
        match fs::read_to_string(self.path.join(file)) {
            Ok(text) => Origin { file: shown, text },
            Err(error) => {
                problems.add(&shown, 0, format!("cannot be read: {error}"));
                Origin { file: shown, text: String::new() }
            }
        }
    }

    fn table(&self, file: &str, problems: &mut Diagnostics) -> Table {
        Table::read(self.origin(file, problems), problems)
    }

    fn read<T: DeserializeOwned>(&self, file: &str, problems: &mut Diagnostics) -> Option<(Origin, T)> {
        let before = problems.0.len();
        let origin = self.origin(file, problems);
        if problems.0.len() > before {
            return None;
        }
        match toml::from_str(&origin.text) {
            Ok(value) => Some((origin, value)),
            Err(error) => {
                let line = error.span().map_or(0, |span| origin.line(span.start));
                problems.add(&origin.file, line, with_nearest(error.message()));
                None
            }
        }
    }
}

/// A message of the parser that names an unknown word and the known ones, with the nearest of these.
fn with_nearest(message: &str) -> String {
    let mut words = message.split('`').skip(1).step_by(2);
    match words.next() {
        Some(unknown) if message.starts_with("unknown") => format!("{message}{}", did_you_mean(unknown, words)),
        _ => message.to_owned(),
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
