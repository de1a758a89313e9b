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
use attache_grammar::{Block, Prose};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("R006", "emphasis-missing", Some(Severity::Warning), check);

/// What authors write behind a quotation that they have changed, by its first word.
const REMARKS: [(&str, [&str; 3]); 2] = [
    ("emphasis ", ["emphasis added", "emphasis mine", "emphasis ours"]),
    ("italics ", ["italics added", "italics mine", "italics ours"]),
];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let places = remarks(&brief.prose).filter_map(|(remark, at)| {
        let block = brief.block_at(at).filter(|block| at + remark.len() <= block.prose.end)?;
        Some((block, place(case, block, remark, at)?))
    });
    let is_bare = |(block, place): &(&Block, Range<usize>)| {
        // Of the words that the remark may be about: the block up to it, and the quotation above it.
        let start = if block.quoted { block.prose.start } else { reach(case, block) };
        !brief.emphasis.iter().any(|emphasis| start <= emphasis.start && emphasis.start < place.start)
    };
    let message = "emphasis is said to be added, but no words here have any";
    places.filter(is_bare).map(|(_, place)| Remark::new(brief.prose.span(place), message)).collect()
}

/// Where the words of such a remark stand.
fn remarks(prose: &Prose) -> impl Iterator<Item = (&'static str, usize)> + '_ {
    let text = prose.text();
    REMARKS.iter().flat_map(move |(first, remarks)| {
        memchr::memmem::find_iter(text.as_bytes(), first).filter_map(move |at| {
            let remark = remarks.iter().find(|remark| text[at..].starts_with(*remark))?;
            Some((*remark, at))
        })
    })
}

/// The place of a remark that stands in brackets, the first of its kind in its block.
fn place(case: &Case<'_>, block: &Block, remark: &str, at: usize) -> Option<Range<usize>> {
    let text = case.reading.brief.prose.text();
    // The brackets belong to it where they hold nothing else.
    let (before, behind) = (&text[block.prose.start..at], &text[at + remark.len()..block.prose.end]);
    let is_bracket = before.ends_with(['(', '[', ' ']) && before.contains(['(', '[']);
    if !is_bracket || before.contains(remark) {
        return None;
    }
    let bracketed = before.ends_with(['(', '[']) && behind.starts_with([')', ']']);
    let width = usize::from(bracketed);
    Some(at - width..at + remark.len() + width)
}

/// Where the words begin that a remark in this block may be about: a quotation can stand in a block
/// of its own above it.
fn reach(case: &Case<'_>, block: &Block) -> usize {
    let blocks = &case.reading.brief.blocks;
    let index = blocks.partition_point(|other| other.prose.start < block.prose.start);
    let above = index.checked_sub(1).map(|above| &blocks[above]);
    above.filter(|above| above.quoted).map_or(block.prose.start, |above| above.prose.start)
}
