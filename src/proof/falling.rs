//! Point 5: «høyst n igjen» never rises forwards, and n is never too small: it is the longest way to the end.

use super::Subject;
use crate::diagram::{Next, Node};

/// Tells of every question at which too few, or more than before, are said to be left.
pub fn prove(subject: &mut Subject) {
    let service = subject.service();
    let left = |next: &Next| service.interview.node(*next).map_or(0, |node| node.at_most);
    let exact = |node: &&Node| node.branches.iter().map(left).max().unwrap_or(0) + 1 == node.at_most;
    let rising = service.interview.nodes.iter().find(|node| !exact(node));
    if let Some((node, question)) = rising.and_then(|node| Some((node, service.question(node.question)?))) {
        let longest = node.branches.iter().map(left).max().unwrap_or(0) + 1;
        let message = format!(
            "at the question \"{}\" at most {} are said to be left, but it is {longest}",
            question.id, node.at_most
        );
        subject.tell("question", &question.id, message);
    }
}
