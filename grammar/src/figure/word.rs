//! Words next to a place in the prose. Prose has single blanks, and line feeds only between
//! blocks, so a word next door never belongs to another block.

use std::ops::Range;

/// The word that begins at `start`: letters, with hyphens and apostrophes inside.
pub fn at(text: &str, start: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut end = start;
    // Nearly all words are plain letters.
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        end += 1;
    }
    while let Some(&byte) = bytes.get(end) {
        let joins = end > start
            && (matches!(byte, b'-' | b'\'') && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)
                || byte == b'.' && is_dotted(bytes, start, end));
        if !byte.is_ascii_alphabetic() && byte < 0x80 && !joins {
            break;
        }
        if byte >= 0x80 && !letter_at(text, end) {
            break;
        }
        end += 1;
    }
    (end > start).then_some(start..end)
}

/// Whether the point at `end` belongs to `U.S.`: single capitals with points, two at least.
fn is_dotted(bytes: &[u8], start: usize, end: usize) -> bool {
    let single = bytes[end - 1].is_ascii_uppercase() && (end - 1 == start || bytes[end - 2] == b'.');
    single
        && (end - 1 > start
            || bytes.get(end + 1).is_some_and(u8::is_ascii_uppercase) && bytes.get(end + 2) == Some(&b'.'))
}

/// Whether a letter stands here; bytes within a letter count as it.
fn letter_at(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_none_or(char::is_alphabetic)
}

/// The word behind a blank at `end`.
pub fn next(text: &str, end: usize) -> Option<Range<usize>> {
    (text.as_bytes().get(end) == Some(&b' ')).then(|| at(text, end + 1)).flatten()
}

/// The word that ends at `end`: letters, digits, hyphens and points inside.
pub fn ending_at(text: &str, end: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = end;
    let mut wide = false;
    while start > 0
        && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] >= 0x80 || inner(bytes, start, end))
    {
        start -= 1;
        wide |= bytes[start] >= 0x80;
    }
    if !wide {
        return (start < end).then_some(start..end);
    }
    while start < end && !text.is_char_boundary(start) {
        start += 1;
    }
    // Quotation marks and dashes are no letters.
    let inside = text.get(start..end)?;
    let start = end - inside.len()
        + inside
            .rfind(|char: char| !char.is_alphanumeric() && !matches!(char, '-' | '\'' | '.' | '’'))
            .map_or(0, |at| at + inside[at..].chars().next().map_or(1, char::len_utf8));
    (start < end).then_some(start..end)
}

/// A hyphen or point between two letters before `start`.
fn inner(bytes: &[u8], start: usize, end: usize) -> bool {
    start < end
        && start > 1
        && matches!(bytes[start - 1], b'-' | b'\'' | b'.')
        && bytes[start].is_ascii_alphanumeric()
        && bytes[start - 2].is_ascii_alphanumeric()
}

/// The word before a blank that ends at `start`.
pub fn before(text: &str, start: usize) -> Option<Range<usize>> {
    let blank = start.checked_sub(1).filter(|&at| text.as_bytes()[at] == b' ')?;
    ending_at(text, blank)
}

/// Whether a text ends with a word or phrase, and where that begins.
pub fn phrase_before(text: &str, start: usize, phrase: &str) -> Option<usize> {
    let from = start.checked_sub(phrase.len())?;
    let bytes = text.as_bytes();
    // Most phrases end on another letter.
    if bytes.get(start.checked_sub(1)?) != phrase.as_bytes().last() {
        return None;
    }
    let second = |text: &[u8]| text.iter().nth_back(1).map(u8::to_ascii_lowercase);
    let fits = second(&bytes[from..start]) == second(phrase.as_bytes())
        && bytes[from..start].eq_ignore_ascii_case(phrase.as_bytes());
    (fits && (from == 0 || !bytes[from - 1].is_ascii_alphanumeric())).then_some(from)
}

/// Whether a text continues with a word or phrase, and where that ends.
pub fn phrase_at(text: &str, start: usize, phrase: &str) -> Option<usize> {
    let end = start + phrase.len();
    let bytes = text.as_bytes();
    let fits = bytes.get(start..end)?.eq_ignore_ascii_case(phrase.as_bytes());
    (fits && !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)).then_some(end)
}

/// A word in small letters, if it is short enough to be asked for; no allocation.
pub fn folded<'a>(word: &'a str, buffer: &'a mut [u8; 24]) -> Option<&'a str> {
    let bytes = word.as_bytes();
    let space = buffer.get_mut(..bytes.len())?;
    // Nearly all words are in small letters.
    if !bytes.iter().any(u8::is_ascii_uppercase) {
        return Some(word);
    }
    space.copy_from_slice(bytes);
    space.make_ascii_lowercase();
    std::str::from_utf8(space).ok()
}
