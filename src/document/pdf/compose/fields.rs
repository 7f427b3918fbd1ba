//! Labels with their values, or with room for the pen.

use super::Composer;
use crate::document::pdf::flow::{Flow, Line};
use crate::document::pdf::font::Face;
use crate::document::pdf::layout::{Band, Drawn, Mark};
use crate::document::pdf::measure::*;
use crate::document::pdf::tags::{DOCUMENT, Tag};
use crate::document::{Entry, Row};
use pdf_writer::types::StructRole;

/// After the sixth digit, which ends the birth date.
const DIGIT_GAP: i32 = 6 * POINT;

/// A row that is tagged and measured, but not placed.
struct Ready {
    label: Flow,
    label_width: i32,
    value: Value,
}

enum Value {
    Words(Flow),
    Pen { lines: u8, tag: Tag },
    Digits { count: u8, tag: Tag },
}

impl Ready {
    /// The width that the row needs on one line; `None` when it needs several.
    fn width(&self) -> Option<i32> {
        let value = match &self.value {
            Value::Words(flow) => flow.width()?,
            Value::Pen { lines: 1, .. } => PEN_WIDTH,
            Value::Pen { .. } => return None,
            Value::Digits { count, .. } => digits_width(*count),
        };
        Some(self.label_width + GAP + value)
    }

    fn height(&self) -> i32 {
        match self.value {
            Value::Words(_) => LINE + POINT,
            _ => PEN,
        }
    }
}

impl Composer<'_> {
    /// Rows: short ones stand two and two, longer ones have the whole width.
    pub(super) fn fields(&mut self, rows: &[Row]) {
        let mut waiting: Option<Ready> = None;
        for row in rows {
            let next = self.ready(row);
            let half = (self.width() - 2 * GAP) / 2;
            let short = next.width().is_some_and(|width| width <= half) && self.beside_stamp <= 0;
            match (waiting.take(), short) {
                (Some(left), true) => self.beside(vec![(0, half, left), (half + 2 * GAP, half, next)]),
                (None, true) => waiting = Some(next),
                (before, false) => {
                    if let Some(before) = before {
                        self.alone(before);
                    }
                    self.alone(next);
                }
            }
        }
        if let Some(last) = waiting {
            self.alone(last);
        }
        // Handwriting wants some air below it.
        if rows.last().is_some_and(|row| !matches!(row.entry, Entry::Filled(_))) {
            self.gap(3 * POINT / 2);
        }
    }

    fn ready(&mut self, row: &Row) -> Ready {
        let whole = self.tags.add(DOCUMENT, StructRole::P);
        let label = self.label(whole, &row.label);
        let value = match &row.entry {
            Entry::Filled(text) => {
                let (tag, letters) = self.leaf(whole, StructRole::Span, &text.words);
                self.tags.speak(tag, &text.lang);
                let mut flow = Flow::new(SIZE);
                flow.text(&letters, Face::Regular, Some(tag));
                Value::Words(flow)
            }
            Entry::Pen(lines) => Value::Pen { lines: *lines, tag: self.pen(whole) },
            Entry::Digits(count) => {
                let tag = self.tags.add(whole, StructRole::Span);
                self.tags.say(tag, self.words.digits.clone());
                Value::Digits { count: *count, tag }
            }
        };
        Ready { label_width: label.width().unwrap_or(COLUMN), label, value }
    }

    fn alone(&mut self, row: Ready) {
        let width = self.width();
        if row.width().is_some_and(|needed| needed <= width) {
            return self.beside(vec![(0, width, row)]);
        }
        match row.value {
            Value::Words(words) => {
                self.lines(row.label.lines(width), SIZE, 0, true);
                self.lines(words.lines(width), SIZE, 0, false);
                self.gap(2 * POINT);
            }
            Value::Pen { lines, tag } => self.pen_lines(row.label, row.label_width, lines, tag),
            Value::Digits { count, tag } => {
                self.lines(row.label.lines(width), SIZE, 0, true);
                let mut band = Band { height: PEN, ..Band::default() };
                digits(&mut band, 0, count, tag);
                self.push(band);
            }
        }
    }

    /// Rows on one line, each with its place and width.
    fn beside(&mut self, rows: Vec<(i32, i32, Ready)>) {
        let height = rows.iter().map(|(_, _, row)| row.height()).max().unwrap_or(LINE);
        let baseline = height - (LINE - BASELINE);
        let mut band = Band { height, ..Band::default() };
        for (x, width, row) in rows {
            put(&mut band, row.label.lines(COLUMN), x, baseline);
            let from = x + row.label_width + GAP;
            match row.value {
                Value::Words(words) => put(&mut band, words.lines(COLUMN), from, baseline),
                Value::Pen { tag, .. } => rule(&mut band, from, x + width - from, tag),
                Value::Digits { count, tag } => digits(&mut band, from, count, tag),
            }
        }
        self.push(band);
    }

    /// Open lines; the first stands beside a short label.
    fn pen_lines(&mut self, label: Flow, label_width: i32, lines: u8, tag: Tag) {
        let width = self.width();
        let mut left = lines;
        if label_width + GAP + PEN_WIDTH <= width {
            let mut band = Band { height: PEN, keep: lines > 1, ..Band::default() };
            put(&mut band, label.lines(width), 0, PEN - (LINE - BASELINE));
            rule(&mut band, label_width + GAP, width - label_width - GAP, tag);
            self.push(band);
            left = left.saturating_sub(1);
        } else {
            self.lines(label.lines(width), SIZE, 0, true);
        }
        for number in 0..left {
            let mut band = Band { height: PEN, keep: number + 1 < left, ..Band::default() };
            rule(&mut band, 0, width, tag);
            self.push(band);
        }
    }
}

fn put(band: &mut Band, lines: Vec<Line>, x: i32, baseline: i32) {
    for line in lines {
        band.put(line, SIZE, x, baseline);
    }
}

fn rule(band: &mut Band, x: i32, width: i32, tag: Tag) {
    let y = band.height - 2 * POINT;
    band.marks.push(Mark { x, y, width, tag: Some(tag), drawn: Drawn::Rule });
}

fn digits_width(count: u8) -> i32 {
    i32::from(count) * DIGIT_WIDTH + DIGIT_GAP
}

fn digits(band: &mut Band, x: i32, count: u8, tag: Tag) {
    let y = band.height - DIGIT_HEIGHT - POINT;
    for number in 0..i32::from(count) {
        let x = x + number * DIGIT_WIDTH + if number >= 6 { DIGIT_GAP } else { 0 };
        let drawn = Drawn::Frame { height: DIGIT_HEIGHT, dashed: false };
        band.marks.push(Mark { x, y, width: DIGIT_WIDTH, tag: Some(tag), drawn });
    }
}
