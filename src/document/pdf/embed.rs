//! The fonts in the file: only the letters used, each with its width and with what it copies and searches as.

use super::font::{self, Face};
use super::letters::{FIRST_BOX, Letter, Letters};
use super::write::{Numbers, packed};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Dict, Filter, Finish, Name, Pdf, Ref, Str};

const IDENTITY: SystemInfo = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Writes a font with the letters used.
pub fn embed(pdf: &mut Pdf, numbers: &mut Numbers, id: Ref, face: Face, used: &[Letter], letters: &Letters) {
    let name = match face {
        Face::Regular => Name(b"STKREG+NotoSans-Regular"),
        Face::Bold => Name(b"STKBLD+NotoSans-Bold"),
    };
    let [cid, descriptor, unicode, file, map] = std::array::from_fn(|_| numbers.next());
    pdf.type0_font(id)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(unicode);
    let mut font = pdf.cid_font(cid);
    font.subtype(CidFontType::Type2).base_font(name).system_info(IDENTITY).font_descriptor(descriptor);
    font.pair(Name(b"DW"), face.advance(font::BOX));
    widths(&mut font, face, used);
    if letters.boxes() == 0 {
        font.cid_to_gid_map_predefined(Name(b"Identity"));
        font.finish();
    } else {
        font.cid_to_gid_map_stream(map);
        font.finish();
        let glyph = |letter| if used.binary_search(&letter).is_ok() { Letters::glyph(letter) } else { 0 };
        let glyphs = (0..FIRST_BOX + letters.boxes()).flat_map(|letter| glyph(letter).to_be_bytes());
        pdf.stream(map, &packed(&glyphs.collect::<Vec<u8>>())).filter(Filter::FlateDecode);
    }
    describe(pdf, descriptor, name, face, file);
    let glyphs: Vec<_> = used.iter().map(|letter| Letters::glyph(*letter)).collect();
    let embedded = face.embedded(&glyphs);
    let packed_file = packed(&embedded);
    let mut stream = pdf.stream(file, &packed_file);
    stream.filter(Filter::FlateDecode).pair(Name(b"Length1"), embedded.len() as i32);
    stream.finish();
    pdf.stream(unicode, &packed(&to_unicode(used, letters))).filter(Filter::FlateDecode);
}

/// Whole numbers, which is all that widths are.
fn widths(font: &mut Dict, face: Face, used: &[Letter]) {
    let used: Vec<Letter> = used.iter().copied().filter(|letter| *letter < FIRST_BOX).collect();
    let mut widths = font.insert(Name(b"W")).array();
    for run in used.chunk_by(|one, next| *next == one + 1) {
        if let Some(first) = run.first() {
            widths.item(i32::from(*first));
            widths.push().array().items(run.iter().map(|letter| face.advance(*letter)));
        }
    }
}

fn describe(pdf: &mut Pdf, id: Ref, name: Name, face: Face, file: Ref) {
    // From the tables of the fonts; the width of stems, which they lack, is only for programs without the file.
    let stem = match face {
        Face::Regular => 80,
        Face::Bold => 140,
    };
    let mut about = pdf.font_descriptor(id);
    about.name(name).flags(FontFlags::SYMBOLIC).font_file2(file);
    about.insert(Name(b"FontBBox")).array().items([-644, -389, 2800, 1069]);
    let numbers: [(&[u8], i32); 5] =
        [(b"ItalicAngle", 0), (b"Ascent", 1069), (b"Descent", -293), (b"CapHeight", 714), (b"StemV", stem)];
    for (key, number) in numbers {
        about.pair(Name(key), number);
    }
}

fn to_unicode(used: &[Letter], letters: &Letters) -> Vec<u8> {
    let mut map = UnicodeCmap::<u16>::new(Name(b"Written"), IDENTITY);
    for letter in used {
        match letters.written(*letter) {
            Some(written) => map.pair_with_multiple(*letter, written.chars()),
            None => {
                if let Some(written) = font::letter(*letter) {
                    map.pair(*letter, written);
                }
            }
        }
    }
    map.finish().into_vec()
}
