//! What the site's worker keeps on the device: a list of what everyone needs in the worker itself, and one list for each
//! municipality, so that nobody fetches another's.

use crate::editors;
use crate::files::{EMBED, Site, read, short_hash, squeezed_script};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

/// The worker, at the site's root: a browser finds a new version by the address of the old one.
const WORKER: &str = "worker.js";

/// Whether a file is of use without a network, to a resident. What begins with an underscore is for the server alone, and
/// the script of the snippet for other sites.
fn is_kept(path: &str) -> bool {
    !path.starts_with('_') && path != "404.html" && path != EMBED && !path.starts_with(editors::FOLDER)
}

/// Addresses from the site's root, each with the hash of what is there.
type Files = BTreeMap<String, String>;

/// Writes the worker and the lists, when everything else has been written. The version is the hash of it all.
pub fn write(root: &Path, site: &Site, municipalities: &[String]) -> Result<(), String> {
    let worker = squeezed_script(&read(&root.join("static").join(WORKER))?);
    let all = site.hashes()?;
    let version = short_hash(format!("{worker}{all:?}").as_bytes());
    let kept = all.into_iter().filter(|(path, _)| is_kept(path));
    let mut core: Files = kept.map(|(path, hash)| (address(&path).to_owned(), hash)).collect();
    for id in municipalities {
        let [pages, bundles] = [format!("{id}/"), format!("innhold/{id}.")];
        let files: Files =
            core.extract_if(.., |path, _| path.starts_with(&pages) || path.starts_with(&bundles)).collect();
        site.page(&format!("{bundles}json"), &json!({ "version": version, "files": files }).to_string())?;
    }
    site.page(WORKER, &worker.replace("{version}", &version).replace("{core}", &json!(core).to_string()))
}

/// The address of a file: that of a folder for its page.
fn address(path: &str) -> &str {
    path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_for_editors_nor_for_the_server_is_kept_on_a_residents_device() {
        for path in ["bygg-inn/index.html", "bygg-inn/plakat/eksempelvik/en/index.html", "_csp", "404.html"] {
            assert!(!is_kept(path), "{path}");
        }
        for path in ["index.html", "eksempelvik/index.html", "uten-nett.html"] {
            assert!(is_kept(path), "{path}");
        }
    }
}
