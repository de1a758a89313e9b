//! A brief says when it was written and by whom.
//!
//! *Currently*, *last year* and every figure are true of a day. Without a date readers cannot tell
//! which, and attache cannot check durations, projections or offices against it. It looks for a
//! line with a date or a byline, and for `date:` in the front matter. Notes of a few paragraphs need
//! neither.
//!
//! ## Bad
//! ```markdown
//! # Who Pays for the Cranes
//!
//! The cranes of the port are older than the crews that work them.
//!
//! A plan to replace them was agreed last year.
//!
//! Nobody has said who is to pay for it.
//!
//! The ministry waits for the port, and the port for the ministry.
//!
//! Both will wait for long.
//! ```
//! ## Good
//! ```markdown
//! # Who Pays for the Cranes
//!
//! By Jane Roe, 4 March 2025
//!
//! The cranes of the port are older than the crews that work them.
//!
//! A plan to replace them was agreed last year.
//!
//! Nobody has said who is to pay for it.
//!
//! The ministry waits for the port, and the port for the ministry.
//!
//! Both will wait for long.
//! ```

use super::{Case, Rule, first_words, is_long};
use crate::finding::{Remark, Severity};
use attache_grammar::Zone;

pub(super) const RULE: Rule = Rule::new("D003", "date-or-author-missing", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let has_credit = brief.blocks.iter().any(|block| block.zone == Zone::Credit);
    if brief.date.is_some() || has_credit || brief.front.span.is_some() || !is_long(case) {
        return Vec::new();
    }
    let message = "this brief says neither when it was written nor by whom";
    first_words(case).map(|span| Remark::new(span, message)).into_iter().collect()
}
