//! The browser engines that the journeys run in: what each needs on this machine, and how its driver is started.

use crate::process::{Done, find, free_port, root, write};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// An engine, by the browser that it is tried in here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebEngine {
    /// Every check of the CI.
    Chromium,
    /// `test --long`.
    Firefox,
    /// `test --long`; the small browser that comes with WebKitGTK.
    WebKit,
}

/// WebKit's browser takes its look from GTK: nothing moves, and the window can be as narrow as a phone.
const GTK: [(&str, &str); 2] = [
    ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations = 0\n"),
    (
        "gtk-3.0/gtk.css",
        "entry, button, toolbar, toolbutton, image { min-width: 0; padding: 0; border: 0; font-size: 1px; }\n",
    ),
];

impl WebEngine {
    /// What the journeys call it, in `STK_ENGINE`.
    pub fn id(self) -> &'static str {
        match self {
            WebEngine::Chromium => "chromium",
            WebEngine::Firefox => "firefox",
            WebEngine::WebKit => "webkit",
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            WebEngine::Chromium => "Chromium",
            WebEngine::Firefox => "Firefox",
            WebEngine::WebKit => "WebKit",
        }
    }

    /// What Debian calls it; Firefox's driver is not among Debian's packages.
    pub fn packages(self) -> &'static str {
        match self {
            WebEngine::Chromium => "chromium chromium-driver fonts-dejavu-core",
            WebEngine::Firefox => "firefox-esr fonts-dejavu-core",
            WebEngine::WebKit => "webkit2gtk-driver xvfb fonts-dejavu-core",
        }
    }

    /// The programs of [`WebEngine::packages`], the browser first.
    pub fn programs(self) -> &'static [&'static str] {
        match self {
            WebEngine::Chromium => &["chromium", "chromedriver"],
            WebEngine::Firefox => &["firefox-esr"],
            WebEngine::WebKit => &["MiniBrowser", "WebKitWebDriver", "Xvfb"],
        }
    }

    /// Whether all of [`WebEngine::programs`] are here.
    pub fn is_installed(self) -> bool {
        self.browser().is_some() && self.programs().iter().skip(1).all(|program| find(program).is_some())
    }

    /// The browser's program.
    pub fn browser(self) -> Option<PathBuf> {
        match self {
            WebEngine::Chromium => find("chromium"),
            WebEngine::Firefox => find("firefox-esr").or_else(|| find("firefox")),
            WebEngine::WebKit => find("MiniBrowser").or_else(mini_browser),
        }
    }

    fn driver(self) -> &'static str {
        match self {
            WebEngine::Chromium => "chromedriver",
            WebEngine::Firefox => "geckodriver",
            WebEngine::WebKit => "WebKitWebDriver",
        }
    }
}

/// Where Debian keeps it: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn mini_browser() -> Option<PathBuf> {
    let folders = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let libraries = folders(Path::new("/usr/lib")).filter(|folder| folder.is_dir());
    let named =
        |folder: &PathBuf| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk"));
    let webkits = libraries.flat_map(|library| folders(&library).filter(named).collect::<Vec<_>>());
    webkits.map(|folder| folder.join("MiniBrowser")).find(|file| file.is_file())
}

/// A running driver, ended when the value goes, also after a failure.
pub struct Driver {
    /// The driver, and what it needs beside it.
    children: Vec<Child>,
    /// Where it takes commands.
    pub address: String,
}

impl Driver {
    /// Starts it on a port of its own, and waits until it answers.
    pub fn start(engine: WebEngine) -> Done<Driver> {
        let name = engine.driver();
        let set_up = if engine == WebEngine::Chromium { "cargo xtask setup" } else { "cargo xtask setup --long" };
        let program = find(name).ok_or_else(|| format!("{name} is missing; run `{set_up}`"))?;
        let port = free_port()?;
        let mut driver = Driver { children: Vec::new(), address: format!("http://127.0.0.1:{port}") };
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).env("XDG_CONFIG_HOME", settings()?);
        match engine {
            WebEngine::Chromium => {}
            // The journeys make Firefox narrow and dark from within.
            WebEngine::Firefox => drop(command.arg("--allow-system-access")),
            WebEngine::WebKit => {
                let (screen, display) = screen()?;
                driver.children.push(screen);
                command.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY");
            }
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        driver.children.push(command.spawn().map_err(|error| format!("cannot start {name}: {error}"))?);
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > Duration::from_secs(20) {
                return Err(format!("{name} does not answer after 20 seconds; try `{name} --help`"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver before its screen. It may have ended by itself: then there is nothing to end.
        for child in self.children.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A screen that nobody sees, and its name: WebKit's browser has no mode without a window.
fn screen() -> Done<(Child, String)> {
    let mut command = Command::new("Xvfb");
    // It chooses a free number and writes it to the descriptor 1.
    command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child =
        command.spawn().map_err(|error| format!("cannot start Xvfb: {error}; run `cargo xtask setup --long`"))?;
    let mut number = String::new();
    if let Some(told) = child.stdout.take() {
        BufReader::new(told)
            .read_line(&mut number)
            .map_err(|error| format!("Xvfb does not tell its number: {error}"))?;
    }
    Ok((child, format!(":{}", number.trim())))
}

/// The folder with the browsers' settings: GTK's, and where what is kept goes, not among the developer's own files.
fn settings() -> Done<PathBuf> {
    let home = root().join("target/browser-settings");
    let kept = home.join("kept");
    // What an earlier run kept; the first time there is nothing.
    let _ = std::fs::remove_dir_all(&kept);
    for folder in [home.join("gtk-3.0"), kept.clone()] {
        std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    for (name, content) in GTK {
        write(&home.join(name), content)?;
    }
    write(&home.join("user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", kept.display()))?;
    Ok(home)
}
