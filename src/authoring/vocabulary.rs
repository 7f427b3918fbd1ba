//! Reading questions, wishes and facts: shared ones, then the municipality's own.

use super::diagnostic::did_you_mean;
use super::index::Place;
use super::raw;
use super::service::Reader;
use super::statements::at;
use crate::content::*;
use crate::diagram::build::patterns;
use crate::rules::Condition;

impl Reader<'_> {
    pub(super) fn questions(&mut self) {
        let (own, library) = (self.own, self.library);
        for (entry, place) in self.both(&library.questions, &own.1.question) {
            let raw = entry.get_ref();
            let position = QuestionIx(self.questions.add(&raw.id, &place, self.problems));
            if raw.role == Some(raw::Role::Voice) {
                self.service.voice_question = Some(position);
            }
            if raw.options.len() + raw.alone.len() + raw.unsure.len() > 30 {
                place.tell(
                    &raw.id,
                    format!("\"{}\" has more than 30 options; split the question", raw.id),
                    self.problems,
                );
            }
            let question = self.question(raw);
            self.service.questions.push(question);
        }
        for entry in &own.1.why {
            let place = at(&own.0, entry);
            let basis = self.basis(&entry.get_ref().basis, &place);
            let found = self.questions.find(&entry.get_ref().question, &place, self.problems);
            if let Some(question) = found.and_then(|at| self.service.questions.get_mut(usize::from(at))) {
                question.why_basis = basis;
            }
        }
    }

    fn question(&mut self, raw: &raw::Question) -> Question {
        let kinds = [(&raw.options, Choice::Plain), (&raw.alone, Choice::Alone), (&raw.unsure, Choice::Unsure)];
        let mut options = Vec::new();
        for (id, kind) in kinds.into_iter().flat_map(|(ids, kind)| ids.iter().map(move |id| (id, kind))) {
            let label = self.question_text(&raw.id, &format!("options.{id}")).du;
            options.push(Choosable { id: id.clone(), kind, label, wish: None });
        }
        Question {
            title: self.question_text(&raw.id, "title"),
            short: self.question_text(&raw.id, "short").du,
            why: self.question_text(&raw.id, "why"),
            help: self.question_text_if(&raw.id, "help"),
            id: raw.id.clone(),
            sensitivity: raw.sensitivity,
            many: raw.many,
            on_request: raw.on_request,
            options,
            why_basis: Vec::new(),
            patterns: Vec::new(),
        }
    }

    /// A question's text: shared, or the municipality's own for a question of its own.
    fn question_text(&mut self, id: &str, part: &str) -> Voiced {
        match self.question_text_if(id, part) {
            Some(text) => text,
            None => self.words.shared("sporsmal", &format!("{id}.{part}"), self.problems),
        }
    }

    fn question_text_if(&self, id: &str, part: &str) -> Option<Voiced> {
        let own = self.words.own_if(&format!("sporsmal.{id}.{part}")).map(|(text, _)| text);
        own.or_else(|| self.words.shared_if("sporsmal", &format!("{id}.{part}")))
    }

    /// What the municipality says of each wish; every option of a `many` question must be told of.
    pub(super) fn wishes(&mut self) {
        let (file, own) = self.own;
        for entry in &own.wish {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            let found = self.service.questions().filter(|(_, question)| question.many);
            let found = found.filter_map(|(at, question)| Some((at, question.option(&raw.id)?))).next();
            let Some((question, option)) = found else {
                place.tell(
                    &raw.id,
                    format!("the wish \"{}\" is no option of a question with `many = true`", raw.id),
                    self.problems,
                );
                continue;
            };
            let basis = self.basis(&raw.basis, &place);
            let instead =
                raw.instead.as_ref().map(|key| self.words.shared("andre", &format!("{key}.text"), self.problems));
            self.service.wishes.push(Wish { question, option: option as u16, state: raw.state, basis, instead });
            let asked = self.service.questions.get_mut(usize::from(question.0));
            if let Some(choosable) = asked.and_then(|asked| asked.options.get_mut(option)) {
                choosable.wish = Some(raw.state);
            }
        }
        for question in self.service.questions.iter_mut().filter(|question| question.many && !question.on_request) {
            question.patterns = patterns(question);
            for untold in question.options.iter().filter(|option| option.kind == Choice::Plain && option.wish.is_none())
            {
                self.problems.add(
                    &file.file,
                    0,
                    format!("nothing is said of the wish \"{}\"; add a [[wish]] for it", untold.id),
                );
            }
        }
    }

    pub(super) fn facts(&mut self) {
        let (own, library) = (self.own, self.library);
        for (entry, place) in self.both(&library.facts, &own.1.fact) {
            let raw = entry.get_ref();
            let from = self.fact_from(raw, &place);
            self.facts.add(&raw.id, &place, self.problems);
            let [met, not, open] = ["met", "not", "open"].map(|part| self.fact_text(&raw.id, part));
            self.service.facts.push(Fact { id: raw.id.clone(), from, met, not, open });
        }
    }

    fn fact_text(&mut self, id: &str, part: &str) -> Voiced {
        match self.words.own_if(&format!("fakta.{id}.{part}")) {
            Some((text, _)) => text,
            None => self.words.shared("fakta", &format!("{id}.{part}"), self.problems),
        }
    }

    fn fact_from(&mut self, raw: &raw::Fact, place: &Place) -> FactFrom {
        let composite = [
            raw.all.as_ref().map(|parts| raw::Condition::All(raw::All { all: parts.clone() })),
            raw.any.as_ref().map(|parts| raw::Condition::Any(raw::Any { any: parts.clone() })),
            raw.not.as_ref().map(|part| raw::Condition::Not(raw::Not { not: Box::new(part.clone()) })),
        ];
        let composite: Vec<_> = composite.into_iter().flatten().collect();
        match (&raw.question, raw.wish.as_slice(), composite.as_slice()) {
            (Some(question), [], []) => {
                let Some(asked) = self.questions.find(question, place, self.problems) else {
                    return FactFrom::Wishes(0);
                };
                let [met, open] = [&raw.met, &raw.open].map(|ids| self.options(asked, ids, place));
                FactFrom::Options { question: QuestionIx(asked), met, open }
            }
            (None, states @ [_, ..], []) => {
                FactFrom::Wishes(states.iter().fold(0, |bits, state| bits | self.state(state, place)))
            }
            (None, [], [only]) => FactFrom::Composite(self.condition(only, place)),
            _ => {
                let message = format!("the fact \"{}\" needs exactly one of question, wish, all, any, not", raw.id);
                place.tell(&raw.id, message, self.problems);
                FactFrom::Wishes(0)
            }
        }
    }

    fn state(&mut self, state: &str, place: &Place) -> u8 {
        const STATES: [(&str, WishState); 5] = [
            ("for-this", WishState::ForThis),
            ("not-mentioned", WishState::NotMentioned),
            ("other-scheme", WishState::OtherScheme),
            ("outside", WishState::Outside),
            ("not-here", WishState::NotHere),
        ];
        let found = STATES.iter().find(|(name, _)| *name == state).map(|(_, state)| state.bit());
        found.unwrap_or_else(|| {
            let near = did_you_mean(state, STATES.iter().map(|(name, _)| *name));
            place.tell(state, format!("\"{state}\" is no state of a wish{near}"), self.problems);
            0
        })
    }

    /// Options of a question as bits.
    fn options(&mut self, question: u16, ids: &[String], place: &Place) -> u32 {
        let Some(question) = self.service.questions.get(usize::from(question)) else { return 0 };
        let mut bits = 0;
        for id in ids {
            match question.option(id) {
                Some(option) => bits |= 1 << option,
                None => {
                    let near = did_you_mean(id, question.options.iter().map(|option| option.id.as_str()));
                    place.tell(id, format!("\"{id}\" is no option of \"{}\"{near}", question.id), self.problems);
                }
            }
        }
        bits
    }

    pub(super) fn condition(&mut self, raw: &raw::Condition, place: &Place) -> Condition {
        match raw {
            raw::Condition::Fact(id) => Condition::Fact(FactIx(self.facts.find(id, place, self.problems).unwrap_or(0))),
            raw::Condition::All(of) => Condition::All(of.all.iter().map(|part| self.condition(part, place)).collect()),
            raw::Condition::Any(of) => Condition::Any(of.any.iter().map(|part| self.condition(part, place)).collect()),
            raw::Condition::Not(of) => Condition::Not(Box::new(self.condition(&of.not, place))),
            raw::Condition::Open(of) => Condition::Open(Box::new(self.condition(&of.open, place))),
        }
    }
}
