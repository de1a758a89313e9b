//! A brief and its summary are as long as the series allows.
//!
//! A summary that runs over its page is read by nobody whom it was made for. The template in
//! `attache.toml` says how many words a summary may have, and how few and how many a brief. Counted are
//! the words that the author wrote under headings of a summary and elsewhere, headings and tables
//! included; notes, lists of abbreviations, bylines and notices are not. Without a template all lengths
//! are right.
//!
//! ## Bad
//! ```toml attache.toml
//! [template]
//! summary-words = 8
//! ```
//! ```markdown brief.md
//! # Who Pays for the Cranes
//!
//! ## Summary
//!
//! The cranes of the port are older than the crews that work them.
//!
//! ## Costs
//!
//! Nobody has said who is to pay.
//! ```
//! ## Good
//! ```toml attache.toml
//! [template]
//! summary-words = 8
//! least-words = 10
//! most-words = 30
//! ```
//! ```markdown brief.md
//! # Who Pays for the Cranes
//!
//! ## Summary
//!
//! The cranes of the port are old.
//!
//! ## Costs
//!
//! Nobody has said who is to pay.
//! ```

use super::{Case, Rule, first_words};
use crate::finding::{Remark, Severity};
use crate::settings::Template;
use attache_grammar::{Block, BlockKind, Zone};

pub(super) const RULE: Rule = Rule::new("D009", "outside-word-limits", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let Template { summary_words, least_words, most_words, .. } = case.project.settings.template;
    if summary_words.or(least_words).or(most_words).is_none() {
        return Vec::new();
    }
    let (summary, all) = (words(case, &[Zone::Summary]), words(case, &[Zone::Title, Zone::Summary, Zone::Body]));
    let mut remarks = Vec::new();
    let asked = match (least_words, most_words) {
        (Some(least), _) if all < least => Some(format!("{least} or more")),
        (_, Some(most)) if all > most => Some(format!("{most} or fewer")),
        _ => None,
    };
    if let Some((asked, span)) = asked.zip(first_words(case)) {
        remarks.push(Remark::new(span, format!("this brief has {all} words, and the series asks for {asked}")));
    }
    if let Some(most) = summary_words.filter(|most| summary > *most) {
        let brief = &case.reading.brief;
        let first = brief.blocks.iter().find(|block| block.zone == Zone::Summary);
        let message = format!("this summary has {summary} words, and the series allows {most}");
        remarks.extend(first.map(|block| Remark::new(brief.prose.span(block.prose.clone()), message)));
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The words of these zones. What holds a letter or a digit between two blanks is one.
fn words(case: &Case<'_>, zones: &[Zone]) -> u32 {
    let brief = &case.reading.brief;
    let counts = |block: &&Block| {
        // The heading of a summary is not what it says.
        let is_label = zones == [Zone::Summary] && matches!(block.kind, BlockKind::Heading { .. });
        zones.contains(&block.zone) && block.kind != BlockKind::Footnote && !is_label
    };
    let words = brief.blocks.iter().filter(counts).flat_map(|block| brief.words(block).split_whitespace());
    let count = words.filter(|word| word.contains(char::is_alphanumeric)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
