//! What each municipality's rules say of people one may meet, told by the answers they would give.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use stottekontaktsjekken::answers::Answers;
use stottekontaktsjekken::authoring;
use stottekontaktsjekken::content::{Class, FactIx, Ground, Language, Service, Statement};
use stottekontaktsjekken::explain::{Explanation, OpenAnswer, explain};
use stottekontaktsjekken::rules::Met;

fn service(municipality: &str) -> Service {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    authoring::compile(&authoring::open(&root).unwrap(), municipality, Language::Nb).unwrap().bundle.service
}

fn explained(service: &Service, given: &str) -> Explanation {
    let mut answers = Answers::default();
    for word in ["hvem=meg"].into_iter().chain(given.split_whitespace()) {
        let (question, options) = word.split_once('=').unwrap();
        let (position, chosen) = service.answer_by_ids(question, &options.split(',').collect::<Vec<_>>()).unwrap();
        answers.set(position, chosen);
    }
    explain(service, &answers).unwrap_or_else(|| panic!("not finished: {given}"))
}

/// Asserts class, conclusion, and the rule ids that decided.
fn says(municipality: &str, given: &str, class: Class, conclusion: &str, decided: &[&str]) -> (Service, Explanation) {
    let service = service(municipality);
    let found = explained(&service, given);
    let headline = &service.conclusion(found.headline).unwrap().id;
    assert_eq!((found.class, headline.as_str()), (class, conclusion), "{municipality}: {given}");
    let rules: Vec<&str> = found
        .reasons
        .iter()
        .filter(|reason| reason.deciding)
        .map(|reason| service.statement(reason.statement).unwrap().id.as_str())
        .collect();
    for rule in decided {
        assert!(rules.contains(rule), "{municipality}: {given}: {rule} did not decide, {rules:?} did");
    }
    (service, found)
}

/// The class of each wish.
fn wishes(service: &Service, found: &Explanation) -> Vec<(String, Class)> {
    let named = |outcome: &stottekontaktsjekken::explain::WishOutcome| {
        let wish = &service.wishes[outcome.wish];
        (service.question(wish.question).unwrap().options[usize::from(wish.option)].id.clone(), outcome.class)
    };
    found.wishes.iter().map(named).collect()
}

#[test]
fn lonely_and_cannot_get_out_alone() {
    says(
        "lorenskog",
        "opphold=bor onsker=ut annet=ingen bolig=nei ute=gar_ikke savn=ofte",
        Class::Likely,
        "passer",
        &["L07"],
    );
    says(
        "meloy",
        "opphold=bor onsker=ut annet=ingen bolig=nei ute=gar_ikke helse=ja",
        Class::Likely,
        "passer",
        &["M11"],
    );
}

#[test]
fn lonely_but_gets_out_easily() {
    says(
        "lorenskog",
        "opphold=bor onsker=samvaer annet=ingen bolig=nei ute=greit hjelp=nei savn=ofte",
        Class::Unlikely,
        "ensom",
        &["L07"],
    );
    says(
        "meloy",
        "opphold=bor onsker=samvaer annet=ingen bolig=nei ute=greit hjelp=nei grupper=nei",
        Class::Unlikely,
        "klarer_seg",
        &["M11"],
    );
}

#[test]
fn gets_out_but_needs_someone_beside_them() {
    says(
        "lorenskog",
        "opphold=bor onsker=trygg annet=ingen bolig=nei ute=greit hjelp=ja",
        Class::Assessed,
        "mestring",
        &["L03", "L07"],
    );
}

#[test]
fn hard_to_get_out_but_misses_nobody_or_only_now_and_then() {
    let before = "opphold=bor onsker=ut annet=ingen bolig=nei ute=ofte";
    says("lorenskog", &format!("{before} savn=nei"), Class::Assessed, "ett_vilkar", &["L07", "N04"]);
    says("lorenskog", &format!("{before} savn=av_og_til"), Class::Assessed, "uklart", &["L07"]);
}

#[test]
fn impairment_and_needs_help() {
    says(
        "meloy",
        "opphold=bor onsker=aktivitet annet=ingen bolig=nei ute=greit hjelp=ja helse=ja",
        Class::Likely,
        "passer",
        &["M11"],
    );
}

#[test]
fn no_impairment_but_a_family_with_complex_problems() {
    says(
        "meloy",
        "opphold=bor onsker=ut annet=ingen bolig=nei ute=greit hjelp=nei grupper=ja",
        Class::Assessed,
        "gruppe",
        &["M17", "M11"],
    );
    says(
        "meloy",
        "opphold=bor onsker=ut annet=ingen bolig=nei ute=ofte helse=nei",
        Class::Assessed,
        "uten_nedsettelse",
        &["M11", "M15"],
    );
}

#[test]
fn nursing_home_and_round_the_clock_staff() {
    says("meloy", "opphold=bor onsker=samvaer annet=ingen bolig=sykehjem", Class::Elsewhere, "sykehjem", &["M13"]);
    says("meloy", "opphold=bor onsker=samvaer annet=ingen bolig=dogn", Class::Elsewhere, "dognbolig", &["M13"]);
    for home in ["sykehjem", "dogn", "annen_inst"] {
        let given = format!("opphold=bor onsker=samvaer annet=ingen bolig={home} ute=ofte savn=ofte");
        says("lorenskog", &given, Class::Assessed, "forbehold", &["L07", "LS4", "L10"]);
    }
}

#[test]
fn homework_help_only() {
    let given = "opphold=bor onsker=ingen annet=lekser";
    let (service, found) = says("meloy", given, Class::Unlikely, "formal", &["M12"]);
    assert_eq!(wishes(&service, &found), [("lekser".to_owned(), Class::Unlikely)]);
    says("lorenskog", given, Class::Unlikely, "formal", &["LS3"]);
}

#[test]
fn company_plus_a_ride_to_the_doctor() {
    let (service, found) = says(
        "meloy",
        "opphold=bor onsker=samvaer annet=skyss,lege bolig=nei ute=ofte helse=ja",
        Class::Likely,
        "passer",
        &["M11"],
    );
    let expected = [("samvaer", Class::Likely), ("skyss", Class::Unlikely), ("lege", Class::Unlikely)];
    assert_eq!(wishes(&service, &found), expected.map(|(wish, class)| (wish.to_owned(), class)));
}

#[test]
fn only_a_companion_card_is_wanted() {
    says("lorenskog", "opphold=bor onsker=ingen annet=billett", Class::Elsewhere, "ledsagerbevis", &["L14"]);
    says("meloy", "opphold=bor onsker=ingen annet=billett", Class::Elsewhere, "ledsagerbevis", &["MS1"]);
}

#[test]
fn not_staying_in_the_municipality() {
    says("lorenskog", "opphold=nei", Class::Elsewhere, "annen_kommune", &["N01", "L23"]);
    says("meloy", "opphold=nei", Class::Elsewhere, "annen_kommune", &["N01", "MS12"]);
}

#[test]
fn moving_here_or_staying_for_a_short_time() {
    for stay in ["flytter", "kort"] {
        says(
            "lorenskog",
            &format!("opphold={stay} onsker=ut annet=ingen bolig=nei ute=ofte savn=ofte"),
            Class::Assessed,
            "forbehold",
            &["L07", "N01"],
        );
        says(
            "meloy",
            &format!("opphold={stay} onsker=ut annet=ingen bolig=nei ute=ofte helse=ja"),
            Class::Assessed,
            "forbehold",
            &["M11", "N01"],
        );
    }
}

#[test]
fn a_visit_at_home_is_not_mentioned_by_lorenskog_and_named_by_meloy() {
    let (service, found) = says(
        "lorenskog",
        "opphold=bor onsker=besok annet=ingen bolig=nei ute=ofte savn=ofte",
        Class::Assessed,
        "forbehold",
        &["L07", "LS15"],
    );
    assert_eq!(wishes(&service, &found), [("besok".to_owned(), Class::Assessed)]);
    let (service, found) = says(
        "lorenskog",
        "opphold=bor onsker=ut,besok annet=ingen bolig=nei ute=ofte savn=ofte",
        Class::Likely,
        "passer",
        &["L07"],
    );
    assert_eq!(wishes(&service, &found), [("ut".to_owned(), Class::Likely), ("besok".to_owned(), Class::Assessed)]);
    says(
        "meloy",
        "opphold=bor onsker=besok annet=ingen bolig=nei ute=ofte helse=ja",
        Class::Likely,
        "passer",
        &["M11"],
    );
}

#[test]
fn not_knowing_what_one_wants_yet_counts_as_a_wish() {
    says(
        "lorenskog",
        "opphold=bor onsker=vet_ikke annet=ingen bolig=nei ute=ofte savn=ofte",
        Class::Likely,
        "passer",
        &["L07"],
    );
}

#[test]
fn every_answer_unsure_must_be_assessed() {
    says(
        "lorenskog",
        "opphold=vet_ikke onsker=vet_ikke annet=vet_ikke bolig=vet_ikke ute=vet_ikke hjelp=vet_ikke savn=vet_ikke",
        Class::Assessed,
        "uklart",
        &["L07"],
    );
    says(
        "meloy",
        "opphold=vet_ikke onsker=vet_ikke annet=vet_ikke bolig=vet_ikke ute=vet_ikke hjelp=vet_ikke helse=vet_ikke grupper=vet_ikke",
        Class::Assessed,
        "uklart",
        &["M11"],
    );
}

#[test]
fn an_early_unsure_answer_does_not_end_the_talk() {
    let service = service("meloy");
    let found = explained(&service, "opphold=bor onsker=ut annet=ingen bolig=vet_ikke ute=ofte helse=ja");
    let open: Vec<&str> = found.open.iter().map(|open| service.question(open.question).unwrap().id.as_str()).collect();
    assert_eq!((found.class, open), (Class::Assessed, vec!["bolig"]));
    let settled: Vec<(usize, Class)> = found.open[0].would_give.clone();
    assert!(settled.contains(&(0, Class::Likely)), "without staff it would be likely: {settled:?}");
}

#[test]
fn several_unsure_answers_are_all_told_of_though_none_settles_the_result_alone() {
    let service = service("lorenskog");
    let found = explained(&service, "opphold=bor onsker=ut annet=ingen bolig=nei ute=vet_ikke hjelp=ja savn=vet_ikke");
    let told = |open: &OpenAnswer| (service.question(open.question).unwrap().id.clone(), open.would_give.len());
    let told: Vec<_> = found.open.iter().map(told).collect();
    assert_eq!(told, [("ute".to_owned(), 0), ("savn".to_owned(), 0)], "neither would change it alone");
}

#[test]
fn what_municipalities_say_of_each_other_is_never_borrowed() {
    for (municipality, other) in [("lorenskog", "Meløy"), ("meloy", "Lørenskog")] {
        let service = service(municipality);
        let texts = service
            .statements
            .iter()
            .map(|statement| &statement.text.du)
            .chain(service.conclusions.iter().map(|conclusion| &conclusion.text.du));
        for text in texts.chain(service.questions.iter().map(|question| &question.why.du)) {
            assert!(!text.contains(other), "{municipality} names {other}: {text}");
        }
    }
}

#[test]
fn nobody_is_told_that_something_is_unclear_when_nobody_asked() {
    let (service, found) = says("lorenskog", "opphold=nei onsker=samvaer", Class::Elsewhere, "annen_kommune", &["N01"]);
    let met = |id: &str| {
        let fact = |(fact, _): &&(FactIx, _)| service.facts[usize::from(fact.0)].id == id;
        found.reasons.iter().flat_map(|reason| &reason.facts).find(fact).unwrap().1
    };
    assert_eq!([met("oppholder_seg_her"), met("savner_noen"), met("ute_vanskelig")], [Some(Met::No), None, None]);
}

#[test]
fn every_quotation_says_in_english_what_it_says() {
    for municipality in ["lorenskog", "meloy"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let library = authoring::open(&root).unwrap();
        let service = authoring::compile(&library, municipality, Language::En).unwrap().bundle.service;
        let quotes: Vec<_> = service.statements.iter().filter(|said| matches!(said.kind, Ground::Quote(_))).collect();
        for quote in &quotes {
            let within = |whole: &&&Statement| whole.gist.is_some() && whole.text.du.contains(&quote.text.du);
            assert!(quotes.iter().any(|whole| within(&whole)), "{municipality}: {}", quote.id);
        }
    }
}
