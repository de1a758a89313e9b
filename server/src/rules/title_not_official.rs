//! What stands in quotation marks or italics as a title is the official title.
//!
//! Marks promise the wording of the document itself: whoever searches for it finds nothing under a
//! name that was only meant. Without marks any accepted name will do. Titles are those of treaties,
//! laws and documents in the packs, whose first form is the official one.
//!
//! ## Bad
//! ```markdown
//! Moscow and Pyongyang signed a “Comprehensive Strategic Partnership Treaty” in 2024.
//! ```
//! ## Good
//! ```markdown
//! Moscow and Pyongyang signed a “Treaty on Comprehensive Strategic Partnership” in 2024. The
//! Comprehensive Strategic Partnership Treaty has 23 articles.
//! ```

use super::{Case, Rule};
use crate::finding::{Fix, Remark, Severity};
use crate::packs::Wording;
use crate::reading::Mention;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("R007", "title-not-official", Some(Severity::Info), check);

/// Kinds of entries that have a title of their own.
const TITLED: &[&str] = &["treaty", "law", "document", "agreement"];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let is_marked = |mention: &&Mention| {
        holds(&brief.quotations, &mention.prose) || holds(&brief.emphasis, &mention.prose)
    };
    let remark = |mention: &Mention| {
        let term = &case.project.lexicon.entry(mention.entry).term;
        let is_titled = mention.wording == Wording::Expansion && TITLED.contains(&term.kind.as_str());
        let (words, official) = (case.reading.words(mention), term.canonical());
        if !is_titled || words.eq_ignore_ascii_case(official) {
            return None;
        }
        let remark = Remark::new(mention.span, format!("“{words}” is not the official title: “{official}”"));
        let fix = |span| Fix {
            title: format!("Replace by “{official}”"),
            safe: false,
            edits: vec![case.edit(span, official)],
        };
        let place = case.reading.verbatim(mention.prose.clone());
        Some(place.into_iter().fold(remark, |remark, span| remark.with_fix(fix(span))))
    };
    case.reading.mentions.iter().filter(is_marked).filter_map(remark).collect()
}

/// Whether a range is one of these, which stand in the order of their beginnings.
fn holds(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let first = ranges.partition_point(|other| other.start < range.start);
    ranges[first..].iter().take_while(|other| other.start == range.start).any(|other| other == range)
}
