//! The engine on random vocabularies and rule sets, against the simplest evaluator there is (`reference/`).
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "reference/random.rs"]
mod random;
mod reference;

use proptest::prelude::*;
use random::{Order, rule_sets};
use reference::{Tree, class, conclusions, definite, every_answer, tree, truth, winners};
use std::collections::BTreeSet;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::content::{ConclusionIx, FactFrom, FactIx, QuestionIx, RuleIx, Service};
use stottekontaktsjekken::diagram::build::{Asking, BuildError, build};
use stottekontaktsjekken::diagram::{Conclusions, Next};
use stottekontaktsjekken::explain::explain;
use stottekontaktsjekken::interview::{Step, left_at, standing};
use stottekontaktsjekken::proof::{every_case, table::Table};
use stottekontaktsjekken::rules::{self, Condition, Met, Undecided};

/// The service with its interview.
fn built((mut service, goals): (Service, Vec<Asking>)) -> (Service, Vec<Asking>) {
    service.interview = build(&service, &goals).unwrap().0;
    (service, goals)
}

fn set(conclusions: &BTreeSet<ConclusionIx>) -> Conclusions {
    conclusions.iter().fold(Conclusions::default(), |set, one| set.with(Conclusions::one(*one)))
}

/// Every complete case, or every complete case of definite answers.
fn cases(service: &Service, answers: impl Fn(&stottekontaktsjekken::content::Question) -> Vec<Chosen>) -> Vec<Answers> {
    let mut cases = vec![Answers::default()];
    for (position, question) in service.questions() {
        let with = |case: &Answers| {
            let answer = |chosen| {
                let mut more = case.clone();
                more.set(position, chosen);
                more
            };
            answers(question).into_iter().map(answer).collect::<Vec<_>>()
        };
        cases = cases.iter().flat_map(with).collect();
    }
    cases
}

/// Compares the compiled interview with the tree, answer by answer.
fn same(service: &Service, next: Next, tree: &Tree) {
    match (tree, next) {
        (Tree::End(end), _) => assert_eq!(next, Next::End(set(end))),
        (Tree::Ask(..), Next::End(end)) => panic!("ends with {end:?} instead of asking: {tree:?}"),
        (Tree::Ask(question, branches), Next::Ask(_)) => {
            let node = service.interview.node(next).unwrap();
            assert_eq!(node.question, *question);
            assert_eq!(usize::from(node.at_most), tree.height());
            for (chosen, rest) in branches {
                same(service, node.follow(service.question(*question).unwrap(), *chosen).unwrap(), rest);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_interview_asks_what_can_matter_and_nothing_else(random in rule_sets(Order::Complete)) {
        let (service, goals) = built(random);
        same(&service, service.interview.root, &tree(&service, &goals, &mut Answers::default(), 0));
    }

    #[test]
    fn the_evaluator_agrees_with_the_simplest_one_in_every_case(random in rule_sets(Order::Random)) {
        let (service, _) = random;
        for case in cases(&service, every_answer) {
            for (rule, at) in service.rules.iter().zip(0..) {
                let expected = match truth(&service, &case, &rule.when) {
                    Some(true) => Met::Yes,
                    Some(false) => Met::No,
                    None => Met::Unknown,
                };
                prop_assert_eq!(rules::holds(&service, &case, &rule.when), expected, "rule {} in {:?}", at, case);
            }
        }
        for case in cases(&service, definite) {
            let expected = winners(&service, &case);
            let found: Vec<RuleIx> = rules::winners(&service, &case).map(|(rule, _)| rule).collect();
            prop_assert_eq!(&found, &expected);
            let drawn = conclusions(&service, &case);
            match rules::conclude(&service, &case) {
                Ok(one) => prop_assert_eq!(drawn, BTreeSet::from([one])),
                Err(Undecided::Gap) => prop_assert!(expected.is_empty()),
                Err(Undecided::Conflict(rules)) => {
                    prop_assert_eq!(rules, expected);
                    prop_assert!(drawn.len() > 1);
                }
            }
        }
    }

    #[test]
    fn deciding_fast_agrees_with_the_simplest_evaluator_in_every_case(random in rule_sets(Order::Random)) {
        let (service, _) = random;
        let mut table = Table::empty(&service).unwrap();
        table.fill(&service);
        table.each(&mut |position, taken| {
            let case = table.answers(&service, taken);
            assert_eq!(table.ends[position], set(&conclusions(&service, &case)), "{case:?}");
        });
    }

    #[test]
    fn a_rule_set_is_refused_when_and_only_when_a_case_is_undecided(random in rule_sets(Order::Random)) {
        let (service, goals) = random;
        let all = cases(&service, definite);
        let undecided = |case: &&Answers| conclusions(&service, case).len() != 1;
        match build(&service, &goals) {
            Ok(_) => prop_assert_eq!(all.iter().find(undecided), None),
            Err(BuildError::Undecided(flaws)) => {
                prop_assert!(all.iter().any(|case| undecided(&case)));
                for flaw in flaws {
                    forced_by_the_fewest(&service, &all, &flaw.answers, &flaw.why);
                }
            }
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn what_is_shown_is_proved_case_by_case(random in rule_sets(Order::Complete)) {
        let (mut service, _) = built(random);
        let mut table = Table::empty(&service).unwrap();
        table.fill(&service);
        prop_assert!(every_case::prove(&service, &table).is_ok());
        let changed = service.interview.nodes.iter_mut().flat_map(|node| &mut node.branches).find_map(|next| match next {
            Next::End(end) => Some(end),
            Next::Ask(_) => None,
        });
        if let Some(end) = changed {
            end.0 ^= 1;
            prop_assert!(every_case::prove(&service, &table).is_err(), "a changed end goes unseen");
        }
    }

    #[test]
    fn the_answers_that_decided_are_the_first_of_the_smallest_sets_that_force_the_class(
        random in rule_sets(Order::Complete)
    ) {
        let (service, goals) = built(random);
        let whole = tree(&service, &goals, &mut Answers::default(), 0);
        for (answers, end) in whole.paths() {
            let found = explain(&service, &answers).unwrap();
            prop_assert_eq!(found.class, class(&service, end));
            prop_assert_eq!(found.deciding, smallest(&service, &whole, &answers, end));
        }
    }

    #[test]
    fn an_open_answer_is_told_of_when_and_only_when_it_can_make_a_difference_with_the_unsure_ones_settled(
        random in rule_sets(Order::Complete)
    ) {
        let (service, goals) = built(random);
        let whole = tree(&service, &goals, &mut Answers::default(), 0);
        let settled = cases(&service, definite);
        for (answers, _) in whole.paths() {
            let told: Vec<QuestionIx> =
                explain(&service, &answers).unwrap().open.iter().map(|open| open.question).collect();
            let agrees = |case: &Answers, but: QuestionIx| {
                answers.iter().all(|(question, chosen)| {
                    let unsure = reference::is_unsure(service.question(question).unwrap(), chosen);
                    question == but || unsure || case.get(question) == Some(chosen)
                })
            };
            let could = answers.iter().filter(|(question, chosen)| {
                let alternatives = definite(service.question(*question).unwrap());
                let differs = |case: &Answers| {
                    let classes = alternatives.iter().map(|alternative| {
                        let mut case = case.clone();
                        case.set(*question, *alternative);
                        class(&service, &conclusions(&service, &case))
                    });
                    classes.collect::<BTreeSet<_>>().len() > 1
                };
                leaves_open(&service, *question, *chosen)
                    && settled.iter().any(|case| agrees(case, *question) && differs(case))
            });
            prop_assert_eq!(told, could.map(|(question, _)| question).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_fact_is_left_half_way_by_an_answer_that_leaves_it_so_and_not_by_silence_or_doubt(
        random in rule_sets(Order::Random), known in any::<u8>()
    ) {
        let (service, _) = random;
        let settled = cases(&service, definite);
        let asked: Vec<QuestionIx> =
            service.questions().map(|(position, _)| position).filter(|at| known >> at.0 & 1 == 1).collect();
        let mut given: Vec<Answers> = cases(&service, every_answer).iter().map(|case| case.only(&asked)).collect();
        given.sort_by_key(|answers| format!("{answers:?}"));
        given.dedup();
        for answers in given {
            let unsure = |question, chosen| reference::is_unsure(service.question(question).unwrap(), chosen);
            let agrees = |case: &&Answers| {
                answers.iter().all(|(question, chosen)| unsure(question, chosen) || case.get(question) == Some(chosen))
            };
            let agreeing: Vec<&Answers> = settled.iter().filter(agrees).collect();
            let facts = (0..service.facts.len() as u16).map(FactIx);
            let simple = |fact: &FactIx| !matches!(service.facts[usize::from(fact.0)].from, FactFrom::Composite(_));
            for fact in facts.filter(simple) {
                let half_way = |case: &&Answers| truth(&service, case, &Condition::Fact(fact)).is_none();
                match rules::holds(&service, &answers, &Condition::Open(Box::new(Condition::Fact(fact)))) {
                    Met::Yes => prop_assert!(agreeing.iter().all(half_way), "{:?} after {:?}", fact, answers),
                    Met::No => prop_assert!(!agreeing.iter().any(half_way), "{:?} after {:?}", fact, answers),
                    Met::Unknown => prop_assert!(agreeing.len() > 1, "{:?} is settled by {:?}", fact, answers),
                }
            }
        }
    }

    #[test]
    fn the_number_left_falls_and_nothing_that_was_not_asked_matters(random in rule_sets(Order::Complete)) {
        let (service, _) = built(random);
        for case in cases(&service, every_answer) {
            let stands = standing(&service, &case);
            let left: Vec<u8> = stands.asked.iter().map(|one| left_at(&service, &case, *one).unwrap()).collect();
            prop_assert!(left.is_sorted_by(|before, after| before > after), "{left:?}");
            prop_assert!(left.last().is_none_or(|last| *last >= 1));
            let only = case.only(&stands.asked);
            prop_assert_eq!(&standing(&service, &only), &stands);
            prop_assert_eq!(explain(&service, &only), explain(&service, &case));
            prop_assert_eq!(stands.step, Step::Done(set(&conclusions(&service, &case))));
        }
    }

    #[test]
    fn the_way_back_is_the_way_forwards_and_reaches_no_further(random in rule_sets(Order::Complete)) {
        let (service, _) = built(random);
        for case in cases(&service, every_answer) {
            let path = standing(&service, &case).asked;
            for given in 0..=path.len() {
                let stands = standing(&service, &case.only(&path[..given]));
                for (position, _) in service.questions() {
                    let at = path.iter().position(|asked| *asked == position);
                    prop_assert_eq!(stands.reaches(position), at.is_some_and(|at| at <= given));
                    let before = at.filter(|at| *at < given).map_or(path[..given].last(), |at| path[..at].last());
                    prop_assert_eq!(stands.before(position), before.copied());
                }
            }
        }
    }

    #[test]
    fn answers_no_longer_used_are_kept_and_return_when_they_matter_again(
        random in rule_sets(Order::Complete), pick in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()
    ) {
        let (service, goals) = built(random);
        let paths = tree(&service, &goals, &mut Answers::default(), 0);
        let paths = paths.paths();
        let (before, _) = &paths[pick.index(paths.len())];
        let stood = standing(&service, before);
        for (question, chosen) in before.iter() {
            let mut answers = before.clone();
            let options = every_answer(service.question(question).unwrap());
            answers.set(question, options[other.index(options.len())]);
            let stands = standing(&service, &answers);
            let unused = stands.unused(&service, &answers);
            for (kept, _) in before.iter() {
                prop_assert!(answers.get(kept).is_some(), "{kept:?} was thrown away");
                prop_assert_eq!(unused.contains(&kept), !stands.asked.contains(&kept));
            }
            answers.set(question, chosen);
            prop_assert_eq!(&standing(&service, &answers), &stood);
            prop_assert_eq!(standing(&service, &answers).unused(&service, &answers), Vec::new());
        }
    }
}

/// The answers must force the flaw in every case that agrees with them, and no fewer answers may force it anywhere.
fn forced_by_the_fewest(service: &Service, all: &[Answers], answers: &Answers, why: &Undecided) {
    let fails = |case: &Answers| match why {
        Undecided::Gap => winners(service, case).is_empty(),
        Undecided::Conflict(rules) => rules.iter().all(|rule| winners(service, case).contains(rule)),
    };
    let failing: Vec<bool> = all.iter().map(fails).collect();
    let forced = |answers: &Answers| {
        let agrees = |case: &Answers| answers.iter().all(|(question, chosen)| case.get(question) == Some(chosen));
        all.iter().zip(&failing).all(|(case, fails)| *fails || !agrees(case))
    };
    assert!(forced(answers), "{answers:?} do not force {why:?}");
    let size = answers.iter().count();
    for (case, _) in all.iter().zip(&failing).filter(|(_, fails)| **fails) {
        for fewer in subsets(case).into_iter().filter(|fewer| fewer.iter().count() < size) {
            assert!(!forced(&fewer), "{fewer:?} force {why:?}, and are fewer than {answers:?}");
        }
    }
}

/// Every part of the answers.
fn subsets(answers: &Answers) -> Vec<Answers> {
    let asked: Vec<QuestionIx> = answers.iter().map(|(question, _)| question).collect();
    let of_set = |set: u32| {
        let members = asked.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, question)| *question);
        answers.only(&members.collect::<Vec<_>>())
    };
    (0..1 << asked.len()).map(of_set).collect()
}

/// The first, in the order of the questions, of the smallest sets of answers that force the class.
fn smallest(service: &Service, whole: &Tree, answers: &Answers, end: &BTreeSet<ConclusionIx>) -> Vec<QuestionIx> {
    let forces =
        |part: &Answers| whole.ends(part).into_iter().all(|other| class(service, other) == class(service, end));
    let forcing = subsets(answers).into_iter().filter(forces);
    let forcing = forcing.map(|part| part.iter().map(|(question, _)| question).collect::<Vec<_>>());
    forcing.min_by_key(|set| (set.len(), set.clone())).unwrap()
}

/// Whether an answer is unsure or leaves a fact open.
fn leaves_open(service: &Service, question: QuestionIx, chosen: Chosen) -> bool {
    let opens = |from: &FactFrom| match from {
        FactFrom::Options { question: of, open, .. } => {
            *of == question && chosen.options().any(|option| open >> option & 1 == 1)
        }
        _ => false,
    };
    reference::is_unsure(service.question(question).unwrap(), chosen)
        || service.facts.iter().any(|fact| opens(&fact.from))
}
