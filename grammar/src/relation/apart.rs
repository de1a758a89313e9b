//! Changes whose two ends stand apart from the words that say by how much: `A in 2020 …, a gain of 40
//! percent, to B`, `B, compared with A a year earlier, or 20 percent more`, `twice as large in 2024 (B)
//! as in 2020 (A)`. A sentence is read so only if it holds two figures of one kind and one size.

use super::movement::Movement;
use super::size::{self, Size};
use super::tokens::{backward, between};
use super::trend::Trend;
use super::{Amount, Change, change, movement};
use crate::Figure;
use crate::figure::{RangeForm, Unit};
use std::ops::Range;

/// How far the ends and the size may lie apart, in bytes.
const FAR: usize = 180;

/// The change that a sentence states. `group` are its figures.
pub(super) fn read(text: &str, figures: &[Figure], group: &Range<usize>) -> Option<Change> {
    if group.len() == 2 {
        return dated_change(text, figures, group.start).or_else(|| compared_level(text, figures, group.start));
    }
    if group.len() < 3 {
        return None;
    }
    let size = size::of(text, figures, group)?;
    let (one, two) = levels(text, figures, group, &size)?;
    let (from, to) = ends(text, figures, (one, two), &size)?;
    let amount = Amount { figure: size.figure, yearly: size::is_yearly(text, &figures[size.figure]) };
    let is_amount = size.factor.is_none();
    let movement = size.trend.map(|trend| Movement {
        trend,
        factor: size.factor,
        start: size.prose.start,
        end: size.prose.end,
        adjacent: true,
        plural: false,
    });
    Some(Change { from, to, movement, amounts: if is_amount { vec![amount] } else { Vec::new() } })
}

/// `The bill, which was $40 billion in 2020, has risen to $62 billion`: a sentence of two figures.
fn dated_change(text: &str, figures: &[Figure], first: usize) -> Option<Change> {
    let (from, to) = (&figures[first], &figures[first + 1]);
    let was = between(text, from.sentence.start, from.qualified.start).trim_end();
    let stood = [" was", " were", " stood at", " amounted to"].iter().any(|verb| was.ends_with(verb));
    let dated = from.slots.period.as_ref().is_some_and(|period| period.own);
    if !stood || !dated || base(text, to) != Some(Base::To) || !change::are_comparable(text, from, to) {
        return None;
    }
    let words = between(text, from.prose.end, to.qualified.start);
    let has = [" has ", " have ", " had "].iter().any(|verb| words.contains(verb));
    let words = words.trim_end().strip_suffix("to").filter(|words| has && words.len() < 60 && !is_broken(words))?;
    let movement = movement::before(words).filter(|movement| movement.adjacent && movement.factor.is_none())?;
    let movement = Some(movement.shifted(from.prose.end));
    Some(Change { from: first, to: first + 1, movement, amounts: Vec::new() })
}

/// `At 45, the number of districts is lower than the 37 of 2010`.
fn compared_level(text: &str, figures: &[Figure], first: usize) -> Option<Change> {
    let (to, from) = (&figures[first], &figures[first + 1]);
    let lead = between(text, to.sentence.start, to.qualified.start).trim_end();
    let words = between(text, to.prose.end, from.qualified.start).trim_end().strip_suffix(" than the")?;
    let word = words.rsplit(' ').next()?;
    let trend = match word {
        "lower" | "smaller" | "fewer" | "less" => Trend::Down,
        "higher" | "larger" | "greater" | "more" => Trend::Up,
        _ => return None,
    };
    let start = to.prose.end + words.len() - word.len();
    let fits = lead == "At" && change::are_comparable(text, from, to) && !is_broken(words);
    let movement = Movement { trend, factor: None, start, end: start + word.len(), adjacent: true, plural: false };
    fits.then(|| Change { from: first + 1, to: first, movement: Some(movement), amounts: Vec::new() })
}

/// The two figures of a sentence that can be ends, if there are two only.
fn levels(text: &str, figures: &[Figure], group: &Range<usize>, size: &Size) -> Option<(usize, usize)> {
    let (size, is_factor) = (size.figure, size.factor.is_some());
    let size_unit = figures[size].unit;
    let is_unit = |figure: &Figure, measured: bool| match figure.unit {
        Unit::Currency(_) | Unit::Physical(_) | Unit::Percent => measured,
        Unit::Count => !measured,
        _ => false,
    };
    let of = |test: &dyn Fn(&Figure) -> bool| -> Vec<usize> {
        group.clone().filter(|at| *at != size && test(&figures[*at])).collect()
    };
    let mut all = of(&|figure| is_unit(figure, true));
    if all.is_empty() {
        all = of(&|figure| is_unit(figure, false));
    }
    if all.is_empty() {
        all = of(&|figure| matches!(figure.unit, Unit::Duration(_)));
    }
    let [one, two] = all[..] else { return None };
    let (first, second) = (&figures[one], &figures[two]);
    let ranged = |figure: &Figure| {
        figure.compound
            || figure.partner.is_some_and(|partner| !matches!(partner.form, RangeForm::Change | RangeForm::FromTo))
    };
    let fits = change::are_comparable(text, first, second) && !ranged(first) && !ranged(second);
    // Percentages differ by points.
    let points = matches!(size_unit, Unit::PercentagePoints) || size_unit == Unit::Count && first.unit == Unit::Percent;
    (fits && (is_factor || (first.unit == Unit::Percent) == points)).then_some((one, two))
}

/// What the words before a figure make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// `from A`
    From,
    /// `to B`
    To,
    /// `compared with A`, `against A`
    Against,
    /// `more than the A`, `40 percent below the A`
    Than,
}

/// Which of two figures was first, if the words say so.
fn ends(text: &str, figures: &[Figure], (one, two): (usize, usize), size: &Size) -> Option<(usize, usize)> {
    let (first, second) = (&figures[one], &figures[two]);
    let of_size = &figures[size.figure];
    let hull = first.prose.start.min(size.prose.start)..second.prose.end.max(of_size.prose.end);
    let words = between(text, hull.start, hull.end);
    if words.len() > FAR || is_broken(words) {
        return None;
    }
    // `between 2018 and 2024`
    let joined = words.match_indices(" and ").any(|(at, and)| {
        !words[at + and.len()..].starts_with(|char: char| char.is_ascii_digit())
            || !words[..at].ends_with(|char: char| char.is_ascii_digit())
    });
    match (base(text, first), base(text, second)) {
        (Some(Base::From), Some(Base::To)) if !joined => fits_factor(text, (first, second), size).then_some((one, two)),
        (Some(Base::To), Some(Base::From)) if !joined => Some((two, one)),
        // `B, up 12 percent from A`.
        (None, Some(Base::From)) if !joined => {
            let inside = size.prose.start >= first.prose.end && of_size.prose.end <= second.prose.start;
            inside.then_some((two, one))
        }
        (_, Some(Base::Against)) if !joined => {
            (is_earlier(text, second) || text[..second.qualified.start].ends_with(": ")).then_some((two, one))
        }
        (Some(Base::Against), None | Some(Base::To)) if !joined => is_earlier(text, first).then_some((one, two)),
        (_, Some(Base::Than)) if !joined => {
            let close = second.prose.start.saturating_sub(of_size.prose.end) < 40;
            (of_size.prose.end <= second.prose.start && close).then_some((two, one))
        }
        (_, None) if size.factor.is_some() => is_as(text, first, second, of_size).then_some((two, one)),
        (None, None | Some(Base::To)) if size.factor.is_none() => dated(first, second).then_some((one, two)),
        _ => None,
    }
}

/// Words that begin another statement.
fn is_broken(words: &str) -> bool {
    const BREAKS: [&str; 8] = ["while ", "whereas ", " but ", "; ", "although ", "though ", " respectively", " each"];
    BREAKS.iter().any(|word| words.contains(word))
}

/// The word that leads to a figure.
fn base(text: &str, figure: &Figure) -> Option<Base> {
    let words = between(text, figure.sentence.start, figure.qualified.start);
    // `18 trillion yen (2021: 24 trillion yen)`
    let aside = words.strip_suffix(": ").and_then(|words| words.rsplit_once('(')).map(|(_, aside)| aside);
    if aside.is_some_and(|aside| aside.len() == 4 && aside.bytes().all(|byte| byte.is_ascii_digit())) {
        return Some(Base::Against);
    }
    let mut tokens = backward(words).take(6).peekable();
    while let Some(token) = tokens.next() {
        if token.ends_sentence {
            return None;
        }
        let before = tokens.peek().map(|token| token.text);
        return Some(match token.text {
            "from" | "From" => Base::From,
            "to" | "with" if matches!(before, Some("compared" | "Compared" | "comparison")) => Base::Against,
            "to" => Base::To,
            "against" | "versus" | "vs" => Base::Against,
            "than" | "above" | "below" | "over" | "on" => Base::Than,
            "the" | "a" | "an" | "its" | "their" | "some" | "previous" | "record" | "current" | "only" | "just"
            | "level" | "average" | "mean" | "low" | "high" | "peak" | "nearly" | "about" | "around" => continue,
            "of" if matches!(before, Some("level" | "low" | "high" | "peak" | "total" | "average" | "mean")) => {
                continue;
            }
            _ => return None,
        });
    }
    None
}

/// Whether a figure is said to be of an earlier time: `compared with men` compares at one time.
fn is_earlier(text: &str, figure: &Figure) -> bool {
    let behind = between(text, figure.prose.end, figure.sentence.end);
    let end = behind.find([';', '.']).unwrap_or(behind.len());
    let words = behind[..end].split([' ', ',', '(', ')']).filter(|word| !word.is_empty()).take(9);
    let is_time = |word: &str| {
        matches!(word, "earlier" | "previous" | "before" | "ago" | "last" | "prior" | "year")
            || word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut words = words;
    words.any(is_time)
}

/// `twice as large in 2024 (B) as in 2020 (A)`, `B, three times the A`.
fn is_as(text: &str, first: &Figure, second: &Figure, size: &Figure) -> bool {
    let behind = between(text, size.prose.end, size.sentence.end);
    let between = between(text, first.prose.end, second.prose.start);
    let compares = behind.starts_with(" as ") && size.prose.end <= first.prose.start && between.contains(" as ");
    let bracketed = between.trim_start().starts_with(')') && between.trim_end().ends_with('(');
    let times = size.prose.start >= first.prose.end
        && matches!(
            text.get(size.prose.end..second.qualified.start),
            Some(" the " | " that of " | " as many as the " | " as much as the ")
        );
    compares && bracketed || times
}

/// `A in 2020, … B in 2024`: each with a year of its own, the earlier one first.
fn dated(first: &Figure, second: &Figure) -> bool {
    let year = |figure: &Figure| {
        let period = figure.slots.period.as_ref().filter(|period| period.own)?;
        (period.years.0 == period.years.1).then_some(period.years.0)
    };
    year(first).zip(year(second)).is_some_and(|(first, second)| first < second)
}

/// What became so many times as much is what goes from one end to the other: no other verb and no
/// object of one stands between.
fn fits_factor(text: &str, (from, to): (&Figure, &Figure), size: &Size) -> bool {
    if size.factor.is_none() {
        return true;
    }
    // `from A to B has increased the number threefold`
    if size.prose.start > to.prose.end {
        // `…, and production tripled` has a subject of its own.
        let gap = between(text, to.prose.end, size.prose.start);
        return gap.len() < 40
            && !text[size.prose.clone()].ends_with("led")
            && !gap.split([' ', ',']).any(movement::is_trend);
    }
    let words = between(text, size.prose.end, from.qualified.start);
    let words: Vec<&str> = words.split([' ', ',', '(']).filter(|word| !word.is_empty()).collect();
    let last = words.len().saturating_sub(2);
    let other = words.iter().take(last).any(|word| movement::is_trend(word));
    words.len() < 14 && !other
}
