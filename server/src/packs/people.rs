//! The people whom packs know, and which of them a name comes so near to that it must be meant for him.
//! Whether the name stands where somebody is named is for the rules to say.

use super::{Entry, EntryId, Wording};
use crate::slip::Slip;
use rustc_hash::{FxHashMap, FxHasher};
use smol_str::SmolStr;
use std::hash::{Hash, Hasher};

/// The full names of people, by what is left of them without one of their words.
#[derive(Debug, Default)]
pub struct People(FxHashMap<u64, Vec<(EntryId, SmolStr)>>);

/// A word of a name that is a slip for a word of somebody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed<'a> {
    /// Which word it is, counted from 0.
    pub word: usize,
    /// Whose name is meant.
    pub entry: EntryId,
    /// How the word is spelt in it.
    pub right: &'a str,
}

impl People {
    /// Those among some entries.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut people = Self::default();
        for (number, Entry { term, .. }) in entries.iter().enumerate().filter(|(_, entry)| entry.term.is_somebody()) {
            for name in term.texts(Wording::Expansion) {
                let words: Vec<&str> = name.split(' ').collect();
                // Initials and `von der` are told by too little.
                if !matches!(words.len(), 2 | 3) || !words.iter().all(|word| is_name(word)) {
                    continue;
                }
                for (at, word) in words.iter().enumerate() {
                    let same = people.0.entry(without(&words, at)).or_default();
                    same.push((EntryId(number as u32), SmolStr::new(word)));
                }
            }
        }
        people
    }

    /// The one to whose full name these words come so near that nobody else is likely to be called so.
    #[must_use]
    pub fn missed(&self, words: &[&str]) -> Option<Missed<'_>> {
        (0..words.len()).find_map(|word| {
            let same = self.0.get(&without(words, word))?;
            let near = same.iter().find(|(_, right)| is_slip(words, word, right))?;
            Some(Missed { word, entry: near.0, right: &near.1 })
        })
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && word.chars().nth(1).is_some()
}

/// What is left of a name without a word, as a number.
fn without(words: &[&str], at: usize) -> u64 {
    let mut hasher = FxHasher::default();
    (words.len(), at).hash(&mut hasher);
    words.iter().enumerate().filter(|(other, _)| *other != at).for_each(|(_, word)| word.hash(&mut hasher));
    hasher.finish()
}

/// Whether a word is a slip for another one in the same place of a name. `John Kelly` is not `John Kerry`: short
/// words differ from each other easily, and the less of a name is the same, the more often they do.
fn is_slip(words: &[&str], at: usize, right: &str) -> bool {
    let length = words[at].chars().count().min(right.chars().count());
    let least = match (words.len(), at, Slip::between(words[at], right)) {
        (_, _, None) => return false,
        // Families share a name, and first names have other forms.
        (2, 0, Some(Slip::Changed)) => 7,
        (2, _, Some(Slip::Changed)) => 6,
        _ => 5,
    };
    length >= least
}

#[cfg(test)]
mod tests {
    use crate::packs::Lexicon;

    fn missed(name: &str) -> Option<String> {
        let lexicon = Lexicon::shipped();
        let words: Vec<&str> = name.split(' ').collect();
        lexicon.people().missed(&words).map(|missed| format!("{} for {}", words[missed.word], missed.right))
    }

    #[test]
    fn a_word_that_is_a_slip_is_told() {
        assert_eq!(missed("Lee Jae Myong").as_deref(), Some("Myong for Myung"));
        assert_eq!(missed("Fumio Kishidda").as_deref(), Some("Kishidda for Kishida"));
        assert_eq!(missed("Vladimir Putni").as_deref(), Some("Putni for Putin"));
        assert_eq!(missed("Vladamir Putin").as_deref(), Some("Vladamir for Vladimir"));
    }

    #[test]
    fn others_have_names_of_their_own() {
        for name in ["Lee Jae Myung", "Kim Jong Nam", "Donald Tramp", "Joe Boden", "Shinzo Ade", "Joe"] {
            assert_eq!(missed(name), None, "{name}");
        }
    }
}
