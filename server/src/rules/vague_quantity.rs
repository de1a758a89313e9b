//! Where a quantity carries the argument, a figure says how much.
//!
//! `The majority` is anything from 50.1 to 99 percent, and `a number of` is nothing at all.
//!
//! ## Bad
//! ```markdown
//! The majority of shippers want a new port.
//! ```
//! ## Good
//! ```markdown
//! Of 120 shippers, 78 want a new port.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::Remark;
use attache_grammar::{Block, BlockKind, Zone};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("F019", "vague-quantity", None, check);

/// Phrases that stand in place of a figure, in small letters, by the word that is looked for.
const PHRASES: &[(&str, &[&str])] = &[
    ("majority of", &["the majority of", "a majority of", "the vast majority of", "an overwhelming majority of"]),
    ("number of", &["a number of", "a large number of", "a growing number of", "an increasing number of", "a small number of"]),
    ("share of", &["a large share of", "a growing share of", "a significant share of"]),
    ("proportion of", &["a large proportion of", "a significant proportion of"]),
    ("percentage of", &["a large percentage of", "a high percentage of"]),
    ("hundreds of", &["hundreds of"]),
    ("thousands of", &["thousands of", "tens of thousands of", "hundreds of thousands of"]),
    ("millions of", &["millions of", "tens of millions of", "hundreds of millions of"]),
    ("billions of", &["billions of", "tens of billions of", "hundreds of billions of"]),
];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let is_text = |block: &&Block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && matches!(block.zone, Zone::Summary | Zone::Body)
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for block in brief.blocks.iter().filter(is_text) {
        found.extend(phrases(brief.words(block)).map(|range| block.prose.start + range.start..block.prose.start + range.end));
    }
    found.retain(|range| !brief.is_quoted(range.start));
    let Some(first) = found.first() else { return Vec::new() };
    let printed = &brief.prose.text()[first.clone()];
    let message = format!("“{printed}” says no number{}", elsewhere(found.len() - 1));
    vec![Remark::new(brief.prose.span(first.clone()), message)]
}

/// The phrases of a text, in order.
fn phrases(text: &str) -> impl Iterator<Item = Range<usize>> {
    let of = memchr::memmem::find_iter(text.as_bytes(), " of ").collect::<Vec<_>>();
    of.into_iter().filter_map(move |at| {
        let end = at + " of".len();
        let (_, phrases) = PHRASES.iter().find(|(last, _)| text[..end].ends_with(last))?;
        phrases.iter().filter_map(|phrase| begin(text, end, phrase)).min().map(|start| start..end)
    })
}

/// Where a phrase that ends at `end` begins, with or without a capital.
fn begin(text: &str, end: usize, phrase: &str) -> Option<usize> {
    let start = end.checked_sub(phrase.len())?;
    let fits = text.get(start..end)?.eq_ignore_ascii_case(phrase);
    (fits && !text[..start].ends_with(char::is_alphanumeric)).then_some(start)
}
