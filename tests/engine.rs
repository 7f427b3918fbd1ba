//! The compiled interview against the rules as written, for every municipality and every case.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::{Choice, Class, Language, QuestionIx, Service};
use stottekontaktsjekken::diagram::branches::representatives;
use stottekontaktsjekken::diagram::{Conclusions, Next};
use stottekontaktsjekken::explain::explain;
use stottekontaktsjekken::interview::{Step, left_at, standing};
use stottekontaktsjekken::rules;

fn services() -> Vec<(String, Service)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let library = authoring::open(&root).unwrap();
    let compile = |id: &String| (id.clone(), authoring::compile(&library, id, Language::Nb).unwrap().bundle.service);
    library.municipalities.iter().map(compile).collect()
}

/// The questions the rules mention.
fn deciding(service: &Service) -> Vec<QuestionIx> {
    let mut found = vec![false; service.questions.len()];
    service.rules.iter().for_each(|rule| service.mark_questions(&rule.when, &mut found));
    service.questions().map(|(position, _)| position).filter(|position| found[usize::from(position.0)]).collect()
}

fn unsure(service: &Service, question: QuestionIx) -> Option<Chosen> {
    let asked = service.question(question).unwrap();
    asked.options.iter().position(|option| option.kind == Choice::Unsure).map(Chosen::one)
}

/// Calls `each` for every complete case: every definite answer, and «vet ikke» where the question has it.
fn every_case(service: &Service, questions: &[QuestionIx], so_far: &mut Answers, each: &mut impl FnMut(&Answers)) {
    let Some((question, rest)) = questions.split_first() else { return each(so_far) };
    for chosen in representatives(service, *question).into_iter().chain(unsure(service, *question)) {
        so_far.set(*question, chosen);
        every_case(service, rest, so_far, each);
    }
    so_far.remove(*question);
}

/// What the rules say, with every unsure answer closed in every way.
fn closings(service: &Service, questions: &[QuestionIx], answers: &Answers) -> Conclusions {
    let open = questions.iter().find(|question| answers.get(**question) == unsure(service, **question));
    let Some(question) = open else { return Conclusions::one(rules::conclude(service, answers).unwrap()) };
    let close = |chosen| {
        let mut closed = answers.clone();
        closed.set(*question, chosen);
        closings(service, questions, &closed)
    };
    representatives(service, *question).into_iter().map(close).fold(Conclusions::default(), Conclusions::with)
}

/// Answers for the questions that only ask.
fn with_the_rest(service: &Service, answers: &Answers) -> Answers {
    let mut whole = answers.clone();
    for (position, _) in service.questions().filter(|(position, _)| answers.get(*position).is_none()) {
        whole.set(position, Chosen::one(0));
    }
    whole
}

#[test]
fn the_diagram_says_what_the_rules_say_in_every_case() {
    for (name, service) in services() {
        let questions = deciding(&service);
        let mut cases = 0;
        every_case(&service, &questions, &mut Answers::default(), &mut |answers| {
            cases += 1;
            let (_, end) = service.interview.walk(&service, &with_the_rest(&service, answers));
            assert_eq!(end, Next::End(closings(&service, &questions, answers)), "{name}: {answers:?}");
        });
        println!("{name}: {cases} cases, «vet ikke» included");
        assert!(cases > 10_000, "{name} has only {cases} cases");
    }
}

#[test]
fn a_negative_class_never_rests_on_an_unsure_answer() {
    for (name, service) in services() {
        let questions = deciding(&service);
        every_case(&service, &questions, &mut Answers::default(), &mut |answers| {
            let closed = closings(&service, &questions, answers);
            let shown = service.shown_class(closed);
            let all_negative = closed.iter().all(|one| service.conclusion(one).unwrap().class == shown);
            assert!(matches!(shown, Class::Likely | Class::Assessed) || all_negative, "{name}: {answers:?}");
        });
    }
}

#[test]
fn an_outcome_does_not_depend_on_what_was_not_asked() {
    for (name, service) in services() {
        let questions = deciding(&service);
        let mut seen = 0u32;
        every_case(&service, &questions, &mut Answers::default(), &mut |answers| {
            seen += 1;
            if !seen.is_multiple_of(97) {
                return;
            }
            let whole = with_the_rest(&service, answers);
            let asked = standing(&service, &whole).asked;
            let mut only = Answers::default();
            asked.iter().for_each(|question| only.set(*question, whole.get(*question).unwrap()));
            assert_eq!(standing(&service, &only), standing(&service, &whole), "{name}: {answers:?}");
            let (few, all) = (explain(&service, &only).unwrap(), explain(&service, &whole).unwrap());
            assert_eq!(
                (few.class, few.headline, few.deciding),
                (all.class, all.headline, all.deciding),
                "{name}: {answers:?}"
            );
        });
    }
}

#[test]
fn the_number_of_questions_left_falls_with_every_answer() {
    for (name, service) in services() {
        let questions = deciding(&service);
        let mut seen = 0u32;
        every_case(&service, &questions, &mut Answers::default(), &mut |answers| {
            seen += 1;
            if !seen.is_multiple_of(41) {
                return;
            }
            let whole = with_the_rest(&service, answers);
            let asked = standing(&service, &whole).asked;
            let left: Vec<u8> = asked.iter().map(|question| left_at(&service, &whole, *question).unwrap()).collect();
            assert!(left.is_sorted_by(|before, after| before > after), "{name}: {left:?} for {answers:?}");
            assert!(left.last() >= Some(&1), "{name}: {answers:?}");
        });
    }
}

#[test]
fn the_answers_that_decided_are_enough_and_none_can_be_spared() {
    for (name, service) in services() {
        let questions = deciding(&service);
        let mut seen = 0u32;
        every_case(&service, &questions, &mut Answers::default(), &mut |answers| {
            seen += 1;
            if !seen.is_multiple_of(211) {
                return;
            }
            let whole = with_the_rest(&service, answers);
            let found = explain(&service, &whole).unwrap();
            let forces = |set: &[QuestionIx]| {
                let ends = service.interview.reachable(&service, &whole, |question| set.contains(&question));
                ends.iter().all(|end| service.shown_class(*end) == found.class)
            };
            assert!(forces(&found.deciding), "{name}: {answers:?}");
            for spared in &found.deciding {
                let fewer: Vec<QuestionIx> = found.deciding.iter().copied().filter(|kept| kept != spared).collect();
                assert!(!forces(&fewer), "{name}: {spared:?} is not needed in {answers:?}");
            }
            assert!(found.reasons.iter().any(|reason| reason.deciding), "{name}: no reason for {answers:?}");
        });
    }
}

#[test]
fn an_unfinished_interview_has_a_next_question_and_no_outcome() {
    for (name, service) in services() {
        let nothing = Answers::default();
        assert!(matches!(standing(&service, &nothing).step, Step::Ask { .. }), "{name}");
        assert_eq!(explain(&service, &nothing), None, "{name}");
    }
}
