//! What one takes along to a conversation: the summary, what a month costs, and what to ask about the ledsagerbevis.

use crate::accessible::sound;
use crate::browser::Browser;
use crate::harness::journey;

const ORDINARY: &str =
    "hvem=meg opphold=bor onsker=samvaer,ut annet=lekser bolig=nei ute=ofte savn=ofte form=to ledsagerbevis=nei";

/// The words of the paper shown.
async fn paper(b: &Browser) -> String {
    b.text("return document.querySelector('.paper-sheet').textContent").await
}

#[test]
fn the_result_leads_to_a_summary_of_it() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.arrive("lorenskog/#/oppsummering").await;
        assert_ne!(b.screen().await.name, "summary", "there is nothing to sum up yet");
        b.visit("lorenskog/").await;
        b.answers(ORDINARY).await;
        let headline = b.screen().await.heading;
        b.open_all().await;
        let screen = b.turning(b.press("Se en kort oppsummering")).await;
        assert_eq!((screen.name.as_str(), screen.fragment.as_str()), ("summary", "#/oppsummering"));
        let paper = paper(&b).await;
        for expected in [headline.as_str(), "«Støttekontakten innvilges til personer som er ensomme", "67 93 46 01"] {
            assert!(paper.contains(expected), "{expected}: {paper}");
        }
        sound(&b, "the summary").await;
    });
}

#[test]
fn whoever_reckons_what_a_month_costs_can_take_the_sum_along() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers(ORDINARY).await;
        b.open_section("kostnad").await;
        let screen = b.turning(b.press("Regn ut hva en måned koster deg")).await;
        assert_eq!((screen.name.as_str(), screen.fragment.as_str()), ("summary-form", "#/oppsummering-kostnader"));
        assert!(
            b.words().await.contains("utgifter til aktiviteter må søker dekke selv"),
            "its own sentence comes first"
        );
        for (field, words) in [("aktivitet_1", "Kino"), ("ganger_1", "2"), ("billett_1", "150"), ("folge_1", "150 kr")]
        {
            b.write(&["#felt-", field].concat(), words).await;
        }
        let told = "return document.querySelector('[data-field=regnestykke] [role=status]')?.textContent ?? false";
        let told = b.until("the sum", told).await;
        assert_eq!(told, "En måned koster 600\u{a0}kr uten ledsagerbevis, og 300\u{a0}kr med.");
        let bars = "return [...document.querySelectorAll('.costs-bar rect')].map((bar) => bar.getAttribute('width'))";
        assert_eq!(b.texts(bars).await, ["100", "50"]);
        b.until("a second row", "return document.getElementById('felt-aktivitet_2') !== null").await;
        sound(&b, "what a month costs").await;
        b.click("#felt-ta_med_kostnader-ja").await;
        b.turning(b.click("main > .ways button")).await;
        assert!(paper(&b).await.contains("Kino, 2 i måneden600\u{a0}kr300\u{a0}kr"));
        b.reload_app().await;
        assert!(paper(&b).await.contains("Kino, 2 i måneden"), "a reload loses nothing");
    });
}

#[test]
fn each_municipality_has_its_own_words_on_the_ledsagerbevis_and_what_it_leaves_open_is_asked() {
    journey(async |b| {
        for (municipality, told, asked) in [
            ("lorenskog/", "Vanligvis gjelder kortet én ledsager.", false),
            ("meloy/", "Siden til Meløy nevner ikke ledsagerbevis.", true),
        ] {
            b.visit(municipality).await;
            b.answers("hvem=meg opphold=bor onsker=ingen annet=billett").await;
            b.turning(b.press("Om ledsagerbevis, og hva du kan spørre om")).await;
            let words = b.words().await;
            assert!(words.contains(told) && words.contains("Trengs det et bilde?"), "{words}");
            assert_eq!(words.contains("Kan kortet gjelde for to som blir med?"), asked, "{municipality}");
            sound(&b, "about the ledsagerbevis").await;
            b.click("#felt-ta_med_ledsagerbevis-ja").await;
            b.turning(b.click("main > .ways button")).await;
            assert!(paper(&b).await.contains("Trengs det et bilde?"));
        }
    });
}
