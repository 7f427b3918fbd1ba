//! Boxes to tick, and questions with the options that were chosen.

use super::Composer;
use crate::document::Tick;
use crate::document::pdf::flow::{Flow, Ink};
use crate::document::pdf::font::Face;
use crate::document::pdf::measure::{GAP, PEN_WIDTH, POINT, SIZE};
use crate::document::pdf::tags::{DOCUMENT, Tag};
use pdf_writer::types::StructRole;

impl Composer<'_> {
    /// A label with its boxes, which run on as one text; for the reader they are a list.
    pub(super) fn checks(&mut self, label: &str, boxes: &[Tick]) {
        let mut flow = self.running_label(label, &None);
        let list = self.tags.add(DOCUMENT, StructRole::L);
        for (number, tick) in (1..).zip(boxes) {
            self.tick(&mut flow, list, tick);
            if number < boxes.len() {
                flow.room(2 * GAP);
            }
        }
        self.run(flow);
    }

    fn tick(&mut self, flow: &mut Flow, list: Tag, tick: &Tick) {
        let item = self.tags.add(list, StructRole::LI);
        let said = if tick.ticked { &self.words.ticked } else { &self.words.unticked };
        let sign = self.tags.add(item, StructRole::Lbl);
        let words = self.letters.standing_for(&[said, " "].concat());
        let (body, letters) = self.leaf(item, StructRole::LBody, &[&tick.label, " "].concat());
        let face = if tick.ticked { Face::Bold } else { Face::Regular };
        let tag = if tick.pen { self.tags.add(body, StructRole::Span) } else { body };
        let pen = tick.pen.then(|| (PEN_WIDTH, self.pen(body)));
        flow.tick(Ink::Tick { ticked: tick.ticked, words }, sign, (&letters, face, tag), pen);
    }

    /// A question with one answer is a paragraph; with several, a list follows.
    pub(super) fn question(&mut self, asked: &str, answer: &[String], lang: &Option<String>) {
        if let [answer] = answer {
            let whole = self.tags.add(DOCUMENT, StructRole::P);
            self.tags.speak(whole, lang);
            let mut flow = self.label(whole, asked);
            let (tag, letters) = self.leaf(whole, StructRole::Span, answer);
            flow.text(&letters, Face::Regular, Some(tag));
            return self.run(flow);
        }
        let mut flow = self.running_label(asked, lang);
        let list = self.tags.add(DOCUMENT, StructRole::L);
        self.tags.speak(list, lang);
        for (number, line) in (1..).zip(answer) {
            let item = self.tags.add(list, StructRole::LI);
            let (tag, letters) = self.leaf(item, StructRole::LBody, &[line, " "].concat());
            flow.text(&letters, Face::Regular, Some(tag));
            if number < answer.len() {
                let dot = self.letters.of("· ");
                flow.text(&dot, Face::Regular, None);
            }
        }
        self.run(flow);
    }

    fn running_label(&mut self, label: &str, lang: &Option<String>) -> Flow {
        if label.is_empty() {
            return Flow::new(SIZE);
        }
        let whole = self.tags.add(DOCUMENT, StructRole::P);
        self.tags.speak(whole, lang);
        let mut flow = self.label(whole, label);
        flow.room(GAP);
        flow
    }

    fn run(&mut self, flow: Flow) {
        self.lines(flow.lines(self.width()), SIZE, 0, false);
        self.gap(POINT);
    }
}
