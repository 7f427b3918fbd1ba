//! Opening `content/` for the commands that read it.

use crate::process::root;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use stottekontaktsjekken::authoring::{self, Compiled, Library};
use stottekontaktsjekken::content::Language;

/// What tells another folder of municipalities than `content/` to programs that are started from here.
pub const FOLDER: &str = "STK_CONTENT";

static CHOSEN: OnceLock<PathBuf> = OnceLock::new();

/// Takes `--content FOLDER` out of the arguments of any command. The shared vocabulary is always that of `content/`.
pub fn take_folder(mut args: Vec<String>) -> Result<Vec<String>, String> {
    if let Some(at) = args.iter().position(|arg| arg == "--content") {
        let folder = PathBuf::from(args.get(at + 1).ok_or("`--content` needs a folder after it")?);
        if !folder.is_dir() {
            return Err(format!("`--content {}`: there is no such folder", folder.display()));
        }
        args.drain(at..at + 2);
        let _ = CHOSEN.set(std::fs::canonicalize(&folder).unwrap_or(folder));
    }
    Ok(args)
}

/// The folder of municipalities chosen instead of `content/`, if any.
pub fn chosen() -> Option<PathBuf> {
    CHOSEN.get().cloned().or_else(|| std::env::var_os(FOLDER).map(PathBuf::from))
}

/// The shared vocabulary, and where the municipalities are.
pub fn library() -> Result<Library, String> {
    let content = root().join("content");
    let library = match chosen() {
        None => authoring::open(&content),
        Some(folder) => authoring::open_with(&content, &folder, &shown(&folder)),
    };
    library.map_err(|problems| problems.to_string())
}

/// A folder as seen from here.
fn shown(folder: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    folder.strip_prefix(here).unwrap_or(folder).to_owned()
}

/// One municipality, compiled.
pub fn compiled(library: &Library, id: &str, language: Language) -> Result<Compiled, String> {
    if !library.municipalities.iter().any(|known| known == id) {
        return Err(format!("there is no municipality \"{id}\"; there is: {}", library.municipalities.join(", ")));
    }
    authoring::compile(library, id, language).map_err(|problems| problems.to_string())
}
