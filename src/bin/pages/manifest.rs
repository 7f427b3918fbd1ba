//! What lets a page be installed like an app: one manifest beside each start page, so that it opens where it was chosen.

use crate::files::hashed;
use serde_json::json;
use std::fs;
use std::path::Path;

/// The colour around the page, where the browser shows one: the accent of `styles/start.css`.
pub const COLOUR: &str = "#17616f";

/// The page's own, in `styles/start.css`.
const BACKGROUND: &str = "#fcf9f4";

/// The file, in its page's folder.
pub const NAME: &str = "app.webmanifest";

/// What leads to it, in the page's head.
pub const LINK: &str = "<link rel=\"manifest\" href=\"app.webmanifest\">\n";

/// Sizes of the icon as pictures, as `cargo xtask icons` makes them.
const SIZES: [u32; 2] = [192, 512];

/// Names of the icon's files.
pub struct Icons {
    /// The drawing.
    pub drawn: String,
    /// Pictures of it, of [`SIZES`].
    pub pictures: [String; 2],
}

impl Icons {
    /// Copies the files of `static/icons/` to `folder`, with hashes in their names.
    pub fn write(root: &Path, folder: &Path) -> Result<Icons, String> {
        let written = |name: &str, ending: &str| {
            let path = root.join("static/icons").join([name, ".", ending].concat());
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            hashed(folder, name, ending, &bytes)
        };
        let [small, large] = SIZES.map(|size| written(&format!("icon-{size}"), "png"));
        Ok(Icons { drawn: written("icon", "svg")?, pictures: [small?, large?] })
    }
}

/// The manifest of a page: what the app is called, in full and below its icon, its language, and the way `up` to the
/// site's root.
pub fn manifest([name, short_name]: [&str; 2], language: &str, up: &str, icons: &Icons) -> String {
    let picture = |size: u32, name: &String| {
        json!({
            "src": format!("{up}{name}"),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
            "purpose": "any maskable",
        })
    };
    let mut all = vec![json!({ "src": format!("{up}{}", icons.drawn), "sizes": "any", "type": "image/svg+xml" })];
    all.extend(SIZES.into_iter().zip(&icons.pictures).map(|(size, name)| picture(size, name)));
    json!({
        "name": name,
        "short_name": short_name,
        "lang": language,
        "start_url": "./",
        "scope": if up.is_empty() { "./" } else { up },
        "display": "standalone",
        "theme_color": COLOUR,
        "background_color": BACKGROUND,
        "icons": all,
    })
    .to_string()
}
