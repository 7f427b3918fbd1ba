//! Every reader of bytes or text from outside: what was kept, a bundle, a paper on its way to become a PDF, the address.

use crate::damage::{damaged, damages};
use crate::{MELOY, many};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::app::address;
use stottekontaktsjekken::app::state::Screen;
use stottekontaktsjekken::application::{Value, Values};
use stottekontaktsjekken::content::{BundleError, decode, decode_later, encode};
use stottekontaktsjekken::document::{Document, application, pdf};
use stottekontaktsjekken::kept;
use stottekontaktsjekken::wire::{Reader, bytes_of};

/// Something in every question and every field.
static FILLED: LazyLock<(Answers, Values)> = LazyLock::new(|| {
    let (mut answers, mut values) = (Answers::default(), Values::default());
    for (position, _) in MELOY.service.questions() {
        answers.set(position, Chosen::one(0));
    }
    for (position, field) in MELOY.form.fields() {
        let words = || Value::Text(format!("Čáhppes <{}>\n\\ 🎣", field.id));
        values.set(&MELOY.form, position, if field.of_options() { Value::Options(1) } else { words() });
    }
    (answers, values)
});

static KEPT: LazyLock<String> = LazyLock::new(|| kept::write(&MELOY, &FILLED.0, &FILLED.1));

static FILES: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| encode(&MELOY).unwrap());

static PAPER: LazyLock<Vec<u8>> = LazyLock::new(|| bytes_of(&application(&MELOY, &FILLED.0, &FILLED.1, None)));

/// Lines put together from what may stand in them, in whatever order.
fn lines() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        vec(any::<char>(), 0..6).prop_map(String::from_iter),
        prop::sample::select(vec![
            "\n",
            "a ",
            "t ",
            "o ",
            "=",
            ",",
            "\\",
            "\\n",
            "hvem",
            "onsker",
            "bolig",
            "barn",
            "ut",
            "fnr",
            "navn",
            "alder",
            "stottekontaktsjekken 1",
            "stottekontaktsjekken 1 0",
            "#/",
            "/",
            "sporsmal-",
            "soknad-",
            "klage-",
            "resultat",
            "papir",
            "slettet",
            "65536",
            "-1",
            "3",
            "%C3%B8",
            "?",
            "&",
            "om_deg",
        ])
        .prop_map(str::to_owned),
    ];
    vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// What is read is of this municipality, and can be kept again.
fn sane(text: &str) -> Result<(), TestCaseError> {
    let read = kept::read(&MELOY, text);
    for (question, chosen) in read.answers.iter() {
        prop_assert!(chosen.fits(MELOY.service.question(question).unwrap()), "{question:?} {chosen:?}");
    }
    for (field, _) in read.values.iter() {
        prop_assert!(!MELOY.form.field(field).unwrap().never_stored(), "{field:?}");
    }
    let again = kept::read(&MELOY, &kept::write(&MELOY, &read.answers, &read.values));
    prop_assert_eq!(again, kept::Kept { set_aside: false, ..read });
    Ok(())
}

proptest! {
    #![proptest_config(many(1))]

    #[test]
    fn whatever_stands_in_storage_is_read_as_far_as_it_can_be(text in lines(), damages in damages()) {
        sane(&text)?;
        sane(&["stottekontaktsjekken 1\n", &text].concat())?;
        sane(&String::from_utf8_lossy(&damaged(KEPT.as_bytes(), &damages)))?;
    }

    #[test]
    fn a_damaged_bundle_is_refused_and_never_read_in_part(bytes in vec(any::<u8>(), 0..64), damages in damages()) {
        prop_assert!(decode(&bytes).is_err() && decode_later(&bytes).is_err());
        let [first, later] = &*FILES;
        let (changed, changed_later) = (damaged(first, &damages), damaged(later, &damages));
        prop_assert!(&changed == first || decode(&changed).is_err());
        prop_assert!(&changed_later == later || decode_later(&changed_later).is_err());
    }

    #[test]
    fn a_bundle_with_the_right_checksum_and_wrong_bytes_stops_nothing(damages in damages(), noise in vec(any::<u8>(), 0..200)) {
        for (whole, body) in [(&FILES[1], None), (&FILES[1], Some(noise.as_slice())), (&FILES[0], Some(noise.as_slice()))] {
            let body = body.map_or_else(|| damaged(&whole[18..], &damages), <[u8]>::to_vec);
            let file = [&whole[..14], &checksum(&body).to_le_bytes(), &body].concat();
            prop_assert_ne!(decode(&file).err(), Some(BundleError::NotABundle));
            prop_assert_ne!(decode_later(&file).err(), Some(BundleError::NotABundle));
        }
    }

    #[test]
    fn whatever_comes_to_what_makes_pdfs_is_read_to_its_end(damages in damages(), noise in vec(any::<u8>(), 0..200)) {
        for bytes in [damaged(&PAPER, &damages), noise] {
            let paper: Document = Reader::new(&bytes).value();
            drop(pdf::undrawable(&paper));
        }
    }

    #[test]
    fn whatever_stands_in_the_address_leads_to_a_screen_with_an_address_of_its_own(fragment in lines()) {
        for fragment in [fragment.clone(), ["#/", &fragment].concat()] {
            let Some(screen) = address::screen(&MELOY, &fragment) else { continue };
            if screen != Screen::Unknown {
                prop_assert_eq!(address::screen(&MELOY, &address::fragment(&MELOY, screen)), Some(screen));
            }
        }
    }
}

proptest! {
    #![proptest_config(many(100))]

    #[test]
    fn a_pdf_is_made_of_whatever_paper_could_be_read(damages in damages(), noise in vec(any::<u8>(), 0..2000)) {
        for bytes in [damaged(&PAPER, &damages), noise] {
            prop_assert!(pdf::write(&Reader::new(&bytes).value()).starts_with(b"%PDF"));
        }
    }
}

/// As the header of a bundle has it: after the name, the format and the hash of the keys.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
