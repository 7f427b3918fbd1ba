//! How fast is a paper made into a PDF, beside what others make of the same words? `cargo xtask bench-pdf` runs this.

use crate::browser::{Browser, given};
use crate::{SLOWER, sorted, wait_for};
use serde_json::json;

#[test]
#[ignore = "measures; run by `cargo xtask bench-pdf`"]
fn a_pdf_beside_those_of_others() {
    wait_for(measure());
}

/// A program, and the compressed bytes that the browser loads for it.
struct Maker {
    name: String,
    loaded: f64,
}

/// What [`Maker`]s do: milliseconds from nothing to the first file, milliseconds for a further one, and its bytes.
type Times = [f64; 3];

async fn measure() {
    let makers: Vec<Maker> = given("STK_MAKERS").split(' ').map(maker).collect();
    let rounds: usize = given("STK_ROUNDS").parse().unwrap();
    let browser = Browser::open(&given("STK_WEBDRIVER_URL")).await;
    browser.slow_processor(SLOWER).await;
    let mut times: Vec<Vec<Times>> = makers.iter().map(|_| Vec::new()).collect();
    // The first round warms the browser up.
    for round in 0..=rounds {
        for (maker, times) in makers.iter().zip(&mut times) {
            let measured = make(&browser, &maker.name).await;
            if round > 0 {
                times.push(measured);
            }
        }
    }
    browser.close().await;
    tell(&makers, &times, rounds);
}

fn maker(told: &str) -> Maker {
    let (name, bytes) = told.split_once('=').unwrap();
    Maker { name: name.to_owned(), loaded: bytes.parse().unwrap() }
}

/// One file, and further ones, in a page of its own.
async fn make(browser: &Browser, name: &str) -> Times {
    browser.visit("").await;
    let script = "const [name, done] = arguments; measure(name).then(done, (error) => done(String(error)));";
    let told = browser.js_later(script, vec![json!(name)]).await;
    [0, 1, 2].map(|at| told[at].as_f64().unwrap_or_else(|| panic!("{name}: {told}")))
}

fn tell(makers: &[Maker], times: &[Vec<Times>], rounds: usize) {
    println!(
        "\nA full application, processor {SLOWER} times slower, {rounds} rounds in turn. Medians; in brackets how many times\n\
         ours it is. Only ours is tagged. «+Noto» has the same font in the file, and the others none or their own.\n"
    );
    println!("{:<14}{:>22}{:>22}{:>22}{:>12}", "", "loaded, KB br", "first file, ms", "further file, ms", "file, KB");
    let median = |times: &[Times], at: usize| {
        let column = sorted(times.iter().map(|times| times[at]).collect());
        column[column.len() / 2]
    };
    let row = |maker: &Maker, times: &[Times]| {
        [maker.loaded / 1024.0, median(times, 0), median(times, 1), median(times, 2) / 1024.0]
    };
    let ours = row(&makers[0], &times[0]);
    for (maker, times) in makers.iter().zip(times) {
        let row = row(maker, times);
        let beside = |at: usize| format!("{:.1} ({:.1} ×)", row[at], row[at] / ours[at]);
        println!("{:<14}{:>22}{:>22}{:>22}{:>12.1}", maker.name, beside(0), beside(1), beside(2), row[3]);
    }
}
