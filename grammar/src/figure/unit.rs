//! What a figure counts or measures in: a thing, a hundredth, a currency, a length of time, a
//! physical unit. How the unit is printed is read here; what is counted stands in the slots.

use super::currency;
use super::word;
use std::ops::Range;

/// The unit of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things, or a bare number: `28,500 troops`.
    Count,
    /// Hundredths of something.
    Percent,
    /// The difference of two percentages.
    PercentagePoints,
    /// Hundredths of a percentage point.
    BasisPoints,
    /// Money: the ISO code, or `$` where the text does not say which dollar.
    Currency(&'static str),
    /// `doubled`, `three times as many`, `2.5x`.
    Multiple,
    /// `two-thirds`, `one in five`: a share as a number between 0 and 1.
    Fraction,
    /// A place in an order: `fifth`, `12th`.
    Ordinal,
    /// A length of time.
    Duration(TimeUnit),
    /// How old somebody is, in years.
    Age,
    /// A physical unit by its symbol: `km`, `t`, `MW`.
    Physical(&'static str),
}

/// Units of time, shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Unit {
    /// The word or code for it in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::PercentagePoints => "percentage-points",
            Self::BasisPoints => "basis-points",
            Self::Multiple => "multiple",
            Self::Fraction => "fraction",
            Self::Ordinal => "ordinal",
            Self::Age => "age",
            Self::Duration(unit) => unit.name(),
            Self::Currency(name) | Self::Physical(name) => name,
        }
    }

    /// Whether it measures on a scale that has no smallest step, so that a printed number is a
    /// rounded one. Things, ranks and ages are counted.
    #[must_use]
    pub fn is_measured(self) -> bool {
        !matches!(self, Self::Count | Self::Ordinal | Self::Age | Self::Fraction | Self::Multiple | Self::Duration(_))
    }
}

impl TimeUnit {
    /// The word for it in output: `years`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "seconds",
            Self::Minute => "minutes",
            Self::Hour => "hours",
            Self::Day => "days",
            Self::Week => "weeks",
            Self::Month => "months",
            Self::Quarter => "quarters",
            Self::Year => "years",
            Self::Decade => "decades",
            Self::Century => "centuries",
        }
    }

    /// The unit that a word names, in the singular or the plural.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "second" | "seconds" => Self::Second,
            "minute" | "minutes" | "min" | "mins" => Self::Minute,
            "hour" | "hours" | "hrs" => Self::Hour,
            "day" | "days" => Self::Day,
            "week" | "weeks" => Self::Week,
            "month" | "months" => Self::Month,
            "quarter" | "quarters" => Self::Quarter,
            "year" | "years" | "yr" | "yrs" | "yo" => Self::Year,
            "decade" | "decades" => Self::Decade,
            "century" | "centuries" => Self::Century,
            _ => return None,
        })
    }
}

/// A unit and how far it reaches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed {
    pub unit: Unit,
    pub end: usize,
    /// Nothing stands between the number and a unit in letters: `3.5percent`.
    pub glued: bool,
}

/// The unit printed behind a number that ends at `at`.
pub(super) fn behind(text: &str, at: usize) -> Option<Printed> {
    let bytes = text.as_bytes();
    let next = *bytes.get(at)?;
    if next == b'%' {
        return Some(points(text, at + 1).unwrap_or(Printed { unit: Unit::Percent, end: at + 1, glued: false }));
    }
    if let Some(end) = degrees(text, at) {
        return Some(end);
    }
    let spaced = next == b' ' || next == b'-' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    if spaced && bytes.get(at + 1) == Some(&b'%') {
        return Some(Printed { unit: Unit::Percent, end: at + 2, glued: false });
    }
    let start = if spaced { at + 1 } else { at };
    let word = word::at(text, start)?;
    let printed =
        hundredths(text, &word).or_else(|| currency::behind(text, &word)).or_else(|| other(text, &word, next));
    printed.map(|(unit, end)| Printed { unit, end, glued: !spaced && !is_symbol(&text[start..end]) })
}

/// `52°C`, `52 °C`, `52°`
fn degrees(text: &str, at: usize) -> Option<Printed> {
    let rest = &text[at..];
    let behind = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('°')?;
    let (symbol, letter) = match behind.as_bytes().first() {
        Some(b'C') => ("°C", 1),
        Some(b'F') => ("°F", 1),
        _ => ("°", 0),
    };
    Some(Printed { unit: Unit::Physical(symbol), end: text.len() - behind.len() + letter, glued: false })
}

/// Symbols and letters that houses print right behind the digits.
fn is_symbol(printed: &str) -> bool {
    printed.len() <= 5 && !matches!(printed, "won" | "years" | "days" | "euro" | "yen")
}

/// `percent`, `per cent`, `percentage points`, `basis points`, `pp`.
fn hundredths(text: &str, first: &Range<usize>) -> Option<(Unit, usize)> {
    let word = &text[first.clone()];
    let then = |word: &str| word::next(text, first.end).filter(|next| &text[next.clone()] == word);
    match word {
        "percent" | "Percent" | "pct" => Some(percent(text, first.end)),
        "per" => then("cent").map(|cent| percent(text, cent.end)),
        "percentage" | "percentage-point" | "percentage-points" => {
            let point = then("points").or_else(|| then("point"));
            match point {
                Some(point) => Some((Unit::PercentagePoints, point.end)),
                None => word.contains('-').then_some((Unit::PercentagePoints, first.end)),
            }
        }
        "basis" => then("points").or_else(|| then("point")).map(|point| (Unit::BasisPoints, point.end)),
        "bps" | "bp" => Some((Unit::BasisPoints, first.end)),
        "pp" | "ppt" | "ppts" => Some((Unit::PercentagePoints, first.end)),
        // `3.5percentto` and `3.5percentof`: the letters behind belong to the next word.
        _ if word.starts_with("percent")
            && matches!(&word["percent".len()..], "to" | "of" | "in" | "and" | "from" | "by") =>
        {
            Some((Unit::Percent, first.start + "percent".len()))
        }
        _ => None,
    }
}

fn percent(text: &str, end: usize) -> (Unit, usize) {
    points(text, end).map_or((Unit::Percent, end), |printed| (printed.unit, printed.end))
}

/// `% points`: a house form of percentage points.
fn points(text: &str, end: usize) -> Option<Printed> {
    let next = word::next(text, end)?;
    matches!(&text[next.clone()], "points" | "point" | "pts").then_some(Printed {
        unit: Unit::PercentagePoints,
        end: next.end,
        glued: false,
    })
}

fn other(text: &str, first: &Range<usize>, next: u8) -> Option<(Unit, usize)> {
    let word = &text[first.clone()];
    // `20-year-old`: the unit is the part before the next hyphen.
    let part = word.bytes().position(|byte| byte == b'-').map_or(word, |hyphen| &word[..hyphen]);
    if let Some(unit) = TimeUnit::named(part) {
        // `5-second`; but `5 second-hand ships` and `the 3 second attempts` are beyond us.
        return Some((Unit::Duration(unit), first.start + part.len()));
    }
    if matches!(word, "times" | "fold" | "x" | "X" | "×") && (next != b' ' || word == "times")
        // `30x30` is a name or a size.
        && !text.as_bytes().get(first.end).is_some_and(u8::is_ascii_digit)
    {
        return (word != "times" || is_comparing(text, first.end)).then_some((Unit::Multiple, first.end));
    }
    // `30 m` is a length, `30m` may be millions.
    super::physical::named(text, first).filter(|_| word != "m" || next == b' ')
}

/// `three times as many`, `five times the size`, but not `three times last year`.
pub(super) fn is_comparing(text: &str, end: usize) -> bool {
    let Some(next) = word::next(text, end) else { return false };
    let word = &text[next];
    matches!(word, "as" | "more" | "the" | "that" | "its" | "their" | "what" | "less" | "faster" | "fewer" | "those")
        || word.len() > 4 && word.ends_with("er")
}
