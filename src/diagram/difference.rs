//! Can one answer still make a difference, once the other open ones are settled too?

use super::{Diagram, Next, branch, definite_branches};
use crate::answers::Chosen;
use crate::content::{QuestionIx, Service};

/// Two answers to one question, and what is known of the others.
pub struct Comparison<'c> {
    /// The question.
    pub question: QuestionIx,
    /// The answers to compare, as the branches they take.
    pub branches: [usize; 2],
    /// The answer that another question keeps; the others vary over their definite answers.
    pub held: &'c dyn Fn(QuestionIx) -> Option<Chosen>,
}

impl Diagram {
    /// Whether the two answers can lead to different classes, everything else being answered alike.
    pub fn differ(&self, service: &Service, compared: &Comparison) -> bool {
        // Two walks side by side, which are one until the question is met.
        let mut seen: Vec<[Next; 2]> = Vec::new();
        let mut open = vec![[self.root; 2]];
        while let Some(pair) = open.pop() {
            let asked = pair.iter().filter_map(|next| Some(self.node(*next)?.question)).min();
            let one_again = pair[0] == pair[1] && asked.is_none_or(|asked| asked > compared.question);
            if one_again || seen.contains(&pair) {
                continue;
            }
            seen.push(pair);
            match (asked, pair) {
                (Some(asked), _) => {
                    let ways = compared.ways(service, asked);
                    let taken =
                        |[one, other]: [usize; 2]| [self.step(pair[0], asked, one), self.step(pair[1], asked, other)];
                    open.extend(ways.into_iter().map(taken));
                }
                (None, [Next::End(one), Next::End(other)])
                    if service.shown_class(one) != service.shown_class(other) =>
                {
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    /// Where `branch` of the question `asked` leads from here: nowhere else while another question comes first.
    fn step(&self, from: Next, asked: QuestionIx, branch: usize) -> Next {
        let Some(node) = self.node(from).filter(|node| node.question == asked) else { return from };
        let taken = if node.branches.len() == 1 { 0 } else { branch };
        node.branches.get(taken).copied().unwrap_or(from)
    }
}

impl Comparison<'_> {
    /// The branches that the two walks take at a question.
    fn ways(&self, service: &Service, asked: QuestionIx) -> Vec<[usize; 2]> {
        if asked == self.question {
            return vec![self.branches];
        }
        let Some(question) = service.question(asked) else { return Vec::new() };
        match (self.held)(asked).and_then(|held| branch(question, held)) {
            Some(held) => vec![[held; 2]],
            None => (0..definite_branches(question)).map(|way| [way; 2]).collect(),
        }
    }
}
