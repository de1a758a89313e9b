//! Why a command could not run, and how that is told.

use annotate_snippets::{Group, Level, Renderer};
use std::io::Write;
use std::process::ExitCode;

/// Could not run.
#[derive(Debug)]
pub(super) struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    /// What was attempted, on which path, and what came in the way.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Adds what to do about it.
    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Tells it on standard error. The exit code says that nothing was checked.
    pub(super) fn tell(self) -> ExitCode {
        let mut group = Group::with_title(Level::ERROR.primary_title(self.message));
        if let Some(help) = self.help {
            group = group.element(Level::HELP.message(help));
        }
        say(&Renderer::styled().render(&[group]));
        ExitCode::from(2)
    }
}

/// Says something that is no finding, on standard error. Nobody can be told if even that fails.
pub(super) fn say(line: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}
