//! The file: pages, fonts, tags and what the file says of itself, always in the same order.

use super::compose::Composer;
use super::content::{Drawing, FACES, Footer, Used, draw};
use super::font::{Face, Glyph, SPACE};
use super::layout::paginate;
use super::letters::{Letter, Letters, NEW_LINE};
use super::measure::*;
use super::{embed, metadata, structure};
use crate::document::Document;
use pdf_writer::types::TabOrder;
use pdf_writer::{Filter, Finish, Name, Pdf, Ref, Settings, TextStr, XRefFilter};

/// Numbers of the file's objects, each given once.
pub struct Numbers(i32);

impl Numbers {
    /// The next one.
    pub fn next(&mut self) -> Ref {
        self.take(1)
    }

    /// So many in a row; the first is returned.
    pub fn take(&mut self, count: i32) -> Ref {
        let first = self.0;
        self.0 += count;
        Ref::new(first)
    }
}

/// How hard to compress: 6 made a file one part in seventy smaller, and took a fifth longer for all of it.
const EFFORT: u8 = 3;

/// Compressed as PDF's `FlateDecode`.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, EFFORT)
}

/// The document as a PDF.
pub fn write(document: &Document) -> Vec<u8> {
    let mut composer = Composer::compose(document);
    let pages = paginate(std::mem::take(&mut composer.bands));
    let footers = footers(document, pages.len(), &mut composer.letters);
    let Composer { letters, mut tags, bookmarks, .. } = composer;
    let mut used = Used::default();
    let drawn: Vec<Drawing> = (pages.iter().enumerate().zip(&footers))
        .map(|((number, page), footer)| draw(number, page, footer, &letters, &mut tags, &mut used))
        .collect();

    let mut pdf = Pdf::with_settings(Settings { pretty: false });
    let mut numbers = Numbers(1);
    let [catalog, info, parent, xmp] = std::array::from_fn(|_| numbers.next());
    let fonts = Face::ALL.map(|_| numbers.next());
    let ids: Vec<Ref> = pages.iter().map(|_| numbers.next()).collect();
    let places = structure::Places::new(&mut numbers, &tags);

    pdf.pages(parent).kids(ids.iter().copied()).count(ids.len() as i32);
    for (number, (id, drawing)) in (0..).zip(ids.iter().zip(&drawn)) {
        page(&mut pdf, &mut numbers, (number, *id, parent), drawing, fonts);
    }
    structure::tree(&mut pdf, &mut numbers, &places, &tags, &drawn, &ids);
    for ((face, id), used) in Face::ALL.into_iter().zip(fonts).zip(&used) {
        let used: Vec<Letter> = (0..).zip(used).filter(|(_, used)| **used).map(|(letter, _)| letter).collect();
        embed::embed(&mut pdf, &mut numbers, id, face, &used, &letters);
    }
    let outline = (pages.len() > 1).then(|| structure::bookmarks(&mut pdf, &mut numbers, &bookmarks, &pages, &ids));
    metadata::write(&mut pdf, document, info, xmp);
    let mut root = pdf.catalog(catalog);
    root.pages(parent).metadata(xmp).lang(TextStr(&document.lang));
    root.mark_info().marked(true);
    root.viewer_preferences().display_doc_title(true);
    root.pair(Name(b"StructTreeRoot"), places.root);
    if let Some(outline) = outline {
        root.outlines(outline);
    }
    root.finish();
    let id = metadata::fingerprint(pdf.as_bytes());
    pdf.set_file_id((id.clone(), id));
    // The list of objects is compressed too: there are hundreds of tags.
    pdf.finish_with_xref_stream_and_filter(numbers.next(), |list| {
        (packed(list), XRefFilter::Single(Filter::FlateDecode))
    })
}

fn page(
    pdf: &mut Pdf,
    numbers: &mut Numbers,
    (number, id, parent): (i32, Ref, Ref),
    drawing: &Drawing,
    fonts: [Ref; 2],
) {
    let stream = numbers.next();
    let mut page = pdf.page(id);
    page.parent(parent).contents(stream).struct_parents(number).tab_order(TabOrder::StructureOrder);
    page.insert(Name(b"MediaBox")).array().items([0, 0, (PAGE_WIDTH + 500) / 1000, (PAGE_HEIGHT + 500) / 1000]);
    let mut resources = page.resources();
    let mut dictionary = resources.fonts();
    for (name, font) in FACES.into_iter().zip(fonts) {
        dictionary.pair(Name(name), font);
    }
    dictionary.finish();
    resources.finish();
    page.finish();
    pdf.stream(stream, &packed(&drawing.stream)).filter(Filter::FlateDecode);
}

/// The foot of each page. A name that is too long for it is cut there; it stands whole on the page.
fn footers(document: &Document, pages: usize, letters: &mut Letters) -> Vec<Footer> {
    let mut in_a_line = |words: &str| -> Vec<Letter> {
        letters.of(words).into_iter().map(|letter| if letter == NEW_LINE { SPACE } else { letter }).collect()
    };
    let name = in_a_line(&document.footer);
    let more = in_a_line("…");
    let words = &document.words;
    (1..=pages)
        .map(|page| {
            let right =
                in_a_line(&[&words.page, " ", &page.to_string(), " ", &words.of, " ", &pages.to_string()].concat());
            let room = COLUMN - width(&right) - 2 * GAP;
            Footer { left: fitting(&name, &more, room), right }
        })
        .collect()
}

fn fitting(name: &[Letter], more: &[Letter], room: i32) -> Vec<Letter> {
    if width(name) <= room {
        return name.to_vec();
    }
    let mut kept = Vec::new();
    let mut left = room - width(more);
    for letter in name {
        left -= width(&[*letter]);
        if left < 0 {
            break;
        }
        kept.push(*letter);
    }
    kept.extend(more);
    kept
}

fn width(letters: &[Letter]) -> i32 {
    let glyphs: Vec<Glyph> = letters.iter().map(|letter| Letters::glyph(*letter)).collect();
    Face::Regular.width(&glyphs, SIZE)
}
