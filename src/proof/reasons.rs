//! Point 8: the reasons shown are sufficient and smallest. «Dette avgjorde» is the first of the smallest sets of
//! answers that force the class; every rule shown as a reason draws what is shown.
//!
//! Found another way than [`crate::explain`] does: each way to another class differs from the path in some answers,
//! and a set forces the class when it has one of them for every such way.

use super::Subject;
use super::paths::Path;
use crate::content::{Class, QuestionIx, Service};
use crate::diagram::Next;
use crate::explain::Explanation;
use crate::rules::{Met, holds};
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

/// Tells of the shortest path whose reasons are too few, too many or beside the point.
pub fn prove(subject: &mut Subject, paths: &[Path], explained: &[Option<Explanation>]) {
    let service = subject.service();
    let longest = paths.iter().map(|path| path.taken.len()).max().unwrap_or(0);
    let sets: Vec<_> = (0..=longest).map(|size| LazyCell::new(move || sets(longest, size, 0))).collect();
    let mut reached = HashMap::new();
    classes(service, service.interview.root, &mut reached);
    let smallest_first = || sets.iter().flat_map(|of_size| of_size.iter().copied());
    let wrong = paths.iter().zip(explained).find_map(|(path, found)| {
        let found = found.as_ref()?;
        let smallest = smallest(path, &differences(service, path, found.class, &reached), smallest_first());
        let ids = |set: &[QuestionIx]| super::words::questions(service, set.iter().copied());
        if found.deciding != smallest {
            let message =
                format!("[{}] is shown as deciding, but [{}] is the smallest", ids(&found.deciding), ids(&smallest));
            return Some((path, message));
        }
        let beside = found.rules.iter().filter_map(|rule| service.rules.get(usize::from(rule.0))).find(|rule| {
            let drawn = found.conclusions.iter().any(|conclusion| conclusion == rule.conclusion);
            !drawn || holds(service, &path.answers, &rule.when) == Met::No
        });
        beside.map(|rule| (path, format!("the rule \"{}\" is shown as a reason, but does not hold", rule.id)))
    });
    if let Some((path, message)) = wrong {
        subject.tell_of_whole(format!("{message}: {}", path.words(service)));
    }
}

/// The first of the smallest sets of answers on the path that have an answer of each of `apart`.
///
/// `sets` are all sets of answers as bits, smallest first.
fn smallest(path: &Path, apart: &[u32], mut sets: impl Iterator<Item = u32>) -> Vec<QuestionIx> {
    let set = sets.find(|set| apart.iter().all(|apart| apart & set != 0)).unwrap_or(u32::MAX);
    let of_set = path.taken.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
    of_set.map(|(_, (question, _))| *question).collect()
}

/// All sets of `size` of the numbers from `from` to `end`, as bits: earlier is the one whose first member is, then the
/// one whose second is.
fn sets(end: usize, size: usize, from: usize) -> Vec<u32> {
    if size == 0 {
        return vec![0];
    }
    (from..end)
        .flat_map(|first| sets(end, size - 1, first + 1).into_iter().map(move |rest| rest | 1 << first))
        .collect()
}

/// The classes that each step of the interview can still lead to, as bits.
type Reached = HashMap<Next, u8>;

fn classes(service: &Service, from: Next, reached: &mut Reached) -> u8 {
    if let Some(known) = reached.get(&from) {
        return *known;
    }
    let found = match (from, service.interview.node(from)) {
        (Next::End(end), _) => 1 << service.shown_class(end) as u8,
        (_, Some(node)) => node.branches.iter().fold(0, |all, next| all | classes(service, *next, reached)),
        (_, None) => 0,
    };
    reached.insert(from, found);
    found
}

/// For the ways to other classes: the answers of the path, as bits, in which each differs from it.
fn differences(service: &Service, path: &Path, class: Class, reached: &Reached) -> Vec<u32> {
    let mut search = Search { service, path, class, reached, seen: HashSet::new(), found: Vec::new() };
    search.from(service.interview.root, 0);
    search.found
}

struct Search<'p> {
    service: &'p Service,
    path: &'p Path,
    class: Class,
    reached: &'p Reached,
    seen: HashSet<(Next, u32)>,
    found: Vec<u32>,
}

impl Search<'_> {
    fn from(&mut self, next: Next, apart: u32) {
        if self.reached.get(&next) == Some(&(1 << self.class as u8)) {
            return;
        }
        // What differs in more answers than a way already found is forced whenever that one is.
        if self.found.iter().any(|found| found & !apart == 0) || !self.seen.insert((next, apart)) {
            return;
        }
        let Some(node) = self.service.interview.node(next) else { return self.found.push(apart) };
        let mut taken = self.path.taken.iter().enumerate().map(|(at, (question, branch))| (*question, at, *branch));
        // Where every answer leads to the same place, no answer makes a difference.
        let own = taken.find(|(question, ..)| *question == node.question && node.branches.len() > 1);
        // The path's own branch first: the fewer differences, the sooner others are left out.
        let branches = node.branches.iter().copied().enumerate();
        let (same, other): (Vec<_>, Vec<_>) =
            branches.partition(|(branch, _)| own.is_none_or(|(.., own)| own == *branch));
        same.into_iter().for_each(|(_, next)| self.from(next, apart));
        let differs = own.map_or(0, |(_, at, _)| 1 << at);
        other.into_iter().for_each(|(_, next)| self.from(next, apart | differs));
    }
}
