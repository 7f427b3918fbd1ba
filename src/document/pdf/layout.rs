//! Where everything stands: bands from top to bottom, and the pages they fall on.

use super::flow::{Ink, Line, Span};
use super::font::Face;
use super::letters::Letter;
use super::measure::{BASELINE, DEPTH, LINE, TICK};
use super::tags::Tag;

/// What is drawn at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// Letters; the place is where their baseline begins.
    Text { face: Face, size: i32, letters: Vec<Letter> },
    /// A box to tick, its words unseen; the place is its top left corner.
    Tick { ticked: bool, words: Vec<Letter> },
    /// A line across.
    Rule,
    /// A line down, of this length.
    Upright(i32),
    /// A frame of this height.
    Frame { height: i32, dashed: bool },
}

/// Something drawn, with its place in the band and its width. Without a tag it is decoration.
#[derive(Clone, Debug)]
pub struct Mark {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub tag: Option<Tag>,
    pub drawn: Drawn,
}

/// A strip across the page that no page break goes through.
#[derive(Clone, Debug, Default)]
pub struct Band {
    pub height: i32,
    pub marks: Vec<Mark>,
    /// No page ends after it.
    pub keep: bool,
    /// A good place to turn the page.
    pub turn: bool,
    /// The page is turned here, whatever it costs.
    pub new_sheet: bool,
}

impl Band {
    /// A band with a line of letters of this size in it, moved to the right.
    pub fn line(line: Line, size: i32, indent: i32) -> Band {
        let mut band = Band { height: line_height(size), ..Band::default() };
        band.put(line, size, indent, baseline(size));
        band
    }

    /// Puts a line into the band, on a baseline.
    pub fn put(&mut self, line: Line, size: i32, indent: i32, baseline: i32) {
        for Span { x, width, tag, ink } in line {
            let (y, drawn) = match ink {
                Ink::Text { face, letters } => (baseline, Drawn::Text { face, size, letters }),
                Ink::Tick { ticked, words } => (baseline - TICK + 500, Drawn::Tick { ticked, words }),
                Ink::Pen => (baseline + 2000, Drawn::Rule),
            };
            self.marks.push(Mark { x: x + indent, y, width, tag, drawn });
        }
    }

    /// Draws something that is decoration.
    pub fn decorate(&mut self, x: i32, y: i32, width: i32, drawn: Drawn) {
        self.marks.push(Mark { x, y, width, tag: None, drawn });
    }
}

/// From one baseline to the next.
pub fn line_height(size: i32) -> i32 {
    LINE / 11 * (size / 1000)
}

/// From the top of a line to its baseline.
pub fn baseline(size: i32) -> i32 {
    BASELINE / 11 * (size / 1000)
}

/// A page: each band with its distance from the top.
pub type Page = Vec<(i32, Band)>;

/// The pages. The page is turned where that is good, unless it costs one more page.
pub fn paginate(bands: Vec<Band>) -> Vec<Page> {
    let turned = pages(&bands, true);
    let run_on = pages(&bands, false);
    if turned.len() <= run_on.len() { turned } else { run_on }
}

fn pages(bands: &[Band], turning: bool) -> Vec<Page> {
    let mut pages = vec![Page::new()];
    let mut used = 0;
    for clump in bands.chunk_by(|before, _| before.keep) {
        let height: i32 = clump.iter().map(|band| band.height).sum();
        let turn = clump.iter().any(|band| band.new_sheet || turning && band.turn);
        if used > 0 && (turn || used + height > DEPTH) && !clump.iter().all(|band| band.marks.is_empty() && !turn) {
            pages.push(Page::new());
            used = 0;
        }
        for band in clump {
            if used > 0 && used + band.height > DEPTH && !band.marks.is_empty() {
                pages.push(Page::new());
                used = 0;
            }
            // A gap is not wanted at the top of a page.
            if used == 0 && band.marks.is_empty() {
                continue;
            }
            if let Some(page) = pages.last_mut() {
                page.push((used, band.clone()));
            }
            used += band.height;
        }
    }
    pages
}
