//! `--watch`: checks again whenever a brief, a pack or the settings change. It looks at the dates of
//! files a few times a second, which works on every disk and costs less than one check.

use super::arguments::Lint;
use crate::cli::failure::{Failure, notice, say};
use crate::files;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

/// How long to wait between two looks.
const PACE: Duration = Duration::from_millis(300);

/// Clears a terminal and goes to its first line.
const CLEAR: &str = "\x1B[2J\x1B[H";

/// What tells a file from what it was.
type Stamp = (Option<SystemTime>, u64);

/// Runs until somebody ends the program.
pub(super) fn run(command: &Lint, check: impl Fn() -> Result<ExitCode, Failure>) -> Result<ExitCode, Failure> {
    let mut seen = None;
    loop {
        let now = stamps(&command.briefs.paths);
        if seen.as_ref() != Some(&now) {
            if io::stderr().is_terminal() {
                say(CLEAR);
            }
            // Settings that are broken for a moment are no reason to leave.
            if let Err(failure) = check() {
                failure.tell();
            }
            notice("waiting for changes; end with Ctrl-C");
            seen = Some(now);
        }
        std::thread::sleep(PACE);
    }
}

fn stamps(paths: &[PathBuf]) -> BTreeMap<PathBuf, Stamp> {
    let watched =
        paths.iter().flat_map(|path| if path.is_dir() { files::watched_below(path) } else { vec![path.clone()] });
    watched.map(|path| (stamp(&path), path)).map(|(stamp, path)| (path, stamp)).collect()
}

fn stamp(path: &Path) -> Stamp {
    path.metadata().map_or((None, 0), |metadata| (metadata.modified().ok(), metadata.len()))
}
