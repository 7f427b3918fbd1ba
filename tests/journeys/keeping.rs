//! Answers stay in the tab; on the device only for someone who asks, and on a shared machine not for long.

use crate::accessible::sound;
use crate::browser::Browser;
use crate::harness::{by_two_windows, journey};

const RESULT: &str = "hvem=meg opphold=bor onsker=ingen annet=lekser";

/// The rest of [`RESULT`] from the third question on.
const ONWARD: &str = "onsker=ingen annet=lekser";

/// What the device, and the tab, keep of ours.
const ON_DEVICE: &str = "return JSON.stringify({ ...localStorage })";
const IN_TAB: &str = "return JSON.stringify({ ...sessionStorage })";

/// To the result, with the part about thinking a little opened.
async fn to_result(b: &Browser) {
    b.visit("lorenskog/").await;
    b.answers(RESULT).await;
    b.open_all().await;
}

/// Lets so many minutes pass by the device's clock without a touch. The page looks at the clock when it comes into sight.
pub async fn pass(b: &Browser, minutes: u32) {
    // Some drivers' scripts have a Date of their own.
    let script = "const now = window.Date.now(), ahead = arguments[0] * 60000; window.Date.now = () => now + ahead;
        document.dispatchEvent(new Event('visibilitychange'));";
    b.js_with(script, &[&minutes.to_string()]).await;
}

#[test]
fn a_device_keeps_answers_only_when_asked_and_tells_until_when() {
    journey(async |b| {
        to_result(&b).await;
        assert_eq!(b.text(ON_DEVICE).await, "{}", "nothing unasked");
        b.press("Husk svarene på denne enheten").await;
        let told = b.until("the last day", "return document.querySelector('details [role=status]')?.textContent").await;
        let in_thirty_days = "const day = new Date(); day.setDate(day.getDate() + 30); return \
            [day.getDate(), day.getMonth() + 1].map((part) => String(part).padStart(2, '0')).join('.') + '.' + day.getFullYear()";
        let last = b.text(in_thirty_days).await;
        assert!(told.as_str().unwrap().contains(&last), "{told} should tell {last}");
        assert_eq!(b.text("return document.activeElement.textContent").await, "Ikke husk svarene", "the focus stays");
        assert!(b.text(ON_DEVICE).await.contains("annet=lekser"));
        b.js("sessionStorage.clear(); document.getElementById('kept').textContent = ''").await;
        let again = b.reload_app().await;
        assert_eq!(again.name, "result", "as if the tab had been closed and another opened");
        b.open_all().await;
        b.press("Ikke husk svarene").await;
        b.until("nothing on the device", "return localStorage.length === 0").await;
        assert!(b.text(IN_TAB).await.contains("annet=lekser"), "the tab still has them");
    });
}

#[test]
fn what_a_device_has_kept_too_long_is_gone() {
    journey(async |b| {
        to_result(&b).await;
        b.press("Husk svarene på denne enheten").await;
        b.until("kept", "return localStorage.length === 1").await;
        let yesterday = "const [[key, kept]] = Object.entries({ ...localStorage }); const lines = kept.split('\\n');
            const day = new Date(); day.setDate(day.getDate() - 1);
            lines[0] = [day.getDate(), day.getMonth() + 1, day.getFullYear()].join('.');
            localStorage.setItem(key, lines.join('\\n')); sessionStorage.clear();
            document.getElementById('kept').textContent = '';";
        b.js(yesterday).await;
        // Whichever municipality is opened then.
        b.visit("meloy/").await;
        assert_eq!(b.screen().await.name, "start");
        b.until("nothing on the device", "return localStorage.length === 0").await;
    });
}

#[test]
fn a_device_that_keeps_nothing_is_told_of_and_nothing_is_lost() {
    journey(async |b| {
        to_result(&b).await;
        b.js("const set = Storage.prototype.setItem; Storage.prototype.setItem = function (...entry) {
            if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
            return set.apply(this, entry); };")
            .await;
        b.press("Husk svarene på denne enheten").await;
        let beside = "const told = document.querySelector('details [role=status]').textContent; return /ikke lagret/.test(told) && told";
        let told = b.until("the person told beside the button", beside).await;
        assert!(told.as_str().unwrap().contains("De ligger fortsatt i dette vinduet"), "{told}");
        assert!(b.text(IN_TAB).await.contains("annet=lekser"));
    });
}

#[test]
fn what_one_tab_keeps_on_the_device_another_takes_away_only_when_asked() {
    by_two_windows().journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        let older = b.client.window().await.unwrap();
        let newer = b.client.new_window(true).await.unwrap().handle;
        b.client.switch_to_window(newer.clone()).await.unwrap();
        to_result(&b).await;
        b.press("Husk svarene på denne enheten").await;
        b.until("kept", "return localStorage.length === 1").await;
        b.client.switch_to_window(older).await.unwrap();
        b.answers(ONWARD).await;
        assert!(b.text(ON_DEVICE).await.contains("hvem=meg"), "the older tab has only answered questions");
        b.open_all().await;
        b.press("Husk svarene på denne enheten").await;
        b.press("Ikke husk svarene").await;
        b.until("nothing on the device", "return localStorage.length === 0").await;
        b.client.switch_to_window(newer).await.unwrap();
        b.turning(async { drop(b.js("location.hash = '#/soknad-viktig'").await) }).await;
        b.write("#felt-viktig", "Hunder.").await;
        let told = b.until("the person told", "return document.querySelector('[data-notice]')?.textContent").await;
        assert!(told.as_str().unwrap().contains("ikke lagret på enheten"), "{told}");
        assert_eq!(b.text(ON_DEVICE).await, "{}", "what was taken away stays away");
        assert!(b.text(IN_TAB).await.contains("Hunder"), "and the tab has it all");
    });
}

#[test]
fn a_machine_said_to_be_shared_before_anything_is_answered_stays_shared() {
    journey(async |b| {
        b.arrive("lorenskog/#/slett").await;
        b.click("#delt-maskin").await;
        b.until("noted", "return sessionStorage.length > 0").await;
        b.reload_app().await;
        assert_eq!(b.js("return document.getElementById('delt-maskin').checked").await, true);
    });
}

#[test]
fn a_shared_machine_is_still_shared_for_whoever_comes_after_all_was_erased() {
    journey(async |b| {
        b.arrive("lorenskog/#/slett").await;
        b.click("#delt-maskin").await;
        b.turning(b.press("Ja, slett alt")).await;
        b.turning(b.press("Gå til spørsmålene")).await;
        b.answer("hvem", "meg").await;
        b.reload_app().await;
        b.arrive("lorenskog/#/slett").await;
        assert_eq!(b.js("return document.getElementById('delt-maskin').checked").await, true);
    });
}

#[test]
fn an_address_from_elsewhere_erases_nothing() {
    journey(async |b| {
        to_result(&b).await;
        b.press("Husk svarene på denne enheten").await;
        b.until("kept", "return localStorage.length === 1").await;
        assert_eq!(b.arrive("lorenskog/#/slettet").await.name, "erase", "it is asked first");
        assert!(b.text(ON_DEVICE).await.contains("annet=lekser"));
        b.turning(b.press("Ja, slett alt")).await;
        b.until("nothing on the device", "return localStorage.length === 0").await;
        b.turning(b.press("Gå til spørsmålene")).await;
        b.answer("hvem", "barn").await;
        b.until("the next address", "return location.hash === '#/opphold'").await;
        b.turning(b.browser_back()).await;
        b.browser_back().await;
        b.until("the question whether to erase", "return document.querySelector('main').dataset.screen === 'erase'")
            .await;
    });
}

#[test]
fn an_older_tab_that_is_loaded_anew_leaves_alone_what_another_keeps_on_the_device() {
    by_two_windows().journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor").await;
        let older = b.client.window().await.unwrap();
        let newer = b.client.new_window(true).await.unwrap().handle;
        b.client.switch_to_window(newer).await.unwrap();
        to_result(&b).await;
        b.press("Husk svarene på denne enheten").await;
        b.until("kept", "return localStorage.length === 1").await;
        b.client.switch_to_window(older).await.unwrap();
        assert_eq!(b.reload_app().await.question, "onsker", "its own answers");
        b.answers(ONWARD).await;
        assert!(b.text(ON_DEVICE).await.contains("hvem=meg"), "the device has the other tab's");
        b.open_all().await;
        assert!(b.words().await.contains("Husk svarene på denne enheten"), "nobody has asked for that here");
    });
}

#[test]
fn a_page_that_nobody_touches_covers_itself_and_goes_on_where_it_was() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        b.answers("hvem=barn opphold=bor onsker=ut").await;
        b.arrive("lorenskog/#/soknad-viktig").await;
        b.write("#felt-viktig", "Hun liker hunder.").await;
        pass(&b, 19).await;
        assert_eq!(b.screen().await.name, "application", "reading takes its time");
        b.key('\u{e008}').await;
        let covered = b.turning(pass(&b, 21)).await;
        assert_eq!((covered.name.as_str(), covered.heading.as_str()), ("covered", "Er du her fortsatt?"));
        assert!(!b.words().await.contains("hunder") && !b.text("return document.title").await.contains("Søknad"));
        sound(&b, "the covered page").await;
        pass(&b, 600).await;
        assert_eq!(b.screen().await.name, "covered", "nothing is erased on a machine of one's own");
        let back = b.turning(b.press("Fortsett")).await;
        assert_eq!(back.filled, ["felt-viktig=Hun liker hunder."]);
    });
}

#[test]
fn a_shared_machine_warns_and_then_forgets() {
    journey(async |b| {
        to_result(&b).await;
        b.press("Husk svarene på denne enheten").await;
        b.until("kept", "return localStorage.length === 1").await;
        b.click("#delt-maskin").await;
        b.until("nothing on a shared device", "return localStorage.length === 0").await;
        b.reload_app().await;
        b.open_all().await;
        assert_eq!(b.js("return document.getElementById('delt-maskin').checked").await, true, "also after reloading");
        let covered = b.turning(pass(&b, 300)).await;
        assert_eq!(covered.name, "covered", "never without a warning");
        assert!(b.words().await.contains("de neste 2 minuttene"));
        b.turning(b.press("Fortsett")).await;
        b.turning(pass(&b, 21)).await;
        let erased = b.turning(pass(&b, 3)).await;
        assert_eq!(erased.name, "erased");
        let only_that =
            "return Object.keys({ ...sessionStorage, ...localStorage }).join() === 'stottekontaktsjekken:delt'";
        b.until("nothing kept but that the machine is shared", only_that).await;
        assert_eq!(b.text("return document.getElementById('kept').textContent").await, "");
    });
}
