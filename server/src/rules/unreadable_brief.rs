//! Every brief can be read: it is UTF-8 text of at most 8 MiB.
//!
//! A file that attache cannot read is reported in its own place and the others are checked as
//! usual. Save the file as UTF-8, or exclude it in `attache.toml` if it is no brief.

use super::Rule;
use crate::finding::Severity;

/// Reported by whoever reads files: there is no text to check.
pub(super) const RULE: Rule = Rule::new("A001", "unreadable-brief", Some(Severity::Error), |_| Vec::new());
