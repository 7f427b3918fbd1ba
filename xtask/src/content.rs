//! Opening `content/` for the commands that read it.

use std::path::PathBuf;
use stottekontaktsjekken::authoring::{self, Compiled, Library};
use stottekontaktsjekken::content::Language;

/// The repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The shared vocabulary.
pub fn library() -> Result<Library, String> {
    authoring::open(&root().join("content")).map_err(|problems| problems.to_string())
}

/// One municipality, compiled.
pub fn compiled(library: &Library, id: &str, language: Language) -> Result<Compiled, String> {
    if !library.municipalities.iter().any(|known| known == id) {
        return Err(format!("there is no municipality \"{id}\"; there is: {}", library.municipalities.join(", ")));
    }
    authoring::compile(library, id, language).map_err(|problems| problems.to_string())
}
