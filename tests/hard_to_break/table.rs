//! `docs/faults.md` against the tests it names.

use std::path::Path;

#[test]
fn every_fault_of_the_table_has_the_test_it_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(root.join("docs/faults.md")).unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with('|')).skip(2).collect();
    assert!(rows.len() >= 25, "{} faults", rows.len());
    for row in rows {
        let named = row.trim_end_matches(" |").rsplit("| ").next().unwrap().trim_matches('`');
        let (module, test) = named.split_once("::").unwrap_or_else(|| panic!("no `module::test` in {row}"));
        let files = ["journeys", "hard_to_break"].map(|folder| root.join("tests").join(folder).join(module));
        let code = files.iter().find_map(|file| std::fs::read_to_string(file.with_extension("rs")).ok());
        let there = code.is_some_and(|code| code.contains(&format!("fn {test}(")));
        assert!(there, "docs/faults.md: there is no test {named}");
    }
}
