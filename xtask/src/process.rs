//! How are other programs called, and where is everything?

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a step returns: nothing, or a message that names the place and the mend.
pub type Done<T = ()> = Result<T, String>;

/// The root folder of the repository.
pub fn root() -> PathBuf {
    // Cargo sets the variable at run time too; the compiled-in value serves when the binary is run by itself.
    let xtask = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let xtask = PathBuf::from(xtask);
    xtask.parent().map(Path::to_path_buf).unwrap_or(xtask)
}

/// The folder with the finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// A program, run in the repository's root, that finds our own tools first: those of npm (wasm-opt, terser), then
/// those of `cargo install`.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root()).env("PATH", path());
    command
}

fn path() -> OsString {
    let mut folders = vec![root().join("node_modules/.bin"), cargo_home().join("bin")];
    if let Some(path) = std::env::var_os("PATH") {
        folders.extend(std::env::split_paths(&path));
    }
    std::env::join_paths(folders).unwrap_or_default()
}

/// Cargo's own folder: `$CARGO_HOME`, else `~/.cargo`.
pub fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo"))
}

/// Cargo, with the arguments separated by spaces.
pub fn cargo(args: &str) -> Command {
    let mut command = program("cargo");
    command.args(args.split(' '));
    command
}

/// Runs to the end with the output on the screen.
pub fn run(command: &mut Command) -> Done {
    let shown = show(command);
    let status = command.status().map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status}); its messages are above")) }
}

/// Runs silently and returns what it printed; `None` if it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The full path of a program, if there is one.
pub fn find(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&path()).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Reads a text file; the message names it.
pub fn read(file: &Path) -> Done<String> {
    std::fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

/// Writes a file; the message names it.
pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Done {
    std::fs::write(file, content).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

/// All files below a folder, sorted.
pub fn files_below(folder: &Path) -> Done<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("cannot read {}: {error}", folder.display()))?.path();
        if path.is_dir() { files.extend(files_below(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}

/// The value after `--name`, if given.
pub fn option<'a>(args: &'a [String], name: &str) -> Done<Option<&'a str>> {
    let Some(at) = args.iter().position(|arg| arg == name) else {
        return Ok(None);
    };
    match args.get(at + 1) {
        Some(value) => Ok(Some(value)),
        None => Err(format!("`{name}` needs a value after it")),
    }
}

/// How many of something, from 1: the number after `--name`, or `usual` if it is not given.
pub fn count(args: &[String], name: &str, usual: u32) -> Done<u32> {
    let Some(told) = option(args, name)? else { return Ok(usual) };
    let number = told.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("`{name} {told}`: expected a whole number from 1"))
}

/// Where on its server the site lies: `--sub-path`, or the top.
pub fn sub_path(args: &[String]) -> Done<&str> {
    let base = option(args, "--sub-path")?.unwrap_or("/");
    if base.starts_with('/') && base.ends_with('/') {
        Ok(base)
    } else {
        Err(format!("`--sub-path {base}`: a sub-path starts and ends with a slash"))
    }
}

/// Refuses arguments that no one reads. `flags` stand alone, `options` take a value.
pub fn only(args: &[String], flags: &[&str], options: &[&str]) -> Done {
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        if options.contains(&arg.as_str()) {
            rest.next();
        } else if !flags.contains(&arg.as_str()) {
            let known = [flags, options].concat().join(", ");
            return Err(format!(
                "`{arg}` is not known here; known: {}",
                if known.is_empty() { "nothing" } else { &known }
            ));
        }
    }
    Ok(())
}

/// A port that nobody uses at this moment.
pub fn free_port() -> Done<u16> {
    let address = std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}
