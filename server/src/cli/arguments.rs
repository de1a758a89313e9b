//! What can be typed. The texts here are what `--help` shows.

use crate::finding::Severity;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

/// Language server and linter for policy briefs written in Markdown
#[derive(Debug, Parser)]
#[command(name = "attache", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Command,

    /// Colour in the output; auto means on a terminal unless NO_COLOR is set
    #[arg(long = "color", global = true, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub colour: Colour,

    /// How many processors to use [default: all]
    #[arg(long, global = true, value_name = "NUMBER")]
    pub threads: Option<NonZeroUsize>,

    /// Print no notices, only what was asked for and what went wrong
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Tell on standard error what is done
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Lint(super::lint::Lint),
    Extract(Extract),
    Index(Index),
    Terms(super::terms::Terms),
    Figures(super::figures::Figures),
    Waivers(Waivers),
    Explain(Explain),
    Init(Init),
    Config(Config),
    Schema(Schema),
    Completions(Completions),
    Man(Man),
    Lsp(Lsp),
}

/// Print what was understood of briefs: one JSON line each
#[derive(Debug, Args)]
pub(super) struct Extract {
    #[command(flatten)]
    pub briefs: Briefs,
}

/// List what authors have waived, and why
#[derive(Debug, Args)]
pub(super) struct Waivers {
    #[command(flatten)]
    pub briefs: Briefs,

    /// Form of the list
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Print every fact of briefs for other programs: one JSON line each, or an index in SCIP
///
/// Facts are definitions, uses, figures and names; each has an id that survives edits elsewhere.
#[derive(Debug, Args)]
pub(super) struct Index {
    #[command(flatten)]
    pub briefs: Briefs,

    /// Form of the index
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = IndexFormat::Jsonl)]
    pub format: IndexFormat,
}

/// The forms of the index.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum IndexFormat {
    /// One JSON object a line
    Jsonl,
    /// SCIP, for code search: definitions and uses of terms; if attache was built with the feature `scip`
    Scip,
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

    /// One of several equal parts of the briefs, such as 3/8; all are known all the same. What the
    /// parts print line by line joins to what is printed of all
    #[arg(long, value_name = "PART/PARTS")]
    pub shard: Option<Shard>,
}

/// One of several parts, counted from 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shard {
    part: usize,
    parts: usize,
}

impl Shard {
    /// The part of a row.
    pub(super) fn of<T>(self, all: &[T]) -> &[T] {
        let bound = |part: usize| all.len() * part / self.parts;
        &all[bound(self.part - 1)..bound(self.part)]
    }
}

impl FromStr for Shard {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers = text.split_once('/').and_then(|(part, parts)| Some((part.parse().ok()?, parts.parse().ok()?)));
        match numbers {
            Some((part, parts)) if (1..=parts).contains(&part) => Ok(Self { part, parts }),
            _ => Err("write a part and the number of parts, such as 1/8 to 8/8"),
        }
    }
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

/// Print the settings that hold for a brief, and where each of them comes from
#[derive(Debug, Args)]
pub(super) struct Config {
    /// A brief, or a folder for any brief there
    #[arg(value_name = "PATH", default_value = ".")]
    pub brief: PathBuf,
}

/// Print the JSON schema of attache.toml
#[derive(Debug, Args)]
pub(super) struct Schema {}

/// Print what a shell needs to complete commands and options
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Print the manual page
#[derive(Debug, Args)]
#[command(hide = true)]
pub(super) struct Man {}

/// Serve an editor: the language server, on standard input and output
#[derive(Debug, Args)]
pub(super) struct Lsp {
    /// Speak on standard input and output; the default and the only way, accepted because clients
    /// like to say it
    #[arg(long)]
    pub stdio: bool,
}

/// The forms of a list.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Text,
    /// For programs
    Json,
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
