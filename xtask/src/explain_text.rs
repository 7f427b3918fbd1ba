//! The text that `cargo xtask explain` prints, from the same JSON that `--json` shows.

#![allow(clippy::indexing_slicing, reason = "indexing a JSON value never panics")]

use serde_json::Value;
use std::fmt::Write as _;

/// The explanation as lines to read.
pub fn text(told: &Value) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", word(&told["municipality"]));
    for answer in list(&told["answers"]) {
        let _ = writeln!(
            out,
            "  {} = {}   («{}» {})",
            word(&answer["question"]),
            words(&answer["options"]),
            word(&answer["title"]),
            words(&answer["labels"])
        );
    }
    match &told["outcome"] {
        Value::Null => {
            let _ = writeln!(out, "\nnot finished: the next question is {}", word(&told["next"]["question"]));
        }
        outcome => result(&mut out, told, word(outcome)),
    }
    if let Some(next) = told["next"]["question"].as_str().filter(|_| !told["outcome"].is_null()) {
        let _ = writeln!(out, "\nstill asked in the app, without changing the class: {next}");
    }
    trace(&mut out, &told["trace"]);
    out
}

fn result(out: &mut String, told: &Value, outcome: &str) {
    let _ = writeln!(out, "\n{outcome}: {} ({})", word(&told["conclusion"]), words(&told["conclusions"]));
    for line in ["headline", "text", "extra", "guidance"].iter().filter_map(|part| told[*part].as_str()) {
        let _ = writeln!(out, "  {line}");
    }
    let _ = writeln!(out, "\ndecided by these answers");
    for answer in list(&told["deciding"]) {
        let _ = writeln!(out, "  {} = {}", word(&answer["question"]), words(&answer["options"]));
    }
    let _ = writeln!(out, "\nreasons");
    for reason in list(&told["reasons"]) {
        let mark = if reason["deciding"] == true { "decided" } else { "besides" };
        let _ =
            writeln!(out, "  [{mark}] {} ({}) {}", word(&reason["rule"]), word(&reason["kind"]), word(&reason["text"]));
        for fact in list(&reason["facts"]) {
            let _ = writeln!(out, "      {}: {}", word(&fact["met"]), word(&fact["text"]));
        }
    }
    let _ = writeln!(out, "\nwishes");
    for wish in list(&told["wishes"]) {
        let basis: Vec<&str> = list(&wish["basis"]).map(|basis| word(&basis["rule"])).collect();
        let _ = writeln!(
            out,
            "  {}: {} ({}, {})",
            word(&wish["wish"]),
            word(&wish["class"]),
            word(&wish["state"]),
            basis.join(", ")
        );
    }
    let _ = writeln!(out, "\nleft open, and could change the class");
    for open in list(&told["open"]) {
        let gives: Vec<String> = list(&open["would_give"])
            .map(|gives| format!("{} → {}", word(&gives["option"]), word(&gives["class"])))
            .collect();
        let line = format!("  {} = {}   {}", word(&open["question"]), words(&open["options"]), gives.join(", "));
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let _ = writeln!(out, "\nnot asked");
    for question in list(&told["not_asked"]) {
        let why = question["why"].as_str().unwrap_or("not needed after these answers");
        let _ = writeln!(out, "  {}: {why}", word(&question["question"]));
    }
}

fn trace(out: &mut String, trace: &Value) {
    let _ = writeln!(out, "\ntrace: facts");
    for fact in list(&trace["facts"]) {
        let _ = writeln!(out, "  {:<8}{}", word(&fact["met"]), word(&fact["fact"]));
    }
    let _ = writeln!(out, "\ntrace: rules");
    for rule in list(&trace["rules"]) {
        let wins = if rule["wins"] == true { "  ← wins" } else { "" };
        let _ = writeln!(
            out,
            "  {:<8}{} → {} [{}]{wins}",
            word(&rule["met"]),
            word(&rule["id"]),
            word(&rule["conclusion"]),
            words(&rule["basis"])
        );
    }
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("–")
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn words(value: &Value) -> String {
    list(value).map(word).collect::<Vec<_>>().join(", ")
}
