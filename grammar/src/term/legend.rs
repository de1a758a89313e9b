//! Definitions by signs: `SMA = Special Measures Agreement`, alone or in a run, and
//! `SMA: Special Measures Agreement` or `SMA – …` at the head of a block. In a run the letters
//! need not fit: nobody writes three equations in a row whose left sides look like short forms.

use super::align::{self, Anchor, Letters};
use super::edge::trim;
use super::judge;
use super::{Form, Found, key, part, shape};
use std::ops::Range;

/// So many entries in a block make a run.
const RUN: usize = 3;
/// No long form is longer.
const MOST_BYTES: usize = 300;
/// Longer entries are explanations.
const MOST_WORDS: usize = 14;

/// Adds the definitions that signs make in a block.
pub fn find(text: &str, block: Range<usize>, found: &mut Vec<Found>) {
    let entries = entries(text, &block);
    let run = entries.len() >= RUN;
    for (index, entry) in entries.iter().enumerate() {
        let end = entries.get(index + 1).map_or(block.end, |next| next.short.start);
        found.extend(define(text, entry, end, run));
    }
    if entries.is_empty() {
        found.extend(head(text, &block));
    }
}

#[derive(Debug)]
struct Entry {
    short: Range<usize>,
    /// First byte behind the sign.
    behind: usize,
}

fn entries(text: &str, block: &Range<usize>) -> Vec<Entry> {
    let bytes = &text.as_bytes()[block.clone()];
    memchr::memchr_iter(b'=', bytes)
        .map(|at| block.start + at)
        .filter_map(|sign| Some(Entry { short: short_before(text, block.start, sign)?, behind: sign + 1 }))
        .collect()
}

/// The word before a sign; several words if they stand between points, semicolons or the like.
fn short_before(text: &str, floor: usize, sign: usize) -> Option<Range<usize>> {
    let end = floor + text[floor..sign].trim_end_matches(' ').len();
    let start = after_last(text, floor..end, &[' ', ';', ',', ':', '(', ')', '[', ']', '•', '\u{1A}', '=']);
    let clause = after_last(text, floor..end, &[';', ',', ':', '(', ')', '[', ']', '•', '\u{1A}', '=']);
    let clause = trim(text, clause..end);
    let word = trim(text, start..end);
    let several = clause.start < word.start && looks_short(&text[clause.clone()]) && has_capitals(text, &clause);
    let short = if several { clause } else { word };
    looks_short(&text[short.clone()]).then_some(short)
}

/// The words of a short form of several words hold no small letters.
fn has_capitals(text: &str, range: &Range<usize>) -> bool {
    !text[range.clone()].contains(char::is_lowercase)
}

fn after_last(text: &str, range: Range<usize>, borders: &[char]) -> usize {
    let words = &text[range.clone()];
    words
        .rfind(borders)
        .map_or(range.start, |at| range.start + at + words[at..].chars().next().map_or(1, char::len_utf8))
}

fn looks_short(written: &str) -> bool {
    shape::may_be_short(written) && !shape::is_small(written)
}

fn define(text: &str, entry: &Entry, end: usize, run: bool) -> Option<Found> {
    let long = long_behind(text, part::head(text, entry.behind..end, MOST_BYTES))?;
    let brief = text[long.clone()].split(' ').count() <= MOST_WORDS;
    let long = match fitted(text, &entry.short, &long) {
        Some(carried) if brief => close(text, long, carried),
        Some(carried) => long.start..carried,
        None if brief && run && shape::is_strong(&text[entry.short.clone()]) => long,
        None => return None,
    };
    Some(Found { short: entry.short.clone(), long, form: Form::Legend })
}

/// What stands behind a sign up to the end of the entry: a semicolon, the end of the sentence, a
/// bracket. `None` if it is no run of words.
fn long_behind(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    let end = words
        .char_indices()
        .find(|(at, char)| match char {
            ';' | '(' | ')' | '[' | ']' | '=' | '•' | '\u{1A}' | '|' => true,
            '.' => {
                let rest = &words[at + 1..];
                (rest.is_empty() || rest.starts_with(' ')) && part::ends_sentence(&words[..*at])
            }
            _ => false,
        })
        .map_or(words.len(), |(at, _)| at);
    let long = trim(text, range.start..range.start + end);
    let words = &text[long.clone()];
    let starts = words.starts_with(|char: char| char.is_alphanumeric());
    let signs = words.contains(['+', '×', '√', '<', '>', '≤', '≥', '^', '_', '{']);
    let wordy = words.split(' ').any(|word| word.chars().filter(|char| char.is_alphabetic()).count() > 2);
    (starts && wordy && !signs).then_some(long)
}

/// How far the letters of `short` carry in a long form that begins at the first word.
pub fn fitted(text: &str, short: &Range<usize>, long: &Range<usize>) -> Option<usize> {
    let written = &text[short.clone()];
    let letters = Letters::of(key::singular(written))?;
    let parts = part::split(text, long.clone());
    let fit = align::fit(text, &parts, &letters, Anchor::Start)?;
    judge::is_enough(written, letters, &fit).then(|| parts[fit.last].end)
}

/// What follows a comma, a colon or a number behind the last word with a letter is an explanation.
fn close(text: &str, long: Range<usize>, carried: usize) -> Range<usize> {
    let tail = &text[carried..long.end];
    let sign = tail.find([',', ':', '"']);
    let number =
        tail.match_indices(' ').map(|(at, _)| at).find(|at| tail[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
    let end = sign.into_iter().chain(number).min().map_or(long.end, |at| carried + at);
    long.start..end
}

/// `SMA: Special Measures Agreement` and `SMA – Special …` at the head of a block.
pub fn head(text: &str, block: &Range<usize>) -> Option<Found> {
    let (short, behind) = head_word(text, block)?;
    let long = long_behind(text, part::head(text, behind..block.end, MOST_BYTES))?;
    let carried = fitted(text, &short, &long)?;
    // A head in running text goes on; what is no name ends with its last letter.
    let whole = text[long.clone()].split(' ').count() <= 8 && long.end == block.end;
    let end = if whole { long.end } else { carried };
    Some(Found { short, long: long.start..end, form: Form::Legend })
}

/// What stands between a short form at the head of a block and its meaning.
const SIGNS: [&str; 6] = [": ", " - ", " – ", " — ", "—", " | "];

/// A short form at the head of a block, followed by a sign that introduces its meaning.
pub fn head_word(text: &str, block: &Range<usize>) -> Option<(Range<usize>, usize)> {
    const REACH: usize = 20;
    let words = &text[block.clone()];
    let reach = match words.as_bytes().get(..REACH) {
        Some(head) if head.is_ascii() => REACH,
        _ => words.char_indices().nth(REACH).map_or(words.len(), |(at, _)| at),
    };
    let words = &words[..reach];
    let bytes = words.as_bytes();
    let sign_at = |at: usize| SIGNS.iter().find(|sign| words[at..].starts_with(**sign)).map(|sign| (at, *sign));
    let may_begin = |at: &usize| match bytes[*at] {
        b' ' => matches!(bytes.get(at + 1), Some(b'-' | b'|' | 0xE2)),
        b':' => bytes.get(at + 1) == Some(&b' '),
        byte => byte == 0xE2,
    };
    let (at, sign) = (0..bytes.len()).filter(may_begin).find_map(sign_at)?;
    let short = trim(text, block.start..block.start + at);
    let written = &text[short.clone()];
    (shape::may_be_short(written) && shape::is_strong(written)).then_some((short, block.start + at + sign.len()))
}
