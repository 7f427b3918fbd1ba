//! `cargo xtask bench-load`: how much later than plain HTML with the same words can the start page be used?
//!
//! The measuring is done by `tests/bench/load.rs` in Chromium. Numbers depend on the machine, so nothing here fails
//! because of them; compare ratios.

use crate::process::{self, Done, dist, read, write};
use crate::server::Server;
use crate::{browser, build, compress, setup};
use std::path::{Path, PathBuf};

/// The page measured, below the site's root.
const PAGE: &str = "lorenskog/index.html";

/// What stands around the static part of a start page (src/bin/pages/markup.rs).
const STATIC_PART: (&str, &str) = ("<div id=\"start\">", "<div id=\"app\">");

/// What is left of the markup in the plain page.
const KEPT_ELEMENTS: &[&str] = &[
    "h1",
    "h2",
    "p",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "a",
    "strong",
    "div",
    "blockquote",
    "fieldset",
    "legend",
    "label",
    "input",
    "button",
    "details",
    "summary",
];
const KEPT_ATTRIBUTES: &[&str] = &["id", "for", "type", "name", "value", "href"];

pub fn run(args: &[String]) -> Done {
    process::only(args, &["--no-build"], &["--dist", "--pairs"])?;
    let given = process::option(args, "--dist")?.map(PathBuf::from);
    let pairs = process::count(args, "--pairs", 7)?;
    let folder = given.clone().unwrap_or_else(dist);
    let there = folder.join(PAGE).is_file();
    if given.is_none() && !args.iter().any(|arg| arg == "--no-build") {
        setup::for_tests(false)?;
        if !there {
            build::site()?;
        }
    } else if !there {
        return Err(format!("there is no {PAGE} in {}; run `cargo xtask build`", folder.display()));
    }
    println!("bench-load: measuring {} as it is; `cargo xtask build` makes dist/ anew", folder.display());
    let plain = std::env::temp_dir().join(format!("bench-load-{}", std::process::id()));
    let measured = measure(&folder, &plain, pairs);
    // What is left behind in the temporary folder does no harm.
    let _ = std::fs::remove_dir_all(&plain);
    measured
}

fn measure(site: &Path, plain: &Path, pairs: u32) -> Done {
    write_plain(site, plain)?;
    let ours = Server::start(site.to_owned(), 0, "/")?;
    let theirs = Server::start(plain.to_owned(), 0, "/")?;
    let told = [("STK_PLAIN_URL", theirs.address().to_owned()), ("STK_PAIRS", pairs.to_string())];
    browser::measure("load", &ours, &told)
}

/// A site of one page, as plain as can be, under the same policy and compressed alike.
fn write_plain(site: &Path, plain: &Path) -> Done {
    let page = read(&site.join(PAGE))?;
    let (start, end) = STATIC_PART;
    let part = page.split_once(start).and_then(|(_, rest)| rest.split_once(end));
    let (part, _) = part.ok_or_else(|| format!("{PAGE} has no static part between `{start}` and `{end}`"))?;
    let markup = format!(
        "<!doctype html>\n<html lang=\"nb\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Støttekontakt</title>\n{}\n",
        bare(part)
    );
    std::fs::create_dir_all(plain).map_err(|error| format!("cannot make {}: {error}", plain.display()))?;
    write(&plain.join("index.html"), markup)?;
    write(&plain.join("_csp"), read(&site.join("_csp"))?)?;
    compress::beside(plain).map(|_| ())
}

/// The same words without classes, wrappers and what only shows without scripts.
fn bare(markup: &str) -> String {
    let shown = match (markup.split_once("<noscript>"), markup.split_once("</noscript>")) {
        (Some((before, _)), Some((_, after))) => [before, after].concat(),
        _ => markup.to_owned(),
    };
    let mut pieces = shown.split('<');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if KEPT_ELEMENTS.contains(&name.trim_start_matches('/')) {
            out += &format!("<{name}");
            // Values end with a quotation mark; what is between them is the next name.
            let mut parts = attributes.split('"');
            while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
                let name = name.trim().trim_end_matches('=');
                if KEPT_ATTRIBUTES.contains(&name) {
                    out += &format!(" {name}=\"{value}\"");
                }
            }
            out.push('>');
        }
        out += text;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn the_plain_page_has_the_same_words() {
        let markup = "<main class=\"start\" data-question=\"x\"><h1 class=\"y\"><span>Å</span></h1>\
            <noscript><p>nei</p></noscript><input value=\"meg\" type=\"radio\" class=\"z\"></main>";
        assert_eq!(bare(markup), "<h1>Å</h1><input value=\"meg\" type=\"radio\">");
    }
}
