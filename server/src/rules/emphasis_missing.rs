//! Whoever says that emphasis was added shows which words have it.
//!
//! *Emphasis added* tells readers that the italics in a quotation are not the speaker's. Where the
//! italics were lost on the way, the remark points at nothing, and what the author wanted to stress
//! cannot be told.
//!
//! ## Bad
//! ```markdown
//! The minister promised “cranes for every pier in this decade” (emphasis added).
//! ```
//! ## Good
//! ```markdown
//! The minister promised “cranes for *every* pier in this decade” (emphasis added).
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use attache_grammar::Block;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("R006", "emphasis-missing", Some(Severity::Warning), check);

/// What authors write behind a quotation that they have changed.
const REMARKS: &[&str] =
    &["emphasis added", "emphasis mine", "emphasis ours", "italics added", "italics mine", "italics ours"];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let places = brief.blocks.iter().flat_map(|block| places(case, block).map(move |place| (block, place)));
    let is_bare = |(block, place): &(&Block, Range<usize>)| {
        // Of the words that the remark may be about: the block up to it, and the quotation above it.
        let start = if block.quoted { block.prose.start } else { reach(case, block) };
        !brief.emphasis.iter().any(|emphasis| start <= emphasis.start && emphasis.start < place.start)
    };
    let message = "emphasis is said to be added, but no words here have any";
    places.filter(is_bare).map(|(_, place)| Remark::new(brief.prose.span(place), message)).collect()
}

fn places<'a>(case: &'a Case<'_>, block: &'a Block) -> impl Iterator<Item = Range<usize>> + 'a {
    let words = case.reading.brief.words(block);
    let is_bracket = move |at: usize| words[..at].ends_with(['(', '[', ' ']) && words[..at].contains(['(', '[']);
    REMARKS.iter().filter_map(move |remark| {
        let at = words.find(remark).filter(|at| is_bracket(*at))?;
        // The brackets belong to it where they hold nothing else.
        let (before, behind) = (&words[..at], &words[at + remark.len()..]);
        let bracketed = before.ends_with(['(', '[']) && behind.starts_with([')', ']']);
        let width = usize::from(bracketed);
        Some(block.prose.start + at - width..block.prose.start + at + remark.len() + width)
    })
}

/// Where the words begin that a remark in this block may be about: a quotation can stand in a block
/// of its own above it.
fn reach(case: &Case<'_>, block: &Block) -> usize {
    let blocks = &case.reading.brief.blocks;
    let index = blocks.partition_point(|other| other.prose.start < block.prose.start);
    let above = index.checked_sub(1).map(|above| &blocks[above]);
    above.filter(|above| above.quoted).map_or(block.prose.start, |above| above.prose.start)
}
