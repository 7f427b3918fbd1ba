//! Reduced diagrams that share their nodes: made from every case, put together, and searched for the fewest answers.

use super::branches::representatives;
use super::cases::{Cases, Held};
use super::{Conclusions, Next};
use crate::answers::Answers;
use crate::content::{QuestionIx, Service};
use crate::rules::Met;
use std::collections::HashMap;

/// Nodes shared by several diagrams. The last branch of a question that may be answered unsurely is «vet ikke».
pub struct Store<'s> {
    /// Whose questions are asked.
    pub service: &'s Service,
    nodes: Vec<(QuestionIx, Vec<Next>)>,
    unique: HashMap<(QuestionIx, Vec<Next>), Next>,
    combined: HashMap<(With, Next, Next), Next>,
}

/// How two diagrams are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum With {
    /// The ends of either.
    Either,
    /// The ends of both.
    Both,
}

/// The fewest answers that force something: questions with the branch taken.
type Forced = Vec<(QuestionIx, usize)>;

impl<'s> Store<'s> {
    /// A store without nodes.
    pub fn new(service: &'s Service) -> Self {
        Store { service, nodes: Vec::new(), unique: HashMap::new(), combined: HashMap::new() }
    }

    /// Decides every case and keeps one node for each distinct rest. «Vet ikke» is the union of all other branches.
    pub fn reduce(&mut self, cases: &Cases, end: &impl Fn(Held) -> Conclusions) -> Next {
        let mut buffer = cases.buffer();
        let held = cases.begin(&mut buffer);
        self.reduce_from(cases, 0, held, &mut buffer, end)
    }

    fn reduce_from(
        &mut self,
        cases: &Cases,
        position: usize,
        held: Held,
        buffer: &mut [Met],
        end: &impl Fn(Held) -> Conclusions,
    ) -> Next {
        let Some(variable) = cases.variables.get(position) else { return Next::End(end(held)) };
        let mut branches = Vec::with_capacity(usize::from(variable.definite) + 1);
        for branch in 0..usize::from(variable.definite) {
            let held = cases.take(position, branch, buffer, held);
            branches.push(self.reduce_from(cases, position + 1, held, buffer, end));
        }
        if variable.unsure {
            branches.extend(self.fold(With::Either, &branches));
        }
        self.node(variable.question, branches)
    }

    /// The node with these branches; where all lead to the same place, that place.
    fn node(&mut self, question: QuestionIx, branches: Vec<Next>) -> Next {
        match branches.first() {
            Some(first) if branches.iter().all(|branch| branch == first) => *first,
            _ => {
                let fresh = Next::Ask(self.nodes.len() as u32);
                let key = (question, branches);
                *self.unique.entry(key).or_insert_with_key(|key| {
                    self.nodes.push(key.clone());
                    fresh
                })
            }
        }
    }

    /// The node that `next` leads to, unless it ends.
    pub fn at(&self, next: Next) -> Option<&(QuestionIx, Vec<Next>)> {
        match next {
            Next::Ask(node) => self.nodes.get(node as usize),
            Next::End(_) => None,
        }
    }

    /// The branches of `next` if it asks `question`; `next` itself otherwise.
    pub fn split(&self, next: Next, question: QuestionIx, branches: usize) -> Vec<Next> {
        match self.at(next) {
            Some((asked, branches)) if *asked == question => branches.clone(),
            _ => vec![next; branches],
        }
    }

    /// Two diagrams put together.
    fn combine(&mut self, with: With, left: Next, right: Next) -> Next {
        if left == right {
            return left;
        }
        let key = if left < right { (with, left, right) } else { (with, right, left) };
        if let Some(known) = self.combined.get(&key) {
            return *known;
        }
        let combined = match (left, right, with) {
            (Next::End(left), Next::End(right), With::Either) => Next::End(left.with(right)),
            (Next::End(left), Next::End(right), With::Both) => Next::End(Conclusions(left.0 & right.0)),
            _ => {
                let asked = [left, right].into_iter().filter_map(|next| self.at(next));
                let Some((question, branches)) = asked.min_by_key(|(question, _)| *question) else { return left };
                let (question, width) = (*question, branches.len());
                let pairs = self.split(left, question, width).into_iter().zip(self.split(right, question, width));
                let branches = pairs.collect::<Vec<_>>().into_iter().map(|(a, b)| self.combine(with, a, b)).collect();
                self.node(question, branches)
            }
        };
        self.combined.insert(key, combined);
        combined
    }

    fn fold(&mut self, with: With, branches: &[Next]) -> Option<Next> {
        let (first, rest) = branches.split_first()?;
        Some(rest.iter().fold(*first, |folded, branch| self.combine(with, folded, *branch)))
    }

    /// The fewest definite answers after which every way through `diagram` ends in something; `None` when there are none.
    ///
    /// Of several equally small sets, the one that leaves the earliest questions open.
    pub fn fewest(&mut self, diagram: Next) -> Option<Answers> {
        let forced = self.forced(diagram, &mut HashMap::new())?;
        let mut answers = Answers::default();
        for (question, branch) in forced {
            answers.set(question, *representatives(self.service, question).get(branch)?);
        }
        Some(answers)
    }

    fn forced(&mut self, diagram: Next, known: &mut HashMap<Next, Option<Forced>>) -> Option<Forced> {
        if let Next::End(ends) = diagram {
            return (ends != Conclusions::default()).then(Vec::new);
        }
        if let Some(found) = known.get(&diagram) {
            return found.clone();
        }
        let (question, branches) = self.at(diagram).cloned()?;
        let definite = representatives(self.service, question).len();
        let definite: Vec<Next> = branches.into_iter().take(definite).collect();
        let mut least = self.fold(With::Both, &definite).and_then(|whatever| self.forced(whatever, known));
        for (branch, next) in definite.into_iter().enumerate() {
            let Some(rest) = self.forced(next, known) else { continue };
            if least.as_ref().is_none_or(|least| rest.len() + 1 < least.len()) {
                least = Some([vec![(question, branch)], rest].concat());
            }
        }
        known.insert(diagram, least.clone());
        least
    }

    /// How many nodes a diagram has.
    pub fn reached(&self, root: Next) -> usize {
        let mut seen = vec![root];
        let mut position = 0;
        while let Some(next) = seen.get(position).copied() {
            for branch in self.at(next).map(|(_, branches)| branches.as_slice()).unwrap_or_default() {
                if !seen.contains(branch) {
                    seen.push(*branch);
                }
            }
            position += 1;
        }
        seen.iter().filter(|next| matches!(next, Next::Ask(_))).count()
    }
}
