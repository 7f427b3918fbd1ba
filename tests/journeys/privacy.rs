//! Nothing that a resident answers leaves the tab, stands in the address, or outlives «Slett alt».

use crate::browser::Browser;
use crate::engine::bundle;
use crate::harness::{by_devtools, journey};
use stottekontaktsjekken::content::Language;

/// Well-formed, and of nobody: month 41 is for tests.
pub const FNR: &str = "01410012345";

/// Everything that the page could have kept anywhere.
const KEPT: &str = "
    const all = (storage) => Object.entries({ ...storage }).flat().join(' ');
    const databases = (await indexedDB.databases()).length, boxes = (await caches.keys()).length;
    const workers = (await navigator.serviceWorker.getRegistrations()).length;
    return [all(sessionStorage), all(localStorage), document.cookie, document.getElementById('kept').textContent,
        String(databases + boxes + workers), JSON.stringify(history.state)].join('|');";

#[test]
fn the_address_never_contains_an_answer_nor_the_name_of_a_sensitive_question() {
    journey(async |b| {
        let bundle = bundle("lorenskog", Language::Nb);
        let questions = bundle.service.questions.iter().enumerate();
        let questions = questions.map(|(at, question)| match question.id.as_str() {
            "ute" | "hjelp" | "savn" | "helse" | "grupper" | "varighet" => format!("sporsmal-{at}"),
            _ => question.id.clone(),
        });
        let sections = bundle.form.sections.iter().map(|section| format!("soknad-{}", section.id));
        let fixed = ["resultat", "papir", "kopier"].map(str::to_owned);
        let known: Vec<String> = questions.chain(sections).chain(fixed).map(|id| format!("#/{id}")).collect();
        b.visit("lorenskog/").await;
        let mut screen = b.screen().await;
        while screen.name != "paper" {
            screen = onward(&b, &screen.name).await;
            assert!(known.contains(&screen.fragment), "{}", screen.fragment);
            let address = b.address().await;
            assert_eq!(address, [b.base(), "lorenskog/", &screen.fragment].concat(), "nothing else in the address");
        }
    });
}

/// One step towards the paper, with the first option of each question.
async fn onward(b: &Browser, screen: &str) -> crate::steps::Screen {
    match screen {
        "result" => b.turning(b.click("main a[href*='#/soknad-']")).await,
        "application" => b.turning(b.click("main > .ways button")).await,
        _ => {
            b.click("main input").await;
            b.next().await
        }
    }
}

#[test]
fn a_whole_journey_breaks_no_policy_and_talks_to_no_other_server() {
    by_devtools("tell of its requests").journey(async |b| {
        b.in_every_page("window.broken = []; addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective + ' ' + event.blockedURI));").await;
        for page in ["lorenskog/", "meloy/en/"] {
            b.visit(page).await;
            let mut screen = b.screen().await;
            while screen.name != "paper" {
                b.open_all().await;
                screen = onward(&b, &screen.name).await;
            }
            assert_eq!(b.texts("return window.broken").await, [] as [&str; 0], "the policy was broken");
        }
        let requests = b.requests().await;
        let foreign: Vec<&String> =
            requests.iter().filter(|address| !address.starts_with(b.base()) && !address.starts_with("data:")).collect();
        assert!(requests.len() > 6, "the browser tells of its requests: {requests:?}");
        assert!(foreign.is_empty(), "requests to others: {foreign:?}");
    });
}

/// Tries what the app never does, and notes which directives refuse it.
const ATTEMPTS: &str = "
    const refused = window.refused = new Set(), tried = (act) => { try { act(); } catch {} };
    addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective));
    const add = (name, more) => document.body.append(Object.assign(document.createElement(name), more));
    const elsewhere = 'https://example.invalid/';
    tried(() => eval('1'));
    tried(() => { document.createElement('p').innerHTML = '<b>x</b>'; });
    tried(() => trustedTypes.createPolicy('another', {}));
    tried(() => new Image().src = elsewhere + 'x.png');
    tried(() => document.body.setAttribute('style', 'color: red'));
    tried(() => add('link', { rel: 'stylesheet', href: elsewhere + 'x.css' }));
    tried(() => add('iframe', { src: elsewhere }));
    tried(() => add('base', { href: elsewhere }));
    tried(() => { add('form', { action: location.href, method: 'get' }); document.body.lastChild.submit(); });
    fetch(elsewhere).catch(() => 0);";

#[test]
fn the_policy_refuses_what_the_app_never_does() {
    by_devtools("have Trusted Types").stormy_journey(async |b| {
        b.visit("lorenskog/").await;
        b.js(ATTEMPTS).await;
        for directive in [
            "base-uri",
            "connect-src",
            "form-action",
            "frame-src",
            "img-src",
            "require-trusted-types-for",
            "style-src-attr",
            "style-src-elem",
            "trusted-types",
        ] {
            b.until_with(&format!("a refusal by {directive}"), "return window.refused.has(arguments[0])", &[directive])
                .await;
        }
        assert_eq!(b.text("return document.cookie").await, "");
    });
}

#[test]
fn the_fodselsnummer_is_kept_nowhere() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=meg opphold=bor onsker=ingen annet=lekser").await;
        b.arrive("lorenskog/#/soknad-om_deg").await;
        b.write("#felt-navn", "Kari Nordmann").await;
        b.write("#felt-fnr", FNR).await;
        let kept = kept(&b).await;
        assert!(kept.contains("Kari Nordmann"), "what may be kept is kept: {kept}");
        assert!(!kept.contains(FNR), "the number is kept: {kept}");
        assert!(!b.address().await.contains(FNR));
        b.turning(b.press("Neste")).await;
        b.reload_app().await;
        assert!(!kept_anywhere(&b, FNR).await, "the number came back after reloading");
        b.arrive("lorenskog/#/soknad-om_deg").await;
        let filled = b.screen().await.filled;
        assert_eq!(filled, ["felt-navn=Kari Nordmann"], "only the number has to be written again");
    });
}

async fn kept_anywhere(b: &Browser, words: &str) -> bool {
    kept(b).await.contains(words) || b.text("return document.documentElement.outerHTML").await.contains(words)
}

#[test]
fn erasing_leaves_nothing() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        let untouched = kept(&b).await;
        b.answers("hvem=barn opphold=bor onsker=ut").await;
        b.arrive("lorenskog/#/soknad-viktig").await;
        b.write("#felt-viktig", "Hun liker hunder.").await;
        assert!(kept(&b).await.contains("Hun liker hunder."));
        assert_eq!(b.turning(b.press("Slett alt")).await.name, "erase");
        let kept_on = b.turning(b.press("Nei, behold")).await;
        assert_eq!(kept_on.filled, ["felt-viktig=Hun liker hunder."], "back to where the person was");
        assert!(kept(&b).await.contains("Hun liker hunder."), "a change of mind keeps everything");
        b.turning(b.press("Slett alt")).await;
        let done = b.turning(b.press("Ja, slett alt")).await;
        assert_eq!(done.heading, "Alt er slettet.");
        let as_before = [&later(KEPT), ".then((kept) => kept === arguments[0])"].concat();
        b.until_with("everything as before the first answer", &as_before, &[&untouched]).await;
        assert!(!kept_anywhere(&b, "Hun liker hunder.").await);
        let first = b.turning(b.press("Gå til spørsmålene")).await;
        assert_eq!((first.question.as_str(), first.filled.len()), ("hvem", 0));
        b.visit("lorenskog/").await;
        assert_eq!(b.screen().await.name, "start", "a new visit starts from the beginning");
    });
}

async fn kept(b: &Browser) -> String {
    b.text(&later(KEPT)).await
}

/// A script that gives what `script` gives in the end.
fn later(script: &str) -> String {
    ["return (async () => {", script, "})()"].concat()
}

#[test]
fn everyone_fetches_the_same_files_whatever_they_answer() {
    by_devtools("count requests").journey(async |b| {
        let one = fetched(&b, "hvem=meg opphold=bor onsker=ingen annet=lekser").await;
        let other = fetched(&b, "hvem=barn opphold=bor onsker=ut annet=ingen").await;
        assert_eq!(one, other);
        let mut endings: Vec<&str> = other.iter().filter_map(|address| address.rsplit(['.', '/']).next()).collect();
        assert!(endings.len() > 5, "the browser tells of its requests: {other:?}");
        let later = endings.split_off(5);
        endings.sort_unstable();
        assert_eq!(endings, ["", "bin", "js", "js", "wasm"], "the page and its files, each once: {other:?}");
        assert_eq!(
            later,
            ["css", "bin", "js", "wasm", "js"],
            "what the second question can do without comes after it: {other:?}"
        );
    });
}

/// What is fetched on a visit from the start page through these answers to the application, in order.
async fn fetched(b: &Browser, answers: &str) -> Vec<String> {
    // A visit of somebody new; the page that lets one choose a municipality fetches nothing more.
    b.visit("").await;
    b.js("sessionStorage.clear()").await;
    b.requests().await;
    b.visit("lorenskog/").await;
    b.answers(answers).await;
    let all = "return performance.getEntriesByType('resource').some((file) => /\\/offline-.*\\.js$/.test(file.name))";
    b.until("what is fetched when nothing else is waited for", all).await;
    b.turning(async { drop(b.js("location.hash = '#/soknad-om_deg'").await) }).await;
    b.turning(async { drop(b.js("location.hash = '#/papir'").await) }).await;
    // What stands for the site in the browser's own window it fetches when it likes, perhaps of the page before.
    let own = |address: &String| {
        !address.starts_with("data:") && !address.ends_with(".webmanifest") && !address.contains("/icon-")
    };
    b.requests().await.into_iter().filter(own).collect()
}
