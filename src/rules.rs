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

/// What a condition can come to once every question is settled: a set of [`Met`], as bits.
///
/// Told apart from [`Met::Unknown`] so that a fact nobody was asked about is not taken for one that was left half-way.
#[derive(Clone, Copy, PartialEq)]
struct Possible(u8);

impl Possible {
    fn only(met: Met) -> Self {
        Possible(1 << met as u8)
    }

    fn each(self) -> impl Iterator<Item = Met> + Clone {
        [Met::Yes, Met::No, Met::Unknown].into_iter().filter(move |met| self.0 >> *met as u8 & 1 == 1)
    }

    fn map(self, of: impl Fn(Met) -> Met) -> Self {
        Possible(self.each().fold(0, |all, met| all | Possible::only(of(met)).0))
    }

    fn with(self, other: Possible, of: impl Fn(Met, Met) -> Met) -> Self {
        Possible(other.each().fold(0, |all, met| all | self.map(|own| of(own, met)).0))
    }

    fn met(self) -> Met {
        let mut each = self.each();
        each.next().filter(|_| each.next().is_none()).unwrap_or(Met::Unknown)
    }
}

fn possible(service: &Service, answers: &Answers, condition: &Condition) -> Possible {
    let of = |part: &Condition| possible(service, answers, part);
    match condition {
        Condition::Fact(fact) => possibly_met(service, answers, *fact),
        Condition::All(parts) => parts.iter().fold(Possible::only(Met::Yes), |all, part| all.with(of(part), Met::and)),
        Condition::Any(parts) => parts.iter().fold(Possible::only(Met::No), |any, part| any.with(of(part), Met::or)),
        Condition::Not(part) => of(part).map(Met::not),
        Condition::Open(part) => of(part).map(|met| Met::of(met == Met::Unknown)),
    }
}

fn possibly_met(service: &Service, answers: &Answers, fact: FactIx) -> Possible {
    let either = Possible(Possible::only(Met::Yes).0 | Possible::only(Met::No).0);
    let unsettled =
        |half_way: bool| if half_way { Possible(either.0 | Possible::only(Met::Unknown).0) } else { either };
    match service.facts.get(usize::from(fact.0)).map(|fact| &fact.from) {
        Some(FactFrom::Options { question, met, open }) => {
            let sure = |chosen: &Chosen| service.question(*question).is_none_or(|asked| !chosen.is_unsure(asked));
            match answers.get(*question).filter(sure).map(Chosen::bits) {
                None => unsettled(*open != 0),
                Some(bits) if bits & met != 0 => Possible::only(Met::Yes),
                Some(bits) if bits & open != 0 => Possible::only(Met::Unknown),
                Some(_) => Possible::only(Met::No),
            }
        }
        Some(FactFrom::Wishes(states)) => match wished(service, answers, *states) {
            // A wish is there or it is not.
            Met::Unknown => either,
            settled => Possible::only(settled),
        },
        Some(FactFrom::Composite(condition)) => possible(service, answers, condition),
        None => unsettled(true),
    }
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
