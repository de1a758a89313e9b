//! The words of a sentence that say something about its figures: verbs of change, of state and of
//! saying, hedges, contrasts. A sentence is read once for all its figures, and nearly every word of
//! it is refused at one look.

use super::contrast::{self, Contrast, Contrasts};
use super::hedge::{self, Hedge};
use super::{motion, role, slots};
use crate::words::Word;
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

/// Reads those words of a sentence that say something, in order.
pub(super) fn read(text: &str, words: &[Word], signals: &mut Vec<Signal>) {
    signals.clear();
    let known = &*KNOWN;
    for word in words {
        if word.is_wide() {
            parts(text, word.range(), signals);
            continue;
        }
        // `1950s`: the digits before the letters are no part of the word.
        let written = &text.as_bytes()[word.range()];
        if let Some(letter) = written.iter().position(u8::is_ascii_alphabetic) {
            signals.extend(signal(known, text, word.start() + letter..word.end()));
        }
    }
}

/// The same of what is not all ASCII: other letters and marks part words here.
fn parts(text: &str, place: Range<usize>, signals: &mut Vec<Signal>) {
    let bytes = text.as_bytes();
    let mut at = place.start;
    while at < place.end {
        let start = at;
        at += 1;
        if bytes[start].is_ascii_alphabetic() {
            at += bytes[at..place.end].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            signals.extend(signal(&KNOWN, text, start..at));
        }
    }
}

/// The words of contrast within a clause.
pub(super) fn contrasts(words: &[Signal], clause: &Range<usize>) -> Contrasts {
    let mut set = Contrasts::default();
    let inside = words.iter().filter(|word| clause.start <= word.range.start && word.range.end <= clause.end);
    inside.filter_map(|word| word.contrast).for_each(|contrast| set.add(contrast));
    set
}

#[inline]
fn signal(known: &Known, text: &str, range: Range<usize>) -> Option<Signal> {
    let bytes = text.as_bytes();
    let (place, bit) = Known::third(&bytes[range.clone()])?;
    if known.thirds[place] & bit != 0 { closely(known, text, range) } else { None }
}

/// The same of a word that begins with letters that one of the lists has.
fn closely(known: &Known, text: &str, range: Range<usize>) -> Option<Signal> {
    let bytes = text.as_bytes();
    let written = &text[range.clone()];
    let known = known.get(written);
    let moves = known.is_some_and(|known| known.moves && known.word == written) || motion::direction(written).is_some();
    if known.is_none() && !moves {
        return None;
    }
    // Within `up-to-date` and `cut-off` nothing moves.
    let joined = bytes.get(range.end) == Some(&b'-') || range.start > 0 && bytes[range.start - 1] == b'-';
    let signal = Signal { range, moves: moves && !joined, states: false, says: false, hedge: None, contrast: None };
    let Some(known) = known else { return signal.moves.then_some(signal) };
    let alone = !joined && known.word == written;
    let signal = Signal {
        states: alone && known.states,
        says: alone && known.says,
        // `May` is a month.
        hedge: known.hedge.filter(|_| !joined && written != "May"),
        contrast: known.contrast,
        ..signal
    };
    let speaks = signal.moves || signal.states || signal.says || signal.hedge.is_some() || signal.contrast.is_some();
    speaks.then_some(signal)
}

/// What the lists say of a word.
struct Entry {
    word: &'static str,
    moves: bool,
    states: bool,
    says: bool,
    hedge: Option<(u8, Hedge)>,
    contrast: Option<Contrast>,
}

/// The words of all lists, by a number that a word's letters and its length make.
struct Known {
    entries: Vec<Entry>,
    /// Where the entries of a number begin.
    starts: [u16; NUMBERS + 1],
    /// A bit for each three letters that a word of the lists or one that moves begins with.
    thirds: [u64; 512],
}

/// Far more than there are words, so that one look refuses nearly every other word.
const NUMBERS: usize = 4096;

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let listed = [motion::OTHERS, role::STATES, slots::SAYS].into_iter().flatten().copied();
    let hedges = hedge::WORDS.iter().map(|(word, _)| *word);
    let contrasts = contrast::WORDS.iter().map(|(word, _)| *word);
    let mut words: Vec<_> = listed.chain(hedges).chain(contrasts).collect();
    words.sort_unstable_by_key(|word| (Known::number(word.as_bytes()), *word));
    words.dedup();
    let mut starts = [0; NUMBERS + 1];
    for word in &words {
        starts[Known::number(word.as_bytes()) + 1] += 1;
    }
    for number in 0..NUMBERS {
        starts[number + 1] += starts[number];
    }
    let entry = |word: &'static str| Entry {
        word,
        moves: motion::OTHERS.contains(&word),
        states: role::STATES.contains(&word),
        says: slots::SAYS.contains(&word),
        hedge: hedge::meaning(word),
        contrast: contrast::named(word),
    };
    let mut thirds = [0; 512];
    for (place, bit) in words.iter().copied().chain(motion::all_stems()).flat_map(Known::thirds_of) {
        thirds[place] |= bit;
    }
    Known { entries: words.into_iter().map(entry).collect(), starts, thirds }
});

impl Known {
    /// The bit of the first three letters of a word, and in which number; none if it has one letter.
    #[inline]
    fn third(word: &[u8]) -> Option<(usize, u64)> {
        let [first, second, rest @ ..] = word else { return None };
        let small = |byte: u8| usize::from(byte & 31);
        let place = small(*first) << 10 | small(*second) << 5 | rest.first().map_or(0, |third| small(*third));
        Some((place >> 6, 1 << (place & 63)))
    }

    /// Those of all words that a word of two letters may be the stem of, or its own.
    fn thirds_of(stem: &str) -> Vec<(usize, u64)> {
        let longer = |letter: u8| [stem.as_bytes(), &[letter]].concat();
        let words = if stem.len() < 3 { (b'`'..=b'z').map(longer).collect() } else { vec![stem.into()] };
        words.iter().filter_map(|word: &Vec<u8>| Self::third(word)).collect()
    }

    fn number(word: &[u8]) -> usize {
        let [first, .., last] = word else { return 0 };
        let small = |byte: u8| usize::from(byte | 0x20);
        (small(*first) * 31 + small(word[1]) * 131 + small(*last) * 17 + word.len() * 521) % NUMBERS
    }

    /// What is known of a word in whatever letters.
    fn get(&self, word: &str) -> Option<&Entry> {
        let number = Self::number(word.as_bytes());
        let (start, end) = (self.starts[number], self.starts[number + 1]);
        let here = &self.entries[usize::from(start)..usize::from(end)];
        here.iter().find(|entry| entry.word.eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn signals(text: &str) -> Vec<Signal> {
        let mut signals = Vec::new();
        read(text, Words::of(text, &crate::parse(text).blocks).all(), &mut signals);
        signals
    }

    #[test]
    fn every_listed_word_is_known() {
        let text = "the “Total” was revised and would have been halved, men said";
        let words = signals(text);
        let found: Vec<_> = words.iter().map(|word| &text[word.range.clone()]).collect();
        assert_eq!(found, ["Total", "was", "revised", "would", "have", "been", "halved", "men", "said"]);
    }

    #[test]
    fn parts_of_compounds_move_nothing() {
        let text = "an up-to-date cut-off";
        assert!(signals(text).iter().all(|word| !word.moves));
    }
}
