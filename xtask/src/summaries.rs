//! `cargo xtask summaries [municipality …]`: writes `content/<municipality>/summary.md` anew.

use crate::content::{compiled, library};
use crate::process::{self, Done};
use stottekontaktsjekken::content::Language;
use stottekontaktsjekken::summary;

/// Writes the summary of the municipalities named, or of all.
pub fn run(args: &[String]) -> Done {
    let library = library()?;
    let chosen = if args.is_empty() { &library.municipalities } else { args };
    for id in chosen {
        let compiled = compiled(&library, id, Language::Nb)?;
        let page = summary::page(&library, &compiled).map_err(|problems| problems.to_string())?;
        let path = library.folder_of(id).join(summary::FILE);
        let fresh = std::fs::read_to_string(&path).is_ok_and(|kept| kept == page);
        if !fresh {
            process::write(&path, page)?;
        }
        println!("content/{id}/{}: {}", summary::FILE, if fresh { "as it was" } else { "written" });
    }
    Ok(())
}
