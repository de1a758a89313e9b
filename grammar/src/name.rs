//! Names as runs of capitalised words in running text: `Korea Institute for Defense Analyses`,
//! `President Lee Jae Myung`. It knows no language and no lists; whether a run names a person or a
//! body, and whether it is spelt right, is asked elsewhere.

use crate::{Block, BlockKind, Brief, Zone, eight};
use std::ops::Range;

/// A run of capitalised words, with small words such as `of` between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The capitalised words, places in the prose. Hyphens join, points and blanks part.
    pub words: Vec<Range<usize>>,
    /// Whether the first word stands where any word has a capital.
    pub begins_sentence: bool,
}

impl Name {
    /// The part of the name that begins with these words of it, if a name can begin there, and ends where
    /// the name does: what `of` adds belongs to it, as in `Korea Institute of Harbour Affairs`.
    #[must_use]
    pub fn whole(&self, text: &str, words: Range<usize>) -> Option<Range<usize>> {
        let first = self.words.iter().position(|word| word.start == words.start)?;
        let last = self.words.iter().position(|word| word.end == words.end)?;
        if !self.may_begin(text, first) {
            return None;
        }
        let gap = |word: usize| Some(&text[self.words[word].end..self.words.get(word + 1)?.start]);
        let mut end = last;
        if gap(last) == Some(" of ") {
            while matches!(gap(end), Some(" " | " of " | " and ")) {
                end += 1;
            }
        }
        Some(words.start..self.words[end].end)
    }

    /// Whether a name of its own can begin with this word: `Korea` in `The Korea Institute`, in `NATO
    /// Korea Institute` and in `Head of the Korea Institute`, but not in `North Korea Institute`.
    fn may_begin(&self, text: &str, word: usize) -> bool {
        let Some(before) = word.checked_sub(1).map(|before| self.words[before].clone()) else { return true };
        let is_joined = &text[before.end..self.words[word].start] == " ";
        let before = &text[before];
        !is_joined || before.len() < 4 || before.chars().all(char::is_uppercase)
    }
}

/// Whether a word stands small within names.
fn is_within(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "and"
            | "the"
            | "on"
            | "in"
            | "to"
            | "de"
            | "del"
            | "la"
            | "al"
            | "bin"
            | "van"
            | "von"
            | "der"
            | "&"
    )
}

/// Titles that end in a point and no sentence with them.
const POINTED: [&str; 20] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Rep", "Gov", "Gen", "Adm", "Lt", "Col", "Maj", "Capt", "Sgt",
    "Cmdr", "Rev", "Hon", "Amb",
];

/// As many small words as stand between two words of a name: `of the`, `and for the`.
const MOST_WITHIN: usize = 2;

/// The names of a brief. Headings have capitals of their own, so only running text is read.
pub fn names(brief: &Brief) -> impl Iterator<Item = Name> {
    names_where(brief, is_running)
}

/// The runs of capitals in headings and table cells, where any word may have one.
pub fn names_in_headings(brief: &Brief) -> impl Iterator<Item = Name> {
    names_where(brief, |block| matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Cell { .. }))
}

fn names_where(brief: &Brief, is_asked: impl Fn(&Block) -> bool) -> impl Iterator<Item = Name> {
    let text = brief.prose.text();
    let is_own = |block: &&Block| matches!(block.zone, Zone::Title | Zone::Summary | Zone::Body);
    let blocks = brief.blocks.iter().filter(is_own).filter(move |block| is_asked(block));
    blocks.flat_map(move |block| names_within(text, &block.prose))
}

fn is_running(block: &Block) -> bool {
    let is_text =
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Description | BlockKind::Footnote);
    is_text && block.zone != Zone::Title
}

/// The names of a part of a block, whose start counts as that of a sentence. Each token is a word with
/// a capital, a small word that may belong to a name, or an end of whatever was open.
#[must_use]
pub fn names_within(text: &str, block: &Range<usize>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut open: Option<Name> = None;
    let mut small = 0;
    // The words of a block: after its start and after a point any word may have a capital.
    let mut begins = true;
    let mut at = block.start;
    let bytes = &text.as_bytes()[..block.end];
    while at < block.end {
        // Most words are small and stand in no name.
        if open.is_none() {
            let letter = eight::find(bytes, at, |eight| eight::capitals(eight) | eight::wide(eight));
            let end = letter.unwrap_or(block.end);
            let start = bytes[at..end].iter().rposition(|byte| *byte == b' ').map_or(at, |blank| at + blank + 1);
            if start > at {
                begins = begins_behind(&text[at..start - 1], begins);
                at = start;
            }
            if letter.is_none() {
                break;
            }
        }
        let length = bytes[at..].iter().position(|byte| *byte == b' ').unwrap_or(block.end - at);
        let token = &text[at..at + length];
        let (start, core) = unmarked(token, at);
        let end = start + core.len();
        let marked_before = start > at;
        let marked_behind = end < at + token.len();
        at += token.len() + 1;
        if core.is_empty() {
            names.extend(open.take());
            begins |= token.ends_with(['•', '*', '"', '“']);
            continue;
        }
        if core.starts_with(char::is_uppercase) {
            if marked_before {
                names.extend(open.take());
            }
            let name = open.get_or_insert_with(|| Name { words: Vec::new(), begins_sentence: begins });
            let owner = owner(core).len();
            name.words.push(start..start + owner);
            small = 0;
            begins = false;
            let is_short = token.ends_with('.') && (core.chars().count() == 1 || POINTED.contains(&core));
            if marked_behind && !is_short || owner < core.len() {
                names.extend(open.take());
            }
            if is_short {
                continue;
            }
        } else {
            small += 1;
            if small > MOST_WITHIN || marked_before || marked_behind || !is_within(core) {
                names.extend(open.take());
            }
            begins = false;
        }
        begins |= ends_sentence(token);
    }
    names.extend(open);
    names
}

/// A token that begins at a place, without the marks around it.
fn unmarked(token: &str, at: usize) -> (usize, &str) {
    let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    if is_bare(token.as_bytes().first()) && is_bare(token.as_bytes().last()) {
        return (at, token);
    }
    (at + (token.len() - token.trim_start_matches(is_mark).len()), token.trim_matches(is_mark))
}

/// Whether any word may have a capital behind some words of small letters and other signs of ASCII.
fn begins_behind(words: &str, began: bool) -> bool {
    let mut end = words.len();
    loop {
        let start = words.as_bytes()[..end].iter().rposition(|byte| *byte == b' ').map_or(0, |blank| blank + 1);
        let token = &words[start..end];
        let has_core = token.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte == b'&');
        if has_core || token.ends_with(['*', '"']) {
            return !has_core || ends_sentence(token);
        }
        if start == 0 {
            return began;
        }
        end = start - 1;
    }
}

/// Whether a word may have a capital behind this token, whatever it is.
fn ends_sentence(token: &str) -> bool {
    !token.ends_with(|char: char| char.is_ascii_alphanumeric())
        && token.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '?', '!', ':'])
}

/// What is no part of a word. A point behind `U.S` stays outside.
fn is_mark(char: char) -> bool {
    !char.is_alphanumeric() && char != '&'
}

/// `Seoul` of `Seoul’s`.
fn owner(word: &str) -> &str {
    // Most words end in another letter; the last byte of `’` is no letter's.
    if word.as_bytes().last().is_some_and(|byte| byte.is_ascii_alphanumeric() && *byte != b's') {
        return word;
    }
    let bare = word.strip_suffix('s').unwrap_or(word);
    bare.strip_suffix(['\'', '’']).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn names(text: &str, expected: &[&str]) {
        let brief = crate::parse(text);
        let prose = brief.prose.text();
        let found: Vec<&str> = super::names(&brief)
            .map(|name| &prose[name.words[0].start..name.words.last().expect("a name has a word").end])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_runs_of_capitalised_words() {
        names(
            "On Monday President Lee Jae Myung met the Korea Institute for Defense Analyses in Seoul’s centre.",
            &["On Monday President Lee Jae Myung", "Korea Institute for Defense Analyses in Seoul"],
        );
    }

    #[test]
    fn what_of_adds_belongs_to_a_name() {
        let brief = crate::parse("He joined the Asia-Pacific Institute of Harbour Affairs in Busan.");
        let text = brief.prose.text();
        let name = super::names(&brief).nth(1).expect("there are two runs of capitals");
        let whole = |words: &str| {
            let start = text.find(words).expect("the text has the words");
            name.whole(text, start..start + words.len()).map(|place| &text[place])
        };
        assert_eq!(whole("Asia-Pacific Institute"), Some("Asia-Pacific Institute of Harbour Affairs"));
        assert_eq!(whole("Harbour Affairs"), Some("Harbour Affairs"));
        assert_eq!(whole("Institute of Harbour Affairs"), None);
    }

    #[test]
    fn the_point_of_a_title_ends_no_name() {
        names("They thanked Dr. Anna Lindqvist. Gen. Park agreed.", &["They", "Dr. Anna Lindqvist", "Gen. Park"]);
    }

    #[test]
    fn commas_and_points_part_names() {
        names(
            "He met Winston S. Churchill, Park Geun-hye and Moon.",
            &["He", "Winston S. Churchill", "Park Geun-hye and Moon"],
        );
    }
}
