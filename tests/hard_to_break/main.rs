//! Whatever comes from outside, and whatever a person does in whatever order: nothing stops the program, and nothing that
//! was entered is lost. Random, from what is right and what is not; the browser's part is `tests/journeys/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod damage;
mod decoders;
mod table;
mod walk;
mod ways;

use proptest::prelude::ProptestConfig;
use std::path::Path;
use std::sync::LazyLock;
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::{Bundle, Form, Language, Paper};

/// A municipality with all its papers.
static MELOY: LazyLock<Bundle> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    authoring::compile(&authoring::open(&content).unwrap(), "meloy", Language::Nb).unwrap().bundle
});

/// What arrives of it first: without what the papers are made of.
fn part() -> Bundle {
    Bundle { form: Form::default(), paper: Paper::default(), ..MELOY.clone() }
}

/// Ten thousand, or a million in the long tier, of what comes `each` at a time.
fn many(each: u32) -> ProptestConfig {
    let all = if std::env::var_os("STK_LONG").is_some() { 1_000_000 } else { 10_000 };
    ProptestConfig { cases: all / each, failure_persistence: None, ..ProptestConfig::default() }
}
