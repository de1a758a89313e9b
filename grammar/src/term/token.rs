//! Runs of prose that can hold short forms, found by bytes: what stands between blanks, brackets
//! and quotation marks and has a capital in it, and the pieces that hyphens and slashes part.

use super::{roman, shape};
use crate::Brief;
use crate::words::{Word, Words};
use std::ops::Range;

/// What stands between two borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How many capitals it holds; a character beyond ASCII counts as one.
    pub capitals: usize,
}

/// Not part of a run.
const BORDER: u8 = 0;
/// A letter, a digit or a sign that short forms are written with.
const INSIDE: u8 = 1;
/// A capital, or the first byte of what may be one.
const CAPITAL: u8 = 2;

const KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let mut kinds = [INSIDE; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        if byte.is_ascii_uppercase() || byte >= 0xC0 {
            kinds[at] = CAPITAL;
        } else if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            kinds[at] = match byte {
                b'-' | b'.' | b'/' | b'&' | b'\'' | b'+' | b'$' => INSIDE,
                _ => BORDER,
            };
        }
        at += 1;
    }
    kinds
}

/// The runs of a stretch of `text`, in order.
pub fn runs(text: &str, within: Range<usize>) -> impl Iterator<Item = Run> {
    let bytes = &text.as_bytes()[..within.end];
    let mut at = within.start;
    std::iter::from_fn(move || {
        at += bytes[at..].iter().position(|byte| KINDS[*byte as usize] != BORDER)?;
        let run = run(bytes, at, at);
        at = run.end;
        Some(run)
    })
}

/// The runs around those of some words that have a capital, in order, but for single words with one
/// capital and blanks around them, which most are. Nothing before `floor` belongs to the first.
fn loud_runs<'a>(text: &'a str, floor: usize, words: &'a [Word]) -> impl Iterator<Item = Run> + 'a {
    let bytes = text.as_bytes();
    let mut at = floor;
    let is_inside = |byte: Option<&u8>| byte.is_some_and(|byte| KINDS[usize::from(*byte)] != BORDER);
    words.iter().filter(|word| word.has_capital()).filter_map(move |word| {
        if word.start() < at {
            return None;
        }
        let before = word.start().checked_sub(1).and_then(|before| bytes.get(before));
        let is_joined = is_inside(before) || is_inside(bytes.get(word.end()));
        if !word.is_loud() && !is_joined && before != Some(&b'"') {
            return None;
        }
        let before = bytes[at..word.start()].iter().rev().take_while(|byte| KINDS[**byte as usize] != BORDER).count();
        let run = run(bytes, word.start() - before, word.start());
        at = run.end;
        Some(run)
    })
}

/// The runs of a brief that may be short forms by their capitals, found once for all who ask: two
/// capitals, or one behind a quotation mark.
#[derive(Debug)]
pub struct Loud {
    runs: Vec<Run>,
    /// Where the runs of each block end.
    ends: Vec<usize>,
}

impl Loud {
    /// Those of the blocks of a brief, whose words are known.
    pub fn find(brief: &Brief, words: &Words) -> Self {
        let text = brief.prose.text();
        let mut loud = Self { runs: Vec::new(), ends: Vec::new() };
        let quoted = |run: &Run| text.as_bytes()[..run.start].ends_with(b"\"");
        let twice = |run: &Run| run.capitals > 1 && run.capitals > 1 + apostrophes(&text[run.start..run.end]);
        let is_loud = |run: &Run| twice(run) || quoted(run);
        for (index, block) in brief.blocks.iter().enumerate() {
            loud.runs.extend(loud_runs(text, block.prose.start, words.block(index)).filter(is_loud));
            loud.ends.push(loud.runs.len());
        }
        loud
    }

    /// Those of one block.
    pub fn of(&self, block: usize) -> &[Run] {
        let start = block.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.runs[start..self.ends[block]]
    }
}

/// How many of what counts as capitals in a run are apostrophes: those of `Seoul’s` are many.
fn apostrophes(run: &str) -> usize {
    if run.is_ascii() { 0 } else { run.matches('’').count() }
}

/// The run that begins at `start` and has no capitals before `from`.
fn run(bytes: &[u8], start: usize, from: usize) -> Run {
    let mut capitals = 0;
    let mut end = from;
    while let Some(byte) = bytes.get(end) {
        let kind = KINDS[*byte as usize];
        if kind == BORDER {
            break;
        }
        capitals += usize::from(kind >> 1);
        end += 1;
    }
    Run { start, end, capitals }
}

/// The pieces of a run between hyphens, slashes, signs that are no letters and letters of scripts
/// without blanks, without points at the ends that do not belong to them. A point between two words
/// ends a sentence that lost its blank.
pub fn pieces(text: &str, run: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    pieces.clear();
    let mut start = run.start;
    for (at, char) in text[run.clone()].char_indices().filter(|(_, char)| !char.is_ascii_alphanumeric()) {
        let at = run.start + at;
        let apostrophe = matches!(char, '\'' | '’') && is_followed(text, at + char.len_utf8(), run.end);
        let stop = char == '.' && is_stop(&text[start..at], &text[at + 1..run.end]);
        if apostrophe
            || stop
            || is_east_asian(char)
            || !(char.is_alphanumeric() || matches!(char, '.' | '&' | '\'' | '’'))
        {
            pieces.extend(piece(text, start..at));
            start = at + char.len_utf8();
        }
    }
    pieces.extend(piece(text, start..run.end));
}

/// Whether a point parts two words: `WRPs.Therefore`, but neither `U.S.` nor `WP.29`.
fn is_stop(before: &str, behind: &str) -> bool {
    let letters = |word: &str| word.chars().take_while(|char| char.is_alphabetic()).count();
    let word = before.rsplit('.').next().unwrap_or(before);
    (letters(word) > 1 || word.starts_with(char::is_lowercase)) && letters(behind) > 1
}

/// Korean, Chinese and Japanese letters stand beside Latin ones without a blank.
fn is_east_asian(char: char) -> bool {
    matches!(char, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}')
}

/// Whether an apostrophe stands inside a word and not before a possessive s.
fn is_followed(text: &str, behind: usize, end: usize) -> bool {
    let mut letters = text[behind..end].chars();
    let Some(letter) = letters.next().filter(|letter| letter.is_alphanumeric()) else { return false };
    let ends = letters.next().is_none_or(|next| !next.is_alphanumeric());
    !(matches!(letter, 's' | 'S') && ends)
}

/// How many of the pieces behind the first belong to it: `UN-Women`, `UN-Habitat`, `PDI-P`,
/// `K-ETA`, `START-I`. A letter or a number alone is no short form.
pub fn joined(text: &str, pieces: &[Range<usize>]) -> usize {
    let [one, two, ..] = pieces else { return 0 };
    let (first, second) = (&text[one.clone()], &text[two.clone()]);
    if text[one.end..two.start] != *"-" {
        return 0;
    }
    let capital = |word: &str| word.len() == 1 && word.starts_with(|char: char| char.is_ascii_uppercase());
    let capitals = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let united = first == "UN" && shape::is_title(second) && second.len() > 1;
    let lettered = (capitals(first) && capital(second)) || (capital(first) && capitals(second));
    let counted = capitals(first) && roman::is_numeral(second, first);
    usize::from(united || lettered || counted)
}

fn piece(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let sign = |char: char| matches!(char, '.' | '&' | '\'' | '’');
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start_matches(sign).len());
    let core = text[start..range.end].trim_end_matches(sign);
    let core = super::key::owner(core);
    let end = start + core.len();
    if start == end {
        return None;
    }
    // `U.S.` keeps its last point, `D.C` at the end of a sentence has none.
    let dotted = is_dotted(core) && text[end..range.end].starts_with('.');
    Some(start..if dotted { end + 1 } else { end })
}

/// `U.S`, `J.D`: single letters with points between them.
pub fn is_dotted(word: &str) -> bool {
    word.bytes().any(|byte| byte == b'.')
        && word.split('.').filter(|letter| !letter.is_empty()).all(|letter| letter.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::{Run, loud_runs, pieces, runs};
    use crate::parse;
    use crate::words::Words;

    #[test]
    fn compounds_fall_into_pieces() {
        for (run, expected) in [
            ("ROK-U.S.", vec!["ROK", "U.S."]),
            ("U.S.-led", vec!["U.S.", "led"]),
            ("WHO/UNICEF", vec!["WHO", "UNICEF"]),
            ("ROK's", vec!["ROK"]),
            ("U.S.’s", vec!["U.S."]),
            ("SMA.", vec!["SMA"]),
            ("R&D", vec!["R&D"]),
            ("US–Japan", vec!["US", "Japan"]),
            ("WRPs.Therefore", vec!["WRPs", "Therefore"]),
            ("a.MOFA", vec!["a", "MOFA"]),
            ("WP.29", vec!["WP.29"]),
            ("한미CFC는", vec!["CFC"]),
            ("...", vec![]),
        ] {
            let mut ranges = Vec::new();
            pieces(run, 0..run.len(), &mut ranges);
            let found: Vec<&str> = ranges.into_iter().map(|piece| &run[piece]).collect();
            assert_eq!(found, expected, "{run}");
        }
    }

    #[test]
    fn loud_runs_are_the_runs_with_capitals() {
        let text = "the pre-G7 talks (of the EU's envoys, in 2025) on CO₂ and 한미 ties, pro-U.S. \"Quad\"";
        let words = Words::of(text, &parse(text).blocks);
        let is_loud = |run: &Run| run.capitals > 1 || text[..run.start].ends_with('"');
        let loud: Vec<_> = loud_runs(text, 0, words.all()).filter(is_loud).collect();
        assert_eq!(loud.len(), 5);
        assert_eq!(loud, runs(text, 0..text.len()).filter(|run| run.capitals > 0 && is_loud(run)).collect::<Vec<_>>());
    }

    #[test]
    fn runs_end_at_blanks_brackets_and_commas() {
        let text = "Forces Korea (USFK), then";
        let runs: Vec<&str> = runs(text, 0..text.len()).map(|run| &text[run.start..run.end]).collect();
        assert_eq!(runs, ["Forces", "Korea", "USFK", "then"]);
    }
}
