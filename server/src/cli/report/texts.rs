//! The texts that were quoted last. A report goes from brief to brief, and what a finding points at
//! in other briefs is often pointed at again.

use crate::BriefKey;
use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

/// As many bytes are kept, and as many again that nobody has asked for since.
const MOST: usize = 4 * 1024 * 1024;

/// Texts by brief.
#[derive(Debug, Default)]
pub(super) struct Texts(Mutex<Generations>);

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<BriefKey, Arc<str>>,
    /// Of those that are young.
    bytes: usize,
    old: HashMap<BriefKey, Arc<str>>,
}

impl Texts {
    /// The text of a brief, read by `read` unless it is there.
    pub(super) fn get(&self, key: &BriefKey, read: impl FnOnce() -> Arc<str>) -> Arc<str> {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = texts.young.get(key) {
            return Arc::clone(text);
        }
        let text = texts.old.remove(key).unwrap_or_else(read);
        if texts.bytes > MOST {
            texts.old = mem::take(&mut texts.young);
            texts.bytes = 0;
        }
        texts.bytes += text.len();
        texts.young.insert(key.clone(), Arc::clone(&text));
        text
    }

    /// Has all texts read again.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}
