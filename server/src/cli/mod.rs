//! The command line: what can be asked, and the only code that prints. A command reads its
//! arguments, asks the workspace and hands the answer to a report; it decides nothing about briefs.

mod arguments;
mod config;
mod escaped;
mod explain;
mod extract;
mod failure;
mod figures;
mod index;
mod init;
mod lint;
mod manual;
mod output;
mod progress;
mod report;
mod schema;
#[cfg(feature = "scip")]
mod scip;
mod selection;
mod terms;
mod uri;
mod waivers;

use crate::harmless::clean;
use arguments::{Arguments, Command};
use clap::Parser;
use failure::say;
use std::process::ExitCode;

/// Runs the command that the arguments of this process name.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.colour.choice().write_global();
    failure::set_loudness(arguments.quiet, arguments.verbose);
    if let Some(threads) = arguments.threads {
        // Nothing has run on other processors yet, so that nothing can be in the way.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build_global();
    }
    if !matches!(arguments.command, Command::Lsp(_)) {
        // One line is what an author needs to report; most likely a rule failed, which is a finding.
        std::panic::set_hook(Box::new(|panic| say(&clean(&format!("a fault of attache, please report it: {panic}")))));
    }
    let done = match &arguments.command {
        Command::Lint(command) => lint::run(command),
        Command::Extract(command) => extract::run(command),
        Command::Terms(command) => terms::run(command),
        Command::Figures(command) => figures::run(command),
        Command::Explain(command) => explain::run(command),
        Command::Index(command) => index::run(command),
        Command::Waivers(command) => waivers::run(command),
        Command::Init(_) => init::run(),
        Command::Config(command) => config::run(command),
        Command::Schema(_) => schema::run(),
        Command::Completions(command) => manual::completions(command.shell),
        Command::Man(_) => manual::page(),
        Command::Lsp(_) => Ok(crate::lsp::run()),
    };
    done.unwrap_or_else(|failure| failure.tell())
}
