//! Which headers does every answer carry? The policy's text is `static/csp.txt`, shared with the pages' `<meta>`.

use std::path::Path;

/// The policy, one directive per line; `{style-hashes}` and `{script-hashes}` stand where the hashes of what is inline go.
const POLICY: &str = include_str!("../../static/csp.txt");

/// The file in `dist/` where the pages' program leaves the policy with the hashes filled in, one directive per line.
const FINAL_POLICY: &str = "_csp";

/// Features of the browser that the app never uses, of those that browsers know by these names. What it does use is to
/// write to the clipboard.
const PERMISSIONS: &str = "accelerometer=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), \
    display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), \
    microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
    xr-spatial-tracking=()";

/// The headers that make the browser strict, the same for every file of the site in `dist`.
pub fn security(dist: &Path) -> Vec<(&'static str, String)> {
    // Without the file, inline styles are refused: strict, and seen at once.
    let policy = std::fs::read_to_string(dist.join(FINAL_POLICY)).unwrap_or_else(|_| POLICY.to_owned());
    vec![
        ("Content-Security-Policy", one_line(&policy)),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Permissions-Policy", PERMISSIONS.into()),
        // No Cross-Origin-Opener-Policy: it would cut the line by which a tab that was opened from a frame takes over the
        // answers. It would guard little: any page may hold on to ours in a frame, and the page heeds only its own origin.
    ]
}

/// A policy of one directive per line as the value of a header, without hashes that nobody filled in.
fn one_line(policy: &str) -> String {
    let directives =
        policy.lines().map(|line| line.replace("{style-hashes}", "").replace("{script-hashes}", "").trim().to_owned());
    directives.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}

/// For how long a browser may keep a file whose name has a hash in it: its content never changes.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For how long it may keep any other: until it has asked whether the file has changed.
pub const ASK_FIRST: &str = "no-cache";

/// The script that other sites carry, at the site's root: its name never changes.
pub const EMBED: &str = "embed.js";

/// For how long it may keep that one, which every page view of another site would ask for: an hour.
pub const AN_HOUR: &str = "public, max-age=3600";

/// A hash in a name, as the web servers of `deploy/` look for it; [`is_hash`] is the same.
pub const HASHED: &str = "[-._][0-9a-f]{16}[-._]";

/// How long a browser may keep a file, by its path from the site's root.
pub fn cache(path: &str) -> &'static str {
    if path == EMBED {
        return AN_HOUR;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let inner = name.split(['-', '.', '_']).skip(1);
    // What stands after the last of them is an ending, or the name.
    let hashed = inner.clone().zip(inner.skip(1)).any(|(part, _)| is_hash(part));
    if hashed { FOR_EVER } else { ASK_FIRST }
}

/// Whether a part of a name is a hash: the build writes sixteen hexadecimal digits.
fn is_hash(part: &str) -> bool {
    part.len() == 16 && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Content types by the file's ending.
pub const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("xml", "application/xml"),
    ("wasm", "application/wasm"),
    ("bin", ANY_TYPE),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
];

/// The content type of a file of any other kind.
pub const ANY_TYPE: &str = "application/octet-stream";

/// The content type by the file's ending.
pub fn content_type(path: &str) -> &'static str {
    let ending = path.rsplit('.').next().unwrap_or_default();
    TYPES.iter().find(|(known, _)| *known == ending).map_or(ANY_TYPE, |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_no_inline_code_and_no_other_origin() {
        let policy = one_line(POLICY);
        assert!(policy.starts_with("default-src 'none'; "));
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "{"] {
            assert!(!policy.contains(forbidden), "{forbidden} in {policy}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for name in ["app-c1299b393dc7abd0_bg.wasm", "innhold/lorenskog.nb.0a1b2c3d4e5f6071.bin"] {
            assert_eq!(cache(name), FOR_EVER, "{name}");
        }
        for name in
            ["index.html", "boot.js", "rules-20261121.pdf", "facade/facade.css", "0a1b2c3d4e5f6071", "a/deadbeef.js"]
        {
            assert_eq!(cache(name), ASK_FIRST, "{name}");
        }
        assert_eq!(cache("embed.js"), AN_HOUR);
    }
}
