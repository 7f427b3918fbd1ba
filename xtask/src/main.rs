//! `cargo xtask <command>`: every command of the project in one place.

mod bench_embed;
mod bench_load;
mod bench_pdf;
mod bench_rules;
mod browser;
mod build;
mod bytes;
mod check;
mod compress;
mod content;
mod css;
mod deploy;
mod document;
mod explain;
mod explain_text;
mod font;
mod glue;
mod headers;
mod icons;
mod mutants;
mod new_municipality;
mod pages;
mod peers;
mod process;
mod real_servers;
mod schema;
mod second_build;
mod serve;
mod server;
mod setup;
mod sources;
mod styles;
mod summaries;
mod test;
mod web_engine;

use process::Done;
use std::process::ExitCode;

/// One command: its name, what it takes, what it does, and the function that does it.
struct Command {
    name: &'static str,
    takes: &'static str,
    does: &'static str,
    run: fn(&[String]) -> Done,
}

/// All commands. To add one, add a line.
const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        takes: "[--port N] [--sub-path /x/y/] [--watch]",
        does: "set up, build, and serve dist/ at http://127.0.0.1:8080/ (port 0: any free one)",
        run: serve::run,
    },
    Command {
        name: "test",
        takes: "[--long] [--only STEP]",
        does: "set up, and run every check of the CI; --long adds more inputs, more engines and a second build",
        run: test::run,
    },
    Command {
        name: "build",
        takes: "[--sub-path /x/y/]",
        does: "set up, and build dist/ for any static web server",
        run: build::run,
    },
    Command {
        name: "check",
        takes: "[municipality …] [--shared]",
        does: "read all content and decide every case; mistakes are told with file and line",
        run: check::run,
    },
    Command {
        name: "explain",
        takes: "<municipality> <question>=<option>[,<option>] … [--json] [--lang=en]",
        does: "the answer natively, with its reasons and whole trace",
        run: explain::run,
    },
    Command {
        name: "document",
        takes: "<municipality> <application|blank|complaint|blank-complaint|fullmakt|blank-fullmakt|summary> [--answers FILE] [--date DATE] [--language TAG] --out FILE.pdf",
        does: "write a document as PDF; the answers as kept by the app, ids and values one a line",
        run: document::run,
    },
    Command {
        name: "new-municipality",
        takes: "<id>",
        does: "write a commented starting point, which `check <id>` then leads you through",
        run: new_municipality::run,
    },
    Command {
        name: "setup",
        takes: "[--long]",
        does: "install what is missing on this machine; --long for the engines of `test --long` too",
        run: setup::run,
    },
    Command {
        name: "schema",
        takes: "",
        does: "write content/felles/skjema/ anew, by which editors complete and check a municipality's files",
        run: schema::run,
    },
    Command {
        name: "sources",
        takes: "<municipality> <page.html|page.txt> [--source ID]",
        does: "hold the quotations against a saved page: found, ambiguous or orphaned, and whether the page has changed",
        run: sources::run,
    },
    Command {
        name: "summaries",
        takes: "[municipality …]",
        does: "write content/<municipality>/summary.md anew, the rules as a case-worker reads them",
        run: summaries::run,
    },
    Command {
        name: "styles",
        takes: "",
        does: "write styles/generated/ anew from the packages of Designsystemet",
        run: styles::run,
    },
    Command {
        name: "font",
        takes: "[--from FOLDER]",
        does: "write fonts/ anew from Noto Sans (Debian's package fonts-noto-core)",
        run: font::run,
    },
    Command {
        name: "icons",
        takes: "",
        does: "draw static/icons/*.png anew from icon.svg (Debian's package librsvg2-bin)",
        run: icons::run,
    },
    Command { name: "bytes", takes: "", does: "print what the second question costs to fetch", run: bytes::run },
    Command {
        name: "bench-embed",
        takes: "[--no-build] [--rounds N]",
        does: "measure what the snippet costs the page around it, beside a plain frame and a form by others (npm)",
        run: bench_embed::run,
    },
    Command {
        name: "bench-load",
        takes: "[--no-build] [--dist FOLDER] [--pairs N]",
        does: "measure the start page on a slow phone beside plain HTML with the same words",
        run: bench_load::run,
    },
    Command {
        name: "bench-pdf",
        takes: "[--no-build] [--rounds N]",
        does: "measure making a PDF on a slow phone beside what others make of the same words (npm)",
        run: bench_pdf::run,
    },
    Command {
        name: "bench-rules",
        takes: "",
        does: "measure deciding every case, and other engines on the same rules",
        run: bench_rules::run,
    },
    Command {
        name: "mutants",
        takes: "[--file FILE] [arguments of cargo-mutants]",
        does: "change the engine in every small way, and list what no test sees (slow)",
        run: mutants::run,
    },
    Command {
        name: "pages",
        takes: "",
        does: "called by trunk: write the pages into its staging folder",
        run: pages::run,
    },
];

fn main() -> ExitCode {
    let args = match content::take_folder(std::env::args().skip(1).collect()) {
        Ok(args) => args,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::FAILURE;
        }
    };
    let Some((name, rest)) = args.split_first() else {
        println!("{}", usage());
        return ExitCode::FAILURE;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        println!("{}", usage());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("error: there is no command `{name}`\n\n{}", usage());
        return ExitCode::FAILURE;
    };
    match (command.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let mut text = String::from("Usage: cargo xtask <command>\n");
    for command in COMMANDS {
        text += &format!("\n  {} {}\n      {}", command.name, command.takes, command.does);
    }
    text += "\n\nCommands that read municipalities take `--content FOLDER`: those of that folder instead of content/.";
    text
}
