//! Every way through an interview: one for each branch at each question met.

use super::words;
use crate::answers::Answers;
use crate::content::{QuestionIx, Service};
use crate::diagram::branches;
use crate::diagram::{Conclusions, Next, Node};

/// One way through the interview, with an answer for each branch taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The questions met, with the position of the branch taken.
    pub taken: Vec<(QuestionIx, usize)>,
    /// An answer for each.
    pub answers: Answers,
    /// Where it ends.
    pub end: Conclusions,
}

impl Path {
    /// The answers in words.
    pub fn words(&self, service: &Service) -> String {
        words::case(service, &self.answers)
    }

    /// The questions met.
    pub fn asked(&self) -> Vec<QuestionIx> {
        self.taken.iter().map(|(question, _)| *question).collect()
    }
}

/// Every way through the interview, shortest first, so that the first to fail is a smallest counter-example.
pub fn all(service: &Service) -> Vec<Path> {
    let mut found = Vec::new();
    let mut path = Path { taken: Vec::new(), answers: Answers::default(), end: Conclusions::default() };
    from(service, service.interview.root, &mut path, &mut found);
    found.sort_by_key(|path: &Path| path.taken.len());
    found
}

fn from(service: &Service, next: Next, path: &mut Path, found: &mut Vec<Path>) {
    let node = match (next, service.interview.node(next)) {
        (Next::End(end), _) => return found.push(Path { end, ..path.clone() }),
        (_, Some(node)) => node,
        (_, None) => return,
    };
    for (branch, next) in node.branches.iter().enumerate() {
        let Some(chosen) = branches::answer(service, node.question, branch) else { continue };
        path.taken.push((node.question, branch));
        path.answers.set(node.question, chosen);
        from(service, *next, path, found);
        path.taken.pop();
        path.answers.remove(node.question);
    }
}

/// The questions that are asked on some path.
pub fn asked(service: &Service) -> Vec<bool> {
    let mut asked = vec![false; service.questions.len()];
    for Node { question, .. } in &service.interview.nodes {
        if let Some(asked) = asked.get_mut(usize::from(question.0)) {
            *asked = true;
        }
    }
    asked
}
