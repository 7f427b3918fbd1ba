//! How many bytes does a phone fetch to paint the second question? Printed, and refused above the budget.

use crate::compress;
use crate::process::{self, Done, dist, files_below, read};
use std::path::{Component, Path, PathBuf};

/// The start page whose cost is counted.
const START_PAGE: &str = "lorenskog/index.html";
/// Brotli 11, in bytes: above this the test fails.
const BUDGET: usize = 150 * 1024;
/// What we want.
const AIM: usize = 100 * 1024;
/// Endings of the files that a page makes the browser fetch before the second question.
const FETCHED: &[&str] = &["css", "js", "wasm", "bin", "woff2"];

/// `cargo xtask bytes`.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    check()
}

/// Prints every part and the sum; fails above the budget, and if more than one municipality's data is fetched.
pub fn check() -> Done {
    let parts = parts(&dist())?;
    let mut sum = 0;
    println!("{:>10} {:>10}  to paint the second question of {START_PAGE}", "bytes", "br");
    for part in &parts {
        let raw = std::fs::read(part).map_err(|error| format!("cannot read {}: {error}", part.display()))?;
        let packed = compress::brotli(&raw)?.len().min(raw.len());
        sum += packed;
        let name = part.strip_prefix(dist()).unwrap_or(part);
        println!("{:>10} {packed:>10}  {}", raw.len(), name.display());
    }
    let kilobytes = |bytes: usize| format!("{:.1} KB", bytes as f64 / 1024.0);
    println!("{:>10} {sum:>10}  = {} of {} (aim {})", "", kilobytes(sum), kilobytes(BUDGET), kilobytes(AIM));
    let bundles: Vec<_> = parts.iter().filter(|part| part.extension().is_some_and(|ending| ending == "bin")).collect();
    if bundles.len() != 1 {
        return Err(format!(
            "{START_PAGE} must make the browser fetch exactly one bundle, not {}: {bundles:?}",
            bundles.len()
        ));
    }
    if sum > BUDGET {
        return Err(format!(
            "{} is above the budget of {}; see the largest parts above",
            kilobytes(sum),
            kilobytes(BUDGET)
        ));
    }
    Ok(())
}

/// The page and all that it names, each once.
fn parts(dist: &Path) -> Done<Vec<PathBuf>> {
    let page = dist.join(START_PAGE);
    let html = read(&page)?;
    let folder = page.parent().unwrap_or(dist).to_path_buf();
    let mut parts = vec![page.clone()];
    for name in named(&html) {
        let part = flat(&folder.join(&name));
        if !part.is_file() {
            return Err(format!("{START_PAGE} names `{name}`, which is not in dist/"));
        }
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    // The app itself may be named by the start script rather than by the page.
    let ends = |end: &str| parts.iter().any(|part| part.to_string_lossy().ends_with(end));
    if !ends(".wasm") {
        for file in files_below(dist)? {
            let Some(stem) = file.to_string_lossy().strip_suffix("_bg.wasm").map(str::to_owned) else {
                continue;
            };
            parts.extend([PathBuf::from(format!("{stem}.js")), file]);
        }
    }
    Ok(parts)
}

/// The addresses of files, in attributes, that the browser will fetch for this page.
fn named(html: &str) -> Vec<String> {
    // All that stands between quotation marks, and also what stands between two such: a text may have a stray mark.
    let addresses = html.split('"').map(|value| value.split(['?', '#']).next().unwrap_or_default());
    let fetched = addresses.filter(|address| {
        let ending = address.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| FETCHED.contains(&ending)) && !address.contains([' ', ':', '<', '>', '='])
    });
    fetched.map(str::to_owned).collect()
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
        assert_eq!(named(html), ["../a.css", "../boot.js", "../b.wasm", "../innhold/x.bin", "../c.woff2"]);
    }

    #[test]
    fn one_file_has_one_name() {
        assert_eq!(flat(Path::new("dist/lorenskog/.././a.css")), Path::new("dist/a.css"));
    }
}
