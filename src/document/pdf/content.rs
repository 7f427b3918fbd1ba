//! What is drawn on a page, in the words of PDF, and which tag each piece of it belongs to.

use super::font::{Face, Glyph};
use super::layout::{Drawn, Mark, Page};
use super::letters::{FIRST_BOX, Letter, Letters};
use super::measure::*;
use super::tags::{Kid, Tag, Tags};
use pdf_writer::types::{ArtifactSubtype, ArtifactType, TextRenderingMode};
use pdf_writer::{Content, Finish, Name, Str, TextStr};
use std::collections::BTreeSet;

/// The letters used in each face.
pub type Used = [BTreeSet<Letter>; 2];

/// The names of the faces on a page, in the order of [`Face::ALL`].
pub const FACES: [Name<'static>; 2] = [Name(b"F0"), Name(b"F1")];

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
    let mut canvas = Canvas { content: Content::new(), letters, used, owners: Vec::new(), open: None };
    // A unit is a hundredth of a point, so that all numbers are whole.
    canvas.content.transform([0.01, 0.0, 0.0, 0.01, 0.0, 0.0]);
    canvas.content.set_line_width(60.0);
    for (top, band) in page {
        for mark in &band.marks {
            canvas.belong(mark.tag, number, tags);
            canvas.mark(mark, TOP + top);
        }
    }
    canvas.close();
    canvas.footer(footer);
    Drawing { stream: canvas.content.finish().into_vec(), owners: canvas.owners }
}

struct Canvas<'a> {
    content: Content,
    letters: &'a Letters,
    used: &'a mut Used,
    owners: Vec<Tag>,
    /// The tag of the piece being drawn; none for decoration.
    open: Option<Option<Tag>>,
}

/// Hundredths of a point.
fn unit(length: i32) -> f32 {
    (length / 10) as f32
}

/// From the bottom of the page, as PDF counts.
fn up(y: i32) -> f32 {
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
            None => {
                self.content.begin_marked_content(Name(b"Artifact"));
            }
            Some(tag) => {
                let number = self.owners.len() as i32;
                self.owners.push(tag);
                tags.hold(tag, Kid::Content { page, number });
                let mut begin = self.content.begin_marked_content_with_properties(Name(tags.name(tag)));
                begin.properties().identify(number);
            }
        }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.content.end_marked_content();
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
                    self.content.set_dash_pattern([300.0], 0.0);
                }
                self.content.rect(unit(x), up(y + height), unit(mark.width), unit(*height)).stroke();
                if *dashed {
                    self.content.set_dash_pattern([], 0.0);
                }
            }
        }
    }

    fn stroke(&mut self, from: (i32, i32), to: (i32, i32)) {
        self.content.move_to(unit(from.0), up(from.1)).line_to(unit(to.0), up(to.1)).stroke();
    }

    fn text(&mut self, x: i32, y: i32, (face, size): (Face, i32), letters: &[Letter], tagged: bool) {
        self.content.begin_text().set_font(name(face), unit(size)).next_line(unit(x), up(y));
        self.show(face, letters, tagged);
        self.content.end_text();
    }

    /// Letters one after the other. Boxes carry what they stand for, in case a program does not ask the font.
    fn show(&mut self, face: Face, letters: &[Letter], tagged: bool) {
        for run in letters.chunk_by(|one, other| (*one < FIRST_BOX) == (*other < FIRST_BOX)) {
            let written: String = run.iter().filter_map(|letter| self.letters.written(*letter)).collect();
            let boxes = tagged && !written.is_empty();
            if boxes {
                let mut span = self.content.begin_marked_content_with_properties(Name(b"Span"));
                span.properties().actual_text(TextStr(&written));
            }
            let bytes: Vec<u8> = run.iter().flat_map(|letter| letter.to_be_bytes()).collect();
            self.content.show(Str(&bytes));
            if boxes {
                self.content.end_marked_content();
            }
            if let Some(used) = self.used.get_mut(face as usize) {
                used.extend(run);
            }
        }
    }

    /// The box is drawn; an unseen letter in it copies and reads as the words that say whether it is ticked.
    fn tick(&mut self, x: i32, y: i32, ticked: bool, words: &[Letter]) {
        self.content.rect(unit(x), up(y + TICK), unit(TICK), unit(TICK)).stroke();
        if ticked {
            self.content.set_line_width(120.0);
            self.stroke((x + 1200, y + 1200), (x + TICK - 1200, y + TICK - 1200));
            self.stroke((x + 1200, y + TICK - 1200), (x + TICK - 1200, y + 1200));
            self.content.set_line_width(60.0);
        }
        let face = Face::Regular;
        self.content.begin_text().set_font(name(face), unit(SIZE)).next_line(unit(x), up(y + TICK));
        self.content.set_text_rendering_mode(TextRenderingMode::Invisible);
        self.show(face, words, true);
        self.content.set_text_rendering_mode(TextRenderingMode::Fill).end_text();
    }

    fn footer(&mut self, footer: &Footer) {
        let mut begin = self.content.begin_marked_content_with_properties(Name(b"Artifact"));
        begin.properties().artifact().kind(ArtifactType::Pagination).subtype(ArtifactSubtype::Footer);
        begin.finish();
        let face = Face::Regular;
        let y = PAGE_HEIGHT - FOOTER;
        self.text(LEFT, y, (face, SIZE), &footer.left, false);
        let glyphs: Vec<Glyph> = footer.right.iter().map(|letter| Letters::glyph(*letter)).collect();
        self.text(PAGE_WIDTH - RIGHT - face.width(&glyphs, SIZE), y, (face, SIZE), &footer.right, false);
        self.content.end_marked_content();
    }
}

fn name(face: Face) -> Name<'static> {
    let [regular, bold] = FACES;
    match face {
        Face::Regular => regular,
        Face::Bold => bold,
    }
}
