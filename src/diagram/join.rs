//! Joining the deciding diagram and the goals that only ask to the interview, in the fixed order of the questions.

use super::branches::width;
use super::build::{Asking, BuildError, SHUT};
use super::reduce::Store;
use super::{Conclusions, Diagram, Next, Node};
use crate::content::{QuestionIx, Service};
use std::collections::HashMap;

/// Joins the deciding diagram and the gates to the interview.
pub struct Join<'g> {
    goals: &'g [Asking],
    made: HashMap<(usize, Next, Vec<Next>), Next>,
    nodes: HashMap<Node, Next>,
    diagram: Diagram,
}

impl<'g> Join<'g> {
    /// Nothing joined yet.
    pub fn new(goals: &'g [Asking]) -> Self {
        Join { goals, made: HashMap::new(), nodes: HashMap::new(), diagram: Diagram::default() }
    }

    /// The interview whose outcome is `deciding` and whose goals ask by `gates`.
    ///
    /// # Errors
    /// A question asked by class that comes before the class is settled.
    pub fn all(mut self, store: &Store, deciding: Next, gates: &[Next]) -> Result<Diagram, BuildError> {
        self.diagram.root = self.from(store, 0, deciding, gates)?;
        Ok(self.diagram)
    }

    /// The interview from question `position` on, with the deciding diagram and the gates as far as walked.
    fn from(&mut self, store: &Store, position: usize, deciding: Next, gates: &[Next]) -> Result<Next, BuildError> {
        let Some(question) = store.service.questions.get(position) else {
            return Ok(match deciding {
                Next::End(conclusions) => Next::End(conclusions),
                Next::Ask(_) => Next::End(Conclusions::default()),
            });
        };
        let key = (position, deciding, gates.to_vec());
        if let Some(made) = self.made.get(&key) {
            return Ok(*made);
        }
        let asked = QuestionIx(position as u16);
        let decides = |next: Next| store.at(next).is_some_and(|(question, _)| *question == asked);
        let mut rests = Vec::new();
        if decides(deciding) || gates.iter().any(|gate| decides(*gate)) {
            let width = width(question);
            for branch in 0..width {
                let follow = |next| store.split(next, asked, width).get(branch).copied().unwrap_or(next);
                let gates: Vec<Next> = gates.iter().map(|gate| follow(*gate)).collect();
                rests.push(self.from(store, position + 1, follow(deciding), &gates)?);
            }
        } else {
            rests.push(self.from(store, position + 1, deciding, gates)?);
        }
        // Answers that lead to the same place change nothing, whatever conditions they bear on.
        if rests.iter().all(|rest| Some(rest) == rests.first()) {
            rests.truncate(1);
        }
        let next = match rests.as_slice() {
            [only] if !self.is_asked(store.service, asked, deciding, gates)? => *only,
            _ => self.ask(asked, rests),
        };
        self.made.insert(key, next);
        Ok(next)
    }

    /// Whether any asking goal still wants the question.
    fn is_asked(
        &self,
        service: &Service,
        question: QuestionIx,
        deciding: Next,
        gates: &[Next],
    ) -> Result<bool, BuildError> {
        for (goal, gate) in self.goals.iter().zip(gates) {
            if !goal.asks.contains(&question) || *gate == Next::End(SHUT) {
                continue;
            }
            match deciding {
                _ if goal.classes.is_empty() => return Ok(true),
                Next::Ask(_) => return Err(BuildError::TooEarly(question)),
                Next::End(set) if goal.classes.contains(&service.shown_class(set)) => return Ok(true),
                Next::End(_) => {}
            }
        }
        Ok(false)
    }

    fn ask(&mut self, question: QuestionIx, branches: Vec<Next>) -> Next {
        let left = branches.iter().filter_map(|branch| self.diagram.node(*branch)).map(|node| node.at_most).max();
        let node = Node { question, branches, at_most: left.unwrap_or(0) + 1 };
        let fresh = Next::Ask(self.nodes.len() as u32);
        *self.nodes.entry(node).or_insert_with_key(|node| {
            self.diagram.nodes.push(node.clone());
            fresh
        })
    }
}
