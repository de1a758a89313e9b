//! What can be typed behind `attache lint`. The texts here are what `--help` shows.

use crate::cli::arguments::{Briefs, severity};
use crate::finding::Severity;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Check briefs
///
/// Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not run.
#[derive(Debug, Args)]
pub(in crate::cli) struct Lint {
    #[command(flatten)]
    pub briefs: Briefs,

    /// Form of the report
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    pub format: Format,

    /// Write the report to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Exit with 1 if a finding weighs at least this much
    #[arg(long, value_name = "SEVERITY", default_value = "warning", value_parser = severity())]
    pub fail_on: Severity,

    /// Show findings that weigh at least this much, and only count the others; formats for programs
    /// are always complete [default: info]
    #[arg(long, value_name = "SEVERITY", value_parser = severity())]
    pub min_severity: Option<Severity>,
}

/// The forms of a report. Those for people show what weighs enough, those for programs everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// For people: each place with its line
    Text,
    /// For people: one line a finding
    Compact,
    /// For people: a table for a comment or a page
    Markdown,
    /// For programs: one object with all findings
    Json,
    /// For programs: one line a finding, in the same words; shards are joined with cat
    Jsonl,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: annotations, and the table as the summary of the job
    Github,
    /// For GitLab: a report of code quality
    Gitlab,
    /// For Azure Pipelines: logged issues
    Azure,
    /// For test reports: a suite a brief; what is below --fail-on does not fail
    Junit,
    /// For tools that read Checkstyle's XML
    Checkstyle,
}

impl Format {
    /// The variable that names the folder by which the service that reads this form calls files.
    pub(super) fn root_variable(self) -> Option<&'static str> {
        match self {
            Format::Github => Some("GITHUB_WORKSPACE"),
            Format::Gitlab => Some("CI_PROJECT_DIR"),
            Format::Azure => Some("BUILD_SOURCESDIRECTORY"),
            _ => None,
        }
    }
}
