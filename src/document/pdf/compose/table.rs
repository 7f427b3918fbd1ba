//! Tables: columns of one width, each row with a frame.

use super::Composer;
use crate::document::Text;
use crate::document::pdf::flow::{Flow, Line};
use crate::document::pdf::font::Face;
use crate::document::pdf::layout::{Band, Drawn};
use crate::document::pdf::measure::{BASELINE, COLUMN, DEPTH, LINE, POINT, SIZE};
use crate::document::pdf::tags::{DOCUMENT, Tag};
use pdf_writer::types::StructRole;

/// Between a cell's words and its frame.
const PADDING: i32 = 3 * POINT;

impl Composer<'_> {
    pub(super) fn table(&mut self, head: &[String], rows: &[Vec<Text>]) {
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0).max(1);
        let width = COLUMN / columns as i32;
        self.gap(2 * POINT);
        let table = self.tags.add(DOCUMENT, StructRole::Table);
        let heads: Vec<Text> = head.iter().map(|words| Text::from(words.as_str())).collect();
        self.row(table, StructRole::TH, &heads, width);
        for row in rows {
            self.row(table, StructRole::TD, row, width);
        }
        self.gap(2 * POINT);
    }

    fn row(&mut self, table: Tag, role: StructRole, cells: &[Text], width: i32) {
        if cells.is_empty() {
            return;
        }
        let tag = self.tags.add(table, StructRole::TR);
        let face = if role == StructRole::TH { Face::Bold } else { Face::Regular };
        let mut columns: Vec<Vec<Line>> = Vec::new();
        for cell in cells {
            let (tag, letters) = self.leaf(tag, role, &cell.words);
            self.tags.speak(tag, &cell.lang);
            let mut flow = Flow::new(SIZE);
            flow.text(&letters, face, Some(tag));
            columns.push(flow.lines(width - 2 * PADDING));
        }
        let lines = columns.iter().map(Vec::len).max().unwrap_or(0);
        let mut bands = strips(lines, role == StructRole::TH);
        for (x, column) in (0..).map(|number| number * width).zip(columns) {
            put(&mut bands, column, x + PADDING);
        }
        frame(&mut bands, cells.len() as i32, width);
        for band in bands {
            self.push(band);
        }
    }
}

/// One band for a row that may stay whole, or one for each line of a row that is longer than a third of a page.
fn strips(lines: usize, keep: bool) -> Vec<Band> {
    let height = LINE * lines as i32;
    if height <= DEPTH / 3 {
        return vec![Band { height: height + PADDING, keep, ..Band::default() }];
    }
    vec![Band { height: LINE, ..Band::default() }; lines]
}

fn put(bands: &mut [Band], column: Vec<Line>, x: i32) {
    if let [whole] = bands {
        for (number, line) in (0..).zip(column) {
            whole.put(line, SIZE, x, BASELINE + POINT + LINE * number);
        }
        return;
    }
    for (band, line) in bands.iter_mut().zip(column) {
        band.put(line, SIZE, x, BASELINE);
    }
}

fn frame(bands: &mut [Band], columns: i32, width: i32) {
    for band in bands.iter_mut() {
        for column in 0..=columns {
            band.decorate(column * width, 0, 0, Drawn::Upright(band.height));
        }
    }
    if let Some(first) = bands.first_mut() {
        first.decorate(0, 0, columns * width, Drawn::Rule);
    }
    if let Some(last) = bands.last_mut() {
        last.decorate(0, last.height, columns * width, Drawn::Rule);
    }
}
