//! A reader that can be held up, for tests of what goes on meanwhile.

use std::sync::{Condvar, Mutex, PoisonError};

/// Closed at first.
#[derive(Debug, Default)]
pub struct Gate {
    is_open: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    /// A closed one.
    pub const fn closed() -> Self {
        Self { is_open: Mutex::new(false), opened: Condvar::new() }
    }

    /// Lets everybody through, for good.
    pub fn open(&self) {
        *self.is_open.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.opened.notify_all();
    }

    /// Waits until it is open.
    pub fn pass(&self) {
        let is_open = self.is_open.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.opened.wait_while(is_open, |is_open| !*is_open).unwrap_or_else(PoisonError::into_inner));
    }
}
