//! Reading `stottekontakt.toml` over the shared vocabulary: ids become positions, texts are put in place.

use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::index::{Index, Place};
use super::raw;
use super::statements::{Statements, at};
use super::words::Words;
use crate::content::*;
use crate::diagram::build::Asking;
use toml::Spanned;

/// A service read from its files, and the goals that only ask.
pub struct Read {
    /// Everything but the diagram.
    pub service: Service,
    /// Goals that ask without deciding.
    pub asking: Vec<Asking>,
}

/// Reads a municipality's service.
///
/// `place_basis` are the rule ids that the place's own facts rest on.
pub fn resolve(
    library: &Library,
    own: &(Origin, raw::Service),
    statements: Statements,
    words: &Words,
    place_basis: &[String],
    problems: &mut Diagnostics,
) -> Read {
    let mut reader = Reader {
        library,
        own,
        words,
        statements,
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
    reader.rules();
    reader.remarks();
    reader.topics();
    reader.unasked();
    let asking = reader.asking();
    reader.all_used(place_basis);
    let mut service = reader.service;
    service.sources = reader.statements.sources;
    service.statements = reader.statements.list;
    Read { service, asking }
}

pub(super) struct Reader<'a> {
    pub(super) library: &'a Library,
    pub(super) own: &'a (Origin, raw::Service),
    pub(super) words: &'a Words<'a>,
    pub(super) statements: Statements,
    pub(super) questions: Index,
    pub(super) facts: Index,
    pub(super) conclusions: Index,
    pub(super) rules: Index,
    pub(super) service: Service,
    pub(super) problems: &'a mut Diagnostics,
}

impl<'a> Reader<'a> {
    /// Shared entries, then the municipality's own, each with the file it stands in.
    pub(super) fn both<T>(
        &self,
        shared: &'a (Origin, Vec<Spanned<T>>),
        own: &'a [Spanned<T>],
    ) -> Vec<(&'a Spanned<T>, Place<'a>)> {
        let of = |origin: &'a Origin, entry: &'a Spanned<T>| (entry, at(origin, entry));
        let mine = own.iter().map(|entry| of(&self.own.0, entry));
        shared.1.iter().map(|entry| of(&shared.0, entry)).chain(mine).collect()
    }

    pub(super) fn basis(&mut self, ids: &[String], place: &Place) -> Vec<StatementIx> {
        self.statements.find_all(ids, place, self.problems)
    }

    fn conclusions(&mut self) {
        let (own, library) = (self.own, self.library);
        for (entry, place) in self.both(&library.conclusions, &own.1.conclusion) {
            let raw = entry.get_ref();
            self.conclusions.add(&raw.id, &place, self.problems);
            let ([title, text], foreign) = self.headline(&raw.id);
            let extra = self.words.own_if(&format!("tillegg.{}", raw.id)).map(|(text, _)| text);
            self.service.conclusions.push(Conclusion {
                id: raw.id.clone(),
                class: raw.class,
                title,
                text,
                extra,
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

    /// A conclusion's words: the municipality's own before the shared ones.
    fn headline(&mut self, id: &str) -> ([Voiced; 2], bool) {
        let own = ["title", "text"].map(|part| self.words.own_if(&format!("konklusjon.{id}.{part}")));
        match own {
            [Some((title, foreign)), Some((text, _))] => ([title, text], foreign),
            _ => (
                ["title", "text"].map(|part| self.words.shared("konklusjoner", &format!("{id}.{part}"), self.problems)),
                false,
            ),
        }
    }

    fn rules(&mut self) {
        let (file, own) = self.own;
        for entry in &own.rule {
            self.rules.add(&entry.get_ref().id, &at(file, entry), self.problems);
        }
        for entry in &own.rule {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            let basis = self.basis(&raw.basis, &place);
            let deciding = self.library.goals.1.iter().map(Spanned::get_ref).filter(|goal| goal.asks.is_empty());
            if !deciding.clone().any(|goal| goal.id == raw.goal) {
                let near = super::diagnostic::did_you_mean(&raw.goal, deciding.map(|goal| goal.id.as_str()));
                place.tell(&raw.goal, format!("\"{}\" is no goal that rules decide{near}", raw.goal), self.problems);
            }
            if raw.basis.is_empty() {
                place.tell(
                    &raw.id,
                    format!("the rule \"{}\" rests on nothing; give it a basis", raw.id),
                    self.problems,
                );
            }
            let key = format!("forbehold.{}", raw.id);
            let rule = Rule {
                id: raw.id.clone(),
                conclusion: ConclusionIx(self.conclusions.find(&raw.conclusion, &place, self.problems).unwrap_or(0)),
                when: self.condition(&raw.when, &place),
                over: raw.over.iter().filter_map(|id| self.rules.find(id, &place, self.problems)).map(RuleIx).collect(),
                basis,
                reservation: raw.reservation.then(|| self.words.own(&key, self.problems).0),
            };
            self.service.rules.push(rule);
        }
    }

    fn remarks(&mut self) {
        let (file, own) = self.own;
        for entry in &own.criterion {
            let (raw, place) = (entry.get_ref(), at(file, entry));
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

    /// Topics quoted, silent or set aside; one that is none of these is a mistake.
    fn topics(&mut self) {
        let laws = &self.library.laws;
        let whole = Place { origin: &laws.0, span: 0..0 };
        self.service.complaint_law = self.basis(&laws.1.complaint, &whole);
        let (file, own) = self.own;
        for entry in &own.topic {
            let basis = self.basis(&entry.get_ref().basis, &at(file, entry));
            self.service.topics.push(TopicEntry { topic: entry.get_ref().id, basis, heading: None });
        }
        for silent in own.silent.iter().map(Spanned::get_ref) {
            if let Some(basis) = self.statements.ids.get(&silent.id) {
                self.service.topics.push(TopicEntry {
                    topic: silent.topic,
                    basis: vec![StatementIx(basis)],
                    heading: None,
                });
            }
        }
        for topic in Topic::ALL {
            let aside = own.aside.iter().any(|aside| aside.get_ref().topic == Some(topic));
            if !aside && self.service.topics.iter().all(|entry| entry.topic != topic) {
                let name = name_of(topic);
                let message = format!(
                    "nothing is said of the topic \"{name}\": quote the page, declare it silent, or set it aside with a reason"
                );
                self.problems.add(&file.file, 0, message);
            }
        }
        for topic in Topic::SECTIONS {
            let (heading, _) = self.words.own(&format!("overskrift.{}", name_of(topic)), self.problems);
            if let Some(first) = self.service.topics.iter_mut().find(|entry| entry.topic == topic) {
                first.heading = Some(heading);
            }
        }
    }

    fn unasked(&mut self) {
        let (file, own) = self.own;
        for entry in &own.unasked {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            let basis = self.basis(&raw.basis, &place);
            if let Some(question) = self.questions.find(&raw.question, &place, self.problems) {
                let (text, _) = self.words.own(&format!("ikke_spurt.{}", raw.question), self.problems);
                self.service.unasked.push(Unasked { question: QuestionIx(question), text, basis });
            }
        }
        if let Some(entry) = &own.follow_up {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            let basis = self.basis(&raw.basis, &place);
            let Some(question) = self.questions.find(&raw.question, &place, self.problems) else { return };
            let options = self.service.questions.get(usize::from(question)).map(|asked| asked.options.clone());
            let reply = |option: Choosable| {
                self.words.own(&format!("oppfolging.{}.{}", raw.question, option.id), self.problems).0
            };
            let replies = options.unwrap_or_default().into_iter().map(reply).collect();
            self.service.follow_up = Some(FollowUp { question: QuestionIx(question), replies, basis });
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
            asking.push(Asking {
                asks: raw
                    .asks
                    .iter()
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

/// A topic's name as in content files.
fn name_of(topic: Topic) -> String {
    toml::Value::try_from(topic).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
