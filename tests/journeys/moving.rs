//! Back, reload, changing an answer, another language: nothing that was answered is ever lost.

use crate::harness::journey;

const LORENSKOG: &str =
    "hvem=meg opphold=bor onsker=samvaer,ut annet=ingen bolig=nei ute=ofte savn=ofte form=to ledsagerbevis=nei";

#[test]
fn back_keeps_answers() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=registrert_annet onsker=samvaer,trygg annet=ingen").await;
        let annet = b.back().await;
        assert_eq!((annet.question.as_str(), annet.filled), ("annet", vec!["annet-ingen".to_owned()]));
        let onsker = b.back().await;
        assert_eq!(onsker.filled, ["onsker-samvaer", "onsker-trygg"]);
        assert_eq!(b.back().await.filled, ["opphold-registrert_annet"]);
        assert_eq!(b.back().await.filled, ["hvem-barn"]);
        for question in ["opphold", "onsker", "annet", "bolig"] {
            assert_eq!(b.next().await.question, question, "forwards again without answering anew");
        }
    });
}

#[test]
fn reload_loses_nothing() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor onsker=samvaer,besok").await;
        b.choose("lekser").await;
        stays(&b, "a question with a choice that was not yet sent").await;
        b.answers("annet=lekser bolig=nei ute=ofte savn=ofte form=to ledsagerbevis=nei").await;
        stays(&b, "the result").await;
        b.open_section("ledsagerbevis").await;
        b.turning(b.press("Se om ledsagerbevis kan passe")).await;
        b.choose("ja").await;
        stays(&b, "the question on request").await;
        b.next().await;
        b.turning(b.press("Søke på nett hos kommunen")).await;
        stays(&b, "the answers to copy").await;
        b.turning(b.press("Begynn på søknaden")).await;
        b.next().await;
        b.write("#felt-viktig", "Jeg liker å gå tur.\nHelst i skogen.").await;
        stays(&b, "a section of the application").await;
        b.arrive("lorenskog/#/papir").await;
        stays(&b, "the paper").await;
        assert!(b.words().await.contains("Helst i skogen."));
        for screen in ["klage", "har-stottekontakt", "bli-stottekontakt", "slett"] {
            b.arrive(&["lorenskog/#/", screen].concat()).await;
            stays(&b, screen).await;
        }
        b.arrive("lorenskog/#/resultat").await;
        assert_eq!(b.outcome().await, "likely", "the answers are there after all that");
    });
}

async fn stays(b: &crate::browser::Browser, what: &str) {
    let before = b.screen().await;
    let mut after = b.reload_app().await;
    after.focused = before.focused;
    assert_eq!(after, before, "{what}, after (left) and before (right) reloading");
}

#[test]
fn changing_an_answer_returns_straight_to_the_result_or_asks_only_what_became_needed() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        assert_eq!(b.answers(LORENSKOG).await.name, "result");
        let asked = b.change("bolig").await;
        assert_eq!((asked.question.as_str(), asked.filled), ("bolig", vec!["bolig-nei".to_owned()]));
        assert_eq!(b.answer("bolig", "dag").await.name, "result", "nothing became needed");
        assert_eq!(b.outcome().await, "likely");
        b.change("ute").await;
        let needed = b.answer("ute", "greit").await;
        assert_eq!(needed.question, "hjelp", "only one who gets out is asked about help");
        assert!(b.words().await.contains("Det ble flere spørsmål"), "the page says why there are more");
        assert_eq!(b.answer("hjelp", "ja").await.name, "result", "and nothing else");
        assert_eq!(b.outcome().await, "assessed");
        b.change("form").await;
        assert_eq!(b.back().await.name, "result", "a change of mind about changing");
    });
}

#[test]
fn back_from_a_question_that_a_change_brought_leads_to_the_answer_that_was_changed() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers(LORENSKOG).await;
        b.change("ute").await;
        assert_eq!(b.answer("ute", "greit").await.question, "hjelp");
        let changed = b.back().await;
        assert_eq!((changed.question.as_str(), changed.filled), ("ute", vec!["ute-greit".to_owned()]));
        b.choose("ofte").await;
        assert_eq!(b.back().await.name, "result", "all is as it was");
        assert_eq!(b.outcome().await, "likely");
    });
}

#[test]
fn whoever_has_a_stottekontakt_says_for_whom_and_comes_back_from_the_application() {
    journey(async |b| {
        b.arrive("lorenskog/#/har-stottekontakt").await;
        let first = b.turning(b.click("main [data-option=barn]")).await;
        assert_eq!(first.name, "application", "whom it is about is asked first: the words turn on that");
        assert_eq!(b.turning(b.press("Tilbake")).await.name, "have-one");
        assert_eq!(b.turning(b.press("Søk på nytt, eller om en endring")).await.name, "application", "asked once");
        assert_eq!(b.arrive("lorenskog/#/papir").await.name, "paper");
        assert_eq!(b.turning(b.press("Tilbake")).await.name, "have-one");
    });
}

#[test]
fn an_answer_that_no_longer_counts_is_kept_and_comes_back() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers(LORENSKOG).await;
        b.change("ute").await;
        b.answers("ute=greit hjelp=ja").await;
        let unused =
            "return [...document.querySelectorAll('[data-unused] [data-answer]')].map((one) => one.dataset.answer)";
        assert_eq!(b.texts(unused).await, ["savn"], "shown as not used now");
        assert!(b.words().await.contains("Disse svarene brukes ikke nå"));
        b.change("ute").await;
        assert_eq!(b.answer("ute", "gar_ikke").await.name, "result", "savn had been answered before");
        assert_eq!((b.outcome().await.as_str(), b.texts(unused).await), ("likely", vec!["hjelp".to_owned()]));
        b.change("opphold").await;
        b.answer("opphold", "nei").await;
        assert_eq!(b.wishes().await, [] as [&str; 0], "wishes that no longer count are not in the result");
        b.reload_app().await;
        b.change("opphold").await;
        assert_eq!(b.answer("opphold", "bor").await.name, "result", "everything came back, also after a reload");
        assert_eq!(b.outcome().await, "likely");
    });
}

#[test]
fn the_browsers_own_back_button_walks_the_screens() {
    journey(async |b| {
        b.visit("meloy/").await;
        b.answers("hvem=voksen opphold=bor onsker=samvaer annet=ingen bolig=sykehjem").await;
        b.turning(b.press("Fylle ut og skrive ut en søknad")).await;
        assert_eq!(b.turning(b.browser_back()).await.name, "result");
        for (question, chosen) in [
            ("bolig", "bolig-sykehjem"),
            ("annet", "annet-ingen"),
            ("onsker", "onsker-samvaer"),
            ("opphold", "opphold-bor"),
        ] {
            let screen = b.turning(b.browser_back()).await;
            assert_eq!((screen.question.as_str(), screen.filled), (question, vec![chosen.to_owned()]));
        }
        for question in ["onsker", "annet", "bolig"] {
            assert_eq!(b.turning(b.browser_forward()).await.question, question);
        }
        assert_eq!(b.turning(b.browser_forward()).await.name, "result");
    });
}

#[test]
fn the_browsers_back_button_leads_to_the_first_question_again() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        b.turning(b.browser_back()).await;
        let first = b.turning(b.browser_back()).await;
        assert_eq!((first.question.as_str(), first.filled), ("hvem", vec!["hvem-barn".to_owned()]));
    });
}

#[test]
fn language_can_be_changed_midway_without_losing_answers() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor onsker=trygg annet=ingen bolig=nei").await;
        b.loading(b.press("English")).await;
        let english = b.taken_over().await;
        assert_eq!(english.heading, "What is it like for the child to go somewhere nice without an adult?");
        assert_eq!(b.back().await.filled, ["bolig-nei"]);
        b.answers("bolig=nei ute=gar_ikke savn=ofte form=begge ledsagerbevis=nei").await;
        assert_eq!(b.outcome().await, "likely");
        b.loading(b.press("Bokmål")).await;
        let result = b.taken_over().await;
        assert_eq!(result.name, "result");
        assert!(result.heading.contains("barnet"), "{}", result.heading);
    });
}

#[test]
fn next_without_an_answer_says_what_is_missing_and_moves_focus() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        for (question, kind) in [("opphold", "Velg ett svar"), ("onsker", "Velg ett eller flere svar")] {
            b.answers(if question == "opphold" { "hvem=meg" } else { "opphold=bor" }).await;
            let screen = b.next().await;
            assert_eq!(screen.question, question, "the question stays");
            assert!(screen.title.starts_with("Noe mangler: "), "{}", screen.title);
            let summary = b.text("return document.activeElement.textContent").await;
            assert!(summary.contains("Noe mangler") && summary.contains(kind), "{summary}");
            let marked = b.js("return [...document.querySelectorAll('main input')].every((input) => input.ariaInvalid === 'true')").await;
            assert_eq!(marked, true, "the options are marked as wrong");
            b.click(".ds-error-summary a").await;
            let first = b.text("return document.activeElement.id").await;
            assert_eq!(
                first,
                b.text("return document.querySelector('main input').id").await,
                "the link leads to the first option"
            );
            assert_eq!(b.screen().await.fragment, ["#/", question].concat(), "and leaves the address alone");
        }
        b.choose("ut").await;
        assert_eq!(b.next().await.question, "annet");
    });
}

#[test]
fn choosing_none_of_it_takes_the_other_choices_away() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor").await;
        b.choose("samvaer,ut").await;
        b.click("[data-option=ingen]").await;
        assert_eq!(b.screen().await.filled, ["onsker-ingen"]);
        b.click("[data-option=besok]").await;
        assert_eq!(b.screen().await.filled, ["onsker-besok"]);
    });
}

#[test]
fn whoever_comes_back_to_the_start_is_told_that_the_answers_are_still_there() {
    journey(async |b| {
        b.visit("meloy/").await;
        b.answers("hvem=meg opphold=bor").await;
        let again = b.arrive("meloy/").await;
        assert_eq!(again.question, "onsker", "where the answers lead");
        let told = b.texts("return [document.querySelector('[data-notice]').textContent];").await;
        assert_eq!(told, ["Vi har tatt vare på det du svarte sist. Vil du begynne på nytt, velger du «Slett alt»."]);
        b.answer("onsker", "ut").await;
        let later = b.texts("return [String(document.querySelector('[data-notice]'))];").await;
        assert_eq!(later, ["null"], "told once");
    });
}
