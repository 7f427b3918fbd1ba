//! One part of the application on paper, from the fields that belong to it.

use super::{Block, Entry, Row, Text, Tick};
use crate::answers::Answers;
use crate::application::{Draft, Values};
use crate::calendar::Date;
use crate::content::{Bundle, Field, FieldIx, Kind, PaperField, PaperKey, Paperwork, Part, Role, Voice};
use crate::identity::phone;

/// More options than this are printed as a list of those chosen, so that two pages are enough.
const MANY_OPTIONS: usize = 8;

/// What a blank paper is filled in with.
static NOTHING: (Answers, Values) = (Answers::EMPTY, Values::EMPTY);

/// What a paper is made from.
pub(super) struct Sheet<'a> {
    pub draft: Draft<'a>,
    /// The paper whose fields these are.
    pub paperwork: Paperwork,
    pub voice: Voice,
    /// Nothing is filled in: everything that may be asked is printed open.
    pub blank: bool,
    /// The language of free text, when it is another than bokmål.
    pub free_text: Option<&'static str>,
}

impl<'a> Sheet<'a> {
    /// With nothing filled in, when there is no `draft`.
    pub fn new(bundle: &'a Bundle, paperwork: Paperwork, draft: Option<(&'a Answers, &'a Values)>) -> Self {
        let blank = draft.is_none();
        let (answers, values) = draft.unwrap_or((&NOTHING.0, &NOTHING.1));
        let draft = Draft { bundle, answers, values };
        let free_text = match draft.chosen(Role::WrittenIn) {
            Some(1) => Some("en"),
            Some(2) => Some(""),
            _ => None,
        };
        Sheet { draft, paperwork, voice: draft.voice(), blank, free_text }
    }

    /// The paper's own words.
    pub fn say(&self, key: PaperKey) -> &'a str {
        self.draft.bundle.paper.text(key, self.voice)
    }

    /// The fields of a part, those first that stand first in the form.
    pub fn part(&self, part: Part) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut rows = Vec::new();
        let form = &self.draft.bundle.form;
        for (position, field) in form
            .fields_of(self.paperwork)
            .filter(|(position, field)| field.part == part && self.prints(*position, field))
        {
            let Some(words) = self.draft.bundle.paper.field(position) else { continue };
            if !field.of_options() {
                rows.extend(self.row(position, field, words));
                continue;
            }
            flush(&mut rows, &mut blocks);
            blocks.extend(self.checks(position, field, words));
        }
        flush(&mut rows, &mut blocks);
        blocks
    }

    /// Roles that decide the signature lines are seen there, and not as boxes.
    fn prints(&self, position: FieldIx, field: &Field) -> bool {
        let silent = matches!(field.role, Some(Role::Age | Role::Custody | Role::Signer | Role::WrittenIn));
        let shown = if self.blank { field.offered } else { self.draft.shows(position) };
        shown && !silent && !field.only_tells()
    }

    fn row(&self, position: FieldIx, field: &Field, words: &PaperField) -> Option<Row> {
        let entry = match (self.draft.text(position).trim(), field.kind) {
            ("", Kind::Fnr) => Entry::Digits(11),
            ("", _) => Entry::Pen(self.pen_lines(field)?),
            (text, kind) => Entry::Filled(self.written(kind, text)),
        };
        Some(Row { label: words.label.clone(), entry })
    }

    /// Lines to leave open; `None` when the field is left out.
    fn pen_lines(&self, field: &Field) -> Option<u8> {
        let lines = match (self.blank, field.kind) {
            (true, Kind::Text) => field.pen.max(2),
            (true, _) => field.pen.max(1),
            (false, _) => field.pen,
        };
        (lines > 0).then_some(lines)
    }

    /// Dates and phones in one form; everything else exactly as written.
    fn written(&self, kind: Kind, text: &str) -> Text {
        let own = |lang: Option<&'static str>| lang.map(str::to_owned);
        match kind {
            Kind::Date => {
                Text { words: Date::parse(text).map_or_else(|| text.to_owned(), |date| date.to_string()), lang: None }
            }
            Kind::Phone => Text { words: phone(text).unwrap_or_else(|| text.to_owned()), lang: None },
            Kind::Text => Text { words: text.to_owned(), lang: own(self.free_text) },
            _ => Text::from(text),
        }
    }

    fn checks(&self, position: FieldIx, field: &Field, words: &PaperField) -> Option<Block> {
        let chosen = self.draft.options(position);
        let has = |option: usize| chosen >> (option & 31) & 1 == 1;
        if chosen == 0 && !self.blank && field.pen == 0 {
            return None;
        }
        let labels = words.options.iter().enumerate();
        if !self.blank && words.options.len() > MANY_OPTIONS && chosen != 0 {
            let answer = labels.filter(|(option, _)| has(*option)).map(|(_, label)| label.clone()).collect();
            return Some(Block::Question { asked: words.label.clone(), answer, lang: None });
        }
        let boxes = labels.map(|(option, label)| Tick { label: label.clone(), ticked: has(option), pen: false });
        Some(Block::Checks { label: words.label.clone(), boxes: boxes.collect() })
    }
}

fn flush(rows: &mut Vec<Row>, blocks: &mut Vec<Block>) {
    if !rows.is_empty() {
        blocks.push(Block::Fields(std::mem::take(rows)));
    }
}
