//! Logging commands of Azure Pipelines. There are errors and warnings; what weighs less is a line
//! of the log.

use super::{Report, compact};
use crate::finding::{Finding, Severity};
use crate::harmless::clean;
use std::io::{self, Write};

/// Writes a logged issue or a line for each finding.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    report.shown().try_for_each(|finding| match finding.severity {
        Severity::Error => log(report, finding, "error", out),
        Severity::Warning => log(report, finding, "warning", out),
        Severity::Info | Severity::Hint => writeln!(out, "{}", compact::line(report, finding)),
    })
}

fn log(report: &Report<'_>, finding: &Finding, kind: &str, out: &mut dyn Write) -> io::Result<()> {
    let path = property(&report.sources.name(&finding.brief));
    let start = report.sources.place(&finding.brief, finding.span.start);
    let code = finding.rule.code;
    let message = data(&format!("{}: {}", finding.rule.name, finding.message));
    let (line, column) = (start.line, start.column);
    writeln!(
        out,
        "##vso[task.logissue type={kind};sourcepath={path};linenumber={line};columnnumber={column};code={code}]{message}"
    )
}

fn data(text: &str) -> String {
    clean(text).replace('%', "%AZP25")
}

fn property(text: &str) -> String {
    data(text).replace(';', "%3B").replace(']', "%5D")
}
