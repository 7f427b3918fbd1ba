//! Where things stand, before anything is drawn. What the file says is checked in `tests/pdf/`.

use super::compose::Composer;
use super::font::{self, Face};
use super::layout::{Drawn, Mark, Page, paginate};
use super::letters::{Letters, NEW_LINE};
use super::measure::*;
use crate::document::{Block, Document, Entry, Row, Text, Tick, Words};
use proptest::prelude::*;

fn words() -> Words {
    Words {
        page: "side".into(),
        of: "av".into(),
        ticked: "krysset av".into(),
        unticked: "ikke krysset av".into(),
        pen: "linje".into(),
        digits: "ruter".into(),
        place_and_date: "Sted og dato".into(),
    }
}

fn document(blocks: Vec<Block>) -> Document {
    Document { title: "Søknad".into(), lang: "nb".into(), words: words(), blocks, ..Document::default() }
}

fn heading(level: u8, text: &str) -> Block {
    Block::heading(level, text)
}

/// Every kind of block, with these words wherever a person's words may come to stand.
fn everywhere(written: &str) -> Document {
    let row = |label: &str, entry| Row { label: label.into(), entry };
    let text = Text::from(written);
    let tick = |ticked| Tick { label: written.into(), ticked, pen: ticked };
    document(vec![
        Block::StampSpace("Mottatt (stempel)".into()),
        heading(1, "Søknad"),
        Block::Address { label: "Til".into(), lines: vec![written.into(), "8150 Ørnes".into()] },
        heading(2, "1 Søker"),
        Block::Fields(vec![
            row("Navn", Entry::Filled(text.clone())),
            row("Fødselsnummer", Entry::Digits(11)),
            row("Adresse", Entry::Pen(1)),
            row("Telefon", Entry::Pen(1)),
            row("Med egne ord", Entry::Filled(text.clone())),
            row("Mer", Entry::Pen(3)),
        ]),
        Block::Checks { label: "Lyst til".into(), boxes: vec![tick(true), tick(false)] },
        Block::Question { asked: "Hva da?".into(), answer: vec![written.into(), "og dette".into()], lang: None },
        Block::PageBreak,
        heading(2, "2 Resten"),
        Block::List(vec![text.clone(), Text::from("kort")]),
        Block::Table {
            head: vec!["Dag".into(), "Hva".into()],
            rows: vec![vec![Text::from("mandag"), text.clone()], vec![text.clone(), Text::default()]],
        },
        Block::Paragraph(text),
        Block::Signature { who: "Søker".into(), name: written.into() },
        heading(2, "Slutt"),
        Block::Address { label: "Sendes til".into(), lines: vec![written.into()] },
        Block::Note("Laget i dag.".into()),
    ])
}

fn laid_out(document: &Document) -> Vec<Page> {
    paginate(Composer::compose(document).bands)
}

/// A mark on its page: left, top, right, bottom of what is seen.
fn seen(top: i32, mark: &Mark) -> (i32, i32, i32, i32) {
    let (x, y) = (mark.x, top + mark.y);
    match &mark.drawn {
        Drawn::Text { size, .. } => (x, y - size * 3 / 4, x + mark.width, y + size / 5),
        Drawn::Tick { .. } => (x, y, x + TICK, y + TICK),
        Drawn::Frame { height, .. } => (x, y, x + mark.width, y + height),
        Drawn::Rule => (x, y, x + mark.width, y),
        Drawn::Upright(length) => (x, y, x, y + length),
    }
}

fn overlap(one: (i32, i32, i32, i32), other: (i32, i32, i32, i32)) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// Letters and boxes to tick: what nothing else may stand on.
fn solid(page: &Page) -> Vec<(i32, i32, i32, i32)> {
    let marks = page.iter().flat_map(|(top, band)| band.marks.iter().map(|mark| (*top, mark)));
    let solid = marks.filter(|(_, mark)| matches!(mark.drawn, Drawn::Text { .. } | Drawn::Tick { .. }));
    solid.map(|(top, mark)| seen(top, mark)).filter(|place| place.0 < place.2).collect()
}

fn stands_well(document: &Document) {
    for page in laid_out(document) {
        let mut before = 0;
        for (top, band) in &page {
            assert!(*top >= before, "a band begins before the one above it ends");
            before = top + band.height;
            for mark in &band.marks {
                let (left, up, right, down) = seen(*top, mark);
                assert!(left >= 0 && right <= COLUMN && up >= -POINT && down <= DEPTH + 2 * POINT, "outside: {mark:?}");
            }
        }
        let solid = solid(&page);
        for (number, one) in solid.iter().enumerate() {
            for other in &solid[number + 1..] {
                assert!(!overlap(*one, *other), "{one:?} and {other:?} overlap");
            }
        }
    }
}

#[test]
fn nothing_overlaps_and_nothing_is_outside_the_margins() {
    let long = "Dette er en lang tekst med mange ord. ".repeat(250);
    for written in
        ["", "fisk", "to\nlinjer", &long, &"x".repeat(3000), &"👍".repeat(500), &" ".repeat(400), "a\tb\tc\n1\t2\t3"]
    {
        stands_well(&everywhere(written));
    }
}

#[test]
fn the_stamp_has_its_room_of_60_by_30_millimetres() {
    let page =
        laid_out(&everywhere("Et kontor med et langt navn, som ikke får plass ved siden av stempelet")).remove(0);
    let marks = || page.iter().flat_map(|(top, band)| band.marks.iter().map(|mark| (*top, mark)));
    let (top, frame) = marks().find(|(_, mark)| matches!(mark.drawn, Drawn::Frame { dashed: true, .. })).unwrap();
    let place = seen(top, frame);
    assert_eq!((place.2 - place.0, place.3 - place.1, place.2), (mm(60), mm(30), COLUMN));
    let inside: Vec<_> = solid(&page).into_iter().filter(|mark| overlap(*mark, place)).collect();
    assert!(inside.iter().all(|mark| mark.3 < LINE + POINT), "only its label stands in it: {inside:?}");
}

/// The words of a band.
fn said(band: &super::layout::Band) -> String {
    let letters = band.marks.iter().filter_map(|mark| match &mark.drawn {
        Drawn::Text { letters, .. } => Some(letters),
        _ => None,
    });
    letters.flatten().filter_map(|letter| font::letter(*letter)).collect()
}

#[test]
fn no_heading_stands_last_on_a_page() {
    for lines in 30..60 {
        let mut blocks = vec![heading(1, "Søknad")];
        blocks.extend((0..lines).map(|line| Block::Note(format!("linje {line}"))));
        blocks.extend([heading(2, "HODE"), Block::Note("første".into()), Block::Note("andre".into())]);
        for page in laid_out(&document(blocks)) {
            let last = page.iter().rev().map(|(_, band)| said(band)).find(|said| !said.is_empty()).unwrap();
            assert_ne!(last, "HODE", "after {lines} lines");
        }
    }
}

#[test]
fn a_short_last_section_is_never_parted() {
    for lines in 30..60 {
        let mut blocks = vec![heading(1, "Oppsummering")];
        blocks.extend((0..lines).map(|line| Block::Note(format!("linje {line}"))));
        blocks.extend([heading(2, "Kontoret"), Block::Note("Telefon".into()), Block::Note("Besøk".into())]);
        let pages = laid_out(&document(blocks));
        let last: Vec<String> = pages.last().unwrap().iter().map(|(_, band)| said(band)).collect();
        for wanted in ["Kontoret", "Telefon", "Besøk"] {
            assert!(last.iter().any(|said| said == wanted), "after {lines} lines, the last page has {last:?}");
        }
        assert!(pages.len() <= 2);
    }
}

#[test]
fn a_line_to_sign_on_stays_with_who_signs() {
    for lines in 30..60 {
        let mut blocks: Vec<Block> = (0..lines).map(|line| Block::Note(format!("linje {line}"))).collect();
        blocks.push(Block::Signature { who: "Søker".into(), name: "Kari".into() });
        for page in laid_out(&document(blocks)) {
            let rule = page.iter().any(|(_, band)| band.marks.iter().any(|mark| mark.drawn == Drawn::Rule));
            let who = page.iter().any(|(_, band)| said(band).contains("Søker: Kari"));
            assert_eq!(rule, who, "after {lines} lines");
        }
    }
}

#[test]
fn the_page_is_turned_where_it_is_good_unless_that_costs_a_page() {
    let pages = |before: usize, after: usize| {
        let lines = |count| (0..count).map(|_| Block::Note("linje".into()));
        let blocks = lines(before).chain([Block::PageBreak]).chain(lines(after)).collect();
        laid_out(&document(blocks)).iter().map(Vec::len).collect::<Vec<_>>()
    };
    let [first, second] = pages(40, 20)[..] else { panic!("two pages") };
    assert!(first > second, "turned after 40 of 60 lines");
    assert_eq!(pages(10, 10).len(), 1, "no page is spent on it");
    assert_eq!(pages(70, 40).len(), 3);
}

#[test]
fn every_norwegian_and_sami_letter_is_in_the_fonts() {
    let both = "ÆæØøÅå ÁáČčĐđŊŋŠšŦŧŽž ÏïÖöÄäŃńÂâ ÀàÈèÉéÊêÒòÓóÔôÜü €–—…•½«»“”‘’";
    for letter in both.chars().chain("ǤǥǦǧǨǩƷʒǮǯʹ ệșə".chars()) {
        let glyph = font::glyph(letter).unwrap_or_else(|| panic!("{letter}"));
        assert_eq!(font::letter(glyph), Some(letter));
        assert_eq!(font::in_bold(glyph), both.contains(letter), "{letter}");
        assert!(Face::Regular.advance(glyph) > 0, "{letter}");
    }
    assert!(Face::ALL.iter().all(|face| face.advance(font::BOX) == 600));
}

#[test]
fn a_bold_word_with_a_letter_that_bold_lacks_is_shown_in_regular() {
    let page = laid_out(&document(vec![heading(1, "Vân ệ")])).remove(0);
    let faces: Vec<Face> = (page.iter().flat_map(|(_, band)| &band.marks))
        .filter_map(|mark| match mark.drawn {
            Drawn::Text { face, .. } => Some(face),
            _ => None,
        })
        .collect();
    assert_eq!(faces, [Face::Bold, Face::Regular]);
}

#[test]
fn marks_join_the_letters_they_belong_to() {
    let mut letters = Letters::default();
    let of = |letters: &mut Letters, words: &str| letters.of(words);
    assert_eq!(of(&mut letters, "A\u{30a}r e\u{323}\u{302}"), of(&mut letters, "År ệ"));
    assert_eq!(of(&mut letters, "a\u{7}b\u{ad}c\u{202e}\r\nd"), of(&mut letters, "abc\nd"));
    assert_eq!(of(&mut letters, "\n"), [NEW_LINE]);
    assert_eq!(letters.boxes(), 0);
    assert_eq!(of(&mut letters, "👨‍👩‍👧🇳🇴👍🏽").len(), 3, "an emoji of several parts is one box");
    assert_eq!(letters.written(super::letters::FIRST_BOX), Some("👨‍👩‍👧"));
}

#[test]
fn what_the_fonts_lack_is_told_once_each_and_in_order() {
    assert_eq!(super::undrawable(&everywhere("Привет, и👍")), ["П", "р", "и", "в", "е", "т", "👍"]);
    assert!(super::undrawable(&everywhere("Čáhppes «½» – 5 €\u{7}")).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("STK_LONG").is_some() { 500 } else { 40 }))]

    #[test]
    fn whatever_is_written_stands_well(written in "(\\PC|[a-zæøå \\n-]|[\u{300}-\u{310}]|\\s){0,400}") {
        stands_well(&everywhere(&written));
    }
}
