//! `cargo xtask check [municipality …]`: reads all content, decides every case, and proves the eight points of
//! `src/proof/`; mistakes are told with their place.

use crate::content::{chosen as chosen_folder, compiled, library};
use crate::process::{self, Done, root};
use std::path::Path;
use std::time::Duration;
use stottekontaktsjekken::authoring::{self, Compiled, Library};
use stottekontaktsjekken::content::{Class, Language, Place};
use stottekontaktsjekken::proof::{self, Proved};

/// Checks one municipality, or all, and then what is shared too; `--shared` lists what waits for a municipality.
pub fn run(args: &[String]) -> Done {
    let (flags, args): (Vec<String>, Vec<String>) = args.iter().cloned().partition(|arg| arg.starts_with("--"));
    process::only(&flags, &["--shared"], &[])?;
    let lists_waiting = !flags.is_empty();
    let library = library()?;
    let chosen = if args.is_empty() { &library.municipalities } else { &args };
    let mut problems = String::new();
    let mut made = Vec::new();
    for id in chosen {
        made.extend(municipality(&library, id, &mut problems));
    }
    if problems.is_empty() && args.is_empty() && chosen_folder().is_none() {
        made.extend(invented(&mut problems)?);
        let shared = library.shared_files();
        problems += &proof::shared::prove(&shared, &made).to_string();
        let waiting = proof::shared::waiting(&shared, &made);
        println!("shared: {} entries and texts wait for a municipality that uses them", waiting.0.len());
        if lists_waiting {
            print!("{waiting}");
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("mistakes in the content:\n{problems}")) }
}

/// The invented municipalities that the tests keep: the shared vocabulary is for what such places write, too.
fn invented(problems: &mut String) -> Done<Vec<Compiled>> {
    let folder = root().join("tests/kommuner/good");
    let library = authoring::open_with(&root().join("content"), &folder, Path::new("tests/kommuner/good"));
    let library = library.map_err(|found| found.to_string())?;
    Ok(library.municipalities.iter().flat_map(|id| in_every_language(&library, id, problems)).collect())
}

/// A municipality in every language, as far as it can be compiled.
fn in_every_language(library: &Library, id: &str, problems: &mut String) -> Vec<Compiled> {
    let mut made = Vec::new();
    for language in Language::ALL {
        match compiled(library, id, language) {
            Ok(one) => made.push(one),
            // The other languages would only say the same again.
            Err(found) => {
                problems.push_str(&found);
                break;
            }
        }
    }
    made
}

/// Compiles a municipality and proves the points.
fn municipality(library: &Library, id: &str, problems: &mut String) -> Vec<Compiled> {
    let made = in_every_language(library, id, problems);
    if made.len() < Language::ALL.len() {
        // What cannot be read in every language is mended first: proving may take its time.
        return made;
    }
    eprintln!("{id}: read; now every case is decided and every way through is proved …");
    let files = library.files_of(id);
    for one in &made {
        if one.bundle.language == Language::Nb {
            let proved = proof::municipality(one, &files, &others(library, id));
            report(one, &proved);
            problems.push_str(&proved.problems.to_string());
        } else {
            problems.push_str(&proof::language(one).to_string());
        }
    }
    made
}

/// The other municipalities, as far as they can be compiled.
fn others(library: &Library, id: &str) -> Vec<Place> {
    let others = library.municipalities.iter().filter(|other| *other != id);
    others.filter_map(|other| compiled(library, other, Language::Nb).ok()).map(|made| made.bundle.place).collect()
}

fn report(made: &Compiled, proved: &Proved) {
    let service = &made.bundle.service;
    let verdict = if proved.problems.0.is_empty() { "all eight points proved" } else { "NOT proved" };
    println!("{}: {verdict}", made.bundle.place.id);
    println!("  {} complete cases, {} of them of definite answers alone", proved.cases, proved.definite);
    println!("  {} reachable paths of {} to {} questions", proved.paths, proved.shortest, proved.longest);
    println!("  {} nodes to decide, {} in the interview", made.counts.deciding_nodes, service.interview.nodes.len());
    for (class, (definite, all)) in Class::ALL.iter().zip(proved.outcomes.definite.iter().zip(proved.outcomes.all)) {
        let conclusions = service.conclusions.iter().zip(&proved.outcomes.conclusions);
        let named: Vec<String> = conclusions
            .filter(|(conclusion, cases)| conclusion.class == *class && **cases > 0)
            .map(|(conclusion, cases)| format!("{} {cases}", conclusion.id))
            .collect();
        println!("  {:<9} {all:>8} cases, {definite:>6} definite: {}", class.id(), named.join(", "));
    }
    println!(
        "  points 1 and 6 in {}, {:.1} million evaluations a second; the others in {}",
        milliseconds(proved.cases_took),
        proved.cases as f64 / proved.cases_took.as_secs_f64() / 1e6,
        milliseconds(proved.rest_took)
    );
}

fn milliseconds(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1e3)
}
