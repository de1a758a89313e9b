//! A brief is written in full words and speaks of its subject.
//!
//! Contractions, an ampersand between plain words and the writer's own person suit a blog; many houses
//! keep them out of briefs, and others do not mind. Names keep their ampersands.
//!
//! ## Bad
//! ```markdown
//! The pier isn't safe.
//! ```
//! ## Bad
//! ```markdown
//! I think that the trade & transport of the port will grow.
//! ```
//! ## Good
//! ```markdown
//! The pier is not safe. Barnes & Sons said: “We don't care.” The captain's log agrees.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::Remark;
use crate::words;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S017", "informal-words", None, check);

/// What makes a word informal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Contraction,
    Ampersand,
    FirstPerson,
    Slogan,
}

const KINDS: [Kind; 4] = [Kind::Contraction, Kind::Ampersand, Kind::FirstPerson, Kind::Slogan];

const SLOGANS: [&str; 6] = ["groundbreaking", "unparalleled", "gamechanger", "gamechanging", "transformational", "impactful"];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let mut places: Vec<(Kind, Range<usize>)> = Vec::new();
    for block in reading.running_blocks() {
        places.extend(marks(text, &block.prose));
        let persons = words::plain(text, block.prose.clone()).filter_map(|words::Plain { place: word, .. }| {
            let kind = match &text[word.clone()] {
                "I" if text[word.end..].starts_with(' ') && text[..word.start].ends_with([' ', '\n']) => Kind::FirstPerson,
                "my" | "My" => Kind::FirstPerson,
                letters if SLOGANS.contains(&letters) => Kind::Slogan,
                _ => return None,
            };
            Some((kind, word))
        });
        places.extend(persons);
    }
    places.retain(|(_, place)| reading.is_free(place));
    let remark = |kind: Kind| {
        let own: Vec<_> = places.iter().filter(|(other, _)| *other == kind).map(|(_, place)| place.clone()).collect();
        let first = own.iter().min_by_key(|place| place.start)?;
        let words = &text[first.clone()];
        let message = match kind {
            Kind::Contraction => format!("“{words}” is a contraction"),
            Kind::Ampersand => "“&” stands between plain words".to_owned(),
            Kind::FirstPerson => format!("“{words}” speaks of the writer"),
            Kind::Slogan => format!("“{words}” is a slogan more than a statement"),
        };
        Some(Remark::new(reading.brief.prose.span(first.clone()), message + &elsewhere(own.len() - 1)))
    };
    let mut remarks: Vec<_> = KINDS.into_iter().filter_map(remark).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Endings behind an apostrophe that are words of their own.
const CONTRACTED: [&str; 5] = ["t", "re", "ll", "ve", "m"];

fn marks(text: &str, block: &Range<usize>) -> Vec<(Kind, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for at in memchr::memchr3_iter(b'\'', 0xE2, b'&', &bytes[block.clone()]) {
        let at = block.start + at;
        let Some(mark) = text[at..block.end].chars().next() else { continue };
        let end = at + mark.len_utf8();
        let letters = |bytes: &mut dyn Iterator<Item = &u8>| bytes.take_while(|byte| byte.is_ascii_alphabetic()).count();
        let before = letters(&mut bytes[block.start..at].iter().rev());
        let behind = letters(&mut bytes[end..block.end].iter());
        match mark {
            '\'' | '’' if before > 0 && CONTRACTED.contains(&&text[end..end + behind]) => {
                found.push((Kind::Contraction, at - before..end + behind));
            }
            '&' if between_plain_words(&text[block.start..at], &text[end..block.end]) => {
                found.push((Kind::Ampersand, at..end));
            }
            _ => {}
        }
    }
    found
}

fn between_plain_words(before: &str, behind: &str) -> bool {
    let word = before.strip_suffix(' ').map(|before| before.rsplit(' ').next().unwrap_or_default());
    word.is_some_and(|word| word.starts_with(|char: char| char.is_ascii_lowercase()))
        && behind.strip_prefix(' ').is_some_and(|behind| behind.starts_with(|char: char| char.is_ascii_lowercase()))
}
