//! Deciding every case allocates nothing in the loop: as much memory is asked for whatever the number of cases.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::Language;
use stottekontaktsjekken::proof::{every_case, table::Table};

#[test]
fn deciding_a_hundred_thousand_cases_takes_a_handful_of_allocations() {
    let library = authoring::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap();
    for id in &library.municipalities {
        let service = authoring::compile(&library, id, Language::Nb).unwrap().bundle.service;
        let mut table = Table::empty(&service).unwrap();
        let deciding = allocation_counter::measure(|| table.fill(&service));
        assert_eq!(deciding.count_total, 1, "{id}: the buffer that deciding works in, and no more");
        let comparing = allocation_counter::measure(|| drop(every_case::prove(&service, &table).unwrap()));
        assert!(comparing.count_total < 10, "{id}: {} allocations", comparing.count_total);
    }
}
