//! Words that many briefs have, kept once.

use smol_str::SmolStr;
use std::collections::HashSet;

/// The words that somebody has written, and some that nobody has any more.
#[derive(Debug, Clone, Default)]
pub struct Words {
    known: HashSet<SmolStr>,
    /// How many there were when the unused ones were last forgotten.
    used: usize,
}

/// So many unused ones are not worth a look at all briefs.
const FEW: usize = 1024;

/// The longest word that needs no memory of its own.
const INLINE: usize = 23;

impl Words {
    /// Takes in a word.
    pub fn learn(&mut self, word: &SmolStr) {
        if word.len() > INLINE && !self.known.contains(word) {
            self.known.insert(word.clone());
        }
    }

    /// Lets a word share the memory of the one that is known.
    pub fn share(&self, word: &mut SmolStr) {
        if let Some(known) = self.known.get(word).filter(|_| word.len() > INLINE) {
            *word = known.clone();
        }
    }

    /// Whether most of them may be unused: whoever types in a long form writes a new one with every letter.
    pub fn is_overgrown(&self) -> bool {
        self.known.len() > 2 * self.used + FEW
    }

    /// Forgets all but the words that are in use.
    pub fn keep<'a>(&mut self, used: impl Iterator<Item = &'a SmolStr>) {
        self.known.clear();
        used.for_each(|word| self.learn(word));
        self.known.shrink_to_fit();
        self.used = self.known.len();
    }

    /// How many words are kept.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }
}
