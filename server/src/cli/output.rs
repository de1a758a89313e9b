//! Standard output: the one place that writes to it. Locked once and buffered; a reader that goes
//! away early, such as `head`, is no failure.

use super::failure::Failure;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, BufWriter, Write};

/// Writes bytes as they are.
pub(super) fn plain(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    finish(BufWriter::new(io::stdout().lock()), write)
}

/// Writes styled text; the styles are dropped where colour is not wanted.
pub(super) fn styled(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let stdout = io::stdout();
    let choice = match ColorChoice::global() {
        ColorChoice::Auto => AutoStream::choice(&stdout),
        choice => choice,
    };
    finish(BufWriter::new(AutoStream::new(stdout.lock(), choice)), write)
}

/// How wide a line may be: the terminal's width within reason, or a fair one where there is none.
pub(super) fn columns() -> usize {
    let (least, most) = (40, 140);
    let terminal = terminal_size::terminal_size_of(io::stdout());
    terminal.map_or(120, |(width, _)| usize::from(width.0).clamp(least, most))
}

fn finish<W: Write>(mut out: W, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}
