//! What several briefs state in the same words, kept once: a house repeats its sentences from brief to
//! brief, with the same figures or with others.

use super::statement::{Around, Sentence, Spoken};
use super::told::{Key, Said, Told};
use rustc_hash::FxHashSet;
use std::hash::Hash;
use std::sync::Arc;

/// All statements that are kept, and their parts.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    said: Once<Said>,
    sentences: Once<Sentence>,
    spoken: Once<Spoken>,
    around: Once<Around>,
    keys: Once<[Key]>,
}

impl Pool {
    /// Lets a brief have what others say in the same words already.
    pub fn share(&mut self, told: &mut Told) {
        for figure in &mut told.figures {
            if self.said.share(&mut figure.said) {
                continue;
            }
            // A copy only where a reading holds on to it.
            let said = Arc::make_mut(&mut figure.said);
            self.keys.keep(&mut said.keys, |keys| Arc::from(keys));
            let around = &mut said.statement.around;
            self.around.keep(around, |around| Arc::new(around.clone()));
            if !self.sentences.share(&mut said.sentence) {
                let mut sentence = Sentence::clone(&said.sentence);
                self.spoken.keep(&mut sentence.spoken, |spoken| Arc::new(spoken.clone()));
                said.sentence = Arc::new(sentence);
                self.sentences.0.insert(Arc::clone(&said.sentence));
            }
            self.said.0.insert(Arc::clone(&figure.said));
        }
    }

    /// Forgets what nobody says any more.
    pub fn release(&mut self, told: Told) {
        for figure in told.figures {
            if !self.said.release(&figure.said) {
                continue;
            }
            self.keys.release(&figure.keys);
            self.around.release(&figure.statement.around);
            if self.sentences.release(&figure.sentence) {
                self.spoken.release(&figure.sentence.spoken);
            }
        }
    }

    /// How many statements and parts of statements are kept.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        let parts = self.sentences.0.len() + self.spoken.0.len() + self.around.0.len() + self.keys.0.len();
        self.said.0.len() + parts
    }
}

/// Values that are kept once. Nobody else holds on to them but what was made of them here, so that their
/// counts say who still needs them.
#[derive(Debug)]
struct Once<T: ?Sized>(FxHashSet<Arc<T>>);

impl<T: ?Sized> Clone for Once<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> Default for Once<T> {
    fn default() -> Self {
        Self(FxHashSet::default())
    }
}

impl<T: ?Sized + Eq + Hash> Once<T> {
    /// Replaces a value by the one that is kept. Returns whether one is.
    fn share(&self, value: &mut Arc<T>) -> bool {
        let known = self.0.get(value);
        if let Some(known) = known {
            *value = Arc::clone(known);
        }
        known.is_some()
    }

    /// Replaces a value by the one that is kept, a copy of it if none was.
    fn keep(&mut self, value: &mut Arc<T>, copy: impl Fn(&T) -> Arc<T>) {
        if !self.share(value) {
            *value = copy(value);
            self.0.insert(Arc::clone(value));
        }
    }

    /// Forgets a value that only the one at hand still needs. Returns whether it was that.
    fn release(&mut self, value: &Arc<T>) -> bool {
        Arc::strong_count(value) <= 2 && self.0.remove(value)
    }
}
