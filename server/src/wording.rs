//! Two wordings of one text: whether the one stands in the other word for word, and where they part.
//! Capitals, punctuation and quotation marks are no words.

use crate::words::{self, Run};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A word as it is compared: a number that stands for its letters.
pub type Key = u32;

/// The words of a text: where each stands, and what it is.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, Key)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let byte = text.as_bytes().get(at)?;
            if !byte.is_ascii_alphanumeric() && byte.is_ascii() {
                at += 1;
                continue;
            }
            let start = at;
            if let Some(run) = words::run(text, start) {
                at = run.end;
                return Some((start..at, key(&text[start..at], run)));
            }
            at += text[start..].chars().next().map_or(1, char::len_utf8);
        }
    })
}

fn key(word: &str, run: Run) -> Key {
    let hash = if run.is_ascii { run.hash } else { words::hash(&word.to_lowercase()) };
    (hash >> 32) as Key ^ hash as Key
}

/// The words of a text without their places.
#[must_use]
pub fn keys(text: &str) -> Vec<Key> {
    words(text).map(|(_, key)| key).collect()
}

/// Whether the words of the one stand in the other, in a row.
#[must_use]
pub fn holds(whole: &[Key], part: &[Key]) -> bool {
    part.is_empty() || whole.windows(part.len()).any(|window| window == part)
}

/// How a text nearly stands in another. Words are counted from the beginning of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// How many words the two have in common, in their order.
    pub common: usize,
    /// Where it stands in the other.
    pub whole: Range<usize>,
    /// Where they part, in order: its own words, and those that the other has there. Either may be none.
    pub differences: Vec<(Range<usize>, Range<usize>)>,
}

/// Fewer words in a row are in many texts.
const SHORTEST_RUN: usize = 3;

/// As many words more than it has may stand in the other.
const SLACK: usize = 4;

/// Where a text stands in another, nearly: around the longest row of words that they have in common.
#[must_use]
pub fn likeness(part: &[Key], whole: &[Key]) -> Option<Likeness> {
    let (at, there, _) = longest_run(part, whole).filter(|(.., len)| *len >= SHORTEST_RUN)?;
    let start = there.saturating_sub(at + SLACK);
    let end = (there + part.len() - at + SLACK).min(whole.len());
    let ops = capture_diff_slices(Algorithm::Myers, part, &whole[start..end]);
    let (first, last) = (0, part.len());
    let mut likeness = Likeness { common: 0, whole: end..start, differences: Vec::new() };
    for op in ops {
        let (own, mut other) = (op.old_range(), start + op.new_range().start..start + op.new_range().end);
        match op {
            DiffOp::Equal { len, .. } => likeness.common += len,
            // What the other has before and behind is not meant.
            DiffOp::Insert { .. } if own.start == first || own.end == last => continue,
            DiffOp::Replace { .. } if own.start == first => {
                other.start = other.start.max(other.end.saturating_sub(own.len()))
            }
            DiffOp::Replace { .. } if own.end == last => other.end = other.end.min(other.start + own.len()),
            _ => {}
        }
        likeness.whole = likeness.whole.start.min(other.start)..likeness.whole.end.max(other.end);
        if !matches!(op, DiffOp::Equal { .. }) {
            likeness.differences.push((own, other));
        }
    }
    Some(likeness)
}

/// The first of the longest rows of words that two texts have in common: its place in each, and its length.
fn longest_run(one: &[Key], other: &[Key]) -> Option<(usize, usize, usize)> {
    let mut longest = None;
    let mut most = 0;
    // The lengths of the rows that end at the word before.
    let mut before = vec![0; other.len() + 1];
    for (at, word) in one.iter().enumerate() {
        // From the end, so that no length is overwritten before it is asked for.
        for there in (0..other.len()).rev() {
            before[there + 1] = if *word == other[there] { before[there] + 1 } else { 0 };
            let len = before[there + 1];
            if len > most {
                most = len;
                longest = Some((at + 1 - len, there + 1 - len, len));
            }
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a text and another part: the words of each.
    #[track_caller]
    fn parts(part: &str, whole: &str, expected: &[(&str, &str)]) {
        let shown = |text: &'static str, range: &Range<usize>| {
            let words: Vec<_> = words(text).map(|(place, _)| &text[place]).collect();
            words[range.clone()].join(" ")
        };
        let (part, whole): (&'static str, &'static str) = (part.to_owned().leak(), whole.to_owned().leak());
        let likeness = likeness(&keys(part), &keys(whole)).expect("they are alike");
        let found: Vec<_> =
            likeness.differences.iter().map(|(own, other)| (shown(part, own), shown(whole, other))).collect();
        let expected: Vec<_> = expected.iter().map(|(own, other)| ((*own).to_owned(), (*other).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn two_wordings_part_where_words_differ() {
        let whole = "The harbour will keep its old and dirty cranes for the whole decade, the minister said.";
        parts("its old, dirty cranes for the decade", whole, &[("", "and"), ("", "whole")]);
        parts("its old and rusty cranes for the whole century", whole, &[("rusty", "dirty"), ("century", "decade")]);
        parts("Our old and dirty cranes", whole, &[("Our", "its")]);
        parts("“Its old and dirty cranes”", whole, &[]);
    }

    #[test]
    fn a_few_words_in_common_are_no_likeness() {
        assert_eq!(likeness(&keys("the old pier and the crane"), &keys("a crane on the old mole")), None);
        assert_eq!(likeness(&[], &keys("a crane")), None);
    }

    #[test]
    fn a_text_holds_its_parts_word_for_word() {
        let whole = keys("It’s the harbour’s own crane.");
        assert!(holds(&whole, &keys("The harbour's own")));
        assert!(!holds(&whole, &keys("the harbour crane")));
    }
}
