//! The two real municipalities: every sentence of their pages is told of.

use crate::files::root;
use std::fs;

#[test]
fn every_rule_id_of_the_two_pages_is_used_silent_or_set_aside() {
    let ids = |prefix: &str, last: u32| (1..=last).map(|n| format!("{prefix}{n:02}")).collect::<Vec<_>>();
    let silent = |prefix: &str, last: u32| (1..=last).map(|n| format!("{prefix}{n}")).collect::<Vec<_>>();
    let parts = |id: &str| ["a", "b", "c", "d", "e"].map(|part| format!("{id}{part}")).to_vec();
    let lorenskog = [ids("L", 27), silent("LS", 18)].concat();
    // M18 is told as its five parts.
    let meloy = [ids("M", 23), silent("MS", 16), parts("M12"), parts("M18")].concat();
    for (municipality, wanted) in [("lorenskog", lorenskog), ("meloy", meloy)] {
        let text = fs::read_to_string(root().join("content").join(municipality).join("stottekontakt.toml")).unwrap();
        for id in wanted.iter().filter(|id| *id != "M18") {
            assert!(text.contains(&format!("id = \"{id}\"")), "{municipality}: nothing is said of {id}");
        }
    }
}

#[test]
fn a_page_that_has_stood_for_two_years_is_told_as_old_and_an_unknown_date_is_not() {
    let content = root().join("content");
    let old = |id: &str| crate::files::compile(&content, &content, id).unwrap()[0].bundle.service.sources[0].old;
    assert!(old("meloy"), "last changed in 2020");
    assert!(!old("lorenskog"), "no date is known");
}
