//! The years, months and days that a sentence names.

use super::statement::sorted;
use attache_grammar::{Figure, MONTHS};
use std::ops::Range;

/// The times of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Times {
    /// Years, in order.
    pub years: Vec<i16>,
    /// Days, as month and day, in order.
    pub days: Vec<(u8, u8)>,
}

impl Times {
    /// Whether both name years, none in common.
    #[must_use]
    pub fn other_years(&self, other: &Self) -> bool {
        !self.years.is_empty() && !other.years.is_empty() && !self.years.iter().any(|year| other.years.contains(year))
    }

    /// Whether both name days, each one that the other does not name.
    #[must_use]
    pub fn other_days(&self, other: &Self) -> bool {
        let lacks = |one: &Self, other: &Self| one.days.iter().any(|day| !other.days.contains(day));
        lacks(self, other) && lacks(other, self)
    }
}

/// The times in a sentence that holds these figures.
pub(super) fn times(text: &str, place: &Range<usize>, figures: &[Figure]) -> Times {
    let mut times = Times::default();
    // A month has its day before it or behind it.
    let (mut before, mut without_day) = ("", None);
    for part in parts(text, place) {
        let word = &text[part.clone()];
        if let Some(month) = without_day.take() {
            times.days.extend(day(word).map(|day| (month, day)));
        }
        if word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit()) {
            let is_figure = figures.iter().any(|figure| figure.prose.contains(&part.start));
            times.years.extend(word.parse::<i16>().ok().filter(|year| !is_figure && (1500..2200).contains(year)));
        } else if let Some(month) = month(word) {
            match day(before) {
                Some(day) => times.days.push((month, day)),
                None => without_day = Some(month),
            }
        }
        before = word;
    }
    Times { years: sorted(times.years), days: sorted(times.days) }
}

/// The runs of letters and digits of ASCII.
fn parts<'a>(text: &'a str, place: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let bytes = &text.as_bytes()[..place.end];
    let mut at = place.start;
    std::iter::from_fn(move || {
        let seek = |from: usize, is_part: bool| {
            bytes[from..].iter().position(|byte| IS_PART[usize::from(*byte)] == is_part).map(|len| from + len)
        };
        let start = seek(at, true)?;
        at = seek(start, false).unwrap_or(bytes.len());
        Some(start..at)
    })
}

/// Whether a byte is a letter or a digit.
static IS_PART: [bool; 256] = {
    let (mut all, mut byte) = ([false; 256], 0);
    while byte < 256 {
        all[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    all
};

fn day(part: &str) -> Option<u8> {
    part.parse::<u8>().ok().filter(|day| (1..32).contains(day))
}

/// The number of a month by its name or the first three letters of it.
fn month(word: &str) -> Option<u8> {
    if word.len() < 3 || !word.starts_with(['J', 'F', 'M', 'A', 'S', 'O', 'N', 'D']) {
        return None;
    }
    let word = if word == "Sept" { "Sep" } else { word };
    let is = |month: &&str| month.starts_with(word) && (word.len() == 3 || word.len() == month.len());
    MONTHS.iter().position(is).and_then(|at| u8::try_from(at + 1).ok())
}
