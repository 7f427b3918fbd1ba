//! Can one answer still make a difference, once the other open ones are settled too?

use super::{Conclusions, Diagram, Next, branch, definite_branches};
use crate::answers::Chosen;
use crate::content::{Class, QuestionIx, Service};
use std::collections::BTreeSet;

/// Two answers to one question, and what is known of the others.
pub struct Comparison<'c, H> {
    /// The question.
    pub question: QuestionIx,
    /// The answers to compare.
    pub answers: [Chosen; 2],
    /// The answer that another question keeps; the others vary over their definite answers.
    pub held: &'c H,
}

impl Diagram {
    /// Whether the two answers can lead to different classes, everything else being answered alike.
    pub fn differ<H: Fn(QuestionIx) -> Option<Chosen>>(&self, service: &Service, compared: &Comparison<H>) -> bool {
        let class = |end: Conclusions| -> Class { service.shown_class(end) };
        let mut seen = BTreeSet::new();
        let mut open = vec![[self.root; 2]];
        while let Some(pair) = open.pop() {
            if !seen.insert(pair) {
                continue;
            }
            let asked = pair.into_iter().filter_map(|next| self.node(next)).map(|node| node.question).min();
            match (asked, pair) {
                (Some(asked), _) => {
                    let ways = compared.ways(service, asked).into_iter();
                    open.extend(ways.filter_map(|[one, other]| {
                        Some([self.step(pair[0], asked, one)?, self.step(pair[1], asked, other)?])
                    }));
                }
                (None, [Next::End(one), Next::End(other)]) if class(one) != class(other) => return true,
                _ => {}
            }
        }
        false
    }

    /// Where `branch` of the question `asked` leads from here; nowhere else when another question comes first.
    fn step(&self, from: Next, asked: QuestionIx, branch: usize) -> Option<Next> {
        match self.node(from).filter(|node| node.question == asked) {
            None => Some(from),
            Some(node) => match node.branches.as_slice() {
                [only] => Some(*only),
                branches => branches.get(branch).copied(),
            },
        }
    }
}

impl<H: Fn(QuestionIx) -> Option<Chosen>> Comparison<'_, H> {
    /// The branches that both may take at a question.
    fn ways(&self, service: &Service, asked: QuestionIx) -> Vec<[usize; 2]> {
        let Some(question) = service.question(asked) else { return Vec::new() };
        let of = |chosen: Chosen| branch(question, chosen);
        if asked == self.question {
            let [one, other] = self.answers.map(of);
            return one.zip(other).map(|(one, other)| [one, other]).into_iter().collect();
        }
        match (self.held)(asked).and_then(of) {
            Some(held) => vec![[held; 2]],
            None => (0..definite_branches(question)).map(|way| [way; 2]).collect(),
        }
    }
}
