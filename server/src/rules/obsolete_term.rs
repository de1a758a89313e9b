//! What has been renamed goes by its present name, unless the text speaks of the past.
//!
//! U.S. Pacific Command became U.S. Indo-Pacific Command in 2018; a brief of today that uses the
//! former name looks copied from an old one. A sentence about the past may use it, and so may one
//! that says *former* or *then*. The rule needs the date of the brief.
//!
//! ## Bad
//! ```markdown
//! # Who commands in the Pacific
//!
//! Published March 9, 2025
//!
//! The commander of U.S. Pacific Command asked for more ships.
//! ```
//! ## Good
//! ```markdown
//! # Who commands in the Pacific
//!
//! Published March 9, 2025
//!
//! The commander of U.S. Indo-Pacific Command asked for more ships. Since 1947 they had come from
//! what was then U.S. Pacific Command.
//! ```

use super::{Case, Look, Rule, elsewhere};
use crate::article;
use crate::finding::{Fix, Remark, Severity};
use crate::packs::{Entry, Wording};
use crate::reading::Mention;
use attache_grammar::{Block, Zone};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("T010", "obsolete-term", Some(Severity::Info), check).shown(Look::OutOfUse);

/// What has changed its name: the year when it did, and its present entry if the packs know it.
struct Renamed<'a> {
    year: i16,
    now: Option<&'a Entry>,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let Some(date) = case.reading.brief.date else { return Vec::new() };
    let mut known: Vec<(&str, Vec<&Mention>, Renamed<'_>)> = Vec::new();
    for mention in &case.reading.mentions {
        let Some(renamed) = renamed(case, mention).filter(|renamed| renamed.year < date.day.year()) else { continue };
        let words = case.reading.words(mention);
        match known.iter_mut().find(|(former, ..)| *former == words) {
            Some((_, places, _)) => places.push(mention),
            None => known.push((words, vec![mention], renamed)),
        }
    }
    let remark = |(former, places, renamed): (&str, Vec<&Mention>, Renamed<'_>)| remark(case, former, &places, &renamed);
    let mut remarks: Vec<_> = known.into_iter().filter_map(remark).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn renamed<'a>(case: &Case<'a>, mention: &Mention) -> Option<Renamed<'a>> {
    let entry = case.project.lexicon.entry(mention.entry);
    let year = entry.term.renamed?;
    match mention.wording {
        Wording::Obsolete => Some(Renamed { year, now: Some(entry) }),
        Wording::Expansion if entry.term.status.as_deref() == Some("renamed") => {
            let now = entry.term.successor.as_deref().and_then(|id| case.project.lexicon.named(id));
            Some(Renamed { year, now })
        }
        _ => None,
    }
}

fn remark(case: &Case<'_>, former: &str, places: &[&Mention], renamed: &Renamed<'_>) -> Option<Remark> {
    let brief = &case.reading.brief;
    let in_text = |place: &&&Mention| {
        brief.block_at(place.prose.start).is_some_and(|block| matches!(block.zone, Zone::Body | Zone::Summary))
            && !brief.is_quoted(place.prose.start)
    };
    let sentence = |place: &Mention| {
        let block = brief.block_at(place.prose.start);
        block.map_or("", |block| sentence(brief.prose.text(), block, &place.prose))
    };
    // A text that says so once may go on with the former name.
    if places.iter().any(|place| says_former(sentence(place))) {
        return None;
    }
    let present: Vec<_> =
        places.iter().filter(in_text).filter(|place| !names_year(sentence(place), renamed.year)).collect();
    let first = present.first()?;
    let now = renamed.now.map(|entry| entry.term.canonical());
    let has_become = now.map_or_else(|| "has had another name".to_owned(), |now| format!("has been “{now}”"));
    let message = format!("“{former}” {has_become} since {}{}", renamed.year, elsewhere(present.len() - 1));
    let mut remark = Remark::new(first.span, message);
    if let Some(now) = now.filter(|_| present.iter().all(|place| stands_alone(case, place))) {
        remark.fixes.push(Fix {
            title: format!("Replace by “{now}”"),
            safe: false,
            edits: present.iter().map(|place| case.edit(place.span, now)).collect(),
        });
    }
    Some(remark)
}

/// Whether the name may be replaced without touching the words around it: no article, and no
/// short form of its own.
fn stands_alone(case: &Case<'_>, place: &Mention) -> bool {
    let defined = case.reading.brief.definitions.iter().find(|definition| definition.long_span.overlaps(place.span));
    let shortened = defined.is_some_and(|definition| {
        let senses = case.project.lexicon.senses(&definition.key);
        place.wording != Wording::Obsolete || !senses.contains(&place.entry)
    });
    !shortened && article::at(&case.reading.text, place.span.start as usize).is_none()
}

/// The sentence around a place, as far as points tell; those of `U.S.` end none.
fn sentence<'a>(text: &'a str, block: &Block, place: &Range<usize>) -> &'a str {
    let is_end = |at: usize| {
        let word = text[block.prose.start..at].rsplit(' ').next().unwrap_or_default();
        !word.contains('.') && word.chars().filter(|char| char.is_alphabetic()).count() > 2
    };
    let ends = |range: Range<usize>| text[range.clone()].match_indices(". ").map(move |(at, _)| range.start + at);
    let start = ends(block.prose.start..place.start).filter(|at| is_end(*at)).last().map_or(block.prose.start, |at| at + 1);
    let end = ends(place.end..block.prose.end).find(|at| is_end(*at)).unwrap_or(block.prose.end);
    &text[start..end]
}

/// Words of a sentence that speaks of the past or explains the change.
fn says_former(sentence: &str) -> bool {
    const WORDS: [&str; 14] = [
        "changed", "earlier", "ex", "former", "formerly", "now", "old", "once", "predecessor", "previously", "renamed",
        "replaced", "then", "today",
    ];
    let words = sentence.split(|char: char| !char.is_alphanumeric());
    words.map(str::to_lowercase).any(|word| WORDS.contains(&word.as_str()))
}

/// Whether a sentence names a year in which the former name was right.
fn names_year(sentence: &str, renamed: i16) -> bool {
    let numbers = sentence.split(|char: char| !char.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse::<i16>().ok()).any(|year| (1800..=renamed).contains(&year))
}
