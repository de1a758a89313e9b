//! Words that say that a quantity moves, and which way: `rose`, `up`, `decline`, `revised`.

use super::word;
use crate::wordlist::WordList;

/// The way a quantity moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It becomes more.
    Up,
    /// It becomes less.
    Down,
}

/// Stems of verbs and nouns by their first letter: upwards, then downwards.
const fn stems(first: u8) -> (&'static [&'static str], &'static [&'static str]) {
    match first {
        b'a' => (&["accelerat"], &[]),
        b'b' => (&["balloon", "boost"], &[]),
        b'c' => (&["climb"], &["contract", "cut"]),
        b'd' => (&["doubl"], &["declin", "decreas", "diminish", "dip", "down", "drop", "dwindl"]),
        b'e' => (&["expan"], &["eased"]),
        b'f' => (&[], &["fall", "fallen", "fell"]),
        b'g' => (&["gain", "grew", "grow"], &[]),
        b'h' => (&["higher"], &["halv"]),
        b'i' => (&["increas"], &[]),
        b'j' => (&["jump"], &[]),
        b'l' => (&["lift"], &["lower"]),
        b'p' => (&[], &["plummet", "plung"]),
        b'q' => (&["quadrupl"], &[]),
        b'r' => (&["risen", "rise", "rising", "rocket", "rose"], &["reduc"]),
        b's' => (&["soar", "surg", "swell"], &["shrank", "shrink", "shrunk", "slash", "slid", "slow", "slump"]),
        b't' => (&["tripl"], &[]),
        b'u' => (&["up"], &[]),
        _ => (&[], &[]),
    }
}

/// The stems of all letters.
pub(super) fn all_stems() -> impl Iterator<Item = &'static str> {
    (b'a'..=b'z').map(stems).flat_map(|(up, down)| up.iter().chain(down)).copied()
}

/// The second letters of the stems that begin with a letter, a bit for each: nearly every word is
/// refused by its first two letters.
const SECONDS: [u32; 32] = {
    let mut seconds = [0; 32];
    let mut first = b'a';
    while first <= b'z' {
        let (up, down) = stems(first);
        seconds[(first & 31) as usize] = second_letters(up) | second_letters(down);
        first += 1;
    }
    seconds
};

const fn second_letters(stems: &[&str]) -> u32 {
    let (mut letters, mut at) = (0, 0);
    while at < stems.len() {
        letters |= 1 << (stems[at].as_bytes()[1] & 31);
        at += 1;
    }
    letters
}

/// Whether a word with these first letters may begin with a stem.
fn may_begin(first: u8, second: u8) -> bool {
    SECONDS[usize::from(first & 31)] & 1 << (second & 31) != 0
}

/// Endings of short stems, which are other words with other endings.
const ENDINGS: [&str; 11] = ["", "s", "n", "ing", "ed", "ped", "ping", "ting", "e", "es", "th"];

/// The way a word says that something moves.
#[must_use]
pub fn direction(word: &str) -> Option<Direction> {
    if let &[first, second, ..] = word.as_bytes()
        && first.is_ascii_alphabetic()
        && !may_begin(first, second)
    {
        return None;
    }
    let word = word.trim_matches(|char: char| !char.is_alphabetic());
    let &[first, second, ..] = word.as_bytes() else { return None };
    if !may_begin(first, second) {
        return None;
    }
    let (up, down) = stems(first | 0x20);
    let mut buffer = [0; 24];
    let word = word::folded(word, &mut buffer)?;
    let is = |stem: &&str| word.strip_prefix(stem).is_some_and(|rest| stem.len() > 4 || ENDINGS.contains(&rest));
    // Contracts are signed more often than markets contract.
    if matches!(word, "contract" | "contracts" | "contractor" | "contractors" | "contractual") {
        return None;
    }
    if up.iter().any(is) {
        return Some(Direction::Up);
    }
    down.iter().any(is).then_some(Direction::Down)
}

/// Words of change without a direction.
pub(super) const OTHERS: &[&str] = &[
    "went",
    "changed",
    "change",
    "moved",
    "move",
    "revised",
    "shifted",
    "improved",
    "improving",
    "raised",
    "raise",
    "raising",
    "raises",
    "narrowed",
    "widened",
    "adjusted",
    "upgraded",
    "worsened",
    "strengthened",
    "weakened",
];

/// Whether a word says that something changes: also `went`, `changed`, `moved`, `revised`.
pub(super) fn is_change(word: &str) -> bool {
    static KNOWN: WordList<64> = WordList::of(OTHERS);
    let word = word.trim_matches(|char: char| !char.is_alphabetic());
    direction(word).is_some() || KNOWN.has(word)
}

/// Words of change that are nouns as well: between them and a figure another verb may stand.
pub(super) fn is_noun(word: &str) -> bool {
    matches!(
        word,
        "increase"
            | "increases"
            | "growth"
            | "decline"
            | "cut"
            | "cuts"
            | "drop"
            | "rise"
            | "reduction"
            | "reductions"
            | "expansion"
            | "gains"
            | "gain"
            | "change"
            | "contraction"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_which_way_a_quantity_moves() {
        for (words, expected) in [
            ("rose rising Increased growth up higher doubled expansion gains", Some(Direction::Up)),
            ("fell falling declined cut cuts down lower reduction halved dropped", Some(Direction::Down)),
            ("contract update upon grower risk fellow slot downtown group cutter", None),
        ] {
            for word in words.split(' ') {
                assert_eq!(direction(word), expected, "{word}");
            }
        }
    }
}
