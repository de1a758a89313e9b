//! What `attache lint` found, and its forms: one file a form.

mod json;
mod sources;

pub(super) use sources::Sources;

use super::arguments::{Format, Lint};
use super::failure::Failure;
use super::output;
use crate::finding::Finding;

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
            Format::Text => output::styled(|_| Ok(())),
            Format::Json => output::plain(|out| json::write(self, out)),
        }
    }
}
