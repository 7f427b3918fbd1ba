//! Deciding rule sets of more and more questions: three answers and «vet ikke» each, a rule for every two neighbours.

use crate::per_second;
use std::time::Instant;
use stottekontaktsjekken::content::{
    Choice, Choosable, Class, Conclusion, ConclusionIx, Fact, FactFrom, FactIx, Question, QuestionIx, Rule, RuleIx,
    Service, Voiced,
};
use stottekontaktsjekken::diagram::build::build;
use stottekontaktsjekken::proof::{every_case, table::Table};
use stottekontaktsjekken::rules::Condition;

/// Prints a line for each number of questions, up to the bound.
pub fn print() {
    println!("growth: questions of three answers and «vet ikke», a rule for every two neighbours");
    println!("  questions      cases   building    proving   million a second   nodes");
    for questions in (2..=12).step_by(2) {
        let mut service = service(questions);
        let began = Instant::now();
        let (interview, counts) = build(&service, &[]).unwrap();
        let building = began.elapsed();
        service.interview = interview;
        let mut table = Table::empty(&service).unwrap();
        let cases = table.ends.len() as u64;
        let speed = per_second(cases, || {
            table.fill(&service);
            every_case::prove(&service, &table).unwrap();
        });
        println!(
            "  {questions:>9} {cases:>10} {:>7.1} ms {:>7.1} ms {:>18.1} {:>7}",
            building.as_secs_f64() * 1e3,
            cases as f64 / speed * 1e3,
            speed / 1e6,
            counts.deciding_nodes
        );
    }
}

fn service(questions: u16) -> Service {
    let fact = |at: u16| Condition::Fact(FactIx(at));
    let rule = |at: u16, when: Condition| Rule {
        id: format!("r{at}"),
        conclusion: ConclusionIx(at % 4),
        when,
        over: (at + 1..questions).map(RuleIx).collect(),
        basis: Vec::new(),
        reservation: None,
    };
    let neighbours = |at: u16| {
        Condition::All(vec![fact(at), Condition::Any(vec![fact(at + 1), Condition::Open(Box::new(fact(at + 1)))])])
    };
    let words = Voiced::default;
    let mut rules: Vec<Rule> = (0..questions - 1).map(|at| rule(at, neighbours(at))).collect();
    rules.push(rule(questions - 1, Condition::All(Vec::new())));
    Service {
        questions: (0..questions).map(question).collect(),
        facts: (0..questions)
            .map(|at| Fact {
                id: format!("f{at}"),
                from: FactFrom::Options { question: QuestionIx(at), met: 1, open: 2 },
                met: words(),
                not: words(),
                open: words(),
                lang: None,
            })
            .collect(),
        conclusions: (Class::ALL.into_iter().enumerate())
            .map(|(at, class)| Conclusion {
                id: format!("c{at}"),
                class,
                first: Default::default(),
                title: words(),
                text: words(),
                extra: None,
                extra_lang: None,
                foreign: false,
            })
            .collect(),
        fallbacks: (0..4).map(ConclusionIx).collect(),
        rules,
        ..Service::default()
    }
}

fn question(at: u16) -> Question {
    let option = |kind| Choosable { id: String::new(), kind, label: String::new(), wish: None };
    let options = [Choice::Plain, Choice::Plain, Choice::Plain, Choice::Unsure].map(option).to_vec();
    Question { id: format!("q{at}"), options, ..Question::default() }
}
