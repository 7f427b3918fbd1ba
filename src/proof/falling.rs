//! Point 5: «høyst n igjen» never rises forwards, and n is never too small: it is the longest way to the end.

use super::Subject;
use crate::diagram::{Next, Node};

/// Tells of every question at which too few, or more than before, are said to be left.
pub fn prove(subject: &mut Subject) {
    let service = subject.service();
    let left = |next: &Next| service.interview.node(*next).map_or(0, |node| node.at_most);
    let longest = |node: &Node| node.branches.iter().map(left).max().unwrap_or(0) + 1;
    let wrong = service.interview.nodes.iter().find(|node| longest(node) != node.at_most);
    if let Some((node, question)) = wrong.and_then(|node| Some((node, service.question(node.question)?))) {
        let (id, said, longest) = (&question.id, node.at_most, longest(node));
        let message = format!("at the question \"{id}\" at most {said} are said to be left, but it is {longest}");
        subject.tell("question", &question.id, message);
    }
}
