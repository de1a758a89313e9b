//! A file that cannot be read is a finding in its place.

use crate::BriefKey;
use crate::files::Unreadable;
use crate::finding::{Finding, Severity};
use crate::rules::find;
use attache_grammar::Span;

/// The finding that stands for a file that cannot be read.
#[must_use]
pub fn unreadable(key: &BriefKey, reason: &Unreadable) -> Finding {
    let rule = find("unreadable-brief").expect("the list of rules holds unreadable-brief");
    Finding {
        rule,
        severity: rule.severity.unwrap_or(Severity::Error),
        brief: key.clone(),
        span: Span::default(),
        message: reason.to_string(),
        fingerprint: rule.code.to_owned(),
        related: Vec::new(),
        fixes: Vec::new(),
    }
}
