//! The application and its paper, from the real content: every municipality, every voice.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use std::path::Path;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::application::{Draft, Value, Values};
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::{
    Bundle, Field, FieldIx, Key, Language, Paperwork, Part, Role, Topic, Voice, Voices,
};
use stottekontaktsjekken::document::{Block, Document, Entry, application, blank, blank_complaint, complaint, summary};
use stottekontaktsjekken::explain::explain;
use stottekontaktsjekken::interview::{Step, standing};

fn bundles() -> Vec<Bundle> {
    let library = authoring::open(Path::new("content")).unwrap_or_else(|problems| panic!("{problems}"));
    let each = library.municipalities.iter().flat_map(|id| Language::ALL.map(|language| (id, language)));
    each.map(|(id, language)| {
        authoring::compile(&library, id, language).unwrap_or_else(|problems| panic!("{problems}")).bundle
    })
    .collect()
}

/// A finished interview in this voice, each question answered with its first option.
fn answered(bundle: &Bundle, voice: Voice) -> Answers {
    let mut answers = Answers::default();
    answers.set(bundle.service.voice_question.unwrap(), Chosen::one(voice as usize));
    while let Step::Ask { question, .. } = standing(&bundle.service, &answers).step {
        answers.set(question, Chosen::one(0));
    }
    answers
}

/// Which option a choice is filled in with.
#[derive(Clone, Copy)]
enum Pick {
    First,
    Last,
}

/// Every field that is shown, filled in.
fn everything(bundle: &Bundle, answers: &Answers, pick: Pick) -> Values {
    let mut values = Values::default();
    for (position, field) in bundle.form.fields() {
        let draft = Draft { bundle, answers, values: &values };
        if !draft.shows(position) {
            continue;
        }
        let mut options = field.options_for(draft.voice());
        let picked = match pick {
            Pick::First => options.next(),
            Pick::Last => options.last(),
        };
        let bits = picked.map_or(0, |(option, _)| 1 << option);
        let value = if field.of_options() { Value::Options(bits) } else { Value::Text(format!("ord {}", field.id)) };
        values.set(&bundle.form, position, value);
    }
    values
}

/// Every paper that can be filled in.
fn papers(bundle: &Bundle, answers: &Answers, values: &Values) -> [(Paperwork, Document); 2] {
    [
        (Paperwork::Application, application(bundle, answers, values, None)),
        (Paperwork::Complaint, complaint(bundle, answers, values, None)),
    ]
}

fn words(document: &Document) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Note(text) | Block::StampSpace(text) => vec![text.clone()],
        Block::Heading { text, .. } | Block::Paragraph(text) => vec![text.words.clone()],
        Block::Fields(rows) => rows
            .iter()
            .flat_map(|row| match &row.entry {
                Entry::Filled(text) => vec![row.label.clone(), text.words.clone()],
                _ => vec![row.label.clone()],
            })
            .collect(),
        Block::Checks { label, boxes } => {
            [label.clone()].into_iter().chain(boxes.iter().map(|tick| tick.label.clone())).collect()
        }
        Block::Question { asked, answer, .. } => [asked.clone()].into_iter().chain(answer.iter().cloned()).collect(),
        Block::List(entries) => entries.iter().map(|entry| entry.words.clone()).collect(),
        Block::Table { head, rows } => {
            head.iter().cloned().chain(rows.iter().flatten().map(|cell| cell.words.clone())).collect()
        }
        Block::Quote { text, from } => vec![text.words.clone(), from.clone()],
        Block::Signature { who, name } => vec![who.clone(), name.clone()],
        Block::Address { label, lines } => [label.clone()].into_iter().chain(lines.iter().cloned()).collect(),
        Block::PageBreak | Block::NewSheet => Vec::new(),
    };
    document.blocks.iter().flat_map(of).collect()
}

#[test]
fn whatever_is_written_in_a_field_is_on_the_paper() {
    for bundle in bundles() {
        for voice in Voice::ALL {
            let answers = answered(&bundle, voice);
            for pick in [Pick::First, Pick::Last] {
                let values = everything(&bundle, &answers, pick);
                for (paperwork, document) in papers(&bundle, &answers, &values) {
                    let printed = words(&document);
                    let written = bundle
                        .form
                        .fields_of(paperwork)
                        .filter(|(at, field)| values.get(*at).is_some() && !field.of_options() && !field.only_tells());
                    for (_, field) in written {
                        let wanted = format!("ord {}", field.id);
                        assert!(printed.contains(&wanted), "{} {voice:?} {}", bundle.place.id, field.id);
                    }
                }
            }
        }
    }
}

#[test]
fn the_paper_is_the_same_in_every_language_of_the_interview() {
    let bundles = bundles();
    for nb in bundles.iter().filter(|bundle| bundle.language == Language::Nb) {
        for other in bundles.iter().filter(|bundle| bundle.place.id == nb.place.id) {
            for voice in Voice::ALL {
                let made = |bundle: &Bundle| papers(bundle, &answered(bundle, voice), &Values::EMPTY);
                assert_eq!(made(nb), made(other), "{}", nb.place.id);
            }
            assert_eq!(blank(nb), blank(other), "{}", nb.place.id);
            assert_eq!(blank_complaint(nb), blank_complaint(other), "{}", nb.place.id);
        }
    }
}

#[test]
fn the_outcome_is_never_on_paper() {
    for bundle in bundles() {
        for voice in Voice::ALL {
            let answers = answered(&bundle, voice);
            let made = papers(&bundle, &answers, &everything(&bundle, &answers, Pick::Last));
            let printed: Vec<String> = made.iter().flat_map(|(_, document)| words(document)).collect();
            for conclusion in &bundle.service.conclusions {
                for text in [&conclusion.title, &conclusion.text] {
                    assert!(printed.iter().all(|line| !line.contains(text.get(voice))), "{}", conclusion.id);
                }
            }
            for fact in &bundle.service.facts {
                for text in [&fact.met, &fact.not, &fact.open] {
                    assert!(!printed.iter().any(|line| line == text.get(voice)), "{}", fact.id);
                }
            }
        }
    }
}

#[test]
fn no_placeholder_is_left_on_paper() {
    for bundle in bundles() {
        for voice in Voice::ALL {
            let answers = answered(&bundle, voice);
            for (_, made) in papers(&bundle, &answers, &everything(&bundle, &answers, Pick::First)) {
                assert!(words(&made).iter().chain([&made.title]).all(|line| !line.contains(['{', '}'])));
            }
        }
    }
}

#[test]
fn the_summary_says_what_the_result_page_says() {
    for bundle in bundles() {
        for voice in Voice::ALL {
            let answers = answered(&bundle, voice);
            let found = explain(&bundle.service, &answers).unwrap();
            let made = summary(&bundle, &answers, &Values::EMPTY, None).unwrap();
            let printed = words(&made).join("\n");
            let (title, text) = found.headline_words(&bundle.service, voice, bundle.text(Key::ListAnd, voice));
            let guidance = bundle.text(Key::ResultGuidance, voice).to_owned();
            let asked = found.deciding.iter().filter_map(|question| bundle.service.question(*question));
            let asked = asked.map(|question| question.title.get(voice).to_owned());
            let reasons = found.reasons.iter().filter(|reason| reason.deciding);
            let reasons = reasons.filter_map(|reason| bundle.service.statement(reason.statement));
            let reasons = reasons.map(|statement| statement.text.get(voice).to_owned());
            let office = bundle.place.office.name.clone();
            for wanted in [title, text, guidance, office].into_iter().chain(asked).chain(reasons) {
                assert!(printed.contains(&wanted), "{} {voice:?}: {wanted}", bundle.place.id);
            }
            let quotes = made.blocks.iter().filter(|block| matches!(block, Block::Quote { .. })).count();
            let attributed =
                made.blocks.iter().filter(|block| matches!(block, Block::Quote { from, .. } if !from.is_empty()));
            assert!(quotes == 0 || attributed.count() > 0, "{} {voice:?}: whose words?", bundle.place.id);
            assert!(words(&made).iter().chain([&made.title]).all(|line| !line.contains(['{', '}'])), "{printed}");
        }
    }
}

#[test]
fn there_is_nothing_to_sum_up_before_there_is_a_result() {
    for bundle in bundles() {
        assert_eq!(summary(&bundle, &Answers::default(), &Values::EMPTY, None), None);
    }
}

#[test]
fn what_the_page_leaves_open_is_asked_of_the_office() {
    for bundle in bundles() {
        let answers = answered(&bundle, Voice::Du);
        let printed = words(&summary(&bundle, &answers, &Values::EMPTY, None).unwrap());
        let silent = bundle.service.topics.iter().filter(|entry| entry.topic == Topic::Omfang);
        let asked: Vec<&str> = silent.flat_map(|entry| &entry.ask).map(|ask| ask.get(Voice::Du)).collect();
        assert_eq!(asked.len(), 1, "{}: its page says nothing of hours", bundle.place.id);
        assert!(printed.iter().any(|line| line == asked[0]), "{}", bundle.place.id);
    }
}

#[test]
fn the_complaint_says_what_is_wrong_and_is_signed() {
    for bundle in bundles() {
        let answers = answered(&bundle, Voice::Du);
        let [_, (_, made)] = papers(&bundle, &answers, &everything(&bundle, &answers, Pick::Last));
        let printed = words(&made);
        for wanted in ["ord klage_bestemt", "ord klage_galt", "ord klage_endres", "ord navn", "ord telefon"] {
            assert!(printed.iter().any(|line| line == wanted), "{wanted}");
        }
        assert!(
            printed.iter().any(|line| *line == bundle.place.office.name || line.contains(&bundle.place.office.name))
        );
        assert_eq!(made.blocks.iter().filter(|block| matches!(block, Block::Signature { .. })).count(), 1);
        assert!(!printed.iter().any(|line| line == "ord viktig"), "what the application says stays there");
    }
}

#[test]
fn every_field_has_words_on_screen_and_on_paper() {
    for bundle in bundles() {
        for (position, field) in bundle.form.fields() {
            assert!(Voice::ALL.into_iter().all(|voice| !field.label.get(voice).is_empty()), "{}", field.id);
            if field.part != Part::Ikke {
                let printed = bundle.paper.field(position).unwrap();
                assert!(!printed.label.is_empty() && printed.options.len() == field.options.len(), "{}", field.id);
            }
        }
    }
}

#[test]
fn every_section_has_something_for_everyone() {
    for bundle in bundles() {
        for voice in Voice::ALL {
            let answers = answered(&bundle, voice);
            let draft = Draft { bundle: &bundle, answers: &answers, values: &Values::default() };
            for section in &bundle.form.sections {
                assert!(!draft.shown(section).is_empty(), "{} {voice:?}", section.id);
            }
        }
    }
}

#[test]
fn a_need_told_in_the_interview_is_ticked_in_the_application() {
    for bundle in bundles() {
        let answers = answered(&bundle, Voice::Du);
        let draft = Draft { bundle: &bundle, answers: &answers, values: &Values::default() };
        let (wishes, _) = bundle.form.field_by_id("onsker").unwrap();
        assert_ne!(draft.options(wishes), 0);
    }
}

/// Values by field id: words, or the first option where there are options.
fn filled(bundle: &Bundle, fields: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (id, words) in fields {
        let (position, field) = bundle.form.field_by_id(id).unwrap();
        let value = if field.of_options() { Value::Options(1) } else { Value::Text((*words).to_owned()) };
        values.set(&bundle.form, position, value);
    }
    values
}

const CINEMA: [(&str, &str); 7] = [
    ("aktivitet_1", "Kino"),
    ("ganger_1", "2"),
    ("billett_1", "150 kr"),
    ("folge_1", "150"),
    ("aktivitet_2", "Fotballkamp"),
    ("ganger_2", "1"),
    ("billett_2", "1 000"),
];

#[test]
fn what_a_month_costs_is_in_the_summary_for_whoever_wants_it_there() {
    for bundle in bundles().into_iter().filter(|bundle| bundle.language == Language::Nb) {
        let answers = answered(&bundle, Voice::Du);
        let made = |fields: &[(&str, &str)]| summary(&bundle, &answers, &filled(&bundle, fields), None).unwrap();
        let is_table = |block: &&Block| matches!(block, Block::Table { .. });
        assert_eq!(made(&CINEMA).blocks.iter().find(is_table), None, "not asked for");
        let wanted = made(&[&CINEMA[..], &[("ta_med_kostnader", "ja")]].concat());
        let Some(Block::Table { rows, .. }) = wanted.blocks.iter().find(is_table) else { panic!("no table") };
        let rows: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.words.as_str()).collect()).collect();
        assert_eq!(
            rows,
            [
                ["Kino, 2 i måneden", "600\u{a0}kr", "300\u{a0}kr"],
                ["Fotballkamp, 1 i måneden", "1\u{a0}000\u{a0}kr", "1\u{a0}000\u{a0}kr"],
                ["Til sammen i måneden", "1\u{a0}600\u{a0}kr", "1\u{a0}300\u{a0}kr"],
            ]
        );
        assert_eq!(made(&[("ta_med_kostnader", "ja")]).blocks.iter().find(is_table), None, "no figures");
    }
}

#[test]
fn an_activity_without_figures_is_not_reckoned_and_the_next_comes_when_it_is_written() {
    let bundle = bundles().remove(0);
    let answers = answered(&bundle, Voice::Du);
    let shows = |fields: &[(&str, &str)]| {
        let draft = Draft { bundle: &bundle, answers: &answers, values: &filled(&bundle, fields) };
        (draft.costs().len(), draft.shows(bundle.form.field_by_id("aktivitet_2").unwrap().0))
    };
    assert_eq!(shows(&[]), (0, false));
    assert_eq!(shows(&CINEMA[..2]), (0, true));
    assert_eq!(shows(&CINEMA[..4]), (1, true));
    assert_eq!(shows(&[("aktivitet_1", "Kino"), ("ganger_1", "to"), ("billett_1", "150")]), (0, true));
    // What stands in a row that is not shown does not count.
    assert_eq!(shows(&CINEMA[4..]), (0, false));
}

#[test]
fn what_the_page_does_not_say_of_ledsagerbevis_is_asked_in_the_summary_of_whoever_wants_it() {
    for bundle in bundles().into_iter().filter(|bundle| bundle.language == Language::Nb) {
        let answers = answered(&bundle, Voice::Du);
        let printed =
            |fields: &[(&str, &str)]| words(&summary(&bundle, &answers, &filled(&bundle, fields), None).unwrap());
        let photo = "Trengs det et bilde?".to_owned();
        assert!(!printed(&[]).contains(&photo), "not asked for");
        assert!(printed(&[("ta_med_ledsagerbevis", "ja")]).contains(&photo), "{}", bundle.place.id);
        let two =
            printed(&[("ta_med_ledsagerbevis", "ja")]).contains(&"Kan kortet gjelde for to som blir med?".to_owned());
        let told = bundle.service.statements.iter().any(|statement| statement.id == "LB-L5");
        assert_ne!(two, told, "{}: what its page says is not asked", bundle.place.id);
    }
}

#[test]
fn an_activity_without_a_name_is_called_by_its_number() {
    for bundle in bundles() {
        let answers = answered(&bundle, Voice::Du);
        let fields = [("aktivitet_1", "  "), ("ganger_1", "2"), ("billett_1", "150"), ("ta_med_kostnader", "ja")];
        let made = summary(&bundle, &answers, &filled(&bundle, &fields), None).unwrap();
        let wanted = match bundle.language {
            Language::Nb => "Aktivitet 1, 2 i måneden",
            Language::En => "Activity 1, 2 a month",
        };
        assert!(words(&made).iter().any(|cell| cell == wanted), "{:#?}", words(&made));
    }
}

/// Fields with an option that not every voice is offered, and that option.
fn limited(bundle: &Bundle) -> Vec<(FieldIx, usize)> {
    let options = |(at, field): (FieldIx, &Field)| {
        let limited = field.options.iter().enumerate().filter(|(_, option)| option.voices != Voices::ALL);
        limited.map(|(option, _)| (at, option)).collect::<Vec<_>>()
    };
    bundle.form.fields().flat_map(options).collect()
}

#[test]
fn what_is_left_over_from_another_voice_is_not_on_paper() {
    for bundle in bundles() {
        for voice in Voice::ALL {
            let answers = answered(&bundle, voice);
            let empty = papers(&bundle, &answers, &Values::EMPTY);
            for (field, option) in limited(&bundle) {
                let found = bundle.form.field(field).unwrap();
                let offered = found.voices.has(voice) && found.options[option].voices.has(voice);
                let mut values = Values::default();
                values.set(&bundle.form, field, Value::Options(1 << option));
                let made = papers(&bundle, &answers, &values);
                assert!(offered || made == empty, "{} {voice:?} {}", found.id, found.options[option].id);
            }
        }
    }
}

#[test]
fn the_language_of_one_s_own_words_stays_on_paper_when_the_interface_changes_its_own() {
    for bundle in bundles() {
        let answers = answered(&bundle, Voice::Du);
        let mut values = filled(&bundle, &[("viktig", "I like fishing"), ("klage_galt", "I need company")]);
        values.set(&bundle.form, bundle.form.with_role(Role::WrittenIn).unwrap(), Value::Options(0b10));
        for (_, made) in papers(&bundle, &answers, &values) {
            let said = "Egne ord er skrevet på engelsk.".to_owned();
            assert!(words(&made).contains(&said), "{:?}", bundle.language);
        }
    }
}
