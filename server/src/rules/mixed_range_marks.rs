//! A range of numbers has one mark, and a preposition only with its partner.
//!
//! `3–5` reads as *three to five*, so that *from 3–5* lacks its *to* and *between 3–5* its *and*. Between
//! the two numbers stands an en dash or, in many houses, a hyphen, but the same throughout.
//!
//! ## Bad
//! ```markdown
//! Freight rates fell by between 3–5 percent.
//! ```
//! ## Bad
//! ```markdown
//! Rates fell by 3–5 percent in 2019, by 6–8 percent in 2020 and by 2-4 percent in 2021.
//! ```
//! ## Good
//! ```markdown
//! Freight rates fell by 3–5 percent, from 10–12 to 8–10 dollars. Call 555-0188 about the Boeing
//! 737-800 or the vote of 7-2.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::profile::RangeMark;
use crate::usage::{Choice, habit};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S006", "mixed-range-marks", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let ranges = reading.running_blocks().flat_map(|block| ranges(text, &block.prose));
    let ranges: Vec<_> = ranges.filter(|choice| reading.is_free(&choice.prose)).collect();
    let (halved, whole): (Vec<_>, Vec<_>) = ranges.into_iter().partition(|range| partner(text, &range.prose).is_some());
    let mut remarks: Vec<_> = mixed(case, &whole);
    remarks.extend(halved_remark(case, &halved));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn mixed(case: &Case<'_>, ranges: &[Choice<RangeMark>]) -> Vec<Remark> {
    let reading = case.reading;
    let wanted = case.project.house.style.ranges;
    let Some(habit) = habit(ranges, wanted) else { return Vec::new() };
    let remark = |(form, odd): &(RangeMark, Vec<&Choice<RangeMark>>)| {
        let whose = if wanted.is_some() { "the house writes" } else { "the brief usually has" };
        let message = format!(
            "this range has {} where {whose} {}{}",
            name(*form),
            name(habit.usual),
            elsewhere(odd.len() - 1)
        );
        let edits = reading.rewrite(odd, |_, range| Some(range.replace(['-', '–'], mark(habit.usual))));
        let fix = edits.map(|edits| Fix { title: format!("Put {}", name(habit.usual)), safe: habit.outweighs(odd), edits });
        let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message);
        remark.fixes.extend(fix);
        remark
    };
    habit.others.iter().map(remark).collect()
}

/// `from 3–5` and `between 3–5`, all in one remark.
fn halved_remark(case: &Case<'_>, ranges: &[Choice<RangeMark>]) -> Option<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let first = ranges.first()?;
    let (preposition, partner_word) = partner(text, &first.prose)?;
    let range = &text[first.prose.clone()];
    let message =
        format!("“{preposition} {range}” has “{preposition}” without “{partner_word}”{}", elsewhere(ranges.len() - 1));
    let places: Vec<_> = ranges.iter().collect();
    let edits = reading.rewrite(&places, |choice, range| {
        let (_, word) = partner(text, &choice.prose)?;
        Some(range.replace(['-', '–'], &format!(" {word} ")))
    });
    let place = first.prose.start - preposition.len() - 1..first.prose.end;
    let mut remark = Remark::new(reading.brief.prose.span(place), message);
    remark.fixes.extend(edits.map(|edits| Fix { title: format!("Write “{partner_word}”"), safe: true, edits }));
    Some(remark)
}

/// The preposition before a range and the word that it asks for instead of the mark. Two ranges may be the
/// ends of a longer one: `from 10–12 to 8–10`.
fn partner(text: &str, range: &Range<usize>) -> Option<(&'static str, &'static str)> {
    let before = text[..range.start].trim_end_matches(['$', '€', '£']).strip_suffix(' ')?;
    let is_word = |word: &str| {
        before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|char: char| char.is_alphanumeric()))
    };
    let pairs = [("from", "to"), ("between", "and")];
    let (preposition, word) = pairs.into_iter().find(|(preposition, _)| is_word(preposition))?;
    let behind = text[range.end..].split('\n').next().unwrap_or_default();
    let goes_on = behind.split(' ').take(WORDS_ON).any(|behind| behind == word);
    // A season or a fiscal year has two numbers as well: `from 2018–19`.
    let is_year = text[range.clone()].split(['-', '–']).map(str::len).eq([4, 2]);
    (!goes_on && !is_year && text.as_bytes()[range.start - 1] == b' ').then_some((preposition, word))
}

/// How many words may stand between the first and the second half of a longer range.
const WORDS_ON: usize = 6;

/// The ranges of a block.
fn ranges(text: &str, block: &Range<usize>) -> Vec<Choice<RangeMark>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // `–` begins with 0xE2.
    for at in memchr::memchr2_iter(b'-', 0xE2, &bytes[block.clone()]) {
        let at = block.start + at;
        let (form, length) = match &text.as_bytes()[at..] {
            [b'-', ..] => (RangeMark::Hyphen, 1),
            rest if rest.starts_with("–".as_bytes()) => (RangeMark::EnDash, "–".len()),
            _ => continue,
        };
        let is_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
        let before = bytes[block.start..at].iter().rev().take_while(|byte| is_number(byte)).count();
        let behind = bytes[at + length..block.end].iter().take_while(|byte| is_number(byte)).count();
        let (start, end) = (at - before, at + length + behind);
        let end = start + text[start..end].trim_end_matches(['.', ',']).len();
        if before > 0 && behind > 0 && is_range(text, start, at, at + length, end) {
            found.push(Choice { form, prose: start..end });
        }
    }
    found
}

/// Whether two joined numbers are a range: the second is greater, or the end of a year; nothing else is joined
/// to them, and no name stands before them.
fn is_range(text: &str, start: usize, mark: usize, second: usize, end: usize) -> bool {
    let (first, last) = (&text[start..mark], &text[second..end]);
    let value = |number: &str| number.replace(',', "").parse::<f64>().ok();
    let (Some(low), Some(high)) = (value(first), value(last)) else { return false };
    let is_elided = last.len() == 2 && first.len() == 4 && first[2..] < *last;
    let digits = first.len().max(last.len());
    let joined = |char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '/' | '.' | ',' | ':' | '#' | '+');
    let before = &text[..start];
    let is_free = !before.ends_with(joined)
        && !text[end..].starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '/' | ':'));
    let word = before.trim_end_matches(['$', '€', '£']).strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n']).next());
    let is_named = word.is_some_and(|word| {
        word.starts_with(|char: char| char.is_ascii_uppercase()) && !ends_sentence(word) && !COUNTED.contains(&word)
    });
    (low < high || is_elided) && digits < LONGEST && !first.starts_with('0') && is_free && !is_named
}

/// Longer numbers with a mark between them are telephone numbers.
const LONGEST: usize = 8;

/// Words with a capital before numbers that are counted.
const COUNTED: [&str; 22] = [
    "From", "Between", "In", "Articles", "Sections", "Chapters", "Pages", "Tables", "Figures", "January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November", "December", "About",
];

fn ends_sentence(word: &str) -> bool {
    word.ends_with(['.', ':', '?', '!'])
}

fn name(mark: RangeMark) -> &'static str {
    match mark {
        RangeMark::Hyphen => "a hyphen",
        RangeMark::EnDash => "an en dash",
    }
}

fn mark(mark: RangeMark) -> &'static str {
    match mark {
        RangeMark::Hyphen => "-",
        RangeMark::EnDash => "–",
    }
}
