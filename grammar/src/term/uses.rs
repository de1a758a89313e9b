//! Where short forms stand without being defined there: words that look like one, and every word
//! that the text itself defines. What only looks like one is known elsewhere.

use super::lookalike::{self, Place};
use super::surname::drop_surnames;
use super::token::{self, Loud};
use super::{Definition, Found, Use, key, shape};
use crate::{Block, Brief};
use smol_str::{SmolStr, StrExt};
use std::collections::HashSet;
use std::ops::Range;

/// Compounds that are one short form have few pieces: `UN-GGIM-AP`.
const MOST_PIECES: usize = 4;

/// The uses of a brief, in the order of the text. `loud` are its runs with capitals.
pub fn find(brief: &Brief, loud: &Loud, definitions: &[Definition], found: &[Found]) -> Vec<Use> {
    let text = brief.prose.text();
    let known = Known::of(definitions);
    let mut reader = Reader { brief, text, known, found, uses: Vec::new(), pieces: Vec::new() };
    for (index, block) in brief.blocks.iter().enumerate() {
        if reader.known.small.is_some() {
            reader.runs(block, token::runs(text, block.prose.clone()));
        } else {
            reader.runs(block, loud.of(index).iter().copied());
        }
    }
    let Reader { known, mut uses, .. } = reader;
    drop_ordinary(text, &known, &mut uses);
    drop_surnames(brief, |key| known.has_key(key), &mut uses);
    uses
}

/// The short forms that a text defines.
#[derive(Debug, Default)]
struct Known {
    /// In order.
    keys: Vec<SmolStr>,
    /// Their first letters and digits, a bit for each: most words begin otherwise.
    firsts: u128,
    /// First bytes of those without two capitals: words in small letters may be such.
    small: Option<Box<[bool; 256]>>,
    /// First words of short forms with blanks in them, with the whole.
    phrases: Vec<(SmolStr, SmolStr)>,
}

impl Known {
    fn of(definitions: &[Definition]) -> Self {
        let mut known = Known::default();
        for definition in definitions {
            known.keys.push(definition.key.clone());
            known.firsts |= bit(&definition.key);
            if let Some((first, _)) = definition.short.split_once(' ') {
                known.phrases.push((SmolStr::new(first), definition.short.clone()));
            }
            if definition.key.bytes().filter(u8::is_ascii_uppercase).count() < 2 {
                let first = definition.short.bytes().next().unwrap_or_default();
                known.small.get_or_insert_with(|| Box::new([false; 256]))[usize::from(first)] = true;
            }
        }
        known.phrases.sort_unstable_by(|one, two| one.0.cmp(&two.0).then(two.1.len().cmp(&one.1.len())));
        known.phrases.dedup();
        known.keys.sort_unstable();
        known.keys.dedup();
        known
    }

    /// Whether a word that begins with this byte may be a short form without two capitals.
    fn may_be_small(&self, first: u8) -> bool {
        self.small.as_ref().is_some_and(|small| small[usize::from(first)])
    }

    fn has(&self, written: &str) -> bool {
        // A key begins with the letter or digit that its short form begins with.
        let may_be = !written.starts_with(|char: char| char.is_ascii_alphanumeric()) || self.firsts & bit(written) != 0;
        may_be && self.has_key(&key::short_key(written))
    }

    fn has_key(&self, key: &SmolStr) -> bool {
        self.keys.binary_search(key).is_ok()
    }
}

/// The bit of the first byte of a word, if it is an ASCII one.
fn bit(word: &str) -> u128 {
    word.bytes().next().filter(u8::is_ascii).map_or(0, |first| 1 << first)
}

struct Reader<'a> {
    brief: &'a Brief,
    text: &'a str,
    known: Known,
    found: &'a [Found],
    uses: Vec<Use>,
    /// Room for the pieces of a run.
    pieces: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn runs(&mut self, block: &Block, runs: impl Iterator<Item = token::Run>) {
        let mut banner = None;
        let mut until = 0;
        for run in runs {
            let small = run.capitals < 2;
            if small && !self.known.may_be_small(self.text.as_bytes()[run.start]) {
                continue;
            }
            if run.start < until {
                continue;
            }
            let banner = *banner.get_or_insert_with(|| lookalike::is_banner(self.brief.words(block)));
            until = self.run(run.start..run.end, &block.prose, banner);
        }
    }

    /// Reads one run of the prose; the answer is how far it has read.
    fn run(&mut self, run: Range<usize>, block: &Range<usize>, banner: bool) -> usize {
        if let Some(phrase) = self.phrase_at(&run, block.end) {
            let end = phrase.end;
            self.push(phrase);
            return end;
        }
        let whole = &self.text[run.clone()];
        let is_tagged = || self.text[..run.start].ends_with('#');
        // Most runs are one word with no sign in it but the point of the sentence behind it.
        let word = whole.trim_end_matches('.');
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !is_tagged() {
            let piece = run.start..run.start + word.len();
            let place = Place { text: self.text, block: block.clone(), run: run.clone(), piece, alone: true };
            if !word.is_empty() && (self.known.has(word) || (!banner && place.looks_short())) {
                self.push(place.piece);
            }
            return run.end;
        }
        // A hash tag is a name whatever its letters, and `(R-TX)` says where a senator sits.
        let is_name = is_tagged() || shape::is_party(whole) || lookalike::is_host_or_file(whole);
        if (is_name || lookalike::is_symbol(whole)) && !self.known.has(whole) {
            return run.end;
        }
        let mut pieces = std::mem::take(&mut self.pieces);
        token::pieces(self.text, run.clone(), &mut pieces);
        let mut index = 0;
        while index < pieces.len() {
            let first = pieces[index].start;
            let reach = pieces.len().min(index + MOST_PIECES);
            let defined = (index..reach).rev().find(|last| self.known.has(&self.text[first..pieces[*last].end]));
            let last = defined.unwrap_or_else(|| index + token::joined(self.text, &pieces[index..]));
            let place = Place {
                text: self.text,
                block: block.clone(),
                run: run.clone(),
                piece: first..pieces[last].end,
                alone: pieces.len() == 1,
            };
            if defined.is_some() || (!banner && place.looks_short()) {
                self.push(place.piece);
            }
            index = last + 1;
        }
        self.pieces = pieces;
        run.end
    }

    fn phrase_at(&self, run: &Range<usize>, end: usize) -> Option<Range<usize>> {
        let start = run.start;
        let behind = &self.text[start..end];
        let phrases = &self.known.phrases;
        if phrases.is_empty() {
            return None;
        }
        let word = &self.text[run.clone()];
        let from = phrases.partition_point(|(first, _)| first.as_str() < word);
        let here = phrases[from..].iter().take_while(|(first, _)| first == word);
        here.map(|(_, whole)| whole)
            .find(|whole| {
                behind
                    .strip_prefix(whole.as_str())
                    .is_some_and(|rest| !rest.starts_with(|char: char| char.is_alphanumeric()))
            })
            .map(|whole| start..start + whole.len())
    }

    fn push(&mut self, place: Range<usize>) {
        let after = self.found.partition_point(|found| found.short.start <= place.start);
        let defined_here = self.found[..after].last().is_some_and(|found| place.start < found.short.end);
        if defined_here {
            return;
        }
        let text = &self.text[place.clone()];
        self.uses.push(Use {
            key: key::short_key(text),
            text: SmolStr::new(text),
            span: self.brief.prose.span(place.clone()),
            prose: place.start,
        });
    }
}

/// Drops words in capitals that stand in small letters elsewhere: they are loud, not short.
fn drop_ordinary(text: &str, known: &Known, uses: &mut Vec<Use>) {
    let suspects: HashSet<SmolStr> = uses
        .iter()
        .filter(|used| used.key.len() > 3 && used.key.bytes().all(|byte| byte.is_ascii_uppercase()))
        .filter(|used| !known.has_key(&used.key))
        .map(|used| used.key.to_lowercase_smolstr())
        .collect();
    if suspects.is_empty() {
        return;
    }
    let ordinary = if suspects.len() <= FEW { few_in_small(text, &suspects) } else { many_in_small(text, &suspects) };
    if !ordinary.is_empty() {
        uses.retain(|used| !ordinary.contains(&used.key.to_lowercase_smolstr()));
    }
}

/// So many words are looked for one by one; more are met on one walk through the text.
const FEW: usize = 24;

/// The suspects that the text has in small letters, one after the other.
fn few_in_small(text: &str, suspects: &HashSet<SmolStr>) -> HashSet<SmolStr> {
    let bytes = text.as_bytes();
    let stands = |suspect: &&SmolStr| {
        let (first, rest) = suspect.as_bytes().split_first().expect("suspects have more than three letters");
        memchr::memmem::find_iter(bytes, rest).any(|at| {
            let end = at + rest.len();
            let begins = at > 0 && bytes[at - 1].eq_ignore_ascii_case(first);
            let free = |place: Option<&u8>| !place.is_some_and(u8::is_ascii_alphabetic);
            begins && free(bytes.get(end)) && (at == 1 || free(bytes.get(at - 2)))
        })
    };
    suspects.iter().filter(stands).cloned().collect()
}

/// The same for any number of suspects.
fn many_in_small(text: &str, suspects: &HashSet<SmolStr>) -> HashSet<SmolStr> {
    // Most words begin like no suspect or are longer or shorter: one look into a table for them.
    let mut lengths = [0_u64; 26];
    for suspect in suspects {
        lengths[usize::from(suspect.as_bytes()[0] - b'a')] |= 1 << suspect.len().min(63);
    }
    let mut ordinary = HashSet::new();
    for word in text.as_bytes().split(|byte| !byte.is_ascii_alphabetic()) {
        let Some((first, rest)) = word.split_first() else { continue };
        let first = first.to_ascii_lowercase();
        if lengths[usize::from(first - b'a')] & (1 << word.len().min(63)) == 0 {
            continue;
        }
        if rest.iter().all(u8::is_ascii_lowercase) {
            let word: SmolStr = word.iter().map(|byte| byte.to_ascii_lowercase() as char).collect();
            if suspects.contains(&word) {
                ordinary.insert(word);
            }
        }
    }
    ordinary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_find_the_same_words_in_small_letters() {
        let text = "Mission first; the plan, planned. Star-led; a star\u{e9} RENEW renewed";
        let suspects: HashSet<SmolStr> = ["mission", "plan", "star", "renew"].map(SmolStr::new).into();
        let found: HashSet<SmolStr> = ["mission", "plan", "star"].map(SmolStr::new).into();
        assert_eq!(few_in_small(text, &suspects), found);
        assert_eq!(many_in_small(text, &suspects), found);
    }
}
