//! What stands at the edges of a short or long form and does not belong to it: blanks, quotation
//! marks, the point of the sentence, words that only introduce.

use std::ops::Range;

/// Words in brackets before a short form.
const INTRODUCTIONS: &[&str] = &[
    "hereinafter",
    "hereafter",
    "henceforth",
    "referred",
    "to",
    "as",
    "the",
    "or",
    "and",
    "known",
    "also",
    "called",
    "abbreviated",
    "abbr.",
    "acronym",
    "short",
    "for",
    "in",
    "i.e.",
    "e.g.",
    "formerly",
    "now",
    "an",
    "from",
];

/// Without blanks, quotation marks and sentence points at the ends.
pub fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    // Most of what is asked for begins and ends with a letter.
    if let [first, .., last] = text.as_bytes()[range.clone()]
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return range;
    }
    let edge = |char: char| matches!(char, ' ' | '"' | '“' | '”' | '„' | '‘' | '\'' | '«' | '»' | ',' | '*' | '`');
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start_matches(edge).len());
    let end = start + text[start..range.end].trim_end_matches(|char| edge(char) || char == '’').len();
    // The point of `U.S.` belongs to it, the point of a sentence does not.
    let plain = text[start..end].trim_end_matches('.');
    let dotted = plain.rsplit([' ', '-', '(']).next().is_some_and(|last| last.contains('.'));
    start..if dotted { end } else { start + plain.len() }
}

/// Trimmed, and without words that introduce: `“X”` of `hereinafter “X”`.
pub fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = trim(text, range);
    while let Some((word, rest)) = text[range.clone()].split_once(' ') {
        if !INTRODUCTIONS.iter().any(|introduction| word.eq_ignore_ascii_case(introduction)) {
            break;
        }
        range = trim(text, range.end - rest.len()..range.end);
    }
    range
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn only_the_form_itself_is_left() {
        for (words, expected) in [
            (" “UNC”", "UNC"),
            ("hereinafter referred to as \"FC\"", "FC"),
            ("or the ROK", "ROK"),
            ("U.S.", "U.S."),
            ("CFC.", "CFC"),
            ("the U.S. Forces.", "U.S. Forces"),
            ("as", "as"),
            ("", ""),
        ] {
            assert_eq!(&words[bare(words, 0..words.len())], expected, "{words}");
        }
    }
}
