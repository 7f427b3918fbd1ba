//! The answer with its reasons: what decided, what else the page says, and what is still open.
//!
//! The result page and `cargo xtask explain` both show this, so they cannot disagree.

use crate::answers::{Answers, Chosen};
use crate::content::{
    Choice, Class, ConclusionIx, FactFrom, FactIx, QuestionIx, RuleIx, Service, StatementIx, Voice, Voiced, Wish,
    WishState, fill,
};
use crate::diagram::{Comparison, Conclusions, branch, definite_branches};
use crate::interview::{Step, standing};
use crate::rules::{Met, fact_met, holds};

/// The outcome of a finished interview, explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The class shown.
    pub class: Class,
    /// The conclusion whose words are the headline.
    pub headline: ConclusionIx,
    /// All conclusions that the answers leave open; one, when they are definite.
    pub conclusions: Conclusions,
    /// The rules that draw them.
    pub rules: Vec<RuleIx>,
    /// *Dette avgjorde*: the smallest set of answers that forces the class.
    pub deciding: Vec<QuestionIx>,
    /// Everything the page says that bears on it; what decided comes first.
    pub reasons: Vec<Reason>,
    /// Each wish with the class of its own.
    pub wishes: Vec<WishOutcome>,
    /// Answers left open that could change the class, to clear up with the office.
    pub open: Vec<OpenAnswer>,
    /// Questions of the shared vocabulary that were not asked.
    pub not_asked: Vec<QuestionIx>,
}

/// One thing the page says, with how the answers stand to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it rests on.
    pub statement: StatementIx,
    /// Whether it decided.
    pub deciding: bool,
    /// The facts it turns on, and `None` beside one that nothing was asked about; empty for remarks.
    pub facts: Vec<(FactIx, Option<Met>)>,
}

/// A wish and its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WishOutcome {
    /// Position in the service's wishes.
    pub wish: usize,
    /// Its own class.
    pub class: Class,
}

/// An answer left open, and what each definite answer would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAnswer {
    /// The question.
    pub question: QuestionIx,
    /// Definite options and the class they would give by themselves. Only for «vet ikke», and where any gives another.
    pub would_give: Vec<(usize, Class)>,
}

/// Explains the outcome; `None` while the interview has a next question that can still change the class.
pub fn explain(service: &Service, answers: &Answers) -> Option<Explanation> {
    let asked = standing(service, answers).asked;
    // An answer that is kept but does not count now must not show through anywhere.
    let answers = &answers.only(&asked);
    let (conclusions, class) = settled(service, answers)?;
    let rules = drawing(service, answers, conclusions);
    Some(Explanation {
        class,
        headline: headline(service, conclusions, class)?,
        reasons: reasons(service, answers, &rules),
        deciding: deciding(service, answers, class, &asked),
        wishes: wishes(service, answers, class),
        open: open_answers(service, answers, class, &asked),
        not_asked: not_asked(service, &asked),
        conclusions,
        rules,
    })
}

/// The conclusions, once every way to finish the interview leads to the same ones.
fn settled(service: &Service, answers: &Answers) -> Option<(Conclusions, Class)> {
    let conclusions = match standing(service, answers).step {
        Step::Done(conclusions) => conclusions,
        Step::Ask { .. } => match service.interview.reachable(service, answers, |_| true).as_slice() {
            [only] => *only,
            _ => return None,
        },
    };
    Some((conclusions, service.shown_class(conclusions)))
}

impl Explanation {
    /// The headline and the sentence under it. `and` joins what makes the result uncertain («, og »).
    pub fn headline_words(&self, service: &Service, voice: Voice, and: &str) -> (String, String) {
        let Some(conclusion) = service.conclusion(self.headline) else { return Default::default() };
        let rules = self.rules.iter().filter_map(|rule| service.rules.get(usize::from(rule.0)));
        let things: Vec<&str> =
            rules.filter_map(|rule| rule.reservation.as_ref()).map(|thing| thing.get(voice)).collect();
        let words = |text: &Voiced| fill(text.get(voice), "ting", &things.join(and));
        (words(&conclusion.title), words(&conclusion.text))
    }
}

/// The conclusion whose words stand over the outcome: the only one, or the one that its class falls back on.
pub fn headline(service: &Service, conclusions: Conclusions, class: Class) -> Option<ConclusionIx> {
    let fallback = Class::ALL.iter().position(|known| *known == class)?;
    conclusions.single().or_else(|| service.fallbacks.get(fallback).copied())
}

/// The rules that draw the conclusions: those that hold, or might once open answers are settled.
fn drawing(service: &Service, answers: &Answers, conclusions: Conclusions) -> Vec<RuleIx> {
    let candidates = service.rules().filter(|(_, rule)| conclusions.iter().any(|drawn| drawn == rule.conclusion));
    let met: Vec<(RuleIx, Met)> = candidates.map(|(at, rule)| (at, holds(service, answers, &rule.when))).collect();
    let certain = conclusions.single().is_some() && met.iter().any(|(_, met)| *met == Met::Yes);
    let counts = |met: Met| if certain { met == Met::Yes } else { met != Met::No };
    met.into_iter().filter(|(_, met)| counts(*met)).map(|(at, _)| at).collect()
}

/// The smallest set of answers that forces the class: fewest, then first in the author's order.
fn deciding(service: &Service, answers: &Answers, class: Class, asked: &[QuestionIx]) -> Vec<QuestionIx> {
    let candidates: Vec<QuestionIx> = asked.iter().copied().filter(|asked| matters(service, *asked)).collect();
    let forces = |set: &[QuestionIx]| {
        let same = |end| service.shown_class(end) == class;
        service.interview.leads_only_to(service, answers, |question| set.contains(&question), same)
    };
    // An answer that cannot be spared from all is in every set that forces; mostly there are no others.
    let without = |spared: &QuestionIx| candidates.iter().copied().filter(|kept| kept != spared).collect::<Vec<_>>();
    let (needed, others): (Vec<QuestionIx>, Vec<QuestionIx>) =
        candidates.iter().partition(|candidate| !forces(&without(candidate)));
    let with_needed = |set: &[QuestionIx]| forces(&[&needed, set].concat());
    let added = (0..=others.len()).find_map(|size| first_subset(&others, size, &with_needed)).unwrap_or(others);
    let mut smallest = [needed, added].concat();
    smallest.sort_unstable();
    smallest
}

/// The first subset of `size` members, in order, that `accept` takes.
fn first_subset(from: &[QuestionIx], size: usize, accept: &impl Fn(&[QuestionIx]) -> bool) -> Option<Vec<QuestionIx>> {
    fn grow(
        from: &[QuestionIx],
        size: usize,
        taken: &mut Vec<QuestionIx>,
        accept: &impl Fn(&[QuestionIx]) -> bool,
    ) -> bool {
        if size == 0 {
            return accept(taken);
        }
        for (position, question) in from.iter().enumerate() {
            taken.push(*question);
            if grow(from.get(position + 1..).unwrap_or_default(), size - 1, taken, accept) {
                return true;
            }
            taken.pop();
        }
        false
    }
    let mut taken = Vec::new();
    grow(from, size, &mut taken, accept).then_some(taken)
}

/// Whether any answer to the question changes where a walk leads.
fn matters(service: &Service, question: QuestionIx) -> bool {
    service.interview.nodes.iter().any(|node| node.question == question && node.branches.len() > 1)
}

/// What the rules rest on, then the other criteria, then the remarks.
fn reasons(service: &Service, answers: &Answers, rules: &[RuleIx]) -> Vec<Reason> {
    let mut found: Vec<Reason> = Vec::new();
    let mut add = |statement: StatementIx, deciding: bool| {
        if found.iter().all(|reason| reason.statement != statement) {
            found.push(Reason { statement, deciding, facts: facts_of(service, answers, statement) });
        }
    };
    for rule in rules.iter().filter_map(|rule| service.rules.get(usize::from(rule.0))) {
        let about: Vec<StatementIx> =
            rule.basis.iter().copied().filter(|basis| !of_other_wishes(service, answers, *basis)).collect();
        let about = if about.is_empty() { &rule.basis } else { &about };
        about.iter().for_each(|basis| add(*basis, true));
    }
    service.criteria.iter().for_each(|criterion| add(criterion.quote, false));
    service.remarks.iter().for_each(|remark| add(remark.basis, false));
    found
}

/// Whether a statement only turns away wishes that this person does not have: «skyss» is no reason to one who asked for
/// help with homework.
fn of_other_wishes(service: &Service, answers: &Answers, statement: StatementIx) -> bool {
    let mut rest_on_it = service.wishes.iter().filter(|wish| wish.basis.contains(&statement)).peekable();
    let other = |wish: &Wish| wish.state >= WishState::OtherScheme && chosen(service, answers, wish) == Some(false);
    rest_on_it.peek().is_some() && rest_on_it.all(other)
}

/// Whether a wish was chosen; `None` when that is not known.
fn chosen(service: &Service, answers: &Answers, wish: &Wish) -> Option<bool> {
    let (question, chosen) = service.question(wish.question).zip(answers.get(wish.question))?;
    (!chosen.is_unsure(question)).then(|| chosen.has(usize::from(wish.option)))
}

fn facts_of(service: &Service, answers: &Answers, statement: StatementIx) -> Vec<(FactIx, Option<Met>)> {
    let criteria = service.criteria.iter().filter(|criterion| criterion.quote == statement);
    let met = |fact: FactIx| asked_about(service, answers, fact).then(|| fact_met(service, answers, fact));
    criteria.flat_map(|criterion| &criterion.facts).map(|fact| (*fact, met(*fact))).collect()
}

/// Whether any question that a fact is made from has been answered.
fn asked_about(service: &Service, answers: &Answers, fact: FactIx) -> bool {
    match service.facts.get(usize::from(fact.0)).map(|fact| &fact.from) {
        Some(FactFrom::Options { question, .. }) => answers.get(*question).is_some(),
        Some(FactFrom::Wishes(_)) => service.wish_questions().any(|(question, _)| answers.get(question).is_some()),
        Some(FactFrom::Composite(condition)) => {
            let mut asked = false;
            condition.each_fact(&mut |part| asked |= asked_about(service, answers, part));
            asked
        }
        None => false,
    }
}

/// Each chosen wish with its own class; the overall class is the best that its state allows.
fn wishes(service: &Service, answers: &Answers, class: Class) -> Vec<WishOutcome> {
    let listed = service.wishes.iter().enumerate().filter(|(_, wish)| chosen(service, answers, wish) == Some(true));
    listed.map(|(wish, said)| WishOutcome { wish, class: wish_class(said.state, class) }).collect()
}

fn wish_class(state: WishState, class: Class) -> Class {
    match (state, class) {
        (WishState::ForThis, class) => class,
        (WishState::NotMentioned, Class::Likely) => Class::Assessed,
        (WishState::NotMentioned, class) => class,
        (WishState::OtherScheme, _) => Class::Elsewhere,
        (WishState::Outside | WishState::NotHere, _) => Class::Unlikely,
    }
}

/// Answers left open on the path that can make a difference once they, and the other unsure ones, are settled. Another
/// answer such as «noen ganger» stays as it is: it is what the person means.
fn open_answers(service: &Service, answers: &Answers, class: Class, asked: &[QuestionIx]) -> Vec<OpenAnswer> {
    let sure = |question: QuestionIx| {
        answers.get(question).filter(|chosen| service.question(question).is_some_and(|of| !chosen.is_unsure(of)))
    };
    let one = |position: QuestionIx| {
        let (question, chosen) = service.question(position).zip(answers.get(position))?;
        let unsure = chosen.is_unsure(question);
        if !unsure && !leaves_open(service, position, chosen) {
            return None;
        }
        let first = if unsure { 0 } else { branch(question, chosen)? };
        let differs = |other: usize| {
            let compared = Comparison { question: position, branches: [first, other], held: &sure };
            service.interview.differ(service, &compared)
        };
        let would_give = if unsure { would_give(service, answers, position, class) } else { Vec::new() };
        (0..definite_branches(question)).any(differs).then_some(OpenAnswer { question: position, would_give })
    };
    asked.iter().copied().filter(|asked| matters(service, *asked)).filter_map(one).collect()
}

/// The class that each definite answer to an unsure question would give by itself, where any would give another.
fn would_give(service: &Service, answers: &Answers, position: QuestionIx, class: Class) -> Vec<(usize, Class)> {
    let given = |(option, settled): (usize, Chosen)| {
        let mut answers = answers.clone();
        answers.set(position, settled);
        let ends = service.interview.reachable(service, &answers, |_| true);
        let mut classes = ends.into_iter().map(|end| service.shown_class(end));
        let first = classes.next()?;
        classes.all(|other| other == first).then_some((option, first))
    };
    let would: Vec<_> = service.question(position).into_iter().flat_map(definite_answers).filter_map(given).collect();
    if would.iter().all(|(_, given)| *given == class) { Vec::new() } else { would }
}

/// The definite single answers to a question.
fn definite_answers(question: &crate::content::Question) -> impl Iterator<Item = (usize, Chosen)> {
    let options = question.options.iter().enumerate().filter(|(_, option)| option.kind != Choice::Unsure);
    let width = if question.many { question.options.len() } else { definite_branches(question) };
    options.take(width).map(|(position, _)| (position, Chosen::one(position)))
}

/// Whether a definite answer leaves a fact open («delvis»).
fn leaves_open(service: &Service, question: QuestionIx, chosen: Chosen) -> bool {
    service.facts.iter().any(|fact| match fact.from {
        FactFrom::Options { question: of, open, .. } => of == question && open & chosen.bits() != 0,
        _ => false,
    })
}

fn not_asked(service: &Service, asked: &[QuestionIx]) -> Vec<QuestionIx> {
    let questions = service.questions().filter(|(_, question)| !question.on_request);
    questions.map(|(position, _)| position).filter(|position| !asked.contains(position)).collect()
}
