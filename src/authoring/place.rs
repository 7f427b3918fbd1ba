//! Reading `sted.toml`: the municipality, its offices and how to reach them.

use super::basis::check_filled;
use super::diagnostic::{Diagnostics, Origin};
use super::files::Library;
use super::index;
use super::raw;
use super::statements::Statements;
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
        Some(name) => match raw.service_name_en.as_ref().filter(|_| language == Language::En) {
            Some(english) => format!("{english} ({name})"),
            None => fill(&texts.need("tjeneste.annet_navn", problems).du, "navn", name),
        },
    };
    let helper = if language == Language::En { &raw.helper_en } else { &raw.helper };
    let helper = helper.clone().unwrap_or_else(|| texts.need("tjeneste.hjelperen", problems).du);
    let named = raw.service_name.clone().unwrap_or_else(|| texts.need("tjeneste.navn", problems).du);
    vec![
        ("tjenestenavn", named),
        ("Tjeneste", capitalised(&service)),
        ("tjeneste", service),
        ("hjelperen", helper),
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
pub fn check(folder: &str, (origin, raw): &(Origin, raw::Place), said: &Statements, problems: &mut Diagnostics) {
    let known = &said.ids;
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
    check_reached(raw, said, &office, problems);
    if let raw::Review::By(review) = &raw.review {
        for date in [&review.date, &review.next] {
            super::basis::check_date("review", date, "", &whole, problems);
        }
    }
}

/// How the offices are reached must stand in what they rest on: a name as it is written, every number in a telephone
/// number, hours or an address. A wrong number is found by no other check.
fn check_reached(raw: &raw::Place, said: &Statements, office: &index::Place, problems: &mut Diagnostics) {
    let of = |ids: &[String]| {
        let texts = ids.iter().filter_map(|id| said.list.get(usize::from(said.ids.get(id)?)));
        texts.map(|said| said.text.du.as_str()).collect::<Vec<_>>().join("\n")
    };
    let mut tell = |key: &str, value: &str, there: bool, basis: &[String]| {
        if !there {
            let basis = basis.join(", ");
            let message = format!("`{key}` is \"{value}\", which does not stand in what it rests on ({basis})");
            office.tell(value, message, problems);
        }
    };
    let deciding = &raw.office;
    let text = of(&deciding.basis);
    // A sentence that is still empty is told of by itself.
    if text.trim().is_empty() {
        return;
    }
    let named = |name: &str, text: &str| text.to_lowercase().contains(&name.to_lowercase());
    for (key, value) in [("name", Some(&deciding.name)), ("email", deciding.email.as_ref())] {
        value.into_iter().for_each(|value| tell(key, value, named(value, &text), &deciding.basis));
    }
    let phone = |number: &str| without_spaces(&text).contains(&without_spaces(number));
    deciding.phone.iter().for_each(|number| tell("phone", number, phone(number), &deciding.basis));
    let numbered = [("hours", &deciding.hours), ("visit", &deciding.visit)];
    let numbered = numbered.into_iter().flat_map(|(key, value)| Some((key, value.as_deref()?)));
    for (key, value) in numbered.chain(deciding.address.iter().map(|line| ("address", line.as_str()))) {
        let there = numbers(value).all(|number| numbers(&text).any(|said| said == number));
        tell(key, value, there, &deciding.basis);
    }
    if let Some(running) = &raw.running_office {
        tell("name", &running.name, named(&running.name, &of(&running.basis)), &running.basis);
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty())
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
