//! What the engine says of a case, asked in this process: the same that `cargo xtask explain` tells.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, OnceLock};
use stottekontaktsjekken::answers::Answers;
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::{Bundle, FactIx, Key, Language, QuestionIx, Service, StatementIx};
use stottekontaktsjekken::explain::{Explanation, explain};
use stottekontaktsjekken::interview::{left_at, standing};
use stottekontaktsjekken::rules::Met;

/// What is told of a finished interview, by the app or by the engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Ids of the questions asked, in order, each with n of «Høyst n spørsmål igjen».
    pub asked: Vec<(String, Option<u8>)>,
    /// The class.
    pub outcome: String,
    /// The heading of the result.
    pub headline: String,
    /// Questions whose answers decided, with the answers.
    pub deciding: Vec<String>,
    /// The rule id of each reason, and whether it decided.
    pub reasons: BTreeSet<(String, bool)>,
    /// How the answers stand to each fact that a reason turns on, as `ute_vanskelig: yes`.
    pub facts: BTreeSet<String>,
    /// Each wish with its class.
    pub wishes: Vec<String>,
    /// The questions that were not asked.
    pub not_asked: Vec<String>,
}

/// A municipality in one language, compiled from `content/` once.
pub fn bundle(municipality: &str, language: Language) -> &'static Bundle {
    type Bundles = BTreeMap<(String, &'static str), &'static Bundle>;
    static KNOWN: OnceLock<Mutex<Bundles>> = OnceLock::new();
    let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap();
    known.entry((municipality.to_owned(), language.tag())).or_insert_with(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let library = authoring::open(&content).unwrap_or_else(|problems| panic!("{problems}"));
        let compiled = authoring::compile(&library, municipality, language);
        Box::leak(Box::new(compiled.unwrap_or_else(|problems| panic!("{problems}")).bundle))
    })
}

/// Answers written `question=option,option` with spaces between.
pub fn answers(service: &Service, row: &str) -> Answers {
    let mut answers = Answers::default();
    for word in row.split_whitespace() {
        let (question, options) = word.split_once('=').unwrap();
        let options: Vec<&str> = options.split(',').collect();
        let given = service.answer_by_ids(question, &options);
        let (question, chosen) = given.unwrap_or_else(|problem| panic!("{word}: {problem:?}"));
        answers.set(question, chosen);
    }
    answers
}

/// What the engine says of these answers; those to questions that are not asked make no difference.
pub fn told(bundle: &Bundle, row: &str) -> Told {
    let service = &bundle.service;
    let answers = answers(service, row);
    let found = explain(service, &answers).unwrap_or_else(|| panic!("unfinished: {row}"));
    let voice = service.voice(&answers);
    let (headline, _) = found.headline_words(service, voice, bundle.text(Key::ListAnd, voice));
    let asked = standing(service, &answers).asked;
    let given = |question: &QuestionIx| {
        let asked = service.question(*question).unwrap();
        let options = answers.get(*question).unwrap().options();
        let labels: Vec<&str> = options.map(|option| asked.options[option].label.as_str()).collect();
        format!("{} {}", asked.title.get(voice), labels.join("; "))
    };
    Told {
        asked: asked
            .iter()
            .map(|question| (question_id(service, *question), left_at(service, &answers, *question)))
            .collect(),
        outcome: found.class.id().to_owned(),
        headline,
        deciding: found.deciding.iter().map(given).collect(),
        reasons: found
            .reasons
            .iter()
            .map(|reason| (statement_id(service, reason.statement), reason.deciding))
            .collect(),
        facts: found.reasons.iter().flat_map(|reason| &reason.facts).map(|fact| fact_told(service, *fact)).collect(),
        wishes: wishes(service, &found),
        not_asked: found
            .not_asked
            .iter()
            .map(|question| service.question(*question).unwrap().title.get(voice).to_owned())
            .collect(),
    }
}

fn fact_told(service: &Service, (fact, met): (FactIx, Option<Met>)) -> String {
    let met = match met {
        Some(Met::Yes) => "yes",
        Some(Met::No) => "no",
        Some(Met::Unknown) => "unknown",
        None => "unasked",
    };
    format!("{}: {met}", service.facts[usize::from(fact.0)].id)
}

fn wishes(service: &Service, found: &Explanation) -> Vec<String> {
    let one = |outcome: &stottekontaktsjekken::explain::WishOutcome| {
        let wish = &service.wishes[outcome.wish];
        let option = &service.question(wish.question).unwrap().options[usize::from(wish.option)];
        format!("{}: {}", option.id, outcome.class.id())
    };
    found.wishes.iter().map(one).collect()
}

fn question_id(service: &Service, question: QuestionIx) -> String {
    service.question(question).unwrap().id.clone()
}

fn statement_id(service: &Service, statement: StatementIx) -> String {
    service.statement(statement).unwrap().id.clone()
}
