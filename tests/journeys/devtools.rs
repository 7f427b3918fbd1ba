//! What only Chromium has: the commands of its developer tools, its console, and its log of the network.

use crate::browser::{Browser, text_of};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use std::path::Path;
use url::{ParseError, Url};

impl Browser {
    /// A command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, command: &'static str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        let sent = self.client.issue_cmd(Extra { path: "goog/cdp/execute", body }).await;
        sent.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// A script that runs in every page from now on, before the page's own.
    pub async fn in_every_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// How wide the window is.
    pub async fn width(&self, width: u32) {
        let size = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Light or dark, and without movement.
    pub async fn looks(&self, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Slows the processor down so many times.
    pub async fn slow_processor(&self, times: u32) {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// What the console holds of errors.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.log("browser").await;
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        severe.map(|entry| text_of(&entry["message"])).collect()
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

    async fn log(&self, kind: &str) -> Vec<Value> {
        let asked = Extra { path: "se/log", body: json!({ "type": kind }) };
        let entries = self.client.issue_cmd(asked).await.unwrap_or_default();
        entries.as_array().cloned().unwrap_or_default()
    }

    /// For the one who reads the failure: the address, the screen, and a picture.
    pub async fn tell_where_it_stands(&self) {
        let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let shown = "return [location.href, document.title, document.body.innerText.slice(0, 1500)].join('\\n')";
        let shown = self.tried(shown, &[]).await.map_or_else(|error| error, |shown| text_of(&shown));
        eprintln!("--- {test} stands at\n{shown}\n---");
        let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test).with_extension("png");
        if let Ok(bytes) = self.client.screenshot().await
            && std::fs::write(&picture, bytes).is_ok()
        {
            eprintln!("picture: {}", picture.display());
        }
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
