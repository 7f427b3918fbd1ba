//! The tree of tags, the way back from each piece of a page to its tag, and the bookmarks.

use super::compose::Bookmark;
use super::content::Drawing;
use super::layout::Page;
use super::measure::{LEFT, PAGE_HEIGHT, TOP};
use super::tags::{DOCUMENT, Kid, Node, Tag, Tags};
use super::write::Numbers;
use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::writers::StructChildren;
use pdf_writer::{Finish, Name, Pdf, Ref, TextStr};

/// Where the tags are in the file.
pub struct Places {
    first: Ref,
    pub root: Ref,
}

impl Places {
    pub fn new(numbers: &mut Numbers, tags: &Tags) -> Self {
        let root = numbers.next();
        let first = numbers.take(tags.iter().count() as i32);
        Places { first, root }
    }

    fn of(&self, tag: Tag) -> Ref {
        Ref::new(self.first.get() + tag.place())
    }
}

/// Writes the tree. `pages` are the pages' own numbers.
pub fn tree(pdf: &mut Pdf, numbers: &mut Numbers, places: &Places, tags: &Tags, drawn: &[Drawing], pages: &[Ref]) {
    let mut back = Vec::new();
    for page in drawn {
        let id = numbers.next();
        pdf.indirect(id).array().items(page.owners.iter().map(|tag| places.of(*tag)));
        back.push(id);
    }
    let mut root = pdf.indirect(places.root).start::<pdf_writer::writers::StructTreeRoot>();
    root.child(places.of(DOCUMENT)).parent_tree_next_key(back.len() as i32);
    let mut tree = root.parent_tree();
    let mut entries = tree.nums();
    for (page, id) in (0..).zip(back) {
        entries.insert(page, id);
    }
    entries.finish();
    tree.finish();
    root.finish();
    for (tag, node) in tags.iter() {
        element(pdf, places, pages, tag, node);
    }
}

fn element(pdf: &mut Pdf, places: &Places, pages: &[Ref], tag: Tag, node: &Node) {
    let mut element = pdf.struct_element(places.of(tag));
    element.kind(node.role);
    element.parent(node.parent.map_or(places.root, |parent| places.of(parent)));
    if let Some(lang) = &node.lang {
        element.lang(TextStr(lang));
    }
    if let Some(spoken) = &node.spoken {
        element.actual_text(TextStr(spoken));
    }
    if node.role == StructRole::TH {
        element.attributes().push().table().scope(TableHeaderScope::Column);
    }
    let on = node.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        Kid::Tag(_) => None,
    });
    if let Some(page) = on.and_then(|page| pages.get(page)) {
        element.page(*page);
    }
    let mut kids = element.children();
    for kid in &node.kids {
        hold(&mut kids, places, pages, on, *kid);
    }
}

fn hold(kids: &mut StructChildren, places: &Places, pages: &[Ref], on: Option<usize>, kid: Kid) {
    match kid {
        Kid::Tag(tag) => {
            kids.struct_element(places.of(tag));
        }
        Kid::Content { page, number } if on == Some(page) => {
            kids.marked_content_id(number);
        }
        Kid::Content { page, number } => {
            if let Some(page) = pages.get(page) {
                kids.marked_content_ref().page(*page).marked_content_id(number);
            }
        }
    }
}

/// Writes a bookmark for each heading, those of deeper levels below the others, and returns where they are.
pub fn bookmarks(pdf: &mut Pdf, numbers: &mut Numbers, marks: &[Bookmark], pages: &[Page], ids: &[Ref]) -> Ref {
    let root = numbers.next();
    let first = numbers.take(marks.len() as i32);
    let place = |at: usize| Ref::new(first.get() + at as i32);
    let above = |at: usize| {
        let level = marks.get(at).map_or(0, |mark| mark.level);
        marks.iter().take(at).rposition(|mark| mark.level < level)
    };
    let below = |parent: Option<usize>| -> Vec<usize> { (0..marks.len()).filter(|at| above(*at) == parent).collect() };
    let top = below(None);
    let mut outline = pdf.outline(root);
    if let (Some(first), Some(last)) = (top.first(), top.last()) {
        outline.first(place(*first)).last(place(*last)).count(marks.len() as i32);
    }
    outline.finish();
    for (at, mark) in marks.iter().enumerate() {
        let parent = above(at);
        let beside = below(parent);
        let inside = below(Some(at));
        let mut item = pdf.outline_item(place(at));
        item.title(TextStr(&mark.title)).parent(parent.map_or(root, place));
        let own = beside.iter().position(|sibling| *sibling == at).unwrap_or(0);
        if let Some(before) = own.checked_sub(1).and_then(|before| beside.get(before)) {
            item.prev(place(*before));
        }
        if let Some(next) = beside.get(own + 1) {
            item.next(place(*next));
        }
        if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
            item.first(place(*first)).last(place(*last)).count(inside.len() as i32);
        }
        if let Some((page, y)) = stands(mark.tag, pages)
            && let Some(page) = ids.get(page)
        {
            let top = (PAGE_HEIGHT - TOP - y) / 1000;
            let mut place = item.insert(Name(b"Dest")).array();
            place.item(*page).item(Name(b"XYZ")).item(LEFT / 1000).item(top).item(0);
        }
    }
    root
}

/// The page and the distance from its top at which a tag is first drawn.
fn stands(tag: Tag, pages: &[Page]) -> Option<(usize, i32)> {
    pages.iter().enumerate().find_map(|(number, page)| {
        let band = page.iter().find(|(_, band)| band.marks.iter().any(|mark| mark.tag == Some(tag)));
        band.map(|(top, _)| (number, *top))
    })
}
