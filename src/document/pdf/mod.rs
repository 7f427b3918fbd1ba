//! A document as a tagged PDF.

use super::Document;

/// The PDF.
pub fn write(_document: &Document) -> Vec<u8> {
    Vec::new()
}

/// What cannot be drawn.
pub fn undrawable(_document: &Document) -> Vec<String> {
    Vec::new()
}
