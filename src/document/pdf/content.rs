//! What is drawn on a page, in the words of PDF, and which tag each piece of it belongs to.

use super::font::{Face, Glyph};
use super::layout::{Drawn, Mark, Page};
use super::letters::{FIRST_BOX, Letter, Letters};
use super::measure::*;
use super::operators::Operators;
use super::tags::{Kid, Tag, Tags};

/// The letters used in each face: for each number, whether it is.
pub type Used = [Vec<bool>; 2];

/// The names of the faces on a page, in the order of [`Face::ALL`].
pub const FACES: [&[u8]; 2] = [b"F0", b"F1"];

/// What stands at the foot of a page: at its left, and at its right.
pub struct Footer {
    pub left: Vec<Letter>,
    pub right: Vec<Letter>,
}

/// A page as it is drawn.
pub struct Drawing {
    /// The operators.
    pub stream: Vec<u8>,
    /// The tag of each piece, by the piece's number.
    pub owners: Vec<Tag>,
}

/// Draws a page, and gives its pieces to their tags.
pub fn draw(
    number: usize,
    page: &Page,
    footer: &Footer,
    letters: &Letters,
    tags: &mut Tags,
    used: &mut Used,
) -> Drawing {
    let mut canvas = Canvas { content: Operators::default(), letters, used, owners: Vec::new(), open: None };
    // A unit is a hundredth of a point, so that all numbers are whole.
    canvas.content.line("0.01 0 0 0.01 0 0 cm");
    canvas.content.op(&[THIN], "w");
    for (top, band) in page {
        for mark in &band.marks {
            canvas.belong(mark.tag, number, tags);
            canvas.mark(mark, TOP + top);
        }
    }
    canvas.close();
    canvas.footer(footer);
    Drawing { stream: canvas.content.into_bytes(), owners: canvas.owners }
}

struct Canvas<'a> {
    content: Operators,
    letters: &'a Letters,
    used: &'a mut Used,
    owners: Vec<Tag>,
    /// The tag of the piece being drawn; none for decoration.
    open: Option<Option<Tag>>,
}

/// A line, in hundredths of a point.
const THIN: i32 = 60;
/// A stroke of a cross.
const THICK: i32 = 120;
/// How far a cross stays from the sides of its box.
const INSET: i32 = 1200;

/// Hundredths of a point.
fn unit(length: i32) -> i32 {
    length / 10
}

/// From the bottom of the page, as PDF counts.
fn up(y: i32) -> i32 {
    unit(PAGE_HEIGHT - y)
}

impl Canvas<'_> {
    /// Begins a new piece where the tag changes.
    fn belong(&mut self, tag: Option<Tag>, page: usize, tags: &mut Tags) {
        if self.open == Some(tag) {
            return;
        }
        self.close();
        self.open = Some(tag);
        match tag {
            None => self.content.line("/Artifact BMC"),
            Some(tag) => {
                let number = self.owners.len() as i32;
                self.owners.push(tag);
                tags.hold(tag, Kid::Content { page, number });
                self.content.piece(tags.name(tag), number);
            }
        }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.content.line("EMC");
        }
    }

    fn mark(&mut self, mark: &Mark, band: i32) {
        let (x, y) = (LEFT + mark.x, band + mark.y);
        match &mark.drawn {
            Drawn::Text { face, size, letters } => self.text(x, y, (*face, *size), letters, mark.tag.is_some()),
            Drawn::Tick { ticked, words } => self.tick(x, y, *ticked, words),
            Drawn::Rule => self.stroke((x, y), (x + mark.width, y)),
            Drawn::Upright(length) => self.stroke((x, y), (x, y + length)),
            Drawn::Frame { height, dashed } => {
                if *dashed {
                    self.content.line("[300] 0 d");
                }
                self.frame(x, y, mark.width, *height);
                if *dashed {
                    self.content.line("[] 0 d");
                }
            }
        }
    }

    fn frame(&mut self, x: i32, y: i32, width: i32, height: i32) {
        self.content.op(&[unit(x), up(y + height), unit(width), unit(height)], "re");
        self.content.line("S");
    }

    fn stroke(&mut self, from: (i32, i32), to: (i32, i32)) {
        self.content.op(&[unit(from.0), up(from.1)], "m");
        self.content.op(&[unit(to.0), up(to.1)], "l");
        self.content.line("S");
    }

    fn text(&mut self, x: i32, y: i32, (face, size): (Face, i32), letters: &[Letter], tagged: bool) {
        self.content.line("BT");
        self.content.font(name(face), unit(size));
        self.content.op(&[unit(x), up(y)], "Td");
        self.show(face, letters, tagged);
        self.content.line("ET");
    }

    /// Letters one after the other. Boxes carry what they stand for, in case a program does not ask the font.
    fn show(&mut self, face: Face, letters: &[Letter], tagged: bool) {
        for run in letters.chunk_by(|one, other| (*one < FIRST_BOX) == (*other < FIRST_BOX)) {
            let written: String = run.iter().filter_map(|letter| self.letters.written(*letter)).collect();
            let boxes = tagged && !written.is_empty();
            if boxes {
                self.content.standing_for(&written);
            }
            self.content.show(run);
            if boxes {
                self.content.line("EMC");
            }
            if let Some(used) = self.used.get_mut(face as usize) {
                mark_used(used, run);
            }
        }
    }

    /// The box is drawn; an unseen letter in it copies and reads as the words that say whether it is ticked.
    fn tick(&mut self, x: i32, y: i32, ticked: bool, words: &[Letter]) {
        self.frame(x, y, TICK, TICK);
        if ticked {
            let (left, right) = (x + INSET, x + TICK - INSET);
            let (top, bottom) = (y + INSET, y + TICK - INSET);
            self.content.op(&[THICK], "w");
            self.stroke((left, top), (right, bottom));
            self.stroke((left, bottom), (right, top));
            self.content.op(&[THIN], "w");
        }
        self.content.op(&[3], "Tr");
        self.text(x, y + TICK, (Face::Regular, SIZE), words, true);
        self.content.op(&[0], "Tr");
    }

    fn footer(&mut self, footer: &Footer) {
        self.content.line("/Artifact <</Type /Pagination /Subtype /Footer>> BDC");
        let face = Face::Regular;
        let y = PAGE_HEIGHT - FOOTER;
        self.text(LEFT, y, (face, SIZE), &footer.left, false);
        let glyphs: Vec<Glyph> = footer.right.iter().map(|letter| Letters::glyph(*letter)).collect();
        self.text(PAGE_WIDTH - RIGHT - face.width(&glyphs, SIZE), y, (face, SIZE), &footer.right, false);
        self.content.line("EMC");
    }
}

fn mark_used(used: &mut Vec<bool>, letters: &[Letter]) {
    for letter in letters.iter().map(|letter| usize::from(*letter)) {
        if used.len() <= letter {
            used.resize(letter + 1, false);
        }
        if let Some(used) = used.get_mut(letter) {
            *used = true;
        }
    }
}

fn name(face: Face) -> &'static [u8] {
    let [regular, bold] = FACES;
    match face {
        Face::Regular => regular,
        Face::Bold => bold,
    }
}
