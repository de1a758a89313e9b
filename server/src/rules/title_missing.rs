//! A brief says at its top what it is about.
//!
//! Without a title a brief can be neither cited nor found again, and programs that list briefs show
//! its file name. The title is the first heading, or `title:` in the front matter. Notes of a few
//! paragraphs need none.
//!
//! ## Bad
//! ```markdown
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

pub(super) const RULE: Rule = Rule::new("D001", "title-missing", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    if brief.front.title.is_some() || brief.title().is_some() || !is_long(case) {
        return Vec::new();
    }
    first_words(case).map(|span| Remark::new(span, "this brief has no title")).into_iter().collect()
}
