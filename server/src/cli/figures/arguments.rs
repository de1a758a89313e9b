//! What can be typed behind `attache figures`. The texts here are what `--help` shows.

use crate::cli::arguments::Briefs;
use clap::{Args, ValueEnum};

/// Print the ledger: who says which figure where, and whether they agree
///
/// Figures are grouped by what their sentences say they measure: of whom, of what, in which unit, for
/// which time. Exit codes: 0 done, 1 some briefs could not be read, 2 could not run.
#[derive(Debug, Args)]
pub(in crate::cli) struct Figures {
    #[command(flatten)]
    pub(super) briefs: Briefs,

    /// Form of the ledger
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Table)]
    pub(super) format: Format,

    /// Also list figures that are stated only once
    #[arg(long)]
    pub(super) all: bool,

    /// Write a first fact sheet from the figures that agree, as TOML
    #[arg(long, conflicts_with_all = ["format", "all"])]
    pub(super) fact_sheet: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// For people, on a terminal
    Table,
    /// A Markdown table
    #[value(alias = "md")]
    Markdown,
    /// One line a statement
    Csv,
    /// For programs
    Json,
}
