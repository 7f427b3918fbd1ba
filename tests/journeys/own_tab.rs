//! From the frame in another site's page to a tab of the check's own, and what comes along.

use crate::browser::{Browser, PATIENCE};
use crate::harness::by_two_windows;
use crate::privacy::FNR;
use crate::server::{ALOOF, Server};
use fantoccini::wd::WindowHandle;
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn a_tab_of_its_own_takes_over_what_has_been_answered_and_nothing_stands_in_its_address() {
    by_two_windows().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit_inside("plain.html").await;
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await;
        b.turning(async { drop(b.js("location.hash = '#/soknad-om_deg'").await) }).await;
        b.write("#felt-navn", "Kari Nordmann").await;
        b.write("#felt-fnr", FNR).await;
        let tab = in_new_window(&b, ".own-tab a").await;
        let shown = b.taken_over().await;
        assert_eq!(shown.filled, ["felt-navn=Kari Nordmann"], "all but the number, which is handed to nobody");
        assert_eq!(b.address().await, [&server.address(), "lorenskog/#/soknad-om_deg"].concat());
        assert_eq!(
            b.js("return [opener, document.querySelector('.own-tab').checkVisibility()]").await,
            json!([null, false])
        );
        assert_eq!(b.reload_app().await.filled, ["felt-navn=Kari Nordmann"], "from now on it is a page of its own");
        b.client.close_window().await.unwrap();
        b.client.switch_to_window(tab).await.unwrap();
        b.go_into_frame(0).await;
        assert_eq!(b.screen().await.filled.len(), 2, "in the frame all is as it was");
        // The other language would be another page, and the frame keeps nothing for it.
        in_new_window(&b, "header nav a").await;
        assert_eq!(b.taken_over().await.filled, ["felt-navn=Kari Nordmann"]);
        assert_eq!(b.text("return document.documentElement.lang").await, "en");
    });
}

/// Clicks what opens a tab and goes there; gives the window left.
async fn in_new_window(b: &Browser, selector: &str) -> WindowHandle {
    let here = b.client.window().await.unwrap();
    let before = b.client.windows().await.unwrap();
    b.click(selector).await;
    let begun = Instant::now();
    loop {
        if let Some(new) = b.client.windows().await.unwrap().into_iter().find(|window| !before.contains(window)) {
            b.client.switch_to_window(new).await.unwrap();
            return here;
        }
        assert!(begun.elapsed() < PATIENCE, "{selector} should open a tab");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[test]
fn whoever_gets_a_tab_without_the_answers_is_told() {
    by_two_windows().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit_inside(ALOOF).await;
        b.answers("hvem=meg opphold=bor").await;
        let left = in_new_window(&b, ".own-tab a").await;
        b.until("the first question", "return document.querySelector('main')?.dataset.question === 'hvem'").await;
        b.client.close_window().await.unwrap();
        b.client.switch_to_window(left).await.unwrap();
        b.go_into_frame(0).await;
        b.until("the person told", "return !document.getElementById('not-along').hidden").await;
        assert_eq!(b.screen().await.question, "onsker");
    });
}
