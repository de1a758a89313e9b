//! Words as statements compare them: small letters without endings, as numbers. Which words carry
//! no meaning of their own is decided here and nowhere else.

use std::ops::Range;
use std::sync::LazyLock;

/// A word without its endings, hashed: statements compare words and never print them.
pub type Stem = u32;

/// A word that means something, with its place in the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub place: Range<usize>,
    /// What it is.
    pub stem: Stem,
    /// Whether it begins with a capital.
    pub capital: bool,
}

/// Words of grammar, of vague quantity and of time that every sentence may have.
const EMPTY: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "after",
    "again",
    "against",
    "all",
    "almost",
    "along",
    "also",
    "although",
    "among",
    "an",
    "and",
    "another",
    "any",
    "approximately",
    "are",
    "around",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "done",
    "down",
    "during",
    "each",
    "estimated",
    "few",
    "for",
    "from",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "him",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "just",
    "least",
    "may",
    "me",
    "might",
    "more",
    "most",
    "mr",
    "mrs",
    "ms",
    "must",
    "my",
    "near",
    "nearly",
    "no",
    "nor",
    "not",
    "of",
    "off",
    "on",
    "one",
    "only",
    "or",
    "other",
    "our",
    "out",
    "over",
    "own",
    "per",
    "roughly",
    "same",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "such",
    "t",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "too",
    "toward",
    "towards",
    "two",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
    "your",
];

/// Words that mean something and say nothing of what is counted: when it is, and that it is all of it.
const BARE: &[&str] = &[
    "ago",
    "alone",
    "annual",
    "annually",
    "current",
    "currently",
    "day",
    "estimate",
    "last",
    "month",
    "next",
    "now",
    "recent",
    "recently",
    "today",
    "total",
    "week",
    "year",
];

/// Whether two statements may be of one quantity because they share this word.
#[must_use]
pub fn says_what(shared: Stem) -> bool {
    static BARE_STEMS: LazyLock<Box<[Stem]>> = LazyLock::new(|| BARE.iter().filter_map(|word| stem(word)).collect());
    !BARE_STEMS.contains(&shared)
}

/// Whether a word in small letters is one of those. What stands behind it in the buffer is not looked at.
fn is_empty(buffer: &[u8; LONGEST], len: usize) -> bool {
    let Some(letter) = buffer[0].checked_sub(b'a').filter(|letter| *letter < 26) else { return false };
    let letter = usize::from(letter);
    let same_first = usize::from(EMPTY_FROM[letter])..usize::from(EMPTY_FROM[letter + 1]);
    match len {
        0 => false,
        1..=8 => EMPTY_PACKED[same_first].contains(&packed(buffer, len)),
        _ => EMPTY[same_first].iter().any(|empty| empty.as_bytes() == &buffer[..len]),
    }
}

/// A word of up to eight bytes as one number, so that it is compared at once.
const fn packed(buffer: &[u8], len: usize) -> u64 {
    let (mut packed, mut at) = (0, 0);
    while at < len {
        packed |= (buffer[at] as u64) << (8 * at);
        at += 1;
    }
    packed
}

/// Those of up to eight bytes so; 0 stands for the others.
static EMPTY_PACKED: [u64; EMPTY.len()] = {
    let (mut all, mut at) = ([0; EMPTY.len()], 0);
    while at < EMPTY.len() {
        let word = EMPTY[at].as_bytes();
        if word.len() <= 8 {
            all[at] = packed(word, word.len());
        }
        at += 1;
    }
    all
};

/// Where those begin that begin with each letter, and where they all end.
static EMPTY_FROM: [u8; 27] = {
    let (mut from, mut letter, mut at) = ([0; 27], 0, 0);
    while letter < 27 {
        while at < EMPTY.len() && ((EMPTY[at].as_bytes()[0] - b'a') as usize) < letter {
            at += 1;
        }
        from[letter] = at as u8;
        letter += 1;
    }
    from
};

/// The words of a piece of prose that mean something. Numbers are none.
pub fn words(text: &str, place: Range<usize>) -> impl Iterator<Item = Word> {
    let start = place.start;
    let piece = &text[place];
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let from = seek(piece, rest, char::is_alphanumeric);
            let first = piece[from..].chars().next()?;
            rest = seek(piece, from, |char| !char.is_alphanumeric() && !matches!(char, '\'' | '’'));
            if first.is_numeric() {
                continue;
            }
            // The last byte of either apostrophe; few words end so.
            let word = match piece.as_bytes()[rest - 1] {
                b'\'' | 0x99 => piece[from..rest].trim_end_matches(['\'', '’']),
                _ => &piece[from..rest],
            };
            if let Some(stem) = stem(word) {
                let place = start + from..start + from + word.len();
                return Some(Word { place, stem, capital: first.is_uppercase() });
            }
        }
    })
}

/// Where the first character from a place on stands that is asked for; the end if there is none.
fn seek(piece: &str, from: usize, is_asked: impl Fn(char) -> bool) -> usize {
    let bytes = piece.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        let char = if byte.is_ascii() { char::from(*byte) } else { piece[at..].chars().next().unwrap_or_default() };
        if is_asked(char) {
            return at;
        }
        at += char.len_utf8();
    }
    bytes.len()
}

/// Longer words are taken as they are.
const LONGEST: usize = 32;

/// The stem of a word, if it means something.
#[must_use]
pub fn stem(word: &str) -> Option<Stem> {
    let mut buffer = [0_u8; LONGEST];
    let bytes = word.as_bytes();
    let Some(folded) = buffer.get_mut(..bytes.len()) else { return Some(hash(bytes)) };
    for (folded, byte) in folded.iter_mut().zip(bytes) {
        *folded = byte.to_ascii_lowercase();
    }
    let mut len = bytes.len();
    for possessive in ["'s", "’s"] {
        if folded[..len].ends_with(possessive.as_bytes()) {
            len -= possessive.len();
        }
    }
    if len < 2 || is_empty(&buffer, len) {
        return None;
    }
    let word = &buffer[..len];
    Some(hash(&word[..stem_len(word)]))
}

/// How much of a word in small letters is its stem: without plurals and endings of verbs. `disclosures`
/// and `disclosure` are one, `policies` and `policy` too; nothing finer is needed.
fn stem_len(word: &[u8]) -> usize {
    let mut len = word.len();
    if len > 4 {
        match word {
            [.., b'i', b'e', b's'] => return len - 3,
            [.., b's', b's', b'e', b's'] | [.., b'c' | b's', b'h', b'e', b's'] | [.., b'x', b'e', b's'] => len -= 2,
            [.., b's' | b'u' | b'i', b's'] => {}
            [.., b's'] => len -= 1,
            _ => {}
        }
    }
    match &word[..len] {
        [.., b'i', b'n', b'g'] if len > 5 => len -= 3,
        [.., b'e', b'd'] if len > 5 => len -= 2,
        [.., b'e' | b'y'] if len > 4 => len -= 1,
        _ => {}
    }
    // `planned` and `plan`, `stopped` and `stop`.
    if len > 4 && word[len - 1] == word[len - 2] && !matches!(word[len - 1], b's' | b'l') {
        len -= 1;
    }
    len
}

/// FNV-1a: short words, no need to resist anybody.
fn hash(bytes: &[u8]) -> Stem {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_the_same_have_one_stem() {
        let pairs = [
            ("disclosures", "disclosure"),
            ("Policies", "policy"),
            ("increased", "increase"),
            ("Singapore’s", "Singapore"),
            ("planned", "plan"),
            ("boxes", "box"),
        ];
        for (one, other) in pairs {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn words_that_differ_have_two() {
        for (one, other) in [("house", "horse"), ("crisis", "crises"), ("status", "state"), ("men", "women")] {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn empty_words_are_in_order() {
        assert!(EMPTY.is_sorted());
        assert!(EMPTY.iter().all(|word| stem(word).is_none()));
        assert!(stem("zinc").is_some() && stem("yea").is_some() && stem("approximate").is_some());
        assert_eq!(stem("The"), None);
    }

    #[test]
    fn words_of_time_do_not_say_what_is_counted() {
        for (word, says) in [("years", false), ("Totals", false), ("troops", true), ("dialogue", true)] {
            assert_eq!(stem(word).is_some_and(says_what), says, "{word}");
        }
    }

    #[test]
    fn numbers_and_empty_words_are_left_out() {
        let text = "The 28,500 troops of the U.S. stay in 2026.";
        let found: Vec<_> = words(text, 0..text.len()).map(|word| &text[word.place]).collect();
        assert_eq!(found, ["troops", "stay"]);
    }
}
