//! Which engine the journeys run in, how a browser of it starts, and how it is told what no standard command tells.

use crate::browser::{Browser, given, text_of};
use serde_json::{Map, Value, json};
use std::env;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The engines that residents' browsers are made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebEngine {
    /// Chrome, Edge, Opera, Samsung Internet.
    Chromium,
    /// Firefox, and the Tor Browser.
    Firefox,
    /// Safari, and every browser on an iPhone; here in the small browser that comes with WebKitGTK.
    WebKit,
}

/// What stops Chromium from talking to anyone, and what it needs in a container.
const CHROMIUM_FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=nb",
    "--window-size=1280,900",
];

/// What the page did wrong, of all that Firefox's own console holds: a stopped script or a broken policy, no warning.
const FIREFOX_ERRORS: &str = "
    const severe = (entry) => entry instanceof Ci.nsIScriptError && !(entry.flags & Ci.nsIScriptError.warningFlag);
    const entries = Services.console.getMessageArray().filter(severe);
    return entries.filter((entry) => entry.sourceName.startsWith('http')).map(String);";

/// The page's area in Firefox's window, narrower than the window can be.
const FIREFOX_WIDTH: &str = "
    for (const side of ['min-width', 'max-width']) gBrowser.selectedBrowser.style.setProperty(side, arguments[0] + 'px');";

const FIREFOX_SCHEME: &str =
    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0] === 'dark' ? 0 : 1);";

impl WebEngine {
    /// The engine that the surroundings ask for; Chromium if they do not say.
    pub fn chosen() -> WebEngine {
        match env::var("STK_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => WebEngine::Chromium,
            Ok("firefox") => WebEngine::Firefox,
            Ok("webkit") => WebEngine::WebKit,
            Ok(other) => panic!("STK_ENGINE is {other}; it can be chromium, firefox or webkit"),
        }
    }

    /// Whether it takes the commands of Chromium's developer tools.
    pub fn has_devtools(self) -> bool {
        self == WebEngine::Chromium
    }

    /// Whether its driver paints a window while another is open beside it. WebKit's leaves the one behind as it was.
    pub fn paints_two_windows(self) -> bool {
        self != WebEngine::WebKit
    }

    /// Whether its driver brings what it clicks in a frame into the window. WebKit's scrolls the frame alone, and misses.
    pub fn scrolls_around_frames(self) -> bool {
        self != WebEngine::WebKit
    }

    /// The looks that a page can be shown in. WebKitGTK takes its look from the desktop, which has one.
    pub fn schemes(self) -> &'static [&'static str] {
        match self {
            WebEngine::Chromium | WebEngine::Firefox => &["light", "dark"],
            WebEngine::WebKit => &["light"],
        }
    }

    /// Whether its driver answers to every script. WebKit's forgets some that come while the page goes away.
    pub fn answers_always(self) -> bool {
        self != WebEngine::WebKit
    }

    /// Whether its driver brings what it clicks into sight. WebKit's clicks before the page has been scrolled, and misses.
    pub fn scrolls_before_clicking(self) -> bool {
        self != WebEngine::WebKit
    }

    /// What the driver is asked for.
    pub fn capabilities(self) -> Map<String, Value> {
        let own = match self {
            WebEngine::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "args": CHROMIUM_FLAGS },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            }),
            WebEngine::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": given("STK_BROWSER"),
                    "args": ["-headless", "--width=1280", "--height=900"],
                    // What slides while it opens can be missed by a press.
                    // A PDF that is kept would open in a tab of its own, in front of the app.
                    "prefs": { "ui.prefersReducedMotion": 1, "intl.accept_languages": "nb,en", "pdfjs.disabled": true },
                },
            }),
            WebEngine::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": given("STK_BROWSER"), "args": ["--automation"] },
            }),
        };
        let mut wanted = own.as_object().cloned().unwrap_or_default();
        wanted.insert("pageLoadStrategy".to_owned(), json!("none"));
        wanted
    }
}

impl Browser {
    /// How wide the page is.
    pub async fn width(&self, width: u32) {
        match self.engine {
            WebEngine::Chromium => {
                let size = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
                self.cdp("Emulation.setDeviceMetricsOverride", size).await;
            }
            WebEngine::Firefox => self.privileged(FIREFOX_WIDTH, &width.to_string()).await.clear(),
            WebEngine::WebKit => self.client.set_window_size(width, 800).await.unwrap(),
        }
        let wide = format!("return innerWidth === {width}");
        self.until(&format!("a page {width} px wide"), &wide).await;
    }

    /// Light or dark, one of [`WebEngine::schemes`], and without movement.
    pub async fn looks(&self, scheme: &str) {
        match self.engine {
            WebEngine::Chromium => {
                let features = json!([
                    { "name": "prefers-color-scheme", "value": scheme },
                    { "name": "prefers-reduced-motion", "value": "reduce" },
                ]);
                self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
            }
            WebEngine::Firefox => self.privileged(FIREFOX_SCHEME, scheme).await.clear(),
            WebEngine::WebKit => assert!(self.engine.schemes().contains(&scheme), "WebKit cannot be {scheme} here"),
        }
    }

    /// What the console holds of errors. WebKit's driver does not tell.
    pub async fn complaints(&self) -> Vec<String> {
        match self.engine {
            WebEngine::Chromium => {
                let entries = self.log("browser").await;
                let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
                severe.map(|entry| text_of(&entry["message"])).collect()
            }
            WebEngine::Firefox => self.privileged(FIREFOX_ERRORS, "").await,
            WebEngine::WebKit => Vec::new(),
        }
    }

    /// Runs a script in the page by a connection of its own, which can be given up; the client's own cannot.
    pub(crate) async fn tried_for_a_while(&self, script: &str, arguments: &[&str]) -> Result<Value, String> {
        let session = self.client.session_id().await.ok().flatten().unwrap_or_default();
        let body = json!({ "script": script, "args": arguments }).to_string();
        let host = self.driver.trim_start_matches("http://");
        let answer = posted(host, &format!("/session/{session}/execute/sync"), &body);
        let answer: Value =
            serde_json::from_str(&answer.map_err(|error| error.to_string())?).map_err(|error| error.to_string())?;
        if answer["value"]["error"].is_string() {
            Err(answer["value"].to_string())
        } else {
            Ok(answer["value"].clone())
        }
    }

    /// Runs a script in Firefox's own window instead of the page, and gives the texts it returns.
    async fn privileged(&self, script: &str, argument: &str) -> Vec<String> {
        self.command("moz/context", json!({ "context": "chrome" })).await.unwrap();
        let told = self.tried(script, &[argument]).await;
        self.command("moz/context", json!({ "context": "content" })).await.unwrap();
        told.unwrap().as_array().into_iter().flatten().map(text_of).collect()
    }
}

/// How long WebKit's driver may think about a script.
const GIVEN_UP_AFTER: Duration = Duration::from_secs(8);

/// The body of the answer to a plain request.
fn posted(host: &str, path: &str, body: &str) -> std::io::Result<String> {
    let mut connection = TcpStream::connect(host)?;
    connection.set_read_timeout(Some(GIVEN_UP_AFTER))?;
    write!(
        connection,
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer)?;
    Ok(answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
}
