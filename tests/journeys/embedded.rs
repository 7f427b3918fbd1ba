//! The check inside pages of other sites: those of `tests/host_pages/`, each another site to the browser than ours.

use crate::accessible::axe_finds_nothing;
use crate::browser::Browser;
use crate::harness::{by_frames, journey, stormy_journey};
use crate::keeping::pass;
use crate::server::Server;
use serde_json::{Value, json};

const TAB: char = '\u{e004}';
const SHIFT: char = '\u{e008}';

/// The frame of a snippet on a page of another site, or the only frame there is.
const FRAME: &str = "
    const snippets = document.querySelectorAll('stottekontakt-sjekk'), framed = snippets[arguments[0]]?.shadowRoot ?? document;
    const frame = framed.querySelector('iframe');";

/// Whether every snippet's frame has told that it is there: then the link in front of it has gone.
const TOLD: &str = "
    const words = [...document.querySelectorAll('stottekontakt-sjekk')].map((one) => one.shadowRoot?.querySelector('slot'));
    return words.every((one) => one && getComputedStyle(one).display === 'none');";

/// Scrolls to the first snippet whose frame has not told that it is there, since far down there is none before somebody
/// comes near; gives whether all of them have.
const COME_NEAR: &str = "
    const late = [...document.querySelectorAll('stottekontakt-sjekk')].find((one) =>
        !one.shadowRoot || getComputedStyle(one.shadowRoot.querySelector('slot')).display !== 'none');
    late?.scrollIntoView();
    return !late;";

/// In the frame: whether it is as high as what it shows.
pub const FITS: &str = "return innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height)";

/// In the frame: whether the heading is inside the browser's window, whatever is around the frame.
pub const IN_SIGHT: &str = "return new Promise((done) => {
    const told = ([entry], watching) => { watching.disconnect(); done(entry.intersectionRatio > 0.9); };
    new IntersectionObserver(told).observe(document.querySelector('main h1'));
});";

impl Browser {
    /// From the page around into a snippet's frame; what is asked of the browser is asked there from now on.
    pub async fn go_into_frame(&self, snippet: u8) {
        let frame = self.of_frame(snippet, "return frame").await;
        self.command("frame", json!({ "id": frame })).await.unwrap();
    }

    /// What a script in the page around says of a snippet's `frame`.
    async fn of_frame(&self, snippet: u8, script: &str) -> Value {
        self.js_with(&[FRAME, script].concat(), &[&snippet.to_string()]).await
    }

    /// Back to the page around.
    pub async fn leave_frame(&self) {
        self.command("frame", json!({ "id": null })).await.unwrap();
    }

    /// Waits until the snippets are there, and goes into the first one's frame.
    pub async fn visit_inside(&self, page: &str) {
        self.visit(page).await;
        self.until("somebody near each frame, who sees it come", COME_NEAR).await;
        self.js("document.querySelector('stottekontakt-sjekk, iframe').scrollIntoView()").await;
        self.go_into_frame(0).await;
        self.until("the first question", "return document.getElementById('neste') !== null").await;
    }
}

#[test]
fn a_page_is_not_scrolled_before_the_person_has_done_anything() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.width(360).await;
        b.visit("sticky_header.html").await;
        b.js("scrollTo(0, document.querySelector('stottekontakt-sjekk').getBoundingClientRect().top - 700)").await;
        let stands = "return [scrollY, document.activeElement.localName]";
        let before = b.js(stands).await;
        b.until("a frame that has told of itself", TOLD).await;
        assert!(before[0].as_f64().unwrap() > 100.0 && before[1] == "body", "{before}");
        assert_eq!(b.js(stands).await, before);
    });
}

#[test]
fn a_frame_that_covers_itself_leaves_the_person_where_they_are_on_the_page_around() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit_inside("plain.html").await;
        b.answers("hvem=barn opphold=bor").await;
        b.leave_frame().await;
        b.js("document.querySelector('header a').focus()").await;
        b.go_into_frame(0).await;
        pass(&b, 21).await;
        b.until("a covered page", "return document.querySelector('main').dataset.screen === 'covered'").await;
        b.leave_frame().await;
        assert_eq!(b.text("return document.activeElement.textContent").await, "Søk");
    });
}

#[test]
fn two_snippets_on_a_page_go_their_own_ways_in_their_own_colours() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit_inside("two.html").await;
        b.answers("hvem=barn opphold=bor").await;
        let accent =
            "return getComputedStyle(document.documentElement).getPropertyValue('--ds-color-accent-base-default')";
        assert_eq!(b.text(accent).await, "#b00020", "a colour that can be read is taken as it is");
        b.leave_frame().await;
        b.go_into_frame(1).await;
        assert_eq!(b.answer("hvem", "meg").await.question, "opphold");
        b.until("a frame as high as what it shows", FITS).await;
        assert_ne!(b.text(accent).await, "#ffe600", "yellow with white words on it cannot be read");
        assert_eq!(b.text("return document.documentElement.lang").await, "en");
        let font = b.text("return getComputedStyle(document.body).fontFamily").await;
        assert!(font.starts_with("Georgia, ") || font.starts_with("\"Georgia\", "), "{font}");
        b.leave_frame().await;
        b.go_into_frame(0).await;
        b.until("a frame as high as what it shows, not as the other one", FITS).await;
        assert_eq!(b.screen().await.question, "onsker", "the other one stands where it stood");
        b.leave_frame().await;
        let names = b.texts("return [...document.querySelectorAll('stottekontakt-sjekk')].map((one) => one.shadowRoot.querySelector('iframe').title)").await;
        assert_eq!(names, ["Støttekontaktsjekken for Lørenskog kommune", "The check for Meløy"]);
        assert_eq!(
            b.js("return Object.keys(window).filter((name) => /sjekk|stotte|embed/i.test(name))").await,
            json!([])
        );
    });
}

#[test]
fn where_the_page_forbids_the_frame_or_the_script_there_is_a_link() {
    stormy_journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        for page in ["forbids_frames.html", "forbids_scripts.html"] {
            b.visit(page).await;
            let seen = "const link = document.querySelector('stottekontakt-sjekk a'); return link.checkVisibility() && link.innerText";
            assert_eq!(b.js(seen).await, "Støttekontaktsjekken for Lørenskog kommune", "{page}");
            let empty = "return [...document.querySelectorAll('stottekontakt-sjekk')].every((one) => !one.shadowRoot?.querySelector('iframe'))";
            b.until("no empty frame", empty).await;
            b.loading(b.click("stottekontakt-sjekk a")).await;
            assert_eq!(b.address().await, [&server.address(), "lorenskog/"].concat());
        }
    });
}

/// In the frame: all that another page could want to change.
const STATE: &str = "
    const { style, dataset } = document.documentElement, main = document.querySelector('main');
    return [main.dataset.question, document.getElementById('kept').textContent, location.href, JSON.stringify(dataset),
        main.innerHTML, style.cssText, document.body.style.cssText, String(innerHeight)];";

#[test]
fn a_hostile_page_changes_nothing_by_messages_nor_by_what_it_asks_for() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit_inside("hostile_frames.html").await;
        b.answers("hvem=meg opphold=bor").await;
        b.until("a frame as high as what it shows", FITS).await;
        let before = b.texts(STATE).await;
        assert!(before[1].contains("a opphold=bor"), "{before:?}");
        assert_eq!(before[5..7], ["", ""], "no look is taken that is not of its shape");
        b.leave_frame().await;
        let scrolled = b.js("return scrollY").await;
        b.js("shower()").await;
        // Time enough for the frame beside it to send some more.
        b.js_later("setTimeout(arguments[0], 300)", Vec::new()).await;
        assert_eq!(b.js("return scrollY").await, scrolled);
        b.go_into_frame(0).await;
        assert_eq!(b.texts(STATE).await, before);
        assert_eq!(b.back().await.filled, ["opphold-bor"]);
        b.leave_frame().await;
        let high = b.of_frame(0, "return frame.height").await;
        // Another page in our own frame.
        b.of_frame(0, "frame.src = 'hostile_sibling.html'").await;
        b.js_later("setTimeout(arguments[0], 500)", Vec::new()).await;
        assert_eq!(b.of_frame(0, "return frame.height").await, high, "its word is not ours");
    });
}

#[test]
fn back_in_the_browser_leads_to_the_question_before_and_then_out_of_the_page() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit("strict_csp.html").await;
        b.visit_inside("plain.html").await;
        b.answers("hvem=meg opphold=bor").await;
        b.browser_back().await;
        b.leave_frame().await;
        assert_eq!(b.address().await, [b.base(), "plain.html"].concat());
        b.go_into_frame(0).await;
        b.until("the question before", "return document.querySelector('main').dataset.question === 'opphold'").await;
        b.until("its answer", "return !!document.querySelector('#opphold-bor:checked')").await;
        b.until("the heading in the window", IN_SIGHT).await;
    });
}

#[test]
fn axe_finds_nothing_on_the_pages_around_nor_in_the_frame() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        for page in ["plain.html", "two.html", "right_to_left.html", "iframe_only.html"] {
            b.visit_inside(page).await;
            axe_finds_nothing(&b, &["in ", page].concat()).await;
            b.answer("hvem", "meg").await;
            axe_finds_nothing(&b, &["at the second question in ", page].concat()).await;
            b.leave_frame().await;
            axe_finds_nothing(&b, page).await;
        }
    });
}

#[test]
fn the_keyboard_goes_into_the_frame_and_out_of_it() {
    by_frames().journey(async |b| {
        let server = Server::start();
        let b = b.at(&server.another_site());
        b.visit_inside("plain.html").await;
        b.leave_frame().await;
        b.js("document.querySelector('header a:last-of-type').focus()").await;
        b.key(TAB).await;
        assert_eq!(b.text("return document.activeElement.localName").await, "stottekontakt-sjekk");
        b.go_into_frame(0).await;
        assert_eq!(
            b.text("return document.activeElement.className").await,
            "ds-skip-link no-print",
            "the first in the frame"
        );
        let inside =
            b.js("return document.querySelectorAll('a, button, input, summary').length").await.as_u64().unwrap();
        b.leave_frame().await;
        for _ in 0..=inside {
            b.key(TAB).await;
            if b.text("return document.activeElement.localName").await != "stottekontakt-sjekk" {
                break;
            }
        }
        assert_eq!(b.text("return document.activeElement.hash ?? ''").await, "#kontakt", "the first after the frame");
        b.chord(SHIFT, TAB).await;
        assert_eq!(b.text("return document.activeElement.localName").await, "stottekontakt-sjekk", "and back");
    });
}

/// Colours of every kind, each on the grounds of the design system's light and dark pages.
const COLOURS: &str = "
    const sixths = [0, 51, 102, 153, 204, 255], hex = (channel) => channel.toString(16).padStart(2, '0');
    const all = sixths.flatMap((r) => sixths.flatMap((g) => sixths.map((b) => '#' + [r, g, b].map(hex).join(''))));
    const pages = [['#fcf9f4', ['#ffffff', '#f3ede3', '#fbeedd']], ['#1a1917', ['#000000', '#26282b', '#2b2926', '#35291d', '#142941']]];
    const failed = [];
    for (const [page, grounds] of pages) for (const accent of all) {
        const shades = palette(accent, page, grounds), own = ['tinted', 'hover', 'active'].map((name) => shades['surface-' + name]);
        const check = (name, others) => others.every((other) => contrast(shades[name], other) >= 4.5) || failed.push([accent, page, name]);
        check('base-default', [page, ...grounds]);
        ['base-hover', 'base-active'].forEach((name) => check(name, [grounds[0]]));
        ['text-subtle', 'text-default'].forEach((name) => check(name, [page, ...grounds, ...own]));
        const used = shades['base-default'];
        if (used !== accent && [page, ...grounds].every((ground) => contrast(accent, ground) >= 4.5)) failed.push([accent, 'changed without need']);
    }
    return [all.length, failed];";

#[test]
fn whatever_colour_is_asked_for_can_be_read() {
    journey(async |b| {
        b.visit("lorenskog/").await;
        let script = [include_str!("../../static/palette.js"), COLOURS].concat();
        assert_eq!(b.js(&script).await, json!([216, []]));
        assert_eq!(
            b.js(
                &[include_str!("../../static/palette.js"), "return contrast('#767676', '#ffffff').toFixed(2)"].concat()
            )
            .await,
            "4.54"
        );
    });
}
