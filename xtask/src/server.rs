//! A small static server for `dist/`, as strict as a good web server would be. For developing and testing only: it
//! binds to this machine alone.

use crate::headers;
use crate::process::Done;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

/// A running server. Its threads end with the process.
pub struct Server {
    address: String,
}

struct Site {
    dist: PathBuf,
    /// Where the site hangs: `/`, or a folder like `/x/y/`.
    base: String,
}

/// A request's first line and the headers we look at.
#[derive(Default)]
struct Request {
    method: String,
    path: String,
    encodings: String,
    known_tag: String,
    close: bool,
}

/// What is sent back.
struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Server {
    /// Serves the folder at `http://127.0.0.1:<port><base>`; port 0 takes any free one. `base` starts and ends with a
    /// slash.
    pub fn start(dist: PathBuf, port: u16, base: &str) -> Done<Server> {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .map_err(|error| format!("cannot listen on port {port}: {error}; choose another with --port, or 0"))?;
        let port = listener.local_addr().map_err(|error| error.to_string())?.port();
        let site = Arc::new(Site { dist, base: base.to_owned() });
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                std::thread::spawn(move || site.talk(connection));
            }
        });
        Ok(Server { address: format!("http://127.0.0.1:{port}{base}") })
    }

    /// The start page's address, ending with a slash.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Site {
    /// Answers one connection's requests until the browser hangs up. A browser that hangs up is no error.
    fn talk(&self, mut connection: TcpStream) -> Option<()> {
        connection.set_nodelay(true).ok()?;
        connection.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        let mut reader = BufReader::new(connection.try_clone().ok()?);
        loop {
            let request = Request::read(&mut reader)?;
            let answer = self.answer(&request);
            let mut head = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", answer.status, answer.body.len());
            for (name, value) in &answer.headers {
                head += &format!("{name}: {value}\r\n");
            }
            let mut bytes = (head + "\r\n").into_bytes();
            if request.method != "HEAD" {
                bytes.extend_from_slice(&answer.body);
            }
            connection.write_all(&bytes).ok()?;
            if request.close {
                return None;
            }
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        if request.method != "GET" && request.method != "HEAD" {
            return self.plain("405 Method Not Allowed", "Only GET and HEAD.");
        }
        let Some(path) = request.path.strip_prefix(&self.base) else {
            return self.plain("404 Not Found", "The site is not here.");
        };
        let Some(path) = decoded(path).filter(|path| is_plain(path)) else {
            return self.plain("400 Bad Request", "No such address can exist.");
        };
        // What is meant for the server is not for the browser.
        if path.starts_with('_') {
            return self.missing(request);
        }
        let file = self.dist.join(&path);
        if file.is_dir() && !path.is_empty() && !path.ends_with('/') {
            return self.redirect(&format!("{}/", request.path));
        }
        let path = if file.is_dir() { format!("{path}index.html") } else { path };
        self.file(&path, request).unwrap_or_else(|| self.missing(request))
    }

    /// A file, in the smallest form that the browser takes.
    fn file(&self, path: &str, request: &Request) -> Option<Answer> {
        let file = self.dist.join(path);
        let about = file.metadata().ok().filter(|about| about.is_file())?;
        let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_millis();
        let mut headers = self.headers(path);
        headers.push(("Vary", "Accept-Encoding".into()));
        let (mut encoding, mut body) = ("", None);
        for (token, ending) in [("br", "br"), ("gzip", "gz")] {
            if body.is_none() && accepts(&request.encodings, token) {
                body = std::fs::read(format!("{}.{ending}", file.display())).ok();
                encoding = if body.is_some() { token } else { "" };
            }
        }
        let tag = format!("\"{:x}-{changed:x}{encoding}\"", about.len());
        headers.push(("ETag", tag.clone()));
        if request.known_tag == tag {
            return Some(Answer { status: "304 Not Modified", headers, body: Vec::new() });
        }
        if !encoding.is_empty() {
            headers.push(("Content-Encoding", encoding.into()));
        }
        let body = body.or_else(|| std::fs::read(&file).ok())?;
        Some(Answer { status: "200 OK", headers, body })
    }

    /// The site's own page for what is not there, if it has one.
    fn missing(&self, request: &Request) -> Answer {
        let asked = Request { encodings: request.encodings.clone(), ..Request::default() };
        match self.file("404.html", &asked) {
            Some(page) => Answer { status: "404 Not Found", ..page },
            None => self.plain("404 Not Found", "There is nothing at this address."),
        }
    }

    fn redirect(&self, to: &str) -> Answer {
        let mut answer = self.plain("308 Permanent Redirect", "");
        // One leading slash only: `//x` would name another host.
        answer.headers.push(("Location", format!("/{}", to.trim_start_matches('/'))));
        answer
    }

    fn plain(&self, status: &'static str, text: &str) -> Answer {
        Answer { status, headers: self.headers("answer.txt"), body: text.as_bytes().to_vec() }
    }

    fn headers(&self, path: &str) -> Vec<(&'static str, String)> {
        let mut headers = headers::security(&self.dist);
        headers.push(("Content-Type", headers::content_type(path).into()));
        headers.push(("Cache-Control", headers::cache(path).into()));
        headers
    }
}

impl Request {
    /// Reads one request; `None` when the connection ends or speaks something else.
    fn read(reader: &mut impl BufRead) -> Option<Request> {
        let first = line(reader)?;
        let mut words = first.split(' ');
        let method = words.next()?.to_owned();
        let path = words.next()?.split(['?', '#']).next()?.to_owned();
        let mut request = Request { method, path, ..Request::default() };
        loop {
            let line = line(reader)?;
            let Some((name, value)) = line.split_once(':') else {
                return line.is_empty().then_some(request);
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => request.encodings = value.to_ascii_lowercase(),
                "if-none-match" => request.known_tag = value.to_owned(),
                "connection" => request.close = value.eq_ignore_ascii_case("close"),
                // A body would be taken for the next request: end the connection after the answer.
                "content-length" | "transfer-encoding" => request.close = true,
                _ => {}
            }
        }
    }
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    (reader.read_line(&mut line).ok()? > 0).then(|| line.trim_end().to_owned())
}

fn accepts(encodings: &str, token: &str) -> bool {
    let mut parts = encodings.split(',').map(str::trim);
    parts.any(|part| part.split(';').next() == Some(token) && !part.replace(' ', "").ends_with(";q=0"))
}

/// Undoes `%C3%B8`; `None` if that gives no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (char::from(rest.next()?).to_digit(16)?, char::from(rest.next()?).to_digit(16)?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether a path stays inside the folder.
fn is_plain(path: &str) -> bool {
    !path.contains(['\\', '\0']) && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests;
