//! How many bytes does a phone fetch to paint the second question? Printed, and refused above the budget.

use crate::compress;
use crate::headers::EMBED;
use crate::process::{self, Done, dist, files_below, read};
use std::path::{Component, Path, PathBuf};

/// The start page whose cost is counted.
const START_PAGE: &str = "lorenskog/index.html";
/// Brotli 11, in bytes: above this the test fails.
const BUDGET: usize = 140 * 1024;
/// The same for what makes PDFs, which nobody waits for until a PDF is wanted.
const PDF_BUDGET: usize = 60 * 1024;
/// The same for the script of the snippet, which every visitor of another site fetches.
const EMBED_BUDGET: usize = 2 * 1024;
/// What we want.
const AIM: usize = 100 * 1024;
/// Beginning of the names of the files that make PDFs.
const PDF: &str = "pdf-";
/// Beginning of the name of the script that is fetched in another page's frame only.
const FRAME: &str = "frame-";
/// Beginning of the names of attributes with addresses that the program fetches after the second question.
const LATER: &str = "data-later-";
/// Endings of the files that a page makes the browser fetch before the second question.
const FETCHED: &[&str] = &["css", "js", "wasm", "bin", "woff2"];

/// `cargo xtask bytes`.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    check()
}

/// Prints every part and the sums, to the second question, to the printed application, to a PDF of it, and of what other
/// sites carry; fails above a budget, and if more than one municipality's data is fetched.
pub fn check() -> Done {
    let page = read(&dist().join(START_PAGE))?;
    let (at_once, later) = named(&page);
    println!("{:>10} {:>10}  to paint the second question of {START_PAGE}", "bytes", "br");
    let parts = parts(at_once)?;
    let sum = printed(&parts)?;
    println!("{:>10} {sum:>10}  = {} of {} (aim {})", "", kilobytes(sum), kilobytes(BUDGET), kilobytes(AIM));
    println!("{:>10} {:>10}  fetched after it, whatever is answered", "", "");
    let (pdf, later): (Vec<PathBuf>, Vec<PathBuf>) = files(later)?.into_iter().partition(|file| begins(file, PDF));
    let (framed, later): (Vec<PathBuf>, Vec<PathBuf>) = later.into_iter().partition(|file| begins(file, FRAME));
    let whole = sum + printed(&later)?;
    println!("{:>10} {whole:>10}  = {} to the printed application", "", kilobytes(whole));
    let pdf = printed(&pdf)?;
    println!("{:>10} {pdf:>10}  = {} of {} to make PDFs", "", kilobytes(pdf), kilobytes(PDF_BUDGET));
    let embed = printed(&[dist().join(EMBED)])?;
    println!("{:>10} {embed:>10}  = {} of {} for a page around", "", kilobytes(embed), kilobytes(EMBED_BUDGET));
    printed(&framed)?;
    let bundles: Vec<_> = parts.iter().filter(|part| part.extension().is_some_and(|ending| ending == "bin")).collect();
    if bundles.len() != 1 {
        return Err(format!(
            "{START_PAGE} must make the browser fetch exactly one bundle, not {}: {bundles:?}",
            bundles.len()
        ));
    }
    within(sum, BUDGET)?;
    within(pdf, PDF_BUDGET)?;
    within(embed, EMBED_BUDGET)
}

fn begins(file: &Path, with: &str) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(with))
}

fn within(bytes: usize, budget: usize) -> Done {
    if bytes <= budget {
        return Ok(());
    }
    let (bytes, budget) = (kilobytes(bytes), kilobytes(budget));
    Err(format!("{bytes} is above the budget of {budget}; see the largest parts above"))
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1024.0)
}

/// Prints the size of each file, and gives the sum of what they weigh compressed.
fn printed(files: &[PathBuf]) -> Done<usize> {
    let mut sum = 0;
    for file in files {
        let raw = std::fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let packed = compress::brotli(&raw)?.len().min(raw.len());
        sum += packed;
        let name = file.strip_prefix(dist()).unwrap_or(file);
        println!("{:>10} {packed:>10}  {}", raw.len(), name.display());
    }
    Ok(sum)
}

/// The page and all that it names, each once.
fn parts(named: Vec<String>) -> Done<Vec<PathBuf>> {
    let mut parts = vec![dist().join(START_PAGE)];
    parts.extend(files(named)?);
    // The app itself may be named by the start script rather than by the page.
    let ends = |end: &str| parts.iter().any(|part| part.to_string_lossy().ends_with(end));
    if !ends(".wasm") {
        for file in files_below(&dist())? {
            let Some(stem) = file.to_string_lossy().strip_suffix("_bg.wasm").map(str::to_owned) else {
                continue;
            };
            parts.extend([PathBuf::from(format!("{stem}.js")), file]);
        }
    }
    Ok(parts)
}

/// The files that the page names so, each once.
fn files(named: Vec<String>) -> Done<Vec<PathBuf>> {
    let page = dist().join(START_PAGE);
    let folder = page.parent().unwrap_or(&page);
    let mut files = Vec::new();
    for name in named {
        let file = flat(&folder.join(&name));
        if !file.is_file() {
            return Err(format!("{START_PAGE} names `{name}`, which is not in dist/"));
        }
        if !files.contains(&file) {
            files.push(file);
        }
    }
    Ok(files)
}

/// The addresses of files, in attributes, that the browser will fetch for this page: at once, and later (in attributes
/// whose names say so, or only without scripts).
fn named(html: &str) -> (Vec<String>, Vec<String>) {
    let mut shown = html.split("<noscript>");
    let first = shown.next().unwrap_or_default().to_owned();
    let html = shown.filter_map(|rest| rest.split_once("</noscript>")).fold(first, |html, (_, after)| html + after);
    let (mut at_once, mut later) = (Vec::new(), Vec::new());
    let mut before = "";
    // All that stands between quotation marks, and also what stands between two such: a text may have a stray mark.
    for value in html.split('"') {
        let address = value.split(['?', '#']).next().unwrap_or_default();
        let ending = address.rsplit_once('.').map(|(_, ending)| ending);
        let fetched =
            ending.is_some_and(|ending| FETCHED.contains(&ending)) && !address.contains([' ', ':', '<', '>', '=']);
        if fetched {
            let list = if before.contains(LATER) { &mut later } else { &mut at_once };
            list.push(address.to_owned());
        }
        before = value;
    }
    (at_once, later)
}

/// The path without `..`, so that the same file has one name.
fn flat(path: &Path) -> PathBuf {
    let mut flat = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                flat.pop();
            }
            Component::CurDir => {}
            part => flat.push(part),
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_names_is_found_whatever_the_attribute() {
        let html = r#"<link href="../a.css" rel="stylesheet"><script src="../boot.js" data-app="../b.wasm"></script>
            <main data-bundle="../innhold/x.bin?v=1"><a href="../meloy/">5" Meløy</a>
            <link href="../c.woff2">"#;
        let at_once = ["../a.css", "../boot.js", "../b.wasm", "../innhold/x.bin", "../c.woff2"];
        assert_eq!(named(html), (at_once.map(str::to_owned).to_vec(), Vec::new()));
    }

    #[test]
    fn what_is_fetched_after_the_second_question_is_counted_apart() {
        let html =
            r#"<noscript><link href="../b.css"></noscript><body data-later-style="../b.css" data-bundle="../a.bin">"#;
        assert_eq!(named(html), (vec!["../a.bin".to_owned()], vec!["../b.css".to_owned()]));
    }

    #[test]
    fn one_file_has_one_name() {
        assert_eq!(flat(Path::new("dist/lorenskog/.././a.css")), Path::new("dist/a.css"));
    }
}
