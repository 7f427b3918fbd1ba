//! Makes the enums of text keys: the interface's from `content/tekster/*/ui.toml`, and the paper's from
//! `content/tekster/nb/papir.toml` (the paper is always in bokmål).
//!
//! And packs the fonts, for documents as PDF.
//!
//! A key, a voice or a placeholder that one language has and another lacks stops the build here, so that
//! neither a screen nor the paper can be left without words.

#[path = "fonts/pack.rs"]
mod pack;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

const TABLES: &str = "content/tekster";

/// The fonts in `fonts/`.
const FONTS: [&str; 2] = ["NotoSans-Regular", "NotoSans-Bold"];

/// The words of one key: one for every voice, or one for each of three.
type Table = BTreeMap<String, Vec<String>>;

/// An enum of keys to be made: what it is called, its doc line, and the file in each language's folder.
struct Keys {
    name: &'static str,
    names: &'static str,
    doc: &'static str,
    file: &'static str,
    /// Whether every language has the file, or bokmål alone.
    translated: bool,
}

const KEYS: [Keys; 2] = [
    Keys {
        name: "Key",
        names: "KEY_NAMES",
        doc: "A text of the interface; its words are in `content/tekster/<language>/ui.toml`.",
        file: "ui.toml",
        translated: true,
    },
    Keys {
        name: "PaperKey",
        names: "PAPER_KEY_NAMES",
        doc: "A text of the paper; its words are in `content/tekster/nb/papir.toml`.",
        file: "papir.toml",
        translated: false,
    },
];

fn main() {
    println!("cargo::rerun-if-changed={TABLES}");
    let mut problems = Vec::new();
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    if env::var_os("CARGO_FEATURE_PDF").is_some() {
        FONTS.iter().for_each(|font| pack_font(font, &out, &mut problems));
    }
    let mut code = String::new();
    let mut all = Vec::new();
    for keys in &KEYS {
        let found = collect(keys, &mut problems);
        code.push_str(&generate(keys, &found));
        all.extend(found);
    }
    if !problems.is_empty() {
        for problem in problems {
            println!("cargo::error={problem}");
        }
        process::exit(1);
    }
    let hash = hash(&all);
    let _ = writeln!(code, "/// Says whether a bundle's texts fit this program.\npub const KEY_HASH: u64 = {hash};");
    let out = out.join("keys.rs");
    if let Err(error) = fs::write(&out, code) {
        println!("cargo::error={}: {error}", out.display());
    }
}

fn pack_font(name: &str, out: &Path, problems: &mut Vec<String>) {
    let path = Path::new("fonts").join(name).with_extension("ttf");
    println!("cargo::rerun-if-changed={}", path.display());
    let packed = fs::read(&path).map_err(|error| error.to_string()).and_then(|file| {
        pack::packed(&file).ok_or_else(|| "expected a font as `cargo xtask font` writes it".to_owned())
    });
    let written = packed
        .and_then(|packed| fs::write(out.join(name).with_extension("bin"), packed).map_err(|error| error.to_string()));
    if let Err(problem) = written {
        problems.push(format!("{}: {problem}", path.display()));
    }
}

/// The keys of one enum, as bokmål has them, once all languages have been compared with it.
fn collect(keys: &Keys, problems: &mut Vec<String>) -> Vec<String> {
    let mut tables: BTreeMap<String, (PathBuf, Table)> = BTreeMap::new();
    for language in folders(Path::new(TABLES)) {
        let name = name_of(&language);
        if keys.translated || name == "nb" {
            let path = language.join(keys.file);
            println!("cargo::rerun-if-changed={}", path.display());
            let table = read(&path, problems);
            tables.insert(name, (path, table));
        }
    }
    compare(keys.file, &tables, problems);
    tables.remove("nb").map(|(_, table)| table.into_keys().collect()).unwrap_or_default()
}

fn folders(root: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(root)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read(path: &Path, problems: &mut Vec<String>) -> Table {
    let mut table = Table::new();
    let parsed = fs::read_to_string(path)
        .map_err(|error| error.to_string())
        .and_then(|text| text.parse::<toml::Table>().map_err(|error| error.to_string()));
    match parsed {
        Ok(root) => flatten("", &root, &mut table, path, problems),
        Err(error) => problems.push(format!("{}: {error}", path.display())),
    }
    table
}

/// `[start] title = "…"` becomes `start.title`; a table of the three voices is one key.
fn flatten(prefix: &str, from: &toml::Table, into: &mut Table, path: &Path, problems: &mut Vec<String>) {
    for (name, value) in from {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::String(text) => drop(into.insert(key, vec![text.clone()])),
            toml::Value::Table(inner) if inner.contains_key("du") => {
                let voices = ["du", "barn", "voksen"].map(|voice| inner.get(voice).and_then(toml::Value::as_str));
                match voices {
                    [Some(du), Some(barn), Some(voksen)] if inner.len() == 3 => {
                        into.insert(key, [du, barn, voksen].map(str::to_owned).to_vec());
                    }
                    _ => problems
                        .push(format!("{}: `{key}` needs exactly the voices du, barn and voksen", path.display())),
                }
            }
            toml::Value::Table(inner) => flatten(&key, inner, into, path, problems),
            other => problems.push(format!("{}: `{key}` is {}, expected a text", path.display(), other.type_str())),
        }
    }
}

fn compare(file: &str, tables: &BTreeMap<String, (PathBuf, Table)>, problems: &mut Vec<String>) {
    let Some((_, reference)) = tables.get("nb") else {
        problems.push(format!("{TABLES}/nb/{file} is missing"));
        return;
    };
    for (path, table) in tables.values() {
        for missing in reference.keys().filter(|key| !table.contains_key(*key)) {
            problems.push(format!("{}: the key `{missing}` is missing", path.display()));
        }
        for (key, texts) in table {
            let Some(expected) = reference.get(key) else {
                problems.push(format!("{}: the key `{key}` is not in nb/{file}", path.display()));
                continue;
            };
            let wanted = expected.first().map(|text| placeholders(text)).unwrap_or_default();
            for text in texts {
                if placeholders(text) != wanted {
                    problems.push(format!("{}: `{key}` must have the placeholders {wanted:?}: {text}", path.display()));
                }
            }
        }
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

fn generate(keys: &Keys, found: &[String]) -> String {
    let Keys { name, names, doc, .. } = keys;
    let mut code =
        format!("/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub enum {name} {{\n");
    for key in found {
        let _ = writeln!(code, "    /// `{key}`\n    {},", variant(key));
    }
    let _ = writeln!(code, "}}\n\n/// The keys' names, in the order of [`{name}`].\npub const {names}: &[&str] = &[");
    for key in found {
        let _ = writeln!(code, "    {key:?},");
    }
    code.push_str("];\n\n");
    code
}

/// `start.why_so` → `StartWhySo`.
fn variant(key: &str) -> String {
    key.split(['.', '_', '-'])
        .map(|word| {
            word.chars().enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c }).collect::<String>()
        })
        .collect()
}

/// FNV-1a over the key names in order.
fn hash(keys: &[String]) -> u64 {
    let bytes = keys.iter().flat_map(|key| key.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
