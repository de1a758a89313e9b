//! A line that tells how far long work is. It stands on standard error, only if that is a terminal
//! and the work takes long, and is gone when the work is done.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Whoever waits no longer than this needs no line.
const PATIENCE: Duration = Duration::from_millis(700);

/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(100);

/// Work on a number of briefs.
#[derive(Debug)]
pub(super) struct Progress {
    what: &'static str,
    total: usize,
    done: AtomicUsize,
    begun: Instant,
    /// When the line is due next, in milliseconds from the beginning.
    due: AtomicU64,
    is_shown: bool,
}

impl Progress {
    /// Begins. `what` is what is done to the briefs: `reading`.
    pub(super) fn new(what: &'static str, total: usize) -> Self {
        let is_shown = io::stderr().is_terminal();
        let due = AtomicU64::new(PATIENCE.as_millis() as u64);
        Self { what, total, done: AtomicUsize::new(0), begun: Instant::now(), due, is_shown }
    }

    /// Some more briefs are done.
    pub(super) fn step(&self, briefs: usize) {
        let done = self.done.fetch_add(briefs, Ordering::Relaxed) + briefs;
        if !self.is_shown {
            return;
        }
        let now = self.begun.elapsed().as_millis() as u64;
        let due = self.due.load(Ordering::Relaxed);
        // Of several that find it due, one writes.
        let next = now + PACE.as_millis() as u64;
        if now >= due && self.due.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            let _ = write!(io::stderr().lock(), "\r{}", line(self.what, done, self.total));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown && self.due.load(Ordering::Relaxed) > PATIENCE.as_millis() as u64 {
            let _ =
                write!(io::stderr().lock(), "\r{:width$}\r", "", width = line(self.what, self.total, self.total).len());
        }
    }
}

fn line(what: &str, done: usize, total: usize) -> String {
    format!("{what}: {done:>width$} of {total} briefs", width = total.to_string().len())
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_line_keeps_its_width() {
        assert_eq!(line("reading", 7, 1200), "reading:    7 of 1200 briefs");
        assert_eq!(line("reading", 1200, 1200), "reading: 1200 of 1200 briefs");
    }
}
