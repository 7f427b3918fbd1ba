//! Journeys through the finished site in a real browser, each test a statement about what a resident meets.
//!
//! `cargo xtask test --only browser` builds nothing: it serves `dist/`, starts the driver and runs these. Each test
//! has a browser of its own and waits for what it expects, never for a time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod accessible;
mod agreement;
mod bad_input;
mod browser;
mod cases;
mod complaint;
mod devtools;
mod embedded;
mod engine;
mod faults;
mod gate;
mod harness;
mod inside;
mod keeping;
mod keyboard;
mod measured;
mod monkey;
mod moving;
mod offline;
mod own_tab;
mod paper;
mod pdf;
mod privacy;
mod resident;
mod server;
mod silence;
mod snippet_page;
mod start_page;
mod steps;
mod summary;
mod update;
mod version;
mod web_engine;
