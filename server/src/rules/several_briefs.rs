//! A file holds one brief.
//!
//! Two briefs in one file share their definitions and dates where they should not: what is defined
//! in the first looks defined in the second, and figures are measured by the wrong date.
//!
//! ## Bad
//! ```markdown
//! Who Pays for the Cranes
//!
//! Published March 4, 2025
//!
//! The cranes of the port are older than the crews that work them. A plan to replace them was agreed
//! last year.
//!
//! What the Crews Want
//!
//! Published March 9, 2025
//!
//! The crews of the port are younger than the cranes they work. They want a say in the plan.
//! ```
//! ## Good
//! ```markdown
//! Who Pays for the Cranes
//!
//! Published March 4, 2025
//!
//! The cranes of the port are older than the crews that work them. A plan to replace them was agreed
//! last year.
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use attache_grammar::Zone;

pub(super) const RULE: Rule = Rule::new("D008", "several-briefs", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let is_title = |index: &usize| brief.blocks[*index].zone == Zone::Title;
    // A title that is said again belongs to the same brief; a second one stands above credits of its own.
    let titles: Vec<_> = (0..brief.blocks.len()).filter(is_title).collect();
    let Some(first) = titles.first() else { return Vec::new() };
    let has_credits = |index: &usize| brief.blocks.get(index + 1).is_some_and(|below| below.zone == Zone::Credit);
    let is_other = |index: &&usize| !brief.words(&brief.blocks[**index]).eq_ignore_ascii_case(brief.words(&brief.blocks[*first]));
    let second = titles.iter().filter(is_other).find(|index| has_credits(index));
    let remark = |index: &usize| {
        Remark::new(brief.prose.span(brief.blocks[*index].prose.clone()), "another brief begins here, in the same file")
    };
    second.map(remark).into_iter().collect()
}
