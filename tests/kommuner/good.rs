//! What the invented municipalities answer people one may meet. Each is shaped unlike the others and unlike the real ones.

use crate::files::{compile, good, root};
use stottekontaktsjekken::answers::Answers;
use stottekontaktsjekken::application::Values;
use stottekontaktsjekken::authoring::Look;
use stottekontaktsjekken::content::{Bundle, Class, Ground, Key, Language, StatementIx, Topic, Voice};
use stottekontaktsjekken::document::{self, Block};
use stottekontaktsjekken::explain::{Explanation, explain};
use stottekontaktsjekken::interview::standing;
use stottekontaktsjekken::rules::Met;

fn bundle(id: &str, language: Language) -> Bundle {
    let compiled = compile(&root().join("content"), &good(), id).unwrap_or_else(|problems| panic!("{problems}"));
    compiled.into_iter().map(|made| made.bundle).find(|bundle| bundle.language == language).unwrap()
}

fn answers(bundle: &Bundle, given: &str) -> Answers {
    let mut answers = Answers::default();
    for word in ["hvem=meg"].into_iter().chain(given.split_whitespace()) {
        let (question, options) = word.split_once('=').unwrap();
        let given = bundle.service.answer_by_ids(question, &options.split(',').collect::<Vec<_>>());
        let (position, chosen) = given.unwrap_or_else(|problem| panic!("{word}: {problem:?}"));
        answers.set(position, chosen);
    }
    answers
}

/// Asserts class, conclusion, and a rule id that decided, if one is given.
fn says(bundle: &Bundle, given: &str, class: Class, conclusion: &str, decided: &str) -> Explanation {
    let service = &bundle.service;
    let found = explain(service, &answers(bundle, given)).unwrap_or_else(|| panic!("not finished: {given}"));
    let headline = &service.conclusion(found.headline).unwrap().id;
    assert_eq!((found.class, headline.as_str()), (class, conclusion), "{given}");
    let mut deciding = found.reasons.iter().filter(|reason| reason.deciding);
    let rests_on = |id: &str| id == decided || decided.is_empty();
    assert!(deciding.any(|reason| rests_on(&service.statement(reason.statement).unwrap().id)), "{given}: {decided}");
    found
}

fn asked(bundle: &Bundle) -> Vec<&str> {
    let nodes = &bundle.service.interview.nodes;
    let is_asked = |at| nodes.iter().any(|node| node.question == at);
    bundle.service.questions().filter(|(at, _)| is_asked(*at)).map(|(_, question)| question.id.as_str()).collect()
}

fn options<'b>(bundle: &'b Bundle, question: &str) -> Vec<(&'b str, &'b str)> {
    let (_, question) = bundle.service.question_by_id(question).unwrap();
    question.options.iter().map(|option| (option.id.as_str(), option.label.as_str())).collect()
}

#[test]
fn either_of_two_conditions_is_enough_where_the_page_says_and_or() {
    let it = bundle("oppdiktdal", Language::Nb);
    let before = "opphold=bor onsker=ut annet=ingen alder=fra_10";
    says(&it, &format!("{before} ute=ofte"), Class::Likely, "passer", "O03");
    says(&it, &format!("{before} ute=greit hjelp=ja"), Class::Likely, "passer", "O03");
    says(&it, &format!("{before} ute=greit hjelp=nei"), Class::Unlikely, "klarer_seg", "O03");
    says(&it, &format!("{before} ute=noen_ganger hjelp=nei"), Class::Assessed, "uklart", "OR1");
}

#[test]
fn both_conditions_are_needed_where_the_page_joins_them() {
    let it = bundle("pafunnsund", Language::Nb);
    let before = "opphold=bor onsker=ut annet=ingen alder=12_66";
    says(&it, &format!("{before} hjelp=ja helse=ja"), Class::Likely, "passer", "P04");
    says(&it, &format!("{before} hjelp=ja helse=nei"), Class::Assessed, "ett_vilkar", "P04");
    says(&it, &format!("{before} hjelp=nei"), Class::Unlikely, "klarer_seg", "P04");
}

#[test]
fn an_age_that_is_a_main_rule_leads_to_assessment_and_never_to_a_no() {
    let it = bundle("oppdiktdal", Language::Nb);
    assert_eq!(options(&it, "alder")[..2], [("under_10", "Under 10 år"), ("fra_10", "10 år eller mer")]);
    let given = "opphold=bor onsker=ut annet=ingen alder=under_10 ute=ofte";
    says(&it, given, Class::Assessed, "alder_vurderes", "O04");
    let found = says(&it, "opphold=bor onsker=ut annet=ingen alder=fra_10 ute=ofte", Class::Likely, "passer", "O03");
    let age = found.reasons.iter().find(|reason| it.service.statement(reason.statement).unwrap().id == "O04").unwrap();
    assert!(age.facts.iter().all(|(_, met)| *met == Some(Met::Yes)), "«fra 10 år» agrees with one who is ten or more");
}

#[test]
fn a_sentence_that_turns_away_one_wish_is_no_reason_to_someone_with_another() {
    let mut it = bundle("oppdiktdal", Language::Nb);
    let named = ["O05a", "O05b"].map(|id| it.service.statements.iter().position(|said| said.id == id).unwrap());
    let formal = it.service.rules.iter_mut().find(|rule| rule.id == "formal").unwrap();
    formal.basis = named.map(|at| StatementIx(at as u16)).to_vec();
    let decided = |wishes: &str| {
        let found = says(&it, &format!("opphold=bor onsker=ingen annet={wishes}"), Class::Unlikely, "formal", "");
        let deciding = found.reasons.iter().filter(|reason| reason.deciding);
        deciding.map(|reason| it.service.statement(reason.statement).unwrap().id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(decided("lekser"), ["O05a"]);
    assert_eq!(decided("hjemme"), ["O05b"]);
    assert_eq!(decided("lekser,hjemme"), ["O05a", "O05b"]);
    assert_eq!(decided("skyss"), ["O05a", "O05b"], "something must be the reason");
}

#[test]
fn a_service_with_another_name_has_it_on_paper_and_in_english_too() {
    let labels: Vec<String> =
        bundle("oppdiktdal", Language::Nb).paper.fields.iter().map(|field| field.label.clone()).collect();
    assert!(labels.iter().any(|label| label == "Hva må fritidskontakten vite?"), "{labels:?}");
    assert!(labels.iter().all(|label| !label.contains("støttekontakt")), "{labels:?}");
    let words =
        |bundle: &Bundle| bundle.service.conclusions.iter().find(|one| one.id == "passer").unwrap().title.du.clone();
    assert!(words(&bundle("oppdiktdal", Language::En)).starts_with("A leisure contact (fritidskontakt) "));
    assert!(words(&bundle("tenkelia", Language::En)).starts_with("A support contact (treningskontakt) "));
}

#[test]
fn an_absolute_age_says_so_beside_the_law_and_ages_no_rule_tells_apart_are_one_band() {
    let it = bundle("pafunnsund", Language::Nb);
    let ages: Vec<&str> = options(&it, "alder").into_iter().map(|(id, _)| id).collect();
    assert_eq!(ages, ["under_12", "12_66", "fra_67", "vil_ikke"]);
    let found = says(&it, "opphold=bor onsker=ut annet=ingen alder=under_12", Class::Unlikely, "aldersgrense", "P05");
    let ids = found.reasons.iter().map(|reason| it.service.statement(reason.statement).unwrap().id.as_str());
    assert!(ids.into_iter().any(|id| id == "N13"));
    says(&it, "opphold=bor onsker=ut annet=ingen alder=fra_67 hjelp=ja", Class::Likely, "passer", "P04");
    // Nobody's age is told without an answer: what is not given never turns anyone away.
    says(&it, "opphold=bor onsker=ut annet=ingen alder=vil_ikke hjelp=ja helse=ja", Class::Assessed, "uklart", "P04");
}

#[test]
fn age_is_not_asked_where_no_rule_turns_on_it() {
    assert!(!asked(&bundle("tenkelia", Language::Nb)).contains(&"alder"));
}

#[test]
fn errands_that_a_page_allows_are_a_wish_only_there() {
    let it = bundle("pafunnsund", Language::Nb);
    let found = says(
        &it,
        "opphold=bor onsker=ingen annet=arend,hjemme alder=12_66 hjelp=ja helse=ja",
        Class::Likely,
        "passer",
        "P04",
    );
    let classes: Vec<Class> = found.wishes.iter().map(|wish| wish.class).collect();
    assert!(classes.contains(&Class::Likely) && classes.contains(&Class::Unlikely), "{classes:?}");
    for other in ["oppdiktdal", "tenkelia"] {
        assert!(options(&bundle(other, Language::Nb), "annet").iter().all(|(id, _)| *id != "arend"), "{other}");
    }
}

#[test]
fn what_is_told_of_as_not_asked_is_not_asked() {
    let it = bundle("pafunnsund", Language::Nb);
    assert!(!asked(&it).contains(&"form"), "only two together: nothing to choose");
    assert!(!asked(&it).contains(&"bolig"), "round-the-clock care is included in so many words");
    let reasons: Vec<&str> = it.service.unasked.iter().map(|unasked| unasked.text.get(Voice::Du)).collect();
    assert_eq!(reasons.len(), 2);
    assert!(options(&bundle("oppdiktdal", Language::Nb), "form").iter().any(|(id, _)| *id == "frivillig"));
}

#[test]
fn the_application_offers_the_forms_that_the_municipality_has() {
    let forms = |id: &str| {
        let it = bundle(id, Language::Nb);
        let field = it.form.field_by_id("form").map(|(_, field)| field.clone());
        field.map(|field| field.options.into_iter().map(|option| option.id).collect::<Vec<_>>()).unwrap_or_default()
    };
    assert_eq!(forms("oppdiktdal"), ["to", "gruppe", "begge", "frivillig", "vet_ikke"]);
    assert_eq!(forms("tenkelia"), ["to", "gruppe", "begge", "vet_ikke"]);
    assert!(forms("pafunnsund").is_empty(), "only two together: there is nothing to wish for");
}

#[test]
fn a_question_that_only_one_municipality_has_decides_there() {
    let it = bundle("tenkelia", Language::Nb);
    assert_eq!(asked(&it), ["hvem", "opphold", "onsker", "annet", "frisklivssentral", "ute", "form", "ledsagerbevis"]);
    let before = "opphold=bor onsker=ut annet=ingen";
    says(&it, &format!("{before} frisklivssentral=ja ute=ofte"), Class::Likely, "passer", "T02");
    let found = says(&it, &format!("{before} frisklivssentral=nei ute=ofte"), Class::Assessed, "forbehold", "T02");
    let (_, text) = found.headline_words(&it.service, Voice::Barn, ", og ");
    assert!(text.contains("om dere skal snakke med Frisklivssentralen først"), "{text}");
    let english = bundle("tenkelia", Language::En);
    let (position, own) = english.service.question_by_id("frisklivssentral").unwrap();
    assert_eq!(own.lang.as_deref(), Some("nb"), "its words are there in the page's language alone");
    let fact = |id: &str| english.service.facts.iter().find(|fact| fact.id == id).unwrap();
    assert_eq!(fact("snakket_med_frisklivssentralen").lang.as_deref(), Some("nb"), "and those of what follows from it");
    assert_eq!(fact("ute_vanskelig").lang, None, "what is shared is in the interface's language");
    assert_eq!(english.paper.question(position).unwrap().lang, None, "the application is in bokmål");
    assert!(english.place.own_language_only && !it.place.own_language_only);
    let answers = answers(&english, &format!("{before} frisklivssentral=ja ute=ofte"));
    let told = document::summary(&english, &answers, &Values::default(), None).unwrap().blocks;
    let lang_of = |words: &str| {
        told.iter().find_map(|block| match block {
            Block::Question { asked, lang, .. } if asked.contains(words) => Some(lang.as_deref()),
            _ => None,
        })
    };
    assert_eq!(lang_of("Frisklivssentralen"), Some(Some("nb")), "{told:?}");
    assert_eq!(lang_of("live"), Some(None), "{told:?}");
}

#[test]
fn a_service_is_called_what_the_page_calls_it() {
    let it = bundle("oppdiktdal", Language::Nb);
    let text = |key| it.text(key, Voice::Du);
    assert_eq!(text(Key::StartTitle), "Lurer du på om fritidskontakt er noe for deg?");
    assert!(text(Key::StartWhat).ends_with("Oppdiktdal kaller det fritidskontakt."), "{}", text(Key::StartWhat));
    let passer = it.service.conclusions.iter().find(|one| one.id == "passer").unwrap();
    assert_eq!(passer.title.get(Voice::Du), "Fritidskontakt ser ut til å kunne passe for deg.");
}

#[test]
fn every_word_of_the_application_is_in_place_and_calls_the_service_what_the_page_calls_it() {
    for (language, expected) in [
        (Language::Nb, "Har fritidskontakt og vil fortsette"),
        (Language::En, "Has a fritidskontakt and wants to continue"),
    ] {
        let form = bundle("oppdiktdal", language).form;
        let sections = form.sections.iter().flat_map(|section| [Some(&section.title), section.intro.as_ref()]);
        let fields = form.fields.iter().flat_map(|field| [Some(&field.label), field.help.as_ref()]);
        let options = form.fields.iter().flat_map(|field| &field.options).map(|option| Some(&option.label));
        let texts = sections.chain(fields).chain(options).flatten();
        let words: Vec<&str> = texts.flat_map(|text| Voice::ALL.map(|voice| text.get(voice))).collect();
        assert!(words.contains(&expected), "{words:?}");
        assert_eq!(words.iter().find(|words| words.contains('{')), None, "not filled in");
    }
}

#[test]
fn a_page_in_nynorsk_is_quoted_in_nynorsk_and_its_own_words_are_marked() {
    let it = bundle("oppdiktdal", Language::Nb);
    let quotes = it.service.statements.iter().filter(|said| matches!(said.kind, Ground::Quote(_)));
    assert!(quotes.into_iter().all(|quote| quote.lang.as_deref() == Some("nn")));
    let time = it.service.topics.iter().find(|entry| entry.topic == Topic::Saksbehandlingstid).unwrap();
    assert_eq!(time.lang.as_deref(), Some("nn"));
    let cost = it.service.topics.iter().find(|entry| entry.topic == Topic::Kostnad).unwrap();
    assert_eq!(cost.lang, None, "a shared heading is in the interface's language");
    assert!(it.place.own_language_only);
}

#[test]
fn what_a_page_says_of_money_is_told_in_words_of_ours_above_the_quotation() {
    let heading = |id: &str, topic: Topic| {
        let it = bundle(id, Language::Nb);
        let entry = it.service.topics.iter().find(|entry| entry.topic == topic).unwrap().clone();
        entry.heading.map(|heading| heading.get(Voice::Du).to_owned()).unwrap_or_default()
    };
    assert_eq!(
        heading("pafunnsund", Topic::EgneUtgifter),
        "Du betaler det du selv er med på. Du betaler din egen mat. Du betaler din egen reise"
    );
    assert!(heading("pafunnsund", Topic::Utgifter).contains("fast sum"));
    assert!(heading("oppdiktdal", Topic::Utgifter).contains("Du betaler ikke"));
    assert!(heading("tenkelia", Topic::EgneUtgifter).contains("kilometerne"));
    assert_eq!(heading("tenkelia", Topic::Kostnad), "Hva koster det? Siden sier ikke noe om det");
}

#[test]
fn a_bundle_carries_only_what_its_municipality_uses() {
    let it = bundle("tenkelia", Language::Nb);
    let ids = |questions: &[stottekontaktsjekken::content::Question]| {
        questions.iter().map(|question| question.id.clone()).collect::<Vec<_>>()
    };
    assert!(!ids(&it.service.questions).contains(&"savn".to_owned()));
    assert!(it.service.facts.iter().all(|fact| fact.id != "savner_noen" && fact.id != "under_10"));
    assert!(it.service.statements.iter().all(|said| said.id != "N27"));
}

#[test]
fn every_sentence_quoted_is_on_the_invented_page_just_once() {
    for id in ["oppdiktdal", "pafunnsund"] {
        let page = root().join("tests/kommuner/sider").join(id).with_extension("txt");
        let page = std::fs::read_to_string(page).unwrap();
        let it = bundle(id, Language::Nb);
        for quote in it.service.statements.iter().filter(|said| matches!(said.kind, Ground::Quote(_))) {
            assert_eq!(page.matches(&quote.text.du).count(), 1, "{id}: {}", quote.text.du);
        }
    }
}

#[test]
fn a_municipality_may_ask_for_its_own_look_and_need_not() {
    let look = |id: &str| {
        let made = compile(&root().join("content"), &good(), id).unwrap_or_else(|problems| panic!("{problems}"));
        made.into_iter().map(|made| made.look).next().unwrap()
    };
    let own = Look { accent: Some("#5b2a86".into()), radius: Some(16), font: Some("Georgia".into()) };
    assert_eq!(look("pafunnsund"), own);
    assert_eq!(look("tenkelia"), Look::default());
}

#[test]
fn every_interview_begins_with_whom_it_concerns_and_ends() {
    for id in ["oppdiktdal", "pafunnsund", "tenkelia"] {
        for language in Language::ALL {
            let it = bundle(id, language);
            let first = standing(&it.service, &Answers::default());
            assert!(first.asked.is_empty());
            assert!(explain(&it.service, &answers(&it, "opphold=nei")).is_some(), "{id}");
        }
    }
}

/// The app itself, rendered natively: the same components that the browser shows.
#[cfg(feature = "ssr")]
mod in_the_app {
    use super::*;
    use pollster::block_on;
    use std::rc::Rc;
    use stottekontaktsjekken::app::state::{Screen, State};
    use stottekontaktsjekken::app::{App, AppProps};
    use stottekontaktsjekken::application::Values;
    use yew::LocalServerRenderer;

    fn shown(id: &str, given: &str, screen: Screen) -> String {
        let it = bundle(id, Language::Nb);
        let answers = answers(&it, given);
        let first = Rc::new(State::new(Rc::new(it), answers, Values::default(), Some(screen)));
        block_on(LocalServerRenderer::<App>::with_props(AppProps { first }).hydratable(false).render())
    }

    #[test]
    fn the_result_page_shows_each_municipalitys_own_answer() {
        let page = shown(
            "oppdiktdal",
            "opphold=bor onsker=ut annet=ingen alder=under_10 ute=ofte form=frivillig ledsagerbevis=nei",
            Screen::Result,
        );
        assert!(page.contains("data-outcome=\"assessed\"") && page.contains("Fritidskontakt kan være noe for deg."));
        assert!(page.contains("Gjennomgått av Leiar for Tenestekontoret, 01.02.2026."), "who has approved the rules");
        assert!(page.contains("blockquote lang=\"nn\""));
        assert!(page.contains("Oppdiktdal sier ikke om noen går foran andre"), "a silence is shown as one");
        let page = shown(
            "tenkelia",
            "opphold=bor onsker=ut annet=ingen frisklivssentral=ja ute=ofte form=to ledsagerbevis=nei",
            Screen::Result,
        );
        assert!(page.contains("data-outcome=\"likely\"") && page.contains("Treningskontakt ser ut til"));
        assert!(page.contains("tenkelia.example/tirsdagstur"), "alternatives are named");
        let page = shown(
            "pafunnsund",
            "opphold=bor onsker=ut annet=arend alder=12_66 hjelp=ja helse=ja ledsagerbevis=nei",
            Screen::Result,
        );
        assert!(page.contains("Fritidsavdelingen har ansvaret"), "the office that runs the service");
        assert!(page.contains("Kommunen har ikke gått gjennom sjekken"));
    }
}
