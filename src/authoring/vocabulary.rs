//! Reading questions, wishes and facts: shared ones, then the municipality's own.

use super::ages::{Band, bands};
use super::diagnostic::did_you_mean;
use super::index::Place;
use super::question_words::{Asked, Named, Options};
use super::raw;
use super::service::Reader;
use super::statements::at;
use crate::content::*;
use crate::diagram::branches::patterns;
use crate::proof::words;
use crate::rules::Condition;
use std::collections::BTreeSet;
use toml::Spanned;

impl<'a> Reader<'a, '_> {
    pub(super) fn questions(&mut self) {
        for (raw, place) in self.in_order() {
            let position = QuestionIx(self.questions.add(&raw.id, &place, self.problems));
            if raw.role == Some(raw::Role::Voice) {
                self.service.voice_question = Some(position);
            }
            if !raw.borders.is_empty() {
                self.ages.push(position);
            }
            let shared = self.library.questions.1.iter().any(|shared| shared.get_ref().id == raw.id);
            let asked = Asked { raw, options: self.options_of(raw), shared };
            let question = self.question(&asked);
            self.asked.push(asked);
            if question.options.len() > 30 {
                let message = format!("\"{}\" has more than 30 options; split the question", raw.id);
                place.tell(&raw.id, message, self.problems);
            }
            if question.mask(Choice::Plain) == 0 {
                let message = format!("\"{}\" has no options to choose from; add options = [\"…\"]", raw.id);
                place.tell(&raw.id, message, self.problems);
            }
            self.service.questions.push(question);
        }
        self.extras();
        for entry in &self.own.1.why {
            let place = at(&self.own.0, entry);
            let basis = self.basis(&entry.get_ref().basis, &place);
            let found = self.questions.find(&entry.get_ref().question, &place, self.problems);
            if let Some(question) = found.and_then(|at| self.service.questions.get_mut(usize::from(at))) {
                question.why_basis.splice(..0, basis);
            }
        }
        self.check_why();
    }

    /// Whoever is asked something sees what the page says of it.
    fn check_why(&mut self) {
        let voice = self.service.voice_question;
        let aside = |id: &str| self.own.1.unasked.iter().any(|unasked| unasked.get_ref().question == id);
        for (position, question) in self.service.questions() {
            if question.why_basis.is_empty() && voice != Some(position) && !aside(&question.id) {
                let message = format!(
                    "say what the page says on \"{0}\", which is asked here: add [[why]] with question = \"{0}\" and a basis",
                    question.id
                );
                self.problems.add(&self.own.0.file, 0, message);
            }
        }
    }

    /// The shared questions in their order, and each of the municipality's own after the one it names.
    fn in_order(&mut self) -> Vec<(&'a raw::Question, Place<'a>)> {
        let (library, used) = (self.library, &self.used.questions);
        let mut order = Self::shared(&library.questions, used, |entry| &entry.id, &mut self.questions);
        let (file, own) = self.own_questions;
        for (raw, place) in self.own_entries((file, &own.question), used, ("question", |entry| &entry.id)) {
            if library.questions.1.iter().any(|shared| shared.get_ref().id == raw.id) {
                let message = format!("there is a shared question \"{}\" already; choose another id", raw.id);
                place.tell(&raw.id, message, self.problems);
                continue;
            }
            let after = raw.after.as_deref();
            match after.and_then(|after| self.place_after(after, &order)) {
                Some(place_in_order) => order.insert(place_in_order, (raw, place)),
                None if raw.on_request => order.push((raw, place)),
                None => {
                    let ids = order.iter().map(|(other, _)| other.id.as_str());
                    let near = after.map(|after| did_you_mean(after, ids.clone())).unwrap_or_default();
                    let message = format!(
                        "say after which question \"{}\" comes, with after = \"…\"{near}; there is: {}",
                        raw.id,
                        ids.collect::<Vec<_>>().join(", ")
                    );
                    place.tell(after.unwrap_or(&raw.id), message, self.problems);
                    order.push((raw, place));
                }
            }
        }
        order
    }

    /// Where the next question after `after` goes: behind it and those that name it already, or, when it is shared
    /// but not asked here, where it would have stood.
    fn place_after(&self, after: &str, order: &[(&raw::Question, Place)]) -> Option<usize> {
        let shared: Vec<&str> = self.library.questions.1.iter().map(|entry| entry.get_ref().id.as_str()).collect();
        let rank = |id: &str| shared.iter().position(|known| *known == id);
        let found = order.iter().position(|(other, _)| other.id == after).map(|at| at + 1);
        let begins = found.or_else(|| {
            let rank_of_it = rank(after)?;
            let later = |(other, _): &(&raw::Question, Place)| rank(&other.id) > Some(rank_of_it);
            Some(order.iter().position(later).unwrap_or(order.len()))
        })?;
        let behind = order.iter().skip(begins).take_while(|(other, _)| other.after.as_deref() == Some(after)).count();
        Some(begins + behind)
    }

    /// The basis of options that only some municipalities use stands under why the question is asked.
    fn extras(&mut self) {
        let (file, own) = self.own;
        for entry in &own.option {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            let Some(question) = self.questions.find(&raw.question, &place, self.problems) else { continue };
            let shared = self.library.questions.1.iter().map(Spanned::get_ref).find(|asked| asked.id == raw.question);
            let extra: &[String] = shared.map(|asked| asked.extra.as_slice()).unwrap_or_default();
            if !extra.contains(&raw.id) {
                let near = did_you_mean(&raw.id, extra.iter().map(String::as_str));
                let message = format!(
                    "\"{}\" has no extra option \"{}\"{near}; there is: {}",
                    raw.question,
                    raw.id,
                    extra.join(", ")
                );
                place.tell(&raw.id, message, self.problems);
            }
            let basis = self.basis(&raw.basis, &place);
            if let Some(asked) = self.service.questions.get_mut(usize::from(question)) {
                asked.why_basis.extend(basis);
            }
        }
    }

    fn question(&mut self, asked: &Asked) -> Question {
        let raw = asked.raw;
        let words = self.words.question(asked, self.problems);
        let options = words.labels.into_iter().map(|(id, kind, label)| Choosable { id, kind, label, wish: None });
        Question {
            title: words.title,
            short: words.short,
            why: words.why,
            help: words.help,
            lang: words.lang,
            id: raw.id.clone(),
            sensitivity: raw.sensitivity,
            many: raw.many,
            on_request: raw.on_request,
            options: options.collect(),
            why_basis: Vec::new(),
            patterns: Vec::new(),
        }
    }

    /// The options asked here: those of the vocabulary, extra ones that the municipality uses, and the bands that
    /// its facts tell apart.
    fn options_of(&self, raw: &raw::Question) -> Options {
        let own = &self.own.1;
        let switched_on = |id: &&String| {
            let wish = raw.many && own.wish.iter().any(|wish| wish.get_ref().id == **id);
            let option = |entry: &Spanned<raw::Extra>| entry.get_ref().question == raw.id && entry.get_ref().id == **id;
            wish || own.option.iter().any(option)
        };
        let named = raw.options.iter().chain(raw.extra.iter().filter(switched_on)).cloned().map(Named::Id);
        let mut all: Options = named.map(|id| (id, Choice::Plain)).collect();
        all.extend(bands(&self.borders(&raw.id)).into_iter().map(|band| (Named::Band(band), Choice::Plain)));
        all.extend(raw.alone.iter().cloned().map(|id| (Named::Id(id), Choice::Alone)));
        all.extend(raw.unsure.iter().cloned().map(|id| (Named::Id(id), Choice::Unsure)));
        all
    }

    /// The ages that the facts in use tell apart.
    fn borders(&self, question: &str) -> Vec<u8> {
        let shared = self.library.facts.1.iter().chain(&self.own.1.fact).chain(&self.own_questions.1.fact);
        let used = shared.map(Spanned::get_ref).filter(|fact| self.used.facts.contains(&fact.id));
        let on_it = used.filter(|fact| fact.question.as_deref() == Some(question));
        let borders: BTreeSet<u8> = on_it.flat_map(|fact| fact.below.into_iter().chain(fact.from)).collect();
        borders.into_iter().collect()
    }

    /// What the municipality says of each wish; every option of a `many` question must be told of.
    pub(super) fn wishes(&mut self) {
        let (file, own) = self.own;
        for entry in &own.wish {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            let found = self.service.questions().filter(|(_, question)| question.many);
            let found = found.filter_map(|(at, question)| Some((at, question.option(&raw.id)?))).next();
            let Some((question, option)) = found else {
                let wishes = self.service.questions.iter().filter(|question| question.many);
                let near = did_you_mean(&raw.id, wishes.flat_map(|asked| asked.options.iter().map(|o| o.id.as_str())));
                place.tell(&raw.id, format!("the wish \"{}\" is not asked of anyone{near}", raw.id), self.problems);
                continue;
            };
            let basis = self.basis(&raw.basis, &place);
            super::basis::check_wish(raw, &basis, &self.statements, &place, self.problems);
            let instead = raw.instead.as_ref().map(|key| {
                let key = format!("{key}.text");
                self.words.own_or(&format!("andre.{key}"), "andre", &key, self.problems).0
            });
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
        let (own, library, used) = (self.own, self.library, &self.used.facts);
        let (file, questions) = self.own_questions;
        let mut all = Self::shared(&library.facts, used, |entry| &entry.id, &mut self.facts);
        all.extend(self.own_entries((file, &questions.fact), used, ("fact", |entry| &entry.id)));
        all.extend(self.own_entries((&own.0, &own.1.fact), used, ("fact", |entry| &entry.id)));
        for (raw, place) in all {
            let from = self.fact_from(raw, &place);
            self.facts.add(&raw.id, &place, self.problems);
            let is_shared = library.facts.1.iter().any(|shared| shared.get_ref().id == raw.id);
            let [(met, lang), (not, _), (open, _)] =
                ["met", "not", "open"].map(|part| self.fact_text(&raw.id, part, is_shared));
            self.service.facts.push(Fact { id: raw.id.clone(), from, met, not, open, lang });
        }
    }

    fn fact_text(&mut self, id: &str, part: &str, shared: bool) -> (Voiced, Option<String>) {
        let own = format!("fakta.{id}.{part}");
        match shared {
            true => self.words.own_or(&own, "fakta", &format!("{id}.{part}"), self.problems),
            false => self.words.own(&own, self.problems),
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
                let met = met | self.ages_met(raw, place);
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

    /// The bands that meet a limit of age, as bits.
    fn ages_met(&mut self, raw: &raw::Fact, place: &Place) -> u32 {
        let Some(question) = raw.question.as_deref().filter(|_| raw.below.or(raw.from).is_some()) else { return 0 };
        let known = self.library.questions.1.iter().map(Spanned::get_ref).find(|asked| asked.id == question);
        let known: &[u8] = known.map(|asked| asked.borders.as_slice()).unwrap_or_default();
        for border in raw.below.into_iter().chain(raw.from).filter(|border| !known.contains(border)) {
            let list: Vec<String> = known.iter().map(u8::to_string).collect();
            let message = format!("\"{question}\" has no band that begins at {border}; there is: {}", list.join(", "));
            place.tell(&raw.id, message, self.problems);
        }
        let within = |band: &Band| {
            raw.below.is_none_or(|below| band.lower() < below) && raw.from.is_none_or(|from| band.lower() >= from)
        };
        let bands = bands(&self.borders(question));
        bands.iter().enumerate().filter(|(_, band)| within(band)).fold(0, |bits, (at, _)| bits | 1 << (at & 31))
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
                Some(option) if question.mask(Choice::Unsure) >> option & 1 == 1 => {
                    let message =
                        format!("\"{id}\" stands for every other answer to \"{}\": leave it out", question.id);
                    place.tell(id, message, self.problems);
                }
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
            raw::Condition::Open(of) => {
                let part = self.condition(&of.open, place);
                self.check_open(&part, place);
                Condition::Open(Box::new(part))
            }
        }
    }

    /// «Vet ikke» leaves nothing open for rules: it is read as every other answer. Only an answer that a fact counts
    /// as half-way does.
    fn check_open(&mut self, part: &Condition, place: &Place) {
        let (mut half_way, mut questions) = (false, Vec::new());
        self.asked_of(part, &mut |question, open| {
            half_way |= open != 0;
            questions.push(question);
        });
        if !half_way {
            let asked = match questions.is_empty() {
                true => "what one wishes for".to_owned(),
                false => words::questions(&self.service, questions),
            };
            let message = format!(
                "`open` holds for nobody here: no answer to {asked} is one that leaves it open. «Vet ikke» is read as \
                 every other answer, and needs no rule"
            );
            place.tell("open", message, self.problems);
        }
    }

    /// Calls `each` with every question that options of set a fact in the condition, and the options that leave it open.
    fn asked_of(&self, condition: &Condition, each: &mut impl FnMut(QuestionIx, u32)) {
        condition.each_fact(&mut |fact| match self.service.facts.get(usize::from(fact.0)).map(|fact| &fact.from) {
            Some(FactFrom::Options { question, open, .. }) => each(*question, *open),
            Some(FactFrom::Composite(inner)) => self.asked_of(inner, &mut *each),
            Some(FactFrom::Wishes(_)) | None => {}
        });
    }
}
