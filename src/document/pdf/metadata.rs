//! What the file says of itself: title, language, day, that it is PDF/UA, and a fingerprint.

use crate::calendar::Date;
use crate::document::Document;
use pdf_writer::{Finish, Pdf, Ref, TextStr};

const MADE_BY: &str = concat!("Støttekontaktsjekken ", env!("CARGO_PKG_VERSION"));

/// Writes the information, in the old form and in XMP.
pub fn write(pdf: &mut Pdf, document: &Document, info: Ref, xmp: Ref) {
    let mut about = pdf.document_info(info);
    about.title(TextStr(&document.title)).creator(TextStr(MADE_BY)).producer(TextStr(MADE_BY));
    if let Some(date) = document.date {
        let day = pdf_writer::Date::new(date.year()).month(date.month()).day(date.day());
        about.creation_date(day).modified_date(day);
    }
    about.finish();
    pdf.metadata(xmp, packet(document).as_bytes());
}

/// The XMP packet.
fn packet(document: &Document) -> String {
    let title = escaped(&document.title);
    let day = document.date.map_or_else(String::new, |date| {
        let day = iso(date);
        ["<xmp:CreateDate>", &day, "</xmp:CreateDate><xmp:ModifyDate>", &day, "</xmp:ModifyDate>"].concat()
    });
    [
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>",
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ",
        "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" ",
        "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        &title,
        "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>",
        &escaped(&document.lang),
        "</rdf:li></rdf:Bag></dc:language><xmp:CreatorTool>",
        MADE_BY,
        "</xmp:CreatorTool><pdf:Producer>",
        MADE_BY,
        "</pdf:Producer>",
        &day,
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>",
    ]
    .concat()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // XML knows neither control characters nor these two numbers.
    text.chars().filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

fn iso(date: Date) -> String {
    let year = [date.year() / 100, date.year() % 100].map(|part| two_digits(part as u8)).concat();
    [year, two_digits(date.month()), two_digits(date.day())].join("-")
}

fn two_digits(number: u8) -> String {
    [if number < 10 { "0" } else { "" }, &number.to_string()].concat()
}

/// Sixteen bytes that are the same for the same file: FNV-1a from two beginnings.
pub fn fingerprint(file: &[u8]) -> Vec<u8> {
    let hash = |begin: u64| {
        file.iter().fold(begin, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)).to_be_bytes()
    };
    [hash(0xcbf2_9ce4_8422_2325), hash(0x6c62_272e_07bb_0142)].concat()
}
