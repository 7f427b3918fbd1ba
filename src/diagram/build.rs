//! Building a municipality's diagram by deciding every complete case.
//!
//! Two steps. First each deciding function (the rules' conclusion, the conditions of goals that only ask) is
//! reduced to a diagram of its own over definite answers, with one more branch for «vet ikke»: the union of all
//! others. Then the diagrams are joined, in the fixed order of the questions, to the one that the app walks.

use super::cases::{Cases, Held, Variable, bits};
use super::join::Join;
use super::reduce::Store;
use super::{Conclusions, Diagram, Next};
use crate::answers::Answers;
use crate::content::{Class, Fact, FactFrom, FactIx, QuestionIx, RuleIx, Service};
use crate::rules::{Condition, Undecided};
use std::collections::BTreeSet;

/// A goal is never decided by sampling: above this many cases the author must split it.
pub const MOST_CASES: u64 = 1 << 24;
/// The sets of conclusions and of rules are kept as bits.
pub const MOST_CONCLUSIONS: usize = 64;
/// See [`MOST_CONCLUSIONS`].
pub const MOST_RULES: usize = 128;

/// A goal that only asks questions, for as long as its conditions allow.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The questions it asks.
    pub asks: Vec<QuestionIx>,
    /// Asked unless this is definitely not met.
    pub when: Option<Condition>,
    /// Asked only when the class is one of these; empty: whatever it is.
    pub classes: Vec<Class>,
}

/// Why no diagram could be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// Complete cases without a single conclusion.
    Undecided(Vec<Flaw>),
    /// More cases than can be enumerated, over these questions.
    TooManyCases(u64, Vec<Variable>),
    /// More rules than fit.
    TooManyRules(usize),
    /// More conclusions than fit.
    TooManyConclusions(usize),
    /// A fact turns on single options of a question that takes several: only the states of wishes are told apart.
    OfOneWish(FactIx),
    /// A question asked by class comes before the class is settled.
    TooEarly(QuestionIx),
}

/// Cases without a single conclusion, told by the fewest answers that force it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Whatever else is answered, there is no single conclusion.
    pub answers: Answers,
    /// Why not.
    pub why: Undecided,
}

/// Counts of what was enumerated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Complete cases of definite answers over the questions the rules mention.
    pub cases: u64,
    /// Nodes of the diagram of conclusions, before questions that are only asked are joined in.
    pub deciding_nodes: usize,
}

/// Builds the interview's diagram from the rules and the asking goals.
///
/// # Errors
/// See [`BuildError`]: each is a mistake in the content, and names the smallest place to mend.
pub fn build(service: &Service, goals: &[Asking]) -> Result<(Diagram, Counts), BuildError> {
    let mut store = Store::new(service);
    let cases = rules(service)?;
    let flaws = flaws(service, &cases, &mut store);
    if !flaws.is_empty() {
        return Err(BuildError::Undecided(flaws));
    }
    let deciding = store.reduce(&cases, &|held| drawn(service, held));
    let deciding_nodes = store.reached(deciding);
    let mut gates = Vec::new();
    for goal in goals {
        gates.push(gate(&mut store, goal.when.as_ref())?);
    }
    let diagram = Join::new(goals).all(&store, deciding, &gates)?;
    Ok((diagram, Counts { cases: cases.definite(), deciding_nodes }))
}

/// The cases of a service's rules, ready to be decided.
///
/// # Errors
/// When there are too many of anything, or a fact is of a kind that cannot be told apart.
pub fn rules(service: &Service) -> Result<Cases, BuildError> {
    let of_one_wish = |fact: &Fact| matches!(fact.from, FactFrom::Options { question, .. } if service.question(question).is_some_and(|of| of.many));
    if let Some(fact) = service.facts.iter().position(of_one_wish) {
        return Err(BuildError::OfOneWish(FactIx(fact as u16)));
    }
    if service.rules.len() > MOST_RULES {
        return Err(BuildError::TooManyRules(service.rules.len()));
    }
    if service.conclusions.len() > MOST_CONCLUSIONS {
        return Err(BuildError::TooManyConclusions(service.conclusions.len()));
    }
    let over = |over: &[RuleIx]| over.iter().fold(0, |bits, rule| bits | 1 << (rule.0 & 127));
    let conditions: Vec<(&Condition, u128)> = service.rules.iter().map(|rule| (&rule.when, over(&rule.over))).collect();
    within_bounds(Cases::of(service, &conditions))
}

fn within_bounds(cases: Cases) -> Result<Cases, BuildError> {
    match cases.all() {
        all if all > MOST_CASES => Err(BuildError::TooManyCases(all, cases.variables)),
        _ => Ok(cases),
    }
}

/// The conclusions of the rules that hold and are not beaten.
pub fn drawn(service: &Service, held: Held) -> Conclusions {
    let rules = bits(held.won()).filter_map(|rule| service.rules.get(rule));
    rules.fold(Conclusions::default(), |drawn, rule| drawn.with(Conclusions::one(rule.conclusion)))
}

/// Every way in which cases lack a single conclusion, each with the fewest answers that force it.
fn flaws(service: &Service, cases: &Cases, store: &mut Store) -> Vec<Flaw> {
    let mut gap = false;
    let mut pairs = BTreeSet::new();
    cases.each(&mut |held| {
        let drawn = drawn(service, held);
        gap |= drawn == Conclusions::default();
        if drawn.single().is_none() {
            pairs.extend(disagreeing(service, held));
        }
    });
    let mut found = Vec::new();
    let some = |yes: bool| Conclusions(u64::from(yes));
    if gap {
        let diagram = store.reduce(cases, &|held| some(held.won() == 0));
        found.extend(store.fewest(diagram).map(|answers| Flaw { answers, why: Undecided::Gap }));
    }
    for (one, other) in pairs {
        let both = 1 << one | 1 << other;
        let diagram = store.reduce(cases, &|held| some(held.won() & both == both));
        let why = Undecided::Conflict(vec![RuleIx(one as u16), RuleIx(other as u16)]);
        found.extend(store.fewest(diagram).map(|answers| Flaw { answers, why }));
    }
    found
}

/// The pairs of rules that both win and draw different conclusions.
fn disagreeing(service: &Service, held: Held) -> impl Iterator<Item = (usize, usize)> {
    let conclusion = move |rule: usize| service.rules.get(rule).map(|rule| rule.conclusion);
    let pairs = bits(held.won())
        .flat_map(move |one| bits(held.won()).filter(move |other| one < *other).map(move |other| (one, other)));
    pairs.filter(move |(one, other)| conclusion(*one) != conclusion(*other))
}

/// Bits of a gate's ends: the condition is met or left open, or it is definitely not met.
const OPEN: Conclusions = Conclusions(1);
/// See [`OPEN`].
pub(super) const SHUT: Conclusions = Conclusions(2);

/// The diagram of an asking goal's condition.
fn gate(store: &mut Store, when: Option<&Condition>) -> Result<Next, BuildError> {
    let Some(condition) = when else { return Ok(Next::End(OPEN)) };
    let not = Condition::Not(Box::new(condition.clone()));
    let cases = within_bounds(Cases::of(store.service, &[(&not, 0)]))?;
    Ok(store.reduce(&cases, &|held| if held.holding == 0 { OPEN } else { SHUT }))
}
