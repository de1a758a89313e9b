//! The command line: what can be asked, and the only code that prints. A command reads its
//! arguments, asks the workspace and hands the answer to a report; it decides nothing about briefs.

mod arguments;
mod explain;
mod extract;
mod failure;
mod figures;
mod init;
mod lint;
mod output;
mod report;
mod selection;
mod terms;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// Runs the command that the arguments of this process name.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.colour.choice().write_global();
    let done = match &arguments.command {
        Command::Lint(command) => lint::run(command),
        Command::Extract(command) => extract::run(command),
        Command::Terms(command) => terms::run(command),
        Command::Figures(command) => figures::run(command),
        Command::Explain(command) => explain::run(command),
        Command::Init(_) => init::run(),
        Command::Lsp(_) => Ok(crate::lsp::run()),
    };
    done.unwrap_or_else(|failure| failure.tell())
}
