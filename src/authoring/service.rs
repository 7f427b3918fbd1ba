//! Reading `stottekontakt.toml` over the shared vocabulary: ids become positions, texts are put in place.

use super::basis::Grounds;
use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::index::{Index, Place};
use super::question_words::Asked;
use super::raw;
use super::statements::{Statements, at};
use super::used::Used;
use super::words::Words;
use crate::content::*;
use crate::diagram::build::Asking;
use std::collections::BTreeSet;
use toml::Spanned;

/// A service read from its files, and the goals that only ask.
pub struct Read<'a> {
    /// Everything but the diagram.
    pub service: Service,
    /// The questions as asked here.
    pub asked: Vec<Asked<'a>>,
    /// Goals that ask without deciding.
    pub asking: Vec<Asking>,
}

/// Reads a municipality's service.
///
/// `place_basis` are the rule ids that the place's own facts rest on.
pub fn resolve<'a>(
    library: &'a Library,
    (own, questions): (&'a (Origin, raw::Service), &'a (Origin, raw::Own)),
    used: &'a Used,
    statements: Statements,
    words: &'a Words<'a>,
    place_basis: &[String],
    problems: &mut Diagnostics,
) -> Read<'a> {
    let mut reader = Reader {
        library,
        own,
        own_questions: questions,
        used,
        words,
        statements,
        ages: Vec::new(),
        asked: Vec::new(),
        questions: Index::new("question"),
        facts: Index::new("fact"),
        conclusions: Index::new("conclusion"),
        rules: Index::new("rule"),
        service: Service::default(),
        problems,
    };
    reader.questions();
    reader.wishes();
    reader.facts();
    reader.conclusions();
    reader.remarks();
    reader.rules();
    reader.topics();
    reader.unasked();
    let asking = reader.asking();
    reader.all_used(place_basis);
    let mut service = reader.service;
    service.sources = reader.statements.sources;
    service.statements = reader.statements.list;
    Read { service, asked: reader.asked, asking }
}

pub(super) struct Reader<'a, 'p> {
    pub(super) library: &'a Library,
    pub(super) own: &'a (Origin, raw::Service),
    pub(super) own_questions: &'a (Origin, raw::Own),
    pub(super) used: &'a Used,
    pub(super) words: &'a Words<'a>,
    pub(super) statements: Statements,
    /// Questions whose options are ages.
    pub(super) ages: Vec<QuestionIx>,
    pub(super) asked: Vec<Asked<'a>>,
    pub(super) questions: Index,
    pub(super) facts: Index,
    pub(super) conclusions: Index,
    pub(super) rules: Index,
    pub(super) service: Service,
    pub(super) problems: &'p mut Diagnostics,
}

impl<'a> Reader<'a, '_> {
    /// The shared entries that the municipality uses. The others are left out of `index`, but known to it.
    pub(super) fn shared<T>(
        (origin, list): &'a (Origin, Vec<Spanned<T>>),
        used: &BTreeSet<String>,
        id: impl Fn(&T) -> &str,
        index: &mut Index,
    ) -> Vec<(&'a T, Place<'a>)> {
        let (used, unused): (Vec<_>, Vec<_>) = list.iter().partition(|entry| used.contains(id(entry.get_ref())));
        unused.into_iter().for_each(|entry| index.leave_out(id(entry.get_ref())));
        used.into_iter().map(|entry| (entry.get_ref(), at(origin, entry))).collect()
    }

    /// A municipality's own entries. One that is of no use there would be a mistake nobody sees.
    pub(super) fn own_entries<T>(
        &mut self,
        (origin, list): (&'a Origin, &'a [Spanned<T>]),
        used: &BTreeSet<String>,
        (what, id): (&str, impl Fn(&T) -> &str),
    ) -> Vec<(&'a T, Place<'a>)> {
        let entries: Vec<_> = list.iter().map(|entry| (entry.get_ref(), at(origin, entry))).collect();
        for (entry, place) in entries.iter().filter(|(entry, _)| !used.contains(id(entry))) {
            let message = format!("the {what} \"{}\" is never used; use it in a rule, or take it away", id(entry));
            place.tell(id(entry), message, self.problems);
        }
        entries
    }

    pub(super) fn basis(&mut self, ids: &[String], place: &Place) -> Vec<StatementIx> {
        self.statements.find_all(ids, place, self.problems)
    }

    fn conclusions(&mut self) {
        let (own, library, used) = (self.own, self.library, &self.used.conclusions);
        let id = |conclusion: &'a raw::Conclusion| conclusion.id.as_str();
        let mut all = Self::shared(&library.conclusions, used, |entry| &entry.id, &mut self.conclusions);
        all.extend(self.own_entries((&own.0, &own.1.conclusion), used, ("conclusion", |entry| &entry.id)));
        for (raw, place) in all {
            self.conclusions.add(id(raw), &place, self.problems);
            let ([title, text], foreign) = self.headline(&raw.id);
            let (extra, extra_lang) = self.words.own_if(&format!("tillegg.{}", raw.id)).unzip();
            self.service.conclusions.push(Conclusion {
                id: raw.id.clone(),
                class: raw.class,
                first: raw.first,
                title,
                text,
                extra,
                extra_lang: extra_lang.flatten(),
                foreign,
            });
        }
        let default = &library.fallbacks;
        let whole = Place { origin: &library.conclusions.0, span: 0..0 };
        for id in [&default.likely, &default.assessed, &default.elsewhere, &default.unlikely] {
            let found = self.conclusions.find(id, &whole, self.problems).unwrap_or(0);
            self.service.fallbacks.push(ConclusionIx(found));
        }
    }

    /// A conclusion's words: the municipality's own before the shared ones. A headline and the sentence under it are
    /// written as one, so half of them is a mistake.
    fn headline(&mut self, id: &str) -> ([Voiced; 2], bool) {
        let parts = ["title", "text"].map(|part| format!("{id}.{part}"));
        let own = parts.each_ref().map(|part| format!("konklusjon.{part}"));
        let [title, text] = &own;
        match own.each_ref().map(|key| self.words.own_if(key)) {
            [Some((title, lang)), Some((text, _))] => return ([title, text], lang.is_some()),
            // Neither here nor in the shared table: the editor is told of the own one.
            _ if self.is_own(id) => return (own.map(|key| self.words.own(&key, self.problems).0), false),
            [Some(_), None] => self.tell_half(title, text),
            [None, Some(_)] => self.tell_half(text, title),
            [None, None] => {}
        }
        (parts.map(|key| self.words.shared("konklusjoner", &key, self.problems)), false)
    }

    fn tell_half(&mut self, there: &str, lacking: &str) {
        let message = format!(
            "`{there}` is shown only together with `{lacking}`: write that too, or take this away and keep the shared words"
        );
        self.words.tell(there, message, self.problems);
    }

    fn is_own(&self, conclusion: &str) -> bool {
        self.own.1.conclusion.iter().any(|own| own.get_ref().id == conclusion)
    }

    fn rules(&mut self) {
        let (file, own) = self.own;
        for entry in &own.rule {
            self.rules.add(&entry.get_ref().id, &at(file, entry), self.problems);
        }
        for (position, entry) in own.rule.iter().enumerate() {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            self.check_goal(raw, &place);
            let conclusion = self.conclusions.find(&raw.conclusion, &place, self.problems);
            let rule = Rule {
                id: raw.id.clone(),
                conclusion: ConclusionIx(conclusion.unwrap_or(0)),
                when: self.condition(&raw.when, &place),
                over: self.over(&raw.over, position, &place),
                basis: self.basis(&raw.basis, &place),
                reservation: raw.reservation.as_ref().and_then(|id| self.reservation(id, &place)),
            };
            if conclusion.is_some() {
                self.check_reservation(raw, &rule, &place);
                let grounds = Grounds {
                    service: &self.service,
                    statements: &self.statements,
                    laws: &self.library.laws.1,
                    ages: &self.ages,
                };
                grounds.check_rule(raw, &rule, &place, self.problems);
            }
            self.service.rules.push(rule);
        }
    }

    /// What makes a result uncertain: one of the shared texts, or one of the municipality's own.
    fn reservation(&mut self, id: &str, place: &Place) -> Option<Voiced> {
        let key = format!("forbehold.{id}");
        let own = self.words.own_if(&key).map(|(text, _)| text);
        self.check_goes_on(&key, own.as_ref());
        let text = own.or_else(|| self.words.shared_if("forbehold", id));
        if text.is_none() {
            let known = self.library.texts(self.words.language, "forbehold").keys();
            let near = super::diagnostic::did_you_mean(id, known.clone());
            let message = format!(
                "there is no reservation \"{id}\"{near}; there is: {}. Or write the text `forbehold.{id}` among the municipality's own",
                known.collect::<Vec<_>>().join(", ")
            );
            place.tell(id, message, self.problems);
        }
        text
    }

    /// What is uncertain stands in the middle of sentences such as «Spør kontoret …».
    fn check_goes_on(&mut self, key: &str, text: Option<&Voiced>) {
        let whole = |words: &str| words.starts_with(char::is_uppercase) || words.trim_end().ends_with(['.', '?', '!']);
        let voices = text.into_iter().flat_map(|text| Voice::ALL.map(|voice| text.get(voice)));
        if let Some(words) = voices.into_iter().find(|words| whole(words)) {
            let message = format!(
                "`{key}` goes on where «Spør kontoret …» leaves off, so it begins with a small letter and ends without \
                 a stop, such as \"om noen kan komme hjem til deg\"; it is \"{words}\""
            );
            self.words.tell(key, message, self.problems);
        }
    }

    /// A conclusion that says what is uncertain is drawn by rules that tell what, and no other is.
    fn check_reservation(&mut self, raw: &raw::Rule, rule: &Rule, place: &Place) {
        let Some(conclusion) = self.service.conclusion(rule.conclusion) else { return };
        let (id, drawn) = (&raw.id, &raw.conclusion);
        let message = match (conclusion.text.du.contains("{ting}"), &raw.reservation) {
            (true, None) => {
                format!("the rule \"{id}\" draws \"{drawn}\", so it must tell what is uncertain: add `reservation`")
            }
            (false, Some(_)) => {
                format!("the conclusion \"{drawn}\" does not show what is uncertain: take `reservation` away")
            }
            _ => return,
        };
        place.tell(id, message, self.problems);
    }

    fn check_goal(&mut self, raw: &raw::Rule, place: &Place) {
        let deciding = self.library.goals.1.iter().map(Spanned::get_ref).filter(|goal| goal.asks.is_empty());
        if !deciding.clone().any(|goal| goal.id == raw.goal) {
            let near = super::diagnostic::did_you_mean(&raw.goal, deciding.map(|goal| goal.id.as_str()));
            place.tell(&raw.goal, format!("\"{}\" is no goal that rules decide{near}", raw.goal), self.problems);
        }
    }

    /// The rules that the one at `position` stands over.
    fn over(&mut self, over: &raw::Over, position: usize, place: &Place) -> Vec<RuleIx> {
        match over {
            raw::Over::Below(_) => (position + 1..self.own.1.rule.len()).map(|below| RuleIx(below as u16)).collect(),
            raw::Over::Named(ids) => {
                ids.iter().filter_map(|id| self.rules.find(id, place, self.problems)).map(RuleIx).collect()
            }
        }
    }

    fn remarks(&mut self) {
        let (file, own) = self.own;
        for entry in &own.criterion {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            if raw.facts.is_empty() {
                let known: Vec<&str> = self.library.facts.1.iter().map(|fact| fact.get_ref().id.as_str()).collect();
                let message = format!(
                    "say which facts the sentence \"{}\" turns on (in words in docs/ordliste.md): {}",
                    raw.quote,
                    known.join(", ")
                );
                place.tell_key("facts", message, self.problems);
            }
            let facts =
                raw.facts.iter().filter_map(|id| self.facts.find(id, &place, self.problems)).map(FactIx).collect();
            if let Some(quote) = self.statements.ids.find(&raw.quote, &place, self.problems) {
                self.service.criteria.push(Criterion { quote: StatementIx(quote), facts });
            }
        }
        for entry in &own.remark {
            let raw = entry.get_ref();
            if let Some(basis) = self.statements.ids.find(&raw.basis, &at(file, entry), self.problems) {
                self.service.remarks.push(Remark { basis: StatementIx(basis), kind: raw.kind });
            }
        }
    }

    fn unasked(&mut self) {
        let (file, own) = self.own;
        for entry in &own.unasked {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            let basis = self.basis(&raw.basis, &place);
            if let Some(question) = self.questions.find(&raw.question, &place, self.problems) {
                let own = format!("ikke_spurt.{}", raw.question);
                let (text, lang) = self.words.own_or(&own, "emner", "ikke_spurt", self.problems);
                self.service.unasked.push(Unasked { question: QuestionIx(question), text, lang, basis });
            }
        }
        if let Some(entry) = &own.follow_up {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            let basis = self.basis(&raw.basis, &place);
            let Some(question) = self.questions.find(&raw.question, &place, self.problems) else { return };
            let options = self.service.questions.get(usize::from(question)).map(|asked| asked.options.clone());
            let mut lang = None;
            let reply = |option: Choosable| {
                let (text, foreign) =
                    self.words.own(&format!("oppfolging.{}.{}", raw.question, option.id), self.problems);
                lang = foreign.or(lang.take());
                text
            };
            let replies = options.unwrap_or_default().into_iter().map(reply).collect();
            self.service.follow_up = Some(FollowUp { question: QuestionIx(question), replies, lang, basis });
        }
    }

    /// A statement of the municipality's own that nothing rests on would never be shown.
    fn all_used(&mut self, place_basis: &[String]) {
        let service = &self.service;
        let mut used: Vec<StatementIx> = Vec::new();
        used.extend(service.rules.iter().flat_map(|rule| &rule.basis));
        used.extend(service.questions.iter().flat_map(|question| &question.why_basis));
        used.extend(service.wishes.iter().flat_map(|wish| &wish.basis));
        used.extend(service.topics.iter().flat_map(|topic| &topic.basis));

        used.extend(service.unasked.iter().flat_map(|unasked| &unasked.basis));
        used.extend(service.follow_up.iter().flat_map(|follow| &follow.basis));
        used.extend(service.criteria.iter().map(|criterion| criterion.quote));
        used.extend(service.remarks.iter().map(|remark| remark.basis));
        let (file, own) = self.own;
        let quotes = own.quote.iter().map(|entry| (&entry.get_ref().id, at(file, entry)));
        let outside = own.fact_outside.iter().map(|entry| (&entry.get_ref().id, at(file, entry)));
        let readings = own.reading.iter().map(|entry| (&entry.get_ref().id, at(file, entry)));
        for (id, place) in quotes.chain(outside).chain(readings) {
            let whole = own.quote.iter().any(|quote| quote.get_ref().part_of.as_ref() == Some(id));
            let position = self.statements.ids.get(id).map(StatementIx);
            if !whole && !place_basis.contains(id) && position.is_some_and(|position| !used.contains(&position)) {
                place.tell(
                    id,
                    format!("\"{id}\" is never used; let something rest on it, or set it aside with a reason"),
                    self.problems,
                );
            }
        }
    }

    fn asking(&mut self) -> Vec<Asking> {
        let library = self.library;
        let mut asking = Vec::new();
        for entry in library.goals.1.iter().filter(|entry| !entry.get_ref().asks.is_empty()) {
            let (raw, place) = (entry.get_ref(), at(&library.goals.0, entry));
            // A question told of as not asked here is not asked by any goal.
            let asked = |id: &&String| !self.own.1.unasked.iter().any(|unasked| unasked.get_ref().question == **id);
            asking.push(Asking {
                asks: raw
                    .asks
                    .iter()
                    .filter(asked)
                    .filter_map(|id| self.questions.find(id, &place, self.problems))
                    .map(QuestionIx)
                    .collect(),
                when: raw.when.as_ref().map(|when| self.condition(when, &place)),
                classes: raw.classes.clone(),
            });
        }
        asking
    }
}
