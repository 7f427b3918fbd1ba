//! Random vocabularies and rule sets, small enough to be decided by hand.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use stottekontaktsjekken::content::{
    Choice, Choosable, Class, Conclusion, ConclusionIx, Fact, FactFrom, FactIx, Question, QuestionIx, Rule, RuleIx,
    Service, Voiced, WishState,
};
use stottekontaktsjekken::diagram::branches::patterns;
use stottekontaktsjekken::diagram::build::Asking;
use stottekontaktsjekken::rules::Condition;

/// Whether rules are ordered so that every case is decided, or stand over each other at random.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Complete,
    Random,
}

/// A random service without its interview, and goals that only ask.
pub fn rule_sets(order: Order) -> impl Strategy<Value = (Service, Vec<Asking>)> {
    vec(any::<u8>(), 160).prop_map(move |bytes| Dice(bytes.into_iter()).service(order))
}

/// Choices drawn from random bytes; smaller bytes make simpler rules, so that a failure shrinks to something readable.
struct Dice(std::vec::IntoIter<u8>);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % end
    }

    fn service(&mut self, order: Order) -> (Service, Vec<Asking>) {
        let mut service = Service::default();
        for position in 0..2 + self.below(3) {
            let question = self.question(position);
            service.questions.push(question);
        }
        for position in 0..2 + self.below(5) {
            let from = self.fact(&service, position);
            let words = Voiced::default();
            let fact = Fact {
                id: format!("f{position}"),
                from,
                met: words.clone(),
                not: words.clone(),
                open: words,
                lang: None,
            };
            service.facts.push(fact);
        }
        for position in 0..5 {
            let class = Class::ALL[if position < 4 { position } else { self.below(4) }];
            let words = Voiced::default();
            let (id, title, text) = (format!("c{position}"), words.clone(), words);
            service.conclusions.push(Conclusion {
                id,
                class,
                title,
                text,
                extra: None,
                extra_lang: None,
                foreign: false,
                first: Default::default(),
            });
        }
        service.fallbacks = (0..4).map(ConclusionIx).collect();
        self.rules(&mut service, order);
        let goals = self.goals(&mut service);
        (service, goals)
    }

    fn question(&mut self, position: usize) -> Question {
        let wishes = self.below(4) == 1;
        let mut options = Vec::new();
        for at in 0..2 + self.below(if wishes { 2 } else { 3 }) {
            let states = [WishState::ForThis, WishState::NotMentioned, WishState::NotHere];
            let wish = wishes.then(|| states[self.below(3)]);
            options.push(Choosable { id: format!("o{at}"), kind: Choice::Plain, label: String::new(), wish });
        }
        let mut add = |id: &str, kind| {
            options.push(Choosable { id: id.to_owned(), kind, label: String::new(), wish: None });
        };
        if wishes {
            add("ingen", Choice::Alone);
        }
        if self.below(2) == 1 {
            add("vet_ikke", Choice::Unsure);
        }
        let mut question = plain(format!("q{position}"), options);
        question.many = wishes;
        if wishes {
            question.patterns = patterns(&question);
        }
        question
    }

    /// Later facts are made of earlier ones.
    fn fact(&mut self, service: &Service, position: usize) -> FactFrom {
        let wishes = service.questions.iter().any(|question| question.many);
        match self.below(6) {
            0 if position > 0 => FactFrom::Composite(self.condition(position, 2)),
            1 if wishes => FactFrom::Wishes(1 + self.below(31) as u8),
            _ => {
                // What wishes mean is told by their states, never by single options.
                let single = |at: &usize| !service.questions[*at].many;
                let questions: Vec<usize> = (0..service.questions.len()).filter(single).collect();
                if questions.is_empty() {
                    return FactFrom::Wishes(1 + self.below(31) as u8);
                }
                let question = questions[self.below(questions.len())];
                let (met, open) = (1 + self.below(7) as u32, self.below(8) as u32);
                FactFrom::Options { question: QuestionIx(question as u16), met, open: open & !met }
            }
        }
    }

    /// A condition over the first `facts` facts.
    fn condition(&mut self, facts: usize, depth: usize) -> Condition {
        let kind = if depth == 0 { 0 } else { self.below(7) };
        let mut parts = || (0..1 + self.below(3)).map(|_| self.condition(facts, depth - 1)).collect();
        match kind {
            3 => Condition::All(parts()),
            4 => Condition::Any(parts()),
            5 => Condition::Not(Box::new(self.condition(facts, depth - 1))),
            6 => Condition::Open(Box::new(self.condition(facts, depth - 1))),
            _ => Condition::Fact(FactIx(self.below(facts) as u16)),
        }
    }

    fn rules(&mut self, service: &mut Service, order: Order) {
        let count = 2 + self.below(5);
        for position in 0..count {
            let last = position + 1 == count;
            let always = order == Order::Complete && last;
            let when = if always { Condition::All(Vec::new()) } else { self.condition(service.facts.len(), 2) };
            let under = |dice: &mut Self, other: usize| match order {
                Order::Complete => other > position,
                Order::Random => other != position && dice.below(2) == 1,
            };
            let over = (0..count).filter(|other| under(self, *other)).map(|other| RuleIx(other as u16)).collect();
            let conclusion = ConclusionIx(self.below(5) as u16);
            let id = format!("r{position}");
            service.rules.push(Rule { id, conclusion, when, over, basis: Vec::new(), reservation: None });
        }
    }

    /// A goal that asks by a condition, and one that asks by class a question that comes last.
    fn goals(&mut self, service: &mut Service) -> Vec<Asking> {
        let mut goals = Vec::new();
        if self.below(2) == 1 {
            let asks = vec![QuestionIx(self.below(service.questions.len()) as u16)];
            goals.push(Asking { asks, when: Some(self.condition(service.facts.len(), 1)), classes: Vec::new() });
        }
        if self.below(2) == 1 {
            let asks = vec![QuestionIx(service.questions.len() as u16)];
            let options = ["o0", "o1"].map(|id| Choosable {
                id: id.to_owned(),
                kind: Choice::Plain,
                label: String::new(),
                wish: None,
            });
            service.questions.push(plain("sist".to_owned(), options.to_vec()));
            goals.push(Asking { asks, when: None, classes: vec![Class::ALL[self.below(4)]] });
        }
        goals
    }
}

fn plain(id: String, options: Vec<Choosable>) -> Question {
    Question { id, options, ..Question::default() }
}
