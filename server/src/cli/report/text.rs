//! The report for people: each finding with its line and the lines of the other places that belong
//! to it, then what it all comes to.

use super::quote::quotes;
use super::sources::Sources;
use super::{Report, summary};
use crate::cli::failure::is_quiet;
use crate::finding::{Finding, Severity};
use crate::harmless::clean;
use annotate_snippets::{Group, Level, Renderer};
use std::io::{self, Write};

/// Columns for the line numbers and their rule.
const MARGIN: usize = 8;

/// Writes the findings that are shown, `columns` wide, and the summary of all.
pub(super) fn write(report: &Report<'_>, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let renderer = Renderer::styled().term_width(columns);
    for finding in report.shown() {
        let group = group(finding, report.sources, columns.saturating_sub(MARGIN));
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    if is_quiet() { Ok(()) } else { summary::write(report, out) }
}

fn group<'a>(finding: &'a Finding, sources: &Sources, width: usize) -> Group<'a> {
    let id = format!("{} {}", finding.rule.code, finding.rule.name);
    let title = level(finding.severity).primary_title(clean(&finding.message)).id(id);
    let (quotes, left_out) = quotes(finding, sources, width);
    let quoted = quotes.iter().map(|quote| quote.element(sources));
    let left_out = (left_out > 0).then(|| Level::NOTE.message(format!("and {left_out} more places")));
    let fixes = finding.fixes.iter().map(|fix| Level::HELP.message(clean(&fix.title)));
    title.elements(quoted).elements(left_out).elements(fixes)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::NOTE.with_name("hint"),
    }
}
