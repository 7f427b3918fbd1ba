//! The outcome of every case, unsure answers included: one conclusion for a definite case, those of its closings for
//! an unsure one.

use crate::answers::Answers;
use crate::content::Service;
use crate::diagram::Conclusions;
use crate::diagram::branches;
use crate::diagram::build::{BuildError, drawn, rules};
use crate::diagram::cases::{Cases, Held};
use crate::rules::Met;

/// The conclusions of every case, the last question varying fastest.
pub struct Table {
    /// The questions that the rules turn on.
    pub cases: Cases,
    /// The conclusions of each case.
    pub ends: Vec<Conclusions>,
}

impl Table {
    /// A table of the right size, with nothing decided.
    ///
    /// # Errors
    /// When there are more cases than can be enumerated.
    pub fn empty(service: &Service) -> Result<Table, BuildError> {
        let cases = rules(service)?;
        let ends = vec![Conclusions::default(); cases.all() as usize];
        Ok(Table { cases, ends })
    }

    /// Decides every case. Allocates nothing but the buffer it works in.
    pub fn fill(&mut self, service: &Service) {
        let Table { cases, ends } = self;
        let mut buffer = cases.buffer();
        let held = cases.begin(&mut buffer);
        Filling { service, cases, buffer: &mut buffer }.from(0, held, ends);
    }

    /// Calls `visit` with the position of each case and the branches that its answers take.
    pub fn each(&self, visit: &mut impl FnMut(usize, &[u8])) {
        let widths: Vec<u8> = self.cases.variables.iter().map(|variable| variable.width() as u8).collect();
        let mut taken = vec![0; widths.len()];
        for position in 0..self.ends.len() {
            visit(position, &taken);
            for (branch, width) in taken.iter_mut().zip(&widths).rev() {
                *branch += 1;
                if *branch < *width {
                    break;
                }
                *branch = 0;
            }
        }
    }

    /// Whether a case has no unsure answer.
    pub fn is_definite(&self, taken: &[u8]) -> bool {
        taken.iter().zip(&self.cases.variables).all(|(branch, variable)| *branch < variable.definite)
    }

    /// The answers that take these branches.
    pub fn answers(&self, service: &Service, taken: &[u8]) -> Answers {
        let mut answers = Answers::default();
        for (variable, branch) in self.cases.variables.iter().zip(taken) {
            if let Some(chosen) = branches::answer(service, variable.question, usize::from(*branch)) {
                answers.set(variable.question, chosen);
            }
        }
        answers
    }
}

struct Filling<'t> {
    service: &'t Service,
    cases: &'t Cases,
    buffer: &'t mut [Met],
}

impl Filling<'_> {
    /// Fills `ends`, the cases that begin with the answers given so far.
    fn from(&mut self, position: usize, held: Held, ends: &mut [Conclusions]) {
        let Some(variable) = self.cases.variables.get(position) else {
            return ends.fill(drawn(self.service, held));
        };
        let size = ends.len() / variable.width() as usize;
        let (definite, unsure) = ends.split_at_mut(size * usize::from(variable.definite));
        for (branch, ends) in definite.chunks_mut(size).enumerate() {
            let held = self.cases.take(position, branch, self.buffer, held);
            self.from(position + 1, held, ends);
        }
        for chunk in definite.chunks(size) {
            unsure.iter_mut().zip(chunk).for_each(|(all, one)| *all = all.with(*one));
        }
    }
}
