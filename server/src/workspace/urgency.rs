//! Who types goes first: long work on many briefs pauses while somebody waits for one of them.

use super::lock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Long work goes on a little even where somebody types without end.
const PATIENCE: Duration = Duration::from_millis(20);

/// How much urgent work is under way.
#[derive(Debug, Default)]
pub struct Urgency {
    /// The same number, for those who only look.
    seen: AtomicUsize,
    count: Mutex<usize>,
    none: Condvar,
}

/// Urgent work is under way until this is dropped.
struct Urgent<'a>(&'a Urgency);

impl Drop for Urgent<'_> {
    fn drop(&mut self) {
        self.0.change(|count| count - 1);
    }
}

impl Urgency {
    /// Does what somebody waits for.
    pub fn first<T>(&self, work: impl FnOnce() -> T) -> T {
        self.change(|count| count + 1);
        let _under_way = Urgent(self);
        work()
    }

    /// Waits while urgent work is under way, but not for long.
    pub fn give_way(&self) {
        if self.seen.load(Ordering::Acquire) > 0 {
            let count = lock(&self.count);
            let waited = self.none.wait_timeout_while(count, PATIENCE, |count| *count > 0);
            drop(waited.unwrap_or_else(PoisonError::into_inner));
        }
    }

    fn change(&self, by: impl FnOnce(usize) -> usize) {
        let mut count = lock(&self.count);
        *count = by(*count);
        self.seen.store(*count, Ordering::Release);
        if *count == 0 {
            self.none.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicBool;
    use std::thread;

    #[test]
    fn long_work_pauses_until_urgent_work_is_done() {
        let (urgency, done) = (Urgency::default(), AtomicBool::new(false));
        thread::scope(|scope| {
            urgency.first(|| {
                scope.spawn(|| {
                    while !done.load(Ordering::Acquire) {
                        urgency.give_way();
                    }
                });
                done.store(true, Ordering::Release);
            });
        });
        assert_eq!(urgency.seen.load(Ordering::Acquire), 0);
    }

    #[test]
    fn urgent_work_that_panics_holds_nobody_up() {
        let urgency = Urgency::default();
        let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| urgency.first(|| panic!("a fault"))));
        assert!(failed.is_err());
        assert_eq!(urgency.seen.load(Ordering::Acquire), 0);
    }
}
