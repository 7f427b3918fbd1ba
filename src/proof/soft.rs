//! Point 6: no outcome lacks «du kan søke likevel».
//!
//! That a negative class is forced by definite answers alone is proved case by case, in [`super::every_case`]; that
//! it rests on more than silence is insisted on while the folder is read (`authoring::basis`).

use super::Subject;
use crate::content::{Key, Language, Voice};

/// Tells of guidance without the words.
pub fn prove(subject: &mut Subject) {
    let bundle = subject.bundle;
    let language = bundle.language;
    for voice in Voice::ALL {
        // The line stands under every headline, whatever the outcome is.
        let guidance = bundle.text(Key::ResultGuidance, voice);
        if !apply_anyway(language).iter().any(|words| guidance.contains(words)) {
            let message = format!(
                "`result.guidance` stands under every outcome and must say «{}»; it says «{guidance}»",
                apply_anyway(language).join("» or «")
            );
            subject.problems.add(&format!("content/tekster/{}/ui.toml", language.tag()), 0, message);
        }
    }
}

/// The words that say so, one of them.
fn apply_anyway(language: Language) -> &'static [&'static str] {
    match language {
        Language::Nb => &["kan søke likevel", "kan søke uansett"],
        Language::En => &["can apply all the same", "can apply anyway"],
    }
}
