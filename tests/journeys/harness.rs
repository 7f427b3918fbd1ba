//! Runs a test with a browser of its own, and tells where it stood when it failed.

use crate::browser::{Browser, given, text_of};
use crate::web_engine::WebEngine;
use std::path::Path;
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::sync::Semaphore;
use tokio::task::LocalSet;
use tokio::time::timeout;

/// The drivers that have no browser now. There are as many browsers at once as drivers, however many threads the
/// tests have: outside Chromium a driver keeps one browser only.
static DRIVERS: LazyLock<Drivers> = LazyLock::new(|| {
    let addresses: Vec<String> = given("STK_WEBDRIVER_URL").split(' ').map(str::to_owned).collect();
    let all = u32::try_from(addresses.len()).unwrap();
    Drivers { all, slots: Semaphore::new(addresses.len()), free: Mutex::new(addresses) }
});

struct Drivers {
    all: u32,
    slots: Semaphore,
    free: Mutex<Vec<String>>,
}

/// A driver's address, given back when the value goes.
struct Lent(String);

impl Drivers {
    fn lend(&self) -> Lent {
        Lent(self.free.lock().unwrap().pop().expect("a driver for each slot"))
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        DRIVERS.free.lock().unwrap().push(std::mem::take(&mut self.0));
    }
}

/// No test takes so long; one that does has hung.
fn longest() -> Duration {
    Duration::from_secs(if long() { 1200 } else { 300 })
}

/// What ends a test does not take so long, unless the browser has gone.
const ENDING: Duration = Duration::from_secs(30);

/// Whether this is the long tier (`STK_LONG`): every case in every language, and every rule of axe-core in the dark too.
pub fn long() -> bool {
    std::env::var("STK_LONG").is_ok()
}

/// Walks `go` in a fresh browser; afterwards the console must be clean.
pub fn journey(go: impl AsyncFnOnce(Browser) + 'static) {
    EVERYWHERE.journey(go);
}

/// The same where something is meant to fail, which browsers complain about in the console.
pub fn stormy_journey(go: impl AsyncFnOnce(Browser) + 'static) {
    EVERYWHERE.stormy_journey(go);
}

/// For a journey that needs Chromium's developer tools `to` do something. Another engine does not walk it, and says so.
pub fn by_devtools(to: &'static str) -> Where {
    Where { needs: Some(Need { had_by: WebEngine::has_devtools, what: format!("Chromium's developer tools to {to}") }) }
}

/// For a journey through two windows at once.
pub fn by_two_windows() -> Where {
    let what = "a driver that paints two windows".to_owned();
    Where { needs: Some(Need { had_by: WebEngine::paints_two_windows, what }) }
}

/// For a journey inside another site's page.
pub fn by_frames() -> Where {
    let what = "a driver that scrolls the page around a frame".to_owned();
    Where { needs: Some(Need { had_by: WebEngine::scrolls_around_frames, what }) }
}

/// In which engines a journey can be walked.
pub struct Where {
    needs: Option<Need>,
}

/// What not every engine has.
struct Need {
    had_by: fn(WebEngine) -> bool,
    what: String,
}

const EVERYWHERE: Where = Where { needs: None };

impl Where {
    /// See [`journey`].
    pub fn journey(&self, go: impl AsyncFnOnce(Browser) + 'static) {
        self.walk(1, true, go);
    }

    /// See [`stormy_journey`].
    pub fn stormy_journey(&self, go: impl AsyncFnOnce(Browser) + 'static) {
        self.walk(1, false, go);
    }

    /// With no other browser beside it, for measuring.
    pub fn journey_alone(&self, go: impl AsyncFnOnce(Browser) + 'static) {
        self.walk(DRIVERS.all, true, go);
    }

    fn walk(&self, slots: u32, clean: bool, go: impl AsyncFnOnce(Browser) + 'static) {
        match &self.needs {
            // `cargo xtask test` counts these lines.
            Some(Need { had_by, what }) if !had_by(WebEngine::chosen()) => {
                println!("skipped: {}: needs {what}", test_name());
            }
            _ => walk(slots, clean, go),
        }
    }
}

fn walk(slots: u32, clean: bool, go: impl AsyncFnOnce(Browser) + 'static) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, async move {
        let _slots = DRIVERS.slots.acquire_many(slots).await.unwrap();
        let driver = DRIVERS.lend();
        let begun = Instant::now();
        let browser = Browser::open(&driver.0).await;
        let walker = browser.clone();
        let walk = tokio::task::spawn_local(async move { go(walker).await });
        let walked = timeout(longest(), walk).await;
        let mut complaints = Vec::new();
        match walked {
            Ok(Ok(())) if clean => complaints = browser.complaints().await,
            Ok(Ok(())) => {}
            _ => drop(timeout(ENDING, tell_where_it_stands(&browser)).await),
        }
        drop(timeout(ENDING, browser.close()).await);
        if std::env::var("STK_TIMES").is_ok() {
            println!("{:5.1} s  {}", begun.elapsed().as_secs_f64(), test_name());
        }
        match walked {
            Ok(Ok(())) => assert!(complaints.is_empty(), "the console: {complaints:#?}"),
            Ok(Err(failed)) => std::panic::resume_unwind(failed.into_panic()),
            Err(_) => panic!("not done after {:?}", longest()),
        }
    });
}

fn test_name() -> String {
    std::thread::current().name().unwrap_or("journey").to_owned()
}

/// For the one who reads the failure: the address, the screen, and a picture.
async fn tell_where_it_stands(browser: &Browser) {
    let test = test_name().replace("::", "-");
    let shown = "return [location.href, document.title, document.body.innerText.slice(0, 1500)].join('\\n')";
    let shown = browser.tried(shown, &[]).await.map_or_else(|error| error, |shown| text_of(&shown));
    eprintln!("--- {test} stands at\n{shown}\n---");
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test).with_extension("png");
    if let Ok(bytes) = browser.client.screenshot().await
        && std::fs::write(&picture, bytes).is_ok()
    {
        eprintln!("picture: {}", picture.display());
    }
}
