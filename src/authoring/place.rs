//! Reading `sted.toml`: the municipality, its offices and how to reach them.

use super::basis::check_filled;
use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::index::{self, Index};
use super::raw;
use super::words::Words;
use crate::content::{Language, Office, Place, Voiced, fill};

/// Names that stand for the same words everywhere in a municipality's texts.
pub fn names(
    raw: &raw::Place,
    library: &Library,
    language: Language,
    problems: &mut Diagnostics,
) -> Vec<(&'static str, String)> {
    let texts = library.texts(language, "emner");
    let service = match &raw.service_name {
        None => texts.need("tjeneste.vanlig", problems).du,
        Some(name) => fill(&texts.need("tjeneste.annet_navn", problems).du, "navn", name),
    };
    let named = raw.service_name.clone().unwrap_or_else(|| texts.need("tjeneste.navn", problems).du);
    vec![
        ("tjenestenavn", named),
        ("Tjeneste", capitalised(&service)),
        ("tjeneste", service),
        ("kommune", raw.name.clone()),
        ("kommunes", raw.genitive.clone()),
        ("kommunenavn", raw.full_name.clone()),
        ("kontor", raw.office.name.clone()),
        ("telefon", raw.office.phone.clone().unwrap_or_default()),
        ("besok", raw.office.visit.clone().unwrap_or_default()),
        ("statsforvalter", raw.statsforvalter.clone()),
    ]
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the page calls the service, when it has a word of its own.
pub fn called(raw: &raw::Place, words: &Words, problems: &mut Diagnostics) -> Option<Voiced> {
    let name = raw.service_name.as_ref()?;
    Some(words.shared("emner", "tjeneste.kaller", problems).map(|text| fill(text, "navn", name)))
}

/// The rule ids that the place's facts come from.
pub fn basis(raw: &raw::Place) -> Vec<String> {
    let running = raw.running_office.iter().flat_map(|office| &office.basis);
    let alternatives = raw.alternative.iter().flat_map(|alternative| &alternative.basis);
    raw.office.basis.iter().chain(running).chain(&raw.apply.basis).chain(alternatives).cloned().collect()
}

/// Every fact of the place must come from a rule id that is known, and a review has its dates.
pub fn check(folder: &str, (origin, raw): &(Origin, raw::Place), known: &Index, problems: &mut Diagnostics) {
    let whole = index::Place { origin, span: 0..0 };
    if raw.id != folder {
        whole.tell(&raw.id, format!("the id is \"{}\", but the folder is called \"{folder}\"", raw.id), problems);
    }
    for (key, value, such_as) in [
        ("name", &raw.name, "the name alone, such as \"Eksempelvik\""),
        ("genitive", &raw.genitive, "whose it is, such as \"Eksempelviks\""),
        ("full_name", &raw.full_name, "the full name, such as \"Eksempelvik kommune\""),
        ("statsforvalter", &raw.statsforvalter, "the whole name, such as \"Statsforvalteren i Nordland\""),
    ] {
        check_filled(key, value, such_as, &whole, problems);
    }
    let office = index::Place { origin, span: origin.text.find("[office]").unwrap_or_default()..origin.text.len() };
    check_filled("name", &raw.office.name, "what the office that decides is called", &office, problems);
    for id in basis(raw) {
        known.find(&id, &whole, problems);
    }
    if let raw::Review::By(review) = &raw.review {
        for date in [&review.date, &review.next] {
            super::basis::check_date("review", date, "", &whole, problems);
        }
    }
}

/// The place, with office texts in the bundle's language where there are any.
pub fn resolve(raw: &raw::Place, words: &Words) -> Place {
    let own = |key: &str, default: &Option<String>| {
        default.as_ref().map(|text| words.own_if(key).map_or_else(|| text.clone(), |(text, _)| text.du))
    };
    Place {
        id: raw.id.clone(),
        name: raw.name.clone(),
        genitive: raw.genitive.clone(),
        full_name: raw.full_name.clone(),
        page_language: raw.page_language.clone(),
        review: match &raw.review {
            raw::Review::None(_) => None,
            raw::Review::By(review) => Some(review.clone()),
        },
        office: Office {
            name: raw.office.name.clone(),
            phone: raw.office.phone.clone(),
            email: raw.office.email.clone(),
            hours: own("kontor.hours", &raw.office.hours),
            address: raw.office.address.clone(),
            visit: own("kontor.visit", &raw.office.visit),
        },
        running_office: raw.running_office.as_ref().map(|office| office.name.clone()),
        apply_page: raw.apply.page.clone(),
        apply_online: raw.apply.online,
        ledsagerbevis_page: raw.links.ledsagerbevis.clone(),
        alternatives: raw.alternative.iter().map(|other| (other.name.clone(), other.url.clone())).collect(),
        own_language_only: words.fell_back(),
    }
}
