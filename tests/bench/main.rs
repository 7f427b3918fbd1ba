//! What is measured in a real browser. Everything compared is measured in one browser, in turn: a machine's own speed
//! then says little in the ratios. Nothing is asserted about time; the commands `cargo xtask bench-…` run this.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement that cannot go on should stop"
)]

#[path = "../journeys/browser.rs"]
#[allow(dead_code, reason = "the journeys use more of it")]
mod browser;
#[path = "../journeys/devtools.rs"]
#[allow(dead_code, reason = "the journeys use more of it")]
mod devtools;
mod embed;
mod load;
mod pdf;
#[path = "../journeys/web_engine.rs"]
#[allow(dead_code, reason = "the journeys use more of it")]
mod web_engine;

/// How many times slower the processor is.
const SLOWER: u32 = 6;

/// Runs what talks to the browser to its end.
fn wait_for(measuring: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(measuring);
}

/// The smallest first; the median is in the middle.
fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}
