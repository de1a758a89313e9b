//! Words that many briefs have, kept once.

use smol_str::SmolStr;
use std::collections::HashSet;

/// The words that somebody has written. They stay when nobody has them any more: an author writes few
/// new ones in a day.
#[derive(Debug, Clone, Default)]
pub struct Words(HashSet<SmolStr>);

/// The longest word that needs no memory of its own.
const INLINE: usize = 23;

impl Words {
    /// Takes in a word.
    pub fn learn(&mut self, word: &SmolStr) {
        if word.len() > INLINE && !self.0.contains(word) {
            self.0.insert(word.clone());
        }
    }

    /// Lets a word share the memory of the one that is known.
    pub fn share(&self, word: &mut SmolStr) {
        if let Some(known) = self.0.get(word).filter(|_| word.len() > INLINE) {
            *word = known.clone();
        }
    }
}
