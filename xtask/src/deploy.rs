//! What a web server must know to serve `dist/`: the templates of `deploy/`, filled in with the headers of `headers.rs` and
//! the policy of this build. Written beside the pages, so that a build and its configuration travel together.

use crate::headers;
use crate::process::{Done, files_below, read, root, write};
use std::path::Path;

/// The folder in `dist/` for what is meant for the server. No server shows what begins with an underscore.
const SERVER_FILES: &str = "_server";

/// Where the guide puts the site on a server.
const FOLDER: &str = "/srv/stottekontaktsjekken";

/// Writes the configurations into `dist`, which will lie at `base` of its server.
pub fn beside(dist: &Path, base: &str) -> Done {
    let server_files = dist.join(SERVER_FILES);
    std::fs::create_dir_all(&server_files)
        .map_err(|error| format!("cannot make {}: {error}", server_files.display()))?;
    for name in ["nginx.conf", "Caddyfile"] {
        write(&server_files.join(name), filled(name, dist, FOLDER, base)?)?;
    }
    write(&dist.join("_headers"), filled("_headers", dist, FOLDER, base)?)
}

/// A template of `deploy/` for the site of `dist`, when its files lie in `folder` and it hangs at `base`.
pub fn filled(template: &str, dist: &Path, folder: &str, base: &str) -> Done<String> {
    let (header, kind): (Line, Line) = match template {
        "nginx.conf" => (
            |name, value| format!("    add_header {name} \"{value}\" always;"),
            |ending, kind| format!("        \"{kind}\" {ending};"),
        ),
        "Caddyfile" => (
            |name, value| format!("\t\t{name} \"{value}\""),
            |ending, kind| format!("\t@{ending} path *.{ending}\n\theader @{ending} Content-Type \"{kind}\""),
        ),
        _ => (|name, value| format!("  {name}: {value}"), |_, _| String::new()),
    };
    let lines =
        |pairs: &[(&str, &str)], line: Line| pairs.iter().map(|(a, b)| line(a, b)).collect::<Vec<_>>().join("\n");
    let security = headers::security(dist);
    let security: Vec<(&str, &str)> = security.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let text = read(&root().join("deploy").join(template))?
        .replace("{headers}", &lines(&security, header))
        .replace("{types}", &lines(headers::TYPES, kind))
        .replace("{hashed-files}", &hashed_files(dist, base)?)
        .replace("{hashed}", headers::HASHED)
        .replace("{for-ever}", headers::FOR_EVER)
        .replace("{ask-first}", headers::ASK_FIRST)
        .replace("{embed}", headers::EMBED)
        .replace("{an-hour}", headers::AN_HOUR)
        .replace("{folder}", folder)
        .replace("{sub-path}", base);
    Ok(text)
}

/// How a configuration writes a pair.
type Line = fn(&str, &str) -> String;

/// A rule of `_headers` for every file that never changes, by its name: hosts that read it know no patterns, and a folder may
/// hold other files too, such as the lists of `innhold/` that tell what a version is made of.
fn hashed_files(dist: &Path, base: &str) -> Done<String> {
    let mut rules = String::new();
    for file in files_below(dist)? {
        let Some(name) = file.strip_prefix(dist).ok().and_then(Path::to_str) else { continue };
        let packed = name.ends_with(".br") || name.ends_with(".gz");
        if !packed && headers::cache(name) == headers::FOR_EVER {
            rules += &format!("{base}{name}\n  Cache-Control: {}\n", headers::FOR_EVER);
        }
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use std::process::Command;

    const PROGRAM: &str = "app-0123456789abcdef_bg.wasm";
    const BUNDLE: &str = "innhold/meloy.nb.0123456789abcdef.bin";

    fn folder(name: &str, files: &[&str]) -> Done<PathBuf> {
        let folder = std::env::temp_dir().join(format!("xtask-deploy-{name}-{}", std::process::id()));
        for file in files {
            let file = folder.join(file);
            let made = file.parent().map_or(Ok(()), std::fs::create_dir_all);
            made.and_then(|()| std::fs::write(&file, name)).map_err(|error| error.to_string())?;
        }
        Ok(folder)
    }

    #[test]
    fn every_template_is_filled_in_whole_and_for_its_place() -> Done {
        let dist = folder("filled", &[PROGRAM, BUNDLE, "innhold/meloy.json", "index.html"])?;
        beside(&dist, "/helse/")?;
        for name in ["_server/nginx.conf", "_server/Caddyfile", "_headers"] {
            let text = read(&dist.join(name))?;
            for placeholder in [
                "headers",
                "types",
                "hashed",
                "hashed-files",
                "for-ever",
                "ask-first",
                "embed",
                "an-hour",
                "folder",
                "sub-path",
            ] {
                assert!(!text.contains(&format!("{{{placeholder}}}")), "{placeholder} in {name}");
            }
            assert!(text.contains("default-src 'none'") && text.contains("/helse/"), "{name}: {text}");
        }
        let hosts = read(&dist.join("_headers"))?;
        for file in [PROGRAM, BUNDLE] {
            let rule = format!("/helse/{file}\n  Cache-Control: {}\n", headers::FOR_EVER);
            assert!(hosts.contains(&rule), "{file} never changes: {hosts}");
        }
        assert!(!hosts.contains("index.html"), "{hosts}");
        assert!(!hosts.contains(".json") && !hosts.contains("innhold/*"), "the lists change: {hosts}");
        std::fs::remove_dir_all(&dist).map_err(|error| error.to_string())
    }

    #[cfg(unix)]
    #[test]
    fn what_was_replaced_stays_for_thirty_days_and_no_longer() -> Done {
        let site = folder("site", &["old/first-00000000000000aa.js"])?;
        let publish = |build: &Path| {
            let script = root().join("deploy/publish.sh");
            let status = Command::new("sh").arg(script).arg(build).arg(&site).status();
            assert!(status.is_ok_and(|status| status.success()));
        };
        let aged = |file: &str, days: u32| {
            let age = format!("{days} days ago");
            let status = Command::new("touch").arg("-d").arg(age).arg(site.join(file)).status();
            assert!(status.is_ok_and(|status| status.success()), "{file}");
        };
        let first = folder("first", &["a-00000000000000bb.js", "index.html"])?;
        let second = folder("second", &["a-00000000000000cc.js", "index.html"])?;
        publish(&first);
        // Nobody publishes for a long time.
        for file in ["_published", "a-00000000000000bb.js", "index.html"] {
            aged(file, 100);
        }
        aged("_published", 101);
        publish(&second);
        let there = |file: &str| site.join(file).is_file();
        assert!(there("a-00000000000000bb.js"), "open pages still need it");
        assert!(there("a-00000000000000cc.js") && read(&site.join("index.html"))? == "second");
        aged("a-00000000000000bb.js", 31);
        aged("old/first-00000000000000aa.js", 31);
        publish(&second);
        assert!(!there("a-00000000000000bb.js") && !there("old/first-00000000000000aa.js"), "their time is over");
        assert!(there("a-00000000000000cc.js") && there("index.html") && !there("index.html.new"));
        for folder in [&site, &first, &second] {
            std::fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}
