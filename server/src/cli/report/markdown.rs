//! A table for a comment, a wiki page or the summary of a job.

use super::Report;
use super::summary;
use crate::finding::Finding;
use crate::harmless::clean;
use std::io::{self, Write};

/// GitHub shows no summary of more than a MiB; this leaves room for what others write.
const MOST_BYTES: usize = 900_000;

/// Writes what the findings come to, and a table of those that are shown.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "### attache: {}", summary::counts(report))?;
    let rows: Vec<_> = report.shown().map(|finding| row(report, finding)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| Place | Severity | Rule | Finding |\n| --- | --- | --- | --- |")?;
    let mut room = MOST_BYTES;
    for (index, row) in rows.iter().enumerate() {
        let Some(left) = room.checked_sub(row.len()) else {
            return writeln!(out, "\nand {} more", rows.len() - index);
        };
        room = left;
        writeln!(out, "{row}")?;
    }
    Ok(())
}

fn row(report: &Report<'_>, finding: &Finding) -> String {
    let path = escaped(&report.sources.name(&finding.brief));
    let start = report.sources.place(&finding.brief, finding.span.start);
    let (rule, severity, message) = (finding.rule, finding.severity.name(), escaped(&finding.message));
    format!("| {path}:{}:{} | {severity} | {} {} | {message} |", start.line, start.column, rule.code, rule.name)
}

/// Text that means itself in a cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in clean(text).chars() {
        if matches!(char, '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '@' | '#') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
