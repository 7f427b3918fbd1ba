//! Do nginx and Caddy, configured by `deploy/`, serve `dist/` as our own server does? Every file is fetched from each of
//! them in each encoding, at the top of a server and in a folder of it, and what decides is compared. And nginx counts as the
//! guide says.

mod counting;

use crate::deploy;
use crate::process::{Done, dist, files_below, free_port, program, root, write};
use crate::server::Server;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// The headers that must be the same.
const COMPARED: [&str; 7] = [
    "content-security-policy",
    "referrer-policy",
    "x-content-type-options",
    "permissions-policy",
    "cache-control",
    "content-type",
    "content-encoding",
];

/// What browsers ask for: a new one, an old one, and none of it.
const ENCODINGS: [&str; 3] = ["gzip, deflate, br, zstd", "gzip", "identity"];

/// Addresses that no file has, with and without a hash in them, and what is meant for the server.
const NOT_THERE: [&str; 4] =
    ["finnes-ikke", "meloy/finnes-ikke/", "app-0123456789abcdef_bg.wasm", "_server/nginx.conf"];

/// A web server of the trade, run by this process.
struct Running {
    child: Child,
    folder: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Compares both, and says how many answers were the same.
pub fn compare() -> Done<String> {
    let mut same = 0;
    for base in ["/", "/helse/sjekk/"] {
        let ours = Server::start(dist(), 0, base)?;
        let ours = ours.address().trim_start_matches("http://").split('/').next().unwrap_or_default().to_owned();
        for (name, start) in [("nginx", nginx as fn(u16, &str) -> Done<Running>), ("Caddy", caddy)] {
            let port = free_port()?;
            let running = start(port, base)?;
            let theirs = format!("127.0.0.1:{port}");
            let answered = answers(&theirs, running);
            let _running = answered.map_err(|message| format!("{name}: {message}"))?;
            same += answers_alike(&ours, &theirs, base).map_err(|difference| format!("{name}: {difference}"))?;
        }
    }
    counting::compare()?;
    Ok(format!("{same} answers of nginx and Caddy, the same as ours; nginx counts what the guide says"))
}

/// Waits until the server answers.
fn answers(host: &str, mut running: Running) -> Done<Running> {
    let begun = Instant::now();
    while TcpStream::connect(host).is_err() {
        if let Ok(Some(status)) = running.child.try_wait() {
            return Err(format!("it did not start ({status}); its messages are above"));
        }
        if begun.elapsed() > Duration::from_secs(20) {
            return Err("it does not answer".into());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(running)
}

fn answers_alike(ours: &str, theirs: &str, base: &str) -> Done<usize> {
    let mut paths: Vec<String> = NOT_THERE.map(str::to_owned).to_vec();
    for file in files_below(&dist())? {
        let Some(name) = file.strip_prefix(dist()).ok().and_then(Path::to_str) else { continue };
        if !name.starts_with('_') && !name.ends_with(".br") && !name.ends_with(".gz") {
            paths.push(name.to_owned());
            paths.extend(name.strip_suffix("index.html").map(str::to_owned));
        }
    }
    let mut same = 0;
    for path in paths {
        for encoding in ENCODINGS {
            let address = [base, &path].concat();
            let header = format!("Accept-Encoding: {encoding}");
            let (expected, found) = (told(ours, &address, &header)?, told(theirs, &address, &header)?);
            if let Some(difference) = expected.difference(&found) {
                return Err(format!("{address} asked for as {encoding}: {difference}"));
            }
            same += 1;
        }
    }
    Ok(same)
}

/// What decides of an answer.
#[derive(PartialEq)]
struct Told {
    status: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Told {
    fn difference(&self, other: &Told) -> Option<String> {
        if self.status != other.status {
            return Some(format!("it says {}, expected {}", other.status, self.status));
        }
        for name in COMPARED {
            let (expected, found) = (self.headers.get(name), other.headers.get(name));
            if expected != found {
                return Some(format!("{name} is {found:?}, expected {expected:?}"));
            }
        }
        (self.body != other.body)
            .then(|| format!("{} bytes came, expected {} others", other.body.len(), self.body.len()))
    }
}

/// Asks for an address with one header more, one request a connection.
fn told(host: &str, path: &str, header: &str) -> Done<Told> {
    let failed = |error: std::io::Error| format!("{host}{path}: {error}");
    let mut connection = TcpStream::connect(host).map_err(failed)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{header}\r\nConnection: close\r\n\r\n");
    connection.write_all(request.as_bytes()).map_err(failed)?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).map_err(failed)?;
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n");
    let (head, body) = answer.split_at(end.map_or(answer.len(), |end| end + 4));
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers: BTreeMap<String, String> =
        headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    let chunked = headers.get("transfer-encoding").is_some_and(|coding| coding == "chunked");
    let body = if chunked { joined(body) } else { body.to_vec() };
    Ok(Told { status, headers, body })
}

/// A body that came in chunks, each with its length on a line before it; as far as it can be read.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = rest.windows(2).position(|bytes| bytes == b"\r\n") {
        let (length, after) = rest.split_at(end);
        let length = std::str::from_utf8(length).ok().and_then(|digits| usize::from_str_radix(digits, 16).ok());
        let Some((chunk, after)) = length.and_then(|length| after.get(2..)?.split_at_checked(length)) else { break };
        body.extend_from_slice(chunk);
        rest = after.get(2..).unwrap_or_default();
    }
    body
}

/// A folder of its own for a server's files.
fn own_folder(name: &str, port: u16) -> Done<PathBuf> {
    let folder = root().join("target/servers").join(format!("{name}-{port}"));
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    Ok(folder)
}

fn site(template: &str, base: &str) -> Done<String> {
    deploy::filled(template, &dist(), &dist().display().to_string(), base)
}

fn nginx(port: u16, base: &str) -> Done<Running> {
    run_nginx(port, "", &site("nginx.conf", base)?)
}

/// nginx with these lines inside a `server`, and those outside it.
fn run_nginx(port: u16, outside: &str, server: &str) -> Done<Running> {
    let folder = own_folder("nginx", port)?;
    let here = folder.display();
    let paths =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {here}/{kind};"));
    let config = format!(
        "daemon off; master_process off; pid {here}/pid; error_log stderr error;\n\
         include /etc/nginx/modules-enabled/*.conf;\n\
         events {{}}\nhttp {{ {} access_log off;\n{outside}\nserver {{ listen 127.0.0.1:{port}; brotli_static on;\n{server}\n}} }}\n",
        paths.concat()
    );
    let file = folder.join("all.conf");
    write(&file, config)?;
    let mut command = program("nginx");
    command.arg("-c").arg(&file).stdin(Stdio::null());
    let child = command.spawn().map_err(|error| format!("cannot start nginx: {error}"))?;
    Ok(Running { child, folder })
}

fn caddy(port: u16, base: &str) -> Done<Running> {
    let folder = own_folder("caddy", port)?;
    let config = format!(
        "{{\n\tadmin off\n\tauto_https off\n}}\nhttp://127.0.0.1:{port} {{\n{}\n}}\n",
        site("Caddyfile", base)?
    );
    let file = folder.join("Caddyfile");
    write(&file, config)?;
    let mut command = program("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
    command.env("XDG_DATA_HOME", &folder).env("XDG_CONFIG_HOME", &folder).stdin(Stdio::null());
    let child = command.stderr(Stdio::null()).spawn().map_err(|error| format!("cannot start Caddy: {error}"))?;
    Ok(Running { child, folder })
}
