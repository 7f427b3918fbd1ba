//! A server of the finished site that a test can stop, start again, and give another version of the site to.

use crate::browser::PATIENCE;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A page with a municipality's page in a frame, as if on its own site.
pub const HOST: &str = "vert.html";

/// Where pages of other sites are, in `tests/` and below the server's address; `{tool}` in them is where the site is.
const HOST_PAGES: &str = "host_pages/";

/// What they have in common, by the names by which they ask for it: files of `parts/`.
const HOST_PARTS: [&str; 5] = ["head", "style", "top", "contact", "end"];

/// One of them, which says that it will have no window of another page speak to it.
pub const ALOOF: &str = "aloof.html";

/// A server, stopped when the value goes.
pub struct Server {
    port: u16,
    shared: Arc<Shared>,
    /// Takes connections, while it is not stopped.
    running: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Shared {
    folder: Mutex<PathBuf>,
    /// Of files with this in their names only the first half is sent.
    cut: Mutex<Option<String>>,
    /// The paths asked for, in order.
    asked: Mutex<Vec<String>>,
    stopping: Mutex<bool>,
}

impl Server {
    /// Serves the site as it is built, at a free port of this machine: an address that no other test's browser keeps
    /// anything of.
    pub fn start() -> Server {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared { folder: Mutex::new(built()), ..Shared::default() });
        let running = Mutex::new(Some(taking(listener, Arc::clone(&shared))));
        Server { port, shared, running }
    }

    /// The site's address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The same server by another name: another site to a browser, with the pages of `tests/host_pages/`.
    pub fn another_site(&self) -> String {
        format!("http://localhost:{}/{HOST_PAGES}", self.port)
    }

    /// Nobody answers any longer.
    pub fn stop(&self) {
        let Some(running) = self.running.lock().unwrap().take() else { return };
        *self.shared.stopping.lock().unwrap() = true;
        // Wakes it, so that it sees that it is to stop.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        running.join().unwrap();
        assert!(TcpStream::connect(("127.0.0.1", self.port)).is_err(), "the server is stopped");
    }

    /// Answers again, at the same address.
    pub fn start_again(&self) {
        *self.shared.stopping.lock().unwrap() = false;
        let listener = TcpListener::bind(("127.0.0.1", self.port)).unwrap();
        *self.running.lock().unwrap() = Some(taking(listener, Arc::clone(&self.shared)));
    }

    /// From now on what is in this folder.
    pub fn becomes(&self, folder: &Path) {
        *self.shared.folder.lock().unwrap() = folder.to_owned();
    }

    /// From now on the connection is cut in the middle of files with `word` in their names; of none, if it is `None`.
    pub fn cuts(&self, word: Option<&str>) {
        *self.shared.cut.lock().unwrap() = word.map(str::to_owned);
    }

    /// Waits until a path with `word` in it has been asked for: of those that only the worker asks for.
    pub async fn has_been_asked_for(&self, word: &str) {
        let begun = Instant::now();
        while !self.shared.asked.lock().unwrap().iter().any(|path| path.contains(word)) {
            assert!(begun.elapsed() < PATIENCE, "{word} should be asked for");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The paths asked for since this was last asked, each with how often.
    pub fn asked(&self) -> BTreeMap<String, usize> {
        let mut all = BTreeMap::new();
        for path in self.shared.asked.lock().unwrap().drain(..) {
            *all.entry(path).or_default() += 1;
        }
        all
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The folder of the finished site.
pub fn built() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

fn taking(listener: TcpListener, shared: Arc<Shared>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            if *shared.stopping.lock().unwrap() {
                return;
            }
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || shared.answer(connection));
        }
    })
}

impl Shared {
    /// One request, one answer. A browser that hangs up is no error.
    fn answer(&self, mut browser: TcpStream) -> Option<()> {
        let mut lines = BufReader::new(browser.try_clone().ok()?).lines().map_while(Result::ok);
        let first = lines.next()?;
        lines.take_while(|line| !line.is_empty()).for_each(drop);
        let path = first.split(' ').nth(1)?.split('?').next()?.trim_start_matches('/').to_owned();
        self.asked.lock().unwrap().push(path.clone());
        let folder = self.folder.lock().unwrap().clone();
        let of_another_site = path == HOST || path.starts_with(HOST_PAGES);
        let (status, body, kind) = match path.strip_prefix(HOST_PAGES) {
            Some(name) => ("200 OK", host_page(name, browser.local_addr().ok()?)?, "text/html"),
            None => found(&folder, &path),
        };
        let policy = fs::read_to_string(folder.join("_csp")).ok()?.trim().replace('\n', "; ");
        // Nothing is kept but what the site keeps itself.
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\
             Cache-Control: no-store\r\n{}\r\n",
            body.len(),
            if path.ends_with(ALOOF) {
                "Cross-Origin-Opener-Policy: same-origin\r\n".to_owned()
            } else if of_another_site {
                String::new()
            } else {
                format!("Content-Security-Policy: {policy}\r\n")
            },
        );
        browser.write_all(head.as_bytes()).ok()?;
        let cut = self.cut.lock().unwrap().as_ref().is_some_and(|word| path.contains(word));
        browser.write_all(if cut { &body[..body.len() / 2] } else { &body }).ok()
    }
}

/// A page of another site, with what it has in common with the others, and the address of ours, in it.
fn host_page(name: &str, tool: SocketAddr) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(HOST_PAGES);
    let mut page = fs::read_to_string(folder.join(name)).ok()?;
    for part in HOST_PARTS {
        let text = fs::read_to_string(folder.join("parts").join(part).with_extension("html")).ok()?;
        page = page.replace(&format!("{{{part}}}\n"), &text);
    }
    Some(page.replace("{tool}", &format!("http://{tool}/")).into_bytes())
}

/// What is at a path: the status, the file, and its type.
fn found(folder: &Path, path: &str) -> (&'static str, Vec<u8>, &'static str) {
    if path == HOST {
        return ("200 OK", b"<!doctype html><main></main><iframe src=\"lorenskog/\"></iframe>".to_vec(), "text/html");
    }
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match fs::read(folder.join(&name)) {
        Ok(file) => ("200 OK", file, kind(&name)),
        Err(_) => ("404 Not Found", fs::read(folder.join("404.html")).unwrap_or_default(), "text/html"),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
