//! Reading `sted.toml`: the municipality, its offices and how to reach them.

use super::diagnostic::{Diagnostics, Origin};
use super::index::{self, Index};
use super::raw;
use super::words::Words;
use crate::content::{Office, Place};

/// Names that stand for the same words everywhere in a municipality's texts.
pub fn names(raw: &raw::Place) -> Vec<(&'static str, String)> {
    vec![
        ("kommune", raw.name.clone()),
        ("kommunes", raw.genitive.clone()),
        ("kommunenavn", raw.full_name.clone()),
        ("kontor", raw.office.name.clone()),
        ("telefon", raw.office.phone.clone().unwrap_or_default()),
        ("statsforvalter", raw.statsforvalter.clone()),
    ]
}

/// The rule ids that the place's facts come from.
pub fn basis(raw: &raw::Place) -> Vec<String> {
    let running = raw.running_office.iter().flat_map(|office| &office.basis);
    raw.office.basis.iter().chain(running).chain(&raw.apply.basis).cloned().collect()
}

/// Every fact of the place must come from a rule id that is known.
pub fn check_basis(origin: &Origin, basis: &[String], known: &Index, problems: &mut Diagnostics) {
    let whole = index::Place { origin, span: 0..0 };
    for id in basis {
        known.find(id, &whole, problems);
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
        statsforvalter: raw.statsforvalter.clone(),
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
    }
}
