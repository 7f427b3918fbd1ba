use super::fixture::{ADULT, CHILD, ME, answers, bundle, values};
use super::*;
use crate::answers::Chosen;

fn signing(who: usize, filled: &[(&str, &str)]) -> Signing {
    let bundle = bundle();
    Draft { bundle: &bundle, answers: &answers(who), values: &values(&bundle, filled) }.signing()
}

fn position(bundle: &Bundle, id: &str) -> FieldIx {
    bundle.form.field_by_id(id).unwrap().0
}

#[test]
fn an_adult_signs_also_when_a_helper_filled_it_in() {
    assert_eq!(signing(ADULT, &[("fyller_ut", "sammen"), ("hjelper", "Ola")]), Signing::Adult(Signer::Person));
    assert_eq!(signing(ME, &[]), Signing::Adult(Signer::Person));
    assert_eq!(signing(ME, &[("alder", "18_eller_mer")]), Signing::Adult(Signer::Person));
}

#[test]
fn another_signs_for_an_adult_only_when_that_was_chosen() {
    for (option, signer) in [
        ("fullmakt", Signer::Authorised),
        ("fremtidsfullmakt", Signer::LastingAuthorised),
        ("verge", Signer::Guardian),
        ("avklares", Signer::AskOffice),
    ] {
        assert_eq!(signing(ADULT, &[("signerer", option)]), Signing::Adult(signer));
    }
}

#[test]
fn two_parents_sign_for_a_child_unless_something_else_was_said() {
    for (option, custody) in [
        ("begge", Custody::Both),
        ("bare_jeg", Custody::Alone),
        ("barnevernet", Custody::ChildWelfare),
        ("annet", Custody::Other),
    ] {
        let wanted = Signing::Child { age: ChildAge::Under16, custody, said_by_parent: true };
        assert_eq!(signing(CHILD, &[("alder", "under_16"), ("foreldreansvar", option)]), wanted);
    }
    let silent = Signing::Child { age: ChildAge::Unknown, custody: Custody::Both, said_by_parent: true };
    assert_eq!(signing(CHILD, &[]), silent);
}

#[test]
fn a_youth_who_fills_in_alone_is_still_a_child() {
    let wanted = Signing::Child { age: ChildAge::From16, custody: Custody::Both, said_by_parent: false };
    assert_eq!(signing(ME, &[("alder", "16_17")]), wanted);
}

#[test]
fn an_age_given_for_a_child_does_not_follow_to_an_adult() {
    assert_eq!(signing(ADULT, &[("alder", "under_16")]), Signing::Adult(Signer::Person));
}

#[test]
fn an_age_given_for_an_adult_does_not_follow_to_a_child() {
    let unknown = Signing::Child { age: ChildAge::Unknown, custody: Custody::Both, said_by_parent: true };
    assert_eq!(signing(CHILD, &[("alder", "18_eller_mer")]), unknown);
}

#[test]
fn what_is_not_offered_to_this_voice_does_not_count_and_returns_when_it_is() {
    let bundle = bundle();
    let values = values(&bundle, &[("fyller_ut", "fullmektig")]);
    for (who, counts) in [(ME, false), (CHILD, false), (ADULT, true), (ME, false)] {
        let draft = Draft { bundle: &bundle, answers: &answers(who), values: &values };
        assert_eq!(draft.options(position(&bundle, "fyller_ut")) != 0, counts, "{who}");
        assert_eq!(draft.shows(position(&bundle, "hjelper")), counts, "who helps is asked of {who}");
    }
}

#[test]
fn the_language_of_one_s_words_is_known_in_whatever_language_the_form_is_shown() {
    let mut bundle = bundle();
    let written_in = position(&bundle, "sprak");
    bundle.form.fields[usize::from(written_in.0)].offered = false;
    for (filled, chosen) in [(vec![], None), (vec![("sprak", "engelsk")], Some(1))] {
        let values = values(&bundle, &filled);
        let draft = Draft { bundle: &bundle, answers: &answers(ME), values: &values };
        assert_eq!(draft.chosen(Role::WrittenIn), chosen);
        assert_eq!(draft.shows(written_in), chosen.is_some(), "what was said can be seen, and changed");
    }
}

#[test]
fn a_field_starts_with_the_answer_from_the_interview() {
    let bundle = bundle();
    let (answers, values) = (answers(ME), Values::default());
    let draft = Draft { bundle: &bundle, answers: &answers, values: &values };
    // «samvaer» is the first option of the question and the second of the field: ids decide, not positions.
    assert_eq!(draft.options(position(&bundle, "onsker")), 0b10);
    assert_eq!(draft.options(position(&bundle, "form")), 0b01);
}

#[test]
fn an_edited_field_no_longer_follows_the_interview() {
    let bundle = bundle();
    let (mut answers, mut values) = (answers(ME), Values::default());
    values.set(&bundle.form, position(&bundle, "onsker"), Value::Options(0));
    answers.set(QuestionIx(1), Chosen::one(1));
    let draft = Draft { bundle: &bundle, answers: &answers, values: &values };
    assert_eq!(draft.options(position(&bundle, "onsker")), 0);
}

#[test]
fn an_answer_that_no_longer_counts_fills_no_field() {
    let bundle = bundle();
    let mut answers = answers(ME);
    answers.remove(QuestionIx(2));
    let draft = Draft { bundle: &bundle, answers: &answers, values: &Values::default() };
    assert_eq!(draft.options(position(&bundle, "onsker")), 0b10, "asked before the gap");
    assert_eq!(draft.options(position(&bundle, "form")), 0, "asked after the gap");
}

#[test]
fn a_field_with_a_condition_is_shown_when_it_is_met() {
    let bundle = bundle();
    let helper = position(&bundle, "hjelper");
    for (filled, shown) in
        [(vec![], false), (vec![("fyller_ut", "selv")], false), (vec![("fyller_ut", "sammen")], true)]
    {
        let values = values(&bundle, &filled);
        assert_eq!(
            Draft { bundle: &bundle, answers: &answers(ME), values: &values }.shows(helper),
            shown,
            "{filled:?}"
        );
    }
}

#[test]
fn control_characters_are_taken_away_at_the_field() {
    assert_eq!(clean(Kind::Line, "Ka\u{0}ri\u{1b}\tNord\r\nmann\u{7f}"), "Kari Nord mann");
    assert_eq!(clean(Kind::Text, "en\r\nto\rtre\n"), "en\nto\ntre\n");
    assert_eq!(clean(Kind::Line, "Áŋŧ 👍 ‑"), "Áŋŧ 👍 ‑");
}

#[test]
fn the_fødselsnummer_is_never_stored() {
    let bundle = bundle();
    let values = values(&bundle, &[("navn", "Kari"), ("fnr", "17912099997")]);
    let kept = values.storable(&bundle.form);
    assert!(kept.get(position(&bundle, "navn")).is_some());
    assert_eq!(kept.get(position(&bundle, "fnr")), None);
}

#[test]
fn what_looks_wrong_is_told_and_what_is_empty_is_not() {
    let bundle = bundle();
    let found = |filled: &[(&str, &str)]| {
        let values = values(&bundle, filled);
        let draft = Draft { bundle: &bundle, answers: &answers(ME), values: &values };
        draft
            .warnings(Paperwork::Application, Date::new(2026, 11, 22))
            .into_iter()
            .map(|(_, warning)| warning)
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), []);
    assert_eq!(found(&[("fodselsdato", " "), ("telefon", "")]), []);
    assert_eq!(
        found(&[("fodselsdato", "31.02.1990"), ("fnr", "123"), ("telefon", "12")]),
        [Warning::Date, Warning::FnrLength, Warning::Phone]
    );
    assert_eq!(found(&[("fnr", "17912099997")]), [Warning::FnrTest]);
    assert_eq!(found(&[("fnr", "15837645618")]), [Warning::FnrDigits]);
}

#[test]
fn a_birth_date_that_nobody_living_has_is_told_and_stands_all_the_same() {
    let bundle = bundle();
    let found = |born: &str, today: Option<Date>| {
        let values = values(&bundle, &[("fodselsdato", born)]);
        Draft { bundle: &bundle, answers: &answers(ME), values: &values }.warnings(Paperwork::Application, today)
    };
    let today = Date::new(2026, 11, 22);
    for born in ["1.2.0990", "1.2.2090", "23.11.2026", "21.11.1906"] {
        assert_eq!(found(born, today), [(position(&bundle, "fodselsdato"), Warning::BirthDate)], "{born}");
        assert_eq!(found(born, None), [], "without a clock nobody knows");
    }
    for born in ["22.11.1906", "29.2.1908", "1.2.1990", "22.11.2026"] {
        assert_eq!(found(born, today), [], "{born}");
    }
}

#[test]
fn what_the_application_will_say_can_be_copied_field_by_field() {
    let bundle = bundle();
    let values = values(&bundle, &[("navn", " Kari ")]);
    let copied = filled(&bundle, &answers(ME), &values);
    let told: Vec<(&str, &str, bool)> =
        copied.iter().map(|told| (told.label.as_str(), told.value.as_str(), told.own_words)).collect();
    assert_eq!(
        told,
        [
            ("navn", "Kari", true),
            ("onsker", "samvaer", false),
            ("form", "to", false),
            ("spørsmål annet", "valg lekser", false),
            ("spørsmål ute", "valg greit", false),
        ]
    );
}
