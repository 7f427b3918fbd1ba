//! The browser tests' surroundings: a server with the finished site, and a driver that starts Chromium.

use crate::process::{Done, cargo, dist, find, root, run as call};
use crate::server::Server;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Runs the journeys through the app in a real browser.
///
/// They find their surroundings in the environment: `STK_BASE_URL` (the site, with a slash at its end),
/// `STK_WEBDRIVER_URL`, `STK_AXE` (the path of axe-core's script) and, for the long tier, `STK_LONG=1`. By hand,
/// `STK_TIMES=1` makes each of them say how long it took.
pub fn journeys(long: bool) -> Done {
    const TESTS: &str = "test --workspace --features authoring,ssr,journeys --test journeys";
    // Compiled before the clock starts.
    call(&mut cargo(&[TESTS, " --no-run"].concat()))?;
    let server = Server::start(dist(), 0, "/")?;
    let driver = Driver::start()?;
    let mut tests = cargo(&[TESTS, " -- --show-output"].concat());
    tests.env("STK_BASE_URL", server.address());
    tests.env("STK_WEBDRIVER_URL", &driver.address);
    tests.env("STK_AXE", root().join("node_modules/axe-core/axe.min.js"));
    if long {
        tests.env("STK_LONG", "1");
    }
    let minutes = if long { 60 } else { 15 };
    finished_within(&mut tests, Duration::from_secs(60 * minutes), driver)
}

/// Waits for the tests. When the time is up the driver goes first: every test that hangs on the browser then fails by
/// itself and says where, which a killed test could not.
fn finished_within(tests: &mut Command, limit: Duration, driver: Driver) -> Done {
    let mut tests = tests.spawn().map_err(|error| format!("cannot start the tests: {error}"))?;
    let begun = Instant::now();
    let mut driver = Some(driver);
    loop {
        match tests.try_wait().map_err(|error| format!("cannot wait for the tests: {error}"))? {
            Some(status) if status.success() && driver.is_some() => return Ok(()),
            Some(status) => {
                return Err(format!("the browser tests failed ({status}); their messages are above"));
            }
            None => std::thread::sleep(Duration::from_millis(200)),
        }
        if begun.elapsed() > limit && driver.take().is_some() {
            eprintln!("The browser tests have not ended after {} minutes: stopping the browser.", limit.as_secs() / 60);
        }
    }
}

/// A running chromedriver, ended when the value goes, also after a failure.
pub struct Driver {
    child: Child,
    /// Where it takes commands.
    pub address: String,
}

impl Driver {
    /// Starts it on a port of its own, and waits until it answers.
    pub fn start() -> Done<Driver> {
        let program = find("chromedriver").ok_or("chromedriver is missing; run `cargo xtask setup`")?;
        let port = free_port()?;
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().map_err(|error| format!("cannot start chromedriver: {error}"))?;
        let driver = Driver { child, address: format!("http://127.0.0.1:{port}") };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > Duration::from_secs(20) {
                return Err("chromedriver does not answer after 20 seconds; try `chromedriver --version`".into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nobody uses at this moment.
fn free_port() -> Done<u16> {
    let address = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}
