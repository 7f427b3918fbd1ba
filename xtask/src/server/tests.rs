//! What the server answers, seen from outside.

use super::*;
use std::io::Read;

/// A site with one municipality's page, its own page for what is missing, and a secret beside it.
fn site(name: &str, base: &str) -> Done<Server> {
    let folder = std::env::temp_dir().join(format!("xtask-server-{name}-{}", std::process::id()));
    let dist = folder.join("dist");
    let written = std::fs::create_dir_all(dist.join("lorenskog"))
        .and_then(|()| std::fs::write(dist.join("lorenskog/index.html"), "<p>Hei"))
        .and_then(|()| std::fs::write(dist.join("lorenskog/index.html.br"), "packed"))
        .and_then(|()| std::fs::write(dist.join("404.html"), "<p>Borte"))
        .and_then(|()| std::fs::write(folder.join("secret.txt"), "secret"));
    written.map_err(|error| error.to_string())?;
    Server::start(dist, 0, base)
}

fn get(server: &Server, path: &str, more: &str) -> Done<String> {
    let host = server.address().trim_start_matches("http://").split('/').next().unwrap_or_default().to_owned();
    let talk = || {
        let mut connection = TcpStream::connect(&host)?;
        write!(connection, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n")?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    };
    talk().map_err(|error: std::io::Error| error.to_string())
}

#[test]
fn a_page_comes_with_its_type_and_the_policy() -> Done {
    let answer = get(&site("page", "/")?, "/lorenskog/?a=b", "")?;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("Content-Type: text/html; charset=utf-8\r\n"), "{answer}");
    assert!(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"), "{answer}");
    assert!(answer.contains("Cache-Control: no-cache\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n<p>Hei"), "{answer}");
    Ok(())
}

#[test]
fn the_packed_form_goes_to_those_who_take_it() -> Done {
    let server = site("packed", "/")?;
    assert!(get(&server, "/lorenskog/", "Accept-Encoding: gzip, br\r\n")?.ends_with("\r\n\r\npacked"));
    assert!(get(&server, "/lorenskog/", "Accept-Encoding: gzip, br;q=0\r\n")?.ends_with("\r\n\r\n<p>Hei"));
    Ok(())
}

#[test]
fn a_folder_without_its_slash_is_sent_to_the_one_with_it() -> Done {
    let answer = get(&site("slash", "/")?, "/lorenskog", "")?;
    assert!(answer.contains(" 308 ") && answer.contains("\r\nLocation: /lorenskog/\r\n"), "{answer}");
    Ok(())
}

#[test]
fn what_is_missing_gets_the_sites_own_page() -> Done {
    let answer = get(&site("missing", "/")?, "/nowhere/", "")?;
    assert!(answer.starts_with("HTTP/1.1 404") && answer.ends_with("<p>Borte"), "{answer}");
    Ok(())
}

#[test]
fn nothing_outside_the_folder_is_served() -> Done {
    let server = site("outside", "/")?;
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/lorenskog/../../secret.txt", "//etc/passwd", "/%zz"] {
        let answer = get(&server, path, "")?;
        assert!(answer.starts_with("HTTP/1.1 4") && !answer.ends_with("secret"), "{path}: {answer}");
    }
    Ok(())
}

#[test]
fn a_site_may_hang_in_a_folder() -> Done {
    let server = site("folder", "/x/y/")?;
    assert!(get(&server, "/x/y/lorenskog/", "")?.starts_with("HTTP/1.1 200"));
    assert!(get(&server, "/lorenskog/", "")?.starts_with("HTTP/1.1 404"));
    Ok(())
}
