//! Standard output: the one place that writes to it. Locked once and buffered; a reader that goes
//! away early, such as `head`, is no failure.

use super::failure::Failure;
use anstream::AutoStream;
use std::io::{self, BufWriter, Write};

/// Writes bytes as they are.
pub(super) fn plain(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    finish(BufWriter::new(io::stdout().lock()), write)
}

/// Writes styled text; the styles are dropped where colour is not wanted.
pub(super) fn styled(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let stdout = io::stdout();
    let choice = AutoStream::choice(&stdout);
    finish(BufWriter::new(AutoStream::new(stdout.lock(), choice)), write)
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
            Err(Failure::new(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}
