//! Every definite case of a service, with answers that the rules do not tell apart as one.

use super::grid::{Cell, Cube, Grid};
use crate::answers::{Answers, Chosen};
use crate::content::{Choice, ConclusionIx, QuestionIx, RuleIx, Service};
use crate::rules::{self, Met, Undecided};
use std::collections::BTreeMap;

/// What a variable stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A question.
    Question(QuestionIx),
    /// All questions of wishes together: rules read which states the chosen wishes are in, not where they were chosen.
    Wishes,
}

/// Answers that the rules do not tell apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Positions of options; for the wishes, sets of states as the bits of [`crate::content::WishState::bit`].
    pub answers: Vec<u8>,
    /// How many answers it stands for in the count of complete cases.
    pub cases: u64,
    given: Vec<(QuestionIx, Chosen)>,
}

/// Something that the outcome depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The question, or the wishes.
    pub about: About,
    /// What it can be.
    pub values: Vec<Value>,
}

/// What a cell comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The conclusion.
    pub conclusion: ConclusionIx,
    /// The rules that draw it here and say what makes it uncertain.
    pub uncertain: Vec<RuleIx>,
}

/// The end of every combination of values.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the outcome depends on, in the order of the questions.
    pub variables: Vec<Variable>,
    /// The numbers of their values.
    pub grid: Grid,
    /// What each cell comes to.
    pub ends: Vec<End>,
}

impl Table {
    /// Decides every definite case by the rules as written.
    ///
    /// # Errors
    /// A gap or a conflict, which no compiled service has.
    pub fn of(service: &Service) -> Result<Table, Undecided> {
        let mut mentioned = vec![false; service.questions.len()];
        service.rules.iter().for_each(|rule| service.mark_questions(&rule.when, &mut mentioned));
        let mut variables: Vec<Variable> = Vec::new();
        for ((position, question), _) in service.questions().zip(&mentioned).filter(|(_, mentioned)| **mentioned) {
            match question.of_wishes() {
                true if variables.iter().any(|known| known.about == About::Wishes) => {}
                true => variables.push(wishes(service)),
                false => variables.push(options(service, position)),
            }
        }
        let mut ends = Vec::new();
        decide(service, &variables, &mut Answers::default(), &mut ends)?;
        let mut table = Table { grid: grid(&variables), variables, ends };
        (0..table.variables.len()).for_each(|variable| table.merge(variable));
        table.variables.retain(|variable| variable.values.len() > 1);
        table.grid = grid(&table.variables);
        Ok(table)
    }

    /// How many complete cases a cell stands for.
    pub fn cases(&self, cell: usize) -> u64 {
        let of = |(position, variable): (usize, &Variable)| {
            variable.values.get(self.grid.value(cell, position)).map_or(1, |value| value.cases)
        };
        self.variables.iter().enumerate().map(of).product()
    }

    /// What a condition may do with each cell when it shall hold those of `open` that are `meant`; the rest is free.
    pub fn cells(&self, open: &Cube, meant: impl Fn(&End) -> bool) -> Vec<Cell> {
        let mut cells = vec![Cell::Free; self.ends.len()];
        for cell in self.grid.held(open) {
            if let Some((slot, end)) = cells.get_mut(cell).zip(self.ends.get(cell)) {
                *slot = if meant(end) { Cell::In } else { Cell::Out };
            }
        }
        cells
    }

    /// What the cells of a cube come to.
    pub fn ends(&self, cube: &Cube) -> impl Iterator<Item = &End> {
        self.grid.held(cube).into_iter().filter_map(|cell| self.ends.get(cell))
    }

    /// The conclusions found in a cube, ascending.
    pub fn conclusions(&self, cube: &Cube) -> Vec<ConclusionIx> {
        let mut found: Vec<ConclusionIx> = self.ends(cube).map(|end| end.conclusion).collect();
        found.sort();
        found.dedup();
        found
    }

    /// The answers a cube allows for one of its variables, as in [`Value::answers`].
    pub fn answers(&self, cube: &Cube, variable: usize) -> Vec<u8> {
        let values = self.variables.get(variable).into_iter().flat_map(|variable| variable.values.iter().enumerate());
        let allowed = values.filter(|(value, _)| cube.allows(variable, *value));
        let mut answers: Vec<u8> = allowed.flat_map(|(_, value)| value.answers.iter().copied()).collect();
        answers.sort_unstable();
        answers
    }

    /// Makes one value of those whose cells all end alike.
    fn merge(&mut self, variable: usize) {
        let column = |value: usize| -> Vec<&End> { self.ends(&self.grid.whole().with(variable, 1 << value)).collect() };
        let count = self.variables.get(variable).map_or(0, |variable| variable.values.len());
        let mut kept: Vec<(usize, Vec<&End>)> = Vec::new();
        let mut merged: Vec<Value> = Vec::new();
        for value in 0..count {
            let ends = column(value);
            let Some(found) = self.variables.get(variable).and_then(|variable| variable.values.get(value)) else {
                continue;
            };
            match kept.iter().position(|(_, known)| *known == ends).and_then(|known| merged.get_mut(known)) {
                Some(same) => {
                    same.answers.extend(&found.answers);
                    same.cases += found.cases;
                }
                None => {
                    merged.push(found.clone());
                    kept.push((value, ends));
                }
            }
        }
        let keep = kept.iter().fold(0, |bits, (value, _)| bits | 1 << value);
        let ends = self.ends(&self.grid.whole().with(variable, keep)).cloned().collect();
        self.ends = ends;
        if let Some(slot) = self.variables.get_mut(variable) {
            slot.values = merged;
        }
        self.grid = grid(&self.variables);
    }
}

fn grid(variables: &[Variable]) -> Grid {
    Grid::new(variables.iter().map(|variable| variable.values.len()).collect())
}

fn options(service: &Service, question: QuestionIx) -> Variable {
    let asked = service.question(question).into_iter().flat_map(|question| question.options.iter().enumerate());
    let definite = asked.filter(|(_, option)| option.kind != Choice::Unsure);
    let value =
        |(option, _)| Value { answers: vec![option as u8], cases: 1, given: vec![(question, Chosen::one(option))] };
    Variable { about: About::Question(question), values: definite.map(value).collect() }
}

/// The sets of states that the wishes of all questions together can be in.
fn wishes(service: &Service) -> Variable {
    let mut sets: BTreeMap<u8, Value> = BTreeMap::new();
    sets.insert(0, Value { answers: vec![0], cases: 1, given: Vec::new() });
    for (position, question) in service.wish_questions() {
        let mut wider: BTreeMap<u8, Value> = BTreeMap::new();
        for chosen in crate::diagram::branches::representatives(service, position) {
            for (set, value) in &sets {
                let joined = set | question.pattern(chosen);
                let given = || value.given.iter().copied().chain([(position, chosen)]).collect();
                let fresh = || Value { answers: vec![joined], cases: 0, given: given() };
                wider.entry(joined).or_insert_with(fresh).cases += value.cases;
            }
        }
        sets = wider;
    }
    Variable { about: About::Wishes, values: sets.into_values().collect() }
}

fn decide(
    service: &Service,
    variables: &[Variable],
    so_far: &mut Answers,
    ends: &mut Vec<End>,
) -> Result<(), Undecided> {
    let Some((variable, rest)) = variables.split_first() else {
        let conclusion = rules::conclude(service, so_far)?;
        let drawing = service.rules().filter(|(_, rule)| rule.conclusion == conclusion && rule.reservation.is_some());
        let holding = drawing.filter(|(_, rule)| rules::holds(service, so_far, &rule.when) == Met::Yes);
        ends.push(End { conclusion, uncertain: holding.map(|(position, _)| position).collect() });
        return Ok(());
    };
    for value in &variable.values {
        value.given.iter().for_each(|(question, chosen)| so_far.set(*question, *chosen));
        decide(service, rest, so_far, ends)?;
    }
    Ok(())
}
