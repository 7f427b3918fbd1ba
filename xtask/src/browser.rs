//! The surroundings of what runs in a browser: a server with the finished site, and drivers that start browsers.

use crate::process::{Done, cargo, dist, root, run as call};
use crate::server::Server;
use crate::test::LONG;
use crate::web_engine::{Driver, WebEngine};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// So many browsers at once.
const BROWSERS: usize = 2;

/// What a journey prints that this engine cannot walk.
const SKIPPED: &str = "skipped: ";

/// Runs the journeys through the app in a real browser, and says how many there were.
///
/// They find their surroundings in the environment: `STK_ENGINE`, `STK_BROWSER` (the browser's program),
/// `STK_BASE_URL` (the site, with a slash at its end), `STK_WEBDRIVER_URL` (drivers, with spaces between),
/// `STK_AXE` (the path of axe-core's script) and, for the long tier, `STK_LONG=1`. By hand, `STK_TIMES=1` makes each
/// of them say how long it took.
pub fn journeys(engine: WebEngine, long: bool) -> Done<String> {
    const TESTS: &str = "test --workspace --features authoring,ssr,journeys --test journeys";
    // Compiled before the clock starts.
    call(&mut cargo(&[TESTS, " --no-run"].concat()))?;
    let server = Server::start(dist(), 0, "/")?;
    let drivers = (0..BROWSERS).map(|_| Driver::start(engine)).collect::<Done<Vec<Driver>>>()?;
    let addresses: Vec<&str> = drivers.iter().map(|driver| driver.address.as_str()).collect();
    let mut tests = cargo(&[TESTS, " -- --show-output"].concat());
    tests.env("STK_ENGINE", engine.id());
    tests.env("STK_BROWSER", engine.browser().unwrap_or_default());
    tests.env("STK_BASE_URL", server.address());
    tests.env("STK_WEBDRIVER_URL", addresses.join(" "));
    tests.env("STK_AXE", root().join("node_modules/axe-core/axe.min.js"));
    if long {
        tests.env(LONG, "1");
    }
    let minutes = if long { 60 } else { 15 };
    finished_within(&mut tests, Duration::from_secs(60 * minutes), drivers)
}

/// Measures in Chromium on a site: `what` is a file of `tests/bench/`, which finds what it is told in its environment.
pub fn measure(what: &str, site: &Server, told: &[(&str, String)]) -> Done {
    let driver = Driver::start(WebEngine::Chromium)?;
    let tests = "test --workspace --features authoring,ssr,journeys --test bench";
    let mut bench = cargo(&format!("{tests} {what}:: -- --ignored --nocapture"));
    bench.env("STK_BASE_URL", site.address()).env("STK_WEBDRIVER_URL", &driver.address);
    bench.envs(told.iter().map(|(name, value)| (name, value)));
    call(&mut bench)
}

/// Waits for the tests. When the time is up the drivers go first: every test that hangs on the browser then fails by
/// itself and says where, which a killed test could not.
fn finished_within(tests: &mut Command, limit: Duration, drivers: Vec<Driver>) -> Done<String> {
    let mut tests = tests.stdout(Stdio::piped()).spawn().map_err(|error| format!("cannot start the tests: {error}"))?;
    let counting = counting(&mut tests);
    let begun = Instant::now();
    let mut drivers = Some(drivers);
    loop {
        match tests.try_wait().map_err(|error| format!("cannot wait for the tests: {error}"))? {
            Some(status) if status.success() && drivers.is_some() => break,
            Some(status) => {
                return Err(format!("the browser tests failed ({status}); their messages are above"));
            }
            None => std::thread::sleep(Duration::from_millis(200)),
        }
        if begun.elapsed() > limit && drivers.take().is_some() {
            eprintln!("The browser tests have not ended after {} minutes: stopping the browser.", limit.as_secs() / 60);
        }
    }
    counting.join().map_err(|_| "the tests' output could not be read".to_owned())
}

/// What the journey that listens to the network prints.
const SILENCE: &str = "requests after load: ";

/// Shows the tests' output as it comes; in the end, how many journeys were walked and how many were not, and how silent
/// the network was.
fn counting(tests: &mut Child) -> std::thread::JoinHandle<String> {
    let output = tests.stdout.take();
    std::thread::spawn(move || {
        let (mut passed, mut skipped, mut silence) = (0, 0, String::new());
        for line in output.into_iter().flat_map(|output| BufReader::new(output).lines()).map_while(Result::ok) {
            println!("{line}");
            passed += usize::from(line.starts_with("test ") && line.ends_with(" ... ok"));
            skipped += usize::from(line.starts_with(SKIPPED));
            if line.starts_with(SILENCE) {
                silence = format!("; {line}");
            }
        }
        let walked = passed - skipped;
        let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
        format!("{walked} journeys{skipped}{silence}")
    })
}
