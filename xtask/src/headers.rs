//! Which headers does every answer carry? The policy's text is `static/csp.txt`, shared with the pages' `<meta>`.

use std::path::Path;

/// The policy, one directive per line; `{style-hashes}` and `{script-hashes}` stand where the hashes of what is inline go.
const POLICY: &str = include_str!("../../static/csp.txt");

/// The file in `dist/` where the pages' program leaves the policy with the hashes filled in, one directive per line.
const FINAL_POLICY: &str = "_csp";

/// Features of the browser that the app never uses.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The headers that make the browser strict, the same for every file of the site in `dist`.
pub fn security(dist: &Path) -> Vec<(&'static str, String)> {
    // Without the file, inline styles are refused: strict, and seen at once.
    let policy = std::fs::read_to_string(dist.join(FINAL_POLICY)).unwrap_or_else(|_| POLICY.to_owned());
    vec![
        ("Content-Security-Policy", one_line(&policy)),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Permissions-Policy", PERMISSIONS.into()),
        // Has no effect inside an iframe, so embedding still works.
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
    ]
}

/// A policy of one directive per line as the value of a header, without hashes that nobody filled in.
fn one_line(policy: &str) -> String {
    let directives =
        policy.lines().map(|line| line.replace("{style-hashes}", "").replace("{script-hashes}", "").trim().to_owned());
    directives.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}

/// How long a browser may keep a file. A name with a hash in it never changes its content.
pub fn cache(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hashed = name.split(['-', '.', '_']).any(is_hash);
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Eight or more hexadecimal digits, with letters among them: a date is not a hash.
fn is_hash(part: &str) -> bool {
    let hex = part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    part.len() >= 8
        && hex
        && part.bytes().any(|byte| byte.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_lowercase())
}

/// The content type by the file's ending.
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
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
        for name in ["app-c1299b393dc7abd0_bg.wasm", "innhold/lorenskog.nb.0a1b2c3d.bin"] {
            assert!(cache(name).contains("immutable"), "{name}");
        }
        for name in ["index.html", "boot.js", "rules-20261121.pdf", "facade/facade.css"] {
            assert_eq!(cache(name), "no-cache", "{name}");
        }
    }
}
