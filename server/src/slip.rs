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
        let slip = stroke(one, other)?;
        let is_slip = !one.contains('-')
            && !other.contains('-')
            && one.chars().next() == other.chars().next()
            && !is_inflected(one, other)
            && !is_respelled(one, other);
        is_slip.then_some(slip)
    }
}

/// The one stroke that makes one word of the other, if there is one: what stands between their common
/// beginning and their common end says it. Words that begin with another byte are passed over.
fn stroke(one: &str, other: &str) -> Option<Slip> {
    // A letter has four bytes at most.
    const MOST: usize = 4;
    let (a, b) = (one.as_bytes(), other.as_bytes());
    if a.first() != b.first() || a.len().abs_diff(b.len()) > MOST {
        return None;
    }
    // Where words agree up to a byte, a letter begins there in both or in neither.
    let mut begin = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    while !one.is_char_boundary(begin) {
        begin -= 1;
    }
    let most = a.len().min(b.len()) - begin;
    let mut end = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    // Most words differ in more, and are told apart without looking at letters.
    if most - end > 2 * MOST {
        return None;
    }
    while !one.is_char_boundary(one.len() - end) {
        end -= 1;
    }
    let (mut own, mut there) = (one[begin..one.len() - end].chars(), other[begin..other.len() - end].chars());
    match ([own.next(), own.next(), own.next()], [there.next(), there.next(), there.next()]) {
        ([Some(_), None, _], [None, ..]) | ([None, ..], [Some(_), None, _]) => Some(Slip::Dropped),
        ([Some(_), None, _], [Some(_), None, _]) => Some(Slip::Changed),
        ([Some(a), Some(b), None], [Some(c), Some(d), None]) if (a, b) == (d, c) => Some(Slip::Swapped),
        _ => None,
    }
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
    fn a_stroke_is_a_distance_of_one() {
        let letters = ['a', 'b', 'é', 'è', 'É', '한'];
        let mut words = vec![String::new()];
        for length in 0..3 {
            let longer: Vec<_> = words.iter().filter(|word| word.chars().count() == length).cloned().collect();
            words.extend(longer.iter().flat_map(|word| letters.map(|letter| format!("{word}{letter}"))));
        }
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other))) {
            let is_asked = !one.is_empty() && one.bytes().next() == other.bytes().next();
            let expected = is_asked && strsim::osa_distance(one, other) == 1;
            assert_eq!(stroke(one, other).is_some(), expected, "{one} and {other}");
            let is_swapped = expected && strsim::levenshtein(one, other) == 2;
            assert_eq!(stroke(one, other) == Some(Slip::Swapped), is_swapped, "{one} and {other}");
        }
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
