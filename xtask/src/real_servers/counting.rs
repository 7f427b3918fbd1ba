//! Does nginx count what the guide says, when it is told to as the guide tells it? The guide's own lines are tried.

use super::{Running, answers, run_nginx, site, told};
use crate::process::{Done, free_port, read, root};

const GUIDE: &str = "docs/utrulling.md";
const HEADING: &str = "## Telle hvor mye den brukes";
/// Where the guide writes the log.
const LOG: &str = "/var/log/nginx/sjekken-telling.log";

/// Browsers say these when somebody opens a page, in a frame too: the second is what some make of it in a worker.
const OPENED: [&str; 2] = ["navigate", "same-origin"];
/// And these when a script or the worker fetches one, or nothing: old ones.
const FETCHED: [&str; 3] = ["cors", "no-cors", ""];

const PAGES: [&str; 2] = ["meloy/", "lorenskog/en/"];
/// What is opened too, but is no municipality's page.
const OTHERS: [&str; 6] = ["", "en/", "bygg-inn/", "uten-nett.html", "meloy/soknad.html", "finnes-ikke/"];

/// Opens and fetches pages in every way, and reads the log.
pub fn compare() -> Done {
    let guide = read(&root().join(GUIDE))?;
    let section = guide.split_once(HEADING).ok_or_else(|| format!("{GUIDE} has no heading «{HEADING}»"))?.1;
    let blocks = blocks(section);
    let [outside, inside, ..] = blocks.as_slice() else {
        return Err(format!("{GUIDE}: expected two blocks under «{HEADING}»"));
    };
    let port = free_port()?;
    let host = format!("127.0.0.1:{port}");
    let log = root().join(format!("target/servers/counted-{port}.log"));
    let counting = inside.replace(LOG, &log.display().to_string());
    let server = site("nginx.conf", "/")?.replace("access_log off;", &counting);
    let running = answers(&host, run_nginx(port, outside, &server)?)?;
    let counted = counted(&host, running, &log);
    let _ = std::fs::remove_file(&log);
    let counted = counted?;
    let expected = OPENED.len() * PAGES.len();
    let pages_only = counted.lines().all(|line| PAGES.iter().any(|page| line.contains(&format!(" /{page}"))));
    if counted.lines().count() == expected && pages_only {
        return Ok(());
    }
    Err(format!(
        "{GUIDE}: expected {expected} lines, for {} opened, but nginx counted:\n{counted}",
        PAGES.join(" and ")
    ))
}

fn counted(host: &str, _running: Running, log: &std::path::Path) -> Done<String> {
    for mode in OPENED.iter().chain(&FETCHED) {
        let header = if mode.is_empty() { "Accept: */*".to_owned() } else { format!("Sec-Fetch-Mode: {mode}") };
        for page in PAGES.iter().chain(&OTHERS) {
            told(host, &format!("/{page}"), &header)?;
        }
    }
    read(log)
}

/// The indented blocks of a text.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for line in text.lines() {
        match (line.strip_prefix("    "), blocks.last_mut()) {
            (Some(line), Some(block)) => *block += &[line, "\n"].concat(),
            (None, Some(block)) if !block.is_empty() => blocks.push(String::new()),
            _ => {}
        }
    }
    blocks
}
