//! Topics: each is quoted, declared silent, or set aside with a reason; and a heading in words of ours tells the answer.

use super::basis::leaves_room;
use super::diagnostic::did_you_mean;
use super::index::Place;
use super::raw;
use super::service::Reader;
use super::statements::at;
use crate::content::{StatementIx, Topic, TopicEntry, Voiced};

impl<'a> Reader<'a, '_> {
    /// Topics quoted, silent or set aside; one that is none of these is a mistake.
    pub(super) fn topics(&mut self) {
        let laws = &self.library.laws;
        let whole = Place { origin: &laws.0, span: 0..0 };
        self.service.complaint_law = self.basis(&laws.1.complaint, &whole);
        self.service.card_law = self.basis(&laws.1.ledsagerbevis, &whole);
        let (file, own) = self.own;
        for entry in &own.topic {
            let (raw, place) = (entry.get_ref(), at(file, entry));
            if raw.basis.is_empty() {
                let name = name_of(raw.id);
                place.tell(&name, format!("the topic \"{name}\" rests on nothing; give it a basis"), self.problems);
            }
            let basis = self.basis(&raw.basis, &place);
            self.check_firm(raw, &basis, &place);
            let (heading, lang) = self.heading(raw, &place);
            let ask = self.left_open(raw.id, Some((&raw.unsaid, &place)));
            self.service.topics.push(TopicEntry { topic: raw.id, basis, heading, lang, ask });
        }
        self.silences();
        self.check_covered();
    }

    /// What is told as firm rests on no sentence that leaves room, such as «som hovedregel».
    fn check_firm(&mut self, raw: &raw::Topic, basis: &[StatementIx], place: &Place) {
        let known = self.library.topics.1.iter().find(|topic| topic.get_ref().id == raw.id);
        let firm: &'a [String] = known.map(|topic| topic.get_ref().firm.as_slice()).unwrap_or_default();
        let said = basis.iter().filter_map(|basis| self.statements.list.get(usize::from(basis.0)));
        let room = said.filter_map(|said| leaves_room(&self.library.laws.1, &said.text.du)).next();
        for saying in raw.says.all().iter().filter(|saying| firm.contains(saying)) {
            if let Some(room) = room {
                let message = format!("\"{saying}\" is firm, but the sentence leaves room («{room}»): choose another");
                place.tell(saying, message, self.problems);
            }
        }
    }

    fn silences(&mut self) {
        let (file, own) = self.own;
        for entry in &own.silent {
            let silent = entry.get_ref();
            let topic = silent.topic;
            let quoted = self.service.topics.iter().any(|entry| entry.topic == topic);
            let name = name_of(topic);
            if quoted && self.words.own_if(&format!("stillhet.{}", silent.id)).is_none() {
                let message = format!(
                    "the topic \"{name}\" is quoted, so the page is not silent on it: take \"{0}\" away, or write the text `stillhet.{0}` that says what is missing",
                    silent.id
                );
                at(file, entry).tell(&silent.id, message, self.problems);
            }
            let heads = Topic::SECTIONS.contains(&topic) && !quoted;
            let heading = heads.then(|| {
                let own = format!("overskrift.{name}");
                self.words.own_or(&own, "emner", &format!("{name}.heading_silent"), self.problems)
            });
            let (heading, lang) = heading.map_or((None, None), |(heading, lang)| (Some(heading), lang));
            let basis = self.statements.ids.get(&silent.id).map(StatementIx).into_iter().collect();
            let ask = if quoted { Vec::new() } else { self.left_open(topic, None) };
            self.service.topics.push(TopicEntry { topic, basis, heading, lang, ask });
        }
    }

    fn check_covered(&mut self) {
        let (file, own) = self.own;
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
    }

    /// What the page leaves open of a topic: the questions it names, or all there are where it is silent.
    fn left_open(&mut self, topic: Topic, unsaid: Option<(&[String], &Place)>) -> Vec<Voiced> {
        let name = name_of(topic);
        let known = self.library.topics.1.iter().map(|known| known.get_ref()).find(|known| known.id == topic);
        let whole: &'a [String] = known.map(|known| known.ask.as_slice()).unwrap_or_default();
        let known: Vec<&str> = known.iter().flat_map(|known| known.questions()).map(String::as_str).collect();
        let (asked, place) = unsaid.map_or((whole, None), |(unsaid, place)| (unsaid, Some(place)));
        for unknown in asked.iter().filter(|question| !known.contains(&question.as_str())) {
            let near = did_you_mean(unknown, known.iter().copied());
            let message = format!(
                "there is no question \"{unknown}\" on the topic \"{name}\"{near}; there is: {}",
                known.join(", ")
            );
            place.iter().for_each(|place| place.tell(unknown, message.clone(), self.problems));
        }
        let asked = asked.iter().filter(|question| known.contains(&question.as_str()));
        asked.map(|question| self.words.shared("emner", &format!("{name}.ask.{question}"), self.problems)).collect()
    }

    /// What a quoted topic says, in words of ours: the municipality's own, or those that `says` chooses.
    fn heading(&mut self, raw: &raw::Topic, place: &Place) -> (Option<Voiced>, Option<String>) {
        let name = name_of(raw.id);
        if let Some((heading, lang)) = self.words.own_if(&format!("overskrift.{name}")) {
            return (Some(heading), lang);
        }
        let known = self.library.topics.1.iter().find(|topic| topic.get_ref().id == raw.id);
        let known: &'a [String] = known.map(|topic| topic.get_ref().says.as_slice()).unwrap_or_default();
        let sayings = raw.says.all();
        for unknown in sayings.iter().filter(|saying| !known.contains(saying)) {
            let near = did_you_mean(unknown, known.iter().map(String::as_str));
            let message =
                format!("the topic \"{name}\" cannot say \"{unknown}\"{near}; there is: {}", known.join(", "));
            place.tell(unknown, message, self.problems);
        }
        if sayings.is_empty() && Topic::SECTIONS.contains(&raw.id) {
            let message = format!(
                "the topic \"{name}\" has a heading that tells the answer: choose it with `says`, one or more of {}",
                known.join(", ")
            );
            place.tell(&name, message, self.problems);
        }
        let texts: Vec<Voiced> = sayings
            .iter()
            .filter(|saying| known.contains(saying))
            .map(|saying| self.words.shared("emner", &format!("{name}.says.{saying}"), self.problems))
            .collect();
        let joined = texts.into_iter().reduce(|left, right| left.beside(". ", &right));
        (joined, None)
    }
}

/// A topic's name as in content files.
pub fn name_of(topic: Topic) -> String {
    toml::Value::try_from(topic).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
