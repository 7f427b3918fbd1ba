//! Words, boxes to tick and lines for the pen, one after the other, broken into lines.
//!
//! Lines break after spaces and hyphens; what is longer than a line is broken anywhere, and nothing is cut off.

use super::font::{self, Face, Glyph, SPACE, glyph};
use super::letters::{Letter, Letters, NEW_LINE};
use super::measure::{GAP, TICK};
use super::tags::Tag;

/// What is drawn in one go.
#[derive(Clone, Debug, PartialEq)]
pub enum Ink {
    /// Letters of one face.
    Text { face: Face, letters: Vec<Letter> },
    /// A box, ticked or open, with the words that say so, which are there for the reader and not seen.
    Tick { ticked: bool, words: Vec<Letter> },
    /// A line for the pen.
    Pen,
}

/// Something on a line: where it begins, how wide it is, and what it is tagged as. Without a tag it is decoration.
#[derive(Clone, Debug)]
pub struct Span {
    pub x: i32,
    pub width: i32,
    pub tag: Option<Tag>,
    pub ink: Ink,
}

/// Spans beside each other.
pub type Line = Vec<Span>;

/// The least that a line can hold, with the room that follows it unless the line ends there.
struct Atom {
    span: Span,
    room: i32,
    /// No line may end after it.
    glued: bool,
}

/// A run of atoms in letters of one size.
pub struct Flow {
    size: i32,
    atoms: Vec<Option<Atom>>,
}

impl Flow {
    pub fn new(size: i32) -> Self {
        Flow { size, atoms: Vec::new() }
    }

    /// Words, which may be broken where they allow it.
    pub fn text(&mut self, letters: &[Letter], face: Face, tag: Option<Tag>) {
        for (number, line) in letters.split(|letter| *letter == NEW_LINE).enumerate() {
            if number > 0 {
                self.atoms.push(None);
            }
            for word in line.split_inclusive_words() {
                self.word(word, face, tag);
            }
        }
    }

    fn word(&mut self, word: &[Letter], face: Face, tag: Option<Tag>) {
        // The bold font has fewer letters.
        let bold = word.iter().all(|letter| font::in_bold(Letters::glyph(*letter)));
        let face = if bold { face } else { Face::Regular };
        let end = word.iter().rposition(|letter| *letter != SPACE).map_or(0, |last| last + 1);
        let (seen, room) = word.split_at_checked(end).unwrap_or((word, &[]));
        let ink = Ink::Text { face, letters: word.to_vec() };
        let span = Span { x: 0, width: width(seen, face, self.size), tag, ink };
        self.atoms.push(Some(Atom { span, room: width(room, face, self.size), glued: false }));
    }

    /// A box with its label and, if wanted, a line for the pen: together on a line where they fit.
    pub fn tick(&mut self, tick: Ink, tag: Tag, label: (&[Letter], Face, Tag), pen: Option<(i32, Tag)>) {
        self.push(tick, TICK, tag, GAP / 2);
        let from = self.atoms.len();
        self.text(label.0, label.1, Some(label.2));
        if let Some((width, tag)) = pen {
            self.room(GAP / 2);
            self.push(Ink::Pen, width, tag, 0);
        }
        let last = self.atoms.len().saturating_sub(1);
        for atom in self.atoms.iter_mut().take(last).skip(from.saturating_sub(1)).flatten() {
            atom.glued = true;
        }
    }

    fn push(&mut self, ink: Ink, width: i32, tag: Tag, room: i32) {
        self.atoms.push(Some(Atom { span: Span { x: 0, width, tag: Some(tag), ink }, room, glued: false }));
    }

    /// Sets the room after what came last.
    pub fn room(&mut self, room: i32) {
        if let Some(Some(atom)) = self.atoms.last_mut() {
            atom.room = room.max(atom.room);
        }
    }

    /// The width of it all on one line; `None` when the writer began new lines.
    pub fn width(&self) -> Option<i32> {
        let mut width = 0;
        let mut room = 0;
        for atom in &self.atoms {
            let atom = atom.as_ref()?;
            width += room + atom.span.width;
            room = atom.room;
        }
        Some(width)
    }

    /// The lines, none wider than `width`.
    pub fn lines(self, width: i32) -> Vec<Line> {
        let mut lines = Lines { done: Vec::new(), line: Vec::new(), x: 0, room: 0, width, size: self.size };
        let mut clump = Vec::new();
        for atom in self.atoms {
            match atom {
                Some(atom) => {
                    let glued = atom.glued;
                    clump.push(atom);
                    if !glued {
                        lines.place(std::mem::take(&mut clump));
                    }
                }
                None => {
                    lines.place(std::mem::take(&mut clump));
                    lines.turn();
                }
            }
        }
        lines.place(clump);
        lines.turn();
        lines.done
    }
}

fn width(letters: &[Letter], face: Face, size: i32) -> i32 {
    let glyphs: Vec<Glyph> = letters.iter().map(|letter| Letters::glyph(*letter)).collect();
    face.width(&glyphs, size)
}

/// Lines being filled.
struct Lines {
    done: Vec<Line>,
    line: Line,
    /// Where the line ends so far, and the room before what comes next.
    x: i32,
    room: i32,
    width: i32,
    size: i32,
}

impl Lines {
    /// Places atoms that belong on one line, or one by one where no line has room for all.
    fn place(&mut self, clump: Vec<Atom>) {
        let rooms: i32 = clump.iter().rev().skip(1).map(|atom| atom.room).sum();
        let together = rooms + clump.iter().map(|atom| atom.span.width).sum::<i32>();
        if together <= self.width && !self.fits(together) {
            self.turn();
        }
        for atom in clump {
            self.put(atom);
        }
    }

    fn fits(&self, width: i32) -> bool {
        self.x + self.room + width <= self.width
    }

    fn put(&mut self, atom: Atom) {
        if !self.line.is_empty() && !self.fits(atom.span.width) {
            self.turn();
        }
        match &atom.span.ink {
            Ink::Text { face, letters } if atom.span.width > self.width => self.split(*face, letters, atom.span.tag),
            _ => self.add(atom.span, atom.room),
        }
    }

    /// A word longer than a line, letter by letter; spaces come last in it.
    fn split(&mut self, face: Face, letters: &[Letter], tag: Option<Tag>) {
        let end = letters.iter().position(|letter| *letter == SPACE).unwrap_or(letters.len());
        let (seen, spaces) = letters.split_at_checked(end).unwrap_or((letters, &[]));
        let text = |letters: &[Letter], width| {
            let ink = Ink::Text { face, letters: letters.to_vec() };
            Span { x: 0, width, tag, ink }
        };
        for letter in seen {
            let wide = width(&[*letter], face, self.size);
            if !self.line.is_empty() && !self.fits(wide) {
                self.turn();
            }
            self.add(text(&[*letter], wide), 0);
        }
        if !spaces.is_empty() {
            self.add(text(spaces, 0), width(spaces, face, self.size));
        }
    }

    /// Adds to the line; text goes on from text of the same kind.
    fn add(&mut self, mut span: Span, room: i32) {
        span.x = self.x + self.room;
        let end = span.x + span.width;
        match (self.line.last_mut(), &span) {
            (
                Some(Span { ink: Ink::Text { face, letters }, tag, width, x }),
                Span { ink: Ink::Text { face: same, letters: more }, tag: also, .. },
            ) if face == same && tag == also => {
                letters.extend(more);
                *width = end - *x;
            }
            _ => self.line.push(span),
        }
        (self.x, self.room) = (end, room);
    }

    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        (self.x, self.room) = (0, 0);
    }
}

/// Cutting letters after spaces and hyphens.
trait Words {
    fn split_inclusive_words(&self) -> Vec<&[Letter]>;
}

impl Words for [Letter] {
    fn split_inclusive_words(&self) -> Vec<&[Letter]> {
        let hyphens = ['-', '‐', '–', '—', '/'].map(glyph);
        let mut words = Vec::new();
        let mut rest = self;
        while let [first, ..] = rest {
            let mut end = 1;
            let mut before = *first;
            while let Some(next) = rest.get(end) {
                let spaced = before == SPACE && *next != SPACE;
                let hyphened = end > 1 && *next != SPACE && hyphens.contains(&Some(before));
                if spaced || hyphened {
                    break;
                }
                before = *next;
                end += 1;
            }
            let (word, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            words.push(word);
            rest = after;
        }
        words
    }
}
