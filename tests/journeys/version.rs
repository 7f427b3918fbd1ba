//! Another version of the site: what is in the files is the same, but every file with a hash in its name has another
//! name, so that a page of one version does not work with files of the other.

use crate::server::built;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Digits of a hash in a name.
const DIGITS: usize = 16;

/// A version of the site in a folder of its own, removed when the value goes.
pub struct Version {
    /// Where it is.
    pub folder: PathBuf,
}

impl Drop for Version {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Makes another version for the test called `test`; `digit` tells it from others.
pub fn another(test: &str, digit: char) -> Version {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test).join(digit.to_string());
    let _ = fs::remove_dir_all(&folder);
    let files = files(&built(), "");
    let hashes: BTreeSet<&str> = files.keys().filter_map(|path| hash_in(path)).collect();
    let renamed =
        |text: &str| hashes.iter().fold(text.to_owned(), |text, hash| text.replace(hash, &other(hash, digit)));
    for (path, bytes) in &files {
        let bytes = match String::from_utf8(bytes.clone()) {
            Ok(text) => renamed(&text).into_bytes(),
            Err(_) => bytes.clone(),
        };
        write(&folder.join(renamed(path)), &bytes);
    }
    listed_anew(&folder, &digit.to_string().repeat(DIGITS));
    Version { folder }
}

/// Writes the lists of the worker and of each municipality, after the files have been changed.
fn listed_anew(folder: &Path, version: &str) {
    let files = files(folder, "");
    let anew = |list: &Value| -> Value {
        let paths = list.as_object().unwrap().keys();
        paths
            .map(|path| {
                let index = [path, "index.html"].concat();
                let file = files.get(path).or_else(|| files.get(&index)).unwrap_or_else(|| panic!("{path}"));
                (path.clone(), json!(short_hash(file)))
            })
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    for (path, bytes) in &files {
        if path.starts_with("innhold/") && path.ends_with(".json") {
            let list: Value = serde_json::from_slice(bytes).unwrap();
            let list = json!({ "version": version, "files": anew(&list["files"]) });
            write(&folder.join(path), list.to_string().as_bytes());
        }
    }
    let worker = String::from_utf8(files["worker.js"].clone()).unwrap();
    let lines = worker.lines().map(|line| match line.strip_prefix("const CORE = ") {
        Some(list) => {
            format!("const CORE = {};", anew(&serde_json::from_str(list.trim_end_matches(';')).unwrap()))
        }
        None if line.starts_with("const VERSION = ") => format!("const VERSION = '{version}';"),
        None => line.to_owned(),
    });
    write(&folder.join("worker.js"), lines.collect::<Vec<_>>().join("\n").as_bytes());
}

/// Every file below a folder by its path, without what is compressed.
fn files(folder: &Path, below: &str) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = [below, &entry.file_name().to_string_lossy()].concat();
        if entry.path().is_dir() {
            all.extend(files(&entry.path(), &[&path, "/"].concat()));
        } else if !path.ends_with(".br") && !path.ends_with(".gz") {
            all.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    all
}

/// The hash in a name.
pub fn hash_in(path: &str) -> Option<&str> {
    let is_hash = |part: &&str| part.len() == DIGITS && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    path.rsplit('/').next()?.split(['-', '.', '_']).find(is_hash)
}

/// The same hash in the other version: digits with letters among them, as all hashes have.
fn other(hash: &str, digit: char) -> String {
    [&digit.to_string(), "a0", &hash[3..]].concat()
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

fn write(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}
