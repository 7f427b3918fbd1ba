//! A gate in front of the site: lets requests through, holds some back, or hands out something else instead.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

/// What happens to requests whose path contains a word.
#[derive(Clone)]
pub enum Rule {
    /// They wait until the gate opens.
    Hold,
    /// There is no such file.
    Missing,
    /// The server has failed, and says so in a page.
    Failed,
    /// A page stands in the file's place, as some servers do it.
    Page,
    /// Only the first part arrives.
    Half,
    /// What arrives, changed byte by byte.
    Change(fn(Vec<u8>) -> Vec<u8>),
}

/// A worker that answers nothing: from behind a gate every request comes to the gate.
const NO_WORKER: Rule = Rule::Change(|_| Vec::new());

#[derive(Default)]
struct Shared {
    rules: Mutex<Vec<(String, Rule)>>,
    changed: Condvar,
}

/// A running gate.
pub struct Gate {
    address: String,
    shared: Arc<Shared>,
}

impl Gate {
    /// Stands in front of the site at `base`.
    pub fn before(base: &str) -> Gate {
        let host = base.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let shared = Arc::new(Shared::default());
        let own = Arc::clone(&shared);
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (own, host) = (Arc::clone(&own), host.clone());
                std::thread::spawn(move || own.pass(connection, &host));
            }
        });
        Gate { address, shared }
    }

    /// The site's address through the gate.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// From now on, for paths that contain `word`.
    pub fn rule(&self, word: &str, rule: Rule) {
        self.shared.rules.lock().unwrap().push((word.to_owned(), rule));
    }

    /// Everything passes, also what has been waiting.
    pub fn open(&self) {
        self.shared.rules.lock().unwrap().clear();
        self.shared.changed.notify_all();
    }
}

impl Shared {
    /// One request, one answer. A browser that hangs up is no error.
    fn pass(&self, mut browser: TcpStream, host: &str) -> Option<()> {
        let mut reader = BufReader::new(browser.try_clone().ok()?);
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
            if line.trim().is_empty() {
                break;
            }
            lines.push(line);
        }
        let path = lines.first()?.split(' ').nth(1)?.to_owned();
        let rule = if path.ends_with("worker.js") { Some(NO_WORKER) } else { self.rule_for(&path) };
        let mut site = TcpStream::connect(host).ok()?;
        write!(site, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = Vec::new();
        site.read_to_end(&mut answer).ok()?;
        browser.write_all(&altered(answer, rule)?).ok()
    }

    /// The rule for a path, once it need not wait any longer.
    fn rule_for(&self, path: &str) -> Option<Rule> {
        let found =
            |rules: &[(String, Rule)]| rules.iter().find(|(word, _)| path.contains(word)).map(|(_, rule)| rule.clone());
        let mut rules = self.rules.lock().unwrap();
        while matches!(found(&rules), Some(Rule::Hold)) {
            rules = self.changed.wait(rules).unwrap();
        }
        found(&rules)
    }
}

/// The answer as the rule wants it; it says its own length and that the connection ends.
fn altered(answer: Vec<u8>, rule: Option<Rule>) -> Option<Vec<u8>> {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let (head, body) = (String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec());
    let mut first = head.lines().next()?.to_owned();
    let body = match rule {
        None | Some(Rule::Hold) => body,
        Some(Rule::Missing) => {
            first = "HTTP/1.1 404 Not Found".to_owned();
            Vec::new()
        }
        Some(Rule::Failed) => {
            first = "HTTP/1.1 500 Internal Server Error".to_owned();
            b"<!doctype html><title>500</title><h1>500".to_vec()
        }
        Some(Rule::Page) => b"<!doctype html><title>Logg inn</title><p>Logg inn".to_vec(),
        Some(Rule::Half) => body[..body.len() / 2].to_vec(),
        Some(Rule::Change(change)) => change(body),
    };
    let ours = ["content-length", "connection", "cache-control"];
    let kept = head.lines().skip(1).filter(|line| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        !ours.contains(&name.as_str())
    });
    let mut out = kept.fold(first, |out, line| out + "\r\n" + line);
    // Nothing is kept by the browser: the next time the rule may be another.
    out += &format!("\r\nContent-Length: {}\r\nConnection: close\r\nCache-Control: no-store\r\n\r\n", body.len());
    Some([out.into_bytes(), body].concat())
}
