//! `content/<municipality>/summary.md`: what the rules mean, on a page that a case-worker reads in five minutes.
//!
//! Native only. The page is computed from the rules, so it changes when the meaning does and not when the files do;
//! its fixed words and its order stand in `content/tekster/nb/sammendrag.md`.

mod conditions;
mod decisions;
mod grid;
mod page;
mod paths;
mod product;
mod table;
mod wishes;
mod word_list;

pub use decisions::{Decisions, Outcome, Step, Way};
pub use grid::{Cell, Cube, Grid};
pub use page::{FILE, page};
pub use paths::{ByEnd, Paths, paths};
pub use product::factors;
pub use table::{About, End, Table, Value, Variable};
pub use wishes::{Mix, mixes};
pub use word_list::word_list;
