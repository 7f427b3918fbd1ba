//! `cargo xtask test`: every check, in the order that tells the most the soonest. Stops at the first failure.

use crate::process::{self, Done, cargo, run as call};
use crate::web_engine::WebEngine;
use crate::{browser, build, bytes, check, real_servers, second_build, setup, styles};
use std::time::{Duration, Instant};

/// `test --long` is three things: more engines, web servers and a second build, which are steps of their own, and more inputs. To
/// the tests that can take more, this variable in their environment says so: the journeys walk every case in English
/// too instead of one in nine, and try every rule of axe-core in the dark instead of the colours alone; `hard_to_break`
/// takes a million random inputs instead of ten thousand.
pub const LONG: &str = "STK_LONG";

/// One check.
struct Step {
    name: &'static str,
    does: &'static str,
    when: When,
    /// Is told whether this is the long tier; returns what the summary should say, often nothing.
    run: fn(long: bool) -> Done<String>,
}

#[derive(PartialEq)]
enum When {
    /// In every run.
    Always,
    /// In `test --long`, or when `--only` names it.
    Long,
}

use When::{Always, Long};

/// All checks, in order. To add one, add a line.
const STEPS: &[Step] = &[
    Step {
        name: "setup",
        does: "what is missing on this machine",
        when: Always,
        run: |long| quiet(setup::for_tests(long)),
    },
    Step { name: "format", does: "rustfmt changes nothing", when: Always, run: |_| runs("fmt --all --check") },
    Step { name: "styles", does: "styles/generated/ is fresh", when: Always, run: |_| quiet(styles::verify()) },
    Step {
        name: "lint",
        does: "clippy, native",
        when: Always,
        run: |_| runs("clippy --workspace --all-targets --features authoring,ssr,journeys -- -D warnings"),
    },
    Step {
        name: "lint-wasm",
        does: "clippy, as for the browser",
        when: Always,
        run: |_| {
            for program in ["--features csr --bin stottekontaktsjekken", "--features pdf-module --bin pdf"] {
                runs(&format!("clippy --target wasm32-unknown-unknown {program} -- -D warnings"))?;
            }
            Ok(String::new())
        },
    },
    Step {
        name: "content",
        does: "no mistake in content/, every case decided, the eight points proved",
        when: Always,
        run: |_| quiet(check::run(&[])),
    },
    Step { name: "native", does: "tests without a browser", when: Always, run: native },
    Step {
        name: "build",
        does: "the finished site",
        when: Always,
        run: |_| {
            println!("{}", build::site()?);
            Ok(String::new())
        },
    },
    Step { name: "bytes", does: "the second question within its budget", when: Always, run: |_| quiet(bytes::check()) },
    Step {
        name: "browser",
        does: "journeys in Chromium",
        when: Always,
        run: |long| browser::journeys(WebEngine::Chromium, long),
    },
    Step {
        name: "firefox",
        does: "journeys in Firefox",
        when: Long,
        run: |long| browser::journeys(WebEngine::Firefox, long),
    },
    Step {
        name: "webkit",
        does: "journeys in WebKit",
        when: Long,
        run: |long| browser::journeys(WebEngine::WebKit, long),
    },
    Step {
        name: "deny",
        does: "every crate has a permissive licence and comes from the registry; deny.toml has the exceptions",
        when: Long,
        run: |_| runs("deny --offline --workspace --locked check licenses bans sources"),
    },
    Step {
        name: "servers",
        does: "nginx and Caddy, as deploy/ configures them, answer as our own server; nginx counts as the guide says",
        when: Long,
        run: |_| real_servers::compare(),
    },
    Step {
        name: "second-build",
        does: "the same commit built elsewhere gives the same bytes, and no path of this machine",
        when: Long,
        run: |_| second_build::compare(),
    },
];

/// The tests without a browser, with more random inputs in the long tier.
fn native(long: bool) -> Done<String> {
    let mut tests = cargo("test --workspace --features authoring,ssr");
    if long {
        tests.env(LONG, "1");
    }
    quiet(call(&mut tests))
}

/// A step that has nothing to add to the summary.
fn quiet(done: Done) -> Done<String> {
    done.map(|()| String::new())
}

/// A step that is one call of cargo.
fn runs(cargo_arguments: &str) -> Done<String> {
    quiet(call(&mut cargo(cargo_arguments)))
}

pub fn run(args: &[String]) -> Done {
    process::only(args, &["--long"], &["--only"])?;
    let long = args.iter().any(|arg| arg == "--long");
    let only = process::option(args, "--only")?;
    let wanted = |step: &&Step| only.map_or(long || step.when == Always, |name| name == step.name);
    let steps: Vec<&Step> = STEPS.iter().filter(wanted).collect();
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
        let done = (step.run)(long);
        let verdict = if done.is_ok() { "passed" } else { "FAILED" };
        let elapsed = seconds(step_begun.elapsed());
        println!("== {name} {verdict} after {elapsed}");
        let note = done.as_deref().unwrap_or_default();
        summary += format!("{name:<12} {verdict:<8} {elapsed:>9}  {note}").trim_end();
        summary += "\n";
        if let Err(message) = done {
            result = Err(format!("step `{name}`: {message}"));
            break;
        }
    }
    println!("\n{summary}{:<12} {:<8} {:>9}", "together", "", seconds(begun.elapsed()));
    result
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
