//! What a short form can look like. Whether it is one, the words around it decide.

/// How a word looks, as far as its letters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Capitals, perhaps with digits and signs: `OPCON`, `U.S.`, `A2/AD`.
    Capitals,
    /// Capitals among small letters: `DoD`, `FinCEN`.
    Mixed,
    /// Nothing that looks like a short form.
    Plain,
}

/// The longest short form, in characters.
const LONGEST: usize = 15;

/// Counts that decide on the shape of a word.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    capitals: usize,
    small: usize,
    digits: usize,
}

fn count(word: &str) -> Count {
    let mut count = Count::default();
    for char in word.chars() {
        match char {
            'A'..='Z' => count.capitals += 1,
            'a'..='z' => count.small += 1,
            '0'..='9' => count.digits += 1,
            _ if char.is_ascii() => {}
            _ if char.is_uppercase() => count.capitals += 1,
            _ if char.is_alphabetic() => count.small += 1,
            _ => {}
        }
    }
    count
}

/// Whether the words in a pair of brackets can be a short form: one to three words, at least one
/// letter, not a bare number.
pub fn may_be_short(words: &str) -> bool {
    if !words.is_ascii() {
        return may_be_wide(words);
    }
    let is_sign = |byte: u8| matches!(byte, b'.' | b'-' | b'/' | b'&' | b'+' | b'\'' | b' ' | b'*' | b'$' | b'_');
    let bytes = words.as_bytes();
    (2..=LONGEST).contains(&bytes.len())
        && bytes[0].is_ascii_alphanumeric()
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || is_sign(*byte))
        && bytes.iter().filter(|byte| **byte == b' ').count() < 3
        && bytes.iter().take_while(|byte| **byte != b' ').any(u8::is_ascii_alphabetic)
        && !is_party(words)
}

/// The same of words that are not all ASCII.
fn may_be_wide(words: &str) -> bool {
    let length = words.chars().count();
    if !(2..=LONGEST).contains(&length) || words.split(' ').count() > 3 {
        return false;
    }
    let signs = |char: char| matches!(char, '.' | '-' | '–' | '/' | '&' | '+' | '\'' | '’' | ' ' | '*' | '$' | '_');
    if !words.chars().all(|char| char.is_alphanumeric() || signs(char)) {
        return false;
    }
    let first = words.split(' ').next().unwrap_or_default();
    words.starts_with(char::is_alphanumeric) && first.chars().any(char::is_alphabetic)
}

/// Whether a short form is written in small letters only: `ppb`.
pub fn is_small(short: &str) -> bool {
    let count = count(short);
    count.capitals == 0 && count.small > 0
}

/// Whether a word is a capital followed by small letters: `Opcon`.
pub fn is_title(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// Whether a short form has two capitals or a capital and a digit.
pub fn is_strong(short: &str) -> bool {
    let count = count(short);
    count.capitals + usize::from(count.digits > 0) > 1 && count.capitals > 0
}

/// `D-VA`, `R-TX`: party and state of a member of Congress.
pub fn is_party(words: &str) -> bool {
    matches!(words.as_bytes(), [b'D' | b'R' | b'I', b'-', b'A'..=b'Z', b'A'..=b'Z'])
}

/// The shape of a word that stands in running text.
pub fn of(word: &str) -> Shape {
    let Count { capitals, small, digits } = count(word);
    if capitals < 2 || capitals + small + digits > LONGEST {
        return Shape::Plain;
    }
    // A plural s is not counted.
    let letters = super::key::singular(word);
    if small == 0 || (small == 1 && letters.len() < word.len()) {
        return Shape::Capitals;
    }
    if is_mixed(letters) { Shape::Mixed } else { Shape::Plain }
}

/// `FinCEN`, `DoD`, `kPa`, but neither `FirePower`, nor `McCain`, nor words that lost a blank.
fn is_mixed(word: &str) -> bool {
    let leading = word.chars().take_while(|char| char.is_lowercase()).count();
    if leading > 2 || is_surname(word) {
        return false;
    }
    let twice = word.as_bytes().windows(2).any(|two| two[0].is_ascii_uppercase() && two[1].is_ascii_uppercase());
    twice || word.chars().count() < 6
}

fn is_surname(word: &str) -> bool {
    ["Mc", "Mac", "De", "Di", "Du", "La", "Le", "O'", "O’", "Van"].iter().any(|particle| {
        let Some(name) = word.strip_prefix(particle) else { return false };
        let mut letters = name.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| letter.is_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::{Shape, may_be_short, of};

    #[test]
    fn words_are_told_by_their_letters() {
        for (word, shape) in [
            ("OPCON", Shape::Capitals),
            ("U.S.", Shape::Capitals),
            ("NDCs", Shape::Capitals),
            ("A2AD", Shape::Capitals),
            ("DoD", Shape::Mixed),
            ("MoUs", Shape::Mixed),
            ("FinCEN", Shape::Mixed),
            ("FirePower", Shape::Plain),
            ("McCain", Shape::Plain),
            ("DeVos", Shape::Plain),
            ("designatedSouth", Shape::Plain),
            ("Seoul", Shape::Plain),
            ("", Shape::Plain),
        ] {
            assert_eq!(of(word), shape, "{word}");
        }
    }

    #[test]
    fn look_alikes_in_brackets_are_no_short_forms() {
        for words in ["D-VA", "R-TX", "2018", "a", "see the box below", "中國夢", "which reached 2.3"] {
            let plain = !may_be_short(words) || !super::is_strong(words);
            assert!(plain, "{words}");
        }
        for words in ["OPCON", "U.S.", "START I", "M&E", "A2/AD", "UN-Women", "ppb"] {
            assert!(may_be_short(words), "{words}");
        }
    }
}
