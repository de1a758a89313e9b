//! The words of a brief's prose, found on one walk for all who read it. Each says what kinds of bytes
//! it is made of, so that a reader goes from one word that may concern it to the next and looks at no
//! byte between them. What words mean is the business of the readers.

use crate::Block;
use std::ops::Range;

/// A run of letters and digits. Whatever lies beyond ASCII counts as a letter here, quotation marks
/// and dashes too: who cares for the difference looks closely at words that are [`Word::is_wide`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    start: u32,
    end: u32,
    class: u8,
}

/// A letter, a digit, or a byte beyond ASCII.
const INSIDE: u8 = 1;
/// A digit.
const DIGIT: u8 = 2;
/// A capital, or the first byte of what may be one.
const CAPITAL: u8 = 4;
/// A byte beyond ASCII.
const WIDE: u8 = 8;
/// Between two words: a sign that no name goes over.
const PARTS: u8 = 16;
/// A capital, or what may be one, behind the first byte of a word.
const LOUD: u8 = 32;

static KINDS: [u8; 256] = {
    let mut kinds = [PARTS; 256];
    let mut at = 0;
    while at < 256 {
        kinds[at] = match at as u8 {
            b'0'..=b'9' => INSIDE | DIGIT,
            b'A'..=b'Z' => INSIDE | CAPITAL,
            b'a'..=b'z' => INSIDE,
            0x80..0xC0 => INSIDE | WIDE,
            0xC0.. => INSIDE | WIDE | CAPITAL,
            b' ' | b'-' | b'\'' | b'"' | b'&' | b'/' => 0,
            _ => PARTS,
        };
        at += 1;
    }
    kinds
};

impl Word {
    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Where it stands.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether it holds a digit.
    pub fn has_digit(self) -> bool {
        self.class & DIGIT != 0
    }

    /// Whether it holds a capital, or a letter beyond ASCII that may be one.
    pub fn has_capital(self) -> bool {
        self.class & CAPITAL != 0
    }

    /// Whether it holds a capital behind its first byte.
    pub fn is_loud(self) -> bool {
        self.class & LOUD != 0
    }

    /// Whether not all of it is ASCII.
    pub fn is_wide(self) -> bool {
        self.class & WIDE != 0
    }

    /// Whether it holds a digit or anything beyond ASCII.
    pub fn is_odd(self) -> bool {
        self.class & (DIGIT | WIDE) != 0
    }

    /// Whether it holds a capital, a digit or anything beyond ASCII.
    pub fn is_marked(self) -> bool {
        self.class & (DIGIT | WIDE | CAPITAL) != 0
    }

    /// Whether between it and the word before in its block stands more than blanks, hyphens, slashes,
    /// ampersands and straight quotation marks. So it is with the first word of a block.
    pub fn is_parted(self) -> bool {
        self.class & PARTS != 0
    }
}

/// The words of all blocks of a brief.
#[derive(Debug, Default)]
pub struct Words {
    list: Vec<Word>,
    /// Where in the list the words of each block end.
    ends: Vec<usize>,
}

impl Words {
    /// Those of the blocks of `text`, which stand in order.
    pub fn of(text: &str, blocks: &[Block]) -> Self {
        let mut list = Vec::with_capacity(text.len() / BYTES_A_WORD);
        let mut ends = Vec::with_capacity(blocks.len());
        for block in blocks {
            walk(&text.as_bytes()[..block.prose.end], block.prose.start, &mut list);
            ends.push(list.len());
        }
        Self { list, ends }
    }

    /// Those of one block.
    pub fn block(&self, index: usize) -> &[Word] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.list[start..self.ends[index]]
    }

    /// Those of all blocks.
    pub fn all(&self) -> &[Word] {
        &self.list
    }
}

/// English has some more of them, so that the list seldom grows.
const BYTES_A_WORD: usize = 6;

/// Those of some words that stand in a part of their text.
pub fn within<'a>(words: &'a [Word], place: &Range<usize>) -> &'a [Word] {
    let first = words.partition_point(|word| word.start() < place.start);
    let count = words[first..].partition_point(|word| word.start() < place.end);
    &words[first..first + count]
}

fn walk(bytes: &[u8], from: usize, list: &mut Vec<Word>) {
    let mut at = from;
    let mut between = PARTS;
    while let Some(&first) = bytes.get(at) {
        let kind = KINDS[usize::from(first)];
        let start = at;
        at += 1;
        if kind & INSIDE == 0 {
            between |= kind;
            continue;
        }
        let (end, inside, behind) = rest(bytes, at);
        let loud = if inside & CAPITAL != 0 { LOUD } else { 0 };
        let class = between | kind | inside | loud;
        list.push(Word { start: start as u32, end: end as u32, class });
        // The byte behind it has been looked at.
        between = behind;
        at = end + 1;
    }
}

/// The end of a word whose first byte stands before `at`, the kinds of its other bytes, and that of the
/// byte behind it.
#[inline]
fn rest(bytes: &[u8], mut at: usize) -> (usize, u8, u8) {
    let mut inside = 0;
    while let Some(byte) = bytes.get(at) {
        let kind = KINDS[usize::from(*byte)];
        if kind & INSIDE == 0 {
            return (at, inside, kind);
        }
        inside |= kind;
        at += 1;
    }
    (at, inside, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_they_are_made_of() {
        let text = "The pre-G7 talks, “open” since 1953";
        let mut words = Vec::new();
        walk(text.as_bytes(), 0, &mut words);
        let written: Vec<_> = words.iter().map(|word| &text[word.range()]).collect();
        assert_eq!(written, ["The", "pre", "G7", "talks", "“open”", "since", "1953"]);
        let those = |is: fn(Word) -> bool| words.iter().filter(|word| is(**word)).count();
        assert_eq!([those(Word::has_capital), those(Word::has_digit), those(Word::is_wide)], [3, 2, 1]);
        assert_eq!(those(Word::is_loud), 1);
        let parted: Vec<_> = words.iter().map(|word| word.is_parted()).collect();
        assert_eq!(parted, [true, false, false, false, true, false, false]);
        assert_eq!(within(&words, &(4..16)).len(), 3);
    }
}
