//! The rules at their simplest, to compare the engine with: no diagrams, no bits, no folding of answers. Slow, and
//! written from the meaning of the data alone; nothing here calls the evaluator it is compared with.
#![allow(dead_code, reason = "each test uses what it needs")]

use std::collections::BTreeSet;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::content::{
    Choice, Class, ConclusionIx, FactFrom, FactIx, Question, QuestionIx, RuleIx, Service,
};
use stottekontaktsjekken::diagram::build::Asking;
use stottekontaktsjekken::rules::Condition;

/// Yes, no, or left half-way.
pub type Truth = Option<bool>;

/// What a condition can come to once every question is settled.
pub fn truths(service: &Service, answers: &Answers, condition: &Condition) -> BTreeSet<Truth> {
    let of = |part: &Condition| truths(service, answers, part);
    match condition {
        Condition::Fact(fact) => fact_truths(service, answers, *fact),
        Condition::All(parts) => {
            // False as soon as one part can be; true or half-way as the others can be without it.
            let parts: Vec<_> = parts.iter().map(of).collect();
            let mut can = BTreeSet::new();
            can.extend(parts.iter().any(|part| part.contains(&Some(false))).then_some(Some(false)));
            can.extend(parts.iter().all(|part| part.contains(&Some(true))).then_some(Some(true)));
            let not_false = parts.iter().all(|part| part.iter().any(|truth| *truth != Some(false)));
            can.extend((not_false && parts.iter().any(|part| part.contains(&None))).then_some(None));
            can
        }
        Condition::Any(parts) => {
            let none = Condition::All(parts.iter().map(|part| Condition::Not(Box::new(part.clone()))).collect());
            of(&Condition::Not(Box::new(none)))
        }
        Condition::Not(part) => of(part).into_iter().map(|truth| truth.map(|known| !known)).collect(),
        Condition::Open(part) => of(part).into_iter().map(|truth| Some(truth.is_none())).collect(),
    }
}

/// What a condition comes to; not known when it can come to several things, or is left half-way.
pub fn truth(service: &Service, answers: &Answers, condition: &Condition) -> Truth {
    let can = truths(service, answers, condition);
    if can.len() == 1 { can.into_iter().next().unwrap() } else { None }
}

pub fn fact_truths(service: &Service, answers: &Answers, fact: FactIx) -> BTreeSet<Truth> {
    match &service.facts[usize::from(fact.0)].from {
        FactFrom::Options { question, met, open } => {
            let unsettled = || {
                let half_way = (*open != 0).then_some(None);
                [Some(true), Some(false)].into_iter().chain(half_way).collect()
            };
            let Some(chosen) = answers.get(*question) else { return unsettled() };
            let among = |set: u32| chosen.options().any(|option| set >> option & 1 == 1);
            if is_unsure(&service.questions[usize::from(question.0)], chosen) {
                unsettled()
            } else if among(*met) {
                BTreeSet::from([Some(true)])
            } else {
                BTreeSet::from([if among(*open) { None } else { Some(false) }])
            }
        }
        FactFrom::Wishes(states) => {
            let mut known = true;
            for (position, question) in service.questions().filter(|(_, question)| !question.patterns.is_empty()) {
                match answers.get(position).filter(|chosen| !is_unsure(question, *chosen)) {
                    None => known = false,
                    Some(chosen) => {
                        let states_chosen = chosen.options().filter_map(|option| question.options[option].wish);
                        if states_chosen.into_iter().any(|state| states >> (state as u8) & 1 == 1) {
                            return BTreeSet::from([Some(true)]);
                        }
                    }
                }
            }
            if known { BTreeSet::from([Some(false)]) } else { BTreeSet::from([Some(true), Some(false)]) }
        }
        FactFrom::Composite(condition) => truths(service, answers, condition),
    }
}

pub fn is_unsure(question: &Question, chosen: Chosen) -> bool {
    chosen.options().any(|option| question.options[option].kind == Choice::Unsure)
}

/// Every definite answer: each option by itself, and each set of ordinary options where several may be chosen.
pub fn definite(question: &Question) -> Vec<Chosen> {
    let count = question.options.len() as u32;
    let kinds =
        |bits: u32, kind| (0..count).any(|at| bits >> at & 1 == 1 && question.options[at as usize].kind == kind);
    let fits = |bits: &u32| {
        !kinds(*bits, Choice::Unsure) && (bits.count_ones() == 1 || question.many && !kinds(*bits, Choice::Alone))
    };
    (1..1u32 << count).filter(fits).map(|bits| Chosen::from_bits(bits).unwrap()).collect()
}

/// Every answer: the definite ones, and an unsure one if there is any.
pub fn every_answer(question: &Question) -> Vec<Chosen> {
    let unsure = question.options.iter().position(|option| option.kind == Choice::Unsure);
    definite(question).into_iter().chain(unsure.map(Chosen::one)).collect()
}

/// The rules that hold and that no other holding rule stands over.
pub fn winners(service: &Service, answers: &Answers) -> Vec<RuleIx> {
    let all: Vec<RuleIx> = (0..service.rules.len() as u16).map(RuleIx).collect();
    let rule = |at: &RuleIx| &service.rules[usize::from(at.0)];
    let holding: Vec<RuleIx> =
        all.into_iter().filter(|at| truth(service, answers, &rule(at).when) == Some(true)).collect();
    holding.iter().copied().filter(|at| !holding.iter().any(|other| rule(other).over.contains(at))).collect()
}

/// The conclusions that the rules draw; unsure answers stand for every definite one.
pub fn conclusions(service: &Service, answers: &Answers) -> BTreeSet<ConclusionIx> {
    let closed = closings(service, answers);
    let drawn = |answers: &Answers| {
        winners(service, answers)
            .into_iter()
            .map(|rule| service.rules[usize::from(rule.0)].conclusion)
            .collect::<Vec<_>>()
    };
    closed.iter().flat_map(drawn).collect()
}

/// The same answers with every unsure one replaced, in every way.
pub fn closings(service: &Service, answers: &Answers) -> Vec<Answers> {
    let mut open = answers.iter().filter(|(question, chosen)| is_unsure(service.question(*question).unwrap(), *chosen));
    let Some((position, _)) = open.next() else { return vec![answers.clone()] };
    let replaced = definite(service.question(position).unwrap()).into_iter().flat_map(|chosen| {
        let mut closed = answers.clone();
        closed.set(position, chosen);
        closings(service, &closed)
    });
    replaced.collect()
}

/// The class shown for a set of conclusions.
pub fn class(service: &Service, conclusions: &BTreeSet<ConclusionIx>) -> Class {
    let classes: BTreeSet<Class> =
        conclusions.iter().map(|one| service.conclusions[usize::from(one.0)].class).collect();
    if classes.len() == 1 { *classes.first().unwrap() } else { Class::Assessed }
}

/// An interview that asks nothing that cannot matter: the simplest description of what the compiled one must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    End(BTreeSet<ConclusionIx>),
    Ask(QuestionIx, Vec<(Chosen, Tree)>),
}

impl Tree {
    /// The questions on the longest way to the end.
    pub fn height(&self) -> usize {
        match self {
            Tree::End(_) => 0,
            Tree::Ask(_, branches) => 1 + branches.iter().map(|(_, tree)| tree.height()).max().unwrap_or(0),
        }
    }

    /// Where the answers lead, in every way that questions without an answer can be answered.
    pub fn ends(&self, answers: &Answers) -> Vec<&BTreeSet<ConclusionIx>> {
        match self {
            Tree::End(end) => vec![end],
            Tree::Ask(question, branches) => {
                let given = answers.get(*question);
                let open = branches.iter().filter(|(chosen, _)| given.is_none_or(|given| given == *chosen));
                open.flat_map(|(_, tree)| tree.ends(answers)).collect()
            }
        }
    }

    /// Every way to the end, with its answers.
    pub fn paths(&self) -> Vec<(Answers, &BTreeSet<ConclusionIx>)> {
        match self {
            Tree::End(end) => vec![(Answers::default(), end)],
            Tree::Ask(question, branches) => {
                let mut paths = Vec::new();
                for (chosen, tree) in branches {
                    for (mut answers, end) in tree.paths() {
                        answers.set(*question, *chosen);
                        paths.push((answers, end));
                    }
                }
                paths
            }
        }
    }
}

/// The interview from question `position` on. A question is asked when its answers lead to different rests, or when
/// a goal that only asks may still want it.
pub fn tree(service: &Service, goals: &[Asking], answers: &mut Answers, position: usize) -> Tree {
    let Some(question) = service.questions.get(position) else { return Tree::End(conclusions(service, answers)) };
    let asked = QuestionIx(position as u16);
    let wanted = goals.iter().any(|goal| wanted(service, goal, answers, asked));
    let mut branches = Vec::new();
    for chosen in every_answer(question) {
        answers.set(asked, chosen);
        branches.push((chosen, tree(service, goals, answers, position + 1)));
    }
    answers.remove(asked);
    if !wanted && branches.iter().all(|(_, rest)| *rest == branches[0].1) {
        return branches.swap_remove(0).1;
    }
    Tree::Ask(asked, branches)
}

/// Whether `goal` may still want `question`, which comes now.
fn wanted(service: &Service, goal: &Asking, answers: &Answers, question: QuestionIx) -> bool {
    if !goal.asks.contains(&question) {
        return false;
    }
    let rests = completions(service, answers, usize::from(question.0));
    let gate = |rest: &Answers| goal.when.as_ref().is_none_or(|when| truth(service, rest, when) != Some(false));
    let class_fits = || {
        let drawn: BTreeSet<ConclusionIx> = rests.iter().flat_map(|rest| conclusions(service, rest)).collect();
        goal.classes.is_empty() || goal.classes.contains(&class(service, &drawn))
    };
    rests.iter().any(gate) && class_fits()
}

/// Every definite way to answer everything, with the answers so far closed and kept.
fn completions(service: &Service, answers: &Answers, from: usize) -> Vec<Answers> {
    let mut rests = closings(service, answers);
    for position in from..service.questions.len() {
        let asked = QuestionIx(position as u16);
        let each = |rest: &Answers| {
            let with = |chosen| {
                let mut more = rest.clone();
                more.set(asked, chosen);
                more
            };
            definite(&service.questions[position]).into_iter().map(with).collect::<Vec<_>>()
        };
        rests = rests.iter().flat_map(each).collect();
    }
    rests
}
