//! Lengths of time beside the years between which they lie: `lasted three years, from 1950 to 1953`, `a
//! two-year inquiry (March 2021 to March 2023)`, `from 1998 to 2008, a period of ten years`. And ages
//! beside the years of birth and of death.

use super::super::{MONTHS, count};
use super::stated::{founded, year_at};
use super::{Bound, Elapsed, ElapsedKind};
use crate::{Brief, Span};
use std::ops::Range;

/// A length of time with the years of the sentence around it. `prose` is number and unit.
pub(super) fn read(brief: &Brief, prose: Range<usize>, count: i16, bound: Bound) -> Option<Elapsed> {
    let text = brief.prose.text();
    let sentence = brief.sentence_at(prose.start);
    let words = text.get(sentence.clone())?;
    // Cheap: a sentence without two years has no such pair.
    if words.bytes().filter(u8::is_ascii_digit).count() < 8 || is_repeated(words) {
        return None;
    }
    let range = only_range(text, &sentence)?;
    let gap = if range.place.start >= prose.end {
        behind(text.get(prose.end..range.place.start)?, &text[range.place.end..sentence.end])
    } else {
        before(text.get(range.place.end..prose.start)?)
    };
    let (start, end) = (prose.start.min(range.place.start), prose.end.max(range.place.end));
    gap.then(|| Elapsed {
        span: Span::default(),
        prose: start..end,
        kind: ElapsedKind::Between,
        count,
        in_decades: false,
        bound,
        year: Some(range.years.0),
        until: Some(range.years.1),
        subject: range.first.clone(),
    })
}

/// Two lengths of time, or one that comes again: nobody knows which is meant.
fn is_repeated(words: &str) -> bool {
    let units = words.matches("year").count() + words.matches("decade").count() + words.matches("month").count();
    units > 1
        || ["every", "each", "average", "extension", "delay", "than", "moving", "rolling", "bond", "minimum"]
            .iter()
            .any(|word| words.contains(word))
}

/// Whether the words between a length and the years behind it tie them together.
fn behind(gap: &str, rest: &str) -> bool {
    const LOUD: [&str; 12] =
        ["after", "before", "later", "earlier", "ago", "old", "since", "within", "next", " and ", " to ", "but"];
    if gap.len() > 48 || LOUD.iter().any(|word| gap.contains(word)) || gap.contains([';', ':']) {
        return false;
    }
    let bracketed = gap.ends_with(" (") && rest.starts_with(')');
    let phrase = gap.trim_end();
    bracketed
        || matches!(phrase, "," | "" | ", from" | " from" | "—from" | " (from" | ", between" | " between" | " —" | " –")
        || phrase.split(' ').count() < 5
            && ["covers", "covering", "covered", "ran from", "runs from", "lasted from", "for", ", from", "period"]
                .iter()
                .any(|verb| phrase.ends_with(verb))
}

/// Whether the words between the years and the length behind them tie them together.
fn before(gap: &str) -> bool {
    let gap = gap.trim_matches([' ', ',', '(', '—', '–']);
    matches!(
        gap,
        "" | "a period of"
            | "a span of"
            | "lasting"
            | "that is"
            | "i.e."
            | "or"
            | "a total of"
            | "it lasted"
            | "for"
            | "over"
    )
}

/// Two years that a sentence joins.
struct Joined {
    years: (i16, i16),
    place: Range<usize>,
    first: Range<usize>,
}

/// The only two years of a sentence, if they make a range.
fn only_range(text: &str, sentence: &Range<usize>) -> Option<Joined> {
    let words = &text[sentence.clone()];
    let bytes = words.as_bytes();
    let starts = (0..bytes.len()).filter(|at| {
        let before = bytes.get(at.wrapping_sub(1));
        bytes[*at].is_ascii_digit() && before.is_none_or(|before| !before.is_ascii_alphanumeric())
    });
    let mut years = starts.filter_map(|at| year(text, sentence.start + at));
    let (first, second) = (years.next()?, years.next()?);
    if years.next().is_some() || second.0 < first.0 {
        return None;
    }
    let joint = text.get(first.1.end..second.1.start)?;
    let lead = text.get(sentence.start..first.1.start)?;
    let (month, lead) = without_month(lead);
    let joint = if month { without_month(joint).1 } else { joint };
    let ranged = matches!(joint.trim_end(), "–" | "-" | " –" | " to" | " until" | " through" | " till")
        || joint == " and " && lead.trim_end().ends_with("etween");
    let start = sentence.start + lead.len();
    ranged.then_some(Joined { years: (first.0, second.0), place: start..second.1.end, first: first.1 })
}

/// A year at a place, also where a dash and another year follow.
fn year(text: &str, at: usize) -> Option<(i16, Range<usize>)> {
    year_at(text, at).or_else(|| {
        let rest = text.get(at + 4..)?.strip_prefix(['–', '-'])?;
        let (first, last) = (text.get(at..at + 4)?, rest.get(..4)?);
        let is_year = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_year(first) && is_year(last)).then_some((first.parse().ok()?, at..at + 4))
    })
}

/// The words before the name of a month at their end, and whether there is one.
fn without_month(words: &str) -> (bool, &str) {
    let bare = words.trim_end();
    let start = bare.rfind([' ', '(']).map_or(0, |at| at + 1);
    if MONTHS.iter().any(|month| *month == &bare[start..]) { (true, &bare[..start]) } else { (false, words) }
}

/// `Born in 1948, he died in 2018 at the age of 70`, `Founded in 1967, it turned 50 in 2017`: what is said
/// at a place with `age of`, `aged` or `turned`.
pub(super) fn age(brief: &Brief, at: usize, lead: &str) -> Option<Elapsed> {
    let text = brief.prose.text();
    let sentence = brief.sentence_at(at);
    let words = text.get(sentence.clone())?;
    let number = text.get(at + lead.len()..sentence.end)?;
    let digits = number.split(|char: char| !char.is_alphanumeric() && char != '-').next()?;
    let count = count::cardinal(digits)?;
    let end = at + lead.len() + digits.len();
    let year_behind = |word: &str| {
        let place = words.find(word)? + word.len();
        year_at(text, sentence.start + place)
    };
    let (year, until) = if lead.starts_with("turn") {
        let behind = text.get(end..sentence.end)?.strip_prefix(" in ")?;
        (founded(text, &sentence).or_else(|| year_behind("orn in "))?, year_at(text, sentence.end - behind.len())?)
    } else {
        (year_behind("orn in ")?, year_behind("died in ")?)
    };
    Some(Elapsed {
        span: Span::default(),
        prose: at..end,
        kind: ElapsedKind::Between,
        count,
        in_decades: false,
        bound: Bound::Exact,
        year: Some(year.0),
        until: Some(until.0),
        subject: year.1,
    })
}
