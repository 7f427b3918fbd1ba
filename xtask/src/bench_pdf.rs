//! `cargo xtask bench-pdf`: how fast is a paper made into a PDF, beside what others make of the same words?
//!
//! The measuring is done by `tests/bench/pdf.rs` in Chromium. Numbers depend on the machine, so nothing here fails
//! because of them; compare ratios. The others are fetched from npm into `target/bench-pdf/`, and are no part of the site.

use crate::browser;
use crate::content::{compiled, library};
use crate::document::answers;
use crate::peers::{self, Folders};
use crate::process::{self, Done, dist, files_below, root, write};
use crate::server::Server;
use std::path::{Path, PathBuf};
use stottekontaktsjekken::calendar::Date;
use stottekontaktsjekken::content::Language;
use stottekontaktsjekken::document::{Block, Document, application, pdf};
use stottekontaktsjekken::wire::bytes_of;

/// The others, as npm has them.
const PACKAGES: [&str; 4] = ["pdf-lib@1.17.1", "@pdf-lib/fontkit@1.1.1", "pdfmake@0.3.11", "jspdf@4.2.1"];

/// What the page calls each of the others, with the files that a browser loads for it: with the fonts it brings, and with
/// the font that ours has.
const OTHERS: [(&str, &[&str]); 6] = [
    ("pdf-lib", &["pdf-lib/dist/pdf-lib.min.js"]),
    ("jsPDF", &["jspdf/dist/jspdf.umd.min.js"]),
    ("pdfmake", &["pdfmake/build/pdfmake.min.js", "pdfmake/build/vfs_fonts.js"]),
    ("pdf-lib+Noto", &["pdf-lib/dist/pdf-lib.min.js", "@pdf-lib/fontkit/dist/fontkit.umd.min.js", REGULAR, BOLD]),
    ("jsPDF+Noto", &["jspdf/dist/jspdf.umd.min.js", REGULAR, BOLD]),
    ("pdfmake+Noto", &["pdfmake/build/pdfmake.min.js", REGULAR, BOLD]),
];

/// The whole font, from Debian's package `fonts-noto-core`.
const REGULAR: &str = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
const BOLD: &str = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf";

/// Their own programs may do what our policy forbids.
const POLICY: &str = "default-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:\n";

const PAGE: &str = "<!doctype html>\n<html lang=\"nb\">\n<meta charset=\"utf-8\">\n<title>PDF</title>\n<main></main>\n\
    <script src=\"measure.js\"></script>\n";

pub fn run(args: &[String]) -> Done {
    process::only(args, &["--no-build"], &["--rounds"])?;
    let rounds = process::count(args, "--rounds", 5)?;
    peers::site(args)?;
    let Folders { packages, site } = peers::fetch("bench-pdf", &PACKAGES)?;
    let makers = lay_out(&packages, &site)?;
    write_paper(&site)?;
    let server = Server::start(site, 0, "/")?;
    let told = [("STK_ROUNDS", rounds.to_string()), ("STK_MAKERS", makers.join(" "))];
    browser::measure("pdf", &server, &told)
}

/// Puts all programs into the folder that is served. Gives each one's name with the bytes that a browser loads.
fn lay_out(packages: &Path, site: &Path) -> Done<Vec<String>> {
    write(&site.join("index.html"), PAGE)?;
    write(&site.join("_csp"), POLICY)?;
    peers::copy(&root().join("tests/bench/pdf.js"), &site.join("measure.js"))?;
    let mut ours = 0;
    for (ending, name) in [(".js", "pdf.js"), (".wasm", "pdf_bg.wasm")] {
        ours += peers::copy(&made(ending)?, &site.join(name))?;
    }
    let mut makers = vec![format!("ours={ours}")];
    for (name, files) in OTHERS {
        let mut bytes = 0;
        for file in files {
            // An absolute path stays what it is: a font, which may have to be installed (`apt-get install fonts-noto-core`).
            bytes += peers::copy_into(site, &packages.join(file))?;
        }
        makers.push(format!("{name}={bytes}"));
    }
    Ok(makers)
}

/// The file in dist/ that makes PDFs.
fn made(ending: &str) -> Done<PathBuf> {
    let ours = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("pdf-") && name.ends_with(ending)
    };
    let found = files_below(&dist())?.into_iter().find(ours);
    found.ok_or_else(|| format!("there is no pdf-…{ending} in dist/; run `cargo xtask build`"))
}

/// The paper as the app sends it, and its words for the others.
fn write_paper(site: &Path) -> Done {
    let bundle = compiled(&library()?, "lorenskog", Language::Nb)?.bundle;
    let kept = answers(&bundle, &root().join("tests/pdf/normal.txt"))?;
    let paper = application(&bundle, &kept.answers, &kept.values, Date::new(2026, 11, 22));
    write(&site.join("paper.bin"), bytes_of(&paper))?;
    write(&site.join("texts.json"), serde_json::Value::from(texts(&paper)).to_string())
}

/// All words of a paper; headings are bold. Standard fonts have the letters of western Europe only.
fn texts(paper: &Document) -> Vec<serde_json::Value> {
    let mut texts = Vec::new();
    for block in &paper.blocks {
        let bold = matches!(block, Block::Heading { .. });
        pdf::words(block, &mut |words| {
            let words: String = words.chars().map(|letter| if letter > 'ÿ' { '-' } else { letter }).collect();
            texts.push(serde_json::json!({ "words": words, "bold": bold }));
        });
    }
    texts
}
