//! What `attache lint` found, and its forms: one file a form.

mod azure;
mod checkstyle;
mod compact;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod quote;
mod sarif;
mod sources;
mod statistics;
mod summary;
mod text;
mod texts;
mod xml;

pub(super) use sources::{Place, Sources};

use super::failure::Failure;
use super::lint::Format;
use super::output::{self, Target};
use crate::BriefKey;
use crate::finding::{Finding, Severity};
use std::io::{self, Write};

/// The outcome of a run.
#[derive(Debug)]
pub(super) struct Report<'a> {
    /// The briefs that were checked, in the order of their names.
    pub briefs: &'a [BriefKey],
    /// Everything that was found, by brief, place and code.
    pub findings: Vec<Finding>,
    /// The texts that the findings speak of.
    pub sources: &'a Sources,
    /// What weighs at least this much makes the run fail.
    pub fail_on: Severity,
    /// What weighs less is counted and not shown to people.
    pub shown_from: Severity,
}

impl Report<'_> {
    /// Prints it in a form.
    pub(super) fn print(&self, format: Format, target: Target<'_>) -> Result<(), Failure> {
        let write = |out: &mut dyn Write| self.write(format, out);
        if format == Format::Text { output::styled(target, write) } else { output::bare(target, write) }?;
        // Beside the log, a job has a page.
        match std::env::var_os("GITHUB_STEP_SUMMARY").filter(|_| format == Format::Github) {
            Some(page) => output::append(page.as_ref(), |out| markdown::write(self, out)),
            None => Ok(()),
        }
    }

    /// Writes counts instead.
    pub(super) fn write_statistics(&self, out: &mut dyn Write) -> io::Result<()> {
        statistics::write(self, out)
    }

    fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Text => text::write(self, output::columns(), out),
            Format::Compact => compact::write(self, out),
            Format::Markdown => markdown::write(self, out),
            Format::Json => json::write(self, out),
            Format::Jsonl => json::write_lines(self, out),
            Format::Sarif => sarif::write(self, out),
            Format::Github => github::write(self, out),
            Format::Gitlab => gitlab::write(self, out),
            Format::Azure => azure::write(self, out),
            Format::Junit => junit::write(self, out),
            Format::Checkstyle => checkstyle::write(self, out),
        }
    }

    /// The findings for people.
    fn shown(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity >= self.shown_from)
    }

    /// The briefs, each with what was found in it.
    fn by_brief(&self) -> Vec<(&BriefKey, &[Finding])> {
        let mut left = self.findings.as_slice();
        let mut by_brief = Vec::with_capacity(self.briefs.len());
        for key in self.briefs {
            let (own, others) = left.split_at(left.iter().take_while(|finding| finding.brief == *key).count());
            by_brief.push((key, own));
            left = others;
        }
        by_brief
    }
}
