//! What happens in trunk's staging folder before it becomes `dist/`? Called by the hook in Trunk.toml, so that
//! `trunk serve` gives the same pages as `cargo xtask build`.

use crate::process::{self, Done, cargo, files_below, find, program, run as call};
use std::path::{Path, PathBuf};

/// `cargo xtask pages`: shrink the JavaScript glue, then let the crate's own `pages` program write every page.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("this command is for trunk's hook; you may want `cargo xtask build`")?;
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        shrink_glue(&staging)?;
    }
    let mut pages = cargo("run --quiet --bin pages --no-default-features --features authoring,ssr --");
    call(pages.arg(&staging))
}

/// wasm-bindgen writes its glue with comments and long names: minifying it halves it, and saves a quarter after
/// compression. Only that file: scripts of our own are short and stay as written.
fn shrink_glue(staging: &Path) -> Done {
    if find("terser").is_none() {
        println!("pages: terser is not installed (`cargo xtask setup`), the JavaScript stays as it is");
        return Ok(());
    }
    for wasm in files_below(staging)? {
        let Some(stem) = wasm.to_string_lossy().strip_suffix("_bg.wasm").map(str::to_owned) else {
            continue;
        };
        let glue = PathBuf::from(format!("{stem}.js"));
        if glue.is_file() {
            let mut terser = program("terser");
            terser.args(["--module", "--mangle", "--compress", "passes=2,ecma=2020", "--output"]);
            call(terser.arg(&glue).arg("--").arg(&glue))?;
        }
    }
    Ok(())
}
