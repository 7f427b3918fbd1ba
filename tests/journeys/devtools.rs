//! What only Chromium has: the commands of its developer tools, and its logs. A journey that needs them says so by
//! `by_devtools`.

use crate::browser::{Browser, text_of};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

impl Browser {
    /// A command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, command: &'static str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        let sent = self.command("goog/cdp/execute", body).await;
        sent.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// A script that runs in every page from now on, before the page's own.
    pub async fn in_every_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Slows the processor down so many times.
    pub async fn slow_processor(&self, times: u32) {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// The addresses of all requests since this was last asked.
    pub async fn requests(&self) -> Vec<String> {
        let told = |entry: &Value| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let sent = message["message"]["method"] == "Network.requestWillBeSent";
            sent.then(|| text_of(&message["message"]["params"]["request"]["url"]))
        };
        self.log("performance").await.iter().filter_map(told).collect()
    }

    /// One of Chromium's logs since this was last asked.
    pub(crate) async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.command("se/log", json!({ "type": kind })).await.unwrap_or_default();
        entries.as_array().cloned().unwrap_or_default()
    }

    /// A command to the driver beside the standard ones.
    pub(crate) async fn command(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Extra { path, body }).await
    }
}

/// A command to the driver beside the standard ones.
#[derive(Debug)]
struct Extra {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
