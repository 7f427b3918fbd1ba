//! The ways through an interview: how many there are, the shortest and the longest.

use crate::content::QuestionIx;
use crate::diagram::{Conclusions, Diagram, Next};
use std::collections::{BTreeMap, HashMap};

/// The ways that end alike. A way is one branch at each question met; answers that lead to the same place are one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// How many.
    pub count: u64,
    /// The questions of a shortest one.
    pub shortest: Vec<QuestionIx>,
    /// The questions of a longest one.
    pub longest: Vec<QuestionIx>,
}

impl Paths {
    /// Both together.
    #[must_use]
    pub fn with(mut self, other: &Paths) -> Paths {
        if self.count == 0 || other.count > 0 && other.shortest.len() < self.shortest.len() {
            self.shortest.clone_from(&other.shortest);
        }
        if other.longest.len() > self.longest.len() {
            self.longest.clone_from(&other.longest);
        }
        self.count = self.count.saturating_add(other.count);
        self
    }

    fn after(&self, question: QuestionIx) -> Paths {
        let after = |rest: &[QuestionIx]| [&[question], rest].concat();
        Paths { count: self.count, shortest: after(&self.shortest), longest: after(&self.longest) }
    }
}

/// The ways by the conclusions they end with.
pub type ByEnd = BTreeMap<Conclusions, Paths>;

/// Every way through the interview.
pub fn paths(diagram: &Diagram) -> ByEnd {
    from(diagram, diagram.root, &mut HashMap::new())
}

fn from(diagram: &Diagram, next: Next, known: &mut HashMap<Next, ByEnd>) -> ByEnd {
    if let Some(found) = known.get(&next) {
        return found.clone();
    }
    let mut found = ByEnd::new();
    match next {
        Next::End(conclusions) => drop(found.insert(conclusions, Paths { count: 1, ..Paths::default() })),
        Next::Ask(_) => {
            if let Some(node) = diagram.node(next) {
                for (end, rest) in node.branches.iter().flat_map(|branch| from(diagram, *branch, known)) {
                    let so_far = found.remove(&end).unwrap_or_default();
                    found.insert(end, so_far.with(&rest.after(node.question)));
                }
            }
        }
    }
    known.insert(next, found.clone());
    found
}
