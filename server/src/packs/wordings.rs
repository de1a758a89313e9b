//! All wordings of all terms, and where a text has them. They are found by their first words: a
//! table of those is made in a fraction of the time that an automaton over all wordings takes, and
//! a program that runs for twenty briefs spends its time on making it. What a wording is worth is
//! for the rules to say.

use super::{Entry, EntryId, Stored};
use crate::words;
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
#[derive(Debug)]
pub(super) struct Wordings {
    /// By their first words; of those that begin alike, the longest first, and of equals the one added first.
    phrases: Vec<Phrase>,
    /// Where in `phrases` those begin that have a first word, by the hash of it: one more than the place, and
    /// 0 for none. What does not stand at the place that the hash chooses stands at the next ones.
    heads: Box<[u32]>,
}

#[derive(Debug)]
struct Phrase {
    /// The hash of the first word, whatever its capitals, or of its plural where it is the only one.
    head: u64,
    entry: EntryId,
    wording: Wording,
    /// Its number among those of its kind.
    number: u16,
    /// The length of its text in bytes.
    len: u32,
    any_case: bool,
}

impl Wordings {
    /// All wordings of some entries.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let terms = entries.iter().enumerate().map(|(index, entry)| (EntryId(index as u32), &entry.term));
        let mut phrases: Vec<_> = terms.flat_map(|(entry, term)| phrases(entry, term)).collect();
        phrases.sort_by_key(|phrase| (phrase.head, Reverse(phrase.len)));
        // Most words of a text are no first words and should find an empty place at once.
        let mut heads = vec![0; (phrases.len() * 4).next_power_of_two()].into_boxed_slice();
        for (at, phrase) in phrases.iter().enumerate() {
            if at.checked_sub(1).is_some_and(|before| phrases[before].head == phrase.head) {
                continue;
            }
            let mut place = phrase.head as usize & (heads.len() - 1);
            while heads[place] != 0 {
                place = (place + 1) & (heads.len() - 1);
            }
            heads[place] = at as u32 + 1;
        }
        Self { phrases, heads }
    }

    /// Every wording of these entries in a text, leftmost and longest, without overlaps.
    pub(super) fn find<'a>(
        &'a self,
        entries: &'a [Entry],
        text: &'a str,
    ) -> impl Iterator<Item = (EntryId, Wording, Range<usize>)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                // What parts words: no phrase begins with it.
                while matches!(text.as_bytes().get(at)?, b' ' | b',' | b'.' | b'\n') {
                    at += 1;
                }
                let (end, hash) = head(text, at);
                if let Some(phrase) = self.at(entries, text, at, hash) {
                    let range = at..at + phrase.len as usize;
                    at = range.end;
                    return Some((phrase.entry, phrase.wording, range));
                }
                at = end;
            }
        })
    }

    /// The wording that a text is from end to end.
    pub(super) fn whole(&self, entries: &[Entry], text: &str) -> Option<(EntryId, Wording)> {
        let phrase = self.at(entries, text, 0, head(text, 0).1)?;
        (phrase.len as usize == text.len()).then_some((phrase.entry, phrase.wording))
    }

    /// The longest phrase that stands where its first word does. Of equals the first: the strongest pack's.
    #[inline]
    fn at(&self, entries: &[Entry], text: &str, at: usize, hash: u64) -> Option<&Phrase> {
        self.beginning(hash).iter().find(|phrase| phrase.stands_at(entries, text, at))
    }

    /// The phrases with this first word.
    #[inline]
    fn beginning(&self, hash: u64) -> &[Phrase] {
        let mut place = hash as usize;
        loop {
            let at = match self.heads.get(place & (self.heads.len() - 1)) {
                Some(0) | None => return &[],
                Some(at) => *at as usize - 1,
            };
            if self.phrases[at].head == hash {
                let count = self.phrases[at..].iter().take_while(|phrase| phrase.head == hash).count();
                return &self.phrases[at..at + count];
            }
            place += 1;
        }
    }
}

/// All wordings of a term.
fn phrases(entry: EntryId, term: &Stored) -> impl Iterator<Item = Phrase> + '_ {
    const WORDINGS: [Wording; 6] =
        [Wording::Expansion, Wording::Wrong, Wording::Respelled, Wording::Obsolete, Wording::Alias, Wording::Metonym];
    // `headquarters` and `identification` are words before they are anybody's full form.
    let first = usize::from(term.is_everyday());
    WORDINGS[first..].iter().flat_map(move |wording| {
        let any_case = *wording != Wording::Wrong && term.is_small();
        term.texts(*wording).enumerate().filter(|(_, text)| !text.is_empty()).flat_map(move |(number, text)| {
            let phrase = move |head| Phrase {
                head,
                entry,
                wording: *wording,
                number: number as u16,
                len: text.len() as u32,
                any_case,
            };
            let (end, hash) = head(text, 0);
            let plural = (end == text.len()).then(|| words::hash(&format!("{text}s")));
            [Some(hash), plural].into_iter().flatten().map(phrase)
        })
    })
}

/// The end and the hash of the word that begins at a place, or of the character that is none of a word.
#[inline]
fn head(text: &str, at: usize) -> (usize, u64) {
    if let Some(run) = words::run(text, at) {
        return (run.end, run.hash);
    }
    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    (end, words::hash(&text[at..end]))
}

impl Phrase {
    fn stands_at(&self, entries: &[Entry], text: &str, at: usize) -> bool {
        let range = at..at + self.len as usize;
        text.get(range.clone()).is_some_and(|found| self.is(entries, found)) && is_word(text, &range)
    }

    /// Wrong forms and names are compared with case; a sentence may still begin with them.
    fn is(&self, entries: &[Entry], found: &str) -> bool {
        let Some(text) = entries[self.entry.0 as usize].term.text(self.wording, self.number.into()) else {
            return false;
        };
        let same = found.eq_ignore_ascii_case(text);
        same && (self.any_case || text.as_bytes()[1..] == found.as_bytes()[1..])
    }
}

fn is_word(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let mut after = text[range.end..].chars();
    let next = after.next();
    let plural = next == Some('s') && !after.next().is_some_and(char::is_alphanumeric);
    !before.is_some_and(char::is_alphanumeric) && (plural || !next.is_some_and(char::is_alphanumeric))
}
