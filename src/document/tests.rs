use super::*;
use crate::answers::Answers;
use crate::application::Values;
use crate::application::fixture::{ADULT, CHILD, ME, OUTCOME, answers, bundle, values};
use crate::calendar::Date;
use crate::content::{Bundle, Source, Voiced};

fn made(who: usize, filled: &[(&str, &str)]) -> Document {
    let bundle = bundle();
    let values = values(&bundle, filled);
    application(&bundle, &answers(who), &values, Date::new(2026, 11, 21))
}

/// The document's words, one line for each thing that stands on it; «☒»/«☐» boxes, «_» open lines, «✍» signatures.
fn printed(document: &Document) -> Vec<String> {
    document.blocks.iter().flat_map(lines).collect()
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Note(text) | Block::StampSpace(text) => vec![text.clone()],
        Block::Heading { text, .. } | Block::Paragraph(text) => vec![text.words.clone()],
        Block::Fields(rows) => rows.iter().map(|row| format!("{}: {}", row.label, entry(&row.entry))).collect(),
        Block::Checks { label, boxes } => {
            boxes.iter().map(|tick| format!("{label} {}{}", if tick.ticked { "☒" } else { "☐" }, tick.label)).collect()
        }
        Block::Question { asked, answer, .. } => vec![format!("{asked} → {}", answer.join(", "))],
        Block::List(entries) => entries.iter().map(|entry| entry.words.clone()).collect(),
        Block::Table { rows, .. } => rows.iter().flatten().map(|cell| cell.words.clone()).collect(),
        Block::Quote { text, from } => vec![text.words.clone(), from.clone()],
        Block::Signature { who, name } => vec![format!("✍ {who} {name}").trim().to_owned()],
        Block::Address { label, lines } => vec![format!("{label}: {}", lines.join(", "))],
        Block::PageBreak | Block::NewSheet => Vec::new(),
    }
}

fn entry(entry: &Entry) -> String {
    match entry {
        Entry::Filled(text) => text.words.clone(),
        Entry::Pen(lines) | Entry::Digits(lines) => "_".repeat(usize::from(*lines)),
    }
}

fn signed_by(document: &Document) -> Vec<String> {
    printed(document).into_iter().filter_map(|line| line.strip_prefix("✍ underskrift.").map(str::to_owned)).collect()
}

fn has(document: &Document, wanted: &str) -> bool {
    printed(document).iter().any(|line| line == wanted)
}

#[test]
fn every_printable_character_entered_is_on_the_paper() {
    let everything: String =
        (' '..='\u{17f}').filter(|c| !c.is_control()).chain("Ŋŋ ŧ «» – — … 👍 日本 \u{2011}".chars()).collect();
    let words = everything.trim();
    for field in ["navn", "viktig", "hjelper"] {
        let document = made(ME, &[("fyller_ut", "sammen"), (field, words)]);
        assert!(has(&document, &format!("{field}: {words}")), "{field}");
    }
}

#[test]
fn what_cannot_be_read_as_a_date_or_phone_stands_as_it_was_written() {
    let document = made(ME, &[("fodselsdato", "våren 1950"), ("telefon", "spør mor")]);
    assert!(has(&document, "fodselsdato: våren 1950"));
    assert!(has(&document, "telefon: spør mor"));
}

#[test]
fn dates_and_phones_stand_the_way_case_workers_write_them() {
    let document = made(ME, &[("fodselsdato", "1.2.1990"), ("telefon", "+4790271680")]);
    assert!(has(&document, "fodselsdato: 01.02.1990"));
    assert!(has(&document, "telefon: 902 71 680"));
}

#[test]
fn the_outcome_is_on_the_summary_and_on_no_other_paper() {
    let bundle = bundle();
    let (answers, values) = (answers(ME), Values::default());
    let told = |document: Document| printed(&document).iter().any(|line| line.contains(OUTCOME));
    assert!(told(summary(&bundle, &answers, &values, None).unwrap()), "there is an outcome to tell");
    for made in [
        application(&bundle, &answers, &values, None),
        complaint(&bundle, &answers, &values, None),
        fullmakt(&bundle, &answers, &values, None),
    ] {
        assert!(!told(made.clone()), "{}", made.title);
    }
}

#[test]
fn answers_stand_with_the_question_they_answer() {
    let document = made(ME, &[]);
    assert!(has(&document, "spørsmål ute → valg greit"));
    assert!(has(&document, "spørsmål annet → valg lekser"));
}

#[test]
fn an_answer_that_a_field_has_taken_over_stands_once() {
    let document = made(ME, &[]);
    assert!(has(&document, "onsker ☒samvaer") && has(&document, "onsker ☐ut"));
    assert!(!printed(&document).iter().any(|line| line.contains("spørsmål onsker") || line.contains("spørsmål form")));
}

#[test]
fn only_answers_that_count_are_printed() {
    let bundle = bundle();
    let mut kept = answers(ME);
    kept.remove(crate::content::QuestionIx(2));
    let document = application(&bundle, &kept, &Values::default(), None);
    assert!(!printed(&document).iter().any(|line| line.contains("spørsmål ute")));
}

#[test]
fn the_first_question_is_not_on_paper() {
    assert!(!printed(&made(CHILD, &[])).iter().any(|line| line.contains("spørsmål hvem")));
}

#[test]
fn the_adult_signs_also_when_a_helper_filled_it_in() {
    let document = made(ADULT, &[("navn", "Kari"), ("fyller_ut", "sammen"), ("hjelper", "Ola")]);
    assert_eq!(signed_by(&document), ["soker Kari"]);
    assert!(has(&document, "hjelper: Ola"));
}

#[test]
fn sixteen_year_olds_sign_beside_their_parents() {
    assert_eq!(signed_by(&made(CHILD, &[("alder", "16_17")])), ["ungdom", "foresatt_1", "foresatt_2"]);
    assert_eq!(
        signed_by(&made(ME, &[("alder", "16_17"), ("navn", "Kari")])),
        ["ungdom Kari", "foresatt_1", "foresatt_2"]
    );
}

#[test]
fn parents_sign_for_a_younger_child() {
    assert_eq!(signed_by(&made(CHILD, &[("alder", "under_16")])), ["foresatt_1", "foresatt_2"]);
}

#[test]
fn a_child_whose_age_is_not_told_has_a_line_that_says_whom_it_is_for() {
    assert_eq!(signed_by(&made(CHILD, &[])), ["ungdom_hvis", "foresatt_1", "foresatt_2"]);
}

#[test]
fn a_parent_alone_signs_one_line_beside_the_statement() {
    let document = made(CHILD, &[("alder", "under_16"), ("foreldreansvar", "bare_jeg")]);
    assert_eq!(signed_by(&document), ["foresatt"]);
    assert!(has(&document, " ☒underskrift.alene"));
}

#[test]
fn a_child_cannot_tick_its_parents_statement() {
    let document = made(ME, &[("alder", "under_16"), ("foreldreansvar", "bare_jeg")]);
    assert!(has(&document, " ☐underskrift.alene"));
}

#[test]
fn the_child_welfare_service_signs_when_it_has_the_care() {
    assert_eq!(
        signed_by(&made(CHILD, &[("alder", "under_16"), ("foreldreansvar", "barnevernet")])),
        ["barneverntjenesten"]
    );
}

#[test]
fn whoever_signs_for_an_adult_has_a_box_for_what_must_be_attached() {
    for (signer, line, attached) in [
        ("fullmakt", "fullmektig", " ☐underskrift.fullmakt_vedlagt"),
        ("fremtidsfullmakt", "fremtidsfullmektig", " ☐underskrift.fremtidsfullmakt_vedlagt"),
        ("verge", "verge", " ☐underskrift.vergefullmakt_vedlagt"),
    ] {
        let document = made(ADULT, &[("signerer", signer)]);
        assert_eq!(signed_by(&document), [line]);
        assert!(has(&document, attached), "{signer}");
    }
}

#[test]
fn no_child_signs_as_an_adult_whatever_was_ticked_before() {
    for left in ["under_16", "16_17", "18_eller_mer"] {
        let signed = signed_by(&made(CHILD, &[("alder", left)]));
        assert!(signed.ends_with(&["foresatt_1".into(), "foresatt_2".into()]), "{left}: {signed:?}");
    }
    assert_eq!(signed_by(&made(CHILD, &[("alder", "18_eller_mer")])), ["ungdom_hvis", "foresatt_1", "foresatt_2"]);
}

#[test]
fn nobody_is_declared_unable_to_sign() {
    let document = made(ADULT, &[("signerer", "avklares")]);
    assert_eq!(signed_by(&document), ["melder"]);
    assert!(has(&document, "underskrift.avklares"));
    assert!(!printed(&document).iter().any(|line| line.starts_with("signerer")));
}

#[test]
fn releases_from_confidentiality_are_open_for_the_pen() {
    for who in [ME, CHILD, ADULT] {
        let releases = printed(&made(who, &[])).into_iter().filter(|line| line.starts_with("tillatelser.ledetekst"));
        let releases: Vec<String> = releases.collect();
        assert_eq!(releases.len(), 5);
        assert!(releases.iter().all(|line| line.contains('☐')), "{releases:?}");
    }
}

#[test]
fn the_fødselsnummer_is_not_in_the_footer() {
    let document = made(ME, &[("navn", "Kari"), ("fodselsdato", "1.2.1990"), ("fnr", "17912099997")]);
    assert_eq!(document.footer, "Kari, bunn.fodt 01.02.1990");
    let misplaced = made(ME, &[("navn", "Kari"), ("fodselsdato", "17912099997")]);
    assert_eq!(misplaced.footer, "Kari");
}

#[test]
fn without_a_fødselsnummer_there_are_eleven_boxes() {
    assert!(has(&made(ME, &[]), "fnr: ___________"));
    assert!(has(&made(ME, &[("fnr", "17912099997")]), "fnr: 17912099997"));
}

#[test]
fn an_unknown_postal_address_is_not_invented() {
    assert!(has(&made(ME, &[]), "slutt.ukjent_adresse") && has(&made(ME, &[]), "hode.til: Tildeling, Fjord kommune"));
    let mut bundle = bundle();
    bundle.place.office.address = vec!["Fjord kommune".into(), "0001 Fjord".into()];
    let document = application(&bundle, &answers(ME), &Values::default(), None);
    assert!(has(&document, "hode.til: Fjord kommune, 0001 Fjord") && has(&document, "slutt.sendes"));
    assert!(has(&document, "slutt.ikke_epost"));
}

#[test]
fn without_a_postal_address_the_paper_leads_to_the_office_s_door() {
    let mut bundle = bundle();
    bundle.paper.texts[crate::content::PaperKey::SluttBesok as usize] = Voiced::same("Fjordveien 1");
    let document = application(&bundle, &answers(ME), &Values::default(), None);
    assert!(has(&document, "slutt.leveres: Fjordveien 1"));
    assert!(has(&document, "hode.til: Tildeling, Fjord kommune, Fjordveien 1"));
    assert!(!has(&document, "slutt.ukjent_adresse"));
}

#[test]
fn it_says_what_made_it_and_when_the_page_was_read() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(has(&made(ME, &[]), &format!("laget {version} slutt.lest_ukjent")));
    let mut bundle = bundle();
    bundle.service.sources = vec![Source {
        title: "Støttekontakt".into(),
        publisher: "Fjord kommune".into(),
        url: String::new(),
        changed: None,
        read: Some("2026-11-01".into()),
        old: false,
    }];
    let document = application(&bundle, &answers(ME), &Values::default(), None);
    assert!(has(&document, &format!("laget {version} lest 01.11.2026")));
}

#[test]
fn free_text_keeps_its_language_and_the_paper_says_so() {
    let document = made(ME, &[("viktig", "I like fishing"), ("sprak", "engelsk")]);
    assert!(has(&document, "skrevet på hode.sprak_engelsk"));
    let text = document.blocks.iter().find_map(|block| match block {
        Block::Fields(rows) => rows.iter().find_map(|row| match &row.entry {
            Entry::Filled(text) if text.words == "I like fishing" => Some(text.clone()),
            _ => None,
        }),
        _ => None,
    });
    assert_eq!(text.unwrap().lang.as_deref(), Some("en"));
    assert_eq!(document.lang, "nb");
}

#[test]
fn what_the_municipality_says_in_another_language_is_told_in_it() {
    let words = |foreign: bool, extra_lang: Option<&str>| {
        let mut bundle = bundle();
        bundle.place.page_language = "se".into();
        bundle.service.conclusions[0].foreign = foreign;
        bundle.service.conclusions[0].extra_lang = extra_lang.map(str::to_owned);
        let made = summary(&bundle, &answers(ME), &Values::default(), None).unwrap();
        let told = made.blocks.into_iter().filter_map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) if text.words.contains(OUTCOME) => Some(text),
            _ => None,
        });
        told.map(|text| (text.words, text.lang)).collect::<Vec<_>>()
    };
    let (once, twice) = (OUTCOME.to_owned(), [OUTCOME, OUTCOME].join(" "));
    let se = Some("se".to_owned());
    assert_eq!(words(false, None), [(once.clone(), None), (twice.clone(), None)]);
    assert_eq!(words(true, Some("se")), [(once.clone(), se.clone()), (twice, se.clone())]);
    assert_eq!(words(false, Some("se")), [(once.clone(), None), (once.clone(), None), (once, se)]);
}

#[test]
fn parts_are_numbered_without_gaps() {
    let numbers = |document: &Document| {
        let headings = document.blocks.iter().filter_map(|block| match block {
            Block::Heading { level: 2, text } => text.words.split_once(' ')?.0.parse::<usize>().ok(),
            _ => None,
        });
        headings.collect::<Vec<_>>()
    };
    for document in [made(ME, &[]), made(CHILD, &[("viktig", "fisk")])] {
        let found = numbers(&document);
        assert_eq!(found, (1..=found.len()).collect::<Vec<_>>());
    }
}

#[test]
fn the_second_page_begins_after_the_signatures() {
    let document = made(ME, &[]);
    let sign = document.blocks.iter().rposition(|block| matches!(block, Block::Signature { .. })).unwrap();
    let turn = document.blocks.iter().position(|block| *block == Block::PageBreak).unwrap();
    assert!(sign < turn);
}

#[test]
fn the_blank_complaint_has_all_its_signatures_on_the_second_page() {
    let bundle = bundle();
    let blocks = blank_complaint(&bundle).blocks;
    let turn = blocks.iter().position(|block| *block == Block::PageBreak).unwrap();
    assert_eq!(blocks[turn + 1], Block::heading(2, "del.underskrift"));
    let filled = complaint(&bundle, &answers(ME), &Values::default(), None);
    assert!(!filled.blocks.contains(&Block::PageBreak), "a short one is a single page");
}

#[test]
fn the_blank_form_asks_everything_and_says_nothing() {
    let bundle: Bundle = bundle();
    let document = blank(&bundle);
    assert!(printed(&document).iter().all(|line| !line.contains('☒')));
    assert!(has(&document, "hjelper: _"), "also what the screen shows on a condition");
    assert!(has(&document, "spørsmål ute ☐valg greit"));
    assert!(has(&document, "spørsmål annet ☐valg lekser"));
    assert_eq!(signed_by(&document), ["soker", "foresatt_1", "foresatt_2", "verge_eller_fullmektig"]);
    assert_eq!(document.footer, "");
    assert_eq!(application(&bundle, &Answers::default(), &Values::default(), None).title, document.title);
}
