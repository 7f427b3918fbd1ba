//! Støttekontaktsjekken: a self-service checker that runs entirely in the resident's browser.
//!
//! Data flows one way: [`content`] → [`rules`] → [`diagram`] → [`interview`] → the app → the document.
//! `rules` never sees a screen; the app never decides anything.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod answers;
pub mod application;
pub mod calendar;
pub mod content;
pub mod diagram;
pub mod document;
pub mod explain;
pub mod identity;
pub mod interview;
pub mod kept;
pub mod rules;
pub mod wire;

#[cfg(feature = "authoring")]
pub mod authoring;
#[cfg(feature = "authoring")]
pub mod proof;
#[cfg(feature = "authoring")]
pub mod summary;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod browser;
