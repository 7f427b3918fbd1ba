//! Building a municipality's diagram by deciding every complete case.
//!
//! Two steps. First each deciding function (the rules' conclusion, the conditions of goals that only ask) is
//! reduced to a diagram of its own over definite answers, with one more branch for «vet ikke»: the union of all
//! others. Then the diagrams are joined, in the fixed order of the questions, to the one that the app walks.

use super::{Conclusions, Diagram, Next, Node, definite_branches};
use crate::answers::{Answers, Chosen};
use crate::content::{Choice, Class, QuestionIx, Service};
use crate::rules::{self, Condition, Met, Undecided};
use std::collections::HashMap;

/// A goal is never decided by sampling: above this many cases the author must split it.
pub const MOST_CASES: u64 = 1 << 24;

/// A goal that only asks questions, for as long as its conditions allow.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The questions it asks.
    pub asks: Vec<QuestionIx>,
    /// Asked unless this is definitely not met.
    pub when: Option<Condition>,
    /// Asked only when the class is one of these; empty: whatever it is.
    pub classes: Vec<Class>,
}

/// Why no diagram could be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// A complete case has no single conclusion.
    Undecided(Answers, Undecided),
    /// More cases than can be enumerated, over these questions.
    TooMany(u64, Vec<QuestionIx>),
    /// A question asked by class comes before the class is settled.
    TooEarly(QuestionIx),
}

/// Counts of what was enumerated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Complete cases of definite answers over the questions the rules mention.
    pub cases: u64,
    /// Nodes of the diagram of conclusions, before questions that are only asked are joined in.
    pub deciding_nodes: usize,
}

/// Builds the interview's diagram from the rules and the asking goals.
///
/// # Errors
/// See [`BuildError`]: each is a mistake in the content, and names the smallest place to mend.
pub fn build(service: &Service, goals: &[Asking]) -> Result<(Diagram, Counts), BuildError> {
    let mut store = Store { service, nodes: Vec::new(), unique: HashMap::new(), unions: HashMap::new() };
    let variables = store.mentioned(service.rules.iter().map(|rule| &rule.when));
    let cases = store.cases(&variables)?;
    let deciding = store.reduce(&variables, &mut Answers::default(), &|answers| {
        rules::conclude(service, answers)
            .map(Conclusions::one)
            .map_err(|undecided| BuildError::Undecided(answers.clone(), undecided))
    })?;
    let deciding_nodes = store.reached(deciding);
    let mut gates = Vec::new();
    for goal in goals {
        gates.push(store.gate(goal.when.as_ref())?);
    }
    let mut join = Join { goals, made: HashMap::new(), diagram: Diagram::default() };
    join.diagram.root = join.from(&store, 0, deciding, &gates)?;
    Ok((join.diagram, Counts { cases, deciding_nodes }))
}

/// Bits of a gate's ends: the condition is met or left open, or it is definitely not met.
const OPEN: Conclusions = Conclusions(1);
const SHUT: Conclusions = Conclusions(2);

/// Reduced diagrams that share their nodes.
struct Store<'s> {
    service: &'s Service,
    nodes: Vec<(QuestionIx, Vec<Next>)>,
    unique: HashMap<(QuestionIx, Vec<Next>), Next>,
    unions: HashMap<(Next, Next), Next>,
}

impl Store<'_> {
    /// The questions that conditions turn on, in the fixed order.
    fn mentioned<'c>(&self, conditions: impl Iterator<Item = &'c Condition>) -> Vec<QuestionIx> {
        let mut found = vec![false; self.service.questions.len()];
        conditions.for_each(|condition| self.service.mark_questions(condition, &mut found));
        (0..).map(QuestionIx).zip(found).filter_map(|(question, found)| found.then_some(question)).collect()
    }

    /// How many complete cases there are over `variables`.
    fn cases(&self, variables: &[QuestionIx]) -> Result<u64, BuildError> {
        let branches = variables.iter().filter_map(|question| self.service.question(*question)).map(definite_branches);
        let cases = branches.fold(1u64, |product, branches| product.saturating_mul(branches as u64));
        if cases > MOST_CASES { Err(BuildError::TooMany(cases, variables.to_vec())) } else { Ok(cases) }
    }

    /// Decides every case over `variables` and keeps one node for each distinct rest.
    fn reduce(
        &mut self,
        variables: &[QuestionIx],
        so_far: &mut Answers,
        decide: &impl Fn(&Answers) -> Result<Conclusions, BuildError>,
    ) -> Result<Next, BuildError> {
        let Some((position, rest)) = variables.split_first() else { return decide(so_far).map(Next::End) };
        let mut branches = Vec::new();
        for chosen in representatives(self.service, *position) {
            so_far.set(*position, chosen);
            branches.push(self.reduce(rest, so_far, decide)?);
        }
        so_far.remove(*position);
        let first = branches.first().copied().unwrap_or(Next::End(Conclusions::default()));
        let unsure = self.service.question(*position).is_some_and(|question| question.mask(Choice::Unsure) != 0);
        if unsure {
            let union = branches.iter().skip(1).fold(first, |union, branch| self.union(union, *branch));
            branches.push(union);
        }
        Ok(self.node(*position, branches))
    }

    /// The node with these branches; where all lead to the same place, that place.
    fn node(&mut self, question: QuestionIx, branches: Vec<Next>) -> Next {
        match branches.first() {
            Some(first) if branches.iter().all(|branch| branch == first) => *first,
            _ => {
                let fresh = Next::Ask(self.nodes.len() as u16);
                let key = (question, branches);
                *self.unique.entry(key).or_insert_with_key(|key| {
                    self.nodes.push(key.clone());
                    fresh
                })
            }
        }
    }

    fn at(&self, next: Next) -> Option<&(QuestionIx, Vec<Next>)> {
        match next {
            Next::Ask(node) => self.nodes.get(usize::from(node)),
            Next::End(_) => None,
        }
    }

    /// The branches of `next` if it asks `question`; `next` itself otherwise.
    fn split(&self, next: Next, question: QuestionIx, branches: usize) -> Vec<Next> {
        match self.at(next) {
            Some((asked, branches)) if *asked == question => branches.clone(),
            _ => vec![next; branches],
        }
    }

    /// Both possibilities at once.
    fn union(&mut self, left: Next, right: Next) -> Next {
        if left == right {
            return left;
        }
        let key = if left < right { (left, right) } else { (right, left) };
        if let Some(known) = self.unions.get(&key) {
            return *known;
        }
        let union = match (left, right) {
            (Next::End(left), Next::End(right)) => Next::End(left.with(right)),
            _ => {
                let asked = [left, right].into_iter().filter_map(|next| self.at(next));
                let Some((question, branches)) = asked.min_by_key(|(question, _)| *question) else { return left };
                let (question, width) = (*question, branches.len());
                let pairs = self.split(left, question, width).into_iter().zip(self.split(right, question, width));
                let branches = pairs.collect::<Vec<_>>().into_iter().map(|(a, b)| self.union(a, b)).collect();
                self.node(question, branches)
            }
        };
        self.unions.insert(key, union);
        union
    }

    /// The diagram of an asking goal's condition.
    fn gate(&mut self, when: Option<&Condition>) -> Result<Next, BuildError> {
        let Some(condition) = when else { return Ok(Next::End(OPEN)) };
        let variables = self.mentioned([condition].into_iter());
        self.cases(&variables)?;
        let service = self.service;
        self.reduce(&variables, &mut Answers::default(), &|answers| {
            Ok(if rules::holds(service, answers, condition) == Met::No { SHUT } else { OPEN })
        })
    }

    fn reached(&self, root: Next) -> usize {
        let mut seen = vec![root];
        let mut position = 0;
        while let Some(next) = seen.get(position).copied() {
            for branch in self.at(next).map(|(_, branches)| branches.clone()).unwrap_or_default() {
                if !seen.contains(&branch) {
                    seen.push(branch);
                }
            }
            position += 1;
        }
        seen.iter().filter(|next| matches!(next, Next::Ask(_))).count()
    }
}

/// One answer for each branch that definite answers to `question` can take.
pub fn representatives(service: &Service, question: QuestionIx) -> Vec<Chosen> {
    let Some(question) = service.question(question) else { return Vec::new() };
    if !question.of_wishes() {
        return (0..definite_branches(question)).map(Chosen::one).collect();
    }
    let plain = question.mask(Choice::Plain);
    let alone =
        (0..question.options.len()).map(Chosen::one).filter(|one| one.bits() & plain == 0 && !one.is_unsure(question));
    let several = (1..=plain).filter(|bits| bits & !plain == 0).filter_map(Chosen::from_bits);
    let answers: Vec<Chosen> = alone.chain(several).collect();
    let shows = |pattern: &u8| answers.iter().copied().find(|chosen| question.pattern(*chosen) == *pattern);
    question.patterns.iter().filter_map(shows).collect()
}

/// All sets of wish states that definite answers to `question` can show, ascending.
pub fn patterns(question: &crate::content::Question) -> Vec<u8> {
    let bit =
        |position: usize| question.options.get(position).and_then(|option| option.wish).map_or(0, |state| state.bit());
    let of_kind =
        |kind| (0..question.options.len()).filter(move |at| question.options.get(*at).is_some_and(|o| o.kind == kind));
    let mut found: Vec<u8> = Vec::new();
    for option in of_kind(Choice::Plain) {
        let wider: Vec<u8> = found.iter().map(|pattern| pattern | bit(option)).collect();
        found.extend(wider);
        found.push(bit(option));
    }
    found.extend(of_kind(Choice::Alone).map(bit));
    found.sort_unstable();
    found.dedup();
    found
}

/// Joins the deciding diagram and the gates to the interview.
struct Join<'g> {
    goals: &'g [Asking],
    made: HashMap<(usize, Next, Vec<Next>), Next>,
    diagram: Diagram,
}

impl Join<'_> {
    /// The interview from question `position` on, with the deciding diagram and the gates as far as walked.
    fn from(&mut self, store: &Store, position: usize, deciding: Next, gates: &[Next]) -> Result<Next, BuildError> {
        let Some(question) = store.service.questions.get(position) else {
            return Ok(match deciding {
                Next::End(conclusions) => Next::End(conclusions),
                Next::Ask(_) => Next::End(Conclusions::default()),
            });
        };
        let key = (position, deciding, gates.to_vec());
        if let Some(made) = self.made.get(&key) {
            return Ok(*made);
        }
        let asked = QuestionIx(position as u16);
        let decides = |next: Next| store.at(next).is_some_and(|(question, _)| *question == asked);
        let next = if decides(deciding) || gates.iter().any(|gate| decides(*gate)) {
            let width = definite_branches(question) + usize::from(question.mask(Choice::Unsure) != 0);
            let mut branches = Vec::new();
            for branch in 0..width {
                let follow = |next| store.split(next, asked, width).get(branch).copied().unwrap_or(next);
                let gates: Vec<Next> = gates.iter().map(|gate| follow(*gate)).collect();
                branches.push(self.from(store, position + 1, follow(deciding), &gates)?);
            }
            self.ask(asked, branches)
        } else {
            let rest = self.from(store, position + 1, deciding, gates)?;
            if self.is_asked(store.service, asked, deciding, gates)? { self.ask(asked, vec![rest]) } else { rest }
        };
        self.made.insert(key, next);
        Ok(next)
    }

    /// Whether any asking goal still wants the question.
    fn is_asked(
        &self,
        service: &Service,
        question: QuestionIx,
        deciding: Next,
        gates: &[Next],
    ) -> Result<bool, BuildError> {
        for (goal, gate) in self.goals.iter().zip(gates) {
            if !goal.asks.contains(&question) || *gate == Next::End(SHUT) {
                continue;
            }
            match deciding {
                _ if goal.classes.is_empty() => return Ok(true),
                Next::Ask(_) => return Err(BuildError::TooEarly(question)),
                Next::End(set) if goal.classes.contains(&service.shown_class(set)) => return Ok(true),
                Next::End(_) => {}
            }
        }
        Ok(false)
    }

    fn ask(&mut self, question: QuestionIx, branches: Vec<Next>) -> Next {
        let left = branches.iter().filter_map(|branch| self.diagram.node(*branch)).map(|node| node.at_most).max();
        let node = Node { question, branches, at_most: left.unwrap_or(0) + 1 };
        let position = self.diagram.nodes.iter().position(|known| *known == node).unwrap_or_else(|| {
            self.diagram.nodes.push(node);
            self.diagram.nodes.len() - 1
        });
        Next::Ask(position as u16)
    }
}
