//! Standard output, and files in its stead: the one place that writes to them. Standard output is
//! locked once and buffered; a reader that goes away early, such as `head`, is no failure.

use super::failure::Failure;
use crate::files;
use anstream::AutoStream;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Where output goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target<'a> {
    /// Standard output.
    Standard,
    /// Standard error, where standard output is taken.
    Error,
    /// A file.
    File(&'a Path),
}

/// Writes bytes as they are to standard output.
pub(super) fn plain(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    bare(Target::Standard, write)
}

/// Writes bytes as they are.
pub(super) fn bare(target: Target<'_>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    match target {
        Target::Standard => finish(BufWriter::new(io::stdout().lock()), write),
        Target::Error => finish(BufWriter::new(io::stderr().lock()), write),
        Target::File(path) => file(path, write),
    }
}

/// Writes styled text; the styles are dropped where colour is not wanted.
pub(super) fn styled(target: Target<'_>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    match target {
        Target::Standard => {
            let choice = AutoStream::choice(&io::stdout());
            finish(BufWriter::new(AutoStream::new(io::stdout().lock(), choice)), write)
        }
        Target::Error => {
            let choice = AutoStream::choice(&io::stderr());
            finish(BufWriter::new(AutoStream::new(io::stderr().lock(), choice)), write)
        }
        Target::File(path) => file(path, write),
    }
}

/// Writes a file instead, without styles: whole or not at all.
pub(super) fn file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut text = AutoStream::never(Vec::new());
    let written = write(&mut text).map_err(|error| error.to_string());
    let text = text.into_inner();
    // A pipe or a device cannot be replaced by a file.
    let is_device = path.metadata().is_ok_and(|metadata| !metadata.is_file());
    let put = || {
        if is_device {
            File::options()
                .append(true)
                .open(path)
                .and_then(|mut file| file.write_all(&text))
                .map_err(|e| e.to_string())
        } else {
            files::put(path, &text).map_err(|reason| reason.to_string())
        }
    };
    written.and_then(|()| put()).map_err(|reason| cannot_write(path, &reason))
}

/// Adds to a file that others write to as well.
pub(super) fn append(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let open = File::options().append(true).create(true).open(path);
    let written = open.map(BufWriter::new).and_then(|mut file| write(&mut file).and_then(|()| file.flush()));
    written.map_err(|error| cannot_write(path, &error.to_string()))
}

fn cannot_write(path: &Path, reason: &str) -> Failure {
    Failure::new(format!("cannot write {}: {reason}", path.display()))
}

/// How wide a line may be: what COLUMNS says, or the terminal, or a fair width where there is
/// neither; within reason.
pub(super) fn columns() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
    said.or_else(terminal).unwrap_or(120).clamp(40, 140)
}

fn finish<W: Write>(mut out: W, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write the output: {error}")))
        }
        _ => Ok(()),
    }
}
