//! Workflow commands of GitHub Actions, which become annotations beside the changed lines.

use super::{Report, compact};
use crate::finding::{Finding, Severity};
use crate::harmless::clean;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// GitHub takes no more annotations of a kind from one step and drops the others without a word.
const MOST_OF_A_KIND: usize = 10;

/// Writes the first findings of each kind as annotations and all others as lines of the log.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut annotated = BTreeMap::<&str, usize>::new();
    let mut others = Vec::new();
    for finding in report.shown() {
        match kind(finding.severity).filter(|kind| *annotated.entry(kind).or_default() < MOST_OF_A_KIND) {
            Some(kind) => {
                *annotated.entry(kind).or_default() += 1;
                annotate(report, finding, kind, out)?;
            }
            None => others.push(finding),
        }
    }
    others.iter().try_for_each(|finding| writeln!(out, "{}", compact::line(report, finding)))
}

/// What becomes of a severity; hints stay in the log.
fn kind(severity: Severity) -> Option<&'static str> {
    match severity {
        Severity::Error => Some("error"),
        Severity::Warning => Some("warning"),
        Severity::Info => Some("notice"),
        Severity::Hint => None,
    }
}

fn annotate(report: &Report<'_>, finding: &Finding, kind: &str, out: &mut dyn Write) -> io::Result<()> {
    let sources = report.sources;
    let path = property(&sources.name(&finding.brief));
    let start = sources.place(&finding.brief, finding.span.start);
    let end = sources.place(&finding.brief, finding.span.end);
    let rule = finding.rule;
    let title = property(&format!("{} {}", rule.code, rule.name));
    let message = data(&finding.message);
    let lines = format!("line={},endLine={}", start.line, end.line);
    // Columns are allowed only where they are of one line.
    let columns = if start.line == end.line && end.column > start.column {
        format!(",col={},endColumn={}", start.column, end.column - 1)
    } else {
        String::new()
    };
    writeln!(out, "::{kind} file={path},{lines}{columns},title={title}::{message}")
}

fn data(text: &str) -> String {
    clean(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
