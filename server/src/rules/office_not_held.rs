//! Who no longer holds an office is not called by it as if they did.
//!
//! Briefs are written over months, and presidents fall in days. A reader who meets President Yoon
//! in a text of the year after his removal wonders what else was not looked at again. *Former*,
//! *then* or a date in the sentence sets it right. Only briefs with a date of their own are
//! checked, against the terms of office that packs hold.
//!
//! ## Bad
//! ```markdown
//! Published December 15, 2025
//!
//! The plan has the support of President Yoon, and his party has voted for it.
//! ```
//! ## Good
//! ```markdown
//! Published December 15, 2025
//!
//! The plan had the support of former President Yoon. In 2023, President Yoon spoke for it.
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use crate::packs::{Entry, Office};
use attache_grammar::{Block, BlockKind, Zone};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("N006", "office-not-held", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let Some(date) = brief.date else { return Vec::new() };
    let today = date.day.to_string();
    let mut remarks = Vec::new();
    for (called, holders) in callings(case) {
        let is_over = |(_, office): &(&Entry, &Office)| office.until.as_deref().is_some_and(|end| end < today.as_str());
        if !holders.iter().all(is_over) {
            continue;
        }
        let places: Vec<_> = brief.blocks.iter().flat_map(|block| places(case, block, &called)).collect();
        // Whoever is called former once may be called by the old office afterwards.
        let Some((first, block)) = places.first().filter(|_| !places.iter().any(|place| is_past(case, place))) else {
            continue;
        };
        let until = holders.iter().filter_map(|(_, office)| office.until.as_deref()).max().unwrap_or_default();
        let is_dated = sentence(case, first, block).split(|char: char| !char.is_ascii_digit()).any(is_year);
        if !is_dated && !brief.is_quoted(first.start) {
            let message = format!("“{called}” left that office on {until}, before the date of this brief");
            remarks.push(Remark::new(brief.prose.span(first.clone()), message));
        }
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// What people of the packs are called in office, with all who are or were called so.
fn callings<'a>(case: &Case<'a>) -> BTreeMap<String, Vec<(&'a Entry, &'a Office)>> {
    let mut callings = BTreeMap::<String, Vec<(&Entry, &Office)>>::new();
    for entry in case.project.lexicon.entries() {
        for office in &entry.term.offices {
            for name in entry.term.short.iter().chain(&entry.term.expansions) {
                callings.entry(format!("{} {name}", office.title)).or_default().push((entry, office));
            }
        }
    }
    callings
}

/// Where somebody is called so in the author's own text.
fn places<'a>(case: &Case<'a>, block: &'a Block, called: &str) -> Vec<(Range<usize>, &'a Block)> {
    let is_text = !matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Footnote | BlockKind::Cell { .. });
    if !is_text || !matches!(block.zone, Zone::Summary | Zone::Body) {
        return Vec::new();
    }
    let text = case.reading.brief.prose.text();
    let found = memchr::memmem::find_iter(case.reading.brief.words(block).as_bytes(), called);
    let places = found.map(|at| block.prose.start + at..block.prose.start + at + called.len());
    // Behind a family name alone no given name may follow: it would be somebody else.
    let is_whole = |place: &Range<usize>| {
        let behind = &text[place.end..];
        let goes_on = behind.strip_prefix(' ').is_some_and(|behind| behind.starts_with(char::is_uppercase));
        !behind.starts_with(|char: char| char.is_alphanumeric() || char == '-') && !goes_on
    };
    places.filter(is_whole).map(|place| (place, block)).collect()
}

/// `former President Yoon`, `then-President Yoon`, `ex-President Yoon`, `Vice President Biden`.
fn is_past(case: &Case<'_>, (place, block): &(Range<usize>, &Block)) -> bool {
    let before = case.reading.brief.prose.text()[block.prose.start..place.start].trim_end_matches([' ', '-', '–']);
    let word = before.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    matches!(word.as_str(), "former" | "then" | "ex" | "late" | "past" | "vice" | "ousted" | "impeached" | "deputy")
}

/// The sentence around a place, roughly.
fn sentence<'a>(case: &Case<'a>, place: &Range<usize>, block: &Block) -> &'a str {
    let text = case.reading.brief.prose.text();
    let start = text[block.prose.start..place.start].rfind(". ").map_or(block.prose.start, |at| block.prose.start + at);
    let end = text[place.end..block.prose.end].find(". ").map_or(block.prose.end, |at| place.end + at);
    &text[start..end]
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}
