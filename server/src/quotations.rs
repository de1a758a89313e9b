//! What a brief quotes, as far as another text may quote the same: the words of each longer quotation,
//! who is named beside it and when, and the keys under which quotations of one text meet. Which wording
//! is right is not known here.

use crate::reading::Reading;
use crate::wording::{self, Key, Likeness, likeness};
use crate::words::{Spelling, respelt};
use attache_grammar::{Block, HOLE, Span, Zone};
use std::ops::Range;

/// A quotation, or the part of one between two omissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Where it stands in the source.
    pub span: Span,
    /// Its words as printed, without markup.
    pub text: Box<str>,
    /// The names beside it, in order.
    names: Box<[Key]>,
    /// The years beside it, in order.
    years: Box<[Key]>,
    /// Where it meets others, in order.
    pub keys: Box<[Key]>,
}

/// Shorter quotations are turns of phrase.
const LEAST_WORDS: usize = 8;

/// The longer quotations of a brief, in the order of the text.
#[must_use]
pub fn of(reading: &Reading) -> Vec<Quotation> {
    let brief = &reading.brief;
    let text = brief.prose.text();
    let mut long = Vec::new();
    // Many quotations stand in one paragraph.
    let mut around: Option<(&Block, Option<Around>)> = None;
    for part in brief.quotations.iter().flat_map(|quotation| parts(text, quotation.clone())) {
        // A word has a byte at least, and so has what parts it from the next.
        if part.len() + 1 < 2 * LEAST_WORDS {
            continue;
        }
        let words = wording::keys(&text[part.clone()]);
        if words.len() < LEAST_WORDS {
            continue;
        }
        let is_text = |block: &&Block| matches!(block.zone, Zone::Summary | Zone::Body);
        let Some(block) = brief.block_at(part.start).filter(is_text) else { continue };
        if around.as_ref().is_none_or(|(known, _)| !std::ptr::eq(*known, block)) {
            around = Some((block, said(reading, block)));
        }
        if let Some((_, Some(Around { names, years }))) = &around {
            let span = brief.prose.span(part.clone());
            let (names, years) = (names.clone(), years.clone());
            long.push(Quotation { span, text: text[part].into(), names, years, keys: keys(&words) });
        }
    }
    long
}

/// What stands word for word: a quotation without the words in square brackets, which are not the
/// speaker's, and without the gaps where words were left out.
pub fn parts(text: &str, quotation: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = quotation.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..quotation.end).filter(|rest| !rest.is_empty())?;
        let gap = gap(rest.as_bytes());
        let behind = match rest.as_bytes().get(gap) {
            Some(b'[') => rest[gap..].find(']').map_or(rest.len(), |end| gap + end + 1),
            Some(_) => {
                gap + rest[gap..]
                    .find(|char: char| char != '.' && char != '…' && char != ' ' && char != HOLE)
                    .unwrap_or(rest.len() - gap)
            }
            None => gap,
        };
        let part = at..at + gap;
        at += behind;
        Some(part)
    })
}

/// Where words were left out first, or the end.
fn gap(rest: &[u8]) -> usize {
    let hole = memchr::memchr(HOLE as u8, rest).unwrap_or(rest.len());
    let is_gap = |at: &usize| {
        let behind = &rest[*at..];
        ["[", "...", ". . .", "…"].iter().any(|gap| behind.starts_with(gap.as_bytes()))
    };
    memchr::memchr3_iter(b'[', b'.', "…".as_bytes()[0], &rest[..hole]).find(is_gap).unwrap_or(hole)
}

/// As many rows of words as one key speaks for.
const WINDOW: usize = 4;

/// The least of every few rows of three words, so that two texts with six words in a row in common have a
/// key in common.
fn keys(words: &[Key]) -> Box<[Key]> {
    let rows: Vec<Key> = words.windows(3).map(|row| row[0].rotate_left(14) ^ row[1].rotate_left(7) ^ row[2]).collect();
    let least = rows.windows(WINDOW.min(rows.len())).filter_map(|rows| rows.iter().min().copied()).collect();
    in_order(least)
}

/// Each key once.
fn in_order(mut keys: Vec<Key>) -> Box<[Key]> {
    keys.sort_unstable();
    keys.dedup();
    keys.into()
}

/// Words that say of a quotation that somebody said or wrote it. Titles have marks as well, and those of a
/// series differ in a word.
fn says(word: &str) -> bool {
    matches!(
        word,
        "added"
            | "affirmed"
            | "affirms"
            | "agreed"
            | "announced"
            | "argued"
            | "argues"
            | "asserted"
            | "called"
            | "calls"
            | "claimed"
            | "commits"
            | "committed"
            | "declared"
            | "declares"
            | "insisted"
            | "noted"
            | "notes"
            | "pledged"
            | "pledges"
            | "promised"
            | "promises"
            | "read"
            | "reads"
            | "reaffirmed"
            | "reaffirms"
            | "said"
            | "say"
            | "says"
            | "stated"
            | "states"
            | "stressed"
            | "stresses"
            | "told"
            | "vowed"
            | "warned"
            | "warns"
            | "writes"
            | "wrote"
            | "words"
    )
}

/// What stands beside a quotation.
struct Around {
    names: Box<[Key]>,
    years: Box<[Key]>,
}

/// The names and the years of a paragraph, outside of what it quotes; none if nobody says anything there.
fn said(reading: &Reading, block: &Block) -> Option<Around> {
    let brief = &reading.brief;
    let text = brief.prose.text();
    let (mut names, mut years) = (Vec::new(), Vec::new());
    let mut is_said = false;
    // A block quote is introduced by the paragraph above it.
    let index = brief.blocks.partition_point(|other| other.prose.start < block.prose.start);
    let above = index.checked_sub(1).map(|above| &brief.blocks[above]).filter(|_| block.quoted);
    for block in above.into_iter().chain([block]) {
        for (place, key) in wording::words(brief.words(block)) {
            let place = block.prose.start + place.start..block.prose.start + place.end;
            let word = &text[place.clone()];
            let first = word.as_bytes()[0];
            // Most words say nothing, and few stand in a quotation.
            if first.is_ascii_lowercase() {
                is_said |= !is_said && says(word) && !brief.is_quoted(place.start);
            } else if brief.is_quoted(place.start) {
                continue;
            } else if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
                years.push(key);
            } else if is_name(word) && !begins_sentence(&text[block.prose.start..place.start]) {
                names.push(key);
            }
        }
    }
    is_said.then(|| Around { names: in_order(names), years: in_order(years) })
}

fn is_name(word: &str) -> bool {
    word.len() > 2 && word.starts_with(char::is_uppercase)
}

fn begins_sentence(before: &str) -> bool {
    before.trim_end_matches([' ', '“', '"', '‘', '(']).is_empty() || before.trim_end().ends_with(['.', '!', '?', ':'])
}

/// How two quotations of one text stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// The one is the other, or a part of it.
    Agree,
    /// They part at some words: of the first, and of the second.
    Differ(Vec<(Range<usize>, Range<usize>)>),
}

/// Of two wordings of one text, so many hundredths of the words are in common.
const LEAST_IN_COMMON: usize = 80;

/// The most words by which two wordings of one text differ.
const MOST_WORDS: usize = 3;

/// Compares two quotations; none if they quote different things. The places are bytes in their texts.
#[must_use]
pub fn compare(one: &Quotation, other: &Quotation) -> Option<Comparison> {
    let share = |one: &[Key], other: &[Key]| one.iter().any(|key| other.contains(key));
    let same_time = one.years.is_empty() || other.years.is_empty() || share(&one.years, &other.years);
    if !share(&one.keys, &other.keys) || !share(&one.names, &other.names) || !same_time {
        return None;
    }
    let (longer, is_turned) = if one.text.len() < other.text.len() { (other, false) } else { (one, true) };
    let shorter = if is_turned { other } else { one };
    let differences = differences(&shorter.text, &longer.text, LEAST_IN_COMMON)?;
    if differences.is_empty() {
        return Some(Comparison::Agree);
    }
    // A speaker may say the same of two countries, and of two years.
    let is_other = |words: &str| {
        words.split(' ').any(|word| is_name(word) || word.starts_with(|char: char| char.is_ascii_digit()))
    };
    let pair = |(own, there): &(Range<usize>, Range<usize>)| (&shorter.text[own.clone()], &longer.text[there.clone()]);
    if differences.iter().map(pair).any(|(own, there)| is_other(own) && is_other(there)) {
        return None;
    }
    let words = |text: &str| wording::words(text).count();
    let count: usize = differences
        .iter()
        .map(|(own, there)| words(&shorter.text[own.clone()]).max(words(&longer.text[there.clone()])))
        .sum();
    let turn = |(own, there): (Range<usize>, Range<usize>)| if is_turned { (there, own) } else { (own, there) };
    (count <= MOST_WORDS).then(|| Comparison::Differ(differences.into_iter().map(turn).collect()))
}

/// Where a text that nearly stands in another differs from it, as bytes of each; none if it does not, by so
/// many hundredths of its words. Its first and its last word may be fitted to the sentence around, and who
/// writes British may quote an American so.
#[must_use]
pub fn differences(part: &str, whole: &str, least: usize) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    let (own, own_keys): (Vec<_>, Vec<_>) = wording::words(part).unzip();
    let (there, there_keys): (Vec<_>, Vec<_>) = wording::words(whole).unzip();
    if wording::holds(&there_keys, &own_keys) {
        return Some(Vec::new());
    }
    let Likeness { common, differences, .. } = likeness(&own_keys, &there_keys)?;
    if common * 100 < own_keys.len() * least {
        return None;
    }
    let inner = differences.into_iter().filter(|(range, _)| range.start > 0 && range.end < own.len());
    let bytes = inner.map(|(here, other)| (bytes(&own, here, part), bytes(&there, other, whole)));
    Some(bytes.filter(|(here, other)| !is_respelt(&part[here.clone()], &whole[other.clone()])).collect())
}

/// The bytes of some words; of no words, the place before the next one.
fn bytes(places: &[Range<usize>], words: Range<usize>, text: &str) -> Range<usize> {
    let start = places.get(words.start).map_or(text.len(), |place| place.start);
    if words.is_empty() { start..start } else { start..places[words.end - 1].end }
}

/// *Organise* for *organize*, *policy-maker* for *policymaker*.
fn is_respelt(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (one, other) = (letters(one), letters(other));
    one == other
        || [Spelling::American, Spelling::British]
            .iter()
            .any(|spelling| respelt(&one, *spelling) == Some(other.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the first text differs from the second, with the words of each.
    #[track_caller]
    fn differ(part: &str, whole: &str, expected: Option<&[(&str, &str)]>) {
        let found = differences(part, whole, LEAST_IN_COMMON);
        let found: Option<Vec<_>> =
            found.map(|all| all.into_iter().map(|(own, there)| (&part[own], &whole[there])).collect());
        assert_eq!(found.as_deref(), expected);
    }

    const WHOLE: &str = "We will replace every old crane of the harbour in this decade, and defend our moles.";

    #[test]
    fn a_quotation_differs_where_its_words_do() {
        differ("replace every crane of the harbour in this decade", WHOLE, Some(&[("", "old")]));
        differ("replace every old ship of the harbour in this decade", WHOLE, Some(&[("ship", "crane")]));
        differ("replace every old crane of the harbor in this decade", WHOLE, Some(&[]));
        differ("Replacing every old crane of the harbour in this year", WHOLE, Some(&[]));
        differ("the cranes of the harbour were old in this decade", WHOLE, None);
    }

    #[test]
    fn what_the_speaker_did_not_say_is_no_part_of_a_quotation() {
        let text = "we … keep [the] old . . . cranes";
        let parts: Vec<_> = parts(text, 0..text.len()).map(|part| text[part].trim()).collect();
        assert_eq!(parts, ["we", "keep", "old", "cranes"]);
    }

    #[test]
    fn six_words_in_common_give_a_key_in_common() {
        let (one, other) =
            (wording::keys("he said a b c d e f and then some"), wording::keys("but she said a b c d e f there"));
        assert!(keys(&one).iter().any(|key| keys(&other).contains(key)));
    }
}
