//! Point 1: every case has exactly one conclusion, and so one class: no gap, no overlap outside `over`.
//!
//! Building the diagram decides every case of definite answers and refuses a rule set with a flaw; this tells
//! of it. «Vet ikke» stands for every other answer, so an unsure case has the class of its closings.

use super::{Places, words};
use crate::authoring::Diagnostics;
use crate::content::{Rule, Service};
use crate::diagram::build::{BuildError, Flaw, MOST_CASES, MOST_CONCLUSIONS, MOST_RULES};
use crate::diagram::cases::Variable;
use crate::rules::Undecided;

/// Why the rules in `file` have no diagram: the smallest counter-examples in words, with the lines of the rules concerned.
pub fn told(service: &Service, places: &Places, file: &str, error: &BuildError) -> Diagnostics {
    let mut problems = Diagnostics::default();
    match error {
        BuildError::Undecided(flaws) => flaws.iter().for_each(|one| flaw(service, places, file, one, &mut problems)),
        BuildError::TooManyCases(cases, over) => problems.add(file, 0, too_many(service, *cases, over)),
        BuildError::TooManyRules(rules) => {
            problems.add(file, 0, format!("{rules} rules are more than the {MOST_RULES} that can be told apart"));
        }
        BuildError::TooManyConclusions(conclusions) => {
            let message =
                format!("{conclusions} conclusions are more than the {MOST_CONCLUSIONS} that can be told apart");
            problems.add(file, 0, message);
        }
        BuildError::OfOneWish(fact) => {
            let Some(fact) = service.facts.get(usize::from(fact.0)) else { return problems };
            let message = format!(
                "the fact \"{}\" turns on options of a question where several may be chosen; rules see only which states \
                 the chosen wishes are in: use `wish = […]`",
                fact.id
            );
            let entry = places.find("fact", &fact.id);
            problems.add(
                entry.map_or("content/felles/fakta.toml", |entry| &entry.file),
                entry.map_or(0, |entry| entry.line),
                message,
            );
        }
        BuildError::TooEarly(question) => {
            let message = format!(
                "the question {} depends on the class, so it must come after all questions that decide it",
                words::questions(service, [*question])
            );
            problems.add("content/felles/maal.toml", 0, message);
        }
    }
    problems
}

fn flaw(service: &Service, places: &Places, file: &str, flaw: &Flaw, problems: &mut Diagnostics) {
    let case = words::case(service, &flaw.answers);
    match &flaw.why {
        Undecided::Gap => {
            let near = near(service, places, flaw);
            problems.add(
                file,
                0,
                format!("no rule decides this case; add a [[rule]] for it, or widen one: {case}{near}"),
            );
        }
        Undecided::Conflict(rules) => {
            let named = words::rules(service, rules);
            let message =
                format!("the rules {named} draw different conclusions, and none has the other in `over`: {case}");
            for rule in rules.iter().filter_map(|rule| service.rules.get(usize::from(rule.0))) {
                let line = places.find("rule", &rule.id).map_or(0, |entry| entry.line);
                problems.add(file, line, message.clone());
            }
        }
    }
}

/// The rules that turn on most of the answers that force a gap, with their lines: one of them was probably meant.
fn near(service: &Service, places: &Places, flaw: &Flaw) -> String {
    let turned_on = |rule: &Rule| {
        let mut asked = vec![false; service.questions.len()];
        service.mark_questions(&rule.when, &mut asked);
        flaw.answers.iter().filter(|(question, _)| asked.get(usize::from(question.0)) == Some(&true)).count()
    };
    let most = service.rules.iter().map(turned_on).max().filter(|most| *most > 0);
    let line = |rule: &Rule| places.find("rule", &rule.id).map_or(0, |entry| entry.line);
    let rules = service.rules.iter().filter(|rule| Some(turned_on(rule)) == most);
    let named: Vec<String> = rules.map(|rule| format!("{} (line {})", rule.id, line(rule))).collect();
    if named.is_empty() { String::new() } else { format!("; the nearest rules: {}", named.join(", ")) }
}

fn too_many(service: &Service, cases: u64, over: &[Variable]) -> String {
    let one =
        |variable: &Variable| format!("{} ({})", words::questions(service, [variable.question]), variable.width());
    let mut widest = over.to_vec();
    widest.sort_by_key(|variable| std::cmp::Reverse(variable.width()));
    format!(
        "{cases} cases are more than the {MOST_CASES} that can be enumerated. Split the goal, or fold answers that its \
         rules do not tell apart, in these questions, with their numbers of answers: {}",
        widest.iter().map(one).collect::<Vec<_>>().join(", ")
    )
}
