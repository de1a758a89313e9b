//! A projection is for a time that is still to come.
//!
//! *Is expected to reach 4 million by 2023* in a brief of 2025 tells the reader that nobody has
//! looked up what became of it. The figure may be known by now, or the projection belongs into the
//! past tense. Only wording of the present is reported, and only in briefs with a date; estimates
//! and plans of the past, and what others said at the time, are left alone.
//!
//! ## Bad
//! ```markdown
//! Published September 30, 2025
//!
//! Traffic through the strait is expected to reach 90,000 ships by 2023.
//! ```
//! ## Good
//! ```markdown
//! Published September 30, 2025
//!
//! Traffic through the strait was expected to reach 90,000 ships by 2023. It is expected to reach
//! 99,000 ships by 2030.
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use attache_grammar::{Block, BlockKind, Zone};
use jiff::civil::Date;
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule::new("F013", "stale-projection", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let Some(date) = brief.date else { return Vec::new() };
    static CENTURY: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("20"));
    let mut remarks = Vec::new();
    for block in brief.blocks.iter().filter(|block| is_prose(block)) {
        let years = CENTURY.find_iter(brief.words(block).as_bytes()).map(|at| block.prose.start + at);
        for at in years.filter(|at| !brief.is_quoted(*at)) {
            let Some((place, year)) = target(case, block, at).and_then(|target| stale(case, &target, date.day)) else {
                continue;
            };
            let written = &brief.prose.text()[place.clone()];
            let passed = if year < date.day.year() { "which was over at" } else { "which had mostly passed by" };
            let message = format!("“{written}” looks ahead to {year}, {passed} the date of this brief, {}", date.day);
            remarks.push(Remark::new(brief.prose.span(place), message));
        }
    }
    remarks
}

fn is_prose(block: &Block) -> bool {
    let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    is_text && !block.quoted && matches!(block.zone, Zone::Summary | Zone::Body)
}

/// A year that something is to happen by or in.
struct Target {
    /// From `by` or `in` to the year.
    place: Range<usize>,
    year: i16,
    /// `by` the year rather than in it.
    is_by: bool,
}

/// `by 2023`, `by the end of 2023`, `by mid-2023`, `in 2023`
fn target(case: &Case<'_>, block: &Block, at: usize) -> Option<Target> {
    let text = case.reading.brief.prose.text();
    let rest = &text[at..block.prose.end];
    let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let year = rest[..digits].parse().ok().filter(|_| digits == 4)?;
    let goes_on = rest[4..].starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '/' | '%'));
    let before = &text[block.prose.start..at];
    let before = ["the end of ", "early ", "late ", "mid-", "year-end "].iter().find_map(|part| before.strip_suffix(part)).unwrap_or(before);
    let is_by = before.ends_with("by ") || before.ends_with("By ");
    let is_word = is_by || before.ends_with(" in ");
    let start = block.prose.start + before.len() - "by ".len().min(before.len());
    (!goes_on && is_word).then_some(Target { place: start..at + 4, year, is_by })
}

/// Where a projection for a time that has passed stands, and its year.
fn stale(case: &Case<'_>, target: &Target, today: Date) -> Option<(Range<usize>, i16)> {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let sentence = brief.sentence_at(target.place.start);
    let before = text.get(sentence.start..target.place.start)?;
    let is_over = target.year < today.year();
    // The figures of a year come out months after it.
    let is_long_over = is_over && (target.is_by || target.year + 1 < today.year() || today.month() > 3);
    if is_long_over && !is_told(&text[sentence.clone()], target.year) {
        if let Some(start) = expected(before) {
            return Some((sentence.start + start..target.place.end, target.year));
        }
        let behind = text.get(target.place.end..sentence.end)?;
        let is_will = target.is_by && (will(before) || before.is_empty() && will(behind));
        return is_will.then(|| (target.place.clone(), target.year));
    }
    // Once half of a year is over nobody estimates what will be by that year.
    let is_running = target.year == today.year() && today.month() > 6 && target.is_by;
    let start = estimated(before).filter(|_| is_running)?;
    Some((sentence.start + start..target.place.end, target.year))
}

/// Whether a sentence tells what somebody expected at the time.
fn is_told(sentence: &str, year: i16) -> bool {
    const TELLING: [&str; 24] = [
        "said", "announced", "promised", "pledged", "claimed", "projected that", "predicted", "estimated that", "declared",
        "stated", "noted", "wrote", "warned", "committed", "agreed", "decided", "was ", "were ", " had ", "would", "forecast that",
        "set out", "launched", "aimed",
    ];
    let mut years = sentence.split(|char: char| !char.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let names_earlier = years.any(|digits| digits.parse::<i16>().is_ok_and(|other| (1900..year).contains(&other)));
    names_earlier || TELLING.iter().any(|word| sentence.contains(word))
}

/// Where `expected to` stands in `is expected to reach 4 million`, if it does and nothing parts it
/// from the end.
fn expected(before: &str) -> Option<usize> {
    const WORDS: [&str; 17] = [
        "plans", "intends", "aims", "hopes", "expects",
        "expected", "projected", "forecast", "forecasted", "predicted", "anticipated", "estimated", "set", "slated",
        "scheduled", "likely", "due",
    ];
    let to = before.rfind(" to ")?;
    let word = before[..to].rsplit(' ').next().filter(|word| WORDS.contains(word))?;
    let start = to - word.len();
    let verb = matches!(word, "plans" | "intends" | "aims" | "hopes" | "expects")
        || before[..start].trim_end().rsplit(' ').take(2).any(|word| matches!(word, "is" | "are"));
    (verb && !before[to..].contains([';', ':', '.'])).then_some(start)
}

/// Whether a clause says that something will be.
fn will(clause: &str) -> bool {
    let clause = clause.rsplit([';', ':']).next().unwrap_or(clause);
    clause.contains(" will ") && !clause.contains(" who will ")
}

/// Where `an estimated` stands in `an estimated 85 percent `, right before the end.
fn estimated(before: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let start = ["an estimated ", "a projected ", "an expected "].iter().filter_map(|words| before.rfind(words)).max()?;
    let between = &before[start..];
    let begins = start == 0 || before[..start].ends_with(' ');
    (begins && between.len() <= LONGEST && !between.contains([',', ';', '('])).then_some(start)
}
