//! Point 2: every reachable path ends, within as many steps as there are questions, in an outcome with at least one
//! reason that has a basis, and a next step.
//!
//! A next step: an application to fill in, and an office to send it to. What may be a basis at all is insisted on while the folder is read
//! (`authoring::basis`): never an example, and for a negative class never silence alone.

use super::Subject;
use super::paths::Path;
use crate::diagram::branches::width;
use crate::diagram::{Next, Node};
use crate::explain::Explanation;

/// Tells of every way in which a path can lead nowhere.
pub fn prove(subject: &mut Subject, paths: &[Path], explained: &[Option<Explanation>]) {
    ends(subject);
    outcomes(subject, paths, explained);
    next_step(subject);
}

/// Nodes only lead on to later questions, and have a branch for every answer: so a walk ends.
fn ends(subject: &mut Subject) {
    let service = subject.service();
    let leads_on = |node: &Node, next: &Next| match (next, service.interview.node(*next)) {
        (Next::End(end), _) => end.0 != 0,
        (Next::Ask(_), Some(later)) => later.question > node.question,
        (Next::Ask(_), None) => false,
    };
    let whole = |node: &Node| {
        let width = service.question(node.question).map_or(0, width);
        node.branches.len() == 1 || node.branches.len() == width
    };
    let sound = |node: &&Node| whole(node) && node.branches.iter().all(|next| leads_on(node, next));
    let broken = service.interview.nodes.iter().find(|node| !sound(node));
    if let Some(question) = broken.and_then(|node| service.question(node.question)) {
        let message = format!("an answer to the question \"{}\" leads nowhere", question.id);
        subject.tell("question", &question.id, message);
    }
}

/// Every path is explained, with a reason that decided.
fn outcomes(subject: &mut Subject, paths: &[Path], explained: &[Option<Explanation>]) {
    let has_reason = |found: &Option<Explanation>| {
        found.as_ref().is_some_and(|found| found.reasons.iter().any(|reason| reason.deciding))
    };
    if let Some((path, _)) = paths.iter().zip(explained).find(|(_, found)| !has_reason(found)) {
        let message = format!("an outcome has no reason with a basis: {}", path.words(subject.service()));
        subject.tell_of_whole(message);
    }
}

fn next_step(subject: &mut Subject) {
    let bundle = subject.bundle;
    if bundle.form.sections.is_empty() || bundle.place.office.name.is_empty() {
        subject.tell_of_whole(
            "no outcome has a next step: there is no application to fill in, or no office to send it to",
        );
    }
}
