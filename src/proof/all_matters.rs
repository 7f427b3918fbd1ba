//! Point 3: everything in a municipality's folder can be reached, and can matter there.
//!
//! Every rule decides some case; facts, conclusions and pages are used; questions spoken of are asked, and those set aside are not. That every sentence and every text is used is insisted
//! on while the folder is read.

use super::{Subject, paths};
use crate::content::{Fact, FactFrom, Ground, QuestionIx, Service, SourceIx};
use crate::diagram::build::rules;
use crate::rules::Condition;

/// Tells of everything in the folder that could as well be left out.
pub fn prove(subject: &mut Subject) {
    deciding(subject);
    used(subject);
    asked(subject);
}

/// Every rule decides some case.
fn deciding(subject: &mut Subject) {
    let service = subject.service();
    let Ok(cases) = rules(service) else { return };
    let (mut holding, mut won) = (0, 0);
    cases.each(&mut |held| {
        holding |= held.holding;
        won |= held.won();
    });
    for (position, rule) in service.rules.iter().enumerate() {
        let message = match (holding >> position & 1, won >> position & 1) {
            (0, _) => format!("the rule \"{}\" holds in no case", rule.id),
            (_, 0) => format!("the rule \"{}\" decides no case: another stands over it whenever it holds", rule.id),
            _ => continue,
        };
        subject.tell("rule", &rule.id, message);
    }
}

/// Conclusions, facts and pages are used by something.
fn used(subject: &mut Subject) {
    let service = subject.service();
    let facts = facts_used(service, subject.asking.iter().filter_map(|goal| goal.when.as_ref()));
    for entry in subject.places.all("conclusion") {
        let drawn = service.rules.iter().filter_map(|rule| service.conclusion(rule.conclusion));
        if !drawn.map(|conclusion| &conclusion.id).any(|id| *id == entry.id) {
            subject.problems.add(&entry.file, entry.line, format!("no rule draws the conclusion \"{}\"", entry.id));
        }
    }
    for entry in subject.places.all("fact") {
        if !facts.iter().any(|fact| fact.id == entry.id) {
            subject.problems.add(&entry.file, entry.line, format!("nothing turns on the fact \"{}\"", entry.id));
        }
    }
    for (entry, position) in subject.places.all("source").zip(0..) {
        let cites =
            |kind: &Ground| matches!(kind, Ground::Quote(at) | Ground::Outside(at) if *at == SourceIx(position));
        if !service.statements.iter().any(|statement| cites(&statement.kind)) {
            subject.problems.add(&entry.file, entry.line, format!("nothing is taken from the page \"{}\"", entry.id));
        }
    }
}

/// The facts that rules, goals and criteria turn on, and those they are made of.
pub fn facts_used<'s>(service: &'s Service, goals: impl Iterator<Item = &'s Condition>) -> Vec<&'s Fact> {
    let mut used = vec![false; service.facts.len()];
    let mut open = Vec::new();
    let conditions = service.rules.iter().map(|rule| &rule.when).chain(goals);
    conditions.for_each(|condition| condition.each_fact(&mut |fact| open.push(fact)));
    open.extend(service.criteria.iter().flat_map(|criterion| &criterion.facts));
    while let Some(fact) = open.pop() {
        let fresh = used.get_mut(usize::from(fact.0)).is_some_and(|used| !std::mem::replace(used, true));
        let made_of = service.facts.get(usize::from(fact.0)).filter(|_| fresh).map(|fact| &fact.from);
        if let Some(FactFrom::Composite(condition)) = made_of {
            condition.each_fact(&mut |part| open.push(part));
        }
    }
    service.facts.iter().zip(used).filter_map(|(fact, used)| used.then_some(fact)).collect()
}

/// Questions spoken of are asked somewhere, and those that are set aside are not.
fn asked(subject: &mut Subject) {
    let service = subject.service();
    let asked = paths::asked(service);
    let is_asked = |at: QuestionIx| asked.get(usize::from(at.0)) == Some(&true);
    let on_request = service.follow_up.as_ref().map(|follow| follow.question);
    for (position, question) in service.questions() {
        let met = is_asked(position) || on_request == Some(position);
        let aside = service.unasked.iter().any(|unasked| unasked.question == position);
        if aside && met {
            let message = format!("the question \"{}\" is said not to be asked, but it is", question.id);
            subject.tell("unasked", &question.id, message);
        }
        for kind in ["why", "question"] {
            if !met && subject.places.find(kind, &question.id).is_some() {
                subject.tell(kind, &question.id, format!("the question \"{}\" is never asked here", question.id));
            }
        }
    }
    for wish in service.wishes.iter().filter(|wish| !is_asked(wish.question)) {
        let question = service.question(wish.question);
        if let Some(option) = question.and_then(|asked| asked.options.get(usize::from(wish.option))) {
            subject.tell("wish", &option.id, format!("the wish \"{}\" is never asked about", option.id));
        }
    }
    for criterion in &service.criteria {
        let mut turns_on = vec![false; service.questions.len()];
        let facts = criterion.facts.iter().map(|fact| Condition::Fact(*fact));
        facts.for_each(|fact| service.mark_questions(&fact, &mut turns_on));
        let heard = turns_on.iter().zip(&asked).any(|(turns_on, asked)| *turns_on && *asked);
        if let Some(quote) = service.statement(criterion.quote).filter(|_| !heard) {
            let message = format!("no question that is asked tells whether the criterion \"{}\" is met", quote.id);
            subject.tell("criterion", &quote.id, message);
        }
    }
}
