//! `attache lint`: checks briefs and says so with its exit code.

use super::arguments::Lint;
use super::failure::Failure;
use super::report::{Report, Sources};
use super::selection::Selection;
use crate::workspace::{Workspace, unreadable};
use rayon::prelude::*;
use std::process::ExitCode;

pub(super) fn run(command: &Lint) -> Result<ExitCode, Failure> {
    let workspace = Workspace::default();
    let selection = Selection::of(&command.briefs, &workspace)?;
    let sources = Sources::of(&workspace, &selection);
    let check = |key| match sources.reading(key) {
        Ok(reading) => workspace.lint_reading(reading),
        Err(reason) => vec![unreadable(key, reason)],
    };
    let findings: Vec<_> = selection.asked.par_iter().flat_map_iter(check).collect();
    let failed = findings.iter().any(|finding| finding.severity >= command.fail_on);
    Report { briefs: selection.asked.len(), findings, sources: &sources }.print(command)?;
    Ok(ExitCode::from(u8::from(failed)))
}
