//! Where a sentence begins and ends, well enough to ask what else it says. Points behind initials
//! and the commonest abbreviations end nothing.

use crate::Brief;
use std::ops::Range;

impl Brief {
    /// The sentence around a place in the prose: no farther than its block, without the blanks
    /// around it.
    #[must_use]
    pub fn sentence_at(&self, prose: usize) -> Range<usize> {
        let Some(block) = self.block_at(prose) else { return prose..prose };
        let words = self.words(block);
        let at = prose - block.prose.start;
        let start = ends(words).take_while(|end| *end <= at).last().unwrap_or(0);
        let end = ends(words).find(|end| *end > at).unwrap_or(words.len());
        let start = start + words[start..end].len() - words[start..end].trim_start().len();
        block.prose.start + start..block.prose.start + end
    }
}

/// The places behind the last mark of each sentence.
fn ends(words: &str) -> impl Iterator<Item = usize> + '_ {
    memchr::memchr3_iter(b'.', b'!', b'?', words.as_bytes()).filter_map(|at| {
        let behind = &words[at + 1..];
        let closing = behind.len() - behind.trim_start_matches(['"', '\'', '”', '’', ')', ']']).len();
        let next = behind[closing..].strip_prefix(' ')?.trim_start();
        let begins = !next.starts_with(|char: char| char.is_lowercase() || matches!(char, ',' | ';' | ')'));
        (begins && !(words.as_bytes()[at] == b'.' && is_abbreviation(&words[..at]))).then_some(at + 1 + closing)
    })
}

/// Abbreviations that a name or a number follows.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Lt", "Sgt", "Sen", "Rep", "Gov", "Hon", "No", "Nos", "Art",
    "Vol", "Fig", "Sec", "para", "pp", "vs", "cf", "ca", "approx", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug",
    "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// Whether the text before a point ends in a word that the point belongs to: `U.S`, `J`, `Dr`.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '"', '“', '\n']).next().unwrap_or_default();
    let is_initial = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    let last = word.rsplit('.').next().unwrap_or_default();
    is_initial(last) || ABBREVIATIONS.contains(&word)
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
    fn a_sentence_goes_no_farther_than_its_block() {
        sentence("# Cranes and crews\n\nNo cranes.", "crews", "Cranes and crews");
    }
}
