//! The real documents of every municipality.

use crate::read::Read;
use crate::sound;
use std::path::Path;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::application::{Draft, Value, Values};
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::calendar::Date;
use stottekontaktsjekken::content::{Bundle, Language, Voice};
use stottekontaktsjekken::document::{Block, Document, Text};
use stottekontaktsjekken::document::{
    application, blank, blank_complaint, blank_fullmakt, complaint, fullmakt, pdf, summary,
};
use stottekontaktsjekken::interview::{Step, standing};
use stottekontaktsjekken::kept::{self, Kept};
use stottekontaktsjekken::proof::paths;

fn bundles() -> Vec<Bundle> {
    bundles_in(Language::Nb)
}

fn bundles_in(language: Language) -> Vec<Bundle> {
    let library = authoring::open(Path::new("content")).unwrap_or_else(|problems| panic!("{problems}"));
    let compiled = |id| authoring::compile(&library, id, language).unwrap_or_else(|problems| panic!("{problems}"));
    library.municipalities.iter().map(|id| compiled(id).bundle).collect()
}

/// An adult's application as people fill it in, from a file as `cargo xtask document` reads it.
const ADULT: &str = include_str!("normal.txt");
/// What is otherwise when it is for a child of 16 with two parents.
const CHILD: &str = include_str!("child.txt");

fn filled(bundle: &Bundle, lines: &[&str]) -> Kept {
    let mut kept = Kept::default();
    for line in lines.iter().flat_map(|lines| lines.lines()) {
        kept::read_line(bundle, line, &mut kept).unwrap_or_else(|| panic!("{}: {line}", bundle.place.id));
    }
    kept
}

#[test]
fn a_normal_application_is_two_pages_and_less_than_sixty_kilobytes() {
    for bundle in bundles() {
        for lines in [&[ADULT][..], &[ADULT, CHILD]] {
            let Kept { answers, values, .. } = filled(&bundle, lines);
            let (bytes, read) = sound(&application(&bundle, &answers, &values, Date::new(2026, 11, 22)));
            println!("{}: {} bytes, {} pages", bundle.place.id, bytes.len(), read.pages);
            assert_eq!(read.pages, 2, "{}", bundle.place.id);
            assert!(bytes.len() < 60_000, "{}: {} bytes", bundle.place.id, bytes.len());
            assert!(read.artifacts[1].contains("Kari Nordmann, født 01.02.1990side 2 av 2"), "{:?}", read.artifacts);
            assert!(read.bookmarks.len() > 10 && read.bookmarks[0] == "Søknad om støttekontakt");
        }
    }
}

#[test]
fn the_blank_form_is_three_pages_at_most_and_says_what_is_to_be_written() {
    for bundle in bundles() {
        let (bytes, read) = sound(&blank(&bundle));
        println!("{}: {} bytes, {} pages", bundle.place.id, bytes.len(), read.pages);
        assert!(read.pages <= 3, "{}", bundle.place.id);
        assert!(read.stands_for.iter().any(|said| said == "linje til å skrive på"));
        assert!(read.stands_for.iter().any(|said| said == "ruter til å skrive i"));
        assert!(!read.tags.contains(&("Lbl".into(), "krysset av ".into())), "nothing is ticked beforehand");
    }
}

#[test]
fn the_fullmakt_is_one_page_with_nothing_ticked_beforehand() {
    for bundle in bundles() {
        let Kept { answers, values, .. } = filled(&bundle, &[ADULT]);
        let (_, read) = sound(&fullmakt(&bundle, &answers, &values, None));
        assert_eq!(read.pages, 1);
        assert!(read.heard.contains("Kari Nordmann") && read.heard.contains(&bundle.place.full_name));
        assert!(!read.tags.contains(&("Lbl".into(), "krysset av ".into())));
        sound(&blank_fullmakt(&bundle));
    }
}

#[test]
fn the_summary_of_an_ordinary_result_is_one_page_in_the_language_of_the_interview() {
    for language in Language::ALL {
        for bundle in bundles_in(language) {
            for lines in [&[ADULT][..], &[ADULT, CHILD]] {
                let Kept { answers, values, .. } = filled(&bundle, lines);
                let document = summary(&bundle, &answers, &values, Date::new(2026, 11, 22)).unwrap();
                let (bytes, read) = sound(&document);
                println!("{}: {} bytes, {} pages", bundle.place.id, bytes.len(), read.pages);
                assert_eq!(read.pages, 1, "{}", bundle.place.id);
                assert!(read.tags.iter().any(|(role, _)| role == "BlockQuote"), "{}", bundle.place.id);
                assert_eq!(document.lang, language.tag());
            }
        }
    }
}

#[test]
fn the_summary_is_one_page_in_nine_of_ten_ways_through_and_never_three() {
    for bundle in Language::ALL.into_iter().flat_map(bundles_in) {
        let ways = paths::all(&bundle.service);
        let made = ways.iter().step_by(41).filter_map(|way| summary(&bundle, &way.answers, &Values::default(), None));
        let pages: Vec<usize> = made.map(|document| Read::pdf(&pdf::write(&document)).pages).collect();
        let longer = pages.iter().filter(|pages| **pages > 1).count();
        println!("{}: {longer} of {} take a second page", bundle.place.id, pages.len());
        assert!(longer * 10 <= pages.len() && pages.iter().all(|pages| *pages <= 2), "{}", bundle.place.id);
    }
}

#[test]
fn the_complaint_is_two_pages_at_most() {
    for bundle in bundles() {
        let Kept { answers, values, .. } = filled(&bundle, &[ADULT]);
        let documents = [complaint(&bundle, &answers, &values, Date::new(2026, 11, 22)), blank_complaint(&bundle)];
        for document in documents {
            let (_, read) = sound(&document);
            assert!(read.pages <= 2, "{}: {} pages", bundle.place.id, read.pages);
        }
    }
}

#[test]
fn long_answers_go_on_at_an_extra_sheet_and_the_form_keeps_to_two_pages() {
    for bundle in bundles() {
        let long = "Dette er en lang fortelling om hverdagen og alt som er vanskelig. ".repeat(150);
        for (lines, fields) in [
            (&[ADULT][..], &["viktig"][..]),
            (&[ADULT, CHILD], &["viktig"]),
            (&[ADULT], &["viktig", "vanskelig", "trygghet"]),
            (&[ADULT, CHILD], &["viktig", "sier_selv"]),
        ] {
            let Kept { answers, mut values, .. } = filled(&bundle, lines);
            for field in fields {
                let (position, _) = bundle.form.field_by_id(field).unwrap();
                values.set(&bundle.form, position, Value::Text(long.clone()));
            }
            let document = application(&bundle, &answers, &values, Date::new(2026, 11, 22));
            let (_, read) = sound(&document);
            let extra =
                read.tags.iter().position(|(_, said)| said.contains("Vedlagt ark: svar som fortsetter")).unwrap();
            let pointed = |to: &str| read.tags.iter().any(|(_, said)| said.contains(to));
            for number in 1..=fields.len() {
                assert!(pointed(&format!("Fortsetter på vedlagt ark, punkt {number}.")), "{fields:?}");
                assert!(pointed(&format!("Punkt {number}, fortsetter fra «")), "{fields:?}");
            }
            assert!(extra > read.tags.len() / 2, "the sheet is the last");
            assert_eq!(form_pages(&document), 2, "{} {fields:?}", bundle.place.id);
        }
        let Kept { answers, mut values, .. } = filled(&bundle, &[ADULT]);
        for field in ["klage_bestemt", "klage_galt", "klage_endres"] {
            let (position, _) = bundle.form.field_by_id(field).unwrap();
            values.set(&bundle.form, position, Value::Text(long.clone()));
        }
        let document = complaint(&bundle, &answers, &values, Date::new(2026, 11, 22));
        sound(&document);
        assert_eq!(form_pages(&document), 2, "{}", bundle.place.id);
    }
}

/// Pages before the extra sheet.
fn form_pages(document: &Document) -> usize {
    let mut form = document.clone();
    let extra = form.blocks.iter().position(|block| *block == Block::NewSheet).unwrap();
    form.blocks.truncate(extra);
    sound(&form).1.pages
}

#[test]
fn in_every_voice_with_every_field_filled_in_it_is_sound() {
    for bundle in bundles() {
        for voice in Voice::ALL {
            let mut answers = Answers::default();
            answers.set(bundle.service.voice_question.unwrap(), Chosen::one(voice as usize));
            while let Step::Ask { question, .. } = standing(&bundle.service, &answers).step {
                answers.set(question, Chosen::one(0));
            }
            let mut values = Values::default();
            for (position, field) in bundle.form.fields() {
                let draft = Draft { bundle: &bundle, answers: &answers, values: &values };
                if draft.shows(position) {
                    let last = field.options_for(draft.voice()).last().map_or(0, |(option, _)| 1 << option);
                    let words = format!("Čáhppes ord om {} ", field.id).repeat(12);
                    let value = if field.of_options() { Value::Options(last) } else { Value::Text(words) };
                    values.set(&bundle.form, position, value);
                }
            }
            sound(&application(&bundle, &answers, &values, None));
        }
    }
}

#[test]
fn a_heading_or_a_question_in_another_language_than_its_paper_is_tagged_with_it() {
    let boahtte = Text { words: "Boahtte Muoðkkái".into(), lang: Some("se".into()) };
    let question = |lang: &str, answer: &[&str]| Block::Question {
        asked: "Gii?".into(),
        answer: answer.iter().map(|&line| line.to_owned()).collect(),
        lang: Some(lang.into()),
    };
    let heading = Block::Heading { level: 2, text: boahtte };
    let blocks =
        vec![Block::heading(1, "Paper"), heading, question("fi", &["Mun"]), question("nn", &["Eg", "Ein annan"])];
    let document = Document { title: "Paper".into(), lang: "en".into(), blocks, ..Document::default() };
    assert_eq!(
        sound(&document).1.languages,
        ["se", "fi", "nn", "nn"],
        "one answer is told with its question, several in a list"
    );
}

#[test]
fn headings_lists_and_languages_are_tagged_as_what_they_are() {
    let bundle = bundles_in(Language::En).remove(0);
    let Kept { answers, mut values, .. } = filled(&bundle, &[ADULT]);
    let (position, field) = bundle.form.field_by_id("skrevet_pa").unwrap();
    let english = field.options.iter().position(|option| option.id == "engelsk").unwrap();
    values.set(&bundle.form, position, Value::Options(1 << english));
    let (_, read) = sound(&application(&bundle, &answers, &values, None));
    let roles: Vec<&str> = read.tags.iter().map(|(role, _)| role.as_str()).collect();
    assert_eq!(roles[0], "Document");
    assert_eq!(roles.iter().filter(|role| **role == "H1").count(), 1);
    assert!(read.tags.contains(&("H2".into(), "1 Søker".into())));
    assert!(read.tags.contains(&("Lbl".into(), "krysset av ".into())));
    assert!(read.tags.contains(&("LBody".into(), "første gang ".into())));
    assert!(read.languages.iter().all(|lang| lang == "en") && !read.languages.is_empty());
}

#[test]
fn a_document_sent_as_bytes_to_another_program_is_the_same_file() {
    for bundle in bundles() {
        let document = blank(&bundle);
        let sent = postcard::to_allocvec(&document).unwrap();
        assert!(pdf::write(&postcard::from_bytes(&sent).unwrap()) == pdf::write(&document));
    }
}

#[test]
fn the_day_comes_from_the_document_alone() {
    let bundle = bundles().remove(0);
    let Kept { answers, values, .. } = filled(&bundle, &[ADULT]);
    let on = |day| pdf::write(&application(&bundle, &answers, &values, Date::new(2026, 11, day)));
    let said = |bytes: &[u8], day: &str| bytes.windows(day.len()).any(|window| window == day.as_bytes());
    assert!(said(&on(22), "D:20261122") && said(&on(22), "2026-11-22") && !said(&on(23), "D:20261122"));
}
