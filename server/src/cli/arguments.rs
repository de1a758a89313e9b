//! What can be typed. The texts here are what `--help` shows.

use crate::finding::Severity;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Language server and linter for policy briefs written in Markdown
#[derive(Debug, Parser)]
#[command(name = "attache", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Command,

    /// Colour in the output; auto means on a terminal unless NO_COLOR is set
    #[arg(long = "color", global = true, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub colour: Colour,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Lint(super::lint::Lint),
    Extract(Extract),
    Terms(super::terms::Terms),
    Figures(super::figures::Figures),
    Explain(Explain),
    Init(Init),
    Lsp(Lsp),
}

/// Print what was understood of briefs: one JSON line each
#[derive(Debug, Args)]
pub(super) struct Extract {
    #[command(flatten)]
    pub briefs: Briefs,
}

/// The briefs that a command is about.
#[derive(Debug, Args)]
pub(super) struct Briefs {
    /// Files and folders; `-` is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// What to call the brief on standard input; settings are looked for as if it lay there
    #[arg(long, value_name = "NAME", default_value = "<stdin>", hide_default_value = true)]
    pub stdin_filename: PathBuf,
}

/// Print the page of a rule, or the list of all rules
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Code or name: T007, wrong-expansion
    pub rule: Option<String>,
}

/// Write an attache.toml with every setting explained to the current folder
#[derive(Debug, Args)]
pub(super) struct Init {}

/// Serve an editor: the language server, on standard input and output
#[derive(Debug, Args)]
pub(super) struct Lsp {
    /// Speak on standard input and output; the default and the only way, accepted because clients
    /// like to say it
    #[arg(long)]
    pub stdio: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    pub(super) fn choice(self) -> anstream::ColorChoice {
        match self {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        }
    }
}

/// Reads the word for a severity.
pub(super) fn severity() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(Severity::ALL.iter().rev().map(|severity| severity.name()))
        .map(|name| Severity::named(&name).expect("only names of severities are possible"))
}
