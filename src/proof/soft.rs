//! Point 6: no outcome lacks «du kan søke likevel», and a negative class rests on more than silence.
//!
//! That a negative class is forced by definite answers alone is proved case by case, in [`super::every_case`].

use super::Subject;
use crate::content::{Class, Ground, Key, Language, Voice};

/// Tells of guidance without the words, and of negative rules that rest on silence alone.
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
    for rule in &bundle.service.rules {
        let class = bundle.service.conclusion(rule.conclusion).map(|conclusion| conclusion.class);
        let silent = |statement: &crate::content::Statement| matches!(statement.kind, Ground::Silence(_));
        let on_silence = rule.basis.iter().filter_map(|basis| bundle.service.statement(*basis)).all(silent);
        if on_silence && matches!(class, Some(Class::Elsewhere | Class::Unlikely)) {
            let message = format!(
                "the rule \"{}\" gives a negative class on silence alone; silence may make it «kommunen må vurdere»",
                rule.id
            );
            subject.tell("rule", &rule.id, message);
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
