//! Long forms compared: whether two wordings say the same thing, and the smallest edit from a
//! wrong wording to the right one.

use crate::packs::Lexicon;
use smol_str::SmolStr;
use std::ops::Range;

/// Whether two long forms stand for the same thing as far as anybody can tell: a pack says so, or
/// most of their words are the same. Two expansions of one short form that share half of their
/// words are a variant (`Korea Economic Institute`, `Korea Economic Institute of America`).
#[must_use]
pub fn agree(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    if one == other {
        return true;
    }
    let entries = (lexicon.worded(one), lexicon.worded(other));
    let (one, other) = (words(one), words(other));
    let (fewer, more) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let shared = fewer.iter().filter(|word| more.iter().any(|other| alike(word, other))).count();
    match entries {
        // A longer name holds the shorter one, even where a pack has an entry for either.
        (Some((one, _)), Some((other, _))) => one == other || shared == fewer.len(),
        _ => 2 * shared >= fewer.len(),
    }
}

/// What all wordings of one long form have in common: the id of the term that a pack knows, else
/// the words that carry meaning, without plural endings. One word alone is too little.
#[must_use]
pub fn long_key(long: &str, lexicon: &Lexicon) -> Option<SmolStr> {
    if let Some((entry, _)) = lexicon.worded(long) {
        return Some(SmolStr::new(&lexicon.entry(entry).term.id));
    }
    let words = words(long);
    let singular = words.iter().map(|word| if word.len() > 3 { word.trim_end_matches('s') } else { word });
    (words.len() > 1).then(|| singular.collect::<Vec<_>>().join(" ").into())
}

/// The words that carry meaning, in lower case.
fn words(long: &str) -> Vec<String> {
    let all = long.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let (empty, full): (Vec<_>, Vec<_>) =
        all.partition(|word| matches!(word.as_str(), "a" | "an" | "and" | "for" | "in" | "of" | "on" | "the" | "to"));
    if full.is_empty() { empty } else { full }
}

/// Plurals and spelling systems are no difference: `forces` and `force`, `defence` and `defense`.
fn alike(one: &str, other: &str) -> bool {
    one == other
        || (one.len().min(other.len()) > 3
            && may_be_alike(one, other)
            && strsim::normalized_levenshtein(one, other) >= 0.7)
}

/// Whether two words have so many letters in common that three tenths of them may be all that differs. Most
/// words have not.
fn may_be_alike(one: &str, other: &str) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        return true;
    }
    let letters = |word: &str| word.bytes().fold(0u32, |letters, byte| letters | 1 << (byte & 31));
    let strokes = one.len().max(other.len()) * 3 / 10 + 1;
    // A stroke takes one letter away at most, and brings another.
    one.len().abs_diff(other.len()) <= strokes && (letters(one) ^ letters(other)).count_ones() as usize <= 2 * strokes
}

/// The smallest replacement that turns `wrong` into `right`: the bytes of `wrong` to replace, and
/// what to put there.
#[must_use]
pub fn smallest_edit<'a>(wrong: &str, right: &'a str) -> (Range<usize>, &'a str) {
    let head = common(wrong.chars(), right.chars());
    let tail = common(wrong[head..].chars().rev(), right[head..].chars().rev());
    (head..wrong.len() - tail, &right[head..right.len() - tail])
}

/// The bytes that two runs of characters begin with alike.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_letter_is_put_in_and_nothing_else() {
        let edit = smallest_edit("Special Measure Agreement", "Special Measures Agreement");
        assert_eq!(edit, (15..15, "s"));
    }

    #[test]
    fn a_longer_name_of_the_same_body_agrees() {
        assert!(agree("Korea Economic Institute", "Korea Economic Institute of America", &Lexicon::shipped()));
    }

    #[test]
    fn a_qualified_name_of_the_same_thing_agrees() {
        assert!(agree("operational control", "wartime operational control", &Lexicon::shipped()));
    }

    #[test]
    fn a_command_and_a_gas_do_not() {
        assert!(!agree("Combined Forces Command", "chlorofluorocarbon", &Lexicon::shipped()));
    }
}
