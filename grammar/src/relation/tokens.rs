//! Words one by one, from the end of a text to its beginning.

/// A word without the marks around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word, or the mark itself where a mark stands alone.
    pub text: &'a str,
    /// Where it begins.
    pub start: usize,
    /// Whether a sentence or a clause ends behind it.
    pub ends_sentence: bool,
}

/// What stands between two places of a text; nothing if the second one does not stand behind the
/// first, or if one of them lies within a letter.
#[must_use]
pub fn between(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The words of a text, last first. Dashes part words where they stand doubled or alone.
pub fn backward(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_end();
        let start =
            rest.char_indices().rev().find(|(_, char)| is_gap(*char)).map_or(0, |(at, char)| at + char.len_utf8());
        // A dash is a word of its own.
        let start = if start == rest.len() && start > 0 { rest.char_indices().next_back()?.0 } else { start };
        let word = &rest[start..];
        let token = (!word.is_empty()).then(|| token(word, start));
        rest = &rest[..start];
        token
    })
}

fn is_gap(char: char) -> bool {
    matches!(char, ' ' | '\n' | '—' | '–' | '(' | '[' | '/')
}

fn token(word: &str, start: usize) -> Token<'_> {
    let text = word.trim_matches(|char: char| !char.is_alphanumeric() && char != '%');
    let ends_sentence = word.ends_with(['.', ';', ':', '?', '!']) && !is_shortened(word);
    if text.is_empty() {
        return Token { text: word, start, ends_sentence };
    }
    let offset = text.as_ptr() as usize - word.as_ptr() as usize;
    Token { text, start: start + offset, ends_sentence }
}

/// `Rs.`, `U.S.`: the point belongs to the word.
fn is_shortened(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    matches!(word, "Rs" | "approx" | "vs" | "No" | "ca" | "c" | "est" | "St" | "Mr" | "Dr") || word.contains('.')
}
