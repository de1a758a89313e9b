//! Words as statements compare them: small letters without endings, as numbers. Which words carry
//! no meaning of their own is decided here and nowhere else.

use std::ops::Range;

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

/// Whether a word in small letters is one of those.
fn is_empty(word: &[u8]) -> bool {
    let Some(letter) = word[0].checked_sub(b'a').filter(|letter| *letter < 26) else { return false };
    let letter = usize::from(letter);
    let same_first = &EMPTY[usize::from(EMPTY_FROM[letter])..usize::from(EMPTY_FROM[letter + 1])];
    same_first.iter().any(|empty| empty.as_bytes() == word)
}

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
            let from = rest + piece[rest..].find(char::is_alphanumeric)?;
            let is_inner = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '’');
            let end = piece[from..].find(|char| !is_inner(char)).map_or(piece.len(), |len| from + len);
            rest = end;
            let word = piece[from..end].trim_end_matches(['\'', '’']);
            let first = word.chars().next()?;
            if first.is_numeric() {
                continue;
            }
            if let Some(stem) = stem(word) {
                let place = start + from..start + from + word.len();
                return Some(Word { place, stem, capital: first.is_uppercase() });
            }
        }
    })
}

/// The stem of a word, if it means something.
#[must_use]
pub fn stem(word: &str) -> Option<Stem> {
    let mut buffer = [0_u8; 32];
    let bytes = word.as_bytes();
    let Some(folded) = buffer.get_mut(..bytes.len()) else { return Some(hash(bytes)) };
    folded.copy_from_slice(bytes);
    folded.make_ascii_lowercase();
    let mut len = folded.len();
    for possessive in ["'s", "’s"] {
        if folded[..len].ends_with(possessive.as_bytes()) {
            len -= possessive.len();
        }
    }
    let word = &folded[..len];
    if len < 2 || is_empty(word) {
        return None;
    }
    Some(hash(&word[..stem_len(word)]))
}

/// How much of a word in small letters is its stem: without plurals and endings of verbs. `disclosures`
/// and `disclosure` are one, `policies` and `policy` too; nothing finer is needed.
fn stem_len(word: &[u8]) -> usize {
    let mut len = word.len();
    let ends = |len: usize, end: &str| word[..len].ends_with(end.as_bytes());
    if len > 4 {
        if ends(len, "ies") {
            return len - 3;
        }
        if ends(len, "sses") || ends(len, "ches") || ends(len, "shes") || ends(len, "xes") {
            len -= 2;
        } else if ends(len, "s") && !ends(len, "ss") && !ends(len, "us") && !ends(len, "is") {
            len -= 1;
        }
    }
    if len > 5 && ends(len, "ing") {
        len -= 3;
    } else if len > 5 && ends(len, "ed") {
        len -= 2;
    } else if len > 4 && (ends(len, "e") || ends(len, "y")) {
        len -= 1;
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
        assert!(EMPTY.iter().all(|word| is_empty(word.as_bytes())) && !is_empty(b"zinc") && !is_empty(b"yea"));
        assert_eq!(stem("The"), None);
    }

    #[test]
    fn numbers_and_empty_words_are_left_out() {
        let text = "The 28,500 troops of the U.S. stay in 2026.";
        let found: Vec<_> = words(text, 0..text.len()).map(|word| &text[word.place]).collect();
        assert_eq!(found, ["troops", "stay"]);
    }
}
