//! The one statement of a sentence that says by how much, or how many times, a quantity changed:
//! `a gain of 40 percent`, `20 percent more`, `a third below`, `nearly tripled`, `by a factor of four`.

use super::amount;
use super::movement::{Bound, Factor};
use super::tokens::{Token, backward, between};
use super::trend::{self, Trend};
use crate::Figure;
use crate::figure::{Qualifier, Unit};
use rust_decimal::Decimal;
use std::ops::Range;

/// By how much something changed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Size {
    /// The figure that says so.
    pub figure: usize,
    /// Which way it went, if the words say so.
    pub trend: Option<Trend>,
    /// How many times as much it became.
    pub factor: Option<Factor>,
    /// Whether the figure is a restatement that needs a change beside it: `or 15 percent`.
    pub restated: bool,
    /// Where the words stand.
    pub prose: Range<usize>,
}

/// The size that a sentence states, if it states one only. `group` are its figures.
pub(super) fn of(text: &str, figures: &[Figure], group: &Range<usize>) -> Option<Size> {
    let here = || group.clone().map(|at| (at, &figures[at]));
    let shares = here().filter(|(_, figure)| matches!(figure.unit, Unit::Percent | Unit::Fraction)).count();
    let points = |figure: &Figure| is_points(text, figure) && shares == 2;
    let mut all = here().filter(|(_, figure)| {
        matches!(figure.unit, Unit::Multiple)
            || shares == 1 && matches!(figure.unit, Unit::Percent | Unit::Fraction)
            || points(figure)
            || is_factor(text, figure)
            || is_step(text, figure)
    });
    let (at, figure) = all.next().filter(|_| all.next().is_none())?;
    if figure.unit == Unit::Multiple || is_factor(text, figure) {
        return multiple(text, at, figure);
    }
    amount(text, at, figure)
}

/// `nine points`, `9 percentage points` beside two percentages.
fn is_points(text: &str, figure: &Figure) -> bool {
    let counted = figure.unit == Unit::Count && !figure.compound;
    figure.unit == Unit::PercentagePoints
        || counted && figure.slots.head.as_ref().is_some_and(|head| matches!(&text[head.clone()], "points" | "point"))
}

/// `a factor of four`.
fn is_factor(text: &str, figure: &Figure) -> bool {
    figure.unit == Unit::Count && between(text, figure.sentence.start, figure.prose.start).ends_with("by a factor of ")
}

/// `down by £3 billion from`, `$30 more than the`: an amount in the unit of the two ends.
fn is_step(text: &str, figure: &Figure) -> bool {
    if figure.compound || !matches!(figure.unit, Unit::Currency(_) | Unit::Physical(_) | Unit::Count) {
        return false;
    }
    let before = between(text, figure.sentence.start, figure.qualified.start);
    let behind = between(text, figure.prose.end, figure.sentence.end);
    [" up by ", " down by ", "up ", " down "].iter().any(|lead| before.ends_with(lead)) && behind.starts_with(" from ")
        || [" more than the ", " less than the ", " fewer than the "].iter().any(|words| behind.starts_with(words))
}

fn multiple(text: &str, at: usize, figure: &Figure) -> Option<Size> {
    let word = text[figure.prose.clone()].to_ascii_lowercase();
    let behind = between(text, figure.prose.end, figure.sentence.end);
    let next = behind.trim_start().split([' ', ',', '.']).next().unwrap_or_default();
    let is_verb = ["doubl", "tripl", "trebl", "quadrupl"].iter().any(|stem| word.starts_with(stem));
    let is_fold = word.ends_with("fold");
    // `three times a year` counts events.
    let is_times = matches!(next, "as" | "the" | "that" | "its" | "higher" | "larger" | "greater" | "more" | "bigger");
    if !is_verb && !is_fold && !is_times && figure.unit == Unit::Multiple {
        return None;
    }
    let bound = match figure.qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast => Bound::Above,
        Qualifier::Nearly => Bound::Below,
        Qualifier::Exact | Qualifier::About => Bound::None,
        Qualifier::UpTo | Qualifier::AtMost | Qualifier::LessThan => return None,
    };
    let may_be_added = is_fold || matches!(next, "higher" | "larger" | "greater" | "more" | "bigger");
    let factor = Factor { times: figure.value, bound, may_be_added };
    let trend = backward(between(text, figure.sentence.start, figure.qualified.start)).take(8);
    let falls = trend.filter(|token| !token.ends_sentence).any(|token| way(token.text) == Some(Trend::Down));
    let grows = figure.value > Decimal::ONE && !falls;
    grows.then(|| Size {
        figure: at,
        trend: Some(Trend::Up),
        factor: Some(factor),
        restated: false,
        prose: figure.prose.clone(),
    })
}

/// How many words before an amount may lead to it.
const LEAD: usize = 8;

fn amount(text: &str, at: usize, figure: &Figure) -> Option<Size> {
    let behind = between(text, figure.prose.end, figure.sentence.end);
    // `60 percent of them`, `5 percent in real terms`.
    if behind.starts_with(" of ") && !behind.starts_with(" of the increase") || figure.partner.is_some() {
        return None;
    }
    let mut next = behind.split([' ', ')', ',']).filter(|word| !word.is_empty());
    let next = next.find(|word| !matches!(*word, "year" | "on" | "year-on-year" | "annual" | "points" | "net" | "a"));
    let found = |trend, restated, start: usize| {
        Some(Size { figure: at, trend, factor: None, restated, prose: start..figure.prose.end })
    };
    if behind.starts_with([' ', '-'])
        && let Some(trend) = next.and_then(way)
    {
        return found(Some(trend), false, figure.qualified.start);
    }
    let before = between(text, figure.sentence.start, figure.qualified.start);
    match before.trim_end().chars().next_back() {
        _ if before.ends_with("(plus ") => return found(Some(Trend::Up), false, figure.qualified.start),
        _ if before.ends_with("(minus ") => return found(Some(Trend::Down), false, figure.qualified.start),
        Some('+') => return found(Some(Trend::Up), false, figure.qualified.start),
        Some('−' | '-') if before.trim_end_matches(['−', '-']).ends_with('(') => {
            return found(Some(Trend::Down), false, figure.qualified.start);
        }
        _ => {}
    }
    for token in backward(before).take(LEAD).take_while(|token| !token.ends_sentence) {
        if let Some(trend) = way(token.text) {
            return found(Some(trend), false, figure.sentence.start + token.start);
        }
        if !is_light(token) {
            break;
        }
    }
    let restated = ["or ", "i.e. ", "i.e., ", "that is ", "that is, "].iter().any(|lead| before.ends_with(lead));
    let named = ["CAGR ", "CAGR of ", "growth rate of ", "growth of ", "annual growth of ", "change of "];
    let growth = named.iter().any(|lead| before.ends_with(lead));
    (restated || growth).then(|| found(None, true, figure.qualified.start)).flatten()
}

/// Which way a word says that something went, comparatives among them.
fn way(word: &str) -> Option<Trend> {
    let word = word.trim_matches(|char: char| !char.is_alphabetic()).to_ascii_lowercase();
    match word.as_str() {
        "more" | "higher" | "above" | "up" | "gain" | "gains" | "gained" | "larger" | "greater" | "growth" => {
            Some(Trend::Up)
        }
        "less" | "fewer" | "lower" | "below" | "down" | "smaller" | "loss" | "contraction" => Some(Trend::Down),
        _ => trend::of(&word),
    }
}

/// Words between a word of change and its amount.
fn is_light(token: Token<'_>) -> bool {
    matches!(
        token.text,
        "by" | "of"
            | "a"
            | "an"
            | "the"
            | "about"
            | "some"
            | "nearly"
            | "almost"
            | "roughly"
            | "another"
            | "further"
            | "average"
            | "annual"
            | "total"
            | "one"
            | "at"
            | "rate"
            | "just"
            | "over"
            | "more"
            | "than"
            | "compound"
    )
}

/// Whether the amount is what every year brought.
pub(super) fn is_yearly(text: &str, figure: &Figure) -> bool {
    amount::is_yearly(text, figure)
}
