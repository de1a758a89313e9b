//! All wordings of all terms, and where a text has them. They are found by their first words: a
//! table of those is made in a fraction of the time that an automaton over all wordings takes, and
//! a program that runs for twenty briefs spends its time on making it. What a wording is worth is
//! for the rules to say.

use super::{EntryId, Term, UndefinedOk};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::ops::Range;

/// How a text words a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wording {
    /// A full form that the pack accepts.
    Expansion,
    /// A form known to be wrong.
    Wrong,
    /// An official name in another spelling system.
    Respelled,
    /// A former name.
    Obsolete,
    /// Another name of the same thing.
    Alias,
    /// A capital that stands for its government.
    Metonym,
}

/// The wordings of a lexicon.
#[derive(Debug, Default)]
pub(super) struct Wordings {
    /// By the first word in lower case; longest first, and of equals the one added first.
    by_head: FxHashMap<Box<str>, Vec<Phrase>>,
    /// How first words begin and how long they are: most words of a text are passed over after one
    /// look at it.
    beginnings: Beginnings,
}

/// A set of words that may answer yes for others with the same two first letters and length.
#[derive(Debug)]
struct Beginnings(Box<[u64; 1024]>);

impl Default for Beginnings {
    fn default() -> Self {
        Self(Box::new([0; 1024]))
    }
}

impl Beginnings {
    fn add(&mut self, word: &str) {
        let (at, bit) = Self::place(word.as_bytes(), word.len());
        self.0[at] |= bit;
    }

    /// Whether a word may be in the set, or its singular.
    fn may_hold(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let holds = |length| {
            let (at, bit) = Self::place(bytes, length);
            self.0[at] & bit != 0
        };
        holds(bytes.len()) || (matches!(bytes, [.., b's' | b'S']) && holds(bytes.len() - 1))
    }

    /// The two first letters without their case choose a number, the length a bit of it.
    fn place(word: &[u8], length: usize) -> (usize, u64) {
        let letter = |at: usize| usize::from(word.get(at).map_or(0, |byte| byte & 31));
        (letter(0) << 5 | letter(1), 1 << length.min(63))
    }
}

#[derive(Debug)]
struct Phrase {
    entry: EntryId,
    wording: Wording,
    text: Box<str>,
    any_case: bool,
}

impl Wordings {
    /// Takes in all wordings of a term.
    pub(super) fn add(&mut self, entry: EntryId, term: &Term) {
        let wordings = [
            (Wording::Expansion, &term.expansions),
            (Wording::Wrong, &term.wrong),
            (Wording::Respelled, &term.respelled),
            (Wording::Obsolete, &term.obsolete),
            (Wording::Alias, &term.aliases),
            (Wording::Metonym, &term.metonyms),
        ];
        // `headquarters` and `identification` are words before they are anybody's full form.
        let is_everyday = term.kind == "common" && term.undefined_ok == UndefinedOk::Yes;
        for (wording, texts) in wordings {
            if is_everyday && wording == Wording::Expansion {
                continue;
            }
            let any_case = term.case == "lower" && wording != Wording::Wrong;
            for text in texts.iter().filter(|text| !text.is_empty()) {
                let phrase = Phrase { entry, wording, text: text.as_str().into(), any_case };
                self.beginnings.add(head(text));
                let phrases = self.by_head.entry(head(text).to_ascii_lowercase().into()).or_default();
                let at = phrases.partition_point(|other| other.text.len() >= phrase.text.len());
                phrases.insert(at, phrase);
            }
        }
    }

    /// Every wording in a text, leftmost and longest, without overlaps.
    pub(super) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (EntryId, Wording, Range<usize>)> + 'a {
        let (mut at, mut folded) = (0, String::new());
        std::iter::from_fn(move || {
            while let Some(head) = self.next_head(text, &mut at) {
                folded.clear();
                folded.push_str(head);
                folded.make_ascii_lowercase();
                // A phrase of one word may stand in its plural.
                let heads = [Some(folded.as_str()), folded.strip_suffix('s')];
                let phrases = heads.into_iter().flatten().filter_map(|head| self.by_head.get(head)).flatten();
                // The first of equals: the strongest pack's.
                let found =
                    phrases.filter(|phrase| phrase.stands_at(text, at)).min_by_key(|phrase| Reverse(phrase.text.len()));
                if let Some(phrase) = found {
                    let range = at..at + phrase.text.len();
                    at = range.end;
                    return Some((phrase.entry, phrase.wording, range));
                }
                at += head.len();
            }
            None
        })
    }
}

impl Wordings {
    /// The next word that a phrase may begin with; `at` is moved to its start.
    fn next_head<'a>(&self, text: &'a str, at: &mut usize) -> Option<&'a str> {
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(*at) {
            // What parts words: no phrase begins with it.
            if matches!(byte, b' ' | b',' | b'.' | b'\n') {
                *at += 1;
                continue;
            }
            let head = head(&text[*at..]);
            if self.beginnings.may_hold(head) {
                return Some(head);
            }
            *at += head.len();
        }
        None
    }
}

impl Phrase {
    fn stands_at(&self, text: &str, at: usize) -> bool {
        let range = at..at + self.text.len();
        text.get(range.clone()).is_some_and(|found| self.is(found)) && is_word(text, &range)
    }

    /// Wrong forms and names are compared with case; a sentence may still begin with them.
    fn is(&self, found: &str) -> bool {
        let same = found.eq_ignore_ascii_case(&self.text);
        same && (self.any_case || self.text.as_bytes()[1..] == found.as_bytes()[1..])
    }
}

/// The first word of a text, or its first character where that is none of a word.
fn head(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if letters > 0 && text.as_bytes().get(letters).is_none_or(u8::is_ascii) {
        return &text[..letters];
    }
    match text.find(|char: char| !char.is_alphanumeric()) {
        Some(0) => &text[..text.chars().next().map_or(0, char::len_utf8)],
        Some(end) => &text[..end],
        None => text,
    }
}

fn is_word(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let mut after = text[range.end..].chars();
    let next = after.next();
    let plural = next == Some('s') && !after.next().is_some_and(char::is_alphanumeric);
    !before.is_some_and(char::is_alphanumeric) && (plural || !next.is_some_and(char::is_alphanumeric))
}
