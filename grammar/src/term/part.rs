//! The words of a stretch of prose as an alignment sees them: parts without hyphens, slashes and
//! points, each with the price of leaving it out. Short forms are not its business.

use std::ops::Range;

/// A word, or a part of a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// First byte in the prose.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How much it says.
    pub weight: Weight,
    /// No blank parts it from the part before.
    pub glued: bool,
}

/// How much a word says, and with it how odd it is that no letter stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// `of`, `and`, `the`
    Small,
    /// Any other word.
    Full,
}

const SMALL: &[&str] = &[
    "a", "al", "an", "and", "as", "at", "by", "d", "da", "de", "del", "della", "des", "di", "do", "du", "e", "el",
    "en", "et", "for", "from", "in", "into", "l", "la", "le", "les", "of", "on", "or", "per", "the", "to", "und",
    "with", "y",
];

/// Whether a word is one of the small ones that short forms leave out.
#[inline]
pub fn is_small(word: impl AsRef<[u8]>) -> bool {
    let word = word.as_ref();
    // Most others are refused by their first letter and their length.
    let Some(first) = word.first() else { return false };
    if LENGTHS[usize::from(first & 31)] >> word.len().min(7) & 1 == 0 {
        return false;
    }
    let packed = packed(word);
    packed != 0 && PLACES[place(packed, FACTOR)] == packed
}

/// A word of up to five bytes in small letters, as a number; zero for any other. To set that bit makes
/// small letters of capitals, and of nothing else.
#[inline]
const fn packed(word: &[u8]) -> u64 {
    let packed = match *word {
        [a] => a as u64,
        [a, b] => (a as u64) << 8 | b as u64,
        [a, b, c] => (a as u64) << 16 | (b as u64) << 8 | c as u64,
        [a, b, c, d] => (a as u64) << 24 | (b as u64) << 16 | (c as u64) << 8 | d as u64,
        [a, b, c, d, e] => (a as u64) << 32 | (b as u64) << 24 | (c as u64) << 16 | (d as u64) << 8 | e as u64,
        _ => return 0,
    };
    packed | 0x20_2020_2020 >> (8 * (5 - word.len()))
}

/// How long the small words with a first letter are, a bit for each length.
static LENGTHS: [u8; 32] = {
    let mut lengths = [0; 32];
    let mut at = 0;
    while at < SMALL.len() {
        let word = SMALL[at].as_bytes();
        lengths[(word[0] & 31) as usize] |= 1 << word.len();
        at += 1;
    }
    lengths
};

const PLACES_COUNT: usize = 256;

const fn place(packed: u64, factor: u64) -> usize {
    (packed.wrapping_mul(factor) >> 56) as usize
}

/// A factor by which every small word has a place of its own.
const FACTOR: u64 = {
    let mut factor = 0x9E37_79B9_7F4A_7C15_u64;
    while !parts_all(factor) {
        factor = factor.wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(2);
    }
    factor
};

const fn parts_all(factor: u64) -> bool {
    let mut taken = [false; PLACES_COUNT];
    let mut at = 0;
    while at < SMALL.len() {
        let place = place(packed(SMALL[at].as_bytes()), factor);
        if taken[place] {
            return false;
        }
        taken[place] = true;
        at += 1;
    }
    true
}

/// The small words, each at its place.
static PLACES: [u64; PLACES_COUNT] = {
    let mut places = [0; PLACES_COUNT];
    let mut at = 0;
    while at < SMALL.len() {
        let packed = packed(SMALL[at].as_bytes());
        places[place(packed, FACTOR)] = packed;
        at += 1;
    }
    places
};

/// The parts of a stretch of prose, in order.
pub fn split(text: &str, range: Range<usize>) -> Vec<Part> {
    let mut parts = Vec::with_capacity(range.len() / 6 + 1);
    let mut blank = true;
    let mut at = range.start;
    while at < range.end {
        let end = word_end(&text[..range.end], at);
        if end > at {
            push(text, at..end, blank, &mut parts);
            (at, blank) = (end, false);
        } else {
            let byte = text.as_bytes()[at];
            blank |= byte == b' ';
            at += if byte.is_ascii() { 1 } else { text[at..].chars().next().map_or(1, char::len_utf8) };
        }
    }
    parts
}

/// The end of the letters and digits from a place on.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        // Only what is beyond ASCII must be asked for as a character.
        let other = bytes.get(at).is_some_and(|byte| !byte.is_ascii()).then(|| text[at..].chars().next()).flatten();
        let Some(letter) = other.filter(|char| char.is_alphanumeric()) else { return at };
        at += letter.len_utf8();
    }
}

fn push(text: &str, range: Range<usize>, blank: bool, parts: &mut Vec<Part>) {
    let word = &text[range.clone()];
    let owned = word == "s" && !blank && text[..range.start].ends_with(['\'', '’']);
    if owned {
        return;
    }
    let weight = if is_small(word) { Weight::Small } else { Weight::Full };
    parts.push(Part { start: range.start, end: range.end, weight, glued: !blank && !parts.is_empty() });
}

/// The stretch before `end` in which a long form can stand: within the sentence and the brackets,
/// at most `most` words long, and up to a dash unless the name is `dashed`.
pub fn reach_back(text: &str, floor: usize, end: usize, most: usize, dashed: bool) -> usize {
    let mut words = 0;
    let mut right = None;
    let mut follows = end;
    while follows > floor {
        // Most bytes are letters.
        let last = text.as_bytes()[follows - 1];
        if last.is_ascii_alphanumeric() {
            right = Some(char::from(last));
            follows -= 1;
            continue;
        }
        let Some(char) = text[floor..follows].chars().next_back() else { break };
        let at = follows - char.len_utf8();
        match char {
            ' ' => {
                words += usize::from(right.is_some_and(|right: char| right.is_alphanumeric()));
                if words >= most {
                    return follows;
                }
            }
            '(' | ')' | '[' | ']' | '{' | '}' | ';' | ':' | '=' | '!' | '?' | '"' | '“' | '”' | '•' | '«' | '»'
            | '\u{1A}' | '|' => return follows,
            '—' if !dashed => return follows,
            '-' | '–' if !dashed && right == Some(' ') && text[..at].ends_with(' ') => return follows,
            '.' if right == Some(' ') && ends_sentence(&text[floor..at]) => return follows,
            _ => {}
        }
        right = Some(char);
        follows = at;
    }
    floor
}

/// The head of a stretch, so that what can only stand there is not looked for in a whole page.
pub fn head(text: &str, range: Range<usize>, bytes: usize) -> Range<usize> {
    let mut end = range.end.min(range.start + bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    range.start..end
}

/// The tail of a stretch, likewise.
pub fn tail(text: &str, range: Range<usize>, bytes: usize) -> Range<usize> {
    let mut start = range.start.max(range.end.saturating_sub(bytes));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    start..range.end
}

/// Whether a point behind `before` ends a sentence: behind `U.S`, `St` and single letters it
/// does not.
pub fn ends_sentence(before: &str) -> bool {
    let word = before.rsplit(|char: char| !char.is_alphanumeric() && char != '.').next().unwrap_or_default();
    let mut letters = word.chars();
    let title = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    let abbreviated = (title && word.len() < 4) || word.contains('.');
    !abbreviated
}

/// Whether a word begins with a capital.
pub fn is_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
