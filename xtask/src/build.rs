//! How is `dist/` made? Trunk compiles the app and calls `pages`; then every file gets its compressed neighbours.
//!
//! `dist/` holds one version alone. `deploy/publish.sh` leaves the files of the version before where they are for thirty
//! days: a page that was opened before still names them, and not every browser keeps them itself.

use crate::process::{self, Done, cargo_home, dist, output, program, root, run as call};
use crate::{compress, content, deploy, setup};
use std::process::Command;

/// `cargo xtask build`.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &["--sub-path"])?;
    let base = process::sub_path(args)?;
    setup::for_build()?;
    let table = site_at(base)?;
    println!("{table}");
    println!("dist/ is ready for any static web server.");
    Ok(())
}

/// Builds `dist/` for the top of a server and returns the table of its files.
pub fn site() -> Done<String> {
    site_at("/")
}

/// The same for a folder of a server. Only the page for addresses that do not exist turns on it: shown at any depth,
/// it cannot find the rest of the site by relative addresses, as all other pages do.
pub fn site_at(base: &str) -> Done<String> {
    println!("build: compiling the app with trunk (a minute or two the first time)");
    let mut trunk = program("trunk");
    trunk.args(["build", "--release", "--offline"]);
    let mut flags = remapped_paths();
    if setup::std_source().is_some() {
        smallest_std(&mut trunk, &mut flags);
    }
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    if let Some(folder) = content::chosen() {
        trunk.env(content::FOLDER, folder);
    }
    // Some CI systems set it to `1`, which trunk refuses.
    trunk.env_remove("NO_COLOR");
    trunk.env("STK_SUB_PATH", base);
    call(&mut trunk)?;
    deploy::beside(&dist(), base)?;
    println!("build: compressing");
    compress::beside(&dist())
}

/// Compiles the standard library with the app, for size and without panic messages: a panic only stops the
/// program, which static/boot.js picks up. Measured: 118 KB of brotli became 104. Trunk.toml takes these variables
/// away again before it calls a native program.
fn smallest_std(trunk: &mut Command, flags: &mut String) {
    trunk.env("RUSTC_BOOTSTRAP", "1");
    trunk.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    trunk.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    flags.push_str(" -Zunstable-options -Cpanic=immediate-abort");
}

/// Panic messages carry file paths into the wasm: the same names on every machine give the same bytes, and tell
/// nothing about the machine. Only for the wasm target, so that native builds share their artefacts with the tests.
fn remapped_paths() -> String {
    let mut flags = vec![format!("--remap-path-prefix={}=.", root().display())];
    if let Ok(registries) = std::fs::read_dir(cargo_home().join("registry/src")) {
        for registry in registries.flatten() {
            flags.push(format!("--remap-path-prefix={}=crates", registry.path().display()));
        }
    }
    if let Some(sysroot) = output(program("rustc").args(["--print", "sysroot"])) {
        flags.push(format!("--remap-path-prefix={sysroot}/lib/rustlib/src/rust=rust"));
    }
    // The variable separates flags with spaces: leave out what has one.
    flags.retain(|flag| !flag.contains(' '));
    flags.sort();
    flags.join(" ")
}
