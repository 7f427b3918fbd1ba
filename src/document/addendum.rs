//! A long answer goes on at an extra sheet, with references both ways, so that the form itself keeps to its two pages.
//!
//! It is done to the tree, so every rendering has it, and nothing of what was written is lost.

use super::part::Sheet;
use super::{Block, Entry, Row, Text};
use crate::content::{PaperKey, fill};

/// Letters on a line of the paper, about.
const LINE: usize = 80;
/// No answer is cut shorter than this many lines. A second one may stay, where the reference would stand.
const LEAST: usize = 1;

/// Moves the ends of the longest answers to a sheet of their own. `spare` is how many lines all answers together may
/// have beyond one each.
pub(super) fn carry_over(sheet: &Sheet, blocks: Vec<Block>, spare: usize) -> Vec<Block> {
    let kept = kept_lines(&blocks, spare);
    let mut form = Vec::new();
    let mut carried = Vec::new();
    let mut part = String::new();
    for block in blocks {
        match block {
            Block::Fields(rows) => {
                let mut before = Vec::new();
                for mut row in rows {
                    let rest = take_rest(&mut row, kept);
                    let from = [&part, ": ", &row.label].concat();
                    before.push(row);
                    if let Some(rest) = rest {
                        form.push(Block::Fields(std::mem::take(&mut before)));
                        carried.push((from, rest));
                        let number = carried.len().to_string();
                        form.push(Block::Note(fill(sheet.say(PaperKey::ArkFortsetter), "nr", &number)));
                    }
                }
                if !before.is_empty() {
                    form.push(Block::Fields(before));
                }
            }
            block => {
                if let Block::Heading { text, .. } = &block {
                    part.clone_from(&text.words);
                }
                form.push(block);
            }
        }
    }
    form.extend(extra_sheet(sheet, carried));
    form
}

fn extra_sheet(sheet: &Sheet, carried: Vec<(String, Text)>) -> Vec<Block> {
    if carried.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::NewSheet, Block::heading(2, sheet.say(PaperKey::ArkTittel))];
    for (number, (from, rest)) in (1..).zip(carried) {
        let point = fill(sheet.say(PaperKey::ArkPunkt), "nr", &number.to_string());
        blocks.push(Block::heading(3, &fill(&point, "del", &from)));
        blocks.push(Block::Paragraph(rest));
    }
    blocks
}

/// How many lines of each answer the form has room for.
fn kept_lines(blocks: &[Block], spare: usize) -> usize {
    let rows = blocks.iter().filter_map(|block| match block {
        Block::Fields(rows) => Some(rows),
        _ => None,
    });
    let lengths: Vec<usize> = rows.flatten().filter_map(|row| Some(lines(&filled(row)?.words))).collect();
    let beyond = |kept: usize| lengths.iter().map(|lines| (*lines).min(kept) - 1).sum::<usize>();
    let longest = lengths.iter().copied().max().unwrap_or_default();
    (LEAST..longest).find(|kept| beyond(kept + 1) > spare).unwrap_or(longest.max(LEAST))
}

fn filled(row: &Row) -> Option<&Text> {
    match &row.entry {
        Entry::Filled(text) => Some(text),
        Entry::Pen(_) | Entry::Digits(_) => None,
    }
}

/// Lines that these words take, at least one.
fn lines(words: &str) -> usize {
    words.split('\n').map(|line| line.chars().count().div_ceil(LINE).max(1)).sum()
}

/// Shortens an answer that is too long, and gives what came after. One line more than there is room for stays: the
/// reference would take its place.
fn take_rest(row: &mut Row, kept: usize) -> Option<Text> {
    let Entry::Filled(text) = &mut row.entry else { return None };
    if lines(&text.words) <= kept + 1 {
        return None;
    }
    let (begun, rest) = text.words.split_at_checked(end_of_lines(&text.words, kept))?;
    let rest = Text { words: rest.trim_start().to_owned(), lang: text.lang.clone() };
    text.words = begun.trim_end().to_owned();
    Some(rest)
}

/// Where the words end that so many lines hold: after a space where there is one, and never within a letter with its
/// marks.
fn end_of_lines(words: &str, wanted: usize) -> usize {
    let (mut full, mut column) = (0, 0);
    let (mut after_space, mut after_letter, mut before) = (None, 0, ' ');
    for (at, letter) in words.char_indices() {
        if full == wanted {
            break;
        }
        if before.is_whitespace() && !letter.is_whitespace() && at > 0 {
            after_space = Some(at);
        }
        if !joins(letter) && before != JOINER {
            after_letter = at;
        }
        column += 1;
        if letter == '\n' || column == LINE {
            (full, column) = (full + 1, 0);
            if letter == '\n' {
                (after_space, after_letter) = (Some(at + 1), at + 1);
            }
        }
        before = letter;
    }
    after_space.unwrap_or(after_letter)
}

/// Makes one sign of two.
const JOINER: char = '\u{200d}';

/// Whether a character belongs to the one before it.
fn joins(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_answer_is_cut_after_a_word() {
        let words = "ord og ".repeat(100);
        let end = end_of_lines(&words, 3);
        assert!(words[..end].ends_with(' ') && !words[end..].starts_with(' '));
        assert!((2 * LINE..=3 * LINE).contains(&end), "{end}");
    }

    #[test]
    fn a_word_without_end_is_cut_between_letters_with_their_marks() {
        let words = "e\u{301}👍\u{1f3fd}".repeat(200);
        let (begun, rest) = words.split_at(end_of_lines(&words, 3));
        assert!(begun.ends_with(['\u{301}', '\u{1f3fd}']) && rest.starts_with(['e', '👍']), "{rest}");
    }

    #[test]
    fn the_longest_answers_give_way_first() {
        let row = |lines: usize| {
            let words = "x ".repeat(lines * LINE / 2);
            Row { label: String::new(), entry: Entry::Filled(Text::from(&*words)) }
        };
        let blocks = [Block::Fields(vec![row(1), row(2), row(40)])];
        assert_eq!(kept_lines(&blocks, 6), 6, "the short ones keep theirs");
        assert_eq!(kept_lines(&blocks[..], 0), LEAST);
        assert_eq!(kept_lines(&[Block::Fields(vec![row(4)])], 6), 4, "there is room for all");
    }

    fn seen(words: &str) -> String {
        words.chars().filter(|letter| !letter.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_where_an_answer_is_cut(words in "(\\PC|[ \n]){0,900}", kept in 2usize..6) {
            let mut row = Row { label: String::new(), entry: Entry::Filled(Text::from(&*words)) };
            let rest = take_rest(&mut row, kept).map(|rest| rest.words).unwrap_or_default();
            let begun = &filled(&row).unwrap().words;
            prop_assert_eq!(seen(&[begun, rest.as_str()].concat()), seen(&words));
            prop_assert!(lines(begun) <= kept + 1);
        }
    }
}
