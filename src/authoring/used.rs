//! Which of the shared questions, facts, conclusions and laws a municipality uses: nothing else goes into its bundle.

use super::files::Library;
use super::raw::{self, Condition};
use std::collections::BTreeSet;
use toml::Spanned;

/// The ids in use, shared and own.
#[derive(Debug, Default)]
pub struct Used {
    /// Questions asked, set aside with a reason, or asked on request.
    pub questions: BTreeSet<String>,
    /// Facts that a rule, a criterion or a goal turns on.
    pub facts: BTreeSet<String>,
    /// Conclusions that a rule draws or a class falls back on.
    pub conclusions: BTreeSet<String>,
    /// Everything named as a basis.
    pub basis: BTreeSet<String>,
}

/// What `service`, with the municipality's `own` questions, uses.
pub fn of(library: &Library, service: &raw::Service, own: &raw::Own) -> Used {
    let mut used = Used::default();
    used.rules(library, service);
    used.facts_below(library, service, own);
    used.asked(library, service, own);
    used.bases(library, service);
    used
}

fn each<T>(list: &raw::List<T>) -> impl Iterator<Item = &T> {
    list.iter().map(Spanned::get_ref)
}

impl Used {
    fn rules(&mut self, library: &Library, service: &raw::Service) {
        for rule in each(&service.rule) {
            self.condition(&rule.when);
            self.conclusions.insert(rule.conclusion.clone());
        }
        let default = &library.fallbacks;
        let fallbacks = [&default.likely, &default.assessed, &default.elsewhere, &default.unlikely];
        self.conclusions.extend(fallbacks.into_iter().cloned());
        self.facts.extend(each(&service.criterion).flat_map(|criterion| criterion.facts.iter().cloned()));
        each(&library.goals.1).filter_map(|goal| goal.when.as_ref()).for_each(|when| self.condition(when));
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Fact(id) => drop(self.facts.insert(id.clone())),
            Condition::All(of) => of.all.iter().for_each(|part| self.condition(part)),
            Condition::Any(of) => of.any.iter().for_each(|part| self.condition(part)),
            Condition::Not(of) => self.condition(&of.not),
            Condition::Open(of) => self.condition(&of.open),
        }
    }

    /// The facts that used facts are made of, and the questions that set them.
    fn facts_below(&mut self, library: &Library, service: &raw::Service, own: &raw::Own) {
        let known: Vec<&raw::Fact> = [&library.facts.1, &service.fact, &own.fact].into_iter().flat_map(each).collect();
        loop {
            let before = self.facts.len();
            for fact in &known {
                if self.facts.contains(&fact.id) {
                    let parts = fact.all.iter().chain(&fact.any).flatten().chain(&fact.not);
                    parts.for_each(|part| self.condition(part));
                    self.questions.extend(fact.question.clone());
                }
            }
            if self.facts.len() == before {
                return;
            }
        }
    }

    fn asked(&mut self, library: &Library, service: &raw::Service, own: &raw::Own) {
        self.questions.extend(each(&library.goals.1).flat_map(|goal| goal.asks.iter().cloned()));
        self.questions.extend(each(&service.unasked).map(|unasked| unasked.question.clone()));
        self.questions.extend(service.follow_up.iter().map(|follow| follow.get_ref().question.clone()));
        self.questions.extend(each(&own.question).map(|question| question.id.clone()));
        self.questions.extend(library.form.1.questions().map(str::to_owned));
    }

    fn bases(&mut self, library: &Library, service: &raw::Service) {
        let mut add = |ids: &[String]| self.basis.extend(ids.iter().cloned());
        add(&library.laws.1.complaint);
        add(&library.laws.1.ledsagerbevis);
        each(&service.rule).for_each(|entry| add(&entry.basis));
        each(&service.wish).for_each(|entry| add(&entry.basis));
        each(&service.option).for_each(|entry| add(&entry.basis));
        each(&service.topic).for_each(|entry| add(&entry.basis));
        each(&service.why).for_each(|entry| add(&entry.basis));
        each(&service.unasked).for_each(|entry| add(&entry.basis));
        service.follow_up.iter().for_each(|entry| add(&entry.get_ref().basis));
        each(&service.silent).for_each(|silent| add(library.law_beside(silent)));
        each(&service.remark).for_each(|remark| add(std::slice::from_ref(&remark.basis)));
    }
}

impl Library {
    /// The law shown beside a silence: the one it names, or its topic's.
    pub(super) fn law_beside<'a>(&'a self, silent: &'a raw::Silent) -> &'a [String] {
        let of_topic = || each(&self.topics.1).find(|topic| topic.id == silent.topic).map(|topic| topic.law.as_slice());
        silent.law.as_deref().or_else(of_topic).unwrap_or_default()
    }
}
