//! `cargo xtask mutants [--file FILE] [arguments of cargo-mutants]`: which mistakes in the engine would no test see?
//!
//! Outside the CI: it changes the engine in hundreds of ways and runs its tests on each. What it leaves standing is
//! explained in `docs/mutants.md`. cargo-mutants is installed when it is missing.

use crate::process::{Done, cargo, find, program, run as call};

/// The version that the list in `docs/mutants.md` was made with.
const VERSION: &str = "27.1.0";
/// What is changed: the rules, the interview, the diagrams and the proofs.
const CHANGED: [&str; 4] = ["src/rules.rs", "src/interview.rs", "src/diagram/**", "src/proof/**"];
/// The tests that must see it, the quick ones first.
const TESTS: [&str; 5] = ["random_rules", "proofs", "engine", "kommuner", "decisions"];

pub fn run(args: &[String]) -> Done {
    if find("cargo-mutants").is_none() {
        call(&mut cargo(&format!("install --locked cargo-mutants@{VERSION}")))?;
    }
    let args: Vec<&String> = args.iter().filter(|arg| *arg != "--").collect();
    let mut command = program("cargo");
    command.args(["mutants", "--profile", "mutants", "--features", "authoring", "--output", "target"]);
    if !args.iter().any(|arg| *arg == "--file") {
        command.args(CHANGED.iter().flat_map(|files| ["--file", files]));
    }
    command.args(args);
    command.args(["--", "--lib"]);
    command.args(TESTS.iter().flat_map(|test| ["--test", test]));
    // Half of the random rule sets are enough to see a mistake, and every mutant decides them all.
    call(command.env("PROPTEST_CASES", "128"))
}
