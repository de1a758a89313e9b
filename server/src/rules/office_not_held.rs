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
use crate::packs::Office;
use attache_grammar::{Block, BlockKind, Zone};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("N006", "office-not-held", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let Some(date) = brief.date else { return Vec::new() };
    let today = date.day.to_string();
    let mut remarks = Vec::new();
    for (called, places) in called(case) {
        let holders = holders(case, called);
        let is_over = |office: &&Office| office.until.as_deref().is_some_and(|end| end < today.as_str());
        if !holders.iter().all(is_over) {
            continue;
        }
        // Whoever is called former once may be called by the old office afterwards.
        let (first, block) = &places[0];
        if places.iter().any(|place| is_past(case, place)) {
            continue;
        }
        let until = holders.iter().filter_map(|office| office.until.as_deref()).max().unwrap_or_default();
        let is_dated = sentence(case, first, block).split(|char: char| !char.is_ascii_digit()).any(is_year);
        if !is_dated && !brief.is_quoted(first.start) {
            let message = format!("“{called}” left that office on {until}, before the date of this brief");
            remarks.push(Remark::new(brief.prose.span(first.clone()), message));
        }
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Titles with the people of the packs who bear them. Every title is looked for once in a brief, and
/// names only behind it.
fn called<'a>(case: &Case<'a>) -> BTreeMap<&'a str, Vec<(Range<usize>, &'a Block)>> {
    let text = case.reading.brief.prose.text();
    let mut called = BTreeMap::<&str, Vec<_>>::new();
    for (title, names) in case.project.lexicon.offices() {
        for at in memchr::memmem::find_iter(text.as_bytes(), title.as_str()) {
            let Some(behind) = text[at + title.len()..].strip_prefix(' ') else { continue };
            // The longest: `Lee Jae Myung` before `Lee`.
            let Some(name) = names.iter().filter(|name| behind.starts_with(name.as_str())).max_by_key(|name| name.len())
            else {
                continue;
            };
            let place = at..at + title.len() + 1 + name.len();
            if let Some(block) = block(case, &place) {
                called.entry(&text[place.clone()]).or_default().push((place, block));
            }
        }
    }
    called
}

/// All terms of office of those who are or were called so.
fn holders<'a>(case: &Case<'a>, called: &str) -> Vec<&'a Office> {
    let mut holders = Vec::new();
    for entry in case.project.lexicon.officials() {
        let is_called = |office: &&Office| {
            let name = called.strip_prefix(office.title.as_str()).and_then(|rest| rest.strip_prefix(' '));
            name.is_some_and(|name| entry.term.short.iter().chain(&entry.term.expansions).any(|one| one == name))
        };
        holders.extend(entry.term.offices.iter().filter(is_called));
    }
    holders
}

/// The block, if somebody is called so in the author's own text.
fn block<'a>(case: &Case<'a>, place: &Range<usize>) -> Option<&'a Block> {
    let brief = &case.reading.brief;
    let block = brief.block_at(place.start)?;
    let is_text = !matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Footnote | BlockKind::Cell { .. });
    // Behind a family name alone no given name may follow: it would be somebody else.
    let behind = &brief.prose.text()[place.end..];
    let goes_on = behind.strip_prefix(' ').is_some_and(|behind| behind.starts_with(char::is_uppercase));
    let is_whole = !behind.starts_with(|char: char| char.is_alphanumeric() || char == '-') && !goes_on;
    (is_text && is_whole && matches!(block.zone, Zone::Summary | Zone::Body)).then_some(block)
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
