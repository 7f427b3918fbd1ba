//! Reading `[look]` of `sted.toml`: the municipality's own colours, for its own pages.
//!
//! Only the shape is checked here. That words can be read in these colours is seen to in the browser, which knows
//! whether it is light or dark.

use super::diagnostic::{Diagnostics, Origin};
use super::index;
use super::raw;

/// What a municipality wants the app to look like on its own pages. What it does not say is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `#rrggbb`.
    pub accent: Option<String>,
    /// Of corners, in pixels.
    pub radius: Option<u8>,
    /// A font family's name.
    pub font: Option<String>,
}

/// The roundest corners, in pixels.
const ROUNDEST: u8 = 24;

/// The longest name of a font family, in letters.
const LONGEST: usize = 40;

/// The look that the file asks for; what has another shape is told of and left out.
pub fn resolve((origin, raw): &(Origin, raw::Place), problems: &mut Diagnostics) -> Look {
    let entry = index::Place { origin, span: origin.text.find("[look]").unwrap_or_default()..origin.text.len() };
    let mut tell = |key: &str, shown: String, expected: String| {
        entry.tell_key(key, format!("`{key}` is {shown}: expected {expected}"), problems);
    };
    let raw::Look { accent, radius, font } = &raw.look;
    let accent = accent.clone().filter(|text| {
        let fits = is_colour(text);
        if !fits {
            let expected = "# and six digits of 0–9 and a–f, such as \"#17616f\"";
            tell("accent", format!("\"{text}\""), expected.to_owned());
        }
        fits
    });
    let radius = radius.and_then(|pixels| {
        let fits = u8::try_from(pixels).ok().filter(|pixels| *pixels <= ROUNDEST);
        if fits.is_none() {
            tell("radius", pixels.to_string(), format!("pixels, a whole number from 0 to {ROUNDEST}"));
        }
        fits
    });
    let font = font.clone().filter(|text| {
        let fits = is_font(text);
        if !fits {
            let made_of = "letters, digits, spaces and hyphens, a letter first";
            let expected = format!("the name of one font of at most {LONGEST} {made_of}, such as \"Open Sans\"");
            tell("font", format!("\"{text}\""), expected);
        }
        fits
    });
    Look { accent, radius, font }
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_font(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic() || "ÆØÅæøå".contains(c);
    let more = |c: char| letter(c) || c.is_ascii_digit() || c == ' ' || c == '-';
    text.starts_with(letter) && text.chars().count() <= LONGEST && text.chars().all(more)
}
