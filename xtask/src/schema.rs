//! `cargo xtask schema`: writes the JSON Schemas of a municipality's files anew.

use crate::content::library;
use crate::process::{self, Done, root};
use stottekontaktsjekken::authoring::{SCHEMA_FOLDER, schemas};

/// Writes every schema.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    let library = library()?;
    let folder = root().join("content").join(SCHEMA_FOLDER);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for schema in schemas(&library).map_err(|problems| problems.to_string())? {
        process::write(&folder.join(schema.name), schema.text)?;
        println!("content/{SCHEMA_FOLDER}/{}", schema.name);
    }
    Ok(())
}
