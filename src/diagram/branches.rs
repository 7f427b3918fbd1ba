//! Which answers a case is made of: one for each branch a question has.

use super::{branch, definite_branches};
use crate::answers::Chosen;
use crate::content::{Choice, Question, QuestionIx, Service};

/// One answer for each branch that definite answers to `question` can take.
pub fn representatives(service: &Service, question: QuestionIx) -> Vec<Chosen> {
    let Some(question) = service.question(question) else { return Vec::new() };
    if !question.of_wishes() {
        return (0..definite_branches(question)).map(Chosen::one).collect();
    }
    question.patterns.iter().filter_map(|pattern| showing(question, *pattern)).collect()
}

/// One unsure answer to `question`, if it has any.
pub fn unsure(service: &Service, question: QuestionIx) -> Option<Chosen> {
    let options = &service.question(question)?.options;
    options.iter().position(|option| option.kind == Choice::Unsure).map(Chosen::one)
}

/// How many branches answers to `question` can take, an unsure one included.
pub fn width(question: &Question) -> usize {
    definite_branches(question) + usize::from(question.mask(Choice::Unsure) != 0)
}

/// The answer that takes a branch.
pub fn answer(service: &Service, question: QuestionIx, taken: usize) -> Option<Chosen> {
    let definite = representatives(service, question).get(taken).copied();
    let answer = definite.or_else(|| unsure(service, question))?;
    (branch(service.question(question)?, answer) == Some(taken)).then_some(answer)
}

/// The smallest answer whose wishes are in just these states.
fn showing(question: &Question, pattern: u8) -> Option<Chosen> {
    let options = || question.options.iter().enumerate().filter(|(_, option)| option.kind != Choice::Unsure);
    let alone = options().map(|(at, _)| Chosen::one(at)).find(|one| question.pattern(*one) == pattern);
    let first_in = |state: u8| {
        let mut plain = options().filter(|(_, option)| option.kind == Choice::Plain);
        plain.find(|(_, option)| option.wish.is_some_and(|wish| wish.bit() == state)).map(|(at, _)| Chosen::one(at))
    };
    alone.or_else(|| {
        let states = (0..8).map(|bit| pattern & 1 << bit).filter(|state| *state != 0);
        Chosen::from_bits(states.filter_map(first_in).fold(0, |bits, one| bits | one.bits()))
    })
}

/// All sets of wish states that definite answers to `question` can show, ascending.
pub fn patterns(question: &Question) -> Vec<u8> {
    let states = |kind| {
        let options = question.options.iter().filter(move |option| option.kind == kind);
        options.map(|option| option.wish.map_or(0, |state| state.bit()))
    };
    let mut found: Vec<u8> = Vec::new();
    for state in states(Choice::Plain) {
        let wider: Vec<u8> = found.iter().map(|pattern| pattern | state).collect();
        found.extend(wider);
        found.push(state);
        found.sort_unstable();
        found.dedup();
    }
    found.extend(states(Choice::Alone));
    found.sort_unstable();
    found.dedup();
    found
}
