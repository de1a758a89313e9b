//! What a report comes to, in a line or two.

use super::Report;
use crate::finding::Severity;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Writes `3 warnings, 5 hints in 2 of 5 briefs`, and how to see and learn more.
pub(super) fn write(report: &Report<'_>, shown_from: Severity, out: &mut dyn Write) -> io::Result<()> {
    let mut counts = BTreeMap::<Severity, usize>::new();
    for finding in &report.findings {
        *counts.entry(finding.severity).or_default() += 1;
    }
    let counted: Vec<_> = counts.iter().rev().map(|(severity, &count)| plural(count, severity.name())).collect();
    let concerned: BTreeSet<_> = report.findings.iter().map(|finding| &finding.brief).collect();
    if counted.is_empty() {
        return writeln!(out, "nothing to report in {}", plural(report.briefs, "brief"));
    }
    writeln!(out, "{} in {} of {}", counted.join(", "), concerned.len(), plural(report.briefs, "brief"))?;
    let hidden: usize = counts.range(..shown_from).map(|(_, count)| count).sum();
    if let Some((least, _)) = counts.first_key_value().filter(|_| hidden > 0) {
        let verb = if hidden == 1 { "is" } else { "are" };
        writeln!(out, "{hidden} of them {verb} not shown: add --min-severity {}", least.name())?;
    }
    match report.findings.iter().find(|finding| finding.severity >= shown_from) {
        Some(first) => writeln!(out, "to learn more: attache explain {}", first.rule.code),
        None => Ok(()),
    }
}

fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
