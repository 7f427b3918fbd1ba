//! `cargo xtask document <municipality> <document> [--answers FILE] [--date DATE] [--language TAG] --out FILE.pdf`:
//! a document as PDF, without a browser.
//!
//! The answers stand one a line, as the app keeps them (`src/kept.rs`): `a question=option,option`,
//! `t field=words` (`\n` for a line break), `o field=option,option`. Empty lines and lines with # are passed over.

use crate::content::{compiled, library};
use crate::process::{self, Done, option, read, write};
use std::path::Path;
use stottekontaktsjekken::calendar::Date;
use stottekontaktsjekken::content::Paperwork;
use stottekontaktsjekken::content::{Bundle, Language};
use stottekontaktsjekken::document::{Document, blank, blank_complaint, blank_fullmakt, fullmakt, paper, pdf};
use stottekontaktsjekken::kept::{self, Kept};

const OPTIONS: [&str; 4] = ["--answers", "--date", "--language", "--out"];

/// Writes one document.
pub fn run(args: &[String]) -> Done {
    let [municipality, kind, rest @ ..] = args else {
        return Err("name a municipality and a document, such as `meloy application --out application.pdf`".into());
    };
    process::only(rest, &[], &OPTIONS)?;
    let out = option(rest, "--out")?.ok_or("say where to write it, with `--out FILE.pdf`")?;
    let bundle = compiled(&library()?, municipality, language(rest)?)?.bundle;
    let document = document(&bundle, kind, rest)?;
    for letters in pdf::undrawable(&document) {
        println!("shown as a box: {letters}");
    }
    let bytes = pdf::write(&document);
    write(Path::new(out), &bytes)?;
    println!("{out}: {} bytes", bytes.len());
    Ok(())
}

fn document(bundle: &Bundle, kind: &str, args: &[String]) -> Done<Document> {
    let kept = match option(args, "--answers")? {
        Some(file) => answers(bundle, Path::new(file))?,
        None => Kept::default(),
    };
    let day = date(args)?;
    let filled = |paperwork| {
        let made = paper(paperwork, bundle, &kept.answers, &kept.values, day);
        made.ok_or_else(|| "the answers do not lead to a result yet: there is nothing to sum up".to_owned())
    };
    match kind {
        "application" => filled(Paperwork::Application),
        "complaint" => filled(Paperwork::Complaint),
        "summary" => filled(Paperwork::Summary),
        "blank-complaint" => Ok(blank_complaint(bundle)),
        "blank-fullmakt" => Ok(blank_fullmakt(bundle)),
        "fullmakt" => Ok(fullmakt(bundle, &kept.answers, &kept.values, day)),
        "blank" => Ok(blank(bundle)),
        other => Err(format!(
            "there is no document `{other}`; there is: application, blank, complaint, blank-complaint, \
             fullmakt, blank-fullmakt, summary"
        )),
    }
}

/// The language of the interview, which only the summary shows: the other papers are always in bokmål.
fn language(args: &[String]) -> Done<Language> {
    let Some(tag) = option(args, "--language")? else { return Ok(Language::Nb) };
    let known = Language::ALL.map(Language::tag).join(", ");
    Language::from_tag(tag).ok_or_else(|| format!("--language {tag}: there is {known}"))
}

fn date(args: &[String]) -> Done<Option<Date>> {
    let Some(text) = option(args, "--date")? else { return Ok(None) };
    Date::parse(text).map(Some).ok_or_else(|| format!("--date {text}: expected a day such as 22.11.2026"))
}

/// What a file of answers holds.
pub fn answers(bundle: &Bundle, file: &Path) -> Done<Kept> {
    let mut kept = Kept::default();
    for (number, line) in (1..).zip(read(file)?.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        kept::read_line(bundle, line, &mut kept).ok_or_else(|| {
            let expected = "`a question=option,option`, `t field=words` or `o field=option,option`";
            format!("{}:{number}: {line}\n  expected {expected}, with ids from content/felles/", file.display())
        })?;
    }
    Ok(kept)
}
