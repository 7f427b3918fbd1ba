//! The rules as one reads them from the top: what settles the outcome alone, then the smallest conditions of the rest.

use super::grid::Cube;
use super::table::{About, End, Table};
use crate::content::{Class, ConclusionIx, RuleIx, Service};
use crate::rules::Undecided;

/// An answer that settles the outcome, whatever the others are, once the steps before it are passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Position of the variable.
    pub variable: usize,
    /// The condition: a cube that says something of this variable alone.
    pub when: Cube,
    /// The conclusion.
    pub conclusion: ConclusionIx,
}

/// A conclusion with the smallest conditions that give it when no step has settled the outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The conclusion.
    pub conclusion: ConclusionIx,
    /// Any of these is enough; together they hold every case.
    pub ways: Vec<Way>,
}

/// One way to an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The condition.
    pub when: Cube,
    /// The rule whose reservation the resident is then told.
    pub uncertain: Option<RuleIx>,
}

/// All outcomes of a service.
#[derive(Clone, Debug)]
pub struct Decisions {
    /// Every definite case.
    pub table: Table,
    /// What is looked at first, in order.
    pub first: Vec<Step>,
    /// What the steps leave open.
    pub open: Cube,
    /// The outcomes of what is left, best class first.
    pub rest: Vec<Outcome>,
}

impl Decisions {
    /// Finds the conditions of every outcome.
    ///
    /// # Errors
    /// A gap or a conflict, which no compiled service has.
    pub fn of(service: &Service) -> Result<Decisions, Undecided> {
        let table = Table::of(service)?;
        let mut open = table.grid.whole();
        let mut first = Vec::new();
        while let Some(steps) = next_steps(service, &table, &open) {
            for step in steps {
                open = open.with(step.variable, open.of(step.variable) & !step.when.of(step.variable));
                first.push(step);
            }
        }
        let mut left = table.conclusions(&open);
        left.sort_by_key(|conclusion| (service.conclusion(*conclusion).map(|found| found.class), *conclusion));
        let outcome = |conclusion| Outcome { conclusion, ways: ways(&table, &open, conclusion) };
        let rest = left.into_iter().map(outcome).collect();
        Ok(Decisions { table, first, open, rest })
    }
}

/// The ways to a conclusion: those of each reservation, then those without any.
fn ways(table: &Table, open: &Cube, conclusion: ConclusionIx) -> Vec<Way> {
    let mut told: Vec<Option<RuleIx>> = Vec::new();
    for end in table.ends(open).filter(|end| end.conclusion == conclusion) {
        told.extend(end.uncertain.iter().map(|rule| Some(*rule)));
        told.extend(end.uncertain.is_empty().then_some(None));
    }
    told.sort_by_key(|rule| (rule.is_none(), *rule));
    told.dedup();
    let ways = |uncertain: Option<RuleIx>| {
        let meant = |end: &End| {
            let so = uncertain.map_or(end.uncertain.is_empty(), |rule| end.uncertain.contains(&rule));
            end.conclusion == conclusion && so
        };
        let cubes = table.grid.cover(&table.cells(open, meant));
        cubes.into_iter().map(move |when| Way { when, uncertain })
    };
    told.into_iter().flat_map(ways).collect()
}

/// The first answers that settle the outcome alone and send people elsewhere: because of one criterion (the class says
/// so), or of what they wish for. Other answers are told with the criteria they belong to, so that each outcome stands
/// with all of its conditions.
fn next_steps(service: &Service, table: &Table, open: &Cube) -> Option<Vec<Step>> {
    let elsewhere = |step: &Step| {
        let class = service.conclusion(step.conclusion).map(|conclusion| conclusion.class);
        let wishes = table.variables.get(step.variable).is_some_and(|variable| variable.about == About::Wishes);
        class == Some(Class::Elsewhere) || wishes && class == Some(Class::Unlikely)
    };
    let steps = |variable| settled(table, open, variable).into_iter().filter(elsewhere).collect::<Vec<_>>();
    (0..table.variables.len()).map(steps).find(|steps| !steps.is_empty())
}

/// The answers about `variable` that settle the outcome alone, one step for each conclusion.
fn settled(table: &Table, open: &Cube, variable: usize) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for value in (0..32).filter(|value| open.allows(variable, *value)) {
        let [conclusion] = table.conclusions(&open.with(variable, 1 << value))[..] else { continue };
        match steps.iter_mut().find(|step| step.conclusion == conclusion) {
            Some(step) => step.when = step.when.with(variable, step.when.of(variable) | 1 << value),
            None => steps.push(Step { variable, when: table.grid.whole().with(variable, 1 << value), conclusion }),
        }
    }
    steps
}
