//! GitLab's report of code quality.

use super::Report;
use crate::cli::escaped;
use crate::finding::{Finding, Severity};
use serde::Serialize;
use std::io::{self, Write};

/// Writes all findings as one JSON list.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<_> = report.findings.iter().map(|finding| Issue::of(finding, report)).collect();
    escaped::write(out, &issues)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl<'a> Issue<'a> {
    fn of(finding: &'a Finding, report: &Report<'_>) -> Self {
        let path = report.sources.name(&finding.brief);
        let line = |byte| report.sources.place(&finding.brief, byte).line;
        // Has to tell findings of a whole report apart; ours does that in a brief.
        let fingerprint = blake3::hash(format!("{path}\0{}", finding.fingerprint).as_bytes()).to_hex().to_string();
        Self {
            description: &finding.message,
            check_name: finding.rule.name,
            fingerprint,
            severity: severity(finding.severity),
            location: Location { path, lines: Lines { begin: line(finding.span.start), end: line(finding.span.end) } },
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "minor",
        Severity::Hint => "info",
    }
}
