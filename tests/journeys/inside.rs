//! From the first question to the application's PDF inside pages of other sites, each of which makes it hard in its own way.

use crate::browser::Browser;
use crate::embedded::{FITS, IN_SIGHT};
use crate::harness::by_frames;
use crate::pdf::{WATCH, given};
use crate::server::Server;

/// In the frame: everything that could have been kept anywhere.
const KEPT_THERE: &str = "return (async () => [
    sessionStorage.length, localStorage.length, document.cookie.length, (await indexedDB.databases()).length,
    (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length, JSON.stringify(history.state)].join())()";

/// From the first question to the application as a PDF, on the screen of a phone, inside this page.
async fn to_the_pdf(b: &Browser, page: &str, follows: bool) {
    b.width(360).await;
    b.visit_inside(page).await;
    for (question, options) in [("hvem", "meg"), ("opphold", "bor"), ("onsker", "ingen"), ("annet", "lekser")] {
        b.answer(question, options).await;
        as_high_as_it_is(b, follows).await;
    }
    let mut screen = b.turning(b.click("main a[href*='#/soknad-']")).await;
    while screen.name == "application" {
        as_high_as_it_is(b, follows).await;
        screen = b.turning(b.click("main > .ways button")).await;
    }
    assert_eq!(screen.name, "paper");
    assert_eq!(b.js("return document.querySelector('.paper .ways button').id").await, "pdf", "nothing to print first");
    b.js(WATCH).await;
    b.click("#pdf").await;
    assert!(given(b).await.starts_with("25504446"), "%PDF");
    assert_eq!(b.text(KEPT_THERE).await, "0,0,0,0,0,0,null", "what is kept in the frame");
}

async fn as_high_as_it_is(b: &Browser, follows: bool) {
    if follows {
        b.until("a frame as high as what it shows", FITS).await;
    }
    b.until("the heading in the window", IN_SIGHT).await;
}

/// The whole way inside a page, which must leave the console clean.
fn way_inside(page: &'static str) {
    by_frames().journey(async move |b| {
        let server = Server::start();
        to_the_pdf(&b.at(&server.another_site()), page, true).await;
    });
}

#[test]
fn a_resident_gets_to_the_application_inside_an_ordinary_page() {
    way_inside("plain.html");
}

#[test]
fn so_does_one_where_the_style_sheet_spoils_everything_it_reaches() {
    way_inside("hostile_style.html");
}

#[test]
fn so_does_one_beside_another_snippet() {
    way_inside("two.html");
}

#[test]
fn so_does_one_beside_a_frame_that_sends_whatever_it_can_think_of() {
    way_inside("hostile_frames.html");
}

#[test]
fn so_does_one_in_a_narrow_column() {
    way_inside("narrow_column.html");
}

#[test]
fn so_does_one_where_the_page_moves_the_snippet() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit("moved.html").await;
        b.until("the snippet elsewhere", "return !!document.querySelector('[data-moved] #last > stottekontakt-sjekk')")
            .await;
        to_the_pdf(&b, "moved.html", true).await;
    });
}

#[test]
fn so_does_one_where_the_page_is_strict_about_what_may_run() {
    by_frames().stormy_journey(async |b| {
        let server = Server::start();
        to_the_pdf(&b.at(&server.another_site()), "strict_csp.html", true).await;
    });
}

#[test]
fn so_does_one_where_there_is_only_a_frame_and_no_script() {
    by_frames().journey(async |b| {
        let server = Server::start();
        to_the_pdf(&b.at(&server.another_site()), "iframe_only.html", false).await;
    });
}

#[test]
fn what_sticks_to_the_top_of_the_page_never_hides_a_new_screen() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        to_the_pdf(&b, "sticky_header.html", true).await;
        b.leave_frame().await;
        let clear = "
            const frame = document.querySelector('stottekontakt-sjekk').shadowRoot.querySelector('iframe');
            const { top } = frame.getBoundingClientRect(), { bottom } = document.querySelector('header').getBoundingClientRect();
            return bottom > 0 && Math.abs(top - bottom) < 2;";
        // The PDF's button has been scrolled to: one more step.
        b.go_into_frame(0).await;
        b.turning(b.press("Endre søknaden")).await;
        b.leave_frame().await;
        b.until("a frame that begins where the header ends", clear).await;
    });
}

#[test]
fn a_page_in_a_language_from_right_to_left_has_the_check_as_it_is() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit_inside("right_to_left.html").await;
        assert_eq!(b.answer("hvem", "meg").await.title, "Place of stay – Støttekontaktsjekken Lørenskog");
        assert_eq!(b.text("return getComputedStyle(document.body).direction").await, "ltr");
        b.leave_frame().await;
        to_the_pdf(&b, "right_to_left.html", true).await;
    });
}

#[test]
fn where_the_papers_are_late_nothing_in_the_frame_offers_to_forget_the_answers() {
    by_frames().stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit_inside("plain.html").await;
        let later = b.text("return document.body.dataset.laterBundle.split('/').pop()").await;
        server.cuts(Some(&later));
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await;
        b.js("location.hash = '#/papir'").await;
        b.until("what went wrong", "return document.activeElement.id === 'problem-bundle'").await;
        let loads_anew = "return document.querySelector('#problem-bundle a').checkVisibility()";
        assert_eq!(b.js(loads_anew).await, false, "a frame that is loaded anew has forgotten everything");
        server.cuts(None);
        b.until("the paper, by itself", "return document.querySelector('main').dataset.screen === 'paper'").await;
    });
}
