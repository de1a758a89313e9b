//! What can be typed behind `attache lint`. The texts here are what `--help` shows.

use crate::cli::arguments::{Briefs, severity};
use crate::finding::Severity;
use crate::fix::Reach;
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

    /// Exit with 0 whatever is found
    #[arg(long)]
    pub exit_zero: bool,

    /// Print how often each rule has found something instead of the findings
    #[arg(long, conflicts_with = "format")]
    pub statistics: bool,

    /// Check again whenever a brief or the settings change
    #[arg(long, conflicts_with_all = ["fixing", "write_baseline", "output"])]
    pub watch: bool,

    #[command(flatten)]
    pub fixes: Fixes,

    /// Leave alone the findings that this file accepts, and say which of them are gone; it takes the place
    /// of the one in the settings
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Accept what is found now: write it to the baseline [default: that of the settings, or else
    /// attache-baseline.json]
    #[arg(long, conflicts_with = "fixing")]
    pub write_baseline: bool,

    /// Report only what stands on lines that are new since a revision of git, or since the present
    /// branch left it; all briefs are known all the same
    #[arg(long, value_name = "REVISION", conflicts_with = "write_baseline")]
    pub changed_since: Option<String>,
}

/// What to do about findings.
#[derive(Debug, Args)]
#[group(skip)]
#[command(group = clap::ArgGroup::new("fixing").multiple(true))]
pub(in crate::cli) struct Fixes {
    /// Make the fixes that are safe, and report what is left; of standard input, print the new text
    #[arg(long, group = "fixing")]
    pub fix: bool,

    /// Make the other fixes as well, unless a finding offers several
    #[arg(long = "unsafe", requires = "fixing")]
    pub all: bool,

    /// Print what --fix would change, and exit with 1 if that is anything
    #[arg(long, group = "fixing")]
    pub diff: bool,

    /// Do all that --fix does except writing
    #[arg(long, group = "fixing")]
    pub dry_run: bool,
}

impl Fixes {
    /// Whether any are asked for, and which.
    pub(super) fn reach(&self) -> Option<Reach> {
        let reach = if self.all { Reach::All } else { Reach::Safe };
        (self.fix || self.diff || self.dry_run).then_some(reach)
    }
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
