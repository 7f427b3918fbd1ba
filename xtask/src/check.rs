//! `cargo xtask check [municipality]`: reads all content and decides every case; mistakes are told with their place.

use crate::content::{compiled, library};
use crate::process::Done;
use std::time::Instant;
use stottekontaktsjekken::content::Language;
use stottekontaktsjekken::diagram::Next;

/// Checks one municipality, or all.
pub fn run(args: &[String]) -> Done {
    let library = library()?;
    let chosen: Vec<&String> = match args {
        [] => library.municipalities.iter().collect(),
        some => some.iter().collect(),
    };
    let mut problems = String::new();
    for id in chosen {
        for language in Language::ALL {
            let began = Instant::now();
            match compiled(&library, id, language) {
                Err(found) => {
                    problems.push_str(&found);
                    break;
                }
                Ok(_) if language != Language::Nb => {}
                Ok(made) => {
                    let interview = &made.bundle.service.interview;
                    let longest = interview.node(interview.root).map_or(0, |node| node.at_most);
                    let ends = interview
                        .nodes
                        .iter()
                        .flat_map(|node| &node.branches)
                        .filter(|next| matches!(next, Next::End(_)));
                    println!(
                        "{id}: {} complete cases, each with one conclusion; {} deciding nodes, {} nodes and {} ends in the interview; at most {longest} questions; {} ms",
                        made.counts.cases,
                        made.counts.deciding_nodes,
                        interview.nodes.len(),
                        ends.count(),
                        began.elapsed().as_millis()
                    );
                }
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("mistakes in the content:\n{problems}")) }
}
