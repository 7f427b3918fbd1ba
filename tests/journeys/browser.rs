//! One browser: addresses, waiting, clicking, keys.

use crate::web_engine::WebEngine;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::env;
use std::future::Future;
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// How long to wait for a condition before it is taken to have failed.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A driver that has not started a browser by then never will.
const BROWSER_STARTS_WITHIN: Duration = Duration::from_secs(60);

/// A browser with a profile of its own, and the site it visits.
#[derive(Clone)]
pub struct Browser {
    pub(crate) client: Client,
    pub(crate) engine: WebEngine,
    pub(crate) driver: String,
    base: String,
}

/// What the surroundings must provide.
pub fn given(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run these tests by `cargo xtask test --only browser`"))
}

impl Browser {
    /// Starts a browser at this driver.
    pub async fn open(driver: &str) -> Browser {
        let engine = WebEngine::chosen();
        let client = started(engine, driver).await;
        let base = given("STK_BASE_URL");
        let browser = Browser { client, engine, driver: driver.to_owned(), base };
        if engine == WebEngine::WebKit {
            browser.client.set_window_size(1280, 900).await.expect("a window as wide as the others'");
        }
        // What slides while it opens can be missed by a press.
        browser.looks("light").await;
        browser
    }

    /// The same browser, visiting the site at another address.
    pub fn at(&self, base: &str) -> Browser {
        Browser { base: base.to_owned(), ..self.clone() }
    }

    /// Ends the browser.
    pub async fn close(self) {
        let _ = self.client.close().await;
    }

    /// The site's address, with a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Loads a page of the site, and waits until its markup is there.
    pub async fn visit(&self, path: &str) {
        self.go(path).await;
        self.loaded().await;
    }

    /// Begins to load a page of the site.
    pub async fn go(&self, path: &str) {
        self.js("window.old = true").await;
        let address = [&self.base, path].concat();
        // A fragment of the page shown loads nothing: go away first.
        let shown = self.address().await;
        let page = |address: &str| address.split('#').next().unwrap_or_default().to_owned();
        if path.contains('#') && page(&shown) == page(&address) {
            self.client.goto("about:blank").await.unwrap();
            self.until("a blank page", "return location.href === 'about:blank'").await;
        }
        self.client.goto(&address).await.unwrap();
    }

    /// Loads the page shown anew.
    pub async fn reload(&self) {
        self.js("window.old = true").await;
        self.client.refresh().await.unwrap();
        self.loaded().await;
    }

    /// Does what leads to another page, and waits until its markup is there.
    pub async fn loading(&self, act: impl Future<Output = ()>) {
        self.js("window.old = true").await;
        act.await;
        self.loaded().await;
    }

    async fn loaded(&self) {
        let there = "return !window.old && document.readyState !== 'loading' && !!document.querySelector('main')";
        self.until("the page", there).await;
    }

    /// The browser's own back button.
    pub async fn browser_back(&self) {
        self.client.back().await.unwrap();
    }

    /// The browser's own forward button.
    pub async fn browser_forward(&self) {
        self.client.forward().await.unwrap();
    }

    /// The address shown.
    pub async fn address(&self) -> String {
        self.text("return location.href").await
    }

    /// Runs a script in the page.
    pub async fn js(&self, script: &str) -> Value {
        self.js_with(script, &[]).await
    }

    /// Runs a script in the page, with `arguments`.
    pub async fn js_with(&self, script: &str, arguments: &[&str]) -> Value {
        let done = self.tried(script, arguments).await;
        done.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The same; there may be no document to run it in.
    pub async fn tried(&self, script: &str, arguments: &[&str]) -> Result<Value, String> {
        if !self.engine.answers_always() {
            return self.tried_for_a_while(script, arguments).await;
        }
        let arguments = arguments.iter().map(|argument| json!(argument)).collect();
        let done = self.client.execute(script, arguments).await;
        done.map_err(|error| error.to_string())
    }

    /// Runs a script that calls back with its result.
    pub async fn js_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        let done = self.client.execute_async(script, arguments).await;
        done.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script returns, as text.
    pub async fn text(&self, script: &str) -> String {
        text_of(&self.js(script).await)
    }

    /// What a script returns, as texts.
    pub async fn texts(&self, script: &str) -> Vec<String> {
        let found = self.js(script).await;
        found.as_array().into_iter().flatten().map(text_of).collect()
    }

    /// Waits until the script returns something true. `what` completes «there should be …».
    pub async fn until(&self, what: &str, script: &str) -> Value {
        self.until_with(what, script, &[]).await
    }

    /// The same, with arguments.
    pub async fn until_with(&self, what: &str, script: &str, arguments: &[&str]) -> Value {
        let begun = Instant::now();
        loop {
            // While the page changes there may be no document to run a script in.
            let last = self.tried(script, arguments).await;
            if let Ok(found) = &last
                && !matches!(found, Value::Null | Value::Bool(false))
            {
                return found.clone();
            }
            assert!(begun.elapsed() < PATIENCE, "there should be {what}, but: {script} {arguments:?} gives {last:?}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits for an element, then clicks it as a person would.
    pub async fn click(&self, selector: &str) {
        let there = "return document.querySelector(arguments[0]) !== null";
        self.until_with(selector, there, &[selector]).await;
        let element = self.client.find(Locator::Css(selector)).await.unwrap();
        self.click_on(element).await.unwrap_or_else(|error| panic!("clicking {selector}: {error}"));
    }

    /// Clicks the visible button or link with this name.
    pub async fn press(&self, name: &str) {
        let element = self.named(name).await;
        self.click_on(element).await.unwrap_or_else(|error| panic!("pressing «{name}»: {error}"));
    }

    async fn click_on(&self, element: Element) -> Result<(), CmdError> {
        self.bring_into_sight(&element).await?;
        element.click().await
    }

    async fn bring_into_sight(&self, element: &Element) -> Result<(), CmdError> {
        if !self.engine.scrolls_before_clicking() {
            let it = json!(element);
            self.client.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![it]).await?;
        }
        Ok(())
    }

    async fn named(&self, name: &str) -> Element {
        let path = format!(
            "//*[self::button or self::a or self::summary][@aria-label={0} or (not(@aria-label) and normalize-space(.)={0})]",
            quoted(name)
        );
        let begun = Instant::now();
        loop {
            let mut found = self.client.find_all(Locator::XPath(&path)).await.unwrap_or_default();
            if found.len() == 1 {
                return found.remove(0);
            }
            for element in found {
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            assert!(begun.elapsed() < PATIENCE, "there should be a button or link named «{name}»");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Replaces what stands in a field.
    pub async fn write(&self, selector: &str, words: &str) {
        let element = self.client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.bring_into_sight(&element).await.unwrap();
        // A field on its way into sight takes no words yet.
        let begun = Instant::now();
        while let Err(error) = element.clear().await {
            assert!(begun.elapsed() < PATIENCE, "{selector}: {error}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        element.send_keys(words).await.unwrap();
    }

    /// Presses one key.
    pub async fn key(&self, value: char) {
        let press =
            KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(press).await.unwrap();
    }

    /// Presses one key while another is held down.
    pub async fn chord(&self, held: char, value: char) {
        let press = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: held });
        self.client.perform_actions(press).await.unwrap();
    }
}

/// A browser. WebKit's driver sometimes does not answer when it is asked for the next one while the last one closes.
async fn started(engine: WebEngine, driver: &str) -> Client {
    let mut tries = 3;
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        tries -= 1;
        match timeout(BROWSER_STARTS_WITHIN, builder.capabilities(engine.capabilities()).connect(driver)).await {
            Ok(Ok(client)) => return client,
            told if tries == 0 => panic!("the driver starts no browser: {told:?}"),
            _ => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    }
}

/// A value as text, a string without its quotation marks.
pub fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text as XPath writes it; names hold no straight quotation marks.
fn quoted(name: &str) -> String {
    assert!(!name.contains('"'), "{name}");
    format!("\"{name}\"")
}
