//! What a report comes to, in a line or two.

use super::Report;
use crate::finding::Severity;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Writes what the findings come to, and how to see and learn more.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", counts(report))?;
    let by_severity = by_severity(report);
    let hidden: usize = by_severity.range(..report.shown_from).map(|(_, count)| count).sum();
    if let Some((least, _)) = by_severity.first_key_value().filter(|_| hidden > 0) {
        let verb = if hidden == 1 { "is" } else { "are" };
        writeln!(out, "{hidden} of them {verb} not shown: add --min-severity {}", least.name())?;
    }
    match report.shown().next() {
        Some(first) => writeln!(out, "to learn more: attache explain {}", first.rule.code),
        None => Ok(()),
    }
}

/// `3 warnings, 5 hints in 2 of 5 briefs`.
pub(super) fn counts(report: &Report<'_>) -> String {
    let by_severity = by_severity(report);
    let counted: Vec<_> = by_severity.iter().rev().map(|(severity, &count)| plural(count, severity.name())).collect();
    let concerned: BTreeSet<_> = report.findings.iter().map(|finding| &finding.brief).collect();
    let briefs = plural(report.briefs.len(), "brief");
    match counted.as_slice() {
        [] => format!("nothing to report in {briefs}"),
        counted => format!("{} in {} of {briefs}", counted.join(", "), concerned.len()),
    }
}

fn by_severity(report: &Report<'_>) -> BTreeMap<Severity, usize> {
    let mut counts = BTreeMap::new();
    for finding in &report.findings {
        *counts.entry(finding.severity).or_default() += 1;
    }
    counts
}

fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
