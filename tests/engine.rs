//! The compiled interview against the rules as written, for every municipality and every case.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod reference;

use std::collections::HashMap;
use std::path::Path;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::{Language, QuestionIx, Service};
use stottekontaktsjekken::diagram::branches::{representatives, unsure};
use stottekontaktsjekken::diagram::{Conclusions, Next};
use stottekontaktsjekken::explain::explain;
use stottekontaktsjekken::interview::{Step, standing};
use stottekontaktsjekken::rules;

fn services() -> Vec<(String, Service)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let library = authoring::open(&root).unwrap();
    let compile = |id: &String| (id.clone(), authoring::compile(&library, id, Language::Nb).unwrap().bundle.service);
    library.municipalities.iter().map(compile).collect()
}

fn service(municipality: &str) -> Service {
    services().into_iter().find(|(name, _)| name == municipality).unwrap().1
}

/// The questions the rules mention.
fn deciding(service: &Service) -> Vec<QuestionIx> {
    let mut found = vec![false; service.questions.len()];
    service.rules.iter().for_each(|rule| service.mark_questions(&rule.when, &mut found));
    service.questions().map(|(position, _)| position).filter(|position| found[usize::from(position.0)]).collect()
}

/// Calls `each` for every complete case of the answers that `choices` gives.
fn every_case(
    questions: &[QuestionIx],
    choices: &impl Fn(QuestionIx) -> Vec<Chosen>,
    so_far: &mut Answers,
    each: &mut impl FnMut(&Answers),
) {
    let Some((question, rest)) = questions.split_first() else { return each(so_far) };
    for chosen in choices(*question) {
        so_far.set(*question, chosen);
        every_case(rest, choices, so_far, each);
    }
    so_far.remove(*question);
}

/// The answers as a key.
fn key(answers: &Answers) -> Vec<u32> {
    answers.iter().map(|(_, chosen)| chosen.bits()).collect()
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
        let mut decided: HashMap<Vec<u32>, Conclusions> = HashMap::new();
        let definite = |question| representatives(&service, question);
        every_case(&questions, &definite, &mut Answers::default(), &mut |answers| {
            let conclusion = rules::conclude(&service, answers).unwrap();
            assert_eq!(
                reference::conclusions(&service, answers).into_iter().collect::<Vec<_>>(),
                [conclusion],
                "{name}"
            );
            decided.insert(key(answers), Conclusions::one(conclusion));
        });
        // An unsure answer stands for every other: the first one is closed in every way, and so on from there.
        let all = |question| definite(question).into_iter().chain(unsure(&service, question)).collect::<Vec<_>>();
        fn closed(decided: &HashMap<Vec<u32>, Conclusions>, key: Vec<u32>, open: &[(usize, Vec<u32>)]) -> Conclusions {
            let Some(((at, closings), rest)) = open.split_first() else { return decided[&key] };
            let each = closings.iter().map(|closing| {
                let mut key = key.clone();
                key[*at] = *closing;
                closed(decided, key, rest)
            });
            each.fold(Conclusions::default(), Conclusions::with)
        }
        let mut cases = 0;
        every_case(&questions, &all, &mut Answers::default(), &mut |answers| {
            cases += 1;
            let open = answers
                .iter()
                .enumerate()
                .filter(|(_, (question, chosen))| Some(*chosen) == unsure(&service, *question));
            let bits = |question| definite(question).into_iter().map(Chosen::bits).collect();
            let open: Vec<(usize, Vec<u32>)> = open.map(|(at, (question, _))| (at, bits(question))).collect();
            let (_, end) = service.interview.walk(&service, &with_the_rest(&service, answers));
            assert_eq!(end, Next::End(closed(&decided, key(answers), &open)), "{name}: {answers:?}");
        });
        assert!(cases > 10_000, "{name} has only {cases} cases");
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

fn given(service: &Service, words: &str) -> Answers {
    let mut answers = Answers::default();
    for word in words.split_whitespace() {
        let (question, options) = word.split_once('=').unwrap();
        let (position, chosen) = service.answer_by_ids(question, &options.split(',').collect::<Vec<_>>()).unwrap();
        answers.set(position, chosen);
    }
    answers
}

#[test]
fn whoever_moves_to_a_nursing_home_and_back_has_answered_everything_already() {
    let service = service("meloy");
    let before = given(
        &service,
        "hvem=meg opphold=bor onsker=ut annet=ingen bolig=nei ute=ofte helse=ja form=to ledsagerbevis=nei",
    );
    let (bolig, _) = service.question_by_id("bolig").unwrap();
    let ids = |questions: Vec<QuestionIx>| -> Vec<String> {
        questions.into_iter().map(|question| service.question(question).unwrap().id.clone()).collect()
    };
    let mut answers = before.clone();
    answers.set(bolig, given(&service, "bolig=sykehjem").get(bolig).unwrap());
    let stands = standing(&service, &answers);
    assert!(matches!(stands.step, Step::Done(_)));
    assert_eq!(ids(stands.unused(&service, &answers)), ["ute", "helse", "form", "ledsagerbevis"]);
    answers.set(bolig, before.get(bolig).unwrap());
    assert_eq!(standing(&service, &answers), standing(&service, &before));
    assert_eq!(standing(&service, &answers).unused(&service, &answers), []);
}

#[test]
fn an_answer_given_on_request_is_never_called_unused() {
    let service = service("lorenskog");
    let answers = given(&service, "hvem=meg opphold=nei varighet=ja");
    assert_eq!(standing(&service, &answers).unused(&service, &answers), []);
}
