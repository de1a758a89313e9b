//! Statements that several briefs make in the same words, kept once: a house repeats its sentences
//! from brief to brief.

use super::statement::Sentence;
use super::told::{Said, Told};
use std::collections::HashSet;
use std::sync::Arc;

/// All statements and sentences that are kept.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    said: HashSet<Arc<Said>>,
    sentences: HashSet<Arc<Sentence>>,
}

impl Pool {
    /// Lets a brief have what others say in the same words already.
    pub fn share(&mut self, told: &mut Told) {
        for figure in &mut told.figures {
            if let Some(known) = self.said.get(&figure.said) {
                figure.said = Arc::clone(known);
                continue;
            }
            let said = Arc::make_mut(&mut figure.said);
            match self.sentences.get(&said.sentence) {
                Some(known) => said.sentence = Arc::clone(known),
                None => drop(self.sentences.insert(Arc::clone(&said.sentence))),
            }
            self.said.insert(Arc::clone(&figure.said));
        }
    }

    /// How many statements and sentences are kept.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.said.len() + self.sentences.len()
    }

    /// Forgets what nobody says any more.
    pub fn release(&mut self, told: Told) {
        for figure in told.figures {
            // One is kept here, one is at hand.
            if Arc::strong_count(&figure.said) > 2 {
                continue;
            }
            self.said.remove(&figure.said);
            let sentence = &figure.said.sentence;
            if Arc::strong_count(sentence) <= 2 {
                self.sentences.remove(sentence);
            }
        }
    }
}
