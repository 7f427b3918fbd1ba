//! Reading a PDF back: along its tree of tags, once by the letters' own meaning and once with what stands for a piece.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// What is read in a PDF.
#[derive(Default)]
pub struct Read {
    /// What copying gives, piece by piece along the tree of tags.
    pub copied: String,
    /// What a reader says: where something stands for a piece, that, but not for a line to write on.
    pub heard: String,
    /// The tags with their own text, in order.
    pub tags: Vec<(String, String)>,
    /// What stands for lines and boxes to write on.
    pub stands_for: Vec<String>,
    /// Languages of tags, in order.
    pub languages: Vec<String>,
    /// Titles of bookmarks, in order.
    pub bookmarks: Vec<String>,
    /// The foot of each page, and all else that is no content.
    pub artifacts: Vec<String>,
    /// Number of pages.
    pub pages: usize,
}

/// A piece of a page: as copied, as heard.
#[derive(Clone, Default)]
struct Piece {
    copied: String,
    heard: String,
}

type Pieces = BTreeMap<(ObjectId, i64), Piece>;

impl Read {
    /// Reads a whole file.
    pub fn pdf(bytes: &[u8]) -> Read {
        let file = Document::load_mem(bytes).unwrap();
        let pages = file.get_pages();
        let mut read = Read { pages: pages.len(), ..Read::default() };
        let mut pieces = Pieces::new();
        for page in pages.values() {
            let artifact = page_pieces(&file, *page, &mut pieces);
            read.artifacts.push(artifact);
        }
        let catalog = file.catalog().unwrap();
        let root = dictionary(&file, catalog.get(b"StructTreeRoot").unwrap());
        read.node(&file, dictionary(&file, root.get(b"K").unwrap()), &pieces);
        if let Ok(outlines) = catalog.get(b"Outlines") {
            read.outline(&file, dictionary(&file, outlines));
        }
        read
    }

    fn node(&mut self, file: &Document, node: &Dictionary, pieces: &Pieces) {
        let role = String::from_utf8(node.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
        if let Ok(lang) = node.get(b"Lang") {
            self.languages.push(text(lang));
        }
        let place = self.tags.len();
        self.tags.push((role, String::new()));
        if let Ok(stands_for) = node.get(b"ActualText") {
            self.stands_for.push(text(stands_for));
        }
        let page = node.get(b"Pg").and_then(Object::as_reference).ok();
        let kids = match node.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in &kids {
            match kid {
                Object::Integer(number) => self.piece(place, pieces, page.unwrap(), *number),
                Object::Reference(_) => self.node(file, dictionary(file, kid), pieces),
                Object::Dictionary(content) => {
                    let page = content.get(b"Pg").unwrap().as_reference().unwrap();
                    self.piece(place, pieces, page, content.get(b"MCID").unwrap().as_i64().unwrap());
                }
                other => panic!("{other:?}"),
            }
        }
    }

    fn piece(&mut self, place: usize, pieces: &Pieces, page: ObjectId, number: i64) {
        let piece = &pieces[&(page, number)];
        self.copied.extend([piece.copied.as_str(), "\n"]);
        self.heard.extend([piece.heard.as_str(), "\n"]);
        self.tags[place].1.push_str(&piece.heard);
    }

    fn outline(&mut self, file: &Document, item: &Dictionary) {
        if let Ok(title) = item.get(b"Title") {
            self.bookmarks.push(text(title));
        }
        for next in [b"First".as_slice(), b"Next"] {
            if let Ok(next) = item.get(next) {
                self.outline(file, dictionary(file, next));
            }
        }
    }
}

fn dictionary<'a>(file: &'a Document, object: &'a Object) -> &'a Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap()
}

/// A text string, in UTF-16 or ASCII.
fn text(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest),
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// What each letter of a font means, from its `ToUnicode`.
fn meanings(file: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = file.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let map = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let mut meanings = BTreeMap::new();
    for part in map.split("beginbfchar").skip(1) {
        let part = part.split("endbfchar").next().unwrap();
        for line in part.lines().filter(|line| line.starts_with('<')) {
            let hex = |text: &str| -> Vec<u8> {
                let digits = text.trim_matches(['<', '>', ' ']);
                (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
            };
            let (letter, meaning) = line.split_once("> <").unwrap();
            let letter = hex(letter);
            meanings.insert(u16::from_be_bytes([letter[0], letter[1]]), utf16(&hex(meaning)));
        }
    }
    meanings
}

/// What content is open: a piece by its number, something said in place of it, or decoration.
enum Open {
    Piece(i64),
    Said,
    Artifact,
}

/// Collects the pieces of a page, and returns its decoration. Everything must be one or the other.
fn page_pieces(file: &Document, page: ObjectId, pieces: &mut Pieces) -> String {
    let fonts = file.get_page_fonts(page).unwrap();
    let meanings: BTreeMap<Vec<u8>, _> =
        fonts.iter().map(|(name, font)| (name.clone(), meanings(file, font))).collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut open = Vec::new();
    let mut font = Vec::new();
    let mut artifact = String::new();
    for operation in content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BMC" => open.push(Open::Artifact),
            "BDC" => {
                let properties = operands[1].as_dict().unwrap();
                let number = properties.get(b"MCID").and_then(Object::as_i64);
                open.push(match (number, properties.get(b"ActualText")) {
                    (Ok(number), _) => Open::Piece(number),
                    (_, Ok(said)) => {
                        let Some(Open::Piece(number)) = open.last() else { panic!("said outside a piece") };
                        pieces.entry((page, *number)).or_default().heard.push_str(&text(said));
                        Open::Said
                    }
                    _ => Open::Artifact,
                });
                if let Some(Open::Piece(number)) = open.last() {
                    pieces.entry((page, *number)).or_default();
                }
            }
            "EMC" => drop(open.pop().unwrap()),
            "Tf" => font = operands[0].as_name().unwrap().to_vec(),
            "Tj" => {
                let letters = operands[0].as_str().unwrap().chunks(2);
                let shown: String = letters
                    .map(|letter| meanings[&font][&u16::from_be_bytes([letter[0], letter[1]])].as_str())
                    .collect();
                let number = open.iter().find_map(|open| match open {
                    Open::Piece(number) => Some(*number),
                    _ => None,
                });
                match (number, open.last().unwrap()) {
                    (Some(number), last) => {
                        let piece = pieces.get_mut(&(page, number)).unwrap();
                        piece.copied.push_str(&shown);
                        if !matches!(last, Open::Said) {
                            piece.heard.push_str(&shown);
                        }
                    }
                    (None, _) => artifact.push_str(&shown),
                }
            }
            "S" | "re" | "l" => assert!(!open.is_empty(), "drawn, but neither tagged nor decoration"),
            _ => {}
        }
    }
    assert!(open.is_empty());
    artifact
}
