//! Mistakes in content, told so that an editor can mend them: file, line, what was expected, nearest spelling.

use std::fmt;
use std::ops::Range;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// File, as seen from the repository's root.
    pub file: String,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}: {}", self.file, self.message),
        }
    }
}

/// All mistakes found; never empty where it is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a mistake.
    pub fn add(&mut self, file: &str, line: usize, message: impl Into<String>) {
        let found = Diagnostic { file: file.to_owned(), line, message: message.into() };
        if !self.0.contains(&found) {
            self.0.push(found);
        }
    }

    /// `value` when there are no mistakes.
    ///
    /// # Errors
    /// The mistakes, in the order of files and lines.
    pub fn or<T>(self, value: T) -> Result<T, Diagnostics> {
        if self.0.is_empty() { Ok(value) } else { Err(self.sorted()) }
    }

    /// The same mistakes, in the order of files and lines.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort();
        self
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|found| writeln!(f, "{found}"))
    }
}

impl std::error::Error for Diagnostics {}

/// A file's text, to turn places into lines.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// File name as shown.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl Origin {
    /// The line of a byte position.
    pub fn line(&self, position: usize) -> usize {
        self.text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
    }

    /// The line where `word` first stands at or after `span`'s beginning; the beginning's own line otherwise.
    pub fn line_of(&self, span: &Range<usize>, word: &str) -> usize {
        let from = span.start.min(self.text.len());
        let found = self.text.get(from..).and_then(|rest| rest.find(&format!("\"{word}\"")));
        self.line(from + found.unwrap_or(0))
    }

    /// The line at or after `span`'s beginning that gives `key` a value; the beginning's own line otherwise.
    pub fn line_of_key(&self, span: &Range<usize>, key: &str) -> usize {
        let first = self.line(span.start.min(self.text.len()));
        let is =
            |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
        let found = self.text.lines().skip(first - 1).position(is);
        first + found.unwrap_or(0)
    }
}

/// «; did you mean "…"?» with the known word nearest to `word`, or nothing when none is near.
pub fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> String {
    let near = known.map(|other| (distance(word, other), other)).min();
    match near {
        Some((distance, other)) if distance <= word.chars().count().div_ceil(2).min(4) => {
            format!("; did you mean \"{other}\"?")
        }
        _ => String::new(),
    }
}

/// How many letters must be changed, added or taken away.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((b, above), corner) in right.iter().zip(row.iter().skip(1)).zip(&row) {
            let here = next.last().copied().unwrap_or(0) + 1;
            next.push(here.min(above + 1).min(corner + usize::from(a != *b)));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
