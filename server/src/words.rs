//! The English words that are known by their spelling: the common ones, and those that are spelt in
//! one way in America and in another in Britain. The lists lie in `words/`; a word that is not in
//! them may be right all the same.

mod hash;

use serde::Deserialize;
use std::ops::Range;

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word(u32);

impl Word {
    /// Whether the word is a common one.
    #[must_use]
    pub fn is_common(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether the word is in a list at all.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.0 != 0
    }

    /// The spelling that the word is a sign of.
    #[must_use]
    pub fn spelling(self) -> Option<Spelling> {
        match self.0 >> 2 {
            1 => Some(Spelling::American),
            2 => Some(Spelling::British),
            _ => None,
        }
    }
}

/// A spelling of English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Spelling {
    /// color, defense, aluminum
    American,
    /// colour, defence, aluminium, organise
    British,
}

/// The table that `build.rs` makes of the lists.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

/// Pairs of spellings, British first, and of which spelling each is a sign.
static PAIRS: &str = include_str!("../words/spelling.txt");

/// What is known of a word, whatever its capitals. Of a million words that are in no list, one or
/// two are taken for one that is.
#[must_use]
pub fn look_up(word: &str) -> Word {
    let hash = hash::hash(word.as_bytes());
    let places = TABLE.len() / 4;
    let mut place = hash::place(hash, places);
    loop {
        let bytes = TABLE.get(place * 4..place * 4 + 4).and_then(|bytes| bytes.try_into().ok());
        let entry = bytes.map_or(0, u32::from_le_bytes);
        if entry == 0 {
            return Word::default();
        }
        if entry >> hash::FLAG_BITS == hash::fingerprint(hash) {
            return Word(entry & ((1 << hash::FLAG_BITS) - 1));
        }
        place = (place + 1) % places;
    }
}

/// A word of the lists, in lower case, in the other spelling.
#[must_use]
pub fn respelt(word: &str, spelling: Spelling) -> Option<&'static str> {
    PAIRS.lines().find_map(|line| {
        let mut columns = line.split(' ');
        let (british, american) = (columns.next()?, columns.next()?);
        match spelling {
            Spelling::American => (british == word).then_some(american),
            Spelling::British => (american == word).then_some(british),
        }
    })
}

/// The words of a range that are nothing but letters of ASCII and stand alone: not part of a compound
/// with figures or other letters. Hyphens and apostrophes part.
pub fn plain(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < range.end {
            let start = at;
            while at < range.end && is_part(bytes[at]) {
                at += 1;
            }
            if at == start {
                at += 1;
            } else if bytes[start..at].iter().all(u8::is_ascii_alphabetic) {
                return Some(start..at);
            }
        }
        None
    })
}

/// Letters, digits, and whatever is not ASCII.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_known_whatever_their_capitals() {
        for word in ["harbour", "harbor", "because", "Because", "countries"] {
            assert!(look_up(word).is_common(), "{word}");
        }
        assert!(!look_up("hinterharbour").is_known());
        assert!(look_up("greensand").is_known() && !look_up("greensand").is_common());
    }

    #[test]
    fn a_spelling_is_told_by_its_words() {
        let signs = |spelling, words: &[&str]| {
            for word in words {
                assert_eq!(look_up(word).spelling(), spelling, "{word}");
            }
        };
        signs(Some(Spelling::American), &["defense", "aluminum", "labor", "traveled", "Theater"]);
        signs(Some(Spelling::British), &["defence", "aluminium", "organise", "programme", "centre"]);
        signs(None, &["organize", "program", "harbourmaster", "cancelled", "meter", "tire"]);
    }

    #[test]
    fn every_sign_has_its_other_spelling() {
        for line in PAIRS.lines() {
            let columns: Vec<_> = line.split(' ').collect();
            assert_eq!(respelt(columns[0], Spelling::American), Some(columns[1]), "{line}");
            let signs = [(columns[1], 'a', Spelling::American), (columns[0], 'b', Spelling::British)];
            for (word, sign, spelling) in signs {
                assert_eq!(look_up(word).spelling() == Some(spelling), columns[2].contains(sign), "{line}");
            }
        }
    }

    #[test]
    fn plain_words_stand_alone() {
        let text = "café-based COVID19 policies, U.S. and naïve's";
        let found: Vec<_> = plain(text, 0..text.len()).map(|word| &text[word]).collect();
        assert_eq!(found, ["based", "policies", "U", "S", "and", "s"]);
    }
}
