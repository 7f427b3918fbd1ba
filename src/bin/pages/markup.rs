//! The markup around what the app's components render.

use crate::files::{Program, Site};
use crate::manifest::{self, COLOUR};
use pollster::block_on;
use std::fmt::Write as _;
use std::rc::Rc;
use stottekontaktsjekken::app::paper::{PaperProps, PaperView};
use stottekontaktsjekken::app::start_page::{StartPage, StartPageProps};
use stottekontaktsjekken::authoring::Look;
use stottekontaktsjekken::content::{Bundle, Key, Language, Voice, fill};
use stottekontaktsjekken::document::Document;
use yew::LocalServerRenderer;

/// The folder of a language below a municipality's.
pub fn folder(language: Language) -> &'static str {
    match language {
        Language::Nb => "",
        Language::En => "en/",
    }
}

/// A municipality's start page, `depth` folders below the site's root. In another page's frame it looks as `asked`.
pub fn start(site: &Site, bundle: &Bundle, asked: &Look, [address, later]: &[String; 2], depth: usize) -> String {
    let props = StartPageProps { bundle: Rc::new(bundle.clone()) };
    let start = block_on(LocalServerRenderer::<StartPage>::with_props(props).hydratable(false).render());
    let up = "../".repeat(depth);
    let Site { app: Program { script, wasm }, pdf, boot, offline, frame, .. } = site;
    let body = format!(
        "<div id=\"start\">{start}</div>\n{new_version}\n{not_along}\n<div id=\"app\"></div>\n<div id=\"kept\" hidden></div>\n{problems}\n\
         <link rel=\"modulepreload\" href=\"{up}{script}\">\n\
         <link rel=\"preload\" href=\"{up}{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <link rel=\"preload\" href=\"{up}{address}\" as=\"fetch\" crossorigin>\n\
         <script src=\"{up}{boot}\" data-app=\"{up}{script}\" data-wasm=\"{up}{wasm}\" \
         data-later-pdf=\"{up}{}\" data-later-pdf-wasm=\"{up}{}\" data-later-offline=\"{up}{offline}\" \
         data-later-frame=\"{up}{frame}\"></script>",
        pdf.script,
        pdf.wasm,
        new_version = new_version(bundle),
        not_along = not_along(bundle),
        problems = problems(bundle),
    );
    let t = |key| bundle.text(key, Voice::Du);
    let title = format!("{} – {}", t(Key::AppName), bundle.place.full_name);
    let description = t(Key::StartWhat);
    // The app fetches the second style sheet, the words of the papers, and what makes PDFs, after the second question; without the app the
    // style sheet is needed at once.
    let style = [&up, &*site.later_style].concat();
    let more = format!("{}<noscript><link rel=\"stylesheet\" href=\"{style}\"></noscript>\n", manifest::LINK);
    let given =
        format!(" data-bundle=\"{up}{address}\" data-later-bundle=\"{up}{later}\" data-later-style=\"{style}\"");
    page(
        site,
        bundle.language,
        Head { title: &title, description, up: &up, more: &more, look: &look(asked), ..Head::default() },
        &given,
        &body,
    )
}

/// The municipality's own look, for what shows the page in a frame. Nothing else reads it.
fn look(Look { accent, radius, font }: &Look) -> String {
    let radius = radius.map(|pixels| pixels.to_string());
    let asked = [("aksent", accent.as_ref()), ("hjorner", radius.as_ref()), ("skrift", font.as_ref())];
    let attributes = asked.iter().filter_map(|(name, value)| Some(format!(" data-{name}=\"{}\"", escape((*value)?))));
    attributes.collect()
}

/// That a tab of its own has opened, or none, without what was answered in another page's frame.
fn not_along(bundle: &Bundle) -> String {
    let text = escape(bundle.text(Key::FrameNotAlong, Voice::Du));
    format!("<div role=\"status\" class=\"no-print\"><p id=\"not-along\" hidden>{text}</p></div>")
}

/// What offers a new version, without taking the focus from what the person does.
fn new_version(bundle: &Bundle) -> String {
    let t = |key| escape(bundle.text(key, Voice::Du));
    format!(
        "<div role=\"status\" class=\"no-print\"><div id=\"new-version\" hidden><p>{}</p>\
         <button type=\"button\" class=\"ds-button\" id=\"use-new-version\">{}</button></div></div>",
        t(Key::UpdateReady),
        t(Key::UpdateUse)
    )
}

/// What is shown when the program or the bundle cannot be had, or stops.
fn problems(bundle: &Bundle) -> String {
    let t = |key| escape(bundle.text(key, Voice::Du));
    let office = &bundle.place.office;
    let call = match &office.phone {
        Some(number) => fill(&t(Key::ProblemCallNumber), "nummer", number),
        None => t(Key::ProblemCall),
    };
    let problem = |id: &str, text: Key, way: String| {
        format!(
            "<section id=\"problem-{id}\" class=\"problem\" role=\"alert\" tabindex=\"-1\" hidden><h2>{}</h2><p>{}</p><p>{call}</p>{way}</section>",
            t(Key::ProblemTitle),
            t(text)
        )
    };
    let reload = format!("<p><a class=\"ds-button\" href=\"\">{}</a></p>", t(Key::ProblemAgain));
    let again =
        format!("<p><button type=\"button\" class=\"ds-button\" id=\"again\">{}</button></p>", t(Key::ProblemGoOn));
    [
        problem("bundle", Key::ProblemBundle, reload.clone()),
        problem("version", Key::ProblemVersion, reload),
        problem("crashed", Key::ProblemCrashed, again),
    ]
    .concat()
}

/// A paper called `name`, to fill in by hand.
pub fn blank_form(site: &Site, bundle: &Bundle, name: Key, document: Document) -> String {
    let props = PaperProps { document: Rc::new(document) };
    let paper = block_on(LocalServerRenderer::<PaperView>::with_props(props).hydratable(false).render());
    let title = bundle.text(name, Voice::Du);
    let body = format!(
        "<main id=\"innhold\" data-screen=\"blank\"><p class=\"no-print\"><a class=\"ds-link\" href=\"./\">{}</a></p>{paper}</main>",
        escape(bundle.text(Key::AppName, Voice::Du))
    );
    let title = format!("{title} – {}", bundle.place.full_name);
    let style = format!("<link rel=\"stylesheet\" href=\"../{}\">\n", site.later_style);
    page(
        site,
        Language::Nb,
        Head { title: &title, description: &title, up: "../", more: &style, ..Head::default() },
        "",
        &body,
    )
}

/// The page that lets one choose a municipality.
pub fn root(site: &Site, places: &[&Bundle], language: Language) -> String {
    let Some(first) = places.first() else { return String::new() };
    let t = |key| escape(first.text(key, Voice::Du));
    let other = Language::ALL.into_iter().find(|other| *other != language).unwrap_or_default();
    let (up, across) = if language == Language::Nb { ("", "en/") } else { ("../", "../") };
    let body = format!(
        "<header class=\"top\"><p class=\"name\"><strong>{name}</strong></p>\
         <nav><a class=\"ds-link\" href=\"{across}\" hreflang=\"{tag}\" lang=\"{tag}\">{own}</a></nav></header>\
         <main id=\"innhold\" class=\"root\" data-screen=\"municipality\"><h1 class=\"ds-heading\" data-size=\"lg\">{title}</h1><p>{text}</p>{choices}</main>\
         <footer class=\"bottom\">{urgent}</footer>",
        name = t(Key::AppName),
        tag = other.tag(),
        own = other.own_name(),
        title = t(Key::RootTitle),
        text = t(Key::RootText),
        choices = choices(places, up, language),
        urgent = urgent(first),
    );
    let [title, description] = [Key::AppName, Key::RootText].map(|key| first.text(key, Voice::Du));
    let head = Head { title, description, up, more: manifest::LINK, ..Head::default() };
    page(site, language, head, "", &body)
}

/// The page for an address that does not exist. It is shown at any depth, so its links start at the server's top:
/// `base` is where the site lies there.
pub fn not_found(site: &Site, places: &[&Bundle], base: &str) -> String {
    another_way(site, places, base, [Key::ProblemNotFound, Key::ProblemNotFoundText])
}

/// The page that the site's worker leads to without a network, from a page that is not on the device.
pub fn not_kept(site: &Site, places: &[&Bundle]) -> String {
    another_way(site, places, "", [Key::OfflineTitle, Key::OfflineText])
}

/// A page that says what is wrong, and leads to the municipalities.
fn another_way(site: &Site, places: &[&Bundle], up: &str, words: [Key; 2]) -> String {
    let Some(first) = places.first() else { return String::new() };
    let [title, description] = words.map(|key| first.text(key, Voice::Du));
    let body = format!(
        "<main id=\"innhold\" class=\"root\" data-screen=\"problem\"><h1 class=\"ds-heading\" data-size=\"lg\">{}</h1><p>{}</p>{}</main>\
         <footer class=\"bottom\">{}</footer>",
        escape(title),
        escape(description),
        choices(places, up, Language::Nb),
        urgent(first)
    );
    let head = Head { title, description, up, ..Head::default() };
    page(site, Language::Nb, head, "", &body)
}

fn choices(places: &[&Bundle], up: &str, language: Language) -> String {
    let mut list = String::from("<ul class=\"places\">");
    for bundle in places {
        let place = &bundle.place;
        let _ = write!(
            list,
            "<li><a class=\"ds-button\" data-variant=\"secondary\" href=\"{up}{}/{}\" data-option=\"{}\">{}</a></li>",
            place.id,
            folder(language),
            place.id,
            escape(&place.name)
        );
    }
    if let Some(first) = places.first() {
        let t = |key| escape(first.text(key, Voice::Du));
        let _ = write!(
            list,
            "</ul><details class=\"ds-details\" data-option=\"annen\"><summary>{}</summary><div><p>{}</p></div></details>",
            t(Key::RootOther),
            t(Key::RootOtherText)
        );
    }
    list
}

fn urgent(bundle: &Bundle) -> String {
    let t = |key| escape(bundle.text(key, Voice::Du));
    format!(
        "<details class=\"ds-details urgent\"><summary>{}</summary><div><p>{}</p></div></details>",
        t(Key::UrgentTitle),
        t(Key::UrgentText)
    )
}

/// What differs in the heads of pages.
#[derive(Clone, Copy, Default)]
pub struct Head<'a> {
    /// Words as text, not yet markup.
    pub title: &'a str,
    /// Words as text too.
    pub description: &'a str,
    /// The way to the site's root.
    pub up: &'a str,
    /// Markup after the style.
    pub more: &'a str,
    /// Attributes of the root element, each after a space.
    pub look: &'a str,
    /// What the page may show in frames.
    pub frames: Frames,
}

/// What a page may show in frames.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Frames {
    /// Nothing: a page for residents.
    #[default]
    Nothing,
    /// Pages of this site: the one that shows editors what they will get. The server's policy allows it everywhere,
    /// since it is the same for all files; each page's own forbids it.
    Own,
}

/// A whole page around `body`.
pub fn page(site: &Site, language: Language, head: Head, body_attributes: &str, body: &str) -> String {
    let Head { title, description, up, more, look, frames } = head;
    let drawn = &site.icons.drawn;
    let in_page =
        |line: &&str| !line.starts_with("frame-ancestors") && (frames == Frames::Own || !line.starts_with("frame-src"));
    let policy = site.policy.lines().filter(in_page).collect::<Vec<_>>().join("; ");
    format!(
        "<!doctype html>\n<html lang=\"{tag}\" data-color-scheme=\"auto\"{look}>\n<head>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"theme-color\" content=\"{COLOUR}\">\n\
         <link rel=\"icon\" href=\"{up}{drawn}\" type=\"image/svg+xml\">\n<title>{title}</title>\n<script>{press}</script>\n<style>{style}</style>\n{more}</head>\n<body{body_attributes}>\n{body}\n</body>\n</html>\n",
        tag = language.tag(),
        description = escape(description),
        title = escape(title),
        press = site.press,
        style = site.style,
    )
}

/// A text as markup.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_words_of_a_head_are_read_as_they_were_written() {
        let folder = std::env::temp_dir().join(format!("stk-head-{}", std::process::id()));
        for program in ["stottekontaktsjekken.js", "stottekontaktsjekken_bg.wasm", "pdf.js", "pdf_bg.wasm"] {
            crate::files::write(&folder, program, b"").unwrap();
        }
        let site = Site::open(Path::new(env!("CARGO_MANIFEST_DIR")), &folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let head = Head { title: "Du & vi", description: "Si: \"Hei\" & spør.", ..Head::default() };
        let page = page(&site, Language::Nb, head, "", "");
        assert!(page.contains("<title>Du &amp; vi</title>"), "{page}");
        assert!(page.contains("content=\"Si: &quot;Hei&quot; &amp; spør.\""), "{page}");
    }

    #[test]
    fn a_municipalitys_look_stands_on_the_root_element_and_nothing_stands_for_what_it_does_not_say() {
        let all = Look { accent: Some("#5b2a86".into()), radius: Some(16), font: Some("Open Sans".into()) };
        assert_eq!(look(&all), " data-aksent=\"#5b2a86\" data-hjorner=\"16\" data-skrift=\"Open Sans\"");
        assert_eq!(look(&Look { radius: Some(0), ..Look::default() }), " data-hjorner=\"0\"");
        assert_eq!(look(&Look::default()), "");
    }
}
