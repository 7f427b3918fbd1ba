//! Cases and questions in words, as a resident would read them.

use crate::answers::{Answers, Chosen};
use crate::content::{QuestionIx, RuleIx, Service, Voice};

/// A case as a resident's answers: «question» options.
pub fn case(service: &Service, answers: &Answers) -> String {
    let said: Vec<String> = answers.iter().filter_map(|(question, chosen)| answer(service, question, chosen)).collect();
    if said.is_empty() { "whatever is answered".to_owned() } else { said.join(" · ") }
}

fn answer(service: &Service, question: QuestionIx, chosen: Chosen) -> Option<String> {
    let question = service.question(question)?;
    let labels: Vec<&str> = chosen
        .options()
        .filter_map(|option| question.options.get(option))
        .map(|option| option.label.as_str())
        .collect();
    Some(format!("«{}» {}", question.title.get(Voice::Du), labels.join(", ")))
}

/// Questions by id.
pub fn questions(service: &Service, questions: impl IntoIterator<Item = QuestionIx>) -> String {
    let ids = questions.into_iter().filter_map(|question| service.question(question));
    ids.map(|question| question.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// Rules by id.
pub fn rules(service: &Service, rules: &[RuleIx]) -> String {
    let ids = rules.iter().filter_map(|rule| service.rules.get(usize::from(rule.0)));
    ids.map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(", ")
}
