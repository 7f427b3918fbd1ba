//! `cargo xtask bench-rules`: how fast every case is decided, how that grows, and how other engines do on the same
//! rules.
//!
//! Outside the CI: numbers depend on the machine, so nothing here fails because of them. An engine that decides a
//! case differently does fail. The engines are installed below `target/`, at the versions of `benches/bench_rules/`.

use crate::peers;
use crate::process::{self, Done, cargo, program, root, run as call};
use std::fs;

/// What is installed and run beside the rules that the benchmark writes.
const FILES: [&str; 3] = ["package.json", "package-lock.json", "measure.js"];

pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    call(&mut cargo("bench --features authoring --bench bench_rules"))?;
    let folder = root().join("target/bench-rules");
    for file in FILES {
        let from = root().join("benches/bench_rules").join(file);
        fs::copy(&from, folder.join(file)).map_err(|error| format!("cannot copy {}: {error}", from.display()))?;
    }
    peers::install(&folder, &[])?;
    println!("\nthe same rules in other engines, one core");
    call(program("node").arg("measure.js").current_dir(&folder))
}
