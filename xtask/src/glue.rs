//! How small is what stands between the program and the browser? wasm-bindgen writes JavaScript with comments and long
//! names, and gives each function a name with a hash in it, which stands in both files and cannot be compressed.

use crate::process::{Done, files_below, find, program, read, run as call, write};
use std::path::{Path, PathBuf};

/// Features that the program uses, for binaryen's tools; the same as in index.html.
const FEATURES: &str = "--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue";

/// Names up to this length are left alone.
const SHORT: usize = 8;

/// Makes the programs' JavaScript in `folder` small. Only that file: scripts of our own are short and stay as written.
pub fn shrink(folder: &Path) -> Done {
    if find("terser").is_none() || find("wasm-dis").is_none() {
        println!("pages: the npm tools are not installed (`cargo xtask setup`), the JavaScript stays as it is");
        return Ok(());
    }
    for wasm in files_below(folder)? {
        let Some(stem) = wasm.to_string_lossy().strip_suffix("_bg.wasm").map(str::to_owned) else {
            continue;
        };
        let glue = PathBuf::from(format!("{stem}.js"));
        if glue.is_file() {
            shorten(&wasm, &glue)?;
            let mut terser = program("terser");
            terser.args(["--module", "--mangle", "--compress", "passes=2,ecma=2020", "--output"]);
            call(terser.arg(&glue).arg("--").arg(&glue))?;
        }
    }
    Ok(())
}

/// Gives what the two files call each other by short names, in both.
fn shorten(wasm: &Path, glue: &Path) -> Done {
    let text = wasm.with_extension("wat");
    call(program("wasm-dis").args(FEATURES.split_whitespace()).arg(wasm).arg("-o").arg(&text))?;
    let (program_text, script) = renamed(&read(&text)?, &read(glue)?);
    write(&text, program_text)?;
    write(glue, script)?;
    call(program("wasm-as").args(FEATURES.split_whitespace()).arg(&text).arg("-o").arg(wasm))?;
    std::fs::remove_file(&text).map_err(|error| format!("cannot remove {}: {error}", text.display()))
}

/// Both texts with short names for what the program imports and exports.
fn renamed(program: &str, script: &str) -> (String, String) {
    let mut long = shared_names(program);
    // What the script itself offers is called from elsewhere.
    long.retain(|name| !script.contains(&["export function ", name, "("].concat()));
    let short = |word: &str| long.iter().position(|name| name == word).map(|at| format!("_{at:x}"));
    // In the program's text names stand between quotation marks, in the script as words.
    let program: Vec<String> = program.split('"').map(|part| short(part).unwrap_or_else(|| part.to_owned())).collect();
    let mut renamed = String::with_capacity(script.len());
    let in_word = |char: char| char.is_alphanumeric() || matches!(char, '_' | '$');
    let mut rest = script;
    while let Some(start) = rest.find(in_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|char| !in_word(char)).unwrap_or(from.len()));
        renamed += before;
        renamed += short(word).as_deref().unwrap_or(word);
        rest = after;
    }
    (program.join("\""), renamed + rest)
}

/// The long names of a program's imports and exports.
fn shared_names(program: &str) -> Vec<String> {
    let quoted = |line: &str, at: usize| line.split('"').nth(at).map(str::to_owned);
    let names = program.lines().map(str::trim_start).filter_map(|line| match line {
        line if line.starts_with("(import ") => quoted(line, 3),
        line if line.starts_with("(export ") => quoted(line, 1),
        _ => None,
    });
    names.filter(|name| name.len() > SHORT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn program_and_script_go_on_calling_each_other_by_the_same_names() {
        let program = "(module\n (import \"./app_bg.js\" \"__wbg_now_0123\" (func $0))\n (export \"memory\" (memory 0))\n \
            (export \"__wbindgen_malloc\" (func 1))\n (data \"__wbg_now\"))";
        let script = "{__wbg_now_0123: () => now(), other: () => w.__wbindgen_malloc(memory, __wbg_now_01234)}";
        let (program, script) = renamed(program, script);
        assert_eq!(
            program,
            "(module\n (import \"./app_bg.js\" \"_0\" (func $0))\n (export \"memory\" (memory 0))\n \
            (export \"_1\" (func 1))\n (data \"__wbg_now\"))"
        );
        assert_eq!(script, "{_0: () => now(), other: () => w._1(memory, __wbg_now_01234)}");
    }

    #[test]
    fn what_the_script_offers_to_others_keeps_its_name() {
        let program = "(module\n (export \"a_long_name\" (func 0))\n (export \"another_name\" (func 1)))";
        let script = "export function a_long_name() { w.a_long_name(); w.another_name() }";
        let expected = script.replace("another_name", "_0");
        assert_eq!(renamed(program, script), (program.replace("another_name", "_0"), expected));
    }
}
