//! The app: one state with its actions, and a view of it for each screen. It decides nothing.

mod action;
pub mod address;
pub mod blank_forms;
pub mod context;
mod costs;
mod deadline;
pub mod element;
pub mod form_fields;
pub mod keeping;
pub mod paper;
mod pdf;
mod root;
mod screen;
pub mod screens;
pub mod shell;
#[cfg(feature = "csr")]
pub mod start;
pub mod start_page;
pub mod state;
pub mod statement;

pub use root::{App, AppProps};
