//! Runs a test with a browser of its own, and tells where it stood when it failed.

use crate::browser::Browser;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::sync::Semaphore;
use tokio::task::LocalSet;
use tokio::time::timeout;

/// At most so many browsers at once, however many threads the tests have.
const BROWSERS: u32 = 2;

static SLOTS: Semaphore = Semaphore::const_new(BROWSERS as usize);

/// No test takes so long; one that does has hung.
const LONGEST: Duration = Duration::from_secs(300);

/// Walks `go` in a fresh browser; afterwards the console must be clean.
pub fn journey(go: impl AsyncFnOnce(Browser) + 'static) {
    run(1, true, go);
}

/// The same where something is meant to fail, which browsers complain about in the console.
pub fn stormy_journey(go: impl AsyncFnOnce(Browser) + 'static) {
    run(1, false, go);
}

/// The same with no other browser beside it, for measuring.
pub fn journey_alone(go: impl AsyncFnOnce(Browser) + 'static) {
    run(BROWSERS, true, go);
}

fn run(slots: u32, clean: bool, go: impl AsyncFnOnce(Browser) + 'static) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, async move {
        let _slots = SLOTS.acquire_many(slots).await.unwrap();
        let begun = Instant::now();
        let browser = Browser::open().await;
        let walker = browser.clone();
        let walk = tokio::task::spawn_local(async move { go(walker).await });
        let walked = timeout(LONGEST, walk).await;
        if !matches!(walked, Ok(Ok(()))) {
            browser.tell_where_it_stands().await;
        }
        let complaints = browser.complaints().await;
        browser.close().await;
        if std::env::var("STK_TIMES").is_ok() {
            let name = std::thread::current().name().unwrap_or("journey").to_owned();
            println!("{:5.1} s  {name}", begun.elapsed().as_secs_f64());
        }
        match walked {
            Ok(Ok(())) if clean => assert!(complaints.is_empty(), "the console: {complaints:#?}"),
            Ok(Ok(())) => {}
            Ok(Err(failed)) => std::panic::resume_unwind(failed.into_panic()),
            Err(_) => panic!("not done after {LONGEST:?}"),
        }
    });
}
