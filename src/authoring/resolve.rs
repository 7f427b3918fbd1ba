//! From files to a bundle: read, put together, decide every case.

use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::question_words::Asked;
use super::statements::at;
use super::words::Words;
use super::{Compiled, form, look, place, raw, service, statements, used};
use crate::content::{Bundle, KEY_NAMES, Key, Language, QuestionIx, Service, Voiced};
use crate::diagram::build::{self, BuildError};
use crate::proof::{Places, one_class, words};

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
    place::check(id, &place_file, &said, &mut problems);
    let look = look::resolve(&place_file, &mut problems);
    let place_basis = place::basis(raw_place);
    let read = service::resolve(library, (&own, &questions), &used, said, &words, &place_basis, &mut problems);
    let (asked, asking, mut service) = (read.asked, read.asking, read.service);
    let form = form::resolve(library, &words, &service, &mut problems);
    let on_paper = |asked: &Asked| (asked.raw.id.clone(), words_nb.question(asked, &mut Diagnostics::default()));
    let on_paper: Vec<_> = asked.iter().map(on_paper).collect();
    let paper = form::paper(library, &words_nb, &on_paper, &form, &mut problems);
    let texts = interface(raw_place, &words, &mut problems);
    let place = place::resolve(raw_place, &words);
    words.check_asked(&mut problems);
    words.check_translated(&mut problems);
    problems.or(())?;
    let places = Places::of(&library.files_of(id));
    let (interview, counts) =
        build::build(&service, &asking).map_err(|error| tell(&service, &places, &own.0, &questions, &error))?;
    service.interview = interview;
    let bundle = Bundle { language, texts, place, service, form, paper };
    Ok(Compiled { bundle, counts, asking, places, look })
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

/// A mistake in the rules, told with the case in words; one that the place of an own question makes, at that question.
fn tell(
    service: &Service,
    places: &Places,
    file: &Origin,
    (questions_file, questions): &(Origin, raw::Own),
    error: &BuildError,
) -> Diagnostics {
    let late = |question: QuestionIx| {
        let mut own = questions.question.iter();
        own.find(|own| service.question_by_id(&own.get_ref().id).is_some_and(|(position, _)| position > question))
    };
    match error {
        BuildError::TooEarly(question) => {
            let Some(own) = late(*question) else { return one_class::told(service, places, &file.file, error) };
            let mut problems = Diagnostics::default();
            let message = format!(
                "\"{}\" decides, so it must come before \"{}\", which is asked only after some answers; change `after`",
                own.get_ref().id,
                words::questions(service, [*question])
            );
            at(questions_file, own).tell_key("after", message, &mut problems);
            problems
        }
        _ => one_class::told(service, places, &file.file, error),
    }
}
