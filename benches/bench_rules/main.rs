//! How fast is every case decided, how does that grow with the number of questions, and how do other engines do on
//! the same rules? `cargo xtask bench-rules` runs this and then `measure.js`, which reads the files written here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod growth;
mod neutral;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::{Language, Service};
use stottekontaktsjekken::interview::{Step, standing};
use stottekontaktsjekken::proof::{every_case, table::Table};
use stottekontaktsjekken::rules;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = authoring::open(&root.join("content")).unwrap();
    let folder = root.join("target/bench-rules");
    std::fs::create_dir_all(&folder).unwrap();
    println!("points 1 and 6: deciding every case, and comparing it with what is shown");
    for id in &library.municipalities {
        let service = authoring::compile(&library, id, Language::Nb).unwrap().bundle.service;
        let mut table = Table::empty(&service).unwrap();
        let cases = table.ends.len() as u64;
        let allocations = allocation_counter::measure(|| table.fill(&service)).count_total;
        let decided = per_second(cases, || table.fill(&service));
        let proved = per_second(cases, || {
            table.fill(&service);
            every_case::prove(&service, &table).unwrap();
        });
        println!(
            "  {id:<12} {cases:>9} cases   {:>6.1} million decided a second ({allocations} allocation in all), {:.1} million proved",
            decided / 1e6,
            proved / 1e6
        );
        let ours = ours(&service);
        let file: PathBuf = folder.join(format!("{id}.json"));
        std::fs::write(file, neutral::rules_and_cases(id, &service, &ours).to_string()).unwrap();
    }
    growth::print();
}

/// How many of `cases` are done a second when `all` does all of them.
pub fn per_second(cases: u64, mut all: impl FnMut()) -> f64 {
    all();
    let (mut rounds, began) = (0, Instant::now());
    while began.elapsed() < Duration::from_millis(400) {
        all();
        rounds += 1;
    }
    (cases * rounds) as f64 / began.elapsed().as_secs_f64()
}

/// The answers, and one to every other question.
fn whole(service: &Service, answers: &Answers) -> Answers {
    let mut whole = answers.clone();
    for (position, _) in service.questions().filter(|(position, _)| answers.get(*position).is_none()) {
        whole.set(position, Chosen::one(0));
    }
    whole
}

/// Definite cases a second by our three ways: as laid out for enumerating, through the diagram, and naively.
fn ours(service: &Service) -> Vec<(&'static str, f64)> {
    let every: Vec<Answers> = neutral::definite(service);
    let count = every.len() as u64;
    // The interview also asks what decides nothing.
    let answered = every.iter().map(|answers| whole(service, answers)).collect::<Vec<_>>();
    assert!(answered.iter().all(|answers| matches!(standing(service, answers).step, Step::Done(_))));
    let laid_out = stottekontaktsjekken::diagram::build::rules(service).unwrap();
    let mut won = 0u64;
    vec![
        ("ours, enumerating", per_second(count, || laid_out.each(&mut |held| won += u64::from(held.won() != 0)))),
        (
            "ours, by the diagram",
            per_second(count, || {
                let walk = |answers| drop(std::hint::black_box(service.interview.walk(service, answers)));
                answered.iter().for_each(walk);
            }),
        ),
        (
            "ours, naively",
            per_second(count, || {
                every.iter().for_each(|answers| drop(std::hint::black_box(rules::conclude(service, answers))));
            }),
        ),
    ]
}
