//! The content files as an editor writes them. What each field means is told in [`crate::content`].

mod place;
mod service;
mod vocabulary;

pub use super::form::Form;
pub use place::*;
pub use service::*;
pub use vocabulary::*;

use toml::Spanned;

/// A list of tables, each with its place in the file.
pub type List<T> = Vec<Spanned<T>>;
