//! How long has nobody touched the page?

use super::window;
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use gloo::utils::document;
use std::cell::Cell;
use std::rc::Rc;

/// How often the time is looked at, in milliseconds.
const EVERY: u32 = 15_000;
/// What shows that somebody is there.
const TOUCHES: [&str; 4] = ["keydown", "pointerdown", "input", "scroll"];

/// Watches until dropped.
pub struct Watch {
    _listeners: Vec<EventListener>,
    _interval: Interval,
}

/// Tells `then` now and then, and when the page comes back into sight, how many whole minutes nobody has touched it. By
/// the clock on the wall: a machine that has slept has been left alone too. When `then` answers yes, the time starts anew.
pub fn watch(then: impl Fn(u32) -> bool + 'static) -> Watch {
    let touched = Rc::new(Cell::new(js_sys::Date::now()));
    let look = {
        let touched = Rc::clone(&touched);
        Rc::new(move || {
            let minutes = (js_sys::Date::now() - touched.get()) / 60_000.0;
            if then(minutes as u32) {
                touched.set(js_sys::Date::now());
            }
        })
    };
    let touch = |name| {
        let touched = Rc::clone(&touched);
        EventListener::new(&window(), name, move |_| touched.set(js_sys::Date::now()))
    };
    let seen = Rc::clone(&look);
    let seen = EventListener::new(&document(), "visibilitychange", move |_| seen());
    let listeners = TOUCHES.into_iter().map(touch).chain([seen]).collect();
    Watch { _listeners: listeners, _interval: Interval::new(EVERY, move || look()) }
}
