//! Deciding every case fast: conditions laid out as steps, each done as soon as the last question it turns on is answered.
//!
//! The recursion over the cases keeps everything it needs in two buffers made beforehand: deciding a case allocates nothing.

use super::branches::{representatives, unsure};
use super::definite_branches;
use crate::content::{FactFrom, FactIx, QuestionIx, Service};
use crate::rules::{Condition, Met, wished_at};
use std::collections::HashMap;

/// Conditions over the questions they mention.
#[derive(Clone, Debug)]
pub struct Cases {
    /// The questions that the conditions turn on, in the fixed order.
    pub variables: Vec<Variable>,
    /// What can be worked out before any answer, after the first one, and so on.
    levels: Vec<Level>,
    steps: usize,
}

/// A question that conditions turn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The question.
    pub question: QuestionIx,
    /// How many branches definite answers take.
    pub definite: u8,
    /// Whether there is an unsure answer besides.
    pub unsure: bool,
}

impl Variable {
    /// How many branches all answers take.
    pub fn width(self) -> u64 {
        u64::from(self.definite) + u64::from(self.unsure)
    }
}

/// Which of the conditions hold, as bits, and which of them another holding one stands over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Conditions that hold.
    pub holding: u128,
    /// Conditions that a holding one stands over.
    pub beaten: u128,
}

impl Held {
    /// The conditions that hold and are not beaten.
    pub fn won(self) -> u128 {
        self.holding & !self.beaten
    }
}

/// The positions of the bits that are set, ascending.
pub fn bits(set: u128) -> impl Iterator<Item = usize> {
    let mut left = set;
    std::iter::from_fn(move || {
        let lowest = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (lowest < 128).then_some(lowest as usize)
    })
}

#[derive(Clone, Debug, Default)]
struct Level {
    steps: Vec<(usize, Step)>,
    /// Conditions settled here: the step that tells, the condition's own bit, the bits it stands over.
    settled: Vec<(usize, u128, u128)>,
}

#[derive(Clone, Debug)]
enum Step {
    /// What each branch of the level's question makes of it.
    Answer(Vec<Met>),
    All(Vec<usize>),
    Any(Vec<usize>),
    Not(usize),
    Open(usize),
}

impl Cases {
    /// The cases of `conditions`, each with the bits of those it stands over. At most 128 of them.
    pub fn of(service: &Service, conditions: &[(&Condition, u128)]) -> Cases {
        let mut found = vec![false; service.questions.len()];
        conditions.iter().for_each(|(condition, _)| service.mark_questions(condition, &mut found));
        let asked = service.questions().zip(found).filter(|(_, found)| *found);
        let variables: Vec<Variable> = asked
            .map(|((question, asked), _)| Variable {
                question,
                definite: definite_branches(asked) as u8,
                unsure: unsure(service, question).is_some(),
            })
            .collect();
        let levels = vec![Level::default(); variables.len() + 1];
        let cases = Cases { variables, levels, steps: 0 };
        let mut layout = Layout { service, cases, facts: HashMap::new(), level: Vec::new() };
        for (position, (condition, over)) in conditions.iter().enumerate() {
            let step = layout.condition(condition);
            layout.settled(step, 1 << position, *over);
        }
        layout.cases
    }

    /// How many cases of definite answers there are.
    pub fn definite(&self) -> u64 {
        self.variables.iter().fold(1, |product, one| product.saturating_mul(u64::from(one.definite)))
    }

    /// How many cases there are, unsure answers included.
    pub fn all(&self) -> u64 {
        self.variables.iter().fold(1, |product, one| product.saturating_mul(one.width()))
    }

    /// The buffer that deciding works in.
    pub fn buffer(&self) -> Vec<Met> {
        vec![Met::Unknown; self.steps]
    }

    /// What holds before anything is answered.
    pub fn begin(&self, buffer: &mut [Met]) -> Held {
        self.work_out(0, 0, buffer, Held::default())
    }

    /// What holds once the variable at `position` has taken `branch`, with `held` from the variables before it.
    pub fn take(&self, position: usize, branch: usize, buffer: &mut [Met], held: Held) -> Held {
        self.work_out(position + 1, branch, buffer, held)
    }

    /// Decides every case of definite answers, in order: the last variable varies fastest.
    pub fn each(&self, visit: &mut impl FnMut(Held)) {
        let mut buffer = self.buffer();
        let held = self.begin(&mut buffer);
        self.each_from(0, held, &mut buffer, visit);
    }

    fn each_from(&self, position: usize, held: Held, buffer: &mut [Met], visit: &mut impl FnMut(Held)) {
        let Some(variable) = self.variables.get(position) else { return visit(held) };
        for branch in 0..usize::from(variable.definite) {
            let held = self.take(position, branch, buffer, held);
            self.each_from(position + 1, held, buffer, visit);
        }
    }

    fn work_out(&self, level: usize, branch: usize, buffer: &mut [Met], mut held: Held) -> Held {
        let Some(level) = self.levels.get(level) else { return held };
        for (to, step) in &level.steps {
            let met = step.met(branch, buffer);
            if let Some(slot) = buffer.get_mut(*to) {
                *slot = met;
            }
        }
        for (step, own, over) in &level.settled {
            if buffer.get(*step) == Some(&Met::Yes) {
                held.holding |= own;
                held.beaten |= over;
            }
        }
        held
    }
}

impl Step {
    fn met(&self, branch: usize, known: &[Met]) -> Met {
        let at = |step: &usize| known.get(*step).copied().unwrap_or(Met::Unknown);
        match self {
            Step::Answer(branches) => branches.get(branch).copied().unwrap_or(Met::Unknown),
            Step::All(parts) => parts.iter().fold(Met::Yes, |met, part| met.and(at(part))),
            Step::Any(parts) => parts.iter().fold(Met::No, |met, part| met.or(at(part))),
            Step::Not(part) => at(part).not(),
            Step::Open(part) => Met::of(at(part) == Met::Unknown),
        }
    }
}

/// Lays conditions out as steps; a fact is worked out once, however many conditions name it.
struct Layout<'s> {
    service: &'s Service,
    cases: Cases,
    facts: HashMap<FactIx, usize>,
    /// The level of each step.
    level: Vec<usize>,
}

impl Layout<'_> {
    fn condition(&mut self, condition: &Condition) -> usize {
        let step = match condition {
            Condition::Fact(fact) => return self.fact(*fact),
            Condition::All(parts) => Step::All(parts.iter().map(|part| self.condition(part)).collect()),
            Condition::Any(parts) => Step::Any(parts.iter().map(|part| self.condition(part)).collect()),
            Condition::Not(part) => Step::Not(self.condition(part)),
            Condition::Open(part) => Step::Open(self.condition(part)),
        };
        self.step(step)
    }

    fn fact(&mut self, fact: FactIx) -> usize {
        if let Some(known) = self.facts.get(&fact) {
            return *known;
        }
        let service = self.service;
        let made = match service.facts.get(usize::from(fact.0)).map(|fact| &fact.from) {
            Some(FactFrom::Options { question, met, open }) => self.options(*question, *met, *open),
            Some(FactFrom::Wishes(states)) => {
                let parts = service.wish_questions().map(|(question, _)| self.wishes(question, *states)).collect();
                self.step(Step::Any(parts))
            }
            Some(FactFrom::Composite(condition)) => self.condition(condition),
            None => self.at(0, Step::Answer(Vec::new())),
        };
        self.facts.insert(fact, made);
        made
    }

    fn options(&mut self, question: QuestionIx, met: u32, open: u32) -> usize {
        let branches = representatives(self.service, question).into_iter().map(|chosen| match chosen.bits() {
            bits if bits & met != 0 => Met::Yes,
            bits if bits & open != 0 => Met::Unknown,
            _ => Met::No,
        });
        self.answer(question, branches.collect())
    }

    fn wishes(&mut self, question: QuestionIx, states: u8) -> usize {
        let Some(asked) = self.service.question(question) else { return self.at(0, Step::Answer(Vec::new())) };
        let chosen = representatives(self.service, question).into_iter();
        self.answer(question, chosen.map(|chosen| wished_at(asked, chosen, states)).collect())
    }

    fn answer(&mut self, question: QuestionIx, branches: Vec<Met>) -> usize {
        let position = self.cases.variables.iter().position(|variable| variable.question == question);
        self.at(position.map_or(0, |position| position + 1), Step::Answer(branches))
    }

    /// A step over other steps comes with the last of them.
    fn step(&mut self, step: Step) -> usize {
        let of = |part: &usize| self.level.get(*part).copied().unwrap_or(0);
        let level = match &step {
            Step::Answer(_) => 0,
            Step::All(parts) | Step::Any(parts) => parts.iter().map(of).max().unwrap_or(0),
            Step::Not(part) | Step::Open(part) => of(part),
        };
        self.at(level, step)
    }

    fn at(&mut self, level: usize, step: Step) -> usize {
        let to = self.cases.steps;
        self.cases.steps += 1;
        self.level.push(level);
        if let Some(level) = self.cases.levels.get_mut(level) {
            level.steps.push((to, step));
        }
        to
    }

    fn settled(&mut self, step: usize, own: u128, over: u128) {
        let level = self.level.get(step).copied().unwrap_or(0);
        if let Some(level) = self.cases.levels.get_mut(level) {
            level.settled.push((step, own, over));
        }
    }
}
