//! Quotations against small pages written for the purpose.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::compare::{Lost, Verdict, verdicts};
use super::page::{Page, tidy};
use super::{chosen, report};
use stottekontaktsjekken::authoring::{Cited, CitedPage, Quotation};

fn quote(id: &str, text: &str) -> Quotation {
    Quotation { id: id.into(), source: "side".into(), text: text.into(), part_of: None, line: 7 }
}

fn on(page: &str, text: &str) -> Verdict {
    verdicts(&[quote("X1", text)], &Page::of_html(page)).remove(0)
}

fn cited(fingerprint: Option<&str>, quotes: Vec<Quotation>) -> Cited {
    let page = CitedPage {
        id: "side".into(),
        title: "Følgesvenn".into(),
        read: "2026-01-02".into(),
        fingerprint: fingerprint.map(str::to_owned),
        line: 3,
    };
    Cited { file: "content/fjord/stottekontakt.toml".into(), pages: vec![page], quotes }
}

#[test]
fn a_sentence_is_found_through_tags_entities_and_invisible_signs() {
    let page = "<main><p>F&oslash;lge&shy;svenn er <b>gra<i>tis</i></b>&nbsp;for\n   <a href='#'>alle</a> &ndash; ogs&aring; &ldquo;nye&rdquo;.</p></main>";
    assert_eq!(on(page, "Følgesvenn er gratis for alle – også «nye»."), Verdict::Found);
}

#[test]
fn a_letter_written_as_two_characters_is_the_same_letter() {
    assert_eq!(on("<p>Du fa\u{30a}r svar.</p>", "Du får svar."), Verdict::Found);
}

#[test]
fn blocks_keep_their_words_apart() {
    let page =
        Page::of_html("<ul><li>tur</li><li>kino</li></ul><p>En<br>to</p><table><tr><td>a</td><td>b</td></tr></table>");
    assert_eq!(page.main, "tur\nkino\nEn\nto\na\nb");
}

#[test]
fn scripts_styles_and_the_title_are_not_read() {
    let page = Page::of_html("<title>Gratis.</title><style>Gratis.</style><script>'Gratis.'</script><p>Gratis.</p>");
    assert_eq!((page.main.as_str(), page.around.as_str()), ("Gratis.", ""));
}

#[test]
fn a_sentence_that_stands_twice_is_ambiguous() {
    assert_eq!(on("<p>Ring oss.</p><p>Vil du vite mer? Ring oss.</p>", "Ring oss."), Verdict::Ambiguous(2));
}

#[test]
fn a_footer_that_repeats_the_page_makes_nothing_ambiguous() {
    let page = "<nav>Ring 12.</nav><main><p>Ring 12.</p></main><footer>Ring 12. Skriv til oss.</footer>";
    assert_eq!(on(page, "Ring 12."), Verdict::Found);
    assert_eq!(on(page, "Skriv til oss."), Verdict::Found);
}

#[test]
fn a_word_inside_another_word_is_not_found() {
    assert_eq!(on("<p>kinobilletter</p>", "kino"), Verdict::Orphaned(Lost::Alone));
}

#[test]
fn a_changed_sentence_is_orphaned_with_its_changes_marked() {
    let page = "<h1>Pris</h1><p>Du bor her. Tilbudet er gratis for alle over 18 år. Ring oss.</p>";
    let near = "Tilbudet er gratis for alle [-barn.-] {+over 18 år.+}";
    assert_eq!(on(page, "Tilbudet er gratis for alle barn."), Verdict::Orphaned(Lost::Near(near.into())));
}

#[test]
fn a_sentence_cut_in_two_is_near_both_halves() {
    let Verdict::Orphaned(Lost::Near(near)) = on(
        "<p>Tilbudet er gratis. Du betaler billetten din selv.</p>",
        "Tilbudet er gratis, men du betaler billetten din selv.",
    ) else {
        panic!("expected a near sentence")
    };
    assert!(near.contains("{+gratis. Du+}") && near.ends_with("betaler billetten din selv."), "{near}");
}

#[test]
fn a_part_is_where_its_sentence_is() {
    let part = Quotation { part_of: Some("X1".into()), ..quote("X1a", "kino") };
    let quotes = [quote("X1", "Ikke til kino."), part];
    let found = verdicts(&quotes, &Page::of_html("<p>Om kino: kino er gøy.</p><p>Ikke til kino.</p>"));
    assert_eq!(found, [Verdict::Found, Verdict::FoundWith("X1".into())]);
    let gone = verdicts(&quotes, &Page::of_html("<p>Om kino og mer.</p>"));
    assert_eq!(gone, [Verdict::Orphaned(Lost::Alone), Verdict::Orphaned(Lost::With("X1".into()))]);
}

#[test]
fn the_report_names_file_and_line_of_each_quotation_and_counts_what_to_mend() {
    let page = Page::of_html("<p>Ring oss. Ring oss.</p>");
    let told = report(
        &cited(None, vec![quote("X1", "Ring oss."), quote("X2", "Noe helt annet her.")]),
        &cited(None, vec![]).pages[0],
        &page,
    );
    assert_eq!((told.orphaned, told.ambiguous), (1, 1));
    assert!(told.text.contains("content/fjord/stottekontakt.toml:7: X1 AMBIGUOUS"), "{}", told.text);
    assert!(told.text.contains("content/fjord/stottekontakt.toml:7: X2 ORPHANED"), "{}", told.text);
    assert!(told.text.contains("0 found, 1 ambiguous, 1 orphaned"), "{}", told.text);
}

#[test]
fn what_the_page_says_and_nothing_quotes_is_listed_and_headings_are_not() {
    let page = Page::of_html(
        "<h2>Hvem kan få hjelp?</h2><h2>Om oss</h2><p>Ring oss. De eldste går foran.</p><ul><li>barn som venter på svar</li></ul>",
    );
    let cited = cited(None, vec![quote("X1", "Ring oss.")]);
    let told = report(&cited, &cited.pages[0], &page).text;
    let listed: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("    ")).take(2).collect();
    assert_eq!(listed, ["De eldste går foran.", "barn som venter på svar"], "{told}");
    let whole = report(&cited, &cited.pages[0], &Page::of_html("<p>Ring oss.</p>")).text;
    assert!(!whole.contains("nothing quotes"), "{whole}");
}

#[test]
fn a_page_without_a_fingerprint_says_what_to_write() {
    let page = Page::of_html("<p>Ring oss.</p>");
    for unknown in [None, Some("ukjent")] {
        let cited = cited(unknown, vec![quote("X1", "Ring oss.")]);
        let told = report(&cited, &cited.pages[0], &page).text;
        assert!(told.contains(&format!("fingerprint = \"{}\"", page.fingerprint())), "{told}");
        assert!(told.contains("has no fingerprint"), "{told}");
    }
}

#[test]
fn a_page_that_has_changed_is_told_even_when_every_quotation_stands() {
    let (before, after) = (Page::of_html("<p>Ring oss.</p>"), Page::of_html("<p>Ring oss.</p><p>Nytt.</p>"));
    let cited = cited(Some(&before.fingerprint()), vec![quote("X1", "Ring oss.")]);
    let same = report(&cited, &cited.pages[0], &before);
    assert!(same.text.contains("the same text as when it was read"), "{}", same.text);
    let changed = report(&cited, &cited.pages[0], &after);
    assert_eq!((changed.orphaned, changed.ambiguous), (0, 0));
    assert!(changed.text.contains("another text than when it was read"), "{}", changed.text);
}

#[test]
fn white_space_and_menus_do_not_change_the_fingerprint() {
    let one = Page::of_html("<nav>Hjem</nav><main><p>Ring  oss.</p>\n<p>Nå.</p></main>");
    let other = Page::of_html("<nav>Start</nav><main><p>Ring oss.</p><p>N&aring;.</p></main>");
    assert_eq!(one.fingerprint(), other.fingerprint());
}

#[test]
fn with_several_quoted_pages_one_must_be_named() {
    let mut cited =
        cited(None, vec![quote("X1", "Ring oss."), Quotation { source: "andre".into(), ..quote("X2", "Nå.") }]);
    cited.pages.push(CitedPage { id: "andre".into(), ..cited.pages[0].clone() });
    assert!(chosen(&cited, None).unwrap_err().contains("--source: side, andre"));
    assert_eq!(chosen(&cited, Some("andre")).unwrap().id, "andre");
    assert!(chosen(&cited, Some("annet")).unwrap_err().contains("it has: side, andre"));
}

#[test]
fn text_in_an_old_encoding_is_read() {
    let folder = std::env::temp_dir().join(format!("stottekontaktsjekken-page-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("side.txt");
    std::fs::write(&file, b"S\xf8k hos kontoret.").unwrap();
    assert_eq!(Page::open(&file).unwrap().main, "Søk hos kontoret.");
    let other = folder.join("side.pdf");
    std::fs::write(&other, b"%PDF").unwrap();
    assert!(Page::open(&other).unwrap_err().contains("HTML only"));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn tidy_text_has_one_line_a_block() {
    assert_eq!(tidy("  En   to \n\n\u{a0}\n tre\u{ad}fire "), "En to\ntrefire");
}
