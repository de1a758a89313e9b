//! All editions of a brief name one day, one issue and the same authors.
//!
//! A brief that lies in a folder twice, as the paper and as its page or summary, is cited from either. Two
//! files with the same title and a paragraph in common are taken for editions of one brief; a title alone
//! may be that of a series.
//!
//! ## Bad
//! ```markdown one.md
//! # Who Pays for the Cranes
//!
//! By Jane Roe
//!
//! Harbour Notes, Volume 3 Issue 2
//!
//! The cranes of the port are older than the crews that work them, and nobody pays.
//! ```
//! ```markdown two.md
//! # Who Pays for the Cranes
//!
//! By Jane Roe
//!
//! Harbour Notes, Vol. 3, Issue 1
//!
//! The cranes of the port are older than the crews that work them, and nobody pays.
//! ```
//! ## Good
//! ```markdown one.md
//! # Who Pays for the Cranes
//!
//! By Jane Roe
//!
//! Harbour Notes, Volume 3 Issue 2
//!
//! The cranes of the port are older than the crews that work them, and nobody pays.
//! ```
//! ```markdown two.md
//! # Who Pays for the Cranes
//!
//! By Jane Roe
//!
//! Harbour Notes, Vol. 3, Issue 2
//!
//! The cranes of the port are older than the crews that work them, and nobody pays.
//! ```

use super::{Case, Rule};
use crate::BriefKey;
use crate::edition::Edition;
use crate::finding::{Related, Remark, Severity};
use attache_grammar::Span;

pub(super) const RULE: Rule = Rule::new("R008", "edition-data-differ", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let Some(own) = case.index.facts(&case.reading.key).and_then(|facts| facts.edition.as_deref()) else { return Vec::new() };
    // Each pair is told once, in the later of its files.
    let earlier = case.index.editions(&own.title).take_while(|(brief, _)| **brief < case.reading.key);
    let Some((brief, other)) = earlier.filter(|(_, other)| own.is_same(other)).last() else { return Vec::new() };
    let mut remarks: Vec<_> = differences(own, other).map(|(what, here, there)| remark(case, what, here, brief, there)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// What two editions say differently, and where each says it.
fn differences(own: &Edition, other: &Edition) -> impl Iterator<Item = (&'static str, Span, Span)> {
    let day = own.day.zip(other.day).filter(|(own, other)| own.0 != other.0);
    let issue = own.issue.zip(other.issue).filter(|(own, other)| own.0 != other.0);
    let authors = own.authors.as_ref().zip(other.authors.as_ref()).filter(|(own, other)| own.0 != other.0);
    let day = day.map(|(own, other)| ("day", own.1, other.1));
    let issue = issue.map(|(own, other)| ("volume or issue", own.1, other.1));
    let authors = authors.map(|(own, other)| ("authors", own.1, other.1));
    [day, issue, authors].into_iter().flatten()
}

fn remark(case: &Case<'_>, what: &str, here: Span, brief: &BriefKey, there: Span) -> Remark {
    let written = &case.reading.text[here.range()];
    let message = format!("“{written}” differs from the {what} of the same brief in {}", brief.file_name());
    let related = Related { brief: brief.clone(), span: there, message: "the other one".to_owned() };
    Remark::new(here, message).with_related([related])
}
