//! Folders that tests read, and copies that they may break.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use stottekontaktsjekken::authoring::{self, Compiled, Diagnostics};
use stottekontaktsjekken::content::Language;

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The invented municipalities.
pub fn good() -> PathBuf {
    root().join("tests/kommuner/good")
}

/// A municipality of `municipalities` in every language, with the shared vocabulary of `content`.
pub fn compile(content: &Path, municipalities: &Path, id: &str) -> Result<Vec<Compiled>, Diagnostics> {
    let library = authoring::open_with(content, municipalities, Path::new("content"))?;
    Language::ALL.into_iter().map(|language| authoring::compile(&library, id, language)).collect()
}

/// A folder for one test, removed when dropped.
pub struct Scratch(pub PathBuf);

impl Scratch {
    /// An empty folder that no other test uses.
    pub fn new(name: &str) -> Scratch {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("stottekontaktsjekken-{}-{count}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Scratch(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy(&from, &to) } else { fs::copy(&from, &to).map(drop).unwrap() }
    }
}

/// The folders in a folder, by name.
pub fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    found.sort();
    found
}
