//! From files to a bundle: read, put together, decide every case.

use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::words::Words;
use super::{Compiled, form, place, raw, service, statements};
use crate::content::{Bundle, KEY_NAMES, Language, QuestionIx, Service, Voice};
use crate::diagram::build::{self, BuildError};
use crate::rules::Undecided;
use toml::Spanned;

/// Compiles one municipality in one language.
pub(super) fn compile(library: &Library, id: &str, language: Language) -> Result<Compiled, Diagnostics> {
    let mut problems = Diagnostics::default();
    let Some((place_file, raw_place)) = library.municipal::<raw::Place>(id, "sted.toml", &mut problems) else {
        return Err(problems);
    };
    let Some(own) = library.municipal::<raw::Service>(id, "stottekontakt.toml", &mut problems) else {
        return Err(problems);
    };
    let words = Words::open(library, id, language, &raw_place.page_language, place::names(&raw_place), &mut problems);
    let said = statements::resolve(&library.laws, &own, &words, &mut problems);
    let place_basis = place::basis(&raw_place);
    place::check_basis(&place_file, &place_basis, &said.ids, &mut problems);
    let read = service::resolve(library, &own, said, &words, &place_basis, &mut problems);
    let form = form::resolve(
        library,
        library.texts(language, "soknad"),
        library.texts(Language::Nb, "soknad"),
        &read.service.questions,
        &mut problems,
    );
    let paper = form::paper(library, &words, &read.service.questions, &form, &mut problems);
    let texts = KEY_NAMES.iter().map(|key| words.shared("ui", key, &mut problems)).collect();
    let mut service = problems.or(read.service)?;
    let (interview, counts) = build::build(&service, &read.asking).map_err(|error| tell(&service, &own, error))?;
    service.interview = interview;
    let place = place::resolve(&raw_place, &words);
    Ok(Compiled { bundle: Bundle { language, texts, place, service, form, paper }, counts })
}

/// A mistake in the rules, told with the lines of the rules concerned and the case in words.
fn tell(service: &Service, (file, own): &(Origin, raw::Service), error: BuildError) -> Diagnostics {
    let mut problems = Diagnostics::default();
    let line = |id: &str| {
        own.rule.iter().find(|rule| rule.get_ref().id == id).map_or(0, |rule: &Spanned<_>| file.line(rule.span().start))
    };
    match error {
        BuildError::Undecided(answers, Undecided::Gap) => {
            problems.add(&file.file, 0, format!("no rule decides this case: {}", case(service, &answers)));
        }
        BuildError::Undecided(answers, Undecided::Conflict(rules)) => {
            let ids: Vec<&str> = rules
                .iter()
                .filter_map(|rule| service.rules.get(usize::from(rule.0)))
                .map(|rule| rule.id.as_str())
                .collect();
            for id in &ids {
                let message = format!(
                    "the rules {} draw different conclusions, and none has the other in `over`: {}",
                    ids.join(", "),
                    case(service, &answers)
                );
                problems.add(&file.file, line(id), message);
            }
        }
        BuildError::TooMany(cases, questions) => {
            let message = format!(
                "{cases} cases are more than can be enumerated; split or fold these questions: {}",
                names(service, &questions)
            );
            problems.add(&file.file, 0, message);
        }
        BuildError::TooEarly(question) => {
            let message = format!(
                "the question {} depends on the class, so it must come after all questions that decide it",
                names(service, &[question])
            );
            problems.add("content/felles/maal.toml", 0, message);
        }
    }
    problems
}

/// A case as a resident's answers in words.
fn case(service: &Service, answers: &crate::answers::Answers) -> String {
    let one = |(question, chosen): (QuestionIx, crate::answers::Chosen)| {
        let question = service.question(question)?;
        let labels: Vec<&str> = chosen
            .options()
            .filter_map(|option| question.options.get(option))
            .map(|option| option.label.as_str())
            .collect();
        Some(format!("«{}» {}", question.title.get(Voice::Du), labels.join(", ")))
    };
    answers.iter().filter_map(one).collect::<Vec<_>>().join(" · ")
}

fn names(service: &Service, questions: &[QuestionIx]) -> String {
    questions
        .iter()
        .filter_map(|question| service.question(*question))
        .map(|question| question.id.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}
