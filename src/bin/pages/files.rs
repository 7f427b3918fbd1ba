//! The files of the site: their names, with a hash of what is in them, and the policy that allows the inline style.

use crate::manifest::Icons;
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use stottekontaktsjekken::content::{self, Bundle};

/// The site being written.
pub struct Site {
    folder: PathBuf,
    /// What the first question looks like, for the pages to carry within.
    pub style: String,
    /// Name of the style sheet with all the rest.
    pub later_style: String,
    /// The few words of script that must be there before anything can be pressed, for the pages to carry within.
    pub press: String,
    /// The policy with the hashes of what is inline, one directive a line.
    pub policy: String,
    /// The app.
    pub app: Program,
    /// What makes PDFs.
    pub pdf: Program,
    /// Name of the start script.
    pub boot: String,
    /// Name of the script that keeps the site on the device.
    pub offline: String,
    /// Name of the script for a page in another page's frame.
    pub frame: String,
    /// What stands for the site among a device's apps.
    pub icons: Icons,
}

/// The names of a program's two files.
pub struct Program {
    /// Its JavaScript.
    pub script: String,
    /// The program itself.
    pub wasm: String,
}

/// The script of the snippet that other sites carry: its name stands there for years, so it has no hash.
pub const EMBED: &str = "embed.js";

/// The style sheets that every page carries within, in order.
const STYLES: [&str; 2] = ["generated/designsystemet-start.css", "start.css"];

/// The style sheets that are fetched later, in order.
const LATER_STYLES: [&str; 4] = ["generated/designsystemet-later.css", "app.css", "pictograms.css", "print.css"];

impl Site {
    /// Finds the compiled programs in `folder`, and writes the start script there.
    pub fn open(root: &Path, folder: &Path) -> Result<Site, String> {
        let style = sheets(root, &STYLES)?;
        let later = sheets(root, &LATER_STYLES)?;
        let press = squeezed_script(&read(&root.join("static/press.js"))?);
        let policy = read(&root.join("static/csp.txt"))?
            .replace("{style-hashes}", &allowed(&style))
            .replace("{script-hashes}", &allowed(&press));
        let (app, pdf) = (program(folder, env!("CARGO_PKG_NAME"))?, program(folder, "pdf")?);
        let [boot, offline] = ["boot", "offline"].map(|name| script(root, folder, &[name]));
        let frame = script(root, folder, &["palette", "frame"])?;
        write(folder, EMBED, squeezed_script(&read(&root.join("static").join(EMBED))?).as_bytes())?;
        let later_style = hashed(folder, "style", "css", later.as_bytes())?;
        let icons = Icons::write(root, folder)?;
        let folder = folder.to_owned();
        Ok(Site { folder, style, later_style, press, policy, app, pdf, boot: boot?, offline: offline?, frame, icons })
    }

    /// Where it is written.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes the two files of a bundle and gives their addresses from the site's root: what the questions need, and
    /// what is fetched later.
    pub fn bundle(&self, bundle: &Bundle) -> Result<[String; 2], String> {
        let [first, later] = content::encode(bundle).map_err(|error| error.to_string())?;
        let written = |bytes: &[u8]| {
            let path = format!("innhold/{}.{}.{}.bin", bundle.place.id, bundle.language.tag(), short_hash(bytes));
            write(&self.folder, &path, bytes).map(|()| path)
        };
        Ok([written(&first)?, written(&later)?])
    }

    /// Writes a page, or another text whose name has no hash in it.
    pub fn page(&self, path: &str, text: &str) -> Result<(), String> {
        write(&self.folder, path, text.as_bytes())
    }

    /// Writes the policy for the server's headers.
    pub fn policy(&self) -> Result<(), String> {
        self.page("_csp", &self.policy)
    }

    /// Every file written so far, by its path from the site's root, each with the hash of what is in it.
    pub fn hashes(&self) -> Result<BTreeMap<String, String>, String> {
        let mut hashes = BTreeMap::new();
        let mut folders = vec![String::new()];
        while let Some(below) = folders.pop() {
            let told = |error: std::io::Error| format!("{}: {error}", self.folder.join(&below).display());
            for entry in fs::read_dir(self.folder.join(&below)).map_err(told)? {
                let entry = entry.map_err(told)?;
                let path = [&below, &*entry.file_name().to_string_lossy()].concat();
                if entry.path().is_dir() {
                    folders.push(path + "/");
                } else {
                    hashes.insert(path, short_hash(&fs::read(entry.path()).map_err(told)?));
                }
            }
        }
        Ok(hashes)
    }
}

/// Writes a file, and the folders it lies in.
pub fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), String> {
    let path = folder.join(path);
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(told)?;
    fs::write(&path, bytes).map_err(told)
}

/// Writes scripts of our own as one, called after the last, and gives its name.
fn script(root: &Path, folder: &Path, names: &[&str]) -> Result<String, String> {
    let one = |name: &&str| read(&root.join("static").join(name).with_extension("js"));
    let scripts: Vec<String> = names.iter().map(one).collect::<Result<_, _>>()?;
    let name = names.last().copied().unwrap_or_default();
    hashed(folder, name, "js", squeezed_script(&scripts.concat()).as_bytes())
}

/// Writes a file with a hash in its name, and gives the name.
pub fn hashed(folder: &Path, name: &str, ending: &str, bytes: &[u8]) -> Result<String, String> {
    let name = format!("{name}-{}.{ending}", short_hash(bytes));
    write(folder, &name, bytes).map(|()| name)
}

/// Reads a text; the message names it.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Style sheets as one.
fn sheets(root: &Path, names: &[&str]) -> Result<String, String> {
    names.iter().map(|name| read(&root.join("styles").join(name)).map(|sheet| squeezed(&sheet))).collect()
}

/// Names a program and its JavaScript after what is in them now: they may have been made smaller since they were named,
/// and the one only works with the other.
fn program(folder: &Path, name: &str) -> Result<Program, String> {
    const ENDING: &str = "_bg.wasm";
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let names = fs::read_dir(folder).map_err(told)?;
    let names = names.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let stems = names.filter_map(|name| name.strip_suffix(ENDING).map(str::to_owned));
    let stems: Vec<String> = stems.filter(|stem| stem.starts_with(name)).collect();
    let [stem] = stems.as_slice() else {
        return Err(format!("{}: expected one file {name}…{ENDING}", folder.display()));
    };
    let bytes = |ending: &str| fs::read(folder.join([stem, ending].concat())).map_err(told);
    let hash = short_hash(&[bytes(ENDING)?, bytes(".js")?].concat());
    let named = |ending: &str| {
        let name = format!("{name}-{hash}{ending}");
        fs::rename(folder.join([stem, ending].concat()), folder.join(&name)).map_err(told).map(|()| name)
    };
    Ok(Program { script: named(".js")?, wasm: named(ENDING)? })
}

/// What allows an inline style or script in the policy.
fn allowed(inline: &str) -> String {
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(inline)))
}

/// What stands for these bytes in names and lists.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A style sheet without comments and needless space.
pub fn squeezed(style: &str) -> String {
    let mut rest = style;
    let mut kept = String::with_capacity(style.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).collect::<Vec<_>>().join("\n").replace("\n\n", "\n")
}

/// A script without its comment lines and indentation.
pub fn squeezed_script(script: &str) -> String {
    script
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//") && !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
