//! Where a sentence begins and ends, well enough to ask what else it says. Points behind initials
//! and the commonest abbreviations end nothing.

use crate::Brief;
use crate::date::is_short_month;
use std::ops::Range;

impl Brief {
    /// The sentence around a place in the prose: no farther than its block, without the blanks
    /// before it. Of what goes on for pages only the nearest part is taken.
    #[must_use]
    pub fn sentence_at(&self, prose: usize) -> Range<usize> {
        let Some(block) = self.block_at(prose) else { return prose..prose };
        let words = self.words(block);
        let at = prose - block.prose.start;
        let (first, last) = (boundary(words, at.saturating_sub(LONGEST)), boundary(words, at + LONGEST));
        let mark = |place: usize| end(words, place).filter(|end| *end <= at);
        let before = memchr::memrchr3_iter(b'.', b'!', b'?', &words.as_bytes()[first..at]);
        let start = before.filter_map(|place| mark(first + place)).next().unwrap_or(first);
        let behind = memchr::memchr3_iter(b'.', b'!', b'?', &words.as_bytes()[at..last]);
        let end = behind.filter_map(|place| end(words, at + place)).find(|end| *end > at).unwrap_or(last);
        let start = start + words[start..end].len() - words[start..end].trim_start().len();
        block.prose.start + start..block.prose.start + end
    }
}

/// As far as a sentence goes on either side of a place, in bytes.
const LONGEST: usize = 2_000;

/// The place itself or the next one before it that parts two characters, within the text.
fn boundary(text: &str, place: usize) -> usize {
    (0..=place.min(text.len())).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}

/// The end of a sentence whose last mark stands at a place, if one ends there: behind the marks of
/// quotation and brackets that close with it.
fn end(words: &str, at: usize) -> Option<usize> {
    let behind = &words[at + 1..];
    let closing = behind.len() - behind.trim_start_matches(['"', '\'', '”', '’', ')', ']']).len();
    let next = behind[closing..].strip_prefix(' ')?.trim_start();
    let begins = !next.starts_with(|char: char| char.is_lowercase() || matches!(char, ',' | ';' | ')'));
    (begins && !(words.as_bytes()[at] == b'.' && is_abbreviation(&words[..at]))).then_some(at + 1 + closing)
}

/// Abbreviations that a name or a number follows.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Lt", "Sgt", "Sen", "Rep", "Gov", "Hon", "No", "Nos", "Art",
    "Vol", "Fig", "Sec", "para", "pp", "vs", "cf", "ca", "approx",
];

/// Whether the text before a point ends in a word that the point belongs to: `U.S`, `J`, `Dr`.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '"', '“', '\n']).next().unwrap_or_default();
    let is_initial = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    let last = word.rsplit('.').next().unwrap_or_default();
    is_initial(last) || ABBREVIATIONS.contains(&word) || is_short_month(word)
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn sentence(text: &str, word: &str, expected: &str) {
        let brief = crate::parse(text);
        let at = brief.prose.text().find(word).expect("the word stands in the text");
        assert_eq!(&brief.prose.text()[brief.sentence_at(at)], expected);
    }

    #[test]
    fn a_sentence_ends_at_its_mark() {
        let text = "Ships came. Did they? They did, in 2019. So it ended.";
        sentence(text, "came", "Ships came.");
        sentence(text, "Did", "Did they?");
        sentence(text, "2019", "They did, in 2019.");
        sentence(text, "ended", "So it ended.");
    }

    #[test]
    fn a_point_within_a_sentence_ends_nothing() {
        sentence(
            "The U.S. Navy paid Dr. Roe 3.5 million. Nobody else.",
            "paid",
            "The U.S. Navy paid Dr. Roe 3.5 million.",
        );
        sentence("“It is over.” He left.", "left", "He left.");
    }

    #[test]
    fn a_sentence_without_an_end_is_cut() {
        let text = format!("{} é quay {}", "é word".repeat(2_000), "word é".repeat(2_000));
        let brief = crate::parse(&text);
        let place = brief.sentence_at(text.find("quay").expect("it stands there"));
        assert!(place.len() < 5_000 && brief.prose.text()[place].contains("quay"));
    }

    #[test]
    fn a_sentence_goes_no_farther_than_its_block() {
        sentence("# Cranes and crews\n\nNo cranes.", "crews", "Cranes and crews");
    }
}
