//! The English words that are known by their spelling: the common ones, and those that are spelt in
//! one way in America and in another in Britain. The lists lie in `words/`; a word that is not in
//! them may be right all the same.

mod hash;

use attache_grammar::eight;
use serde::Deserialize;
use std::cmp::Ordering;
use std::ops::Range;

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word(u32);

impl Word {
    /// Whether the word is a common one.
    #[must_use]
    #[inline]
    pub fn is_common(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether the word is in a list at all.
    #[must_use]
    #[inline]
    pub fn is_known(self) -> bool {
        self.0 & 0b1111 != 0
    }

    /// Whether it is spelt in two ways; see [`respelt`].
    #[must_use]
    #[inline]
    pub fn is_respelt(self) -> bool {
        self.0 & 16 != 0
    }

    /// The spelling that the word is a sign of.
    #[must_use]
    #[inline]
    pub fn spelling(self) -> Option<Spelling> {
        match self.0 >> 2 & 0b11 {
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

/// The words of each spelling with those of the other behind them, in order.
static BRITISH: &str = include_str!(concat!(env!("OUT_DIR"), "/british.txt"));
static AMERICAN: &str = include_str!(concat!(env!("OUT_DIR"), "/american.txt"));

/// What is known of a word, whatever its capitals. Of a million words that are in no list, one or
/// two are taken for one that is.
#[must_use]
pub fn look_up(word: &str) -> Word {
    look_up_hash(hash(word))
}

/// The hash of a word, whatever its capitals.
#[must_use]
#[inline]
pub fn hash(word: &str) -> u64 {
    hash::hash(word.as_bytes())
}

/// What is known of the word with this hash.
#[must_use]
#[inline]
pub fn look_up_hash(hash: u64) -> Word {
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
    let pairs = match spelling {
        Spelling::American => BRITISH,
        Spelling::British => AMERICAN,
    };
    let (mut from, mut to) = (0, pairs.len());
    while from < to {
        // The line around the middle.
        let middle = from + (to - from) / 2;
        let start = pairs[from..middle].rfind('\n').map_or(from, |at| from + at + 1);
        let end = start + pairs[start..].find('\n')?;
        let (first, second) = pairs[start..end].split_once(' ')?;
        match word.cmp(first) {
            Ordering::Equal => return Some(second),
            Ordering::Less => to = start,
            Ordering::Greater => from = end + 1,
        }
    }
    None
}

/// A run of letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Where it ends.
    pub end: usize,
    /// Its [`hash`].
    pub hash: u64,
    /// Whether there is nothing in it but ASCII.
    pub is_ascii: bool,
}

/// The run that begins at a place of a text, which must not be within a character; none where no letter and
/// no digit stands.
#[must_use]
#[inline]
pub fn run(text: &str, start: usize) -> Option<Run> {
    let (bytes, mut end, mut hash) = (text.as_bytes(), start, hash::SEED);
    loop {
        let eight = eight::at(bytes, end);
        let count = eight::before(!(eight::letters(eight) | eight::digits(eight)) & eight::HIGH);
        if count > 0 {
            let own = eight & (u64::MAX >> (64 - 8 * count));
            hash = hash::with(hash, own | eight::capitals(own) >> 2);
            end += count;
        }
        if count < 8 {
            break;
        }
    }
    if bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
        let rest = &text[end..];
        let len = rest.find(|char: char| !char.is_alphanumeric()).unwrap_or(rest.len());
        if len > 0 {
            end += len;
            return Some(Run { end, hash: hash::hash(&bytes[start..end]), is_ascii: false });
        }
    }
    (end > start).then_some(Run { end, hash, is_ascii: true })
}

/// A word that is nothing but letters of ASCII and stands alone: no part of a compound with figures or
/// other letters. Hyphens and apostrophes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// Where it stands.
    pub place: Range<usize>,
    /// Its [`hash`].
    pub hash: u64,
    /// Whether there is a capital in it.
    pub has_capital: bool,
}

/// The plain words of a range.
pub fn plain(text: &str, range: Range<usize>) -> impl Iterator<Item = Plain> + '_ {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    std::iter::from_fn(move || {
        loop {
            match PARTS[usize::from(*bytes.get(at)?)] {
                PARTING => at += 1,
                LETTER => {
                    let word = letters(bytes, at);
                    at = word.place.end;
                    if bytes.get(at).is_none_or(|byte| PARTS[usize::from(*byte)] == PARTING) {
                        return Some(word);
                    }
                }
                _ => {
                    let is_parting = |byte: &u8| PARTS[usize::from(*byte)] == PARTING;
                    at += bytes[at..].iter().position(is_parting).unwrap_or(bytes.len() - at);
                }
            }
        }
    })
}

/// The letters from a place on.
#[inline]
fn letters(bytes: &[u8], start: usize) -> Plain {
    let (mut end, mut hash, mut capitals) = (start, hash::SEED, 0);
    loop {
        let eight = eight::at(bytes, end);
        let letters = eight::letters(eight);
        let count = eight::before(!letters & eight::HIGH);
        if count > 0 {
            let own = u64::MAX >> (64 - 8 * count);
            // The bit that tells small letters from capitals, where the letters are marked.
            capitals |= letters & own & !(eight << 2);
            hash = hash::with(hash, (eight | letters >> 2) & own);
            end += count;
        }
        if count < 8 {
            return Plain { place: start..end, hash, has_capital: capitals != 0 };
        }
    }
}

const PARTING: u8 = 0;
const LETTER: u8 = 1;
const OTHER: u8 = 2;

/// What of a word a byte may be: a letter, or a digit or anything that is not ASCII, or what parts words.
static PARTS: [u8; 256] = {
    let mut parts = [PARTING; 256];
    let mut byte = 0;
    while byte < 256 {
        parts[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' | b'_' | 0x80.. => OTHER,
            _ => PARTING,
        };
        byte += 1;
    }
    parts
};

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
        for line in include_str!("../words/spelling.txt").lines() {
            let columns: Vec<_> = line.split(' ').collect();
            assert_eq!(respelt(columns[0], Spelling::American), Some(columns[1]), "{line}");
            assert_eq!(respelt(columns[1], Spelling::British), Some(columns[0]), "{line}");
            assert!(columns[..2].iter().all(|word| look_up(word).is_respelt()), "{line}");
            let signs = [(columns[1], 'a', Spelling::American), (columns[0], 'b', Spelling::British)];
            for (word, sign, spelling) in signs {
                assert_eq!(look_up(word).spelling() == Some(spelling), columns[2].contains(sign), "{line}");
            }
        }
    }

    #[test]
    fn plain_words_stand_alone() {
        let text = "café-based COVID19 policies, U.S. and naïve's";
        let found: Vec<_> = plain(text, 0..text.len()).map(|word| &text[word.place]).collect();
        assert_eq!(found, ["based", "policies", "U", "S", "and", "s"]);
    }

    #[test]
    fn a_word_has_one_hash_wherever_it_stands() {
        let letters = "aBcDefghijklmnopqrstuvwxyz";
        for length in 1..letters.len() {
            let text = format!("{} {} {length}", &letters[..length], letters[..length].to_uppercase());
            let found: Vec<_> = plain(&text, 0..text.len()).map(|word| (word.hash, word.has_capital)).collect();
            let expected = hash(&letters[..length]);
            assert_eq!(found, [(expected, length > 1), (expected, true)], "{text}");
        }
    }
}
