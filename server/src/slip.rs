//! Whether one word can be a slip of the pen for another. It knows spelling only: which of the two
//! is right, and whether both may stand in one text, is asked elsewhere.

/// How one word differs from another by a single stroke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbouring letters stand the other way round. No two names differ like that.
    Swapped,
    /// A letter is missing, or there is one too many.
    Dropped,
    /// One letter stands for another. Many names differ like that.
    Changed,
}

impl Slip {
    /// The slip that makes one word of the other, if there is one and no ending that languages form
    /// words with, no other spelling of the same English word. The first letter is seldom wrong.
    #[must_use]
    pub fn between(one: &str, other: &str) -> Option<Self> {
        if !differ_little(one.as_bytes(), other.as_bytes()) {
            return None;
        }
        let is_slip = !one.contains('-')
            && !other.contains('-')
            && strsim::osa_distance(one, other) == 1
            && one.chars().next() == other.chars().next()
            && !is_inflected(one, other)
            && !is_respelled(one, other);
        is_slip.then(|| match (one.chars().count() == other.chars().count(), strsim::levenshtein(one, other)) {
            (true, 2) => Slip::Swapped,
            (true, _) => Slip::Changed,
            (false, _) => Slip::Dropped,
        })
    }
}

/// Whether words that begin alike have no more between a common beginning and a common end than one
/// stroke can change: two letters of up to four bytes.
fn differ_little(one: &[u8], other: &[u8]) -> bool {
    const MOST: usize = 8;
    if one.first() != other.first() || one.len().abs_diff(other.len()) > MOST {
        return false;
    }
    let shorter = one.len().min(other.len());
    let begin = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let end = one.iter().rev().zip(other.iter().rev()).take(shorter - begin).take_while(|(a, b)| a == b).count();
    shorter - begin - end <= if one.is_ascii() && other.is_ascii() { 2 } else { MOST }
}

/// `Korea` and `Korean`, `Nation` and `Nations`, `Minister` and `Ministry`: they begin alike and end
/// differently.
fn is_inflected(one: &str, other: &str) -> bool {
    let common: usize = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let ends = [&one[common..], &other[common..]];
    // `Henry` and `Heny` end in endings only by chance: a letter is missing before what both end in.
    // `Americas` and `Americans` are another matter.
    let is_hole = (ends[0].ends_with(ends[1]) || ends[1].ends_with(ends[0])) && !ends.contains(&"ns");
    let are_endings = || !is_hole && ends.iter().all(|end| ENDINGS.contains(end));
    ends.iter().any(|end| end.is_empty()) || are_endings()
}

const ENDINGS: [&str; 29] = [
    "s", "ns", "es", "n", "an", "ian", "ean", "ese", "i", "ed", "ing", "er", "or", "ers", "al", "ic", "y", "ies", "ry",
    "e", "a", "o", "us", "on", "ion", "ive", "en", "t", "um",
];

/// `Centre` and `Center`, `Organisation` and `Organization`, `Defence` and `Defense`.
fn is_respelled(one: &str, other: &str) -> bool {
    let plain = |word: &str| {
        let word = word.to_lowercase().replace("our", "or").replace("isation", "ization").replace("ise", "ize");
        let word = word.replace("isi", "izi").replace("ence", "ense").replace("amme", "am").replace("ll", "l");
        word.strip_suffix("re").map_or(word.clone(), |stem| format!("{stem}er"))
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn between(one: &str, other: &str, expected: Option<Slip>) {
        assert_eq!(Slip::between(one, other), expected, "{one} and {other}");
        assert_eq!(Slip::between(other, one), expected, "{other} and {one}");
    }

    #[test]
    fn a_letter_is_swapped_dropped_or_changed() {
        between("Prigozhin", "Prigohzin", Some(Slip::Swapped));
        between("Natalegawa", "Natalegwa", Some(Slip::Dropped));
        between("Henry", "Heny", Some(Slip::Dropped));
        between("Thomas", "Thoms", Some(Slip::Dropped));
        between("Choa", "Chua", Some(Slip::Changed));
    }

    #[test]
    fn forms_and_spellings_of_a_word_are_no_slips() {
        between("Korea", "Korean", None);
        between("Minister", "Ministry", None);
        between("Americas", "Americans", None);
        between("Centre", "Center", None);
        between("Organisation", "Organization", None);
        between("Seoul", "Busan", None);
    }
}
