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
    let parts = text[place.clone()].split(|char: char| !char.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let mut end = place.start;
    for (at, word) in parts.iter().enumerate() {
        let start = end + text[end..place.end].find(word).unwrap_or(0);
        end = start + word.len();
        if word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit()) {
            let is_figure = figures.iter().any(|figure| figure.prose.contains(&start));
            times.years.extend(word.parse::<i16>().ok().filter(|year| !is_figure && (1500..2200).contains(year)));
        } else if let Some(month) = month(word) {
            let day = |part: Option<&&str>| part?.parse::<u8>().ok().filter(|day| (1..32).contains(day));
            let before = at.checked_sub(1).and_then(|before| day(parts.get(before)));
            times.days.extend(before.or_else(|| day(parts.get(at + 1))).map(|day| (month, day)));
        }
    }
    Times { years: sorted(times.years), days: sorted(times.days) }
}

/// The number of a month by its name or the first three letters of it.
fn month(word: &str) -> Option<u8> {
    if word.len() < 3 || !word.starts_with(|first: char| first.is_ascii_uppercase()) {
        return None;
    }
    let word = if word == "Sept" { "Sep" } else { word };
    let is = |month: &&str| month.starts_with(word) && (word.len() == 3 || word.len() == month.len());
    MONTHS.iter().position(is).and_then(|at| u8::try_from(at + 1).ok())
}
