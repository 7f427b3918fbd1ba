//! What others make of the files: qpdf finds no fault in them, and poppler draws the pages that were approved.
//!
//! A page is approved as a grid of cells of four millimetres, each with how dark it is: that can be read in a diff, and
//! does not change with how a version of poppler smooths the edges of letters. The papers' own words change often, so the
//! grid is of a document with every kind of block. `STK_APPROVE=1 cargo test --features authoring,pdf --test pdf` writes it.

use crate::documents::everywhere;
use std::path::{Path, PathBuf};
use std::process::Command;
use stottekontaktsjekken::document::pdf;

/// The side of a cell in points of the picture, at 127 points an inch.
const CELL: usize = 20;

/// How dark a cell may be otherwise, of nine.
const TOLERANCE: u32 = 1;

#[test]
fn the_pages_look_as_they_were_approved() {
    let approved = Path::new("tests/pdf/approved.txt");
    let drawn = pages("approved", &pdf::write(&everywhere("Jeg vil på tur i Tromsø, og til Čáhppesjávri. 🏒")));
    if std::env::var_os("STK_APPROVE").is_some() {
        std::fs::write(approved, &drawn).unwrap();
    }
    let expected = std::fs::read_to_string(approved).unwrap();
    let different = |(one, other): (char, char)| dark(one).abs_diff(dark(other)) > TOLERANCE;
    assert_eq!(drawn.lines().count(), expected.lines().count(), "as many pages");
    for (number, (drawn, expected)) in (1..).zip(drawn.lines().zip(expected.lines())) {
        let same = !drawn.chars().zip(expected.chars()).any(different);
        assert!(same, "tests/pdf/approved.txt:{number}:\n{expected}\nis drawn as\n{drawn}");
    }
}

#[test]
fn qpdf_finds_no_fault_in_any_letters() {
    for words in ["", "Áá Čč Ŋŋ", "🏒 чай مرحبا", &"langt ord ".repeat(900)] {
        let file = saved("checked", &pdf::write(&everywhere(words)));
        let told = told(Command::new("qpdf").arg("--check").arg(file));
        assert!(told.contains("No syntax or stream encoding errors found"), "{told}");
    }
}

/// The pages one after the other, a line for each four millimetres.
fn pages(name: &str, file: &[u8]) -> String {
    let file = saved(name, file);
    let prefix = file.with_extension("");
    let page = |number: u32| format!("{}-{number}.pgm", prefix.display());
    // An earlier run may have drawn more pages.
    let _ = (1..).map_while(|number| std::fs::remove_file(page(number)).ok()).count();
    told(Command::new("pdftoppm").args(["-gray", "-r", "127"]).arg(&file).arg(&prefix));
    (1..)
        .map_while(|number| std::fs::read(page(number)).ok())
        .map(|picture| grid(&picture))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A picture in the format PGM: «P5», the width, the height and the lightest number, with white space after each, and a
/// number for each point.
fn grid(picture: &[u8]) -> String {
    let mut words = picture.splitn(5, |byte| byte.is_ascii_whitespace());
    let width: usize = std::str::from_utf8(words.nth(1).unwrap()).unwrap().parse().unwrap();
    let rows: Vec<&[u8]> = words.nth(2).unwrap().chunks_exact(width).collect();
    rows.chunks(CELL).map(|rows| (0..width).step_by(CELL).map(|x| cell(rows, x)).collect::<String>() + "\n").collect()
}

/// How dark a cell is: `.` for white, then 1 to 9.
fn cell(rows: &[&[u8]], x: usize) -> char {
    let points: Vec<u32> =
        rows.iter().flat_map(|row| row.iter().skip(x).take(CELL)).map(|light| u32::from(255 - light)).collect();
    let share = points.iter().sum::<u32>() * 30 / (255 * points.len() as u32);
    char::from_digit(share.min(9), 10).filter(|digit| *digit != '0').unwrap_or('.')
}

fn dark(cell: char) -> u32 {
    cell.to_digit(10).unwrap_or_default()
}

fn saved(name: &str, file: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).with_extension("pdf");
    std::fs::write(&path, file).unwrap();
    path
}

fn told(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; run `cargo xtask setup`"));
    let told = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&told).into_owned()
}
