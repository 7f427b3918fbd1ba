//! Outcomes with their conditions in the questions' and options' own words, as the page's template takes them.

use super::page::in_order;
use super::product::factors;
use super::table::About;
use super::wishes::{Mix, mixes};
use super::{Cube, Decisions};
use crate::content::{Bundle, Class, ConclusionIx, Key, StatementIx, Voice, WishState};
use serde::Serialize;

/// A conclusion with conditions that give it.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// Its place on the page, from 1.
    pub number: usize,
    /// The conclusion.
    #[serde(skip)]
    pub conclusion: ConclusionIx,
    class: String,
    title: String,
    text: String,
    /// The municipality's own sentence after them.
    extra: Option<String>,
    /// All of these must be met,
    all: Vec<Condition>,
    /// and one of each of these lists.
    any: Vec<Vec<Way>>,
    /// What the conclusion says is uncertain, whichever way it was come to.
    uncertain: Option<String>,
    basis: Vec<String>,
}

/// One of several ways to an outcome.
#[derive(Debug, Serialize)]
struct Way {
    conditions: Vec<Condition>,
    /// What the conclusion says is uncertain in this case.
    uncertain: Option<String>,
}

/// What must have been answered: to a question, or among the wishes.
#[derive(Debug, Serialize)]
struct Condition {
    question: Option<String>,
    answers: Vec<String>,
    wishes: Vec<Wished>,
}

#[derive(Debug, Serialize)]
struct Wished {
    nothing: bool,
    with: Vec<Kind>,
    without: Vec<Kind>,
}

/// Wishes of one state: by name when they are few.
#[derive(Debug, Serialize)]
struct Kind {
    state: WishState,
    named: Vec<String>,
}

/// Kinds of so few wishes are told by name.
const FEW: usize = 2;

/// Tells the conditions of one municipality.
pub struct Conditions<'b> {
    /// Its bokmål bundle.
    pub bundle: &'b Bundle,
    /// What was found.
    pub decisions: &'b Decisions,
}

impl Conditions<'_> {
    /// What settles the outcome alone, in order.
    pub fn first(&self) -> Vec<Entry> {
        let mut open = self.decisions.table.grid.whole();
        let mut entries = Vec::new();
        for step in &self.decisions.first {
            let way = super::Way { when: step.when.clone(), uncertain: None };
            entries.push(self.entry(entries.len() + 1, step.conclusion, &[way], &open));
            open = open.with(step.variable, open.of(step.variable) & !step.when.of(step.variable));
        }
        entries
    }

    /// The other outcomes, numbered on from `before`.
    pub fn rest(&self, before: usize) -> Vec<Entry> {
        let numbered = self.decisions.rest.iter().zip(before + 1..);
        let entry = |(outcome, number): (&super::Outcome, usize)| {
            self.entry(number, outcome.conclusion, &outcome.ways, &self.decisions.open)
        };
        numbered.map(entry).collect()
    }

    /// One outcome; `open` is what could be answered when it is looked at.
    fn entry(&self, number: usize, drawn: ConclusionIx, ways: &[super::Way], open: &Cube) -> Entry {
        let (alone, lists): (Vec<_>, Vec<_>) =
            factors(ways, &self.decisions.table.grid.whole()).into_iter().partition(|list| list.len() == 1);
        let alone: Vec<Way> = alone.iter().flatten().map(|way| self.way(way, open)).collect();
        let service = &self.bundle.service;
        let conclusion = service.conclusion(drawn);
        let words = |of: fn(&crate::content::Conclusion) -> &crate::content::Voiced| {
            conclusion.map(|conclusion| of(conclusion).du.clone()).unwrap_or_default()
        };
        let rules = service.rules.iter().filter(|rule| rule.conclusion == drawn);
        let basis: Vec<StatementIx> = rules.flat_map(|rule| rule.basis.iter().copied()).collect();
        Entry {
            number,
            conclusion: drawn,
            class: conclusion.map(|conclusion| self.class(conclusion.class)).unwrap_or_default(),
            title: words(|conclusion| &conclusion.title),
            text: words(|conclusion| &conclusion.text),
            extra: conclusion.and_then(|conclusion| Some(conclusion.extra.as_ref()?.du.clone())),
            uncertain: alone.iter().find_map(|way| way.uncertain.clone()),
            all: alone.into_iter().flat_map(|way| way.conditions).collect(),
            any: lists.iter().map(|list| list.iter().map(|way| self.way(way, open)).collect()).collect(),
            basis: in_order(service, basis).into_iter().map(|said| said.id.clone()).collect(),
        }
    }

    fn class(&self, class: Class) -> String {
        let key = match class {
            Class::Likely => Key::ClassLikely,
            Class::Assessed => Key::ClassAssessed,
            Class::Elsewhere => Key::ClassElsewhere,
            Class::Unlikely => Key::ClassUnlikely,
        };
        self.bundle.text(key, Voice::Du).to_owned()
    }

    fn way(&self, way: &super::Way, open: &Cube) -> Way {
        let rule = way.uncertain.and_then(|rule| self.bundle.service.rules.get(usize::from(rule.0)));
        let thing = rule.and_then(|rule| rule.reservation.as_ref()).map(|thing| thing.du.clone());
        Way { conditions: self.conditions(&way.when, open), uncertain: thing }
    }

    /// What a cube says, among the answers that are still open.
    fn conditions(&self, cube: &Cube, open: &Cube) -> Vec<Condition> {
        let table = &self.decisions.table;
        let said = |variable: &usize| cube.of(*variable) & open.of(*variable) != open.of(*variable);
        let told = (0..table.variables.len()).filter(said);
        told.filter_map(|variable| {
            let can = table.answers(open, variable);
            let meant: Vec<u8> =
                table.answers(cube, variable).into_iter().filter(|answer| can.contains(answer)).collect();
            match table.variables.get(variable)?.about {
                About::Wishes => Some(Condition {
                    question: None,
                    answers: Vec::new(),
                    wishes: mixes(&meant, &can).iter().map(|mix| self.wished(mix, &meant)).collect(),
                }),
                About::Question(question) => {
                    let question = self.bundle.service.question(question)?;
                    let labels = meant.iter().filter_map(|option| question.options.get(usize::from(*option)));
                    Some(Condition {
                        question: Some(question.title.du.clone()),
                        answers: labels.map(|option| option.label.clone()).collect(),
                        wishes: Vec::new(),
                    })
                }
            }
        })
        .collect()
    }

    fn wished(&self, mix: &Mix, meant: &[u8]) -> Wished {
        let kinds = |states: &[WishState]| states.iter().map(|state| self.kind(*state)).collect::<Vec<_>>();
        // Of what is not wished for, each name is a thing of its own; of what is, one of the names is enough.
        let one_by_one = |kind: Kind| match kind.named.len() {
            0 => vec![kind],
            _ => kind.named.into_iter().map(|name| Kind { state: kind.state, named: vec![name] }).collect(),
        };
        let without = kinds(&mix.without).into_iter().flat_map(one_by_one).collect();
        Wished { nothing: meant == [0], with: kinds(&mix.with), without }
    }

    fn kind(&self, state: WishState) -> Kind {
        let options = self.bundle.service.questions.iter().flat_map(|question| &question.options);
        let named: Vec<String> =
            options.filter(|option| option.wish == Some(state)).map(|option| option.label.clone()).collect();
        Kind { state, named: if named.len() > FEW { Vec::new() } else { named } }
    }
}
