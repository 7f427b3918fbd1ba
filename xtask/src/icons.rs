//! `cargo xtask icons`: the site's icon as pictures, for devices that take no drawing. The outcome is committed.

use crate::process::{self, Done, find, program, root, run as call};

/// Sizes in pixels, as in `src/bin/pages/manifest.rs`.
const SIZES: [&str; 2] = ["192", "512"];

/// Writes `static/icons/*.png` anew.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    if find("rsvg-convert").is_none() {
        return Err("rsvg-convert is missing; install Debian's package librsvg2-bin".to_owned());
    }
    let folder = root().join("static/icons");
    SIZES.iter().try_for_each(|size| {
        let mut picture = program("rsvg-convert");
        picture.args(["--width", size, "--height", size, "--output"]);
        call(picture.arg(folder.join(format!("icon-{size}.png"))).arg(folder.join("icon.svg")))
    })
}
