//! Reading `felles/soknad.toml`, `felles/klage.toml` and `felles/oppsummering.toml`: their fields, the texts, and their words on paper.

use super::diagnostic::{Diagnostics, Origin, did_you_mean};
use super::files::Library;
use super::question_words::QuestionWords;
use super::raw::List;
use super::texts::Table;
use super::words::Words;
use crate::content::{
    self, Autofill, FieldIx, FieldOption, Given, Kind, Language, PAPER_KEY_NAMES, Paper, PaperField, PaperQuestion,
    Paperwork, Part, Question, QuestionIx, Role, Service, Topic, Voiced, Voices, When,
};
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// The form as an editor writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    #[serde(default)]
    section: List<RawSection>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSection {
    id: String,
    #[serde(default)]
    field: List<RawField>,
    /// Topics on which it is shown what the municipality says.
    #[serde(default)]
    topics: Vec<Topic>,
    /// Fields of earlier sections that stand here too.
    #[serde(default)]
    reuse: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    id: String,
    kind: Kind,
    role: Option<Role>,
    autofill: Option<Autofill>,
    voices: Option<Vec<String>>,
    languages: Option<Vec<String>>,
    #[serde(default)]
    when: Vec<RawWhen>,
    prefill: Option<String>,
    #[serde(default)]
    options: Vec<RawOption>,
    part: Part,
    #[serde(default)]
    pen: u8,
}

/// An option id, or one with the voices it is offered to and the options it cannot stand beside.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "expected an option id, or { id = \"…\", voices = […], not_with = […], as_asked = true }"
)]
enum RawOption {
    Id(String),
    Limited(LimitedOption),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitedOption {
    id: String,
    voices: Option<Vec<String>>,
    #[serde(default)]
    not_with: Vec<String>,
    /// Only where the question that the field begins with has it.
    #[serde(default)]
    as_asked: bool,
}

impl Form {
    /// The interview's questions that fields begin with or depend on.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        let fields = self.section.iter().flat_map(|section| &section.get_ref().field).map(Spanned::get_ref);
        fields.flat_map(|field| {
            field.prefill.iter().chain(field.when.iter().filter_map(|when| when.question.as_ref())).map(String::as_str)
        })
    }
}

impl RawOption {
    fn id(&self) -> &str {
        match self {
            RawOption::Id(id) => id,
            RawOption::Limited(option) => &option.id,
        }
    }

    fn as_asked(&self) -> bool {
        matches!(self, RawOption::Limited(option) if option.as_asked)
    }

    fn not_with(&self) -> &[String] {
        match self {
            RawOption::Id(_) => &[],
            RawOption::Limited(option) => &option.not_with,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWhen {
    field: Option<String>,
    question: Option<String>,
    is: Vec<String>,
    voices: Option<Vec<String>>,
}

/// The form in these words; bokmål decides which help and introductions there must be.
pub fn resolve(library: &Library, words: &Words, service: &Service, problems: &mut Diagnostics) -> content::Form {
    let mut reader = Reader {
        origin: &library.form.0,
        words,
        texts_nb: library.texts(Language::Nb, TEXTS),
        service,
        problems,
        form: content::Form::default(),
    };
    for (paperwork, (origin, raw)) in [
        (Paperwork::Application, &library.form),
        (Paperwork::Complaint, &library.complaint_form),
        (Paperwork::Summary, &library.summary_form),
    ] {
        reader.origin = origin;
        for section in &raw.section {
            reader.section(paperwork, section.get_ref(), &section.span());
        }
    }
    reader.form
}

/// The table that has the words.
const TEXTS: &str = "soknad";

struct Reader<'a> {
    origin: &'a Origin,
    words: &'a Words<'a>,
    texts_nb: &'a Table,
    service: &'a Service,
    problems: &'a mut Diagnostics,
    form: content::Form,
}

impl Reader<'_> {
    fn section(&mut self, paperwork: Paperwork, raw: &RawSection, span: &Range<usize>) {
        let title = self.text(&format!("del.{}.title", raw.id));
        let intro = self.optional(&format!("del.{}.intro", raw.id));
        let mut fields: Vec<FieldIx> = raw.reuse.iter().filter_map(|id| self.earlier(id, span)).collect();
        let of_use: Vec<_> = raw.field.iter().filter(|field| self.is_of_use(field.get_ref())).collect();
        for field in of_use {
            let position = FieldIx(u16::try_from(self.form.fields.len()).unwrap_or(u16::MAX));
            let resolved = self.field(field.get_ref(), &field.span());
            self.form.fields.push(resolved);
            fields.push(position);
        }
        self.form.sections.push(content::Section {
            id: raw.id.clone(),
            paperwork,
            title,
            intro,
            topics: raw.topics.clone(),
            fields,
        });
    }

    fn text(&mut self, key: &str) -> Voiced {
        self.words.shared(TEXTS, key, self.problems)
    }

    /// A text that bokmål decides whether there is.
    fn optional(&mut self, key: &str) -> Option<Voiced> {
        self.texts_nb.get(key).is_some().then(|| self.text(key))
    }

    /// A field that begins with a question which these rules leave nothing to choose in is not there.
    fn is_of_use(&self, raw: &RawField) -> bool {
        let Some((question, _)) = raw.prefill.as_deref().and_then(|id| self.service.question_by_id(id)) else {
            return true;
        };
        self.service.unasked.iter().all(|unasked| unasked.question != question)
    }

    /// The options the field has here.
    fn options_of<'r>(&self, raw: &'r RawField) -> Vec<&'r RawOption> {
        let begins = raw.prefill.as_deref().and_then(|id| self.service.question_by_id(id));
        let asked = |option: &RawOption| begins.is_some_and(|(_, question)| question.option(option.id()).is_some());
        raw.options.iter().filter(|option| !option.as_asked() || asked(option)).collect()
    }

    fn field(&mut self, raw: &RawField, span: &Range<usize>) -> content::Field {
        self.check(raw, span);
        let kept = self.options_of(raw);
        let options = kept.iter().map(|option| self.option(raw, &kept, option, span)).collect();
        let when = raw.when.iter().filter_map(|when| self.when(when, span)).collect();
        content::Field {
            id: raw.id.clone(),
            kind: raw.kind,
            role: raw.role,
            autofill: raw.autofill,
            offered: raw.languages.as_ref().is_none_or(|tags| tags.iter().any(|tag| tag == self.words.language.tag())),
            voices: self.voices(raw.voices.as_deref(), span),
            when,
            prefill: raw
                .prefill
                .as_deref()
                .and_then(|question| self.question(question, span))
                .map(|(position, _)| position),
            options,
            label: self.text(&format!("felt.{}.label", raw.id)),
            help: self.optional(&format!("felt.{}.help", raw.id)),
            part: raw.part,
            pen: raw.pen,
        }
    }

    fn check(&mut self, raw: &RawField, span: &Range<usize>) {
        let ids: Vec<&str> = raw.options.iter().map(RawOption::id).collect();
        let wanted = raw.role.map_or(&[][..], Role::options);
        if !wanted.is_empty() && ids != wanted {
            self.mistake(span, &raw.id, format!("the options of this role must be exactly {}", wanted.join(", ")));
        }
        let of_options = matches!(raw.kind, Kind::Choice | Kind::Several);
        if of_options == ids.is_empty() || ids.len() > 32 {
            self.mistake(span, &raw.id, "a choice has 1 to 32 options, and any other field has none");
        }
        if raw.languages.iter().flatten().any(|tag| Language::from_tag(tag).is_none()) {
            self.mistake(span, &raw.id, "`languages` names a language the interface does not exist in");
        }
        if self.form.fields.iter().any(|field| field.id == raw.id) {
            self.mistake(span, &raw.id, format!("there are two fields \"{}\"", raw.id));
        }
    }

    fn option(&mut self, field: &RawField, kept: &[&RawOption], raw: &RawOption, span: &Range<usize>) -> FieldOption {
        let voices = match raw {
            RawOption::Limited(option) => self.voices(option.voices.as_deref(), span),
            RawOption::Id(_) => Voices::ALL,
        };
        // Written on one side, meant on both.
        let apart = |left: &RawOption, right: &RawOption| left.not_with().iter().any(|id| id == right.id());
        let others = kept.iter().enumerate().filter(|(_, other)| apart(raw, other) || apart(other, raw));
        let excludes = others.fold(0, |bits, (option, _)| bits | 1 << (option & 31));
        for id in raw.not_with() {
            self.bit(field.options.iter().map(RawOption::id), id, span);
        }
        let label = self.text(&format!("felt.{}.options.{}", field.id, raw.id()));
        FieldOption { id: raw.id().to_owned(), voices, excludes, label }
    }

    fn when(&mut self, raw: &RawWhen, span: &Range<usize>) -> Option<When> {
        let (given, ids): (Given, Vec<String>) = match (&raw.field, &raw.question) {
            (Some(field), None) => {
                let position = self.earlier(field, span)?;
                let options = self.form.field(position).map(|found| found.options.as_slice()).unwrap_or_default();
                let ids = options.iter().map(|option| option.id.clone()).collect();
                // A field to write in has something in it, or nothing.
                (Given::Field(position), if options.is_empty() { vec!["utfylt".to_owned()] } else { ids })
            }
            (None, Some(question)) => {
                let (position, found) = self.question(question, span)?;
                (Given::Question(position), found.options.iter().map(|option| option.id.clone()).collect())
            }
            _ => {
                self.mistake(span, "when", "a condition names either a `field` or a `question`");
                return None;
            }
        };
        let bits = raw.is.iter().map(|id| self.bit(ids.iter().map(String::as_str), id, span));
        let options = bits.fold(0, |all, bit| all | bit);
        Some(When { given, options, voices: self.voices(raw.voices.as_deref(), span) })
    }

    fn earlier(&mut self, field: &str, span: &Range<usize>) -> Option<FieldIx> {
        let found = self.form.field_by_id(field).map(|(position, _)| position);
        if found.is_none() {
            let near = did_you_mean(field, self.form.fields.iter().map(|field| field.id.as_str()));
            self.mistake(span, field, format!("there is no field \"{field}\" before this one{near}"));
        }
        found
    }

    fn bit<'k>(&mut self, known: impl Iterator<Item = &'k str> + Clone, id: &str, span: &Range<usize>) -> u32 {
        match known.clone().position(|other| other == id) {
            Some(option) => 1 << (option & 31),
            None => {
                self.mistake(span, id, format!("there is no option \"{id}\"{}", did_you_mean(id, known)));
                0
            }
        }
    }

    fn question(&mut self, id: &str, span: &Range<usize>) -> Option<(QuestionIx, Question)> {
        let found = self.service.question_by_id(id).map(|(position, question)| (position, question.clone()));
        if found.is_none() {
            let near = did_you_mean(id, self.service.questions.iter().map(|question| question.id.as_str()));
            self.mistake(span, id, format!("there is no question \"{id}\"{near}"));
        }
        found
    }

    fn voices(&mut self, ids: Option<&[String]>, span: &Range<usize>) -> Voices {
        let Some(ids) = ids else { return Voices::ALL };
        let bits = ids.iter().map(|id| self.bit(["du", "barn", "voksen"].into_iter(), id, span));
        Voices(u8::try_from(bits.fold(0, |all, bit| all | bit)).unwrap_or_default())
    }

    fn mistake(&mut self, span: &Range<usize>, word: &str, message: impl Into<String>) {
        let line = self.origin.line_of(span, word);
        self.problems.add(&self.origin.file, line, message);
    }
}

/// The paper's words: bokmål, in a bundle of any language.
pub fn paper(
    library: &Library,
    words: &Words,
    questions: &[(String, QuestionWords)],
    form: &content::Form,
    problems: &mut Diagnostics,
) -> Paper {
    let fixed = library.paper_words(problems);
    Paper {
        texts: PAPER_KEY_NAMES.iter().map(|key| words.filled(&fixed.need(key, problems))).collect(),
        questions: questions.iter().map(|(id, question)| paper_question(library, words, question, id)).collect(),
        fields: form.fields.iter().map(|field| paper_field(library, words, field, problems)).collect(),
    }
}

/// A question as asked in bokmål. One that stands beside a list on the screen has words of its own for the paper.
fn paper_question(library: &Library, words: &Words, question: &QuestionWords, id: &str) -> PaperQuestion {
    let on_paper = library.texts(Language::Nb, TEXTS).get(&format!("sporsmal.{id}"));
    PaperQuestion {
        title: on_paper.map_or_else(|| question.title.clone(), |title| words.filled(title)),
        options: question.labels.iter().map(|(_, _, label)| label.clone()).collect(),
        lang: question.lang.clone(),
    }
}

/// A field's label on paper: its own, or the one of the form where that is the same for everyone.
fn paper_field(library: &Library, words: &Words, field: &content::Field, problems: &mut Diagnostics) -> PaperField {
    if field.part == Part::Ikke || field.only_tells() {
        return PaperField::default();
    }
    let forms = library.texts(Language::Nb, TEXTS);
    let mut plain = |form: String, paper: String| match (forms.get(&paper), forms.get(&form)) {
        (Some(text), _) => words.filled(text).du,
        (None, Some(text)) if text.others.is_none() => words.filled(text).du,
        _ => words.filled(&forms.need(&paper, problems)).du,
    };
    let label = plain(format!("felt.{}.label", field.id), format!("felt.{}.paper", field.id));
    let options = field.options.iter().map(|option| {
        plain(
            format!("felt.{}.options.{}", field.id, option.id),
            format!("felt.{}.paper_options.{}", field.id, option.id),
        )
    });
    PaperField { label, options: options.collect() }
}
