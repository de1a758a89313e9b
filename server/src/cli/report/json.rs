//! The reports for programs: one JSON object, or one a finding. Their fields are a promise; they are
//! added to, and `version` is raised when one changes its meaning.

use super::Report;
use super::sources::{Place, Sources};
use crate::cli::escaped;
use crate::finding::{Edit, Finding, Fix, Related, Severity};
use attache_grammar::Span;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// Writes the report and a line end.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sources = report.sources;
    let findings = Findings { of: &report.findings, sources };
    escaped::write(out, &JsonReport { version: 1, briefs: report.briefs.len(), findings })?;
    writeln!(out)
}

/// Writes a line for each finding and nothing around them.
pub(super) fn write_lines(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.findings {
        escaped::write(out, &JsonFinding::of(finding, report.sources))?;
        writeln!(out)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    briefs: usize,
    findings: Findings<'a>,
}

/// Findings that are turned into lines one after the other: a large folder has many.
struct Findings<'a> {
    of: &'a [Finding],
    sources: &'a Sources,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.of.iter().map(|finding| JsonFinding::of(finding, self.sources)))
    }
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    path: String,
    rule: &'static str,
    code: &'static str,
    severity: Severity,
    span: [u32; 2],
    start: Place,
    end: Place,
    message: &'a str,
    fingerprint: &'a str,
    related: Vec<JsonRelated<'a>>,
    fixes: Vec<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    path: String,
    span: [u32; 2],
    start: Place,
    message: &'a str,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    path: String,
    span: [u32; 2],
    text: &'a str,
}

impl<'a> JsonFinding<'a> {
    fn of(finding: &'a Finding, sources: &Sources) -> Self {
        Self {
            path: sources.name(&finding.brief),
            rule: finding.rule.name,
            code: finding.rule.code,
            severity: finding.severity,
            span: bytes(finding.span),
            start: sources.place(&finding.brief, finding.span.start),
            end: sources.place(&finding.brief, finding.span.end),
            message: &finding.message,
            fingerprint: &finding.fingerprint,
            related: finding.related.iter().map(|related| JsonRelated::of(related, sources)).collect(),
            fixes: finding.fixes.iter().map(|fix| JsonFix::of(fix, sources)).collect(),
        }
    }
}

impl<'a> JsonRelated<'a> {
    fn of(related: &'a Related, sources: &Sources) -> Self {
        Self {
            path: sources.name(&related.brief),
            span: bytes(related.span),
            start: sources.place(&related.brief, related.span.start),
            message: &related.message,
        }
    }
}

impl<'a> JsonFix<'a> {
    fn of(fix: &'a Fix, sources: &Sources) -> Self {
        let edit =
            |edit: &'a Edit| JsonEdit { path: sources.name(&edit.brief), span: bytes(edit.span), text: &edit.text };
        Self { title: &fix.title, safe: fix.safe, edits: fix.edits.iter().map(edit).collect() }
    }
}

/// A span as it is written: half-open, in bytes.
fn bytes(span: Span) -> [u32; 2] {
    [span.start, span.end]
}
