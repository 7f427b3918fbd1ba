//! `cargo xtask serve`: set up, build, and serve the finished site on this machine.

use crate::process::{self, Done, dist, files_below, root};
use crate::server::Server;
use crate::{build, content, setup};
use std::time::{Duration, SystemTime};

/// What a change of makes a new build worthwhile.
const WATCHED: &[&str] = &["src", "content", "styles", "static"];

pub fn run(args: &[String]) -> Done {
    process::only(args, &["--watch"], &["--port", "--sub-path"])?;
    let port = process::option(args, "--port")?.unwrap_or("8080");
    let port = port.parse().map_err(|_| format!("`--port {port}`: a port is a number from 0 to 65535"))?;
    let base = process::sub_path(args)?;
    setup::for_build()?;
    build::site_at(base)?;
    let server = Server::start(dist(), port, base)?;
    println!("\nServing at {}   (stop with Ctrl-C)", server.address());
    let watch = args.iter().any(|arg| arg == "--watch");
    let mut built = SystemTime::now();
    loop {
        std::thread::sleep(Duration::from_secs(1));
        if watch && latest_change() > built {
            built = SystemTime::now();
            println!("A file changed.");
            // A mistake in a file is no reason to stop: say it, and wait for the next change.
            if let Err(message) = build::site_at(base) {
                eprintln!("error: {message}");
            }
            println!("Serving at {}   (stop with Ctrl-C)", server.address());
        }
    }
}

fn latest_change() -> SystemTime {
    let mut files = vec![root().join("index.html"), root().join("Cargo.toml")];
    for folder in WATCHED.iter().map(|folder| root().join(folder)).chain(content::chosen()) {
        files.extend(files_below(&folder).unwrap_or_default());
    }
    let times = files.iter().filter_map(|file| file.metadata().ok()?.modified().ok());
    times.max().unwrap_or(SystemTime::UNIX_EPOCH)
}
