//! The shared vocabulary in words, for editors: what may be written in a municipality's files, and what it means.

use super::files::Library;
use super::{raw, topics};
use crate::content::{Class, Language, Voice, fill};
use serde::Serialize;

/// Everything an editor can choose from.
#[derive(Debug, Serialize)]
pub struct WordList {
    /// What answers mean.
    pub facts: Vec<FactWords>,
    /// What a rule may say.
    pub conclusions: Vec<ConclusionWords>,
    /// What people ask about, with what a page may say of it and what it may leave open.
    pub topics: Vec<TopicWords>,
    /// The questions with their options.
    pub questions: Vec<QuestionWords>,
    /// What can make a result uncertain.
    pub reservations: Vec<Named>,
    /// Where one may turn instead.
    pub instead: Vec<Named>,
    /// National law, restated.
    pub laws: Vec<Named>,
}

/// An id with its words about «du».
#[derive(Debug, Serialize)]
pub struct Named {
    /// As written in content files.
    pub id: String,
    /// As shown.
    pub words: String,
}

/// A fact: its words when it is met, and the answers it follows from.
#[derive(Debug, Serialize)]
pub struct FactWords {
    /// As written in content files.
    pub id: String,
    /// As shown when it is met.
    pub words: String,
    /// What it is made of, when that is no question.
    pub made_of: String,
    /// The question it follows from, if it is one.
    pub question: Option<String>,
    /// The answers that meet it.
    pub met: Vec<String>,
    /// The ages that meet it.
    pub age: Option<String>,
    /// The answers that leave it open, besides the unsure ones.
    pub open: Vec<String>,
}

/// A conclusion with the sentence it shows.
#[derive(Debug, Serialize)]
pub struct ConclusionWords {
    /// As written in content files.
    pub id: String,
    /// What kind of outcome it is.
    pub class: Class,
    /// Headline and text.
    pub words: String,
}

/// A topic with what may be said of it.
#[derive(Debug, Serialize)]
pub struct TopicWords {
    /// As written in content files.
    pub id: String,
    /// What is shown when the page is silent.
    pub silent: String,
    /// What a page may say of it.
    pub says: Vec<Named>,
    /// What it may leave open, as questions to the office.
    pub ask: Vec<Named>,
}

/// A question with its options.
#[derive(Debug, Serialize)]
pub struct QuestionWords {
    /// As written in content files.
    pub id: String,
    /// As asked.
    pub words: String,
    /// Its options.
    pub options: Vec<Named>,
    /// Ages where a group of age may begin.
    pub borders: Vec<u8>,
}

/// The shared vocabulary of a library, in bokmål.
pub fn word_list(library: &Library) -> WordList {
    let entries = |list: &'static str| {
        let named = move |key: &str| named(library, list, key, key);
        library.texts(Language::Nb, list).keys().filter(|key| !key.contains('.')).map(named).collect::<Vec<_>>()
    };
    // Ways to turn elsewhere are entries with one text.
    let instead = library.texts(Language::Nb, "andre").keys().filter_map(|key| key.strip_suffix(".text"));
    WordList {
        facts: library.facts.1.iter().map(|fact| of_fact(library, fact.get_ref())).collect(),
        conclusions: library.conclusions.1.iter().map(|one| conclusion(library, one.get_ref())).collect(),
        topics: library.topics.1.iter().map(|topic| of_topic(library, topic.get_ref())).collect(),
        questions: library.questions.1.iter().map(|question| of_question(library, question.get_ref())).collect(),
        reservations: entries("forbehold"),
        laws: library.laws.1.law.iter().map(|law| law.get_ref().id.as_str()).map(|id| law(library, id)).collect(),
        instead: instead.map(|id| named(library, "andre", id, &format!("{id}.text"))).collect(),
    }
}

/// A shared text about «du», with the words of an invented municipality filled in.
fn words(library: &Library, list: &'static str, key: &str) -> String {
    let text = library.texts(Language::Nb, list).get(key).map_or("", |text| text.get(Voice::Du));
    let common = [
        ("kommune", "Eksempelvik"),
        ("tjeneste", "støttekontakt"),
        ("Tjeneste", "Støttekontakt"),
        ("hjelperen", "støttekontakten"),
        ("tjenestenavn", "støttekontakt"),
        ("kontor", "kontoret"),
        ("ting", "om …"),
    ];
    common.into_iter().fold(text.to_owned(), |text, (name, value)| fill(&text, name, value))
}

fn named(library: &Library, list: &'static str, id: &str, key: &str) -> Named {
    Named { id: id.to_owned(), words: words(library, list, key) }
}

fn law(library: &Library, id: &str) -> Named {
    named(library, "lov", id, &format!("{id}.text"))
}

fn option(library: &Library, question: &str, id: &str) -> Named {
    named(library, "sporsmal", id, &format!("{question}.options.{id}"))
}

fn of_question(library: &Library, raw: &raw::Question) -> QuestionWords {
    let options = raw.options.iter().chain(&raw.extra).chain(&raw.alone).chain(&raw.unsure);
    QuestionWords {
        id: raw.id.clone(),
        words: words(library, "sporsmal", &format!("{}.title", raw.id)),
        options: options.map(|id| option(library, &raw.id, id)).collect(),
        borders: raw.borders.clone(),
    }
}

fn of_fact(library: &Library, raw: &raw::Fact) -> FactWords {
    let asked = raw.question.as_deref();
    let labels = |ids: &[String]| -> Vec<String> {
        asked.map_or_else(Vec::new, |asked| ids.iter().map(|id| option(library, asked, id).words).collect())
    };
    let below = raw.below.map(|age| format!("under {age} år"));
    FactWords {
        id: raw.id.clone(),
        words: words(library, "fakta", &format!("{}.met", raw.id)),
        made_of: made_of(raw),
        question: asked.map(|asked| words(library, "sporsmal", &format!("{asked}.title"))),
        met: labels(&raw.met),
        age: below.or(raw.from.map(|age| format!("{age} år eller mer"))),
        open: labels(&raw.open),
    }
}

/// What a fact of no question is made of: the states of wishes, or other facts.
fn made_of(raw: &raw::Fact) -> String {
    let states: Vec<String> = raw.wish.iter().map(|state| format!("`{state}`")).collect();
    let wished = (!states.is_empty()).then(|| format!("et ønske med {}", states.join(" eller ")));
    let all = raw.all.as_ref().map(|parts| listed(parts, " og "));
    let any = raw.any.as_ref().map(|parts| listed(parts, " eller "));
    let not = raw.not.as_ref().map(|part| format!("ikke {}", in_words(part)));
    wished.or(all).or(any).or(not).unwrap_or_default()
}

fn listed(parts: &[raw::Condition], between: &str) -> String {
    parts.iter().map(in_words).collect::<Vec<_>>().join(between)
}

fn in_words(condition: &raw::Condition) -> String {
    match condition {
        raw::Condition::Fact(id) => format!("`{id}`"),
        raw::Condition::All(of) => format!("({})", listed(&of.all, " og ")),
        raw::Condition::Any(of) => format!("({})", listed(&of.any, " eller ")),
        raw::Condition::Not(of) => format!("ikke {}", in_words(&of.not)),
        raw::Condition::Open(of) => format!("ikke klart {}", in_words(&of.open)),
    }
}

fn conclusion(library: &Library, raw: &raw::Conclusion) -> ConclusionWords {
    let part = |part: &str| words(library, "konklusjoner", &format!("{}.{part}", raw.id));
    ConclusionWords { id: raw.id.clone(), class: raw.class, words: [part("title"), part("text")].join(" ") }
}

fn of_topic(library: &Library, raw: &raw::SharedTopic) -> TopicWords {
    let id = topics::name_of(raw.id);
    let choices = |part: &str, ids: &[String]| {
        let chosen = |choice: &String| named(library, "emner", choice, &format!("{id}.{part}.{choice}"));
        ids.iter().map(chosen).collect()
    };
    TopicWords {
        silent: words(library, "emner", &format!("{id}.silent")),
        says: choices("says", &raw.says),
        ask: choices("ask", &raw.questions().cloned().collect::<Vec<_>>()),
        id,
    }
}
