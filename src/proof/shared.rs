//! Point 3, for what is shared: which question, fact, conclusion, law and text under `content/felles/`,
//! `content/norge/` and `content/tekster/` matters in some municipality; and no shared text names one.
//!
//! The vocabulary is kept wide enough for municipalities still to come, so what waits for one is told of, not refused.

use super::all_matters::facts_used;
use super::files::{Said, written};
use super::{Places, own_words, paths};
use crate::authoring::{Compiled, Diagnostics, Origin};
use crate::content::{Ground, Language, Place, Service, StatementIx};
use crate::diagram::Next;

/// Every shared entry and text that matters nowhere yet. `made` holds every municipality in every language.
pub fn waiting(files: &[Origin], made: &[Compiled]) -> Diagnostics {
    let mut problems = Diagnostics::default();
    let places = Places::of(files);
    for (kind, used) in [
        ("question", used(made, questions)),
        ("fact", made.iter().flat_map(facts).collect()),
        ("conclusion", used(made, conclusions)),
        ("law", used(made, laws)),
    ] {
        for entry in places.all(kind).filter(|entry| !used.contains(&entry.id)) {
            problems.add(&entry.file, entry.line, format!("the {kind} \"{}\" matters in no municipality", entry.id));
        }
    }
    texts(files, made, &mut problems);
    problems.sorted()
}

/// Tells of every shared text that names a municipality.
pub fn prove(files: &[Origin], made: &[Compiled]) -> Diagnostics {
    let mut problems = Diagnostics::default();
    let municipalities: Vec<Place> = made.iter().map(|one| one.bundle.place.clone()).collect();
    own_words::prove(files, &municipalities, &mut problems);
    problems
}

fn used(made: &[Compiled], of: impl Fn(&Service) -> Vec<String>) -> Vec<String> {
    made.iter().flat_map(|one| of(&one.bundle.service)).collect()
}

fn questions(service: &Service) -> Vec<String> {
    let asked = paths::asked(service);
    let on_request = service.follow_up.as_ref().map(|follow| follow.question);
    let met = service.questions().zip(asked).filter(|((at, _), asked)| *asked || on_request == Some(*at));
    met.map(|((_, question), _)| question.id.clone()).collect()
}

fn facts(made: &Compiled) -> Vec<String> {
    let goals = made.asking.iter().filter_map(|goal| goal.when.as_ref());
    facts_used(&made.bundle.service, goals).into_iter().map(|fact| fact.id.clone()).collect()
}

/// The conclusions whose words are some path's headline.
fn conclusions(service: &Service) -> Vec<String> {
    let ends = service.interview.nodes.iter().flat_map(|node| &node.branches);
    let headlines = ends.filter_map(|next| match next {
        Next::End(end) => crate::explain::headline(service, *end, service.shown_class(*end)),
        Next::Ask(_) => None,
    });
    headlines.filter_map(|headline| service.conclusion(headline)).map(|conclusion| conclusion.id.clone()).collect()
}

/// The laws that something rests on, or that stand beside a silence.
fn laws(service: &Service) -> Vec<String> {
    let silences = service.statements.iter().filter_map(|statement| match &statement.kind {
        Ground::Silence(law) => Some(law),
        _ => None,
    });
    let mut cited: Vec<StatementIx> =
        silences.flatten().chain(&service.complaint_law).chain(&service.card_law).copied().collect();
    cited.extend(service.rules.iter().flat_map(|rule| &rule.basis));
    cited.extend(service.questions.iter().flat_map(|question| &question.why_basis));
    cited.extend(service.wishes.iter().flat_map(|wish| &wish.basis));
    cited.extend(service.topics.iter().flat_map(|topic| &topic.basis));
    cited.extend(service.unasked.iter().flat_map(|unasked| &unasked.basis));
    cited.extend(service.follow_up.iter().flat_map(|follow| &follow.basis));
    cited.into_iter().filter_map(|law| service.statement(law)).map(|law| law.id.clone()).collect()
}

/// Every shared text comes into some bundle of its language.
fn texts(files: &[Origin], made: &[Compiled], problems: &mut Diagnostics) {
    for language in Language::ALL {
        let of_language = made.iter().filter(|one| one.bundle.language == language);
        let said: Vec<Said> = of_language.map(|one| Said::by(&one.bundle)).collect();
        let folder = format!("/tekster/{}/", language.tag());
        // What editors are told while they write goes into schemas, not into bundles.
        let residents = |file: &&Origin| file.file.contains(&folder) && !file.file.ends_with("/skjema.toml");
        for text in files.iter().filter(residents).flat_map(written) {
            if !said.iter().any(|said| said.has(&text.text)) {
                problems.add(&text.file, text.line, format!("the text `{}` matters in no municipality", text.key));
            }
        }
    }
}
