//! What municipalities say, as types: the compiled form of `content/` that a bundle carries.

mod bundle;
mod form;
mod place;
mod positions;
mod question;
mod service;
mod statement;
mod text;

#[cfg(feature = "authoring")]
pub use bundle::encode;
pub use bundle::{BundleError, FORMAT, decode, decode_later};
pub use form::*;
pub use place::*;
pub use positions::*;
pub use question::*;
pub use service::*;
pub use statement::*;
pub use text::*;
