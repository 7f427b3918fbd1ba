//! From words to what can be drawn: control characters go, letters and marks join, and what the fonts lack becomes
//! a box that still copies, searches and reads as what was written.

use super::font::{self, Glyph, SPACE};

/// A letter as it stands in the PDF: a glyph, a box for something written, or [`NEW_LINE`].
pub type Letter = u16;

/// Where the writer began a new line.
pub const NEW_LINE: Letter = u16::MAX;
/// The first number of a box for something written; glyphs have lower ones.
pub const FIRST_BOX: Letter = 0x200;
/// So many different boxes can be told apart; further ones stand as the numbers of their letters.
const MOST_BOXES: usize = (NEW_LINE - FIRST_BOX) as usize;

/// A piece of writing that is drawn as one.
enum Piece {
    NewLine,
    Glyph(Glyph),
    /// What the fonts lack, with the marks and joiners that belong to it.
    Lacking(String),
}

/// The boxes of a document, each with what it stands for.
#[derive(Default)]
pub struct Letters {
    boxes: Vec<String>,
    /// Their places, in the order of what they stand for, to find them again.
    order: Vec<u16>,
}

impl Letters {
    /// The letters of some words.
    pub fn of(&mut self, words: &str) -> Vec<Letter> {
        let pieces = pieces(words);
        let mut letters = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match piece {
                Piece::NewLine => letters.push(NEW_LINE),
                Piece::Glyph(glyph) => letters.push(glyph),
                Piece::Lacking(written) => self.add_box(written, &mut letters),
            }
        }
        letters
    }

    fn add_box(&mut self, written: String, letters: &mut Vec<Letter>) {
        let found = self.order.binary_search_by(|place| self.at(*place).cmp(&written));
        match found {
            Ok(at) => letters.extend(self.order.get(at).map(|place| FIRST_BOX + place)),
            Err(at) if self.boxes.len() < MOST_BOXES => {
                let place = self.boxes();
                self.order.insert(at, place);
                self.boxes.push(written);
                letters.push(FIRST_BOX + place);
            }
            Err(_) => {
                let numbers: String = written.chars().flat_map(char::escape_unicode).collect();
                letters.extend(numbers.chars().filter_map(font::glyph));
            }
        }
    }

    fn at(&self, place: u16) -> &str {
        self.boxes.get(usize::from(place)).map_or("", String::as_str)
    }

    /// A letter that copies and reads as these words.
    pub fn standing_for(&mut self, words: &str) -> Vec<Letter> {
        let mut letters = Vec::new();
        self.add_box(words.to_owned(), &mut letters);
        letters
    }

    /// What a box stands for; `None` for a glyph.
    pub fn written(&self, letter: Letter) -> Option<&str> {
        self.boxes.get(usize::from(letter.checked_sub(FIRST_BOX)?)).map(String::as_str)
    }

    /// The glyph that is drawn for a letter.
    pub fn glyph(letter: Letter) -> Glyph {
        if letter < FIRST_BOX { letter } else { font::BOX }
    }

    /// What each box stands for, in the order they came.
    pub fn into_boxes(self) -> Vec<String> {
        self.boxes
    }

    /// How many boxes there are.
    pub fn boxes(&self) -> u16 {
        self.boxes.len() as u16
    }
}

fn pieces(words: &str) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(mut letter) = rest.next() {
        match letter {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => pieces.push(Piece::NewLine),
            '\t' => pieces.extend([SPACE; 4].map(Piece::Glyph)),
            _ if letter.is_control() || invisible(letter) => {}
            _ => {
                while let Some(made) = rest.peek().and_then(|mark| font::compose(letter, *mark)) {
                    rest.next();
                    letter = made;
                }
                let drawn = font::glyph(letter).or_else(|| letter.is_whitespace().then_some(SPACE));
                pieces.push(match drawn {
                    Some(glyph) => Piece::Glyph(glyph),
                    None => Piece::Lacking(cluster(letter, &mut rest)),
                });
            }
        }
    }
    pieces
}

/// A letter that the fonts lack, with what follows as part of it, such as the parts of an emoji.
fn cluster(first: char, rest: &mut std::iter::Peekable<std::str::Chars>) -> String {
    let mut written = String::from(first);
    let mut last = first;
    while let Some(next) = rest.next_if(|next| belongs(last, *next)) {
        written.push(next);
        // Two letters make a flag, not three.
        last = if flag(last) && flag(next) { ' ' } else { next };
    }
    written
}

fn belongs(last: char, next: char) -> bool {
    match next {
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' => true,
        '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' => true,
        '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}' => true,
        _ if last == '\u{200d}' => {
            font::glyph(next).is_none() && !next.is_whitespace() && !next.is_control() && !invisible(next)
        }
        _ => flag(last) && flag(next),
    }
}

fn flag(letter: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&letter)
}

/// Letters that show nothing and steer how others are shown, and those that are none.
fn invisible(letter: char) -> bool {
    let format = matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
    let none = u32::from(letter) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&letter);
    format || none
}
