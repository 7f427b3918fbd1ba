//! Writes every page at build time: `pages <folder>`, where the folder holds the compiled program.
//!
//! Bundles, one start page per municipality and language, the blank forms, the page that lets one choose a
//! municipality, the pages for editors, and the policy text for the server.

mod editors;
mod files;
mod manifest;
mod markup;
mod offline;

use files::Site;
use std::path::Path;
use std::process::ExitCode;
use stottekontaktsjekken::app::blank_forms::{self, BlankForm};
use stottekontaktsjekken::authoring::{self, Diagnostics, Library};
use stottekontaktsjekken::content::{Bundle, Key, Language, Voice};
use stottekontaktsjekken::document::{self, Document};

/// Makes a form that is filled in by pen.
type Maker = fn(&Bundle) -> Document;

/// The papers for the pen, and what makes each.
const BLANK_FORMS: [(BlankForm, Maker); 3] = [
    (blank_forms::APPLICATION, document::blank),
    (blank_forms::COMPLAINT, document::blank_complaint),
    (blank_forms::FULLMAKT, document::blank_fullmakt),
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("expected the folder to write to");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The municipalities of `content`, or those of the folder that `STK_CONTENT` names.
fn library(content: &Path) -> Result<Library, Diagnostics> {
    match std::env::var_os("STK_CONTENT") {
        None => authoring::open(content),
        Some(folder) => authoring::open_with(content, Path::new(&folder), Path::new(&folder)),
    }
}

fn write(folder: &Path) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = library(&root.join("content")).map_err(|problems| problems.to_string())?;
    let site = Site::open(root, folder)?;
    let base = std::env::var("STK_SUB_PATH").unwrap_or_else(|_| "/".into());
    let mut places = Vec::new();
    for language in Language::ALL {
        for id in &library.municipalities {
            let compiled = authoring::compile(&library, id, language).map_err(|problems| problems.to_string())?;
            let bundle = compiled.bundle;
            let addresses = site.bundle(&bundle)?;
            let depth = if language == Language::Nb { 1 } else { 2 };
            let start = markup::start(&site, &bundle, &compiled.look, &addresses, depth);
            let folder = [id, "/", markup::folder(language)].concat();
            installable(&site, &folder, &bundle.place.full_name, &bundle, &start)?;
            if language == Language::Nb {
                for (form, make) in BLANK_FORMS {
                    site.page(&[id, "/", form.1].concat(), &markup::blank_form(&site, &bundle, form.0, make(&bundle)))?;
                }
            }
            places.push(bundle);
        }
        let here: Vec<_> = places.iter().filter(|bundle| bundle.language == language).collect();
        if let Some(first) = here.first() {
            installable(&site, markup::folder(language), "", first, &markup::root(&site, &here, language))?;
        }
        if language == Language::Nb {
            site.page("404.html", &markup::not_found(&site, &here, &base))?;
            site.page("uten-nett.html", &markup::not_kept(&site, &here))?;
        }
    }
    editors::write(root, &site, &places)?;
    site.policy()?;
    offline::write(root, &site, &library.municipalities)
}

/// Writes the page of a folder, and what lets it be installed.
fn installable(site: &Site, folder: &str, place: &str, words: &Bundle, markup: &str) -> Result<(), String> {
    let app = words.text(Key::AppName, Voice::Du);
    let name = [app, place].join(" ");
    let up = "../".repeat(folder.matches('/').count());
    let manifest = manifest::manifest([name.trim_end(), app], words.language.tag(), &up, &site.icons);
    site.page(&[folder, manifest::NAME].concat(), &manifest)?;
    site.page(&[folder, "index.html"].concat(), markup)
}
