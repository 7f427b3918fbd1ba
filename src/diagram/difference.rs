//! Can one answer still make a difference, once the other open ones are settled too?

use super::{Diagram, Next, branch, definite_branches};
use crate::answers::Chosen;
use crate::content::{QuestionIx, Service};

/// Two answers to one question, and what is known of the others.
pub struct Comparison<'c> {
    /// The question.
    pub question: QuestionIx,
    /// The answers to compare.
    pub answers: [Chosen; 2],
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
            let over = pair[0] == pair[1] && asked.is_none_or(|asked| asked > compared.question);
            if over || seen.contains(&pair) {
                continue;
            }
            seen.push(pair);
            let Some((asked, question)) = asked.and_then(|asked| Some((asked, service.question(asked)?))) else {
                if let [Next::End(one), Next::End(other)] = pair
                    && service.shown_class(one) != service.shown_class(other)
                {
                    return true;
                }
                continue;
            };
            let held = (compared.held)(asked).map(|held| [held; 2]);
            let given = if asked == compared.question { Some(compared.answers) } else { held };
            let taken = given.map(|given| given.map(|chosen| branch(question, chosen)));
            let ways = if taken.is_some() { 1 } else { definite_branches(question) };
            for way in 0..ways {
                let [first, second] = taken.unwrap_or([Some(way); 2]);
                open.push([self.step(pair[0], asked, first), self.step(pair[1], asked, second)]);
            }
        }
        false
    }

    /// Where `branch` of the question `asked` leads from here: nowhere else while another question comes first.
    fn step(&self, from: Next, asked: QuestionIx, branch: Option<usize>) -> Next {
        let Some(node) = self.node(from).filter(|node| node.question == asked) else { return from };
        let taken = if node.branches.len() == 1 { Some(0) } else { branch };
        taken.and_then(|taken| node.branches.get(taken)).copied().unwrap_or(from)
    }
}
