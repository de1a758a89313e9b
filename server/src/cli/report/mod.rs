//! What `attache lint` found, and its forms: one file a form.

mod clean;
mod json;
mod quote;
mod sources;
mod summary;
mod text;

pub(super) use sources::Sources;

use super::arguments::{Format, Lint};
use super::failure::Failure;
use super::output;
use crate::finding::{Finding, Severity};

/// The outcome of a run.
#[derive(Debug)]
pub(super) struct Report<'a> {
    /// How many briefs were checked.
    pub briefs: usize,
    /// Everything that was found, by brief, place and code.
    pub findings: Vec<Finding>,
    /// The texts that the findings speak of.
    pub sources: &'a Sources,
}

impl Report<'_> {
    /// Prints it in the form that was asked for.
    pub(super) fn print(&self, command: &Lint) -> Result<(), Failure> {
        match command.format {
            Format::Text => {
                // Asking for failure on hints is asking for hints.
                let from = command.min_severity.unwrap_or(Severity::Info.min(command.fail_on));
                output::styled(|out| text::write(self, from, output::columns(), out))
            }
            Format::Json => output::plain(|out| json::write(self, out)),
        }
    }
}
