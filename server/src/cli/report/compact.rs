//! One line a finding, as compilers write it and editors jump to it.

use super::Report;
use crate::finding::Finding;
use crate::harmless::clean;
use std::io::{self, Write};

/// Writes `path:line:column: severity code name: message` for each finding.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    report.shown().try_for_each(|finding| writeln!(out, "{}", line(report, finding)))
}

/// A finding in a line.
pub(super) fn line(report: &Report<'_>, finding: &Finding) -> String {
    let path = clean(&report.sources.name(&finding.brief));
    // A line that begins with two colons is an order to GitHub Actions.
    let path = if path.trim_start().starts_with("::") { format!("./{path}") } else { path };
    let start = report.sources.place(&finding.brief, finding.span.start);
    let (rule, severity, message) = (finding.rule, finding.severity.name(), clean(&finding.message));
    format!("{path}:{}:{}: {severity} {} {}: {message}", start.line, start.column, rule.code, rule.name)
}
