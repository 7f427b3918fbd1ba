//! Proving, by enumeration, that every resident gets one explained outcome. Native only.
//!
//! Eight points, each in a file of its own that says what exactly is proved; [`municipality`] proves them all. A point
//! that fails is told with file, line, and the smallest counter-example as a resident's answers.
//!
//! | | point | where |
//! |---|---|---|
//! | 1 | every case has exactly one class | [`one_class`] for the rules, [`every_case`] for what is shown |
//! | 2 | every path ends, with a reason and a next step | [`paths_end`] |
//! | 3 | everything can be reached and can matter | [`all_matters`], [`shared`] |
//! | 4 | no outcome depends on order, or on what was not asked | [`no_order`] |
//! | 5 | «høyst n igjen» never rises | [`falling`] |
//! | 6 | «du kan søke likevel»; negative on definite answers alone | [`soft`], [`every_case`] |
//! | 7 | every topic and text, and none of another municipality | [`own_words`], and reading itself |
//! | 8 | reasons are sufficient and smallest | [`reasons`] |

pub mod all_matters;
pub mod every_case;
pub mod falling;
mod files;
pub mod no_order;
pub mod one_class;
pub mod own_words;
pub mod paths;
pub mod paths_end;
mod places;
pub mod reasons;
pub mod shared;
pub mod soft;
pub mod table;
pub mod words;

pub use every_case::Outcomes;
pub use places::{Entry, Places};

use crate::authoring::{Compiled, Diagnostics, Origin};
use crate::content::{Bundle, Place, Service};
use crate::diagram::build::Asking;
use crate::explain::{Explanation, explain};
use std::time::{Duration, Instant};
use table::Table;

/// What is being proved of, and what has been found wrong.
pub struct Subject<'c> {
    /// The municipality in one language.
    pub bundle: &'c Bundle,
    /// The goals that only ask.
    pub asking: &'c [Asking],
    /// Where its entries stand.
    pub places: &'c Places,
    /// What has been found wrong.
    pub problems: Diagnostics,
}

impl<'c> Subject<'c> {
    /// A compiled municipality, nothing wrong yet.
    pub fn of(made: &'c Compiled) -> Self {
        Subject { bundle: &made.bundle, asking: &made.asking, places: &made.places, problems: Diagnostics::default() }
    }

    /// Its service.
    pub fn service(&self) -> &'c Service {
        &self.bundle.service
    }

    /// Tells of something wrong with the entry of this kind and id.
    pub fn tell(&mut self, kind: &str, id: &str, message: impl Into<String>) {
        match self.places.find(kind, id) {
            Some(entry) => self.problems.add(&entry.file, entry.line, message),
            None => self.tell_of_whole(message),
        }
    }

    /// Tells of something wrong with no single entry.
    pub fn tell_of_whole(&mut self, message: impl Into<String>) {
        self.problems.add(self.places.folder(), 0, message);
    }
}

/// What was proved, counted and timed.
#[derive(Clone, Debug)]
pub struct Proved {
    /// Complete cases, unsure answers included.
    pub cases: u64,
    /// Those of definite answers alone.
    pub definite: u64,
    /// How often each outcome occurs.
    pub outcomes: Outcomes,
    /// Ways through the interview.
    pub paths: usize,
    /// Questions on the shortest.
    pub shortest: usize,
    /// Questions on the longest.
    pub longest: usize,
    /// How long deciding every case took, and comparing it with what is shown: points 1 and 6.
    pub cases_took: Duration,
    /// How long the other points took.
    pub rest_took: Duration,
    /// What is wrong; empty when everything is proved.
    pub problems: Diagnostics,
}

/// Proves every point of a municipality whose folder holds `files`, beside the municipalities `others`.
///
/// Point 1 begins with [`crate::authoring::compile`]: rules with a gap or an overlap have no diagram to get here with.
pub fn municipality(made: &Compiled, files: &[Origin], others: &[Place]) -> Proved {
    let mut subject = Subject::of(made);
    let service = subject.service();
    let mut outcomes = Outcomes::default();
    let (mut cases, mut definite) = (0, 0);
    let began = Instant::now();
    match Table::empty(service) {
        Err(error) => subject.problems = one_class::told(service, subject.places, subject.places.folder(), &error),
        Ok(mut table) => {
            table.fill(service);
            (cases, definite) = (table.cases.all(), table.cases.definite());
            match every_case::prove(service, &table) {
                Ok(counted) => outcomes = counted,
                Err(message) => subject.tell_of_whole(message),
            }
        }
    }
    let cases_took = began.elapsed();
    let began = Instant::now();
    let paths = paths::all(service);
    let explained: Vec<Option<Explanation>> = paths.iter().map(|path| explain(service, &path.answers)).collect();
    paths_end::prove(&mut subject, &paths, &explained);
    all_matters::prove(&mut subject);
    no_order::prove(&mut subject, &paths, &explained, &explain);
    falling::prove(&mut subject);
    soft::prove(&mut subject);
    own_words::prove(files, others, &mut subject.problems);
    reasons::prove(&mut subject, &paths, &explained);
    Proved {
        cases,
        definite,
        outcomes,
        paths: paths.len(),
        shortest: paths.first().map_or(0, |path| path.taken.len()),
        longest: paths.last().map_or(0, |path| path.taken.len()),
        cases_took,
        rest_took: began.elapsed(),
        problems: subject.problems,
    }
}

/// The point that turns on the interface's words, for a bundle in another language: 6.
pub fn language(made: &Compiled) -> Diagnostics {
    let mut subject = Subject::of(made);
    soft::prove(&mut subject);
    subject.problems
}
