//! Words are parted by blanks.
//!
//! Text that is pasted from a PDF or from a content system loses the blanks at its line ends, and no
//! reader is told which of two words was meant to begin. Spelling checkers find such words too, among
//! a hundred names and technical terms that they do not know; here a word counts only if it falls
//! apart into two common ones, one of them small.
//!
//! ## Bad
//! ```markdown
//! The harbours and the countriesand their crews were listed.
//! ```
//! ## Bad
//! ```markdown
//! The ministry named the "unfriendly"states.Nobody was asked.
//! ```
//! ## Good
//! ```markdown
//! The countries and their crews were listed. The ministry named the "unfriendly" states. The iPhone
//! and YouTube reached Rajasthan and the Helmand, and policymakers liked peacebuilding.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Edit, Fix, Remark, Severity};
use crate::words;
use attache_grammar::Span;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S013", "joined-words", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let text = case.reading.brief.prose.text();
    let (mut remarks, mut glued) = (Vec::new(), Vec::new());
    let words = case.reading.vocabulary();
    glued.extend(words.behind_marks.iter().filter_map(|word| glue(text, word)));
    for word in &words.unknown {
        if let Some(border) = border(text, word)
            && is_rare(text, &text[word.clone()])
            && glue(text, word).is_none()
        {
            remarks.extend(remark(case, word, border));
        }
    }
    remarks.extend(glued_remark(case, &glued));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// A word that comes again and again was meant to be one.
fn is_rare(text: &str, word: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), word).take(MOST + 1).count() <= MOST
}

const MOST: usize = 2;

fn remark(case: &Case<'_>, word: &Range<usize>, border: usize) -> Option<Remark> {
    let span = case.reading.verbatim(word.clone())?;
    let words = &case.reading.brief.prose.text()[word.clone()];
    let (first, second) = words.split_at(border);
    let message = format!("“{words}” looks like two words: “{first} {second}”");
    let at = span.start + border as u32;
    let edits = vec![case.edit(Span { start: at, end: at }, " ")];
    Some(Remark::new(span, message).with_fix(Fix { title: format!("Write “{first} {second}”"), safe: false, edits }))
}

/// Marks with no blank behind them, all in one remark.
fn glued_remark(case: &Case<'_>, glued: &[Range<usize>]) -> Option<Remark> {
    let first = glued.first()?;
    let prose = &case.reading.brief.prose;
    let words = &prose.text()[first.clone()];
    let message = format!("there is no blank within “{words}”{}", elsewhere(glued.len() - 1));
    let edit = |place: &Range<usize>| -> Option<Edit> {
        let at = prose.text()[place.clone()].rfind(|char: char| !char.is_ascii_alphabetic())?;
        let mark = prose.text()[place.start + at..].chars().next()?;
        let behind = place.start + at + mark.len_utf8();
        let start = case.reading.verbatim(behind..place.end)?.start;
        Some(case.edit(Span { start, end: start }, " "))
    };
    let mut remark = Remark::new(prose.span(first.clone()), message);
    let edits: Option<Vec<_>> = glued.iter().map(edit).collect();
    remark.fixes.extend(edits.map(|edits| Fix { title: "Add the blank".to_owned(), safe: false, edits }));
    Some(remark)
}

/// Where a word that is in no list falls apart into two.
fn border(text: &str, word: &Range<usize>) -> Option<usize> {
    let letters = &text[word.clone()];
    if !stands_free(text, word) {
        return None;
    }
    match letters.bytes().position(|byte| byte.is_ascii_uppercase()) {
        Some(border) => is_joined_name(letters.split_at(border)).then_some(border),
        None => (2..letters.len() - 1).find(|border| is_joined(letters.split_at(*border))),
    }
}

/// Whether a word is no part of an address, an identifier, a compound or a number.
fn stands_free(text: &str, word: &Range<usize>) -> bool {
    const JOINTS: [char; 13] = ['-', '–', '\'', '’', '/', '\\', '@', '#', '&', '=', '<', '>', '\u{1A}'];
    let (before, behind) = (&text[..word.start], &text[word.end..]);
    let is_file = behind.strip_prefix(['.', ':', '(']).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    !before.ends_with(JOINTS) && !before.ends_with('.') && !behind.starts_with(JOINTS) && !is_file
}

/// Small words that no other word ends with or begins with, but for the ones in the lists.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "about" | "after" | "also" | "and" | "because" | "been" | "before" | "between" | "could" | "during"
            | "from" | "have" | "however" | "into" | "should" | "than" | "that" | "the" | "their" | "these"
            | "they" | "this" | "those" | "through" | "were" | "when" | "where" | "which" | "while"
    )
}

/// Smaller ones, which are endings as well: they count behind a long word only.
const SMALLER: [&str; 7] = ["of", "to", "by", "in", "is", "was", "are"];

/// Endings of words behind which `in` or `is` ends no word.
const ENDINGS: [&str; 17] = [
    "ed", "ing", "ion", "ions", "ment", "ments", "ers", "ies", "ity", "ness", "ance", "ence", "ges", "tes", "cts",
    "als", "ors",
];

fn is_joined((first, second): (&str, &str)) -> bool {
    if is_small(second) {
        return first.len() >= 3 && words::look_up(first).is_common();
    }
    if is_small(first) {
        return second.len() >= 4 && words::look_up(second).is_common();
    }
    let is_behind = SMALLER.contains(&second) && first.len() >= 6 && words::look_up(first).is_common();
    is_behind && (matches!(second, "of" | "to" | "by") || ENDINGS.iter().any(|ending| first.ends_with(ending)))
}

/// `designatedSouth`, `andTheir`: brands and identifiers begin with short words that are not bent.
fn is_joined_name((first, second): (&str, &str)) -> bool {
    let is_bent = first.len() > 5 && ENDINGS.iter().any(|ending| first.ends_with(ending));
    let is_joint = is_small(first) || first == "of";
    let is_name = second.len() >= 3 && second.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    is_name && (is_joint || is_bent && words::look_up(first).is_common() && words::look_up(second).is_common())
}

/// The place of two words with a mark between them and no blank, of which this is the second.
fn glue(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let before = &text[..word.start];
    let mark = before.chars().next_back().filter(|mark| MARKS.contains(mark))?;
    let before = &before[..before.len() - mark.len_utf8()];
    let start = before.trim_end_matches(|char: char| char.is_ascii_alphabetic()).len();
    let (first, second) = (&text[start..before.len()], &text[word.clone()]);
    if first.len() < 2 || second.len() < 2 || !words::look_up(second).is_common() {
        return None;
    }
    let is_small = second.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_known = first.bytes().all(|byte| byte.is_ascii_lowercase()) && words::look_up(first).is_common();
    let joins = |char: Option<char>| char.is_some_and(|char| !char.is_whitespace() && char != '(' && char != '*');
    let is_chained = joins(text[..start].chars().next_back()) || text[word.end..].starts_with(MARKS) && mark == ',';
    let is_glued = match mark {
        '.' | '?' | '!' => is_known && first.len() > 2 && second.starts_with(|char: char| char.is_ascii_uppercase()),
        ',' | ';' => is_known && is_small && !is_chained,
        ')' => is_small && closes_aside(before) && !text[word.end..].starts_with('-'),
        _ => is_small || is_known,
    };
    is_glued.then_some(start..word.end)
}

/// Marks behind which a blank stands. Of quotation marks these close.
const MARKS: [char; 8] = ['.', '?', '!', ',', ';', ')', '"', '”'];

/// Whether a bracket that ends here was opened behind a blank and holds more than a letter.
fn closes_aside(inside: &str) -> bool {
    let Some(open) = inside.rfind(['(', ')', '\n']).filter(|at| inside[*at..].starts_with('(')) else { return false };
    inside[..open].ends_with(' ') && inside.len() - open > 3
}
