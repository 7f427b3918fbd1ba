//! Every proof, seen to hold of the real content, and to fail on an engine that is broken on purpose. What content
//! can break is broken in `kommuner/bad/`, with the message expected beside it.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::authoring::{self, Compiled, Library};
use stottekontaktsjekken::content::{
    Choice, Choosable, Class, Fact, FactFrom, FactIx, Language, Place, QuestionIx, Rule, RuleIx, Service,
};
use stottekontaktsjekken::diagram::build::{BuildError, Flaw, MOST_CASES};
use stottekontaktsjekken::diagram::{Conclusions, Next, branches};
use stottekontaktsjekken::explain::{Explanation, explain};
use stottekontaktsjekken::proof::paths::Path as Way;
use stottekontaktsjekken::proof::table::Table;
use stottekontaktsjekken::proof::{
    self, Subject, all_matters, every_case, falling, no_order, one_class, own_words, paths, paths_end, reasons, shared,
};
use stottekontaktsjekken::rules::{Condition, Met, Undecided, holds};

fn places(library: &Library, but: &str) -> Vec<Place> {
    let others = library.municipalities.iter().filter(|id| *id != but);
    others.map(|id| authoring::compile(library, id, Language::Nb).unwrap().bundle.place).collect()
}

fn content() -> Library {
    authoring::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap()
}

fn meloy() -> Compiled {
    authoring::compile(&content(), "meloy", Language::Nb).unwrap()
}

/// Every path with its explanation.
fn explained(made: &Compiled) -> (Vec<Way>, Vec<Option<Explanation>>) {
    let service = &made.bundle.service;
    let paths = paths::all(service);
    let explained = paths.iter().map(|path| explain(service, &path.answers)).collect();
    (paths, explained)
}

fn said(subject: &Subject) -> String {
    subject.problems.to_string()
}

#[test]
fn whole_content_is_proved() {
    let library = content();
    for id in &library.municipalities {
        let made = authoring::compile(&library, id, Language::Nb).unwrap();
        let proved = proof::municipality(&made, &library.files_of(id), &places(&library, id));
        assert_eq!(proved.problems.to_string(), "", "{id}");
        assert_eq!(proved.outcomes.definite.iter().sum::<u64>(), proved.definite, "{id}");
        assert_eq!(proved.outcomes.all.iter().sum::<u64>(), proved.cases, "{id}");
        assert_eq!(proved.outcomes.conclusions.iter().sum::<u64>(), proved.definite, "{id}");
        assert!(proved.shortest < proved.longest && proved.cases > proved.definite, "{id}");
    }
}

#[test]
fn point_1_too_many_cases_are_refused_with_the_questions_to_split_or_fold() {
    let mut service = meloy().bundle.service;
    for (position, question) in service.questions.iter_mut().enumerate().filter(|(_, question)| !question.many) {
        let option =
            |at| Choosable { id: format!("o{position}-{at}"), kind: Choice::Plain, label: String::new(), wish: None };
        question.options.extend((question.options.len()..28).map(option));
    }
    let error = Table::empty(&service).err().unwrap();
    assert!(matches!(error, BuildError::TooManyCases(cases, _) if cases > MOST_CASES));
    let told = one_class::told(&service, &proof::Places::default(), "stottekontakt.toml", &error).to_string();
    assert!(told.contains("Split the goal, or fold answers that its rules do not tell apart"), "{told}");
    for question in ["opphold (28)", "bolig (28)", "ute (28)", "onsker ("] {
        assert!(told.contains(question), "{question} is not named: {told}");
    }
}

#[test]
fn point_1_a_gap_names_the_rules_that_are_near_if_any_is() {
    let service = meloy().bundle.service;
    let told = |answers: Answers| {
        let gap = BuildError::Undecided(vec![Flaw { answers, why: Undecided::Gap }]);
        one_class::told(&service, &proof::Places::default(), "stottekontakt.toml", &gap).to_string()
    };
    let (bolig, _) = service.question_by_id("bolig").unwrap();
    let mut at_home = Answers::default();
    at_home.set(bolig, Chosen::one(0));
    assert!(told(at_home.clone()).contains("; the nearest rules: sykehjem (line 0)"), "{}", told(at_home));
    assert!(told(Answers::default()).trim().ends_with("widen one: whatever is answered"));
}

#[test]
fn point_1_and_6_an_interview_that_shows_something_else_is_told_of_as_a_residents_answers() {
    let mut service = meloy().bundle.service;
    let mut table = Table::empty(&service).unwrap();
    table.fill(&service);
    let last = service.interview.nodes.iter_mut().rev().flat_map(|node| &mut node.branches);
    let end = last.into_iter().find_map(|next| match next {
        Next::End(end) if end.single().is_some() => Some(end),
        _ => None,
    });
    *end.unwrap() = Conclusions(1);
    let told = every_case::prove(&service, &table).unwrap_err();
    assert!(told.contains("another outcome than the rules give: «Bor du i Meløy?» Nei"), "{told}");
}

#[test]
fn point_1_a_definite_case_of_two_conclusions_is_told_of() {
    let service = meloy().bundle.service;
    let mut table = Table::empty(&service).unwrap();
    table.fill(&service);
    assert!(table.is_definite(&vec![0; table.cases.variables.len()]), "the first case has no unsure answer");
    table.ends[0] = Conclusions(0b11);
    let told = every_case::prove(&service, &table).unwrap_err();
    assert!(told.contains("a definite case has no single conclusion: «Bor du i Meløy?» Ja"), "{told}");
}

#[test]
fn point_2_a_path_without_an_end_or_a_reason_is_told_of() {
    let mut made = meloy();
    let half = made.bundle.service.interview.nodes.len() as u32 / 2;
    for nowhere in [half * 2 - 1, half] {
        made.bundle.service.interview.nodes[half as usize].branches[0] = Next::Ask(nowhere);
        let mut subject = Subject::of(&made);
        paths_end::prove(&mut subject, &[], &[]);
        assert!(said(&subject).contains("leads nowhere"), "{}", said(&subject));
    }

    let whole = meloy();
    let (paths, mut explained) = explained(&whole);
    let mut subject = Subject::of(&whole);
    explained.iter_mut().flatten().for_each(|found| found.reasons.clear());
    paths_end::prove(&mut subject, &paths, &explained);
    let told = "content/meloy: an outcome has no reason with a basis: «Hvem gjelder det?»";
    assert!(said(&subject).starts_with(told), "{}", said(&subject));
}

#[test]
fn point_2_a_municipality_without_an_application_or_an_office_is_told_of() {
    let changes: [fn(&mut Compiled); 2] =
        [|made| made.bundle.form.sections.clear(), |made| made.bundle.place.office.name.clear()];
    for change in changes {
        let mut made = meloy();
        change(&mut made);
        let mut subject = Subject::of(&made);
        paths_end::prove(&mut subject, &[], &[]);
        assert!(said(&subject).contains("no outcome has a next step"), "{}", said(&subject));
    }
}

#[test]
fn point_4_an_outcome_that_turns_on_what_was_not_asked_is_told_of() {
    let made = meloy();
    let service = &made.bundle.service;
    let paths = paths::all(service);
    let (asked, question) = service.questions().max_by_key(|(_, question)| branches::width(question)).unwrap();
    assert!(paths.iter().any(|path| !path.asked().contains(&asked)), "{} is not always asked", question.id);
    for taken in [0, branches::width(question) - 1] {
        let given = branches::answer(service, asked, taken);
        let broken = |service: &Service, answers: &Answers| {
            explain(service, answers).map(|found| match answers.get(asked) == given {
                true => Explanation { class: Class::Unlikely, ..found },
                false => found,
            })
        };
        let explained: Vec<_> = paths.iter().map(|path| broken(service, &path.answers)).collect();
        let mut subject = Subject::of(&made);
        no_order::prove(&mut subject, &paths, &explained, &broken);
        assert!(said(&subject).contains("depends on an answer that was not asked"), "{taken}: {}", said(&subject));
    }
}

#[test]
fn point_4_a_path_that_is_not_the_one_its_answers_take_is_told_of() {
    let made = meloy();
    let (paths, explained) = explained(&made);
    let changes: [fn(&mut Way); 2] = [|path| path.end = Conclusions(0), |path| path.taken.truncate(1)];
    for change in changes {
        let mut paths = paths.clone();
        change(&mut paths[0]);
        let mut subject = Subject::of(&made);
        no_order::prove(&mut subject, &paths, &explained, &explain);
        assert!(said(&subject).contains("or on the order: "), "{}", said(&subject));
    }
}

#[test]
fn point_5_a_number_left_that_is_not_the_longest_way_is_told_of() {
    let Next::Ask(first) = meloy().bundle.service.interview.root else { panic!("nothing is asked") };
    for change in [|left: &mut u8| *left -= 1, |left: &mut u8| *left += 1] {
        let mut made = meloy();
        let left = &mut made.bundle.service.interview.nodes[first as usize].at_most;
        let longest = *left;
        change(left);
        let told = format!("at the question \"hvem\" at most {left} are said to be left, but it is {longest}");
        let mut subject = Subject::of(&made);
        falling::prove(&mut subject);
        assert!(said(&subject).contains(&told), "{}", said(&subject));
    }
}

#[test]
fn point_8_a_reason_too_many_or_too_few_is_told_of() {
    let made = meloy();
    let (paths, explained) = explained(&made);
    for change in [
        |deciding: &mut Vec<QuestionIx>| deciding.insert(0, QuestionIx(0)),
        |deciding: &mut Vec<QuestionIx>| deciding.clear(),
    ] {
        let mut changed = explained.clone();
        changed.iter_mut().flatten().for_each(|found| change(&mut found.deciding));
        let mut subject = Subject::of(&made);
        reasons::prove(&mut subject, &paths, &changed);
        assert!(said(&subject).contains("is shown as deciding, but [opphold] is the smallest"), "{}", said(&subject));
    }
}

#[test]
fn point_8_a_rule_that_draws_something_else_or_does_not_hold_is_told_of() {
    let made = meloy();
    let service = &made.bundle.service;
    let (paths, explained) = explained(&made);
    let rules = || service.rules.iter().zip(0..).map(|(rule, at)| (rule, RuleIx(at)));
    let beside = |is: &dyn Fn(&Rule, &Way, &Explanation) -> bool| {
        let found = paths.iter().zip(&explained).enumerate().find_map(|(position, (path, found))| {
            let found = found.as_ref().unwrap();
            let (_, rule) = rules().find(|(rule, at)| !found.rules.contains(at) && is(rule, path, found))?;
            Some((position, rule))
        });
        let (position, rule) = found.unwrap();
        let mut changed = explained.clone();
        changed[position].as_mut().unwrap().rules.push(rule);
        let mut subject = Subject::of(&made);
        reasons::prove(&mut subject, &paths, &changed);
        said(&subject)
    };
    let drawn = |rule: &Rule, found: &Explanation| found.conclusions.iter().any(|one| one == rule.conclusion);
    let not = |rule: &Rule, path: &Way| holds(service, &path.answers, &rule.when) == Met::No;
    let told = "is shown as a reason, but does not hold";
    assert!(beside(&|rule, path, found| drawn(rule, found) && not(rule, path)).contains(told));
    assert!(beside(&|rule, path, found| !drawn(rule, found) && !not(rule, path)).contains(told));
}

/// What point 3 says of a municipality that is changed after it was read.
fn everything_matters(mut made: Compiled, change: impl FnOnce(&mut Compiled)) -> String {
    change(&mut made);
    let mut subject = Subject::of(&made);
    all_matters::prove(&mut subject);
    said(&subject)
}

fn tells(told: &str, all: &[&str]) {
    for expected in all {
        assert!(told.contains(expected), "expected «{expected}» in:\n{told}");
    }
}

#[test]
fn point_3_what_no_rule_draws_or_turns_on_is_told_of() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let invented = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kommuner/good");
    let library = authoring::open_with(&content, &invented, &invented).unwrap();
    let tenkelia = authoring::compile(&library, "tenkelia", Language::Nb).unwrap();
    assert_eq!(everything_matters(tenkelia.clone(), |_| {}), "");
    let told = everything_matters(tenkelia.clone(), |made| {
        made.bundle.service.rules.clear();
        made.bundle.service.criteria.clear();
        made.asking.clear();
    });
    let unused = "nothing turns on the fact \"snakket_med_frisklivssentralen\"";
    tells(&told, &[unused]);
    let turning_on = |made: &mut Compiled, fact: FactIx| {
        made.bundle.service.rules.truncate(1);
        made.bundle.service.rules[0].when = Condition::Fact(fact);
        made.bundle.service.criteria.clear();
    };
    let fact = |service: &Service, id: &str| {
        FactIx(service.facts.iter().position(|fact| fact.id == id).unwrap().try_into().unwrap())
    };
    let told = everything_matters(tenkelia.clone(), |made| {
        let other = fact(&made.bundle.service, "ute_vanskelig");
        turning_on(made, other);
    });
    tells(&told, &[unused]);
    let told = everything_matters(tenkelia, |made| {
        let facts = &mut made.bundle.service.facts;
        let made_of_it = Fact { id: "av_det".into(), ..facts[0].clone() };
        facts.push(made_of_it);
        let (whole, part) = (fact(&made.bundle.service, "av_det"), "snakket_med_frisklivssentralen");
        let part = fact(&made.bundle.service, part);
        made.bundle.service.facts[usize::from(whole.0)].from = FactFrom::Composite(Condition::Fact(part));
        turning_on(made, whole);
    });
    assert!(!told.contains(unused), "it matters by way of the fact that is made of it:\n{told}");
    let sykehjem = |service: &Service| service.rules.iter().position(|rule| rule.id == "sykehjem").unwrap();
    let told = everything_matters(meloy(), |made| {
        let at = sykehjem(&made.bundle.service);
        let drawn = made.bundle.service.rules[at].conclusion;
        made.bundle.service.rules.retain(|rule| rule.conclusion != drawn);
    });
    tells(&told, &["meloy/stottekontakt.toml:294: no rule draws the conclusion \"sykehjem\""]);
}

#[test]
fn point_3_what_is_never_asked_is_told_of() {
    let told = everything_matters(meloy(), |made| {
        // Only the first question is left of the interview.
        let interview = &mut made.bundle.service.interview;
        let Next::Ask(first) = interview.root else { panic!("nothing is asked") };
        interview.nodes.swap(0, first as usize);
        interview.nodes.truncate(1);
        interview.root = Next::Ask(0);
        interview.nodes[0].branches.fill(Next::End(Conclusions(1)));
    });
    tells(
        &told,
        &[
            "the question \"bolig\" is never asked here",
            "the wish \"ut\" is never asked about",
            "no question that is asked tells whether the criterion",
        ],
    );
    let made = authoring::compile(&content(), "lorenskog", Language::Nb).unwrap();
    let told = everything_matters(made, |made| {
        let (savn, _) = made.bundle.service.question_by_id("savn").unwrap();
        made.bundle.service.unasked[0].question = savn;
    });
    tells(&told, &["the question \"savn\" is said not to be asked, but it is"]);
}

/// What is told to wait of the shared files, with one entry more of each kind, when there are just these municipalities.
fn waiting(municipalities: &[String]) -> String {
    let library = content();
    let made: Vec<Compiled> = (municipalities.iter())
        .flat_map(|id| Language::ALL.map(|language| authoring::compile(&library, id, language).unwrap()))
        .collect();
    let mut files = library.shared_files();
    for (end, more) in [
        ("felles/sporsmal.toml", "[[question]]\nid = \"ubrukt\""),
        ("felles/fakta.toml", "[[fact]]\nid = \"ubrukt\""),
        ("felles/konklusjoner.toml", "[[conclusion]]\nid = \"ubrukt\""),
        ("norge/lov.toml", "[[law]]\nid = \"ubrukt\""),
        ("nb/fakta.toml", "[ubrukt]\nmet = \"Bor i Meløy og ikke i Meløysund.\""),
    ] {
        let file = files.iter_mut().find(|file| file.file.ends_with(end)).unwrap();
        file.text = format!("{}\n{more}\n", file.text);
    }
    shared::waiting(&files, &made).to_string() + &shared::prove(&files, &made).to_string()
}

#[test]
fn point_3_and_7_what_is_shared_matters_somewhere_and_names_no_municipality() {
    let told = waiting(&content().municipalities);
    let waits = |what: &str| told.contains(&format!("the {what} matters in no municipality"));
    for used in ["question \"bolig\"", "question \"varighet\"", "fact \"ute_vanskelig\"", "conclusion \"passer\""] {
        assert!(!waits(used), "{used} is used:\n{told}");
    }
    for used in ["law \"N01\"", "law \"LB12\"", "text `ute_vanskelig.met`", "text `start.title`"] {
        assert!(!waits(used), "{used} is shown, with something filled in or without:\n{told}");
    }
    for unused in ["question", "fact", "conclusion", "law"].map(|kind| format!("{kind} \"ubrukt\"")) {
        assert!(waits(&unused), "nothing uses the {unused}:\n{told}");
    }
    tells(&told, &["the text `ubrukt.met` matters in no municipality"]);
    let texts = told.lines().filter(|line| line.contains(": the text `"));
    let strange = texts.into_iter().find(|line| !line.starts_with("content/tekster/") || line.contains("skjema.toml"));
    assert_eq!(strange, None, "residents read the texts alone");
    tells(&told, &["`ubrukt.met` says «Meløy», which is of Meløy kommune"]);
    let told = waiting(&["lorenskog".to_owned()]);
    tells(&told, &["the question \"helse\" matters in no municipality"]);
}

#[test]
fn point_7_part_of_a_longer_word_is_no_name_of_a_municipality() {
    let library = content();
    let mut files = library.files_of("lorenskog");
    files[0].text = "a = \"Meløysund, Ameløy\"\nb = \"I Meløy.\"\n[[c]]\nd = [\"Nei\", \"Fra Meløy\"]\n\
                     [[quote]]\ntext = \"Vi samarbeider med Meløy.\""
        .to_owned();
    let mut problems = authoring::Diagnostics::default();
    own_words::prove(&files[..1], &places(&library, "lorenskog"), &mut problems);
    assert_eq!(problems.0.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2, 4], "{problems}");
}
