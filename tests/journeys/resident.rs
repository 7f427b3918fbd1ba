//! Residents, from the first question to an application on paper.

use crate::browser::Browser;
use crate::harness::journey;
use crate::steps::Screen;

#[test]
fn a_resident_of_lorenskog_gets_from_the_first_question_to_paper() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        let result = falling(&b, "hvem=meg opphold=bor onsker=samvaer,besok annet=lege bolig=nei ute=gar_ikke savn=ofte form=to ledsagerbevis=vet_ikke").await;
        assert_eq!(result.heading, "Støttekontakt ser ut til å kunne passe for deg.");
        assert_eq!(b.outcome().await, "likely");
        assert_eq!(b.deciding().await, ["L07"]);
        assert_eq!(b.wishes().await, ["samvaer: likely", "besok: assessed", "lege: unlikely"]);
        assert_words(
            &b,
            &[
                "Dette er veiledning, ikke et svar fra kommunen.",
                "Lørenskog ser også på om andre tilbud kan dekke det samme.",
            ],
        )
        .await;
        let paper = to_paper(&b, "Jeg vil ut og se kamp.", "Åse Ødegård").await;
        for expected in [
            "Samhandling og forvaltning",
            "Postboks 304",
            "1471 Lørenskog",
            "«Hvordan er det å dra ut på noe hyggelig alene?» Det går ikke",
            "Ikke send søknaden på e-post.",
        ] {
            let parts: Vec<&str> = expected.split(['«', '»']).map(str::trim).filter(|part| !part.is_empty()).collect();
            assert!(parts.iter().all(|part| paper.contains(part)), "{expected} on the paper: {paper}");
        }
        assert!(!paper.contains("ser ut til å kunne passe"), "the paper never shows the outcome");
    });
}

#[test]
fn a_resident_of_meloy_gets_from_the_first_question_to_paper() {
    journey(async |b| {
        b.visit("meloy/").await;
        let result = falling(&b, "hvem=meg opphold=bor onsker=ut annet=lekser,skyss bolig=nei ute=ofte helse=ja form=gruppe ledsagerbevis=nei").await;
        assert_eq!(result.heading, "Støttekontakt ser ut til å kunne passe for deg.");
        assert_eq!(b.outcome().await, "likely");
        assert_eq!(b.deciding().await, ["M11", "M15"]);
        assert_eq!(b.wishes().await, ["ut: likely", "lekser: unlikely", "skyss: unlikely"]);
        assert_words(&b, &["Noe av det du ønsker, hører trolig til andre steder", "leksehjelp", "transporttjeneste"])
            .await;
        let said = b.texts("return [...document.querySelectorAll('[data-rule=M12c] blockquote')].map((it) => it.textContent.trim());").await;
        assert!(
            said.iter().all(|said| said.starts_with("Du kan ikke få støttekontakt til")),
            "half a sentence: {said:?}"
        );
        let meant = b.texts("return [document.querySelector('[data-rule=M12c] mark').textContent];").await;
        assert_eq!(meant, ["transporttjeneste"]);
        let paper = to_paper(&b, "Sjakk og skiturer.", "Odd Hansen").await;
        for expected in [
            "Tildelingskontoret",
            "Meløy kommune",
            "Gjør kroppen, helsa eller psyken det vanskelig å være med på ting?",
            "Lekser",
        ] {
            assert!(paper.contains(expected), "{expected} on the paper: {paper}");
        }
    });
}

#[test]
fn a_resident_who_reads_english_gets_to_a_paper_in_bokmal() {
    journey(async |b| {
        b.visit("meloy/en/").await;
        let result = falling(&b, "hvem=meg opphold=registrert_annet onsker=vet_ikke annet=ingen bolig=nei ute=noen_ganger hjelp=noen_ganger form=vet_ikke ledsagerbevis=vet_ikke").await;
        assert_eq!((b.outcome().await.as_str(), result.name.as_str()), ("assessed", "result"));
        assert_eq!(b.deciding().await, ["M11", "M15"]);
        assert_words(&b, &["This is guidance, not an answer from the municipality."]).await;
        let quotes = b.texts("return [...document.querySelectorAll('.quote blockquote')].map((one) => one.lang)").await;
        assert!(
            !quotes.is_empty() && quotes.iter().all(|language| language == "nb"),
            "quotations say that they are Norwegian: {quotes:?}"
        );
        let paper = to_paper(&b, "I want to learn to ski.", "Amina Yusuf").await;
        for expected in ["Søknad om støttekontakt", "Tildelingskontoret", "Det er vanskelig noen ganger"] {
            assert!(paper.contains(expected), "{expected} on the paper: {paper}");
        }
        assert_eq!(b.text("return document.querySelector('.paper-sheet').lang").await, "nb");
    });
}

#[test]
fn a_parent_gets_an_application_with_lines_for_those_who_have_the_responsibility() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        let result = falling(
            &b,
            "hvem=barn opphold=bor onsker=trygg annet=lekser bolig=nei ute=greit hjelp=ja form=begge ledsagerbevis=nei",
        )
        .await;
        assert_eq!(result.heading, "Barnet kommer seg ut, men trenger noen ved siden av seg.");
        assert_eq!(b.outcome().await, "assessed");
        assert_eq!(b.deciding().await, ["L03", "LR1", "L07"]);
        assert_eq!(b.wishes().await, ["trygg: assessed", "lekser: unlikely"]);
        let paper = to_paper(&b, "Hun vil ha en venn å gå på svømming med.", "Lilly Berg").await;
        for expected in ["Viktig for barnet", "Forelder 1 med foreldreansvar", "Forelder 2 med foreldreansvar"] {
            assert!(paper.contains(expected), "{expected} on the paper: {paper}");
        }
    });
}

#[test]
fn a_daughter_who_helps_gets_an_application_that_her_father_signs_himself() {
    journey(async |b| {
        b.visit("meloy/").await;
        let result = falling(&b, "hvem=voksen opphold=bor onsker=samvaer annet=ingen bolig=sykehjem").await;
        assert!(result.heading.starts_with("Be om hjelp til fritida"), "{}", result.heading);
        assert_eq!(b.outcome().await, "elsewhere");
        assert_eq!(b.deciding().await, ["M13"]);
        assert_eq!(b.wishes().await, ["samvaer: elsewhere"]);
        assert_words(&b, &["heldøgns bemannet omsorgsbolig eller sykehjemsplass", "søke"]).await;
        let paper = to_paper(&b, "Han savner kortspill.", "Per Nilsen").await;
        let signing: String = paper.split(" Underskrift").last().unwrap().chars().take(200).collect();
        assert!(signing.contains("Søker"), "the father's own line: {signing}");
    });
}

#[test]
fn whoever_has_one_wants_to_become_one_or_has_an_answer_gets_a_short_path() {
    journey(async |b| {
        for (municipality, become_one, running, complaint) in [
            (
                "lorenskog/",
                "Les hva som kreves og hvordan du går frem for å bli støttekontakt.",
                "Søk i god tid",
                "innen 4 uker",
            ),
            ("meloy/", "Spør kommunen: Miljøtjenesten.", "Miljøtjenesten har ansvaret for selve tilbudet.", "Loven"),
        ] {
            for (link, screen, expected) in [
                ("Jeg vil bli støttekontakt", "become-one", become_one),
                ("Jeg har støttekontakt i dag", "have-one", running),
                ("Jeg har fått svar fra kommunen og er ikke fornøyd", "complaint", complaint),
            ] {
                b.visit(municipality).await;
                let shown = b.turning(b.press(link)).await;
                assert_eq!(shown.name, screen);
                assert_words(&b, &[expected]).await;
                assert_eq!(b.turning(b.press("Gå til spørsmålene")).await.question, "hvem");
            }
        }
    });
}

#[test]
fn whoever_is_asked_about_groups_sees_which() {
    journey(async |b| {
        b.visit("meloy/").await;
        let shown = b.answers("hvem=meg opphold=bor onsker=ut annet=ingen bolig=nei ute=greit hjelp=nei").await;
        assert_eq!(shown.question, "grupper");
        let seen = b.text("return document.querySelector('main').innerText").await;
        assert!(
            seen.contains("familier med sammensatte problemer"),
            "the list in sight without opening anything: {seen}"
        );
    });
}

/// Answers a row of questions; the number of questions left must fall with every answer.
async fn falling(b: &Browser, row: &str) -> Screen {
    let mut left = u8::MAX;
    let mut screen = b.screen().await;
    for (question, options) in row.split(' ').filter_map(|word| word.split_once('=')) {
        screen = b.answer(question, options).await;
        let now = screen.left.unwrap_or(0);
        assert!(now < left, "«Høyst {now} spørsmål igjen» after {question}, and {left} before");
        left = now;
    }
    assert_eq!((left, screen.name.as_str()), (0, "result"), "where the questions end");
    screen
}

/// From the result through every section of the application to the paper, and what stands there.
async fn to_paper(b: &Browser, important: &str, name: &str) -> String {
    let mut screen = b.turning(b.click("main a[href*='#/soknad-']")).await;
    let mut written = 0;
    while screen.name == "application" {
        for (field, words) in [("viktig", important), ("navn", name), ("telefon", "67 00 00 00")] {
            let selector = format!("#felt-{field}");
            if b.js_with("return document.querySelector(arguments[0]) !== null", &[&selector]).await == true {
                b.write(&selector, words).await;
                written += 1;
            }
        }
        screen = b.turning(b.click("main > .ways button")).await;
    }
    assert_eq!((screen.name.as_str(), written), ("paper", 3), "the fields were there to fill in");
    let paper = b.text("return document.querySelector('.paper-sheet').textContent").await;
    for expected in [important, name, "67 00 00 00"] {
        assert!(paper.contains(expected), "{expected} on the paper: {paper}");
    }
    paper
}

async fn assert_words(b: &Browser, expected: &[&str]) {
    let words = b.words().await;
    for expected in expected {
        assert!(words.contains(expected), "{expected} in: {words}");
    }
}
