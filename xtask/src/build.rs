//! How is `dist/` made? Trunk compiles the app and calls `pages`; then every file gets its compressed neighbours.

use crate::process::{self, Done, cargo_home, dist, output, program, root, run as call};
use crate::{compress, setup};

/// `cargo xtask build`.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    setup::for_build()?;
    let table = site()?;
    println!("{table}");
    println!("dist/ is ready for any static web server.");
    Ok(())
}

/// Builds `dist/` and returns the table of its files.
pub fn site() -> Done<String> {
    println!("build: compiling the app with trunk (a minute or two the first time)");
    let mut trunk = program("trunk");
    trunk.args(["build", "--release", "--offline"]);
    trunk.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        remapped_paths(),
    );
    // Some CI systems set it to `1`, which trunk refuses.
    trunk.env_remove("NO_COLOR");
    call(&mut trunk)?;
    println!("build: compressing");
    compress::beside(&dist())
}

/// Panic messages carry file paths into the wasm: the same names on every machine give the same bytes, and tell
/// nothing about the machine. Only for the wasm target, so that native builds share their artefacts with the tests.
fn remapped_paths() -> String {
    let mut flags = vec![format!("--remap-path-prefix={}=.", root().display())];
    if let Ok(registries) = std::fs::read_dir(cargo_home().join("registry/src")) {
        for registry in registries.flatten() {
            flags.push(format!(
                "--remap-path-prefix={}=crates",
                registry.path().display()
            ));
        }
    }
    if let Some(sysroot) = output(program("rustc").args(["--print", "sysroot"])) {
        flags.push(format!(
            "--remap-path-prefix={sysroot}/lib/rustlib/src/rust=rust"
        ));
    }
    // The variable separates flags with spaces: leave out what has one.
    flags.retain(|flag| !flag.contains(' '));
    flags.sort();
    flags.join(" ")
}
