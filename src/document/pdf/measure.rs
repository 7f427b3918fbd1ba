//! Lengths, in whole thousandths of a point: the same sums on every machine.

/// A point.
pub const POINT: i32 = 1000;

/// Millimetres as thousandths of a point.
pub const fn mm(millimetres: i32) -> i32 {
    millimetres * 360_000 / 127
}

/// A4.
pub const PAGE_WIDTH: i32 = mm(210);
/// A4.
pub const PAGE_HEIGHT: i32 = mm(297);
/// Room to punch holes in.
pub const LEFT: i32 = mm(25);
/// Margin at the right.
pub const RIGHT: i32 = mm(15);
/// Margin at the top.
pub const TOP: i32 = mm(12);
/// Where the text ends; the footer stands below.
pub const BOTTOM: i32 = mm(15);
/// From the bottom of the page to the baseline of the footer.
pub const FOOTER: i32 = mm(9);
/// Width of the text.
pub const COLUMN: i32 = PAGE_WIDTH - LEFT - RIGHT;
/// Height of the text.
pub const DEPTH: i32 = PAGE_HEIGHT - TOP - BOTTOM;

/// The stamp of the office.
pub const STAMP_WIDTH: i32 = mm(60);
/// The stamp of the office.
pub const STAMP_HEIGHT: i32 = mm(30);

/// Size of the letters.
pub const SIZE: i32 = 11 * POINT;
/// From one baseline to the next.
pub const LINE: i32 = 13 * POINT + 200;
/// From the top of a line to its baseline.
pub const BASELINE: i32 = 10 * POINT + 300;
/// Between things that stand beside each other.
pub const GAP: i32 = 7 * POINT;
/// A line for the pen, with room above it for handwriting.
pub const PEN: i32 = 20 * POINT;
/// The least width to write on.
pub const PEN_WIDTH: i32 = 120 * POINT;
/// The side of a box to tick.
pub const TICK: i32 = 8 * POINT + 500;
/// A box for one digit.
pub const DIGIT_WIDTH: i32 = 14 * POINT;
/// A box for one digit.
pub const DIGIT_HEIGHT: i32 = 17 * POINT;
