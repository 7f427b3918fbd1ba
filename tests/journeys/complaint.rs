//! Not satisfied with an answer: the last day to complain, and the letter.

use crate::browser::Browser;
use crate::harness::{by_devtools, journey};
use stottekontaktsjekken::calendar::{Date, last_day_to_complain};

/// Remembers what a file holds that is made on the spot.
const SAVED: &str = "const make = URL.createObjectURL; URL.createObjectURL = (file) => { file.text().then((text) => { window.saved = text; }); return make.call(URL, file); };";

#[test]
fn whoever_is_not_satisfied_writes_a_complaint_and_sees_it_on_paper() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.arrive("lorenskog/#/klage").await;
        assert!(
            b.words().await.contains("innen 4 uker etter at du mottok vedtaket"),
            "the municipality's own sentence"
        );
        assert_eq!(b.turning(b.press("Meg selv")).await.fragment, "#/klage-svaret");
        b.click("#felt-klage_svar-skriftlig").await;
        b.click("#felt-klage_gjelder-for_lite").await;
        assert_eq!(b.turning(b.press("Neste")).await.fragment, "#/klage-begrunnelse");
        b.write("#felt-klage_galt", "Fire timer i måneden er for lite.").await;
        assert_eq!(b.turning(b.press("Neste")).await.fragment, "#/klage-avsender");
        b.write("#felt-navn", "Kari Nordmann").await;
        let screen = b.turning(b.press("Se klagen")).await;
        assert_eq!((screen.name.as_str(), screen.fragment.as_str()), ("complaint-paper", "#/klagen"));
        let paper = b.text("return document.querySelector('.paper-sheet').textContent").await;
        for expected in [
            "Samhandling og forvaltning",
            "Fire timer i måneden er for lite.",
            "Kari Nordmann",
            "Ikke send klagen på e-post",
        ] {
            assert!(paper.contains(expected), "{expected}: {paper}");
        }
        b.reload_app().await;
        assert!(b.words().await.contains("Fire timer i måneden er for lite."), "a reload loses nothing");
        b.arrive("lorenskog/#/klage").await;
        assert_eq!(b.turning(b.press("Skriv klagen")).await.filled.len(), 2, "whom it is about is asked once");
    });
}

#[test]
fn the_last_day_to_complain_is_told_from_the_day_the_answer_came() {
    by_devtools("see what a file holds that is made on the spot").journey(async |b| {
        b.in_every_page(SAVED).await;
        b.visit("meloy/").await;
        b.arrive("meloy/#/klage").await;
        b.turning(b.press("Et barn jeg har ansvar for (under 18 år)")).await;
        b.click("#felt-klage_svar-skriftlig").await;
        let today = Date::parse(
            &b.text("const now = new Date(); return [now.getDate(), now.getMonth() + 1, now.getFullYear()].join('.')")
                .await,
        )
        .unwrap();
        let last = last_day_to_complain(today).unwrap();
        received(&b, &today.to_string(), &format!(" {}, men send gjerne", last.year())).await;
        b.press("Lagre fristen i kalenderen").await;
        b.until("the file", "return typeof window.saved === 'string'").await;
        let file = b.text("return window.saved").await;
        let day = format!("DTSTART;VALUE=DATE:{:04}{:02}{:02}", last.year(), last.month(), last.day());
        assert!(file.starts_with("BEGIN:VCALENDAR") && file.contains(&day), "{file}");
        // 14 June 2026 is a Sunday.
        received(&b, "17.5.2026", "Fristen gikk ut mandag 15. juni 2026. Du kan sende klagen likevel.").await;
        received(&b, "1.1.2199", "Den dagen har ikke vært ennå").await;
        b.write("#felt-klage_mottatt", "31.2.2026").await;
        b.until("no day told", "return document.querySelector('[data-deadline]') === null").await;
        b.click("#felt-klage_svar-ikke_svar").await;
        b.until("whom to ask", "return document.querySelector('[data-field=klage_venter]') !== null").await;
        assert!(b.words().await.contains("Ring Tildelingskontoret og spør når svaret kommer"));
    });
}

/// Fills in the day the answer came, and waits until this is told of the last day.
async fn received(b: &Browser, day: &str, told: &str) {
    b.write("#felt-klage_mottatt", day).await;
    let shown = "return document.querySelector('[data-deadline]')?.textContent.includes(arguments[0]) ?? false";
    b.until_with(told, shown, &[told]).await;
}
