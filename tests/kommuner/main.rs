//! Invented municipalities of very different shape (`good/`), mistakes an editor may make (`bad/`), the shared
//! texts, and the content guide.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bad;
mod files;
mod good;
mod guide;
mod real;
mod shared_texts;
