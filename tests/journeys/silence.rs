//! After the load the network is silent: whatever is answered, written, printed and kept, nothing asks the server for
//! anything, and what was written is found nowhere but where it may be.

use crate::browser::Browser;
use crate::harness::by_devtools;
use crate::offline::first_visit;
use crate::pdf::{WATCH, given};
use crate::privacy::FNR;
use crate::server::Server;

/// What stands in every other field.
const WRITTEN: &str = "Blåbærpannekaker";

/// Writes in every field of the screen, and chooses the first option of each.
const FILL_IN: &str = "
    const [fnr, words] = arguments;
    const day = '01.02.1990';
    for (const field of document.querySelectorAll('main :is(textarea, input:not([type=radio], [type=checkbox]))')) {
        field.value = field.id === 'felt-fnr' ? fnr : /fodt|mottatt|dato/.test(field.id) ? day : words;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
    for (const group of document.querySelectorAll('main fieldset')) group.querySelector('input:not(:checked)')?.click();";

/// Everything that the browser keeps outside the tab's own storage and the page's copy, as one text.
const ELSEWHERE: &str = "
    const [done] = arguments;
    (async () => {
        const kept = [JSON.stringify({ ...localStorage }), document.cookie, document.title, location.href,
            document.referrer, JSON.stringify(history.state), window.name];
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
                kept.push(name, request.url, await (await cache.match(request)).text());
            }
        }
        for (const { name } of await indexedDB.databases()) kept.push('database ' + name);
        return kept.join('\\n');
    })().then(done, (error) => done('failed: ' + error));";

#[test]
fn after_the_load_nothing_is_asked_for_whatever_is_answered() {
    by_devtools("tell of its requests").journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.address());
        first_visit(&b, "lorenskog").await;
        // The page's own, and what only its worker asks for.
        b.requests().await;
        server.asked();
        everything(&b).await;
        let mut asked: Vec<String> =
            b.requests().await.into_iter().filter(|address| address.starts_with("http")).collect();
        asked.extend(server.asked().into_keys());
        println!("requests after load: {}", asked.len());
        assert_eq!(asked, [] as [&str; 0]);
        only_where_it_may_be(&b).await;
    });
}

/// Through every question, the result, the application, the summary and the complaint, each printed and made a file.
async fn everything(b: &Browser) {
    while b.screen().await.name != "result" {
        b.click("main input").await;
        b.next().await;
    }
    b.open_all().await;
    b.press("Husk svarene på denne enheten").await;
    for (first, last) in [("soknad-om_soknaden", "papir"), ("klage-svaret", "klagen"), ("oppsummering", "oppsummering")]
    {
        let go = |to: &str| format!("location.hash = '#/{to}'");
        let mut screen = b.turning(async { drop(b.js(&go(first)).await) }).await;
        while screen.fragment != ["#/", last].concat() {
            b.js_with(FILL_IN, &[FNR, WRITTEN]).await;
            screen = b.turning(b.click("main > .ways button")).await;
        }
        b.js(WATCH).await;
        b.js("window.print = () => window.printed = true").await;
        b.click("#pdf").await;
        assert!(given(b).await.starts_with("25504446"), "%PDF");
    }
    b.turning(async { drop(b.js("location.hash = '#/resultat'").await) }).await;
    b.open_all().await;
}

async fn only_where_it_may_be(b: &Browser) {
    let storages = b.text("return JSON.stringify([{ ...sessionStorage }, { ...localStorage }])").await;
    assert!(storages.contains(WRITTEN), "what may be kept is kept");
    let page = b.text("return document.getElementById('kept').textContent").await;
    assert!(!storages.contains(FNR) && !page.contains(FNR), "the number is kept");
    b.press("Ikke husk svarene").await;
    b.until("nothing on the device", "return localStorage.length === 0").await;
    let elsewhere = crate::browser::text_of(&b.js_later(ELSEWHERE, Vec::new()).await);
    assert!(elsewhere.contains("/complete"), "the site is kept: {}", elsewhere.chars().take(300).collect::<String>());
    for secret in [FNR, WRITTEN] {
        assert!(!elsewhere.contains(secret), "{secret} is kept where it may not be");
    }
}
