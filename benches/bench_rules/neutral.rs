//! The same rules for other engines: plain yes-or-no conditions over «the answer is one of these».
//!
//! What is met, not met or open becomes two conditions, one for met and one for not met, so that engines without
//! «not known» decide the same. Rules come in an order in which the first that holds decides.

use serde_json::{Value, json};
use stottekontaktsjekken::answers::Answers;
use stottekontaktsjekken::content::{FactFrom, QuestionIx, RuleIx, Service};
use stottekontaktsjekken::diagram::branches::representatives;
use stottekontaktsjekken::diagram::build::rules;
use stottekontaktsjekken::rules::{Condition, Met, conclude, fact_met};

/// Everything `measure.js` needs: the rules, every definite case with its conclusion, and our own speeds.
pub fn rules_and_cases(id: &str, service: &Service, ours: &[(&str, f64)]) -> Value {
    let rules: Vec<Value> = first_that_holds(service)
        .into_iter()
        .map(|rule| {
            let rule = &service.rules[usize::from(rule.0)];
            json!({ "when": yes(service, &rule.when), "conclusion": conclusion(service, rule.conclusion.0) })
        })
        .collect();
    let case = |answers: &Answers| {
        let given = answers.iter().map(|(question, chosen)| {
            let branch = representatives(service, question).iter().position(|one| *one == chosen).unwrap();
            (service.question(question).unwrap().id.clone(), json!(format!("a{branch}")))
        });
        let facts: serde_json::Map<String, Value> = given.collect();
        json!({ "facts": facts, "conclusion": conclusion(service, conclude(service, answers).unwrap().0) })
    };
    json!({
        "municipality": id,
        "rules": rules,
        "cases": definite(service).iter().map(case).collect::<Vec<_>>(),
        "ours": ours.iter().map(|(name, speed)| json!({ "name": name, "speed": speed })).collect::<Vec<_>>(),
    })
}

fn conclusion(service: &Service, at: u16) -> &str {
    &service.conclusions[usize::from(at)].id
}

/// Every case of definite answers to the questions that the rules turn on.
pub fn definite(service: &Service) -> Vec<Answers> {
    let mut cases = vec![Answers::default()];
    for variable in rules(service).unwrap().variables {
        let mut longer = Vec::new();
        for case in &cases {
            for chosen in representatives(service, variable.question) {
                let mut case = case.clone();
                case.set(variable.question, chosen);
                longer.push(case);
            }
        }
        cases = longer;
    }
    cases
}

/// The rules so that each comes before all it stands over.
fn first_that_holds(service: &Service) -> Vec<RuleIx> {
    let mut left: Vec<RuleIx> = service.rules().map(|(position, _)| position).collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let under = |rule: &RuleIx| left.iter().any(|other| service.rules[usize::from(other.0)].over.contains(rule));
        let first = left.iter().position(|rule| !under(rule)).unwrap();
        order.push(left.remove(first));
    }
    order
}

/// When a condition is met.
fn yes(service: &Service, condition: &Condition) -> Value {
    match condition {
        Condition::Fact(fact) => told(service, fact.0, Met::Yes),
        Condition::All(parts) => json!({ "all": parts.iter().map(|part| yes(service, part)).collect::<Vec<_>>() }),
        Condition::Any(parts) => json!({ "any": parts.iter().map(|part| yes(service, part)).collect::<Vec<_>>() }),
        Condition::Not(part) => no(service, part),
        Condition::Open(part) => {
            json!({ "all": [{ "not": yes(service, part) }, { "not": no(service, part) }] })
        }
    }
}

/// When a condition is definitely not met.
fn no(service: &Service, condition: &Condition) -> Value {
    match condition {
        Condition::Fact(fact) => told(service, fact.0, Met::No),
        Condition::All(parts) => json!({ "any": parts.iter().map(|part| no(service, part)).collect::<Vec<_>>() }),
        Condition::Any(parts) => json!({ "all": parts.iter().map(|part| no(service, part)).collect::<Vec<_>>() }),
        Condition::Not(part) => yes(service, part),
        Condition::Open(part) => json!({ "any": [yes(service, part), no(service, part)] }),
    }
}

/// When a fact is met, or not met.
fn told(service: &Service, fact: u16, wanted: Met) -> Value {
    let one_of = |question: QuestionIx, fits: &dyn Fn(usize) -> bool| {
        let branches = (0..representatives(service, question).len()).filter(|branch| fits(*branch));
        let branches: Vec<String> = branches.map(|branch| format!("a{branch}")).collect();
        json!({ "question": service.question(question).unwrap().id, "in": branches })
    };
    match &service.facts[usize::from(fact)].from {
        FactFrom::Composite(condition) if wanted == Met::Yes => yes(service, condition),
        FactFrom::Composite(condition) => no(service, condition),
        FactFrom::Options { question, .. } => one_of(*question, &|branch| {
            let mut answers = Answers::default();
            answers.set(*question, representatives(service, *question)[branch]);
            fact_met(service, &answers, stottekontaktsjekken::content::FactIx(fact)) == wanted
        }),
        FactFrom::Wishes(states) => {
            let parts: Vec<Value> = (service.wish_questions())
                .map(|(position, question)| {
                    one_of(position, &|branch| (question.patterns[branch] & states != 0) == (wanted == Met::Yes))
                })
                .collect();
            if wanted == Met::Yes { json!({ "any": parts }) } else { json!({ "all": parts }) }
        }
    }
}
