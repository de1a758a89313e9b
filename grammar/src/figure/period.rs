//! When a figure holds: the year or span that its own phrase or its sentence names.

use super::{Figure, word};
use crate::words::Word;
use std::ops::Range;

/// A time as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Where it stands in the prose, without a preposition: `2006`, `FY2023`, `2016-17`.
    pub prose: Range<usize>,
    /// What kind of time it is, or how the figure stands to it.
    pub kind: PeriodKind,
    /// The first and the last year.
    pub years: (i16, i16),
    /// Whether it stands right by the figure; else it is the only one of its sentence.
    pub own: bool,
}

/// How a figure stands to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    /// `in 2024`
    In,
    /// `by 2030`
    By,
    /// `since 2006`
    Since,
    /// `until 2030`
    Until,
    /// `as of 2024`
    AsOf,
    /// `before 2024`
    Before,
    /// `after 2024`
    After,
    /// `from 2018 to 2020`, `2018–2020`
    Span,
}

/// The years of a sentence whose words are known, in the order of the text.
pub(super) fn all(text: &str, sentence: &Range<usize>, words: &[Word], figures: &[Figure]) -> Vec<Period> {
    let bytes = text.as_bytes();
    let mut periods: Vec<Period> = Vec::new();
    let mut at = sentence.start;
    for word in words.iter().filter(|word| word.has_digit()) {
        at = at.max(word.start());
        while let Some(digit) = bytes.get(at..word.end()).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
            at += digit;
            let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let end = at + digits;
            let taken = figures.iter().any(|figure| figure.prose.start < end && at < figure.prose.end);
            if let Some(year) = (digits == 4 && !taken).then(|| year(text, at, end)).flatten() {
                let (last, stop) = second(text, end, year);
                let start = fiscal(text, at);
                let kind = kind(text, start, last > year);
                periods.push(Period { prose: start..stop, kind, years: (year, last), own: false });
                at = stop;
            }
            at = at.max(end);
        }
    }
    join(text, periods)
}

fn year(text: &str, at: usize, end: usize) -> Option<i16> {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).map(|at| bytes[at]);
    let joined = before.is_some_and(|byte| {
        matches!(byte, b'.' | b',' | b'$' | b'#') || byte.is_ascii_alphabetic() && fiscal(text, at) == at
    });
    let behind = bytes.get(end).is_some_and(|byte| {
        byte.is_ascii_alphabetic() && *byte != b's'
            || *byte == b',' && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
    });
    let year: i16 = text[at..end].parse().ok()?;
    (!joined && !behind && (1500..2200).contains(&year)).then_some(year)
}

/// `FY2023`, `FY 2023`: where the fiscal year begins.
fn fiscal(text: &str, at: usize) -> usize {
    let head = text[..at].trim_end_matches(' ');
    let len = if head.ends_with("FY") {
        2
    } else if head.ends_with("FYE") {
        3
    } else {
        return at;
    };
    head.len() - len
}

/// The second year of `2016-17`, `2018–2020`, `2022/23`.
fn second(text: &str, end: usize, first: i16) -> (i16, usize) {
    let rest = &text[end..];
    let Some(mark) = ["-", "–", "/", " - ", " – "].iter().find(|mark| rest.starts_with(**mark)) else {
        return (first, end);
    };
    let start = end + mark.len();
    let digits = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number: Option<i16> = text[start..start + digits].parse().ok();
    match (digits, number) {
        (2, Some(short)) if short == (first + 1) % 100 || short > first % 100 => {
            (first - first % 100 + short + if short < first % 100 { 100 } else { 0 }, start + 2)
        }
        (4, Some(last)) if last > first && last - first < 200 => (last, start + 4),
        _ => (first, end),
    }
}

fn kind(text: &str, start: usize, span: bool) -> PeriodKind {
    let mut before = word::before(text, start).map(|word| text[word.clone()].to_ascii_lowercase());
    if let Some(word) = &before
        && (super::moment::is_month(&capital(word))
            || matches!(word.as_str(), "early" | "late" | "mid" | "year" | "fiscal" | "the" | "financial" | "end"))
    {
        let at = word::before(text, start).map_or(start, |word| word.start);
        before = word::before(text, at).map(|word| text[word].to_ascii_lowercase());
    }
    match before.as_deref() {
        Some("by") => PeriodKind::By,
        Some("since") => PeriodKind::Since,
        Some("until" | "till" | "through") => PeriodKind::Until,
        Some("before" | "pre") => PeriodKind::Before,
        Some("after" | "post") => PeriodKind::After,
        Some("of") if text[..start].ends_with("as of ") => PeriodKind::AsOf,
        _ if span => PeriodKind::Span,
        _ => PeriodKind::In,
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// `from 2018 to 2020` and `between 2018 and 2020` are one span.
fn join(text: &str, periods: Vec<Period>) -> Vec<Period> {
    let mut joined: Vec<Period> = Vec::new();
    for period in periods {
        let spans = joined.last().is_some_and(|last| {
            let lead = word::before(text, last.prose.start).map(|word| &text[word]);
            match text.get(last.prose.end..period.prose.start) {
                Some(" to ") => matches!(lead, Some("from" | "From" | "of")) || lead.is_none(),
                Some(" and ") => matches!(lead, Some("between" | "Between")),
                _ => false,
            }
        });
        match joined.last_mut().filter(|last| spans && last.years.0 < period.years.1) {
            Some(last) => {
                last.prose.end = period.prose.end;
                last.years.1 = period.years.1;
                last.kind = PeriodKind::Span;
            }
            None => joined.push(period),
        }
    }
    joined
}

/// The period of a figure: the first one right behind it (`in 2024`), one right before it (`In 2024,`)
/// or the only one of its sentence.
pub(super) fn of(text: &str, periods: &[Period], figure: &Figure, next: Option<usize>) -> Option<Period> {
    let limit = next.unwrap_or(figure.sentence.end);
    let behind = periods.iter().find(|period| period.prose.start >= figure.prose.end && period.prose.end <= limit);
    if let Some(period) = behind.filter(|period| is_near(text, figure.prose.end, period.prose.start)) {
        return Some(Period { own: true, ..period.clone() });
    }
    let before = periods.iter().rev().find(|period| period.prose.end <= figure.prose.start);
    if let Some(period) = before.filter(|period| {
        text.get(period.prose.end..figure.qualified.start).is_some_and(|between| {
            between.len() < 30 && !between.contains([';', '(']) && !between.bytes().any(|byte| byte.is_ascii_digit())
        })
    }) {
        return Some(Period { own: true, ..period.clone() });
    }
    match periods {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Few words without another clause between a figure and its period.
fn is_near(text: &str, end: usize, start: usize) -> bool {
    text.get(end..start).is_some_and(|between| between.len() < 50 && !between.contains([';', ':', ',']))
}
