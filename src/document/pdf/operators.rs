//! The operators of a page's content: whole numbers, a name, a line each. PDF's own libraries take fractions here, and the
//! code that prints those would be a sixth of the program.

/// A page's content being written.
#[derive(Default)]
pub struct Operators(Vec<u8>);

impl Operators {
    /// An operator after its numbers.
    pub fn op(&mut self, numbers: &[i32], name: &str) {
        for number in numbers {
            self.word(&number.to_string());
        }
        self.line(name);
    }

    /// An operator as it is.
    pub fn line(&mut self, words: &str) {
        self.0.extend_from_slice(words.as_bytes());
        self.0.push(b'\n');
    }

    fn word(&mut self, word: &str) {
        self.0.extend_from_slice(word.as_bytes());
        self.0.push(b' ');
    }

    /// Sets the font.
    pub fn font(&mut self, name: &[u8], size: i32) {
        self.0.push(b'/');
        self.0.extend_from_slice(name);
        self.0.push(b' ');
        self.op(&[size], "Tf");
    }

    /// Shows letters.
    pub fn show(&mut self, letters: &[u16]) {
        self.hex(letters.iter().copied());
        self.line("Tj");
    }

    /// Begins a piece of a page that belongs to a tag.
    pub fn piece(&mut self, role: &[u8], number: i32) {
        self.0.push(b'/');
        self.0.extend_from_slice(role);
        self.0.extend_from_slice(b" <</MCID ");
        self.0.extend_from_slice(number.to_string().as_bytes());
        self.line(">> BDC");
    }

    /// Begins what other words stand for.
    pub fn standing_for(&mut self, words: &str) {
        self.0.extend_from_slice(b"/Span <</ActualText ");
        self.hex(std::iter::once(0xfeff).chain(words.encode_utf16()));
        self.line(">> BDC");
    }

    fn hex(&mut self, numbers: impl Iterator<Item = u16>) {
        self.0.push(b'<');
        for number in numbers {
            for shift in [12, 8, 4, 0] {
                let digit = (number >> shift & 15) as u8;
                self.0.push(if digit < 10 { b'0' + digit } else { b'A' + digit - 10 });
            }
        }
        self.0.push(b'>');
    }

    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}
