//! Whatever is written, the file is sound and holds every character of it.

use crate::documents::everywhere;
use crate::sound;
use proptest::prelude::*;
use std::time::Duration;

#[test]
fn what_people_paste_is_all_there() {
    let long = "Dette er en lang tekst om hverdagen. ".repeat(275);
    let long = &long[..10_000];
    for written in [
        "",
        " ",
        "\n\n\n",
        long,
        &"x".repeat(4000),
        &"👍".repeat(1000),
        "👨‍👩‍👧 🇳🇴 👍🏽 ❤️",
        "أنا بحاجة إلى مساعدة",
        "Мне нужна помощь; 我需要帮助",
        "Liker\u{0}\u{1}\u{7}\u{1b}[31m fisk\u{202e}\u{200b}",
        "Dag\tTid\tHva\r\nMandag\t10–12\tTrening\rTirsdag\t\t",
        "A\u{30a}se Ho\u{302}\u{323}a q\u{301} \u{301}",
        "ƀ\u{200d}\u{feff}\u{200d}\u{fffe}",
        "<&>\"'()\\ </rdf:li> %PDF endstream endobj",
        "\u{fffe}\u{ffff}\u{fffd}\u{e000}\u{10ffff}\u{feff}",
    ] {
        sound(&everywhere(written));
    }
}

/// Letters that people write, and all others.
fn letters() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        6 => prop::char::range(' ', '\u{17f}'),
        2 => prop::char::range('\u{300}', '\u{36f}'),
        1 => prop::char::range('\u{2000}', '\u{2100}'),
        1 => prop::char::range('\u{1f300}', '\u{1f6ff}'),
        1 => Just('\n'),
        2 => any::<char>(),
    ];
    prop::collection::vec(letter, 0..120).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if std::env::var_os("STK_LONG").is_some() { 400 } else { 24 },
        max_shrink_time: Duration::from_secs(60).as_millis() as u32,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_words_make_a_sound_file_that_holds_them_all(written in letters()) {
        sound(&everywhere(&written));
    }
}
