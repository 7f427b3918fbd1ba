//! What is missing on this machine, and how is it installed? Says one line per step and skips what is there.

use crate::process::{self, Done, cargo, find, output, program, read, root, run as call};
use crate::web_engine::WebEngine;
use std::path::PathBuf;
use std::process::Command;

/// Newer versions of trunk need a newer Rust.
const TRUNK: &str = "0.21.14";

/// Firefox's driver; Debian has none.
const GECKODRIVER: &str = "0.37.1";

/// `cargo xtask setup`: everything, the browser too.
pub fn run(args: &[String]) -> Done {
    process::only(args, &["--long"], &[])?;
    for_tests(args.iter().any(|arg| arg == "--long"))
}

/// Looks at the licences and origins of crates.
const CARGO_DENY: &str = "0.20.2";

/// What `build` and `serve` need.
pub fn for_build() -> Done {
    wasm_target()?;
    cargo_tool("trunk", TRUNK, &["--locked", "--no-default-features"])?;
    // Without --locked: the tool's own lock file may ask for crates that are not to be had.
    cargo_tool("wasm-bindgen-cli", &wasm_bindgen_version()?, &[])?;
    npm_packages()?;
    crates()?;
    standard_library()
}

/// What `test` needs: the same, the formatter, the linter, and a browser with its driver; for the long tier, a browser
/// of every engine.
pub fn for_tests(long: bool) -> Done {
    for_build()?;
    component("rustfmt", "fmt")?;
    component("clippy", "clippy")?;
    pdf_readers()?;
    browser(WebEngine::Chromium)?;
    if long {
        browser(WebEngine::Firefox)?;
        cargo_tool("geckodriver", GECKODRIVER, &["--locked"])?;
        browser(WebEngine::WebKit)?;
        web_servers()?;
        cargo_tool("cargo-deny", CARGO_DENY, &["--locked"])?;
    }
    Ok(())
}

fn step(text: &str) {
    println!("set-up: {text}");
}

fn wasm_target() -> Done {
    let folder = output(program("rustc").args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]));
    if folder.is_some_and(|folder| std::path::Path::new(&folder).is_dir()) {
        return Ok(());
    }
    step("adding the Rust target wasm32-unknown-unknown (seconds)");
    if find("rustup").is_none() {
        return Err("there is no rustup here to add the target wasm32-unknown-unknown with; \
            install rustup, or your system's package of that target"
            .into());
    }
    call(program("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// The standard library's source, which makes the app smaller; `None` where it is not installed.
pub fn std_source() -> Option<PathBuf> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    let library = PathBuf::from(sysroot).join("lib/rustlib/src/rust/library");
    library.join("Cargo.toml").is_file().then_some(library)
}

/// The source of the standard library, and the crates it is made with.
fn standard_library() -> Done {
    if std_source().is_none() {
        if find("rustup").is_none() {
            step("no rustup to fetch the standard library's source with: the app becomes a little larger");
            return Ok(());
        }
        step("adding the Rust component rust-src (seconds)");
        call(program("rustup").args(["component", "add", "rust-src"]))?;
    }
    let Some(library) = std_source() else { return Ok(()) };
    let fetch = |offline: &[&str]| {
        let mut fetch = cargo("fetch --quiet --locked --manifest-path");
        fetch.arg(library.join("Cargo.toml")).args(offline).env("RUSTC_BOOTSTRAP", "1");
        fetch
    };
    if output(&mut fetch(&["--offline"])).is_some() {
        return Ok(());
    }
    step("fetching the crates of the standard library (seconds)");
    call(&mut fetch(&[]))
}

fn component(name: &str, subcommand: &str) -> Done {
    if output(program("cargo").args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    step(&format!("adding the Rust component {name} (seconds)"));
    call(program("rustup").args(["component", "add", name]))
}

/// Installs a program from its source. Its own speed hardly matters and its compile time does, so it is not optimised.
fn cargo_tool(package: &str, version: &str, flags: &[&str]) -> Done {
    let name = package.trim_end_matches("-cli");
    let installed = output(program(name).arg("--version"));
    if installed.is_some_and(|line| line.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    step(&format!("compiling {package} {version} (some minutes, once)"));
    let mut install = program("cargo");
    install.args(["install", &format!("{package}@{version}"), "--force"]).args(flags);
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    install.env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    call(&mut install)
}

/// The crate and the program of wasm-bindgen must be of one version; Cargo.lock knows which.
fn wasm_bindgen_version() -> Done<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    let after = lock.split("name = \"wasm-bindgen\"\nversion = \"").nth(1);
    let version = after.and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| "Cargo.lock names no wasm-bindgen; run `cargo generate-lockfile`".into())
}

/// Installs what package-lock.json names. A copy of it inside node_modules tells whether that is done.
fn npm_packages() -> Done {
    let wanted = read(&root().join("package-lock.json"))?;
    let stamp = root().join("node_modules/.installed-lock.json");
    if read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if find("npm").is_none() {
        return Err("npm is missing; install Node.js 20 or newer with npm, then run the command again".into());
    }
    step("installing npm packages: wasm-opt, terser, axe-core, Designsystemet (seconds)");
    call(program("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    process::write(&stamp, wanted)
}

/// Trunk builds offline, so the crates must be here first.
fn crates() -> Done {
    if output(&mut cargo("fetch --quiet --offline")).is_some() {
        return Ok(());
    }
    step("fetching crates (seconds)");
    call(&mut cargo("fetch"))
}

fn browser(engine: WebEngine) -> Done {
    if engine.is_installed() {
        return Ok(());
    }
    debian(&format!("{} and what drives it", engine.name()), engine.programs(), engine.packages())
}

/// Programs by others that read our PDFs in the tests.
fn pdf_readers() -> Done {
    let programs = ["qpdf", "pdftoppm"];
    if programs.iter().all(|program| find(program).is_some()) {
        return Ok(());
    }
    debian("readers of PDF", &programs, "qpdf poppler-utils")
}

/// Web servers of the trade, to try `deploy/` with.
fn web_servers() -> Done {
    let programs = ["nginx", "caddy"];
    let brotli = std::path::Path::new("/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf");
    if brotli.is_file() && programs.iter().all(|program| find(program).is_some()) {
        return Ok(());
    }
    debian("web servers", &programs, "nginx libnginx-mod-http-brotli-static caddy")
}

/// Installs Debian's `packages`, which have these programs.
fn debian(name: &str, programs: &[&str], packages: &str) -> Done {
    let update = "apt-get -q update";
    let install = format!("apt-get -q install -y --no-install-recommends {packages}");
    if find("apt-get").is_none() {
        return Err(format!("for the tests {} must be on PATH ({name}); install them", programs.join(" and ")));
    }
    if output(Command::new("id").arg("-u")).as_deref() != Some("0") {
        return Err(format!("{name}: not all of it is here; run as root:\n\n    {update} && {install}\n"));
    }
    step(&format!("installing {name} with apt-get (a minute or two)"));
    call(&mut apt(update))?;
    call(&mut apt(&install))
}

fn apt(line: &str) -> Command {
    let mut words = line.split(' ');
    let mut command = program(words.next().unwrap_or_default());
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
