//! What can be typed behind `attache terms`. The texts here are what `--help` shows.

use crate::cli::arguments::Briefs;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Print the list of abbreviations of briefs, put it into them, or import terms into a pack
///
/// A folder called “import” is named as ./import. Exit codes: 0 done, 1 some briefs could not be
/// read, 2 could not run.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(in crate::cli) struct Terms {
    #[command(subcommand)]
    pub(super) action: Option<Action>,

    #[command(flatten)]
    pub(super) briefs: Briefs,

    /// Form of the list
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Md)]
    pub(super) format: Format,

    /// Put the list into each brief: under its heading “Abbreviations” if it has one, in the form
    /// that the list there has, or else as a table at the end
    #[arg(long, conflicts_with = "format")]
    pub(super) insert: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Action {
    Import(Import),
}

/// Take terms from a CSV or TBX file into a pack of the project
///
/// CSV begins with the line short,long,status,definition,source; the last three may be missing. A
/// status is preferred, admitted, deprecated or obsolete.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// A .csv, .tsv, .tbx or .xml file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The pack: created if there is none, else brought up to date
    #[arg(long, value_name = "PACK", default_value = "terms.toml")]
    pub into: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// A Markdown table
    Md,
    /// One line an abbreviation, which `terms import` reads
    Csv,
    /// For programs
    Json,
    /// For term banks: ISO 30042, with every form that the packs know
    Tbx,
}
