//! How much later than plain HTML is the start page there? `cargo xtask bench-load` runs this.

use crate::browser::{Browser, given};
use crate::{SLOWER, sorted, wait_for};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Slow 4G as the browsers' developer tools have it: milliseconds there and back, and bits a second.
const ROUND_TRIP: u32 = 150;
const DOWN: u32 = 1_600_000;
const UP: u32 = 750_000;

/// A page that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is measured on both pages: its name in load.js, in words, and whether the goal stands for it.
const COMPARED: [(&str, &str, bool); 3] = [
    ("arrived", "last byte of the page", false),
    ("painted", "first contentful paint", true),
    ("usable", "first question usable", true),
];

#[test]
#[ignore = "measures; run by `cargo xtask bench-load`"]
fn the_start_page_beside_plain_html() {
    wait_for(measure());
}

async fn measure() {
    let pairs: usize = given("STK_PAIRS").parse().unwrap();
    let (ours, plain) = ([&given("STK_BASE_URL"), "lorenskog/"].concat(), given("STK_PLAIN_URL"));
    let browser = Browser::open(&given("STK_WEBDRIVER_URL")).await;
    let (mut with, mut without) = (Vec::new(), Vec::new());
    // The first pair warms the browser up.
    for pair in 0..=pairs {
        let (a, b) = (load(&browser, &ours).await, load(&browser, &plain).await);
        println!("{pair}: {} / {}", told(&a), told(&b));
        if pair > 0 {
            with.push(a);
            without.push(b);
        }
    }
    browser.close().await;

    println!(
        "\nSlow 4G ({ROUND_TRIP} ms, {DOWN} bit/s down), processor {SLOWER} times slower, {pairs} pairs in turn.\n\
         Median (smallest to largest), milliseconds since the navigation began; the ratio is that of each pair.\n"
    );
    println!("{:<26}{:>22}{:>22}{:>26}", "", "start page", "plain page", "ratio");
    for (name, words, goal) in COMPARED {
        let (a, b) = (column(&with, name), column(&without, name));
        let ratios = a.iter().zip(&b).map(|(a, b)| a / b).collect();
        let goal = if goal { "  goal 1.1" } else { "" };
        println!("{words:<26}{:>22}{:>22}{:>26}{goal}", spread(a, 0), spread(b, 0), spread(ratios, 2));
    }
    println!("\nOn the start page, after the first question is answered and «Neste» pressed at once:");
    let pressed = column(&with, "pressed");
    for (name, words) in [("heeded", "the press counts"), ("second", "second question painted")] {
        let later = column(&with, name).iter().zip(&pressed).map(|(then, pressed)| then - pressed).collect();
        println!("{words:<26}{:>22}", spread(later, 0));
    }
    println!("{:<26}{:>22}", "presses until one counts", spread(column(&with, "presses"), 0));
    if let Some(last) = with.last() {
        println!("\nFetched in the last pair (from, to): {:#}", last["fetched"]);
    }
}

/// Loads a page in a new tab, and so a new process, with nothing in the cache; returns what load.js noted.
async fn load(browser: &Browser, address: &str) -> Value {
    let client = &browser.client;
    let home = client.window().await.unwrap();
    let tab = client.new_window(true).await.unwrap().handle;
    client.switch_to_window(tab).await.unwrap();
    let line = json!({
        "offline": false,
        "latency": ROUND_TRIP,
        "downloadThroughput": DOWN / 8,
        "uploadThroughput": UP / 8,
    });
    browser.cdp("Page.bringToFront", json!({})).await;
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    browser.cdp("Storage.clearDataForOrigin", json!({ "origin": address, "storageTypes": "all" })).await;
    browser.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    browser.cdp("Network.emulateNetworkConditions", line).await;
    browser.slow_processor(SLOWER).await;
    browser.width(360).await;
    browser.in_every_page(include_str!("load.js")).await;
    client.goto(address).await.unwrap();
    let begun = Instant::now();
    let marks = loop {
        // Seldom: each question disturbs what is measured.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let marks = browser.tried("return window.marks", &[]).await;
        match marks {
            Ok(marks) if marks["done"] == true && marks["painted"].is_number() => break marks,
            marks => assert!(begun.elapsed() < PATIENCE, "{address} is not done; noted so far: {marks:?}"),
        }
    };
    client.close_window().await.unwrap();
    client.switch_to_window(home).await.unwrap();
    with_usable(marks)
}

/// A question can be used when it is both laid out and painted.
fn with_usable(mut marks: Value) -> Value {
    let time = |name: &str| marks[name].as_f64().unwrap();
    let usable = time("laidOut").max(time("painted"));
    marks["usable"] = json!(usable);
    marks
}

fn told(marks: &Value) -> String {
    let words = ["painted", "usable", "second"].into_iter().filter_map(|name| {
        let value = marks[name].as_f64()?;
        Some(format!("{name} {value:.0}"))
    });
    words.collect::<Vec<_>>().join(", ")
}

fn column(runs: &[Value], name: &str) -> Vec<f64> {
    runs.iter().map(|marks| marks[name].as_f64().unwrap()).collect()
}

/// The median, and the smallest and largest.
fn spread(values: Vec<f64>, decimals: usize) -> String {
    let values = sorted(values);
    let (low, middle, high) = (values[0], values[values.len() / 2], values[values.len() - 1]);
    format!("{middle:.decimals$} ({low:.decimals$} to {high:.decimals$})")
}
