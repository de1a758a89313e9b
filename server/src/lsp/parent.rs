//! Notices that the editor is gone although its pipe is still open, as happens when another
//! process has inherited the pipe. Knows the editor by its process id and nothing else.

use std::time::Duration;

use tokio::sync::watch;

const EVERY: Duration = Duration::from_secs(2);

/// Returns when the editor's process has ended. An id that belongs to no process from the start
/// was given by an editor on another machine or in another container, and is not watched.
pub async fn gone(mut editor: watch::Receiver<Option<u32>>, alive: impl Fn(u32) -> bool) {
    let process = match editor.wait_for(Option::is_some).await {
        Ok(process) => *process,
        Err(_) => None,
    };
    let Some(process) = process.filter(|process| alive(*process)) else { return std::future::pending().await };
    while alive(process) {
        tokio::time::sleep(EVERY).await;
    }
}

/// Whether there is a process of this id.
#[cfg(unix)]
#[must_use]
pub fn alive(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};

    let Some(process) = i32::try_from(process).ok().and_then(Pid::from_raw) else { return false };
    test_kill_process(process) != Err(rustix::io::Errno::SRCH)
}

/// Elsewhere the end of the pipe is all there is to go by.
#[cfg(not(unix))]
#[must_use]
pub fn alive(_process: u32) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_end_of_the_process_is_noticed() {
        let looks = Cell::new(0);
        let (_editor, process) = watch::channel(Some(41));
        let alive = |_| {
            looks.set(looks.get() + 1);
            looks.get() < 5
        };
        let start = tokio::time::Instant::now();
        gone(process, alive).await;
        assert_eq!(start.elapsed(), EVERY * 3);
    }

    #[tokio::test(start_paused = true)]
    async fn a_process_of_another_machine_is_not_watched() {
        let (_editor, process) = watch::channel(Some(41));
        assert!(tokio::time::timeout(Duration::from_secs(60), gone(process, |_| false)).await.is_err());
    }

    #[test]
    fn this_process_is_alive() {
        assert!(alive(std::process::id()));
    }
}
