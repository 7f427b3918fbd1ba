//! Point 2: every reachable path ends, within as many steps as there are questions, in an outcome with at least one
//! reason that has a basis, and a next step.
//!
//! A next step: an application to fill in, an office to send it to that can be reached, and for every wish that is
//! not for this, where to turn instead. A basis: something the page or the law says, never an example alone.

use super::Subject;
use super::paths::Path;
use crate::content::{Ground, RemarkKind, Service, StatementIx, WishState};
use crate::diagram::branches::width;
use crate::diagram::{Next, Node};
use crate::explain::{Explanation, explain};

/// Tells of every way in which a path can lead nowhere.
pub fn prove(subject: &mut Subject, paths: &[Path]) {
    ends(subject);
    grounds(subject);
    outcomes(subject, paths, &explain);
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

/// Every rule rests on something that can carry a conclusion.
fn grounds(subject: &mut Subject) {
    let service = subject.service();
    for rule in &service.rules {
        if !rule.basis.iter().any(|basis| carries(service, *basis)) {
            let message = format!(
                "the rule \"{}\" rests on examples alone, and an example never decides; give it a sentence, a law, a \
                 silence or a reading",
                rule.id
            );
            subject.tell("rule", &rule.id, message);
        }
    }
}

fn carries(service: &Service, basis: StatementIx) -> bool {
    let example =
        |at: StatementIx| service.remarks.iter().any(|remark| remark.basis == at && remark.kind == RemarkKind::Example);
    match service.statement(basis).map(|statement| &statement.kind) {
        Some(Ground::Quote(_) | Ground::Outside(_)) => !example(basis),
        Some(Ground::Reading(beside)) => !example(*beside),
        Some(Ground::Law { .. } | Ground::Silence(_)) => true,
        None => false,
    }
}

/// Every path is explained, with a reason that decided.
pub fn outcomes(
    subject: &mut Subject,
    paths: &[Path],
    explain: &impl Fn(&Service, &crate::answers::Answers) -> Option<Explanation>,
) {
    let service = subject.service();
    let unexplained = paths.iter().find(|path| {
        let reasons = explain(service, &path.answers).map(|found| found.reasons).unwrap_or_default();
        !reasons.iter().any(|reason| reason.deciding)
    });
    if let Some(path) = unexplained {
        let message = format!("an outcome has no reason with a basis: {}", path.words(service));
        subject.tell_of_whole(message);
    }
}

fn next_step(subject: &mut Subject) {
    let bundle = subject.bundle;
    let office = &bundle.place.office;
    let reached = [&office.phone, &office.email, &office.visit].into_iter().any(Option::is_some);
    if bundle.form.sections.is_empty() {
        subject.tell_of_whole("no outcome has a next step: there is no application to fill in");
    }
    if !reached && office.address.is_empty() && bundle.place.apply_page.is_none() {
        let message = "no outcome has a next step: give the office a phone number, an address or somewhere to visit, \
                       or a page to apply on";
        subject.tell("office", "", message);
    }
    for wish in &bundle.service.wishes {
        let elsewhere = !matches!(wish.state, WishState::ForThis | WishState::NotMentioned);
        if elsewhere && wish.instead.is_none() {
            let question = bundle.service.question(wish.question);
            let Some(option) = question.and_then(|asked| asked.options.get(usize::from(wish.option))) else { continue };
            let message = format!("the wish \"{}\" is not for this; say with `instead` where to turn", option.id);
            subject.tell("wish", &option.id, message);
        }
    }
}
