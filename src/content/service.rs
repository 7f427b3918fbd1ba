//! One municipality's service: facts, rules, conclusions, and the interview compiled from them.

use super::{
    ConclusionIx, Criterion, Key, Question, QuestionIx, Remark, RuleIx, Source, SourceIx, Statement, StatementIx,
    Topic, TopicEntry, Voiced, WishState,
};
use crate::diagram::{Conclusions, Diagram};
use crate::rules::Condition;
use serde::{Deserialize, Serialize};

/// The four soft classes, best first. There is no «nei».
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// «trolig ja»
    Likely,
    /// «kommunen må vurdere»
    Assessed,
    /// «andre kan trolig hjelpe med dette»
    Elsewhere,
    /// «trolig ikke dette tilbudet»
    Unlikely,
}

impl Class {
    /// All classes, best first.
    pub const ALL: [Class; 4] = [Class::Likely, Class::Assessed, Class::Elsewhere, Class::Unlikely];

    /// The name in content files and in `data-outcome`.
    pub fn id(self) -> &'static str {
        match self {
            Class::Likely => "likely",
            Class::Assessed => "assessed",
            Class::Elsewhere => "elsewhere",
            Class::Unlikely => "unlikely",
        }
    }

    /// The words for it.
    pub fn key(self) -> Key {
        match self {
            Class::Likely => Key::ClassLikely,
            Class::Assessed => Key::ClassAssessed,
            Class::Elsewhere => Key::ClassElsewhere,
            Class::Unlikely => Key::ClassUnlikely,
        }
    }
}

/// The service's questions, rules and texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Questions in the fixed order of asking.
    pub questions: Vec<Question>,
    /// The question whose answer chooses the voice.
    pub voice_question: Option<QuestionIx>,
    /// Facts; a composite one comes after the facts it is made of.
    pub facts: Vec<Fact>,
    /// Conclusions that rules can draw.
    pub conclusions: Vec<Conclusion>,
    /// Per class, best first, the conclusion whose text stands in when there is no single one.
    pub fallbacks: Vec<ConclusionIx>,
    /// Rules of the goal that decides the class.
    pub rules: Vec<Rule>,
    /// Which question can still matter, and where each path ends.
    pub interview: Diagram,
    /// Pages quoted.
    pub sources: Vec<Source>,
    /// Every sentence, silence, law and reading, by rule id.
    pub statements: Vec<Statement>,
    /// Quoted criteria and the facts they turn on.
    pub criteria: Vec<Criterion>,
    /// What else the page says that bears on the result.
    pub remarks: Vec<Remark>,
    /// What the municipality says about each kind of help asked for.
    pub wishes: Vec<Wish>,
    /// National law on complaints.
    pub complaint_law: Vec<StatementIx>,
    /// What holds for ledsagerbevis everywhere.
    pub card_law: Vec<StatementIx>,
    /// Topics and what is said of them.
    pub topics: Vec<TopicEntry>,
    /// Shared questions these rules do not need, and why.
    pub unasked: Vec<Unasked>,
    /// A question asked on request, from the section on ledsagerbevis.
    pub follow_up: Option<FollowUp>,
}

/// Something answers make met, not met, or leave open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// As in content files.
    pub id: String,
    /// How it follows from the answers.
    pub from: FactFrom,
    /// Statement when met.
    pub met: Voiced,
    /// Statement when not met.
    pub not: Voiced,
    /// Statement when not known.
    pub open: Voiced,
    /// Set when its words are in another language than the interface.
    pub lang: Option<String>,
}

/// How a fact follows from answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FactFrom {
    /// From the options of one question: those that meet it, those that leave it open; all others do not.
    Options {
        /// The question.
        question: QuestionIx,
        /// Options that meet the fact, as bits.
        met: u32,
        /// Options that leave it open, as bits.
        open: u32,
    },
    /// Met when any chosen wish is in one of these states (bits of [`WishState::bit`]).
    Wishes(u8),
    /// From other facts.
    Composite(Condition),
}

/// The first thing the result page says that one can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub enum FirstStep {
    /// Apply here.
    #[default]
    Soke,
    /// Turn to another municipality.
    AnnenKommune,
    /// Ask about a ledsagerbevis.
    Ledsagerbevis,
    /// Look at other offers.
    AndreTilbud,
}

/// A headline and the class it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conclusion {
    /// As in content files.
    pub id: String,
    /// Its class.
    pub class: Class,
    /// What the result page leads to first.
    pub first: FirstStep,
    /// The headline.
    pub title: Voiced,
    /// The sentence under it.
    pub text: Voiced,
    /// One more line under the guidance, such as a reservation of the municipality's.
    pub extra: Option<Voiced>,
    /// Set when `extra` is there in the page's language alone.
    pub extra_lang: Option<String>,
    /// Whether `title` and `text` are in the page's language for lack of a translation.
    pub foreign: bool,
}

/// A rule: a condition, the conclusion it draws, and what that rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// As in content files.
    pub id: String,
    /// The conclusion when `when` is met and no rule stands over it.
    pub conclusion: ConclusionIx,
    /// The condition.
    pub when: Condition,
    /// Rules this one wins over when both are met.
    pub over: Vec<RuleIx>,
    /// What it rests on; never empty.
    pub basis: Vec<StatementIx>,
    /// What makes the result uncertain, for the `{ting}` of its conclusion.
    pub reservation: Option<Voiced>,
}

/// One wish and what this municipality says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wish {
    /// The question it is an option of.
    pub question: QuestionIx,
    /// The option.
    pub option: u16,
    /// What the page says of it.
    pub state: WishState,
    /// What that rests on.
    pub basis: Vec<StatementIx>,
    /// Where to turn instead.
    pub instead: Option<Voiced>,
}

/// A shared question these rules do not need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unasked {
    /// The question.
    pub question: QuestionIx,
    /// Why not.
    pub text: Voiced,
    /// Set when `text` is in another language than the interface.
    pub lang: Option<String>,
    /// What that rests on.
    pub basis: Vec<StatementIx>,
}

/// A question asked on request, with what each answer means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The question.
    pub question: QuestionIx,
    /// Per option, what to say.
    pub replies: Vec<Voiced>,
    /// Set when `replies` are in another language than the interface.
    pub lang: Option<String>,
    /// What that rests on.
    pub basis: Vec<StatementIx>,
}

impl Service {
    /// The question at this position.
    pub fn question(&self, question: QuestionIx) -> Option<&Question> {
        self.questions.get(usize::from(question.0))
    }

    /// The question with this id, and its position.
    pub fn question_by_id(&self, id: &str) -> Option<(QuestionIx, &Question)> {
        self.questions().find(|(_, question)| question.id == id)
    }

    /// Questions with their positions, in the fixed order.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        (0..).map(QuestionIx).zip(&self.questions)
    }

    /// The questions whose options are wishes.
    pub fn wish_questions(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        self.questions().filter(|(_, question)| question.of_wishes())
    }

    /// Rules with their positions.
    pub fn rules(&self) -> impl Iterator<Item = (RuleIx, &Rule)> {
        (0..).map(RuleIx).zip(&self.rules)
    }

    /// The statement at this position.
    pub fn statement(&self, statement: StatementIx) -> Option<&Statement> {
        self.statements.get(usize::from(statement.0))
    }

    /// The conclusion at this position.
    pub fn conclusion(&self, conclusion: ConclusionIx) -> Option<&Conclusion> {
        self.conclusions.get(usize::from(conclusion.0))
    }

    /// The source at this position.
    pub fn source(&self, source: SourceIx) -> Option<&Source> {
        self.sources.get(usize::from(source.0))
    }

    /// The heading of a topic's section, which tells the answer, and its language when it is not the interface's.
    pub fn topic_heading(&self, topic: Topic) -> Option<(&Voiced, Option<String>)> {
        let mut entries = self.topics.iter().filter(|entry| entry.topic == topic);
        entries.find_map(|entry| Some((entry.heading.as_ref()?, entry.lang.clone())))
    }

    /// What the page leaves open of a topic, as questions to the office.
    pub fn unsaid(&self, topic: Topic) -> impl Iterator<Item = &Voiced> {
        self.topics.iter().filter(move |entry| entry.topic == topic).flat_map(|entry| &entry.ask)
    }

    /// What the municipality says on a topic.
    pub fn topic(&self, topic: Topic) -> impl Iterator<Item = StatementIx> {
        self.topics.iter().filter(move |entry| entry.topic == topic).flat_map(|entry| entry.basis.iter().copied())
    }
}

impl Service {
    /// The class shown for a set of conclusions: theirs when they agree, otherwise «kommunen må vurdere».
    pub fn shown_class(&self, conclusions: Conclusions) -> Class {
        let mut classes =
            conclusions.iter().filter_map(|conclusion| self.conclusion(conclusion)).map(|found| found.class);
        match classes.next() {
            Some(first) if classes.all(|class| class == first) => first,
            _ => Class::Assessed,
        }
    }

    /// Marks in `found` the questions that `condition` turns on.
    pub fn mark_questions(&self, condition: &Condition, found: &mut [bool]) {
        let mut mark = |question: QuestionIx| {
            if let Some(slot) = found.get_mut(usize::from(question.0)) {
                *slot = true;
            }
        };
        let mut nested = Vec::new();
        condition.each_fact(&mut |fact| match self.facts.get(usize::from(fact.0)).map(|fact| &fact.from) {
            Some(FactFrom::Options { question, .. }) => mark(*question),
            Some(FactFrom::Wishes(_)) => self.wish_questions().for_each(|(question, _)| mark(question)),
            Some(FactFrom::Composite(inner)) => nested.push(inner),
            None => {}
        });
        nested.into_iter().for_each(|inner| self.mark_questions(inner, found));
    }
}
