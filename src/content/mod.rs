//! What municipalities say, as types: the compiled form of `content/` that a bundle carries.

mod bundle;
mod form;
mod model;
mod text;

pub use bundle::{BundleError, FORMAT, decode};
#[cfg(feature = "authoring")]
pub use bundle::encode;
pub use form::*;
pub use model::*;
pub use text::*;
