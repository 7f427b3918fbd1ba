//! `cargo xtask bench-embed`: what does the snippet cost the page around it before anyone uses it, beside a plain frame and
//! beside a form by others in the page itself?
//!
//! The measuring is done by `tests/bench/embed.rs` in Chromium. Numbers depend on the machine, so nothing here fails
//! because of them; compare ratios. The other form is fetched from npm into `target/bench-embed/`, and is no part of the site.

use crate::browser;
use crate::content::{compiled, library};
use crate::headers::EMBED;
use crate::peers::{self, Folders};
use crate::process::{self, Done, dist, write};
use crate::server::Server;
use std::path::Path;
use stottekontaktsjekken::content::{Language, Service, Voice};

/// The other form, as npm has it.
const PACKAGES: [&str; 2] = ["survey-core@2.5.38", "survey-js-ui@2.5.38"];

/// The files that a browser loads for it.
const FILES: [&str; 3] =
    ["survey-core/survey-core.min.css", "survey-core/survey.core.min.js", "survey-js-ui/survey-js-ui.min.js"];

/// The pages around do not have our policy.
const POLICY: &str = "default-src * 'unsafe-inline' 'unsafe-eval' data:\n";

pub fn run(args: &[String]) -> Done {
    process::only(args, &["--no-build"], &["--rounds"])?;
    let rounds = process::count(args, "--rounds", 7)?;
    peers::site(args)?;
    let Folders { packages, site: around } = peers::fetch("bench-embed", &PACKAGES)?;
    let tool = Server::start(dist(), 0, "/")?;
    let costs = write_pages(&packages, &around, tool.address())?;
    write(&around.join("_csp"), POLICY)?;
    let host = Server::start(around, 0, "/")?;
    // By another name the same machine is another site.
    let address = host.address().replace("127.0.0.1", "localhost");
    let told = [("STK_ROUNDS", rounds.to_string()), ("STK_PAGES", costs.join(" ")), ("STK_HOST_URL", address)];
    browser::measure("embed", &host, &told)
}

/// Writes the pages, each with the same text around. Gives each one's name with the compressed bytes of what is embedded.
fn write_pages(packages: &Path, around: &Path, tool: &str) -> Done<Vec<String>> {
    let words =
        "<p>Her står det noe annet, som kommunen har å si om fritid og om hva som skjer i bygda.</p>\n".repeat(10);
    let snippet = format!(
        "<script src=\"{tool}{EMBED}\" async></script>\n<stottekontakt-sjekk kommune=\"lorenskog\"><a href=\"{tool}lorenskog/\">\
         Støttekontaktsjekken</a></stottekontakt-sjekk>\n"
    );
    let frame = format!("<iframe src=\"{tool}lorenskog/\" title=\"Sjekken\" width=\"100%\" height=\"700\"></iframe>\n");
    let ours = peers::packed(&dist().join(EMBED))?;
    let mut theirs = 0;
    for file in FILES {
        theirs += peers::copy_into(around, &packages.join(file))?;
    }
    let far_down = words.repeat(8);
    let pages = [
        ("alone", words.clone(), 0),
        ("frame", [&*words, &frame].concat(), 0),
        ("snippet", [&*words, &snippet].concat(), ours),
        ("snippet-far-down", [&*far_down, &snippet].concat(), ours),
        ("alone-far-down", far_down, 0),
        ("survey", [&*words, &survey()?].concat(), theirs),
    ];
    let named = |(name, body, bytes): (&str, String, usize)| {
        let page = format!(
            "<!doctype html>\n<html lang=\"nb\">\n<meta charset=\"utf-8\">\n<title>Støttekontakt</title>\n<main>\n{body}</main>\n"
        );
        write(&around.join(name).with_extension("html"), page).map(|()| format!("{name}={bytes}"))
    };
    pages.into_iter().map(named).collect()
}

/// The other form with the same questions, one a page.
fn survey() -> Done<String> {
    let service = compiled(&library()?, "lorenskog", Language::Nb)?.bundle.service;
    let pages = serde_json::json!({ "pages": pages(&service) });
    Ok(format!(
        "<link rel=\"stylesheet\" href=\"survey-core.min.css\">\n<div id=\"form\"></div>\n\
         <script src=\"survey.core.min.js\"></script>\n<script src=\"survey-js-ui.min.js\"></script>\n\
         <script>new Survey.Model({pages}).render(document.getElementById('form'));</script>\n"
    ))
}

fn pages(service: &Service) -> Vec<serde_json::Value> {
    let element = |question: &stottekontaktsjekken::content::Question| {
        let options = question.options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>();
        let title = question.title.get(Voice::Du);
        serde_json::json!({ "elements": [{ "type": "radiogroup", "name": question.id, "title": title, "choices": options }] })
    };
    service.questions.iter().map(element).collect()
}
