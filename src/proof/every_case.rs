//! Points 1 and 6, case by case: the outcome a resident is shown is the one the rules give, and it is a single one
//! unless an answer is unsure; a negative class is shown only when every closing of the unsure answers gives it.

use super::table::Table;
use super::words;
use crate::content::{Class, Service};
use crate::diagram::Next;

/// How often each class is shown, in the order of [`Class::ALL`], and each conclusion drawn in a definite case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Cases of definite answers by class.
    pub definite: [u64; 4],
    /// All cases by the class shown, unsure answers included.
    pub all: [u64; 4],
    /// Cases of definite answers by conclusion.
    pub conclusions: Vec<u64>,
}

/// What is wrong with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    NoSingleConclusion,
    OtherThanShown,
    NegativeThoughOpen,
}

/// Compares every case of `table` with what the interview shows, and counts the outcomes.
///
/// # Errors
/// The first case that fails, in words.
pub fn prove(service: &Service, table: &Table) -> Result<Outcomes, String> {
    let mut outcomes = Outcomes { conclusions: vec![0; service.conclusions.len()], ..Outcomes::default() };
    let members = Class::ALL.map(|class| members(service, class));
    let mut by_question = vec![None; service.questions.len()];
    let mut failed = None;
    table.each(&mut |position, taken| {
        let Some(end) = table.ends.get(position).copied() else { return };
        for (variable, branch) in table.cases.variables.iter().zip(taken) {
            if let Some(slot) = by_question.get_mut(usize::from(variable.question.0)) {
                *slot = Some(usize::from(*branch));
            }
        }
        let definite = table.is_definite(taken);
        let shown = service.shown_class(end);
        let outside = Class::ALL.iter().zip(members).any(|(class, members)| *class == shown && end.0 & !members != 0);
        let negative = matches!(shown, Class::Elsewhere | Class::Unlikely);
        let wrong = match () {
            () if definite && end.single().is_none() => Some(Wrong::NoSingleConclusion),
            () if !shows(service, service.interview.root, &by_question, Next::End(end)) => Some(Wrong::OtherThanShown),
            () if negative && outside => Some(Wrong::NegativeThoughOpen),
            () => None,
        };
        if failed.is_none() {
            failed = wrong.map(|wrong| (position, wrong));
        }
        count(&mut outcomes, definite, shown, end.single().map(|one| usize::from(one.0)));
    });
    match failed {
        None => Ok(outcomes),
        Some((position, wrong)) => Err(told(service, table, position, wrong)),
    }
}

/// The conclusions of a class, as bits.
fn members(service: &Service, class: Class) -> u64 {
    let of_class = service.conclusions.iter().enumerate().filter(|(_, conclusion)| conclusion.class == class);
    of_class.fold(0, |bits, (position, _)| bits | 1 << (position & 63))
}

/// Whether the interview leads to `end` with these branches, whatever is answered to questions without one.
fn shows(service: &Service, from: Next, taken: &[Option<usize>], end: Next) -> bool {
    let Some(node) = service.interview.node(from) else { return from == end };
    match (node.branches.as_slice(), taken.get(usize::from(node.question.0))) {
        ([only], _) => shows(service, *only, taken, end),
        (branches, Some(Some(branch))) => branches.get(*branch).is_some_and(|next| shows(service, *next, taken, end)),
        (branches, _) => branches.iter().all(|next| shows(service, *next, taken, end)),
    }
}

fn count(outcomes: &mut Outcomes, definite: bool, shown: Class, conclusion: Option<usize>) {
    let add = |counts: &mut [u64], position: usize| {
        if let Some(count) = counts.get_mut(position) {
            *count += 1;
        }
    };
    add(&mut outcomes.all, shown as usize);
    if definite {
        add(&mut outcomes.definite, shown as usize);
        add(&mut outcomes.conclusions, conclusion.unwrap_or(usize::MAX));
    }
}

fn told(service: &Service, table: &Table, failed: usize, wrong: Wrong) -> String {
    let mut case = String::new();
    table.each(&mut |position, taken| {
        if position == failed {
            case = words::case(service, &table.answers(service, taken));
        }
    });
    match wrong {
        Wrong::NoSingleConclusion => format!("a definite case has no single conclusion: {case}"),
        Wrong::OtherThanShown => format!("the interview shows another outcome than the rules give: {case}"),
        Wrong::NegativeThoughOpen => {
            format!("a negative class is shown though unsure answers leave others open: {case}")
        }
    }
}
