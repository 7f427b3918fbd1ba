//! What happens in trunk's staging folder before it becomes `dist/`? Called by the hook in Trunk.toml, so that
//! `trunk serve` gives the same pages as `cargo xtask build`.

use crate::glue;
use crate::process::{self, Done, cargo, run as call};
use std::path::PathBuf;

/// `cargo xtask pages`: shrink the JavaScript glue, then let the crate's own `pages` program write every page.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("this command is for trunk's hook; you may want `cargo xtask build`")?;
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        glue::shrink(&staging)?;
    }
    let mut pages = cargo("run --quiet --bin pages --no-default-features --features authoring,ssr --");
    call(pages.arg(&staging))
}
