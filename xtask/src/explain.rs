//! `cargo xtask explain <municipality> <question>=<option>[,<option>] … [--json]`: an answer natively, with its trace.

#![allow(clippy::indexing_slicing, reason = "indexing a JSON value never panics")]

use crate::content::{compiled, library};
use crate::process::Done;
use serde_json::{Value, json};
use stottekontaktsjekken::answers::{Answers, Chosen, NoSuchAnswer};
use stottekontaktsjekken::content::{Bundle, Ground, Key, Language, QuestionIx, Service, StatementIx, Voice};
use stottekontaktsjekken::explain::{Explanation, explain};
use stottekontaktsjekken::interview::{Standing, Step, standing};
use stottekontaktsjekken::rules::{Met, fact_met, holds, winners};

/// Explains the outcome of the answers given as arguments.
pub fn run(args: &[String]) -> Done {
    let (flags, words): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| arg.starts_with("--"));
    let language = match flags.iter().find_map(|flag| flag.strip_prefix("--lang=")) {
        None => Language::Nb,
        Some(tag) => Language::from_tag(tag).ok_or_else(|| format!("--lang={tag} is not nb or en"))?,
    };
    let (municipality, given) = words.split_first().ok_or("name a municipality, such as lorenskog")?;
    let bundle = compiled(&library()?, municipality, language)?.bundle;
    let mut answers = read(&bundle.service, given)?;
    // Whom it concerns decides nothing but the words: without it, the resident speaks for themselves.
    if let Some(voice) = bundle.service.voice_question.filter(|voice| answers.get(*voice).is_none()) {
        answers.set(voice, Chosen::one(0));
    }
    let told = tell(&bundle, &answers);
    if flags.iter().any(|flag| *flag == "--json") {
        println!("{}", serde_json::to_string_pretty(&told).map_err(|error| error.to_string())?);
    } else {
        print!("{}", super::explain_text::text(&told));
    }
    Ok(())
}

fn read(service: &Service, given: &[&String]) -> Result<Answers, String> {
    let mut answers = Answers::default();
    for word in given {
        let (question, options) =
            word.split_once('=').ok_or_else(|| format!("\"{word}\": expected question=option[,option]"))?;
        let options: Vec<&str> = options.split(',').filter(|option| !option.is_empty()).collect();
        let (position, chosen) =
            service.answer_by_ids(question, &options).map_err(|problem| mend(service, question, problem))?;
        answers.set(position, chosen);
    }
    Ok(answers)
}

fn mend(service: &Service, question: &str, problem: NoSuchAnswer) -> String {
    let options = |id: &str| {
        let found =
            service.question_by_id(id).map(|(_, question)| question.options.iter().map(|option| option.id.as_str()));
        found.map(|ids| ids.collect::<Vec<_>>().join(", ")).unwrap_or_default()
    };
    match problem {
        NoSuchAnswer::Question => {
            let known: Vec<&str> = service.questions.iter().map(|question| question.id.as_str()).collect();
            format!("there is no question \"{question}\"; there is: {}", known.join(", "))
        }
        NoSuchAnswer::Option(option) => {
            format!("\"{question}\" has no option \"{option}\"; it has: {}", options(question))
        }
        NoSuchAnswer::Together => {
            format!("\"{question}\" takes other combinations; its options are: {}", options(question))
        }
    }
}

/// Everything there is to say about the answers, as JSON.
pub fn tell(bundle: &Bundle, answers: &Answers) -> Value {
    let service = &bundle.service;
    let voice = service.voice(answers);
    let stands = standing(service, answers);
    let explanation = explain(service, answers);
    let mut told = json!({
        "municipality": bundle.place.id,
        "language": bundle.language.tag(),
        "answers": answers.iter().map(|(question, _)| answer(service, answers, question, voice)).collect::<Vec<_>>(),
        "asked": ids(service, &stands.asked),
        "unused": ids(service, &stands.unused(service, answers)),
        "next": next(service, &stands),
        "outcome": explanation.as_ref().map(|found| found.class.id()),
        "trace": trace(service, answers, voice),
    });
    let more = explanation.map(|found| outcome(bundle, answers, &found, voice));
    if let (Some(Value::Object(more)), Some(object)) = (more, told.as_object_mut()) {
        object.extend(more);
    }
    told
}

fn ids(service: &Service, questions: &[QuestionIx]) -> Vec<String> {
    questions.iter().filter_map(|question| service.question(*question)).map(|question| question.id.clone()).collect()
}

fn answer(service: &Service, answers: &Answers, position: QuestionIx, voice: Voice) -> Value {
    let Some((question, chosen)) = service.question(position).zip(answers.get(position)) else { return Value::Null };
    let options: Vec<_> = chosen.options().filter_map(|option| question.options.get(option)).collect();
    json!({
        "question": question.id,
        "title": question.title.get(voice),
        "options": options.iter().map(|option| &option.id).collect::<Vec<_>>(),
        "labels": options.iter().map(|option| &option.label).collect::<Vec<_>>(),
    })
}

fn next(service: &Service, stands: &Standing) -> Value {
    match stands.step {
        Step::Done(_) => Value::Null,
        Step::Ask { question, at_most } => json!({ "question": ids(service, &[question]).first(), "at_most": at_most }),
    }
}

fn outcome(bundle: &Bundle, answers: &Answers, found: &Explanation, voice: Voice) -> Value {
    let service = &bundle.service;
    let (headline, text) = found.headline_words(service, voice, bundle.text(Key::ListAnd, voice));
    let conclusion = |drawn| service.conclusion(drawn).map(|conclusion| conclusion.id.clone());
    let extra = service.conclusion(found.headline).and_then(|conclusion| conclusion.extra.as_ref());
    json!({
        "conclusion": conclusion(found.headline),
        "conclusions": found.conclusions.iter().filter_map(conclusion).collect::<Vec<_>>(),
        "headline": headline,
        "text": text,
        "extra": extra.map(|extra| extra.get(voice)),
        "guidance": bundle.text(Key::ResultGuidance, voice),
        "deciding": found.deciding.iter().map(|question| answer(service, answers, *question, voice)).collect::<Vec<_>>(),
        "reasons": found.reasons.iter().map(|reason| {
            let mut told = statement(service, reason.statement, voice);
            told["deciding"] = json!(reason.deciding);
            told["facts"] = reason.facts.iter().map(|(fact, met)| fact_told(service, usize::from(fact.0), *met, voice)).collect();
            told
        }).collect::<Vec<_>>(),
        "wishes": found.wishes.iter().filter_map(|outcome| {
            let wish = service.wishes.get(outcome.wish)?;
            let option = service.question(wish.question)?.options.get(usize::from(wish.option))?;
            Some(json!({
                "wish": option.id,
                "label": option.label,
                "state": wish.state,
                "class": outcome.class.id(),
                "basis": wish.basis.iter().map(|basis| statement(service, *basis, voice)).collect::<Vec<_>>(),
                "instead": wish.instead.as_ref().map(|instead| instead.get(voice)),
            }))
        }).collect::<Vec<_>>(),
        "open": found.open.iter().map(|open| {
            let mut told = answer(service, answers, open.question, voice);
            let question = service.question(open.question);
            told["would_give"] = open.would_give.iter().map(|(option, class)| json!({
                "option": question.and_then(|question| question.options.get(*option)).map(|option| &option.id),
                "class": class.id(),
            })).collect();
            told
        }).collect::<Vec<_>>(),
        "not_asked": found.not_asked.iter().map(|question| {
            let unasked = service.unasked.iter().find(|unasked| unasked.question == *question);
            json!({
                "question": ids(service, &[*question]).first(),
                "why": unasked.map(|unasked| unasked.text.get(voice)),
                "basis": unasked.map(|unasked| unasked.basis.iter().map(|basis| statement(service, *basis, voice)).collect::<Vec<_>>()),
            })
        }).collect::<Vec<_>>(),
    })
}

fn statement(service: &Service, position: StatementIx, voice: Voice) -> Value {
    let Some(statement) = service.statement(position) else { return Value::Null };
    let mut told = json!({ "rule": statement.id, "text": statement.text.get(voice) });
    let source = |page| {
        service.source(page).map(|source| {
            json!({
                "title": source.title, "publisher": source.publisher, "url": source.url,
                "changed": source.changed, "read": source.read,
            })
        })
    };
    match &statement.kind {
        Ground::Quote(page) => (told["kind"], told["source"]) = (json!("quote"), json!(source(*page))),
        Ground::Outside(page) => (told["kind"], told["source"]) = (json!("outside"), json!(source(*page))),
        Ground::Law { citation, checked, guidance } => {
            told["kind"] = json!(if *guidance { "guidance" } else { "law" });
            told["citation"] = json!(citation);
            told["checked"] = json!(checked);
        }
        Ground::Silence(law) => {
            told["kind"] = json!("silence");
            told["law"] = law.iter().map(|law| statement_id(service, *law)).collect();
        }
        Ground::Reading(beside) => (told["kind"], told["beside"]) = (json!("reading"), statement_id(service, *beside)),
    }
    told
}

fn statement_id(service: &Service, position: StatementIx) -> Value {
    json!(service.statement(position).map(|statement| &statement.id))
}

fn fact_told(service: &Service, position: usize, met: Option<Met>, voice: Voice) -> Value {
    let Some(fact) = service.facts.get(position) else { return Value::Null };
    let (met, text) = match met {
        Some(Met::Yes) => ("yes", Some(&fact.met)),
        Some(Met::No) => ("no", Some(&fact.not)),
        Some(Met::Unknown) => ("unknown", Some(&fact.open)),
        None => ("unasked", None),
    };
    json!({ "fact": fact.id, "met": met, "text": text.map(|text| text.get(voice)) })
}

fn met_word(met: Met) -> &'static str {
    match met {
        Met::Yes => "yes",
        Met::No => "no",
        Met::Unknown => "unknown",
    }
}

/// Every fact and every rule, with what the answers make of it.
fn trace(service: &Service, answers: &Answers, voice: Voice) -> Value {
    let won: Vec<_> = winners(service, answers).map(|(position, _)| position).collect();
    let facts = (0..).map(stottekontaktsjekken::content::FactIx).zip(&service.facts);
    json!({
        "facts": facts.map(|(position, _)| fact_told(service, usize::from(position.0), Some(fact_met(service, answers, position)), voice)).collect::<Vec<_>>(),
        "rules": service.rules().map(|(position, rule)| json!({
            "id": rule.id,
            "conclusion": service.conclusion(rule.conclusion).map(|conclusion| &conclusion.id),
            "met": met_word(holds(service, answers, &rule.when)),
            "wins": won.contains(&position),
            "basis": rule.basis.iter().map(|basis| statement_id(service, *basis)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
