//! `cargo xtask summaries [municipality …]`: writes `content/<municipality>/summary.md` anew, and `docs/ordliste.md`.

use crate::content::{compiled, library};
use crate::process::{self, Done, root};
use std::path::Path;
use stottekontaktsjekken::content::Language;
use stottekontaktsjekken::summary;

/// The words that editors choose from.
const WORD_LIST: &str = "docs/ordliste.md";

/// Writes the summary of the municipalities named, or of all.
pub fn run(args: &[String]) -> Done {
    let library = library()?;
    let chosen = if args.is_empty() { &library.municipalities } else { args };
    for id in chosen {
        let compiled = compiled(&library, id, Language::Nb)?;
        let page = summary::page(&library, &compiled).map_err(|problems| problems.to_string())?;
        written(&library.folder_of(id).join(summary::FILE), &format!("content/{id}/{}", summary::FILE), page)?;
    }
    let words = summary::word_list(&library).map_err(|problems| problems.to_string())?;
    written(&root().join(WORD_LIST), WORD_LIST, words)
}

/// Writes a page, unless it is as it should be already.
fn written(path: &Path, shown: &str, page: String) -> Done {
    let fresh = std::fs::read_to_string(path).is_ok_and(|kept| kept == page);
    if !fresh {
        process::write(path, page)?;
    }
    println!("{shown}: {}", if fresh { "as it was" } else { "written" });
    Ok(())
}
