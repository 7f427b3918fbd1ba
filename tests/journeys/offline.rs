//! Without a network: the server is stopped, and everything goes on working. What is kept on the device is whole, or
//! nothing.

use crate::browser::{Browser, PATIENCE};
use crate::harness::{by_devtools, stormy_journey};
use crate::pdf::{WATCH, given};
use crate::server::{HOST, Server};
use crate::steps::Screen;
use serde_json::json;
use std::time::{Duration, Instant};

/// The caches of this site that count, by their versions.
const VERSIONS: &str = "
    return caches.keys().then((names) => Promise.all(names.map(async (name) =>
        await caches.match('/complete', { cacheName: name }) ? name.split(' ').pop() : ''))).then((all) => all.filter(Boolean));";

/// All that the browser keeps of the site's own files.
const NOTHING_KEPT: &str = "
    return Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then((all) => all.flat().length === 0);";

/// The files kept whose bytes are not those that were kept first.
const DAMAGED: &str = "
    const hash = async (file) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())).slice(0, 8)]
        .map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const cache = await caches.open((await caches.keys())[0]);
    const files = (await cache.keys()).filter(({ url }) => !url.endsWith('complete'));
    const wrong = await Promise.all(files.map(async (file) => {
        const kept = await cache.match(file);
        return await hash(kept) === kept.headers.get('x-hash') ? '' : file.url;
    }));
    return [String(files.length), ...wrong.filter(Boolean)];";

/// Answers, and the first options of what is left, to the result.
async fn to_the_result(b: &Browser) {
    let mut screen = b.screen().await;
    while screen.name != "result" {
        b.click("main input").await;
        screen = b.next().await;
    }
}

/// Visits a municipality for the first time, and answers until it is kept on the device.
pub async fn first_visit(b: &Browser, municipality: &str) {
    b.visit(&[municipality, "/"].concat()).await;
    b.answer("hvem", "meg").await;
    kept(b, municipality).await;
}

/// Loads a municipality's page anew. By its address: Firefox's driver reloads past every worker.
pub async fn again(b: &Browser, municipality: &str) -> Screen {
    b.arrive(&[municipality, "/"].concat()).await
}

/// Waits until a municipality is kept on the device.
pub async fn kept(b: &Browser, municipality: &str) {
    let list = "return caches.match(`/innhold/${arguments[0]}.json`).then(Boolean)";
    b.until_with("the municipality kept on the device", list, &[municipality]).await;
    let active = "return navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')";
    b.until("a worker at work", active).await;
}

/// The versions kept whole.
pub async fn versions(b: &Browser) -> Vec<String> {
    b.texts(VERSIONS).await
}

/// Runs a script that awaits.
async fn awaited(b: &Browser, script: &str) -> Vec<String> {
    b.texts(&["return (async () => {", script, "})();"].concat()).await
}

#[test]
fn after_one_visit_everything_works_when_the_server_has_stopped() {
    for municipality in ["lorenskog", "meloy"] {
        stormy_journey(async move |b| {
            let server = Server::start();
            let b = b.at(&server.address());
            first_visit(&b, municipality).await;
            server.stop();
            assert_eq!(again(&b, municipality).await.question, "opphold", "the answers are still there");
            to_the_result(&b).await;
            let class = b.outcome().await;
            b.loading(b.press("English")).await;
            b.taken_over().await;
            assert_eq!(b.outcome().await, class, "the same in the other language");
            b.loading(b.press("Bokmål")).await;
            b.taken_over().await;
            b.turning(async { drop(b.js("location.hash = '#/papir'").await) }).await;
            assert!(b.words().await.contains("Søknad"), "the paper as it prints");
            b.js(WATCH).await;
            b.press("Last ned PDF").await;
            assert!(given(&b).await.starts_with("25504446"), "%PDF");
            b.visit("").await;
            assert_eq!(b.screen().await.name, "municipality", "the page to choose from");
            for form in ["soknad.html", "klage.html", "fullmakt.html"] {
                b.visit(&[municipality, "/", form].concat()).await;
                let screen = b.text("return document.querySelector('main').dataset.screen").await;
                assert_eq!(screen, "blank", "{form}");
            }
        });
    }
}

#[test]
fn a_page_that_is_not_on_the_device_says_so_and_leads_to_those_that_are() {
    stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.address());
        first_visit(&b, "lorenskog").await;
        server.stop();
        for page in ["meloy/", "meloy", "meloy/en/", "finnes/ikke.html"] {
            b.visit(page).await;
            assert!(b.words().await.contains("Du er uten nett"), "{page}");
        }
        b.loading(b.press("Lørenskog")).await;
        assert_eq!(b.taken_over().await.question, "opphold");
        for page in ["lorenskog", "lorenskog/index.html", "lorenskog/?fra=brev"] {
            assert_eq!(b.arrive(page).await.question, "opphold", "{page} is another address of the same page");
        }
    });
}

#[test]
fn only_the_chosen_municipality_is_kept_and_everyone_asks_for_the_same() {
    stormy_journey(async |b| {
        let mut asked = Vec::new();
        for answers in ["hvem=meg opphold=bor onsker=ingen annet=lekser", "hvem=barn opphold=bor onsker=ut"] {
            // An address that the browser has not been at: a visit of somebody new.
            let server = Server::start();
            let b = b.at(&server.address());
            b.visit("lorenskog/").await;
            b.answers(answers).await;
            kept(&b, "lorenskog").await;
            asked.push(server.asked());
        }
        assert_eq!(asked[0], asked[1]);
        assert!(asked[0].keys().all(|path| !path.contains("meloy")), "{:?}", asked[0]);
        assert!(asked[0].contains_key("lorenskog/en/"), "the other language too: {:?}", asked[0]);
    });
}

#[test]
fn what_is_kept_is_asked_for_once() {
    stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.address());
        first_visit(&b, "lorenskog").await;
        server.asked();
        again(&b, "lorenskog").await;
        b.answer("opphold", "bor").await;
        let updated = "return navigator.serviceWorker.getRegistration().then((it) => !it.installing && !it.waiting)";
        b.until("no new version", updated).await;
        let again: Vec<String> = server.asked().into_keys().filter(|path| path != "worker.js").collect();
        assert_eq!(again, [] as [&str; 0], "asked for again");
    });
}

#[test]
fn in_a_frame_nothing_is_kept() {
    stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.address());
        b.visit(HOST).await;
        let inside = "const page = document.querySelector('iframe').contentDocument;";
        let ready = "return page.getElementById('neste') !== null && page.readyState === 'complete'";
        b.until("the first question in the frame", &[inside, ready].concat()).await;
        b.js(&[inside, "page.querySelector('main input').click(); page.getElementById('neste').click()"].concat())
            .await;
        let fetched = "const frame = document.querySelector('iframe').contentWindow;
            return frame.performance.getEntriesByType('resource').some((file) => /\\/pdf-.*\\.wasm$/.test(file.name) && file.responseEnd > 0)";
        b.until("what is fetched last", fetched).await;
        assert_eq!(b.js(NOTHING_KEPT).await, true);
        let asked = server.asked();
        assert!(!asked.keys().any(|path| path.contains("offline-") || path.contains("worker")), "{asked:?}");
    });
}

#[test]
fn erasing_everything_also_takes_away_which_municipality_was_looked_at() {
    stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.address());
        first_visit(&b, "lorenskog").await;
        assert_eq!(b.js(NOTHING_KEPT).await, false);
        b.turning(b.press("Slett alt")).await;
        b.turning(b.press("Ja, slett alt")).await;
        b.until("nothing kept", NOTHING_KEPT).await;
        first_visit(&b, "lorenskog").await;
        server.stop();
        assert_eq!(again(&b, "lorenskog").await.question, "opphold", "a new visit is kept as the first was");
    });
}

/// Damages of what is kept, each with what it is.
const DAMAGES: [(&str, &str); 5] = [
    ("other bytes in every file", "
        for (const file of await cache.keys()) await cache.put(file, new Response('<p>Logg inn', { headers: (await cache.match(file)).headers }));"),
    ("half of every file", "
        for (const file of await cache.keys()) {
            const kept = await cache.match(file), bytes = await kept.arrayBuffer();
            await cache.put(file, new Response(bytes.slice(0, bytes.byteLength / 2), { headers: kept.headers }));
        }"),
    ("every second file gone", "
        for (const [at, file] of (await cache.keys()).entries()) if (at % 2) await cache.delete(file);"),
    ("the mark gone", "await cache.delete('/complete');"),
    ("all gone", "await caches.delete(name);"),
];

#[test]
fn what_is_damaged_or_gone_on_the_device_is_fetched_anew() {
    stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.address());
        first_visit(&b, "lorenskog").await;
        let whole = awaited(&b, DAMAGED).await;
        assert_eq!(whole.len(), 1, "{whole:?}");
        for (what, damage) in DAMAGES {
            awaited(&b, &["const [name] = await caches.keys(), cache = await caches.open(name);", damage].concat())
                .await;
            assert_eq!(again(&b, "lorenskog").await.question, "opphold", "{what}");
            kept(&b, "lorenskog").await;
            let begun = Instant::now();
            loop {
                let found = awaited(&b, DAMAGED).await;
                if found == whole {
                    break;
                }
                assert!(begun.elapsed() < PATIENCE, "{what}: {found:?}");
                // It is mended when the page has nothing else to do.
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        }
        server.stop();
        assert_eq!(again(&b, "lorenskog").await.question, "opphold");
    });
}

#[test]
fn when_the_connection_is_cut_half_way_nothing_counts_until_another_visit_makes_it_whole() {
    stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.address());
        server.cuts(Some("icon-512"));
        b.visit("lorenskog/").await;
        b.answer("hvem", "meg").await;
        server.has_been_asked_for("icon-512").await;
        b.until("nothing kept", NOTHING_KEPT).await;
        to_the_result(&b).await;
        server.cuts(None);
        again(&b, "lorenskog").await;
        kept(&b, "lorenskog").await;
        server.stop();
        assert_eq!(again(&b, "lorenskog").await.name, "result");
    });
}

#[test]
fn without_room_on_the_device_the_site_works_with_a_network() {
    by_devtools("refuse it room").stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.address());
        b.visit("lorenskog/").await;
        let origin = server.address().trim_end_matches('/').to_owned();
        b.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 100_000 })).await;
        b.answer("hvem", "meg").await;
        server.has_been_asked_for("icon-512").await;
        b.until("nothing kept", NOTHING_KEPT).await;
        to_the_result(&b).await;
        b.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
        again(&b, "lorenskog").await;
        kept(&b, "lorenskog").await;
        server.stop();
        assert_eq!(again(&b, "lorenskog").await.name, "result");
    });
}
