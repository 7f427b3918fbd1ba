//! A new version of the site: it comes beside the old one and waits, no page is made of both, and the answers last.

use crate::accessible::sound;
use crate::browser::Browser;
use crate::harness::{by_devtools, by_two_windows, stormy_journey};
use crate::offline::{again, first_visit, kept, versions};
use crate::pdf::{WATCH, given};
use crate::server::Server;
use crate::version::{another, hash_in};
use std::collections::BTreeSet;
use std::time::Duration;

/// The names of the site's files that this page was made of, with the page itself by the start script it names.
const MADE_OF: &str = "
    const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    return [...files, document.querySelector('script[data-app]').getAttribute('src')];";

const OFFERED: &str = "return document.getElementById('new-version').checkVisibility()";

/// Waits until a new version is whole beside the old one.
async fn a_version_waits(b: &Browser) {
    let waiting = "return navigator.serviceWorker.getRegistration().then((it) => it.waiting?.state === 'installed')";
    b.until("a new version that waits", waiting).await;
}

/// The first digits of the hashes in the names of what the page was made of: `other` makes them all alike.
async fn made_of(b: &Browser, digit: char) -> BTreeSet<bool> {
    let files = b.texts(MADE_OF).await;
    let of_other = |hash: &str| hash.starts_with(&[&digit.to_string(), "a0"].concat());
    files.iter().filter_map(|file| hash_in(file)).map(of_other).collect()
}

fn old() -> BTreeSet<bool> {
    BTreeSet::from([false])
}

fn new() -> BTreeSet<bool> {
    BTreeSet::from([true])
}

#[test]
fn a_new_version_waits_until_the_person_says_yes_and_the_answers_come_along() {
    stormy_journey(async |b| {
        let (server, version) = (Server::start(), another("update_yes", '1'));
        let b = b.at(&server.address());
        first_visit(&b, "lorenskog").await;
        let first = versions(&b).await;
        server.becomes(&version.folder);
        again(&b, "lorenskog").await;
        a_version_waits(&b).await;
        assert_eq!(b.js(OFFERED).await, false, "nothing moves on the screen that the person is at");
        let next = b.answer("opphold", "bor").await;
        b.until("the new version offered", OFFERED).await;
        assert!(next.question == "onsker" && next.focused, "the focus is on the heading as always");
        sound(&b, "a question while a new version is offered").await;
        assert_eq!(made_of(&b, '1').await, old(), "the old page goes on with the old files");
        assert_eq!(versions(&b).await.len(), 2, "the new version is whole beside it");
        b.loading(b.press("Bytt nå")).await;
        assert_eq!(b.taken_over().await.question, "onsker", "the answers came along");
        assert_eq!(made_of(&b, '1').await, new());
        b.until("the old version thrown away", "return caches.keys().then((names) => names.length === 1)").await;
        assert_ne!(versions(&b).await, first);
        server.stop();
        assert_eq!(again(&b, "lorenskog").await.question, "onsker", "the new version has the municipality too");
        assert_eq!(made_of(&b, '1').await, new());
    });
}

#[test]
fn a_new_version_takes_over_between_two_visits() {
    stormy_journey(async |b| {
        let (server, version) = (Server::start(), another("update_between", '2'));
        let b = b.at(&server.address());
        first_visit(&b, "meloy").await;
        server.becomes(&version.folder);
        again(&b, "meloy").await;
        a_version_waits(&b).await;
        again(&b, "meloy").await;
        assert_eq!(made_of(&b, '2').await, old(), "a page loaded anew is still the same visit");
        server.stop();
        assert_eq!(next_visit(&b, "meloy/").await, new());
    });
}

/// Comes back once no page of the site is open; the worker that waited takes a moment to notice.
async fn next_visit(b: &Browser, page: &str) -> BTreeSet<bool> {
    let mut seen = BTreeSet::new();
    for _ in 0..20 {
        b.client.goto("about:blank").await.unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
        b.arrive(page).await;
        seen = made_of(b, '2').await;
        if seen == new() {
            break;
        }
    }
    seen
}

#[test]
fn an_old_page_goes_on_beside_a_new_one() {
    by_two_windows().stormy_journey(async |b| {
        let (server, version) = (Server::start(), another("update_beside", '3'));
        let b = b.at(&server.address());
        first_visit(&b, "lorenskog").await;
        again(&b, "lorenskog").await;
        let old_page = b.client.window().await.unwrap();
        let new_page = b.client.new_window(true).await.unwrap();
        server.becomes(&version.folder);
        b.client.switch_to_window(new_page.handle).await.unwrap();
        b.visit("lorenskog/").await;
        b.answer("hvem", "barn").await;
        a_version_waits(&b).await;
        b.answer("opphold", "bor").await;
        b.loading(b.press("Bytt nå")).await;
        assert_eq!(b.taken_over().await.question, "onsker");
        assert_eq!(made_of(&b, '3').await, new());
        b.client.switch_to_window(old_page).await.unwrap();
        assert_eq!(b.answer("opphold", "bor").await.question, "onsker", "the old page was not loaded anew");
        let there = "return fetch(document.body.dataset.laterBundle).then((file) => file.ok)";
        assert_eq!(b.js(there).await, true, "a file that only the old version has, which the server has no longer");
        assert_eq!(made_of(&b, '3').await, old());
        b.turning(async { drop(b.js("location.hash = '#/papir'").await) }).await;
        b.js(WATCH).await;
        b.press("Last ned PDF").await;
        assert!(given(&b).await.starts_with("25504446"), "%PDF");
        again(&b, "lorenskog").await;
        assert_eq!(made_of(&b, '3').await, new(), "from the next page on it is the new version");
    });
}

#[test]
fn a_new_version_that_is_cut_half_way_leaves_the_old_one_as_it_was() {
    stormy_journey(async |b| {
        let (server, version) = (Server::start(), another("update_cut", '4'));
        let b = b.at(&server.address());
        first_visit(&b, "lorenskog").await;
        let first = versions(&b).await;
        server.becomes(&version.folder);
        for cut in ["icon-512", "lorenskog/en/", "innhold/lorenskog.json"] {
            server.asked();
            server.cuts(Some(cut));
            again(&b, "lorenskog").await;
            server.has_been_asked_for(cut).await;
            let given_up =
                "return navigator.serviceWorker.getRegistration().then((it) => !it.installing && !it.waiting)";
            b.until("the new version given up", given_up).await;
            b.until("the half thrown away", "return caches.keys().then((names) => names.length === 1)").await;
            assert_eq!(versions(&b).await, first, "{cut}");
        }
        server.stop();
        again(&b, "lorenskog").await;
        assert_eq!(made_of(&b, '4').await, old());
        server.start_again();
        server.cuts(None);
        again(&b, "lorenskog").await;
        a_version_waits(&b).await;
    });
}

#[test]
fn where_the_answers_would_not_come_along_no_new_version_is_offered() {
    by_devtools("run a script before the page's own").stormy_journey(async |b| {
        let (server, version) = (Server::start(), another("update_no_storage", '5'));
        let b = b.at(&server.address());
        b.in_every_page("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });").await;
        first_visit(&b, "lorenskog").await;
        server.becomes(&version.folder);
        b.visit("lorenskog/").await;
        b.answer("hvem", "meg").await;
        a_version_waits(&b).await;
        b.answer("opphold", "bor").await;
        assert_eq!(b.js(OFFERED).await, false);
    });
}

#[test]
fn without_a_worker_a_page_whose_files_the_server_has_no_longer_keeps_the_answers_and_says_so() {
    stormy_journey(async |b| {
        let (server, version) = (Server::start(), another("update_gone", '6'));
        let b = b.at(&server.address());
        b.visit("lorenskog/").await;
        server.becomes(&version.folder);
        assert_eq!(b.answer("hvem", "meg").await.question, "opphold", "the questions need nothing more");
        b.answer("opphold", "bor").await;
        b.js("location.hash = '#/papir'").await;
        b.until("what went wrong", "return document.activeElement.id === 'problem-bundle'").await;
        assert!(
            b.text("return document.activeElement.innerText")
                .await
                .contains("Det du svarte tidligere, er tatt vare på")
        );
        b.loading(b.press("Prøv igjen")).await;
        assert_eq!(b.taken_over().await.question, "onsker", "the answers are still there");
        assert_eq!(made_of(&b, '6').await, new());
        kept(&b, "lorenskog").await;
    });
}
