//! Does the same commit give the same bytes anywhere? Builds a copy of it elsewhere and compares it with `dist/`.

use crate::process::{Done, cargo_home, dist, files_below, output, program, root, run as call};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The copy's path is longer than most, so that a path written into a file moves what comes after it.
const ELSEWHERE: &str = "stottekontaktsjekken-second-build/in/a/folder/of/another/length";

/// Builds the tracked files once more, from nothing, at another path; fails unless that gives `dist/` byte for byte,
/// compressed files included, or if a path of this machine stands in any file.
pub fn compare() -> Done<String> {
    let first = bytes_below(&dist())?;
    let folder = std::env::temp_dir().join(format!("{ELSEWHERE}-{}", std::process::id()));
    let made = second(&folder);
    let compared = made.and_then(|()| {
        let second = bytes_below(&folder.join("dist"))?;
        no_paths(&first, &places(&folder))?;
        match difference(&first, &second) {
            None => Ok(format!("{} files, the same bytes", first.len())),
            Some(difference) => Err(format!(
                "dist/ and the second build differ first in {difference}; if dist/ is older than the files, `cargo xtask build` first"
            )),
        }
    });
    // What is left behind in the temporary folder does no harm.
    let _ = std::fs::remove_dir_all(&folder);
    compared
}

/// The finished site, built in `folder` from a copy of the tracked files.
fn second(folder: &Path) -> Done {
    let listed = output(program("git").args(["ls-files", "-z"]));
    let listed = listed.ok_or("`git ls-files` must tell which files are tracked; is this a clone?")?;
    println!("second build: copying the tracked files to {}", folder.display());
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        copy(&root().join(name), &folder.join(name))?;
    }
    link(&root().join("node_modules"), &folder.join("node_modules"))?;
    println!("second build: building there from nothing (some minutes)");
    let mut build = program("cargo");
    build.args(["xtask", "build"]).current_dir(folder);
    // A folder of its own, whatever the first build uses: nothing of the one may get into the other.
    call(build.env("CARGO_TARGET_DIR", folder.join("target")))
}

fn copy(from: &Path, to: &Path) -> Done {
    let folder = to.parent().unwrap_or(to);
    let copied = std::fs::create_dir_all(folder).and_then(|()| std::fs::copy(from, to));
    copied.map(|_| ()).map_err(|error| format!("cannot copy {} to {}: {error}", from.display(), to.display()))
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Done {
    std::os::unix::fs::symlink(from, to).map_err(|error| format!("cannot link {}: {error}", to.display()))
}

/// Elsewhere the build installs its own.
#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Done {
    Ok(())
}

/// A file's name below its folder, and what is in it.
type Bytes = (PathBuf, Vec<u8>);

fn bytes_below(folder: &Path) -> Done<Vec<Bytes>> {
    let read = |file: PathBuf| {
        let bytes = std::fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        Ok((file.strip_prefix(folder).unwrap_or(&file).to_owned(), bytes))
    };
    files_below(folder)?.into_iter().map(read).collect()
}

/// The first file that one of them lacks or has otherwise, and where.
fn difference(first: &[Bytes], second: &[Bytes]) -> Option<String> {
    let names = |files: &[Bytes]| files.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
    let (ours, theirs) = (names(first), names(second));
    if let Some(name) = ours.symmetric_difference(&theirs).next() {
        let only = if ours.contains(name) { "dist/" } else { "the second build" };
        return Some(format!("{}: only {only} has it", name.display()));
    }
    let ((name, ours), (_, theirs)) = first.iter().zip(second).find(|(ours, theirs)| ours != theirs)?;
    let at = ours.iter().zip(theirs).position(|(ours, theirs)| ours != theirs);
    let at = at.unwrap_or(ours.len().min(theirs.len()));
    Some(format!("{}: {} and {} bytes, from byte {at} on", name.display(), ours.len(), theirs.len()))
}

/// The folders of this machine that no file may name: both builds', cargo's, Rust's, the user's, and the temporary one.
fn places(second: &Path) -> Vec<String> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let sysroot = output(program("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
    let known = [Some(root()), Some(second.to_owned()), Some(cargo_home()), sysroot, home, Some(std::env::temp_dir())];
    // The root of all files, as some users' home is, would be found in every address.
    let known = known.into_iter().flatten().filter(|place| place.components().count() > 1);
    known.map(|place| format!("{}{}", place.display(), std::path::MAIN_SEPARATOR)).collect()
}

fn no_paths(files: &[Bytes], places: &[String]) -> Done {
    for (name, bytes) in files {
        if let Some(place) = places.iter().find(|place| holds(bytes, place.as_bytes())) {
            return Err(format!("dist/{} names {place}, a folder of this machine", name.display()));
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    !words.is_empty() && bytes.windows(words.len()).any(|window| window == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(contents: &[(&str, &str)]) -> Vec<Bytes> {
        contents.iter().map(|(name, content)| (PathBuf::from(name), content.as_bytes().to_vec())).collect()
    }

    #[test]
    fn the_first_file_that_differs_is_named() {
        let first = files(&[("a", "same"), ("b", "one"), ("c", "x")]);
        assert_eq!(difference(&first, &first), None);
        let other = files(&[("a", "same"), ("b", "only"), ("c", "y")]);
        assert_eq!(difference(&first, &other).as_deref(), Some("b: 3 and 4 bytes, from byte 1 on"));
    }

    #[test]
    fn a_file_that_one_build_lacks_is_named() {
        let (more, fewer) = (files(&[("a", ""), ("b", "")]), files(&[("a", "")]));
        assert_eq!(difference(&more, &fewer).as_deref(), Some("b: only dist/ has it"));
        assert_eq!(difference(&fewer, &more).as_deref(), Some("b: only the second build has it"));
    }

    #[test]
    fn a_folder_of_this_machine_in_a_file_is_refused() {
        let places = ["/home/kari/".to_owned()];
        assert_eq!(no_paths(&files(&[("a.js", "src/a.rs"), ("b", "/home/other/")]), &places), Ok(()));
        let told = no_paths(&files(&[("a.js", "at /home/kari/site/src/a.rs")]), &places).err();
        assert_eq!(told.as_deref(), Some("dist/a.js names /home/kari/, a folder of this machine"));
    }
}
