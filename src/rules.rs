//! What answers mean: facts, conditions, and which rules hold. It never sees a screen.
//!
//! This is the naive evaluator. The app walks a compiled diagram instead ([`crate::diagram`]); both must
//! agree on every case, and the tests compare them.

use crate::answers::{Answers, Chosen};
use crate::content::{ConclusionIx, FactFrom, FactIx, Question, Rule, RuleIx, Service};
use serde::{Deserialize, Serialize};

/// Whether something holds, as far as the answers tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Met {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// The answers leave it open.
    Unknown,
}

impl Met {
    pub(crate) fn of(holds: bool) -> Met {
        if holds { Met::Yes } else { Met::No }
    }

    pub(crate) fn and(self, other: Met) -> Met {
        match (self, other) {
            (Met::No, _) | (_, Met::No) => Met::No,
            (Met::Yes, Met::Yes) => Met::Yes,
            _ => Met::Unknown,
        }
    }

    pub(crate) fn not(self) -> Met {
        match self {
            Met::Yes => Met::No,
            Met::No => Met::Yes,
            Met::Unknown => Met::Unknown,
        }
    }

    pub(crate) fn or(self, other: Met) -> Met {
        self.not().and(other.not()).not()
    }
}

/// A condition over facts, nested freely.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// The fact is met.
    Fact(FactIx),
    /// Every part holds.
    All(Vec<Condition>),
    /// At least one part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// The part is neither met nor not met.
    Open(Box<Condition>),
}

impl Condition {
    /// Calls `visit` for every fact named in the condition, in the author's order.
    pub fn each_fact(&self, visit: &mut impl FnMut(FactIx)) {
        match self {
            Condition::Fact(fact) => visit(*fact),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.each_fact(visit)),
            Condition::Not(part) | Condition::Open(part) => part.each_fact(visit),
        }
    }
}

/// Whether `condition` holds with these answers. Unanswered questions and unsure answers leave facts open.
pub fn holds(service: &Service, answers: &Answers, condition: &Condition) -> Met {
    possible(service, answers, condition).met()
}

/// What a condition can come to once every question is settled: that it holds, does not hold, or is left half-way.
///
/// Told apart from [`Met::Unknown`] so that a fact nobody was asked about is not taken for one that was left half-way.
#[derive(Clone, Copy, PartialEq)]
struct Possible(u8);

const YES: u8 = 1;
const NO: u8 = 2;
const HALF_WAY: u8 = 4;

impl Possible {
    fn and(self, other: Possible) -> Self {
        let either = self.0 | other.0;
        let can_be_without_no = self.0 & !NO != 0 && other.0 & !NO != 0;
        let half_way = if can_be_without_no { either & HALF_WAY } else { 0 };
        Possible(self.0 & other.0 & YES | either & NO | half_way)
    }

    fn not(self) -> Self {
        Possible((self.0 & YES) << 1 | (self.0 & NO) >> 1 | self.0 & HALF_WAY)
    }

    /// Whether it is left half-way: that itself is so or not so.
    fn half_way(self) -> Self {
        let settled = if self.0 & !HALF_WAY != 0 { NO } else { 0 };
        Possible(settled | (self.0 & HALF_WAY) >> 2)
    }

    fn met(self) -> Met {
        match self.0 {
            YES => Met::Yes,
            NO => Met::No,
            _ => Met::Unknown,
        }
    }
}

fn possible(service: &Service, answers: &Answers, condition: &Condition) -> Possible {
    let of = |part: &Condition| possible(service, answers, part);
    match condition {
        Condition::Fact(fact) => possibly_met(service, answers, *fact),
        Condition::All(parts) => parts.iter().fold(Possible(YES), |all, part| all.and(of(part))),
        Condition::Any(parts) => parts.iter().fold(Possible(YES), |none, part| none.and(of(part).not())).not(),
        Condition::Not(part) => of(part).not(),
        Condition::Open(part) => of(part).half_way(),
    }
}

fn possibly_met(service: &Service, answers: &Answers, fact: FactIx) -> Possible {
    let unsettled = |open: u32| if open == 0 { YES | NO } else { YES | NO | HALF_WAY };
    Possible(match service.facts.get(usize::from(fact.0)).map(|fact| &fact.from) {
        Some(FactFrom::Options { question, met, open }) => {
            let sure = |chosen: &Chosen| service.question(*question).is_none_or(|asked| !chosen.is_unsure(asked));
            match answers.get(*question).filter(sure).map(Chosen::bits) {
                None => unsettled(*open),
                Some(bits) if bits & met != 0 => YES,
                Some(bits) if bits & open != 0 => HALF_WAY,
                Some(_) => NO,
            }
        }
        Some(FactFrom::Wishes(states)) => match wished(service, answers, *states) {
            Met::Yes => YES,
            Met::No => NO,
            // A wish is there or it is not.
            Met::Unknown => YES | NO,
        },
        Some(FactFrom::Composite(condition)) => return possible(service, answers, condition),
        None => unsettled(1),
    })
}

/// Whether a fact is met with these answers.
pub fn fact_met(service: &Service, answers: &Answers, fact: FactIx) -> Met {
    possibly_met(service, answers, fact).met()
}

/// Whether any wish in one of `states` has been chosen.
fn wished(service: &Service, answers: &Answers, states: u8) -> Met {
    let one =
        |(position, question)| answers.get(position).map_or(Met::Unknown, |chosen| wished_at(question, chosen, states));
    service.wish_questions().map(one).fold(Met::No, Met::or)
}

/// Whether an answer to one question of wishes has any in one of `states`.
pub(crate) fn wished_at(question: &Question, chosen: Chosen, states: u8) -> Met {
    if chosen.is_unsure(question) { Met::Unknown } else { Met::of(question.pattern(chosen) & states != 0) }
}

/// The rules that hold and that no other holding rule stands over.
pub fn winners<'s>(service: &'s Service, answers: &Answers) -> impl Iterator<Item = (RuleIx, &'s Rule)> {
    let holding: Vec<(RuleIx, &Rule)> =
        service.rules().filter(|(_, rule)| holds(service, answers, &rule.when) == Met::Yes).collect();
    let beaten: Vec<RuleIx> = holding.iter().flat_map(|(_, rule)| rule.over.iter().copied()).collect();
    holding.into_iter().filter(move |(position, _)| !beaten.contains(position))
}

/// Why a complete case has no single conclusion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// No rule holds.
    Gap,
    /// These rules draw different conclusions, and none stands over the other.
    Conflict(Vec<RuleIx>),
}

/// The conclusion of a complete, definite case.
///
/// # Errors
/// A gap or a conflict in the rules: the content checker reports both, so no bundle has one.
pub fn conclude(service: &Service, answers: &Answers) -> Result<ConclusionIx, Undecided> {
    let won: Vec<(RuleIx, &Rule)> = winners(service, answers).collect();
    match won.split_first() {
        None => Err(Undecided::Gap),
        Some(((_, first), rest)) if rest.iter().all(|(_, rule)| rule.conclusion == first.conclusion) => {
            Ok(first.conclusion)
        }
        Some(_) => Err(Undecided::Conflict(won.iter().map(|(position, _)| *position).collect())),
    }
}
