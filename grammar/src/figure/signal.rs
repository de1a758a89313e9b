//! The words of a sentence that say something about its figures: verbs of change, of state and of
//! saying, hedges, contrasts. A sentence is read once for all its figures, and nearly every word of
//! it is refused at one look.

use super::contrast::{self, Contrast, Contrasts};
use super::hedge::{self, Hedge};
use super::{motion, role, slots, word};
use std::ops::Range;
use std::sync::LazyLock;

/// A word that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signal {
    /// Where it stands in the prose.
    pub range: Range<usize>,
    /// It says that something changes.
    pub moves: bool,
    /// It is a verb that leads to a figure without moving it.
    pub states: bool,
    /// It says that somebody says so.
    pub says: bool,
    /// What it makes of a figure, and how strongly.
    pub hedge: Option<(u8, Hedge)>,
    /// What it sets apart.
    pub contrast: Option<Contrast>,
}

/// The words of a sentence that say something, in order.
pub(super) fn words(text: &str, sentence: &Range<usize>) -> Vec<Signal> {
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if !bytes[at].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let start = at;
        while at < sentence.end && bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        words.extend(signal(text, start..at));
    }
    words
}

/// The words of contrast within a clause.
pub(super) fn contrasts(words: &[Signal], clause: &Range<usize>) -> Contrasts {
    let mut set = Contrasts::default();
    let inside = words.iter().filter(|word| clause.start <= word.range.start && word.range.end <= clause.end);
    inside.filter_map(|word| word.contrast).for_each(|contrast| set.add(contrast));
    set
}

fn signal(text: &str, range: Range<usize>) -> Option<Signal> {
    let bytes = text.as_bytes();
    let written = &text[range.clone()];
    let mut buffer = [0; 24];
    let known = KNOWN.may_have(written.as_bytes());
    // Within `up-to-date` and `cut-off` nothing moves.
    let joined = bytes.get(range.end) == Some(&b'-') || range.start > 0 && bytes[range.start - 1] == b'-';
    let moves = !joined && (motion::direction(written).is_some() || known && motion::OTHERS.contains(&written));
    if !known {
        let signal = Signal { range, moves, states: false, says: false, hedge: None, contrast: None };
        return moves.then_some(signal);
    }
    let folded = word::folded(written, &mut buffer)?;
    let signal = Signal {
        moves,
        states: !joined && role::STATES.contains(&written),
        says: !joined && slots::SAYS.contains(&written),
        // `May` is a month.
        hedge: hedge::meaning(folded).filter(|_| !joined && written != "May"),
        contrast: contrast::named(folded),
        range,
    };
    let speaks = signal.moves || signal.states || signal.says || signal.hedge.is_some() || signal.contrast.is_some();
    speaks.then_some(signal)
}

/// Which words may be in one of the lists, by their first, second and last letter and their length.
struct Known([u64; 64]);

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known([0; 64]);
    let lists = [motion::OTHERS, role::STATES, slots::SAYS].into_iter().flatten().copied();
    let hedges = hedge::WORDS.iter().map(|(word, _)| *word);
    let contrasts = contrast::WORDS.iter().map(|(word, _)| *word);
    for word in lists.chain(hedges).chain(contrasts) {
        let bit = Known::bit(word.as_bytes());
        known.0[bit / 64] |= 1 << (bit % 64);
    }
    known
});

impl Known {
    fn bit(word: &[u8]) -> usize {
        let [first, .., last] = word else { return 0 };
        let second = word[1];
        let small = |byte: u8| usize::from(byte | 0x20);
        (small(*first) * 31 + small(second) * 131 + small(*last) * 17 + word.len() * 521) % 4096
    }

    fn may_have(&self, word: &[u8]) -> bool {
        let bit = Self::bit(word);
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_known() {
        let text = "the Total was revised and would have been halved, men said";
        let words = words(text, &(0..text.len()));
        let found: Vec<_> = words.iter().map(|word| &text[word.range.clone()]).collect();
        assert_eq!(found, ["Total", "was", "revised", "would", "have", "been", "halved", "men", "said"]);
    }

    #[test]
    fn parts_of_compounds_move_nothing() {
        let text = "an up-to-date cut-off";
        assert!(words(text, &(0..text.len())).iter().all(|word| !word.moves));
    }
}
