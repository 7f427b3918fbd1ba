//! What is for those who put the app on their own pages: the page with the code to paste, and the posters. Everything lies in
//! one folder, which no resident's page fetches from.

use crate::files::{self, Site, hashed, read, squeezed, squeezed_script};
use crate::markup::{self, Frames, Head};
use minijinja::{AutoEscape, Captured, Environment, UndefinedBehavior, Value, context};
use std::path::Path;
use stottekontaktsjekken::content::{Bundle, Key, Language, Voice};

/// The folder, from the site's root.
pub const FOLDER: &str = "bygg-inn/";

/// The site's address in the examples, until the browser tells the true one.
const EXAMPLE_HOST: &str = "sjekken.example";

/// Where the words are, from the repository's root.
const WORDS: &str = "content/tekster";

/// What draws the codes, as npm has it; its licence goes along.
const QR: [&str; 2] = ["node_modules/lean-qr/nano.mjs", "node_modules/lean-qr/LICENSE"];

/// Names of the files that these pages need, below [`FOLDER`].
struct Parts {
    page_style: String,
    page_script: String,
    poster_style: String,
    poster_script: String,
    qr: String,
}

impl Parts {
    fn write(root: &Path, folder: &Path) -> Result<Parts, String> {
        let folder = folder.join(FOLDER);
        let style = |name: &str| {
            let sheet = squeezed(&read(&root.join("styles").join(name).with_extension("css"))?);
            hashed(&folder, name, "css", sheet.as_bytes())
        };
        let script = |name: &str| {
            let script = squeezed_script(&read(&root.join("static").join(name).with_extension("js"))?);
            hashed(&folder, name, "js", script.as_bytes())
        };
        let [qr, licence] = QR.map(|path| {
            read(&root.join(path)).map_err(|error| format!("{error}; `cargo xtask setup` installs the npm packages"))
        });
        Ok(Parts {
            page_style: style("bygg-inn")?,
            page_script: script("bygg-inn")?,
            poster_style: style("plakat")?,
            poster_script: script("plakat")?,
            qr: {
                files::write(&folder, "lean-qr-LICENSE.txt", licence?.as_bytes())?;
                hashed(&folder, "lean-qr", "js", qr?.as_bytes())?
            },
        })
    }
}

/// Writes the page and every poster. `bundles` has each municipality in each language.
pub fn write(root: &Path, site: &Site, bundles: &[Bundle]) -> Result<(), String> {
    let parts = Parts::write(root, site.folder())?;
    site.page(&[FOLDER, "index.html"].concat(), &snippet_page(root, site, &parts, bundles)?)?;
    for bundle in bundles {
        let path = [FOLDER, "plakat/", &below(bundle), "index.html"].concat();
        site.page(&path, &poster_page(root, site, &parts, bundle)?)?;
    }
    Ok(())
}

/// Where a municipality's page in a language lies in the site, and its poster in the folder of posters.
fn below(bundle: &Bundle) -> String {
    [&bundle.place.id, "/", markup::folder(bundle.language)].concat()
}

/// The page that makes the code to paste; always in bokmål.
fn snippet_page(root: &Path, site: &Site, parts: &Parts, bundles: &[Bundle]) -> Result<String, String> {
    let (title, body) = snippet(root, parts, bundles)?;
    let more = [&["../", &*site.later_style].concat(), &*parts.page_style].map(stylesheet).concat();
    let head =
        Head { title: &title, description: &title, up: "../", more: &more, frames: Frames::Own, ..Head::default() };
    Ok(markup::page(site, Language::Nb, head, "", &body))
}

/// Its title and what it says.
fn snippet(root: &Path, parts: &Parts, bundles: &[Bundle]) -> Result<(String, String), String> {
    let of_page = bundles.iter().filter(|bundle| bundle.language == Language::Nb);
    let places: Vec<Value> =
        of_page.map(|Bundle { place, .. }| context! { id => &*place.id, full_name => &*place.full_name }).collect();
    let languages = Language::ALL.map(|language| context! { tag => language.tag(), name => language.own_name() });
    let data = context! {
        first => places.first(),
        places,
        languages,
        host => EXAMPLE_HOST,
        origin => ["https://", EXAMPLE_HOST].concat(),
        script => &*parts.page_script,
    };
    filled(root, "nb/bygg-inn.html", data)
}

/// A poster, alone on its page.
fn poster_page(root: &Path, site: &Site, parts: &Parts, bundle: &Bundle) -> Result<String, String> {
    let (title, body) = poster(root, parts, bundle)?;
    let more = stylesheet(&[&*to_folder(bundle), &*parts.poster_style].concat());
    let head = Head {
        title: &[title.as_str(), &bundle.place.full_name].join(" – "),
        description: &title,
        up: &["../", &*to_folder(bundle)].concat(),
        more: &more,
        ..Head::default()
    };
    Ok(markup::page(site, bundle.language, head, "", &body))
}

/// The way from a poster to [`FOLDER`].
fn to_folder(bundle: &Bundle) -> String {
    "../".repeat(below(bundle).matches('/').count() + 1)
}

/// Its title and what it says.
fn poster(root: &Path, parts: &Parts, bundle: &Bundle) -> Result<(String, String), String> {
    let place = &bundle.place;
    let to_folder = to_folder(bundle);
    let data = context! {
        title => bundle.text(Key::StartTitle, Voice::Du),
        what => bundle.text(Key::StartWhat, Voice::Du),
        office => &*place.office.name,
        phone => place.office.phone.as_deref(),
        full_name => &*place.full_name,
        reviewed => place.review.is_some(),
        folder => &*to_folder,
        page => ["../", &*to_folder, &*below(bundle)].concat(),
        script => &*parts.poster_script,
        qr => &*parts.qr,
    };
    filled(root, &[bundle.language.tag(), "/plakat.html"].concat(), data)
}

fn stylesheet(address: &str) -> String {
    format!("<link rel=\"stylesheet\" href=\"{address}\">\n")
}

/// A template of the folder of words with `data` put in, which must have everything it asks for; and the title that the
/// template sets, or was given.
fn filled(root: &Path, name: &str, data: Value) -> Result<(String, String), String> {
    let text = read(&root.join(WORDS).join(name))?;
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let filled = environment.template_from_named_str(name, &text).and_then(|template| template.render_captured(data));
    let title = |page: &Captured| page.state().lookup("title").unwrap_or_default().to_string();
    filled
        .map(|page| (title(&page), page.into_output()))
        .map_err(|error| format!("{WORDS}/{name}:{}: {error}", error.line().unwrap_or_default()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use stottekontaktsjekken::authoring::{self, Library};

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
    }

    fn parts() -> Parts {
        let name = |name: &str| name.to_owned();
        Parts {
            page_style: name("page.css"),
            page_script: name("page.js"),
            poster_style: name("poster.css"),
            poster_script: name("poster.js"),
            qr: name("qr.js"),
        }
    }

    fn bundles(library: &Library) -> Vec<Bundle> {
        let made = |id: &String, language| authoring::compile(library, id, language).unwrap().bundle;
        library.municipalities.iter().flat_map(|id| Language::ALL.map(|language| made(id, language))).collect()
    }

    fn invented() -> Vec<Bundle> {
        let invented = Path::new("tests/kommuner/good");
        bundles(&authoring::open_with(&root().join("content"), &root().join(invented), invented).unwrap())
    }

    #[test]
    fn every_municipality_can_be_chosen_and_the_example_is_whole_without_a_script() {
        let all = invented();
        let (title, page) = snippet(&root(), &parts(), &all).unwrap();
        assert_eq!(title, "Sett sjekken inn på kommunens nettside");
        for Bundle { place, .. } in &all {
            assert_eq!(page.matches(&format!("<option value=\"{}\">{}<", place.id, place.full_name)).count(), 1);
            assert!(page.contains(&format!("href=\"plakat/{}/\"", place.id)));
        }
        let text: String = page.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
        let text = text.replace("&#x2f;", "/");
        for code in [
            "src=\"https://sjekken.example/embed.js\" async",
            "kommune=\"oppdiktdal\" lang=\"nb\"",
            "script-src https://sjekken.example; frame-src https://sjekken.example",
        ] {
            assert!(text.contains(code), "{code}: {text}");
        }
    }

    #[test]
    fn a_poster_has_the_offices_number_or_sends_people_to_the_office_and_promises_nothing() {
        for bundle in invented() {
            let (title, poster) = poster(&root(), &parts(), &bundle).unwrap();
            let place = &bundle.place;
            assert!(title.ends_with('?'), "{title}");
            match &place.office.phone {
                Some(number) => assert!(poster.contains(&format!("<strong>{number}</strong>")), "{poster}"),
                None => assert!(poster.contains(&place.full_name), "{poster}"),
            }
            assert!(poster.contains(&place.office.name), "{poster}");
            let own = ["har ikke gått gjennom", "has not reviewed"].iter().any(|words| poster.contains(words));
            assert_eq!(own, place.review.is_none(), "{poster}");
        }
    }
}
