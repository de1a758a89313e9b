//! `attache lint`: checks briefs and says so with its exit code.

mod arguments;

pub(super) use arguments::{Format, Lint};

use super::failure::Failure;
use super::report::{Report, Sources};
use super::selection::Selection;
use crate::finding::Severity;
use crate::workspace::{Workspace, unreadable};
use rayon::prelude::*;
use std::process::ExitCode;

pub(super) fn run(command: &Lint) -> Result<ExitCode, Failure> {
    let workspace = Workspace::default();
    let mut selection = Selection::of(&command.briefs, &workspace)?;
    if let Some(root) = command.format.root_variable().and_then(std::env::var_os) {
        selection.names.start_from(root.as_ref());
    }
    let sources = Sources::of(&workspace, &selection);
    let check = |key| match sources.reading(key) {
        Ok(reading) => workspace.lint_reading(reading),
        Err(reason) => vec![unreadable(key, reason)],
    };
    let findings: Vec<_> = selection.asked.par_iter().flat_map_iter(check).collect();
    let failed = findings.iter().any(|finding| finding.severity >= command.fail_on);
    let report = Report {
        briefs: &selection.asked,
        findings,
        sources: &sources,
        fail_on: command.fail_on,
        // Asking for failure on hints is asking for hints.
        shown_from: command.min_severity.unwrap_or(Severity::Info.min(command.fail_on)),
    };
    report.print(command)?;
    Ok(ExitCode::from(u8::from(failed)))
}
