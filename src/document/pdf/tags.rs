//! What everything on the pages is, for those who hear it: the tree of tags beside the content.

use pdf_writer::types::StructRole;

/// A tag, by its place among all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag(usize);

/// What a tag holds: other tags, or content of a page by its number there.
#[derive(Clone, Copy, Debug)]
pub enum Kid {
    Tag(Tag),
    Content { page: usize, number: i32 },
}

/// A tag with what it holds. It holds either tags or content, so that their order is never in doubt.
pub struct Node {
    pub role: StructRole,
    pub parent: Option<Tag>,
    pub kids: Vec<Kid>,
    pub lang: Option<String>,
    /// What is read in place of what is drawn.
    pub spoken: Option<String>,
}

/// All tags; the first is the document.
pub struct Tags {
    nodes: Vec<Node>,
}

/// The tag that holds all others.
pub const DOCUMENT: Tag = Tag(0);

impl Tags {
    pub fn new() -> Self {
        let document = Node { role: StructRole::Document, parent: None, kids: Vec::new(), lang: None, spoken: None };
        Tags { nodes: vec![document] }
    }

    /// A new tag, last in its parent.
    pub fn add(&mut self, parent: Tag, role: StructRole) -> Tag {
        let tag = Tag(self.nodes.len());
        self.nodes.push(Node { role, parent: Some(parent), kids: Vec::new(), lang: None, spoken: None });
        self.hold(parent, Kid::Tag(tag));
        tag
    }

    /// Says the language of what a tag holds; an empty one is not known.
    pub fn speak(&mut self, tag: Tag, lang: &Option<String>) {
        if let Some(node) = self.nodes.get_mut(tag.0) {
            // «und» is the language tag for what has not been determined.
            node.lang = lang.as_ref().map(|lang| if lang.is_empty() { "und".to_owned() } else { lang.clone() });
        }
    }

    /// Says what is read in place of what is drawn.
    pub fn say(&mut self, tag: Tag, words: String) {
        if let Some(node) = self.nodes.get_mut(tag.0) {
            node.spoken = Some(words);
        }
    }

    /// Puts something last into a tag.
    pub fn hold(&mut self, tag: Tag, kid: Kid) {
        if let Some(node) = self.nodes.get_mut(tag.0) {
            node.kids.push(kid);
        }
    }

    /// The tag's name in PDF.
    pub fn name(&self, tag: Tag) -> &'static [u8] {
        self.nodes.get(tag.0).map_or(b"Span", |node| node.role.to_name().0)
    }

    /// All tags in the order they were made: parents before what they hold.
    pub fn iter(&self) -> impl Iterator<Item = (Tag, &Node)> {
        self.nodes.iter().enumerate().map(|(place, node)| (Tag(place), node))
    }
}

impl Tag {
    /// Its place among all tags, from 0.
    pub fn place(self) -> i32 {
        self.0 as i32
    }
}
