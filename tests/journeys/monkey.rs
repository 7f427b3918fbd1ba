//! A monkey at the keyboard: random events end without a trap, on a screen that is there.

use crate::harness::{journey, long};
use serde_json::json;

/// Presses, writes, chooses, goes back and forward, and leaves for other addresses of the page, so many times.
const MONKEY: &str = "
    const [events, begin, done] = arguments;
    let left = events, seed = begin;
    window.trapped = [];
    addEventListener('error', (event) => window.trapped.push(String(event.message)));
    addEventListener('unhandledrejection', (event) => window.trapped.push(String(event.reason)));
    window.print = () => {};
    // Other pages, before this one too, have their own tests, and files would pile up.
    addEventListener('click', (event) => {
        const link = event.target.closest?.('a');
        if (link && (link.download || !link.getAttribute('href')?.startsWith('#'))) event.preventDefault();
    }, true);
    for (let pad = 50; pad--;) history.pushState(null, '', location.hash);
    const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
    const one = (selector) => { const all = [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility()); return all[random(all.length || 1)]; };
    const words = ['', 'Kari', '01410012345', '<b>&', '🎣'.repeat(50), 'a\\u0000b', '-1', '32.13.9999', 'Å'.repeat(500)];
    const screens = ['#/resultat', '#/papir', '#/klage', '#/kopier', '#/oppsummering', '#/slett', '#/har-stottekontakt', '#/x', '#innhold'];
    const acts = [
        () => one('main input')?.click(), () => one('main input')?.click(), () => one('main .ways button')?.click(),
        () => one('main .ways button')?.click(), () => one('button')?.click(), () => one('a[href^=\"#\"]')?.click(), () => one('summary')?.click(),
        () => {
            const field = one('main textarea, main input[type=text], main input:not([type])');
            if (field) field.focus(), field.value = words[random(words.length)], field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        () => document.activeElement?.blur(), () => history.back(), () => history.forward(),
        () => { location.hash = screens[random(screens.length)]; },
        () => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
        () => dispatchEvent(new Event('resize')),
    ];
    const next = () => {
        if (!left--) return setTimeout(() => done([...window.trapped, ...(document.querySelector('main h1') ? [] : ['no screen'])]), 200);
        acts[random(acts.length)]();
        setTimeout(next);
    };
    next();";

/// So many events from one beginning: a driver waits half a minute for them.
const AT_ONCE: u32 = 250;

#[test]
fn a_monkey_ends_without_a_trap_and_on_a_screen() {
    journey(async |b| {
        let all = if long() { 5_000 } else { 500 };
        for seed in 1..=all / AT_ONCE {
            b.visit("meloy/").await;
            b.answers("hvem=barn opphold=bor").await;
            let trapped = b.js_later(MONKEY, vec![json!(AT_ONCE), json!(seed)]).await;
            assert_eq!(trapped, json!([]), "seed {seed}");
            let broken = "return [...document.querySelectorAll('[id^=problem-]')].some((one) => one.checkVisibility())";
            assert_eq!(b.js(broken).await, false, "seed {seed}: the program stopped");
            b.js("sessionStorage.clear()").await;
        }
    });
}
