//! A municipality in one language: who and where it is, and everything it says.

use super::{Form, Key, Language, Paper, Service, Source, Voice, Voiced, fill, shown_date};
use serde::{Deserialize, Serialize};

/// Everything the app needs for one municipality in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// The language of the interface and of the shared texts.
    pub language: Language,
    /// Interface texts, in the order of [`Key`].
    pub texts: Vec<Voiced>,
    /// Who and where the municipality is.
    pub place: Place,
    /// What it says about the service.
    pub service: Service,
    /// The fields of the papers. They and their words arrive apart: no question needs them.
    #[serde(skip)]
    pub form: Form,
    /// The bokmål words of the papers.
    #[serde(skip)]
    pub paper: Paper,
}

/// What of a bundle no question needs: a file of its own, fetched after the second question.
#[derive(Debug, Serialize, Deserialize)]
pub struct Later {
    form: Form,
    paper: Paper,
}

impl Bundle {
    /// An interface text in one voice.
    pub fn text(&self, key: Key, voice: Voice) -> &str {
        self.texts.get(key as usize).map_or("", |text| text.get(voice))
    }

    /// Whether what arrives later is here.
    pub fn whole(&self) -> bool {
        !self.form.sections.is_empty()
    }

    /// With what arrived later.
    #[must_use]
    pub fn with(self, later: Later) -> Bundle {
        Bundle { form: later.form, paper: later.paper, ..self }
    }

    /// What arrives later, of a whole bundle.
    #[cfg(feature = "authoring")]
    pub fn later(&self) -> Later {
        Later { form: self.form.clone(), paper: self.paper.clone() }
    }

    /// Whose page a source is, when it was changed, and when it was read: a sentence each.
    pub fn attribution(&self, source: &Source) -> [String; 3] {
        let t = |key| self.text(key, Voice::Du);
        let dated = |date: &Option<String>, known, unknown| match date {
            Some(date) => fill(t(known), "dato", &shown_date(date)),
            None => t(unknown).to_owned(),
        };
        let from = fill(&fill(t(Key::StatementFrom), "tittel", &source.title), "utgiver", &source.publisher);
        let changed = dated(&source.changed, Key::StatementChanged, Key::StatementChangedUnknown);
        [from, changed, dated(&source.read, Key::StatementRead, Key::StatementReadUnknown)]
    }
}

/// A municipality: name, offices and ways to reach them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Folder name and address part, such as `lorenskog`.
    pub id: String,
    /// «Lørenskog»
    pub name: String,
    /// «Lørenskogs»
    pub genitive: String,
    /// «Lørenskog kommune»
    pub full_name: String,
    /// Language of the municipality's own page, as a tag.
    pub page_language: String,
    /// Who in the municipality has approved the rules, and when; `None` when nobody has.
    pub review: Option<Review>,
    /// The office that decides.
    pub office: Office,
    /// The office that runs the service, when it is another.
    pub running_office: Option<String>,
    /// The page to start an application from.
    pub apply_page: Option<String>,
    /// Whether an electronic application is known to exist.
    pub apply_online: bool,
    /// The municipality's page on ledsagerbevis.
    pub ledsagerbevis_page: Option<String>,
    /// Other offers that the municipality names: what each is called, and its address.
    pub alternatives: Vec<(String, Option<String>)>,
    /// Whether some of its own words are there in its page's language alone.
    pub own_language_only: bool,
}

/// Someone in the municipality has read the rules and stands by them.
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema), schemars(rename = "Reviewed"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Name or role.
    pub by: String,
    /// ISO date of the approval.
    pub date: String,
    /// ISO date of the next one.
    pub next: String,
}

/// An office and how to reach it. What is not known is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// The office's name.
    pub name: String,
    /// Phone number as the municipality writes it.
    pub phone: Option<String>,
    /// For contact only: never for a filled-in application.
    pub email: Option<String>,
    /// Phone hours.
    pub hours: Option<String>,
    /// Postal address, one line an entry; empty when not known.
    pub address: Vec<String>,
    /// Where to meet up.
    pub visit: Option<String>,
}
