//! `cargo xtask new-municipality <id>`: a commented starting point, where everything not yet written is silent or empty.

use crate::content::chosen;
use crate::process::{Done, root, write};
use std::path::Path;

/// The files of the starting point. `{id}` stands for the folder's name, `{P}` for its first letter.
const FILES: [(&str, &str); 3] = [
    ("sted.toml", include_str!("new_municipality/sted.toml")),
    ("stottekontakt.toml", include_str!("new_municipality/stottekontakt.toml")),
    ("tekster.nb.toml", include_str!("new_municipality/tekster.nb.toml")),
];

/// Makes the folder of a new municipality.
pub fn run(args: &[String]) -> Done {
    let [id] = args else { return Err("name the new municipality's folder, such as eksempelvik".into()) };
    let content = chosen().unwrap_or_else(|| root().join("content"));
    make(&content, id)?;
    println!("The folder {id}/ is made, with {}.", FILES.map(|(name, _)| name).join(", "));
    println!("Now: cargo xtask check {id}   and mend the topmost mistake, until there is none. See docs/innhold.md.");
    Ok(())
}

fn make(content: &Path, id: &str) -> Done {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let first = id.chars().next().filter(char::is_ascii_lowercase);
    let Some(first) = first.filter(|_| id.chars().all(plain)) else {
        return Err(format!(
            "`{id}`: the folder's name has small letters a to z, digits and - only (æ, ø, å as ae, o, a)"
        ));
    };
    let folder = content.join(id);
    if folder.exists() {
        return Err(format!("{} is there already", folder.display()));
    }
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    for (name, text) in FILES {
        let text = text.replace("{id}", id).replace("{P}", &first.to_ascii_uppercase().to_string());
        write(&folder.join(name), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
