//! Headings go down one level at a time, and every one has text below it.
//!
//! A heading of the fourth level below one of the second breaks the table of contents and the
//! navigation of people who listen to a page. A heading with nothing below it is a section that was
//! never written, or was lost in a copy.
//!
//! ## Bad
//! ```markdown
//! # Cranes
//!
//! ## Costs
//!
//! #### Who pays
//!
//! Nobody does.
//!
//! ## Crews
//!
//! ## Outlook
//!
//! It is grey.
//! ```
//! ## Good
//! ```markdown
//! # Cranes
//!
//! ## Costs
//!
//! ### Who pays
//!
//! Nobody does.
//!
//! ## Outlook
//!
//! It is grey.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Remark, Severity};
use attache_grammar::{Block, BlockKind, Span};

pub(super) const RULE: Rule = Rule::new("D004", "heading-out-of-order", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let (mut deep, mut empty) = (Vec::new(), Vec::new());
    let mut above = None;
    for (index, block) in brief.blocks.iter().enumerate() {
        let Some(level) = level(block) else { continue };
        let span = brief.prose.span(block.prose.clone());
        if let Some(before) = above.filter(|before| level > before + 1) {
            deep.push((span, format!("this heading is of level {level} below one of level {before}")));
        }
        if is_empty(case, index, level) {
            empty.push((span, "nothing stands below this heading".to_owned()));
        }
        above = Some(level);
    }
    let mut remarks: Vec<_> = [deep, empty].iter().filter_map(|places| first_of(places)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Headings of one template are all alike, so the first one speaks for all.
fn first_of(places: &[(Span, String)]) -> Option<Remark> {
    let ((span, message), others) = places.split_first()?;
    Some(Remark::new(*span, format!("{message}{}", elsewhere(others.len()))))
}

/// The level of a heading that was marked up as one; bare lines may be read as headings by mistake.
fn level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading { level, bare: false } if !block.quoted => Some(level),
        _ => None,
    }
}

/// Whether the next thing in the text is a heading of the same or a higher level, or the end.
fn is_empty(case: &Case<'_>, index: usize, level: u8) -> bool {
    let blocks = &case.reading.brief.blocks;
    let (block, next) = (&blocks[index], blocks.get(index + 1));
    let is_over = next.is_none_or(|next| self::level(next).is_some_and(|next| next <= level));
    // Code, pictures, rules and HTML are no prose, but something to see.
    let end = next.map_or(case.reading.text.len(), |next| next.span.start as usize);
    let between = case.reading.text.get(block.span.end as usize..end).unwrap_or_default();
    is_over && level > 1 && between.trim_matches(|char: char| char.is_whitespace() || matches!(char, '#' | '-' | '=')).is_empty()
}
