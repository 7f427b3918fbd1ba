//! Ordered decision diagrams: the rules of a municipality, reduced to the questions that can still matter.
//!
//! Built natively by enumerating every case ([`build`], feature `authoring`); the app only walks them.
//! A node on the walk *is* a question that can still change something.

#[cfg(feature = "authoring")]
pub mod branches;
#[cfg(feature = "authoring")]
pub mod build;
#[cfg(feature = "authoring")]
pub mod cases;
mod difference;
#[cfg(feature = "authoring")]
mod join;
#[cfg(feature = "authoring")]
pub mod reduce;

pub use difference::Comparison;

use crate::answers::{Answers, Chosen};
use crate::content::{ConclusionIx, Question, QuestionIx, Service};
use serde::{Deserialize, Serialize};

/// A set of conclusions, as bits. More than one when an unsure answer leaves several open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Conclusions(pub u64);

impl Conclusions {
    /// The set of one.
    pub fn one(conclusion: ConclusionIx) -> Self {
        Conclusions(1 << (conclusion.0 & 63))
    }

    /// Both sets together.
    pub fn with(self, other: Conclusions) -> Self {
        Conclusions(self.0 | other.0)
    }

    /// The members, ascending.
    pub fn iter(self) -> impl Iterator<Item = ConclusionIx> {
        (0..64u16).filter(move |bit| self.0 >> bit & 1 == 1).map(ConclusionIx)
    }

    /// The only member, if there is just one.
    pub fn single(self) -> Option<ConclusionIx> {
        self.iter().next().filter(|_| self.0.count_ones() == 1)
    }
}

/// Where a branch leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Next {
    /// To another question.
    Ask(u32),
    /// To the end of the interview.
    End(Conclusions),
}

/// A question that can still matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Node {
    /// The question.
    pub question: QuestionIx,
    /// Where each branch leads; a single entry when every answer leads to the same place.
    pub branches: Vec<Next>,
    /// The most questions that can be left, this one included.
    pub at_most: u8,
}

impl Node {
    /// Where an answer leads.
    pub fn follow(&self, question: &Question, chosen: Chosen) -> Option<Next> {
        match self.branches.as_slice() {
            [only] => Some(*only),
            branches => branches.get(branch(question, chosen)?).copied(),
        }
    }
}

/// Position of the branch an answer takes: definite options (or wish patterns) in order, then «vet ikke».
pub fn branch(question: &Question, chosen: Chosen) -> Option<usize> {
    let definite = definite_branches(question);
    if chosen.is_unsure(question) {
        return Some(definite);
    }
    if question.of_wishes() {
        let pattern = question.pattern(chosen);
        return question.patterns.iter().position(|known| *known == pattern);
    }
    chosen.options().next().filter(|option| *option < definite)
}

/// How many branches definite answers take.
pub fn definite_branches(question: &Question) -> usize {
    use crate::content::Choice;
    match question.patterns.len() {
        0 => question.options.iter().filter(|option| option.kind != Choice::Unsure).count(),
        patterns => patterns,
    }
}

/// A diagram over a service's questions, in their fixed order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagram {
    /// The nodes; a node only leads to nodes of later questions.
    pub nodes: Vec<Node>,
    /// Where every walk begins.
    pub root: Next,
}

impl Default for Diagram {
    fn default() -> Self {
        Diagram { nodes: Vec::new(), root: Next::End(Conclusions::default()) }
    }
}

impl Diagram {
    /// The node a branch leads to, unless it ends.
    pub fn node(&self, next: Next) -> Option<&Node> {
        match next {
            Next::Ask(node) => self.nodes.get(node as usize),
            Next::End(_) => None,
        }
    }

    /// Walks as far as the answers lead: the questions met, and where the walk stands.
    pub fn walk(&self, service: &Service, answers: &Answers) -> (Vec<QuestionIx>, Next) {
        let mut met = Vec::new();
        let mut at = self.root;
        while let Some(node) = self.node(at) {
            let followed =
                answers.get(node.question).and_then(|chosen| node.follow(service.question(node.question)?, chosen));
            let Some(next) = followed else { break };
            met.push(node.question);
            at = next;
        }
        (met, at)
    }

    /// Every conclusion that can be reached when only the answers `fixed` allows are held and all others vary.
    pub fn reachable(
        &self,
        service: &Service,
        answers: &Answers,
        fixed: impl Fn(QuestionIx) -> bool,
    ) -> Vec<Conclusions> {
        let mut ends = Vec::new();
        self.leads_only_to(service, answers, fixed, |end| {
            if !ends.contains(&end) {
                ends.push(end);
            }
            true
        });
        ends
    }

    /// Whether every end that can be reached so is one that `accept` takes. Stops at the first that is not.
    pub fn leads_only_to(
        &self,
        service: &Service,
        answers: &Answers,
        fixed: impl Fn(QuestionIx) -> bool,
        mut accept: impl FnMut(Conclusions) -> bool,
    ) -> bool {
        let mut seen = vec![false; self.nodes.len()];
        let mut open = vec![self.root];
        while let Some(next) = open.pop() {
            match next {
                Next::End(conclusions) if !accept(conclusions) => return false,
                Next::End(_) => {}
                Next::Ask(position) => {
                    let fresh = seen.get_mut(position as usize).is_some_and(|seen| !std::mem::replace(seen, true));
                    let Some(node) = self.node(next).filter(|_| fresh) else { continue };
                    let held = answers.get(node.question).filter(|_| fixed(node.question));
                    match held.and_then(|chosen| node.follow(service.question(node.question)?, chosen)) {
                        Some(only) => open.push(only),
                        None => open.extend(&node.branches),
                    }
                }
            }
        }
        true
    }
}
