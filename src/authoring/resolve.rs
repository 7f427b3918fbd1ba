//! From files to a bundle: read, put together, decide every case.

use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::question_words::Asked;
use super::words::Words;
use super::{Compiled, form, place, raw, service, statements, used};
use crate::content::{Bundle, KEY_NAMES, Key, Language, QuestionIx, Service, Voice, Voiced};
use crate::diagram::build::{self, BuildError};
use crate::rules::Undecided;
use toml::Spanned;

/// Compiles one municipality in one language.
pub(super) fn compile(library: &Library, id: &str, language: Language) -> Result<Compiled, Diagnostics> {
    let mut problems = Diagnostics::default();
    let place_file = library.municipal::<raw::Place>(id, "sted.toml", &mut problems);
    let own = library.municipal::<raw::Service>(id, "stottekontakt.toml", &mut problems);
    let questions = library.municipal_if::<raw::Own>(id, "sporsmal.toml", &mut problems);
    let (Some(place_file), Some(own), Some(questions)) = (place_file, own, questions) else {
        return Err(problems.sorted());
    };
    let raw_place = &place_file.1;
    let mut open = |language| {
        let names = place::names(raw_place, library, language, &mut problems);
        Words::open(library, id, language, &raw_place.page_language, names, &mut problems)
    };
    let (words, words_nb) = (open(language), open(Language::Nb));
    let used = used::of(library, &own.1, &questions.1);
    let said = statements::resolve(library, &own, &used.basis, &words, &mut problems);
    place::check(id, &place_file, &said.ids, &mut problems);
    let place_basis = place::basis(raw_place);
    let read = service::resolve(library, (&own, &questions), &used, said, &words, &place_basis, &mut problems);
    let (asked, asking, mut service) = (read.asked, read.asking, read.service);
    let form = form::resolve(
        library,
        library.texts(language, "soknad"),
        library.texts(Language::Nb, "soknad"),
        &service.questions,
        &mut problems,
    );
    let on_paper = |asked: &Asked| (asked.raw.id.clone(), words_nb.question(asked, &mut Diagnostics::default()));
    let on_paper: Vec<_> = asked.iter().map(on_paper).collect();
    let paper = form::paper(library, &words_nb, &on_paper, &form, &mut problems);
    let texts = interface(raw_place, &words, &mut problems);
    let place = place::resolve(raw_place, &words);
    words.check_asked(&mut problems);
    problems.or(())?;
    let (interview, counts) = build::build(&service, &asking).map_err(|error| tell(&service, &own, error))?;
    service.interview = interview;
    Ok(Compiled { bundle: Bundle { language, texts, place, service, form, paper }, counts })
}

/// The interface's texts; where the service has a name of its own, the start page says so.
fn interface(place: &raw::Place, words: &Words, problems: &mut Diagnostics) -> Vec<Voiced> {
    let mut texts: Vec<Voiced> = KEY_NAMES.iter().map(|key| words.shared("ui", key, problems)).collect();
    if let Some(called) = place::called(place, words, problems)
        && let Some(what) = texts.get_mut(Key::StartWhat as usize)
    {
        *what = what.beside(" ", &called);
    }
    texts
}

/// A mistake in the rules, told with the lines of the rules concerned and the case in words.
fn tell(service: &Service, (file, own): &(Origin, raw::Service), error: BuildError) -> Diagnostics {
    let mut problems = Diagnostics::default();
    let line = |id: &str| {
        own.rule.iter().find(|rule| rule.get_ref().id == id).map_or(0, |rule: &Spanned<_>| file.line(rule.span().start))
    };
    match error {
        BuildError::Undecided(answers, Undecided::Gap) => {
            problems.add(
                &file.file,
                0,
                format!("no rule decides this case; add a [[rule]] for it, or widen one: {}", case(service, &answers)),
            );
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
