//! From the blocks of a document to bands: what stands beside what, how high, and tagged as what.

mod boxes;
mod fields;
mod table;

use super::flow::{Flow, Line};
use super::font::Face;
use super::layout::{Band, Drawn, Mark};
use super::letters::{Letter, Letters};
use super::measure::{BASELINE, COLUMN, GAP, LINE, PEN, POINT, SIZE, STAMP_HEIGHT, STAMP_WIDTH, mm};
use super::tags::{DOCUMENT, Tag, Tags};
use crate::document::{Block, Document, Text, Words};
use pdf_writer::types::StructRole;

/// A heading, for the list of bookmarks: it stands where its tag is first drawn.
pub struct Bookmark {
    pub level: u8,
    pub title: String,
    pub tag: Tag,
}

/// A last section no higher than this is never parted.
const SHORT: i32 = 8 * LINE;

/// How far the entries of a list are moved to the right.
const BULLET: i32 = mm(5);

/// A document on its way to paper.
pub struct Composer<'a> {
    pub letters: Letters,
    pub tags: Tags,
    pub bands: Vec<Band>,
    pub bookmarks: Vec<Bookmark>,
    words: &'a Words,
    /// How far the space for the stamp still reaches down beside what comes next.
    beside_stamp: i32,
    after_heading: bool,
    /// Where the last section begins among the bands.
    section: usize,
}

impl<'a> Composer<'a> {
    /// All blocks of a document.
    pub fn compose(document: &'a Document) -> Self {
        let mut composer = Composer {
            letters: Letters::default(),
            tags: Tags::new(),
            bands: Vec::new(),
            bookmarks: Vec::new(),
            words: &document.words,
            beside_stamp: 0,
            after_heading: false,
            section: 0,
        };
        for block in &document.blocks {
            composer.block(block);
            composer.after_heading = matches!(block, Block::Heading { .. });
        }
        composer.keep_last_section();
        composer
    }

    /// Keeps a short last section on one page: a page with a line of it alone looks like a mistake.
    fn keep_last_section(&mut self) {
        let section = self.bands.get_mut(self.section..).unwrap_or_default();
        // What is empty at its end needs no room.
        let last = section.iter().rposition(|band| !band.marks.is_empty()).unwrap_or_default();
        if section.iter().map(|band| band.height).sum::<i32>() <= SHORT {
            section.iter_mut().take(last).for_each(|band| band.keep = true);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Note(text) => self.paragraph(&Text::from(text.as_str())),
            Block::Fields(rows) => self.fields(rows),
            Block::Checks { label, boxes } => self.checks(label, boxes),
            Block::Question { asked, answer, lang } => self.question(asked, answer, lang),
            Block::List(entries) => self.list(entries),
            Block::Table { head, rows } => self.table(head, rows),
            Block::Quote { text, from } => self.quote(text, from),
            Block::Signature { who, name } => self.signature(who, name),
            Block::Address { label, lines } => self.address(label, lines),
            Block::StampSpace(label) => self.stamp(label),
            Block::PageBreak => self.bands.push(Band { turn: true, ..Band::default() }),
            Block::NewSheet => self.bands.push(Band { new_sheet: true, ..Band::default() }),
        }
    }

    /// How wide the next band may be.
    fn width(&self) -> i32 {
        if self.beside_stamp > 0 { COLUMN - STAMP_WIDTH - GAP } else { COLUMN }
    }

    fn push(&mut self, band: Band) {
        self.beside_stamp -= band.height;
        self.bands.push(band);
    }

    fn gap(&mut self, height: i32) {
        self.push(Band { height, ..Band::default() });
    }

    /// Lines of a paragraph. Its first two and its last two lines stay together.
    fn lines(&mut self, lines: Vec<Line>, size: i32, indent: i32, keep: bool) {
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            let inside = number + 1 < count && (number == 0 || number + 2 == count);
            self.push(Band { keep: inside || keep, ..Band::line(line, size, indent) });
        }
    }

    /// A leaf of the tree of tags, with its words.
    fn leaf(&mut self, parent: Tag, role: StructRole, words: &str) -> (Tag, Vec<Letter>) {
        (self.tags.add(parent, role), self.letters.of(words))
    }

    fn heading(&mut self, level: u8, text: &Text) {
        // A level is never left out, which PDF/UA asks for.
        let deepest = self.bookmarks.last().map_or(1, |before| before.level + 1);
        let level = level.clamp(1, deepest.min(6));
        let role = match level {
            1 => StructRole::H1,
            2 => StructRole::H2,
            3 => StructRole::H3,
            4 => StructRole::H4,
            5 => StructRole::H5,
            _ => StructRole::H6,
        };
        let size = match level {
            1 => 16 * POINT,
            2 => 12 * POINT,
            _ => SIZE,
        };
        if level == 2 {
            let clear = self.beside_stamp.max(0);
            self.gap(clear + 4 * POINT);
            self.section = self.bands.len();
        }
        let (tag, letters) = self.leaf(DOCUMENT, role, &text.words);
        self.tags.speak(tag, &text.lang);
        let mut flow = Flow::new(size);
        flow.text(&letters, Face::Bold, Some(tag));
        self.lines(flow.lines(self.width()), size, 0, true);
        self.bookmarks.push(Bookmark { level, title: text.words.clone(), tag });
        if level == 2 {
            let mut rule = Band { height: 5 * POINT / 2, keep: true, ..Band::default() };
            rule.decorate(0, 0, COLUMN, Drawn::Rule);
            self.push(rule);
        }
    }

    fn paragraph(&mut self, text: &Text) {
        let (tag, letters) = self.leaf(DOCUMENT, StructRole::P, &text.words);
        self.tags.speak(tag, &text.lang);
        let mut flow = Flow::new(SIZE);
        flow.text(&letters, Face::Regular, Some(tag));
        self.lines(flow.lines(self.width()), SIZE, 0, false);
        self.gap(POINT);
    }

    /// A quotation, moved to the right, and whose it is.
    fn quote(&mut self, text: &Text, from: &str) {
        let whole = self.tags.add(DOCUMENT, StructRole::BlockQuote);
        let indented = self.width() - BULLET;
        for (words, lang) in [(text.words.as_str(), &text.lang), (from, &None)] {
            if words.is_empty() {
                continue;
            }
            let (tag, letters) = self.leaf(whole, StructRole::P, words);
            self.tags.speak(tag, lang);
            let mut flow = Flow::new(SIZE);
            flow.text(&letters, Face::Regular, Some(tag));
            self.lines(flow.lines(indented), SIZE, BULLET, false);
        }
        self.gap(POINT);
    }

    fn list(&mut self, entries: &[Text]) {
        let list = self.tags.add(DOCUMENT, StructRole::L);
        for entry in entries {
            let item = self.tags.add(list, StructRole::LI);
            let (bullet, sign) = self.leaf(item, StructRole::Lbl, "•");
            let (body, letters) = self.leaf(item, StructRole::LBody, &entry.words);
            self.tags.speak(body, &entry.lang);
            let mut flow = Flow::new(SIZE);
            flow.text(&letters, Face::Regular, Some(body));
            let mut lead = Flow::new(SIZE);
            lead.text(&sign, Face::Regular, Some(bullet));
            let lines = flow.lines(self.width() - BULLET);
            self.led(lead, lines, BULLET);
        }
        self.gap(POINT);
    }

    fn address(&mut self, label: &str, lines: &[String]) {
        let whole = self.tags.add(DOCUMENT, StructRole::P);
        let mut flow = self.label(whole, label);
        let indent = flow.width().unwrap_or(COLUMN) + GAP;
        let tag = self.tags.add(whole, StructRole::Span);
        // At the end of the paper it runs on; at the top it stands line by line.
        if self.after_heading || indent > self.width() / 2 {
            let letters = self.letters.of(&lines.join(", "));
            flow.text(&letters, Face::Regular, Some(tag));
            self.lines(flow.lines(self.width()), SIZE, 0, false);
        } else {
            let mut beside = Flow::new(SIZE);
            let letters = self.letters.of(&lines.join(" \n"));
            beside.text(&letters, Face::Regular, Some(tag));
            let width = self.width() - indent;
            self.led(flow, beside.lines(width), indent);
        }
        self.gap(POINT);
    }

    /// A label in bold, with room after it.
    fn label(&mut self, parent: Tag, label: &str) -> Flow {
        let (tag, letters) = self.leaf(parent, StructRole::Span, &[label, " "].concat());
        let mut flow = Flow::new(SIZE);
        flow.text(&letters, Face::Bold, Some(tag));
        flow.room(GAP);
        flow
    }

    /// Lines moved to the right, with something that fits on one line before the first of them.
    fn led(&mut self, lead: Flow, lines: Vec<Line>, indent: i32) {
        let from = self.bands.len();
        self.lines(lines, SIZE, indent, false);
        if let Some(band) = self.bands.get_mut(from) {
            let after = std::mem::take(&mut band.marks);
            for line in lead.lines(COLUMN) {
                band.put(line, SIZE, 0, BASELINE);
            }
            band.marks.extend(after);
        }
    }

    fn signature(&mut self, who: &str, name: &str) {
        let left = (COLUMN - GAP) / 3;
        let right = COLUMN - GAP - left;
        let named = if name.is_empty() { who.to_owned() } else { [who, ": ", name].concat() };
        let mut band = Band { height: PEN + 2 * POINT, keep: true, ..Band::default() };
        let mut captions = Vec::new();
        for (x, width, words) in [(0, left, self.words.place_and_date.as_str()), (left + GAP, right, named.as_str())] {
            let whole = self.tags.add(DOCUMENT, StructRole::P);
            let (tag, letters) = self.leaf(whole, StructRole::Span, &[words, " "].concat());
            let pen = self.pen(whole);
            let y = band.height - 2 * POINT;
            band.marks.push(Mark { x, y, width, tag: Some(pen), drawn: Drawn::Rule });
            let mut flow = Flow::new(SIZE);
            flow.text(&letters, Face::Regular, Some(tag));
            captions.push((x, flow.lines(width)));
        }
        self.push(band);
        self.columns(captions);
    }

    /// Lines that stand beside each other, each column with its place.
    fn columns(&mut self, columns: Vec<(i32, Vec<Line>)>) {
        let count = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        let mut bands = vec![Band { height: LINE, ..Band::default() }; count];
        for (x, lines) in columns {
            for (band, line) in bands.iter_mut().zip(lines) {
                band.put(line, SIZE, x, BASELINE);
            }
        }
        for band in bands {
            self.push(band);
        }
    }

    /// The tag of a line to write on, which is read as what it is.
    fn pen(&mut self, parent: Tag) -> Tag {
        let tag = self.tags.add(parent, StructRole::Span);
        self.tags.say(tag, self.words.pen.clone());
        tag
    }

    fn stamp(&mut self, label: &str) {
        let (tag, letters) = self.leaf(DOCUMENT, StructRole::P, label);
        let left = COLUMN - STAMP_WIDTH;
        let mut band = Band { keep: true, ..Band::default() };
        band.decorate(left, 0, STAMP_WIDTH, Drawn::Frame { height: STAMP_HEIGHT, dashed: true });
        let mut flow = Flow::new(SIZE);
        flow.text(&letters, Face::Regular, Some(tag));
        for (number, line) in (0..).zip(flow.lines(STAMP_WIDTH - GAP)) {
            band.put(line, SIZE, left + GAP / 2, LINE * number + BASELINE + POINT);
        }
        self.beside_stamp = STAMP_HEIGHT + 2 * POINT;
        self.bands.push(band);
    }
}
