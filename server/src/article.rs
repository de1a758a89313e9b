//! *A* or *an* before a short form, by how it is read aloud. It answers only where every reader
//! would say the same: `ROK` may be a rock or three letters, `FTA` can only be three letters.

use std::ops::Range;

/// The indefinite article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Article {
    /// `a DMZ`
    A,
    /// `an FTA`
    An,
}

impl Article {
    /// As it is written within a sentence.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Article::A => "a",
            Article::An => "an",
        }
    }

    /// As it is written in place of another, with its capital.
    #[must_use]
    pub fn in_place_of(self, other: &str) -> &'static str {
        match (self, other.starts_with('A')) {
            (Article::A, true) => "A",
            (Article::An, true) => "An",
            (article, false) => article.word(),
        }
    }
}

/// The article that goes before a short form, if there is no doubt.
#[must_use]
pub fn before_short(short: &str) -> Option<Article> {
    let letters: Vec<char> = short.chars().filter(|char| char.is_alphabetic()).collect();
    let first = *letters.first()?;
    let capitals = first.is_ascii_uppercase() && letters.get(1).is_some_and(char::is_ascii_uppercase);
    if !capitals || !short.starts_with(first) {
        return None;
    }
    match first {
        'A' | 'E' | 'I' | 'O' => Some(Article::An),
        'U' => is_spelt(&letters).then_some(Article::A),
        // Their names begin with a vowel, their sounds do not.
        'F' | 'H' | 'L' | 'M' | 'N' | 'R' | 'S' | 'X' => is_spelt(&letters).then_some(Article::An),
        _ => Some(Article::A),
    }
}

/// Whether letters can only be read one by one.
fn is_spelt(letters: &[char]) -> bool {
    let is_vowel = |char: &char| matches!(char, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y' | 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let begins_hard = letters.get(1).is_some_and(|second| !is_vowel(second));
    !letters.iter().skip(1).any(is_vowel) || (letters.len() < 4 && begins_hard)
}

/// The indefinite article that stands right before a place in a text.
#[must_use]
pub fn at(text: &str, place: usize) -> Option<Range<usize>> {
    let before = text[..place].strip_suffix(' ')?;
    let start = before
        .rfind(|char: char| !char.is_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    // `U.S.-a` and the like are no words of their own.
    let alone = before[..start].is_empty() || before[..start].ends_with([' ', '\n', '(', '“', '"']);
    (alone && matches!(&before[start..], "a" | "an" | "A" | "An")).then_some(start..before.len())
}

#[cfg(test)]
mod tests {
    use super::{Article, at, before_short};

    #[test]
    fn short_forms_that_are_spelt_out_go_by_the_names_of_their_letters() {
        for short in ["FTA", "SMA", "NGO", "HTML", "EU", "IMF", "AI", "MTCR"] {
            assert_eq!(before_short(short), Some(Article::An), "{short}");
        }
        for short in ["DMZ", "U.S.", "UN", "GDP", "THAAD", "CFC"] {
            assert_eq!(before_short(short), Some(Article::A), "{short}");
        }
    }

    #[test]
    fn what_may_be_read_as_a_word_has_no_certain_article() {
        for short in ["ROK", "SOFA", "NATO", "UNICEF", "FARA", "START", "Nato", "5G", ""] {
            assert_eq!(before_short(short), None, "{short}");
        }
    }

    #[test]
    fn an_article_is_a_word_right_before_the_place() {
        let text = "It is a DMZ, not Korea DMZ.";
        assert_eq!(at(text, text.find("DMZ").unwrap()), Some(6..7));
        assert_eq!(at(text, text.rfind("DMZ").unwrap()), None);
    }
}
