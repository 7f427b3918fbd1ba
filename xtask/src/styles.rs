//! `cargo xtask styles`: which parts of Designsystemet does the app use? Cuts the style sheets of the npm packages
//! down to them and writes `styles/generated/`, which is committed; a test says when it is stale. Two sheets: what the
//! first question needs, which every page carries within, and what is fetched later.

use crate::compress;
use crate::css::{self, Node};
use crate::process::{self, Done, read, root, write};
use std::path::PathBuf;

/// The components we use, by the first class that a selector names. Rules that name none are the base.
const COMPONENTS: &[&str] = &[
    "alert",
    "button",
    "details",
    "error-summary",
    "field",
    "fieldset",
    "heading",
    "input",
    "label",
    "link",
    "list",
    "paragraph",
    "skip-link",
    "sr-only",
    "validation-message",
];

/// Parts of selectors for what we never do: switches, lists to choose from, files, read-only fields (a lock would stand
/// before their label), pictures in buttons, sizes and colours we do not use, right-to-left scripts.
const UNUSED: &[&str] = &[
    "[data-hover]",
    "role=switch",
    "is(select)",
    ":indeterminate",
    "file-upload",
    ":is(img,svg)",
    "[data-icon]",
    "[data-fullwidth]",
    "[aria-busy=",
    ".ds-link:is(button)",
    "::placeholder",
    "type=date",
    ":not([rows])",
    "[data-size=\"2xs\"]",
    "[data-size=\"2xl\"]",
    "[data-size=xl]",
    ".ds-paragraph[data-size=xs]",
    ".ds-paragraph[data-size=md]",
    ".ds-paragraph[data-variant=",
    "data-color=success",
    "data-color=\"success\"",
    "data-color=neutral",
    "data-color=\"neutral\"",
    "data-indicator",
    // Keeps the ring from what can have the focus within a link, button or summary: nothing of ours can.
    ":focus-visible *",
    ".ds-validation-message[data-color=info]",
    ".ds-alert[data-color=danger]",
    "readonly",
    "clickdelegatefor",
    "click-delegate",
    "::part(",
    "dir(rtl)",
    "data-field=counter",
    "-moz-",
    "data-position",
    "aria-disabled",
    "data-weight",
    "data-tooltip",
    "data-popover",
    "@property",
    "@keyframes",
];

/// What stands for the same in our markup, and costs less: `:has()` makes the browser look around in the page at every
/// change, and a selector that ends in `*` or in a choice makes it ask for every element of the page. A field with a box
/// or a radio button is a `div.option` of ours, always with a label and never read-only; details hold a summary and a div.
const SIMPLER: &[(&str, &str)] = &[
    (":has(input[type=radio],input[type=checkbox])", ":is(div.option)"),
    (":has(input:not(:only-child))", ""),
    (":not(:has(.ds-input[readonly],.ds-input[aria-disabled=true],.ds-input:disabled))", ""),
    (":has(label):not(:has(label:hover)) .ds-input", ".ds-input"),
    (":has(input:focus-visible) *", ":has(input:focus-visible)>input"),
    (":is(.ds-details>:is(summary,u-summary))", ".ds-details>summary"),
    (":is(.ds-details[open]>:is(summary,u-summary))", ".ds-details[open]>summary"),
    (":is(summary,u-summary)", "summary"),
    (".ds-details summary", ".ds-details>summary"),
    (".ds-details>:not(summary,u-summary)", ".ds-details>div"),
];

/// Parts of selectors for what no question shows: text fields, messages, their colours, words for screen readers on paper.
const LATER: &[&str] = &[
    ".ds-alert",
    ".ds-sr-only",
    "is(textarea)",
    "[type=text]",
    "[data-color=warning]",
    "[data-color=\"warning\"]",
    "[data-color=\"info\"]",
    "[data-color=\"danger\"]",
    ".ds-button[data-size",
];

/// Beginnings of custom properties that no question shows.
const LATER_PROPERTIES: &[&str] = &["--ds-color-info-", "--ds-color-warning-"];

/// Our own sheets: what they refer to is used, and what they set on the root overrules the theme, which is in a layer.
const OWN: &[&str] = &["start.css", "app.css", "print.css"];

const CSS: &str = "node_modules/@digdir/designsystemet-css";
const THEME: &str = "node_modules/@digdir/designsystemet-theme";

/// `cargo xtask styles`.
pub fn run(args: &[String]) -> Done {
    process::only(args, &[], &[])?;
    for (name, text) in generate()? {
        write(&generated(name), &text)?;
        let packed = compress::brotli(text.as_bytes())?.len();
        println!("styles/generated/{name}: {} bytes, {packed} with brotli", text.len());
    }
    Ok(())
}

/// Fails if the committed files are not what the installed packages give.
pub fn verify() -> Done {
    if !root().join(CSS).is_dir() {
        println!("skipped: the npm packages are not installed");
        return Ok(());
    }
    for (name, text) in generate()? {
        if read(&generated(name))? != text {
            return Err(format!(
                "styles/generated/{name} is stale; run `cargo xtask styles` and look at the difference"
            ));
        }
    }
    Ok(())
}

fn generated(name: &str) -> PathBuf {
    root().join("styles/generated").join(name)
}

/// The files in `styles/generated/`: both style sheets and their licence.
fn generate() -> Done<[(&'static str, String); 3]> {
    let components = css::parse(&read(&root().join(CSS).join("dist/src/index.css"))?);
    let theme = css::parse(&read(&root().join(THEME).join("src/themes/designsystemet.css"))?);
    let own = OWN.iter().map(|name| read(&root().join("styles").join(name))).collect::<Done<String>>()?;
    let overruled = css::custom_properties_of_root(&css::parse(&own));
    let in_force = |declaration: &str| {
        let name = declaration.split(':').next().unwrap_or_default();
        used_declaration(declaration) && !overruled.iter().any(|overruled| overruled == name)
    };
    let mut nodes = css::cut(components, &|_| true, &used_selector, &used_declaration);
    nodes.extend(css::cut(theme, &used_group, &used_theme_selector, &in_force));
    // The first node gives the order of the layers, so all that follow may stand in any order.
    let nodes: Vec<Node> = nodes.into_iter().map(|node| css::map(node, &screen_only, &simpler)).collect();
    let nodes = css::without_unused_properties(nodes, &own);
    let put_off = |selector: &str| LATER.iter().any(|part| without_negations(selector).contains(part));
    let property_put_off = |text: &str| LATER_PROPERTIES.iter().any(|start| text.starts_with(start));
    let (now, later) = css::parted(nodes, &put_off, &property_put_off);
    let licence = read(&root().join(CSS).join("LICENSE"))?;
    Ok([
        ("designsystemet-start.css", sheet(&now)),
        ("designsystemet-later.css", sheet(&later)),
        ("LICENSE-designsystemet", licence),
    ])
}

/// A style sheet as text, one layer a line.
fn sheet(nodes: &[Node]) -> String {
    let note = "/* From Designsystemet (MIT, see LICENSE-designsystemet beside this file); written by `cargo xtask styles`. */";
    format!("{note}\n{}\n", css::write(nodes).replace("@layer ", "\n@layer ").trim_start())
}

/// Whether a component's selector is for something we use.
fn used_selector(selector: &str) -> bool {
    let class = selector.split(".ds-").nth(1).map(|rest| {
        rest.split(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '-' | '_'))).next().unwrap_or_default()
    });
    let known = class.is_none_or(|class| COMPONENTS.contains(&class));
    // `:not(…)` of something unused is true: such a selector stays.
    let positive = without_negations(selector);
    known && !UNUSED.iter().any(|part| positive.contains(part))
}

/// The selector without what stands in `:not(…)`.
fn without_negations(selector: &str) -> String {
    let mut parts = selector.split(":not(");
    let mut positive = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut depth = 1;
        positive.extend(part.chars().filter(|char| {
            let outside = depth == 0;
            match char {
                '(' if !outside => depth += 1,
                ')' if !outside => depth -= 1,
                _ => {}
            }
            outside
        }));
    }
    positive
}

/// Light is what `:root` gives; dark follows the device where the page says `data-color-scheme="auto"`.
fn used_group(head: &str) -> bool {
    !head.contains("prefers-color-scheme: light") && !head.contains("typography.secondary")
}

fn used_theme_selector(selector: &str) -> bool {
    ![
        "brand1",
        "brand2",
        "[data-color=\"success\"]",
        "[data-color=\"neutral\"]",
        "[data-color-scheme=\"dark\"]",
        "[data-color-scheme=\"light\"]",
        "[data-color-scheme][data-color",
    ]
    .iter()
    .any(|part| selector.starts_with(part) || selector.contains(part))
}

fn used_declaration(declaration: &str) -> bool {
    // A nested `@supports` only rounds to whole pixels what is whole already at the usual text size.
    !declaration.starts_with('@') && !declaration.contains("-moz-")
}

/// Dark is for screens: paper stays white.
fn screen_only(head: &str) -> String {
    head.replace("@media (prefers-color-scheme: dark)", "@media screen and (prefers-color-scheme:dark)")
}

fn simpler(selector: &str) -> String {
    SIMPLER.iter().fold(selector.to_owned(), |selector, (costly, simple)| selector.replace(costly, simple))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generated_style_sheet_is_fresh() -> Done {
        verify()
    }

    #[test]
    fn the_style_sheet_fetches_nothing() -> Done {
        let [(start, _), (later, _), _] = generate()?;
        let sheet = [read(&generated(start))?, read(&generated(later))?].concat();
        assert!(!sheet.contains("@import"));
        for address in sheet.split("url(").skip(1) {
            assert!(
                address.trim_start_matches(['"', '\'']).starts_with("data:"),
                "{}",
                address.chars().take(60).collect::<String>()
            );
        }
        Ok(())
    }

    #[test]
    fn a_negation_of_something_unused_stays() {
        assert!(used_selector(".ds-input:not([readonly],:is(p)):hover"));
        assert!(!used_selector(".ds-input[readonly]:not(p)"));
        assert!(!used_selector(".ds-avatar"));
    }
}
