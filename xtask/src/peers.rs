//! What do benches compare us with? Programs by others, fetched from npm into `target/`, and no part of the site.

use crate::process::{Done, program, root, run as call, write};
use crate::{build, compress, setup};
use std::path::{Path, PathBuf};

/// Builds the site that is measured, unless `args` say that it is there.
pub fn site(args: &[String]) -> Done {
    if args.iter().any(|arg| arg == "--no-build") {
        return Ok(());
    }
    setup::for_tests(false)?;
    build::site().map(drop)
}

/// Where a bench keeps what it compares.
pub struct Folders {
    /// The npm packages.
    pub packages: PathBuf,
    /// What is served to the browser.
    pub site: PathBuf,
}

/// Fetches `packages` for the bench called `name`.
pub fn fetch(name: &str, packages: &[&str]) -> Done<Folders> {
    let folder = root().join("target").join(name);
    let site = folder.join("site");
    std::fs::create_dir_all(&site).map_err(|error| format!("cannot make {}: {error}", site.display()))?;
    write(&folder.join("package.json"), "{ \"private\": true }\n")?;
    install(&folder, packages)?;
    Ok(Folders { packages: folder.join("node_modules"), site })
}

/// Installs what the `package.json` in `folder` names, and `packages`. By `install`: `ci` refuses a lock that lacks builds
/// for other machines, and not every registry tells of those.
pub fn install(folder: &Path, packages: &[&str]) -> Done {
    let mut npm = program("npm");
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund"]).args(packages);
    call(npm.current_dir(folder))
}

/// A file's size compressed, in bytes.
pub fn packed(file: &Path) -> Done<usize> {
    let bytes = std::fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    Ok(compress::brotli(&bytes)?.len())
}

/// Copies a file into the folder `to`, and gives its size compressed, in bytes.
pub fn copy_into(to: &Path, from: &Path) -> Done<usize> {
    copy(from, &to.join(from.file_name().unwrap_or_default()))
}

/// Copies a file, and gives its size compressed, in bytes.
pub fn copy(from: &Path, to: &Path) -> Done<usize> {
    std::fs::copy(from, to).map_err(|error| format!("cannot copy {}: {error}", from.display()))?;
    packed(to)
}
