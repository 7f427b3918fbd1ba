//! What a person does on the screens, and what the screens show.

use crate::browser::{Browser, text_of};
use std::future::Future;

/// What is common to every screen of the app.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// `data-screen`.
    pub name: String,
    /// `data-question`, on a question.
    pub question: String,
    /// The heading.
    pub heading: String,
    /// The page's title.
    pub title: String,
    /// The fragment of the address.
    pub fragment: String,
    /// Whether the focus is on the heading, or on what went wrong.
    pub focused: bool,
    /// n of «Høyst n spørsmål igjen».
    pub left: Option<u8>,
    /// Options chosen and words written, by the element's id.
    pub filled: Vec<String>,
}

const SCREEN: &str = "
    const main = document.querySelector('main'), focus = document.activeElement;
    const filled = [...main.querySelectorAll('input, textarea')].map((field) =>
        /radio|checkbox/.test(field.type) ? (field.checked ? field.id : '') : (field.value && field.id + '=' + field.value));
    return [main.dataset.screen, main.dataset.question ?? '', main.querySelector('h1').textContent, document.title,
        location.hash, String(main.contains(focus) && focus.matches('h1, .ds-error-summary')),
        main.querySelector('.left')?.textContent ?? '', ...filled.filter((words) => words)];";

/// The kind of the options, then the chosen ones.
const CHOSEN: &str = "
    const chosen = [...document.querySelectorAll('main input:checked')].map((input) => input.dataset.option);
    return [document.querySelector('main input').type, ...chosen];";

/// Marks the screen that is left.
const LEAVING: &str = "document.querySelector('main').dataset.left = '';";

/// Stops unless the app has built a screen since the old one was marked, and that screen has taken the focus and been
/// painted: only then do the title and the address follow.
const TURNED: &str = "
    if (document.getElementById('start')) return false;
    const shown = document.querySelector('main:not([data-left])');
    if (!shown?.contains(document.activeElement)) return false;
    if (!document.activeElement.matches('h1, .ds-error-summary, [data-follow-up]')) return false;
    if (!shown.dataset.painted) {
        shown.dataset.painted = 'soon';
        requestAnimationFrame(() => setTimeout(() => setTimeout(() => { shown.dataset.painted = 'yes'; })));
    }
    if (shown.dataset.painted !== 'yes') return false;";

impl Browser {
    /// The screen shown.
    pub async fn screen(&self) -> Screen {
        read(self.texts(SCREEN).await)
    }

    /// Waits until the app shows a new screen.
    pub async fn taken_over(&self) -> Screen {
        let what = "the next screen, with the focus on its heading";
        let told = self.until(what, &[TURNED, SCREEN].concat()).await;
        read(told.as_array().into_iter().flatten().map(text_of).collect())
    }

    /// Does what leads to another screen, and waits until that one has the focus.
    pub async fn turning(&self, act: impl Future<Output = ()>) -> Screen {
        self.js(LEAVING).await;
        act.await;
        self.taken_over().await
    }

    /// Chooses these options of a question that has no answer yet and goes on, all by script: fast, for long rows.
    pub async fn choose_and_go_on_by_script(&self, options: &str) -> Screen {
        for option in options.split(',') {
            self.js_with("document.querySelector(`main [data-option=\"${arguments[0]}\"]`).click()", &[option]).await;
        }
        self.js(&[LEAVING, "document.querySelector('main .ways button').click()"].concat()).await;
        self.taken_over().await
    }

    /// Loads a page that the app takes over, and waits until it has.
    pub async fn arrive(&self, path: &str) -> Screen {
        self.visit(path).await;
        self.taken_over().await
    }

    /// Loads the page shown anew, and waits until the app has taken over.
    pub async fn reload_app(&self) -> Screen {
        self.reload().await;
        self.taken_over().await
    }

    /// Chooses exactly these options, with commas between; the others are taken away.
    pub async fn choose(&self, options: &str) {
        let wanted: Vec<&str> = options.split(',').collect();
        let mut chosen = self.texts(CHOSEN).await;
        let many = chosen.remove(0) == "checkbox";
        let unwanted = chosen.iter().map(String::as_str).filter(|option| many && !wanted.contains(option));
        let missing = wanted.iter().copied().filter(|option| !chosen.iter().any(|chosen| chosen == option));
        for option in unwanted.chain(missing) {
            self.click(&format!("main input[data-option=\"{option}\"]")).await;
        }
    }

    /// Answers the question shown, which must be this one, and goes on.
    pub async fn answer(&self, question: &str, options: &str) -> Screen {
        let shown = self.text("return document.querySelector('main').dataset.question ?? ''").await;
        assert_eq!(shown, question, "the question shown");
        self.choose(options).await;
        self.next().await
    }

    /// Answers a row of questions, written `question=option,option`, and gives the screen they lead to.
    pub async fn answers(&self, row: &str) -> Screen {
        for (question, options) in row.split_whitespace().filter_map(|word| word.split_once('=')) {
            self.answer(question, options).await;
        }
        self.screen().await
    }

    /// Goes on, whatever the language.
    pub async fn next(&self) -> Screen {
        let words = self.word("Neste", "Next").await;
        self.turning(self.press(words)).await
    }

    /// Goes back by the app's own button.
    pub async fn back(&self) -> Screen {
        let words = self.word("Tilbake", "Back").await;
        self.turning(self.press(words)).await
    }

    async fn word(&self, nb: &'static str, en: &'static str) -> &'static str {
        if self.text("return document.documentElement.lang").await == "en" { en } else { nb }
    }

    /// Presses «Endre svaret på …» for a question, on the result.
    pub async fn change(&self, question: &str) -> Screen {
        self.open_section("answers").await;
        let button = format!("[data-answer=\"{question}\"] button");
        self.turning(self.click(&button)).await
    }

    /// Opens a closed section of the result.
    pub async fn open_section(&self, name: &str) {
        let section = format!("details[data-section=\"{name}\"]");
        let open = "return document.querySelector(arguments[0]).open";
        if self.js_with(open, &[&section]).await == false {
            self.click(&[&section, " > summary"].concat()).await;
            self.until_with("an open section", open, &[&section]).await;
        }
    }

    /// Opens every closed section of the screen.
    pub async fn open_all(&self) {
        self.js("document.querySelectorAll('details').forEach((details) => { details.open = true; })").await;
    }

    /// The class of the result, which must be there exactly once.
    pub async fn outcome(&self) -> String {
        let found = self
            .texts("return [...document.querySelectorAll('[data-outcome]')].map((one) => one.dataset.outcome)")
            .await;
        assert_eq!(found.len(), 1, "exactly one outcome: {found:?}");
        found[0].clone()
    }

    /// Ids of the reasons that decided.
    pub async fn deciding(&self) -> Vec<String> {
        self.texts("return [...document.querySelectorAll('[data-section=why] .reason > [data-deciding]')].map((one) => one.dataset.rule)").await
    }

    /// Each wish with its class, as `samvaer: likely`.
    pub async fn wishes(&self) -> Vec<String> {
        self.texts("return [...document.querySelectorAll('[data-wish]')].map((one) => one.dataset.wish + ': ' + one.dataset.class)").await
    }

    /// All words of the screen.
    pub async fn words(&self) -> String {
        self.text("return document.querySelector('main').textContent").await
    }
}

/// A screen as [`SCREEN`] tells it.
fn read(mut told: Vec<String>) -> Screen {
    let filled = told.split_off(7);
    let digits: String = told[6].chars().filter(char::is_ascii_digit).collect();
    let last = !told[6].is_empty() && digits.is_empty();
    Screen {
        name: told[0].clone(),
        question: told[1].clone(),
        heading: told[2].clone(),
        title: told[3].clone(),
        fragment: told[4].clone(),
        focused: told[5] == "true",
        left: if last { Some(1) } else { digits.parse().ok() },
        filled,
    }
}
