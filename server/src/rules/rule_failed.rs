//! Every rule gets through every brief.
//!
//! If a rule fails on a brief, that is a fault of attache and not of the author: the other rules
//! are still checked, and the failure is reported here so that nobody takes silence for praise.
//! Please report the text that caused it.

use super::Rule;
use crate::finding::Severity;

/// Reported by the linter itself when the check of another rule panics.
pub(super) const RULE: Rule = Rule::new("A002", "rule-failed", Some(Severity::Warning), |_| Vec::new());
