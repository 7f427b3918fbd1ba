//! Which question is next, which answers are not used now, and how many questions may remain.
//!
//! The path is computed from the answers each time, so Back, Change, reload and resume are one operation.

use crate::answers::Answers;
use crate::content::{QuestionIx, Service};
use crate::diagram::{Conclusions, Next};

/// Where an interview stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The answered questions that count, in the order asked.
    pub asked: Vec<QuestionIx>,
    /// What comes now.
    pub step: Step,
}

/// What comes now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// This question.
    Ask {
        /// The question.
        question: QuestionIx,
        /// The most questions that can be left, this one included.
        at_most: u8,
    },
    /// The result.
    Done(Conclusions),
}

/// Where the interview stands with these answers.
pub fn standing(service: &Service, answers: &Answers) -> Standing {
    let (asked, next) = service.interview.walk(service, answers);
    let step = match (service.interview.node(next), next) {
        (Some(node), _) => Step::Ask { question: node.question, at_most: node.at_most },
        (None, Next::End(conclusions)) => Step::Done(conclusions),
        (None, Next::Ask(_)) => Step::Done(Conclusions::default()),
    };
    Standing { asked, step }
}

impl Standing {
    /// Whether the answer to `question` counts, or it is the question to answer now.
    pub fn reaches(&self, question: QuestionIx) -> bool {
        self.asked.contains(&question) || matches!(self.step, Step::Ask { question: now, .. } if now == question)
    }

    /// Whether the answers lead to the result.
    pub fn finished(&self) -> bool {
        matches!(self.step, Step::Done(_))
    }

    /// The question asked before `question`, or the last one when `question` is not on the path.
    pub fn before(&self, question: QuestionIx) -> Option<QuestionIx> {
        let end = self.asked.iter().position(|asked| *asked == question).unwrap_or(self.asked.len());
        self.asked.get(..end)?.last().copied()
    }

    /// Answers that are kept but do not count now: «brukes ikke nå».
    pub fn unused(&self, service: &Service, answers: &Answers) -> Vec<QuestionIx> {
        let kept = answers.iter().map(|(question, _)| question);
        kept.filter(|question| !self.asked.contains(question))
            .filter(|question| service.question(*question).is_some_and(|kept| !kept.on_request))
            .collect()
    }
}

/// Where an interview goes once `question` has been answered: the first question that needs an answer, or the result.
pub fn after(service: &Service, answers: &Answers) -> Step {
    standing(service, answers).step
}

/// The most questions that can be left at `question`, it included, with the answers given before it.
pub fn left_at(service: &Service, answers: &Answers, question: QuestionIx) -> Option<u8> {
    let mut at = service.interview.root;
    while let Some(node) = service.interview.node(at) {
        if node.question == question {
            return Some(node.at_most);
        }
        at = node.follow(service.question(node.question)?, answers.get(node.question)?)?;
    }
    None
}
