//! `cargo xtask test`: every check, in the order that tells the most the soonest. Stops at the first failure.

use crate::process::{self, Done, cargo, run as call};
use crate::{browser, build, bytes, check, setup, styles};
use std::time::{Duration, Instant};

/// One check. `long` is true for `test --long`.
struct Step {
    name: &'static str,
    does: &'static str,
    run: fn(long: bool) -> Done,
}

/// All checks, in order. To add one, add a line.
const STEPS: &[Step] = &[
    Step { name: "setup", does: "what is missing on this machine", run: |_| setup::for_tests() },
    Step { name: "format", does: "rustfmt changes nothing", run: |_| call(&mut cargo("fmt --all --check")) },
    Step { name: "styles", does: "styles/generated/ is fresh", run: |_| styles::verify() },
    Step {
        name: "lint",
        does: "clippy, native",
        run: |_| call(&mut cargo("clippy --workspace --all-targets --features authoring,ssr,journeys -- -D warnings")),
    },
    Step {
        name: "lint-wasm",
        does: "clippy, as for the browser",
        run: |_| {
            let app = "--features csr --bin stottekontaktsjekken";
            call(&mut cargo(&format!("clippy --target wasm32-unknown-unknown {app} -- -D warnings")))
        },
    },
    Step { name: "content", does: "no mistake in content/, every case decided", run: |_| check::run(&[]) },
    Step {
        name: "native",
        does: "tests without a browser",
        run: |long| {
            let mut tests = cargo("test --workspace --features authoring,ssr");
            if long {
                tests.env("STK_LONG", "1");
            }
            call(&mut tests)
        },
    },
    Step {
        name: "build",
        does: "the finished site",
        run: |_| {
            println!("{}", build::site()?);
            Ok(())
        },
    },
    Step { name: "bytes", does: "the second question within its budget", run: |_| bytes::check() },
    Step { name: "browser", does: "journeys in Chromium", run: browser::journeys },
];

pub fn run(args: &[String]) -> Done {
    process::only(args, &["--long"], &["--only"])?;
    let long = args.iter().any(|arg| arg == "--long");
    let only = process::option(args, "--only")?;
    let steps: Vec<&Step> = STEPS.iter().filter(|step| only.is_none_or(|name| name == step.name)).collect();
    if steps.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("there is no such step; the steps are {}", names.join(", ")));
    }
    let begun = Instant::now();
    let mut summary = String::new();
    let mut result = Ok(());
    for (at, step) in steps.iter().enumerate() {
        let name = step.name;
        println!("\n== {name} ({} of {}): {}", at + 1, steps.len(), step.does);
        let step_begun = Instant::now();
        result = (step.run)(long).map_err(|message| format!("step `{name}`: {message}"));
        let verdict = if result.is_ok() { "passed" } else { "FAILED" };
        let elapsed = seconds(step_begun.elapsed());
        println!("== {name} {verdict} after {elapsed}");
        summary += &format!("{name:<12} {verdict:<8} {elapsed:>9}\n");
        if result.is_err() {
            break;
        }
    }
    println!("\n{summary}{:<12} {:<8} {:>9}", "together", "", seconds(begun.elapsed()));
    result
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
