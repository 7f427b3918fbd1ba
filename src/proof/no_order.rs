//! Point 4: the outcome depends neither on the order of answering nor on any answer that was not asked.
//!
//! Answers are a map: given last to first they are the same answers. To each path every other question is answered
//! besides, in as many ways that each of its answers is among them once, and the way through stays the same.

use super::Subject;
use super::paths::Path;
use crate::answers::Answers;
use crate::content::Service;
use crate::diagram::branches::{answer, width};
use crate::explain::Explanation;
use crate::interview::{Step, standing};

/// Tells of the shortest path whose outcome, or whose explanation by `explain`, turns on anything else.
///
/// `explained` are the explanations of the paths by themselves.
pub fn prove(
    subject: &mut Subject,
    paths: &[Path],
    explained: &[Option<Explanation>],
    explain: &impl Fn(&Service, &Answers) -> Option<Explanation>,
) {
    let service = subject.service();
    let ways = ways_to_answer_everything(service);
    let turns = paths.iter().zip(explained).find(|(path, alone)| {
        let stands = standing(service, &path.answers);
        let walked = stands.asked == path.asked() && stands.step == Step::Done(path.end);
        let same_way = |more: &Answers| standing(service, &with_more(&path.answers, more)) == stands;
        // What is explained are the answers on the way: with the way the same, two ways to answer more tell enough.
        let same = |more: &Answers| explain(service, &with_more(&path.answers, more)) == **alone;
        !(walked
            && backwards(&path.answers) == path.answers
            && ways.iter().all(same_way)
            && ways.first().into_iter().chain(ways.last()).all(same))
    });
    if let Some((path, _)) = turns {
        let message =
            format!("the outcome depends on an answer that was not asked, or on the order: {}", path.words(service));
        subject.tell_of_whole(message);
    }
}

/// The same answers, given last to first.
fn backwards(answers: &Answers) -> Answers {
    let given: Vec<_> = answers.iter().collect();
    let mut backwards = Answers::default();
    given.into_iter().rev().for_each(|(question, chosen)| backwards.set(question, chosen));
    backwards
}

/// As many ways to answer every question as it takes for each answer to be among them.
fn ways_to_answer_everything(service: &Service) -> Vec<Answers> {
    let most = service.questions.iter().map(width).max().unwrap_or(0);
    let answered = |way: usize| {
        let mut answers = Answers::default();
        for (position, question) in service.questions() {
            if let Some(chosen) = answer(service, position, way % width(question).max(1)) {
                answers.set(position, chosen);
            }
        }
        answers
    };
    (0..most).map(answered).collect()
}

/// The same answers, and of `more` those to every other question.
fn with_more(answers: &Answers, more: &Answers) -> Answers {
    let mut all = more.clone();
    answers.iter().for_each(|(question, chosen)| all.set(question, chosen));
    all
}
