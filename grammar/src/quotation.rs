//! Somebody else's words: what stands between quotation marks or in a block quote.

use crate::Brief;
use std::ops::Range;

/// Ranges of prose that are quoted, in order, without overlaps.
pub fn find(brief: &Brief) -> Vec<Range<usize>> {
    brief.blocks.iter().filter(|block| block.quoted).map(|block| block.prose.clone()).collect()
}
