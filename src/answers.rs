//! What a resident has answered: a map from question to chosen options, never a list of positions.

use crate::content::{Choice, Question, QuestionIx, Service, Voice};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The options chosen for one question; at least one, as a set of option positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Chosen(u32);

impl Chosen {
    /// One option.
    pub fn one(option: usize) -> Self {
        Chosen(1 << (option & 31))
    }

    /// The options whose bits are set in `bits`; `None` when there are none.
    pub fn from_bits(bits: u32) -> Option<Self> {
        (bits != 0).then_some(Chosen(bits))
    }

    /// The set as bits, option 0 lowest.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Whether `option` is among the chosen.
    pub fn has(self, option: usize) -> bool {
        self.0 >> (option & 31) & 1 == 1
    }

    /// Positions of the chosen options, ascending.
    pub fn options(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |option| self.has(*option))
    }

    /// Whether this is an unsure answer («vet ikke», «vil ikke svare») to `question`.
    pub fn is_unsure(self, question: &Question) -> bool {
        self.0 & question.mask(Choice::Unsure) != 0
    }

    /// Whether `question` allows this answer: one option, or several of a question that takes several.
    pub fn fits(self, question: &Question) -> bool {
        let known = self.0 >> question.options.len().min(31) == 0;
        let ordinary = if question.many { question.mask(Choice::Plain) } else { 0 };
        known && (self.0.count_ones() == 1 || self.0 & !ordinary == 0)
    }
}

/// The answers given so far. Only answered questions are in the map; «vet ikke» is an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(BTreeMap<QuestionIx, Chosen>);

impl Answers {
    /// Nothing answered.
    pub const EMPTY: Answers = Answers(BTreeMap::new());

    /// The answer to `question`, if one was given.
    pub fn get(&self, question: QuestionIx) -> Option<Chosen> {
        self.0.get(&question).copied()
    }

    /// Gives or changes an answer; all others stay.
    pub fn set(&mut self, question: QuestionIx, chosen: Chosen) {
        self.0.insert(question, chosen);
    }

    /// Takes an answer away.
    pub fn remove(&mut self, question: QuestionIx) {
        self.0.remove(&question);
    }

    /// The answered questions with their answers, in the fixed order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionIx, Chosen)> + '_ {
        self.0.iter().map(|(question, chosen)| (*question, *chosen))
    }

    /// The answers to these questions alone.
    #[must_use]
    pub fn only(&self, questions: &[QuestionIx]) -> Self {
        Answers(self.iter().filter(|(question, _)| questions.contains(question)).collect())
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Why an answer written with ids could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSuchAnswer {
    /// The service has no such question.
    Question,
    /// The question has no such option.
    Option(String),
    /// The options do not go together.
    Together,
}

impl Service {
    /// The answer that these ids stand for.
    ///
    /// # Errors
    /// When the question or an option is unknown, or the options exclude each other.
    pub fn answer_by_ids(&self, question: &str, options: &[&str]) -> Result<(QuestionIx, Chosen), NoSuchAnswer> {
        let (position, question) = self.question_by_id(question).ok_or(NoSuchAnswer::Question)?;
        let mut bits = 0;
        for id in options {
            bits |= 1 << question.option(id).ok_or_else(|| NoSuchAnswer::Option((*id).to_owned()))?;
        }
        let chosen = Chosen::from_bits(bits).filter(|chosen| chosen.fits(question)).ok_or(NoSuchAnswer::Together)?;
        Ok((position, chosen))
    }

    /// Whom the answers are about: the options of the voice question stand for the voices in order.
    pub fn voice(&self, answers: &Answers) -> Voice {
        let chosen = self.voice_question.and_then(|question| answers.get(question));
        let option = chosen.and_then(|chosen| chosen.options().next());
        option.and_then(|option| Voice::ALL.get(option).copied()).unwrap_or_default()
    }
}
