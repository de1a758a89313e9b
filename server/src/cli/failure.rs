//! Why a command could not run, and how that is told.

use crate::harmless::clean;
use crate::project::Fault;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use std::io::Write;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// Could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// What was attempted, on which path, and what came in the way; what to do about it.
    Plain { message: String, help: Option<String> },
    /// Settings that cannot be used, with the names of their files.
    Settings(Vec<(String, Fault)>),
}

impl Failure {
    /// What was attempted, on which path, and what came in the way.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self::Plain { message: message.into(), help: None }
    }

    /// The same with what to do about it.
    pub(super) fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Plain { message: message.into(), help: Some(help.into()) }
    }

    /// Tells it on standard error. The exit code says that nothing was done.
    pub(super) fn tell(&self) -> ExitCode {
        let groups: Vec<_> = match self {
            Failure::Plain { message, help } => {
                let help = help.as_deref().map(|help| Level::HELP.message(clean(help)));
                vec![Level::ERROR.primary_title(clean(message)).elements(help)]
            }
            Failure::Settings(faults) => faults.iter().map(|(name, fault)| group(name, fault)).collect(),
        };
        for group in groups {
            say(&Renderer::styled().term_width(super::output::columns()).render(&[group]));
        }
        ExitCode::from(2)
    }
}

fn group<'a>(name: &'a str, fault: &'a Fault) -> Group<'a> {
    let error = &fault.error;
    let place = match fault.text.as_str() {
        "" => Element::from(Origin::path(clean(name))),
        text => {
            // What is shown may have other widths in bytes than what is there.
            let at = |at: usize| lines(text.get(..at).unwrap_or(text)).len();
            let place = AnnotationKind::Primary.span(at(error.span.start)..at(error.span.end));
            Element::from(Snippet::source(lines(text)).path(clean(name)).annotation(place))
        }
    };
    let help = error.help.as_deref().map(|help| Level::HELP.message(clean(help)));
    Level::ERROR.primary_title(clean(&error.message)).element(place).elements(help)
}

/// Lines of a file, harmless to show.
fn lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

static IS_QUIET: AtomicBool = AtomicBool::new(false);
static IS_VERBOSE: AtomicBool = AtomicBool::new(false);

/// How much this process says; told once, as colours are.
pub(super) fn set_loudness(quiet: bool, verbose: bool) {
    IS_QUIET.store(quiet, Ordering::Relaxed);
    IS_VERBOSE.store(verbose, Ordering::Relaxed);
}

/// Says what is good to know, unless it was asked for quiet.
pub(super) fn notice(line: &str) {
    if !IS_QUIET.load(Ordering::Relaxed) {
        say(line);
    }
}

/// Says what is done, to those who asked for it.
pub(super) fn detail(line: impl FnOnce() -> String) {
    if IS_VERBOSE.load(Ordering::Relaxed) {
        say(&line());
    }
}

/// Whether it was asked for quiet.
pub(super) fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// Says what went wrong, on standard error. Nobody can be told if even that fails.
pub(super) fn say(line: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}
