//! Whether what a sentence says of a change follows from its two ends: which way it went, how many
//! times as much it became, by how much it differs. Something is said only where no values that the
//! printed figures allow, and no other reading of the words, make it true.

use super::interval::{self, UNLIMITED};
use super::years;
use attache_grammar::figure::{Bounds, RangeForm, Unit};
use attache_grammar::relation::between;
use attache_grammar::relation::{Amount, Bound, Factor, Trend};
use attache_grammar::{Brief, Change, Figure};
use rust_decimal::Decimal;

/// What does not follow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mismatch {
    /// `rose from 5 to 3`.
    Direction,
    /// `doubled from 5 to 15`; how many times as much it became.
    Factor(Decimal),
    /// `by 40 percent, from 10 to 12`: the figure that says so, and what would follow, in its unit.
    Amount(usize, Decimal),
    /// `rose 2 percent, from 3 percent to 5 percent`: the figure that should count points.
    Points(usize),
}

/// What does not follow in a change, at most one of each kind.
#[must_use]
pub fn judge(brief: &Brief, change: &Change) -> Option<Mismatch> {
    let (from, to) = (&brief.figures[change.from], &brief.figures[change.to]);
    let text = brief.prose.text();
    if from.value < Decimal::ZERO || to.value < Decimal::ZERO || is_signed(text, from) || is_signed(text, to) {
        return None;
    }
    let (start, end) = ends(from, to)?;
    if let Some(movement) = &change.movement {
        if let Some(factor) = movement.factor.filter(|_| !is_loose(text, from)) {
            let ratio = (to.value * shared(to, from)).checked_div(from.value * shared(from, to))?;
            return factor_fails(start, end, factor).then_some(Mismatch::Factor(ratio));
        }
        let against = match movement.trend {
            Trend::Up => interval::is_below(end, start),
            Trend::Down => interval::is_below(start, end),
        };
        if against && !has_other_reading(text, from, to, change) {
            return Some(Mismatch::Direction);
        }
    }
    change.amounts.iter().find_map(|amount| amount_fails(brief, change, (start, end), amount))
}

/// What the two ends allow. Zeros at the end of large numbers may come from rounding, and `from 1.40
/// to 1.52 trillion` has its scale at one end only.
fn ends(from: &Figure, to: &Figure) -> Option<(Bounds, Bounds)> {
    let positive = from.value > Decimal::ZERO && to.value > Decimal::ZERO;
    positive
        .then(|| (interval::times(loosened(from), shared(from, to)), interval::times(loosened(to), shared(to, from))))
}

/// What a figure is to be multiplied by if it takes over the scale of the other one: their printed
/// numbers are alike then.
pub(super) fn shared(figure: &Figure, other: &Figure) -> Decimal {
    let Some(scale) = other.scale.filter(|_| figure.scale.is_none()) else { return Decimal::ONE };
    let ratio = figure.value.checked_mul(scale.factor()).and_then(|scaled| scaled.checked_div(other.value));
    let alike = ratio.is_some_and(|ratio| ratio > Decimal::new(1, 1) && ratio < Decimal::TEN);
    if alike && figure.value < Decimal::ONE_THOUSAND { scale.factor() } else { Decimal::ONE }
}

/// The bounds of a figure, with room for rounding where many zeros speak for it.
pub(super) fn loosened(figure: &Figure) -> Bounds {
    let bounds = figure.bounds();
    let (low, high) = figure.rounded();
    let most = figure.value.abs() * Decimal::new(2, 2);
    let slack = (high - low).abs() / Decimal::TWO;
    let many = figure.value >= Decimal::ONE_THOUSAND || figure.scale.is_some();
    if many { interval::widened(bounds, slack.min(most)) } else { bounds }
}

/// `minus 3 percent`, `a negative 3`.
fn is_signed(text: &str, figure: &Figure) -> bool {
    let before = between(text, figure.sentence.start, figure.qualified.start).trim_end();
    before.ends_with("minus")
        || before.ends_with("negative")
        || before.ends_with("loss of")
        || before.ends_with("deficit of")
}

/// Words around that give `from A to B` another sense, or turn the scale round.
fn has_other_reading(text: &str, from: &Figure, to: &Figure, change: &Change) -> bool {
    let sentence = text[from.sentence.clone()].to_lowercase();
    const TURNED: [&str; 20] = [
        " rank",
        "per dollar",
        "to the dollar",
        "against the dollar",
        "exchange rate",
        "per u.s. dollar",
        "per euro",
        "per us dollar",
        "league table",
        "place in the",
        "position in",
        "percentile",
        "negative",
        "minus",
        "below zero",
        "per cent lower",
        "1-to-",
        "scale of",
        "standings",
        "seeded",
    ];
    let is_turned =
        TURNED.iter().any(|words| sentence.contains(words)) || is_numbered(text, from) || is_numbered(text, to);
    let is_ratio = |figure: &Figure| {
        let (before, behind) = (&text[..figure.prose.start], &text[figure.prose.end..]);
        before.ends_with(':')
            || behind.starts_with(':')
            || behind.starts_with(" in ") && is_small_number(&behind[4..])
            || behind.starts_with(" out of")
    };
    is_turned || is_ratio(from) || is_ratio(to) || is_range_of_changes(text, from, to, change)
}

/// `one in ten`, where the second number is no year.
fn is_small_number(words: &str) -> bool {
    let word = words.split([' ', ',', '.', ';', ')']).next().unwrap_or_default();
    let worded =
        matches!(word, "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "twenty");
    worded || (!word.is_empty() && word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `number 9`, `No. 9`, `level 4`.
fn is_numbered(text: &str, figure: &Figure) -> bool {
    let before = between(text, figure.sentence.start, figure.qualified.start).trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    matches!(
        word.as_str(),
        "number"
            | "no."
            | "nos."
            | "level"
            | "place"
            | "position"
            | "rank"
            | "tier"
            | "category"
            | "grade"
            | "class"
            | "#"
    )
}

/// `fell from 5 to 10 percent` and `reductions from 20% to 40%` say by how much.
fn is_range_of_changes(text: &str, from: &Figure, to: &Figure, change: &Change) -> bool {
    let share = matches!(from.unit, Unit::Percent | Unit::PercentagePoints | Unit::Multiple);
    let elided = from.partner.is_some_and(|partner| partner.unit_missing && partner.form != RangeForm::Hyphen);
    let plural = change.movement.is_some_and(|movement| movement.plural);
    from.value < to.value
        && share
        && (elided || plural)
        && between(text, from.prose.end, to.qualified.start).trim() == "to"
}

/// `doubled` of what is not the figures: `doubled its efforts in 2010, when …`.
fn is_loose(text: &str, from: &Figure) -> bool {
    matches!(from.unit, Unit::Ordinal) || is_numbered(text, from)
}

/// Loosely, `doubled` is anything from 1.7 to 2.4 times as much.
fn factor_fails(start: Bounds, end: Bounds, factor: Factor) -> bool {
    let ratio = interval::ratio(end, start);
    let (below, above) = (Decimal::new(85, 2), Decimal::new(12, 1));
    let claim = |times: Decimal| {
        let (low, high) = match factor.bound {
            Bound::None => (Some(times * below), Some(times * above)),
            Bound::Above => (Some(times * Decimal::new(97, 2)), None),
            Bound::Below => (Some(times * Decimal::new(75, 2)), Some(times * Decimal::new(103, 2))),
        };
        // What is halved and more is below the half.
        if times < Decimal::ONE && factor.bound != Bound::None { UNLIMITED } else { Bounds { low, high } }
    };
    let more = factor.times + Decimal::ONE;
    let close = Bounds { low: Some(more * Decimal::new(9, 1)), high: Some(more * Decimal::new(11, 1)) };
    let added = factor.may_be_added
        && if factor.bound == Bound::None { close.meets(&ratio) } else { claim(more).meets(&ratio) };
    !claim(factor.times).meets(&ratio) && !added
}

fn amount_fails(brief: &Brief, change: &Change, (start, end): (Bounds, Bounds), amount: &Amount) -> Option<Mismatch> {
    let text = brief.prose.text();
    let figure = &brief.figures[amount.figure];
    let (from, to) = (&brief.figures[change.from], &brief.figures[change.to]);
    if is_of_something_else(text, figure) || is_of_another_time(figure, from, to) {
        return None;
    }
    let stated = stated(figure);
    let moved = |bounds: Bounds| meets_either_way(bounds, stated);
    let difference = interval::difference(end, start);
    let by = (to.value * shared(to, from) - from.value * shared(from, to)).abs();
    match (figure.unit, from.unit) {
        (Unit::Percent, Unit::Percent) if !amount.yearly => {
            let relative = moved(interval::percent_change(start, end));
            match (relative, moved(difference)) {
                (true, _) => None,
                (false, true) => Some(Mismatch::Points(amount.figure)),
                (false, false) => Some(Mismatch::Amount(amount.figure, relative_change(from, to)?)),
            }
        }
        // Fractions in words are rough.
        (Unit::Fraction, _) => {
            let share = figure.value.checked_mul(Decimal::ONE_HUNDRED)?;
            let rough = interval::widened(interval::exactly(share), share * Decimal::new(12, 2) + Decimal::ONE);
            let fits = meets_either_way(interval::percent_change(start, end), rough);
            (!fits).then(|| relative_change(from, to)).flatten().map(|by| Mismatch::Amount(amount.figure, by))
        }
        (Unit::Percent, _) => {
            let in_all = interval::percent_change(start, end);
            let fits = moved(in_all)
                || amount.yearly
                    && (from.unit == Unit::Percent
                        || years::may_fit(text, (from, to), interval::ratio(end, start), loosened(figure)));
            (!fits).then(|| relative_change(from, to)).flatten().map(|by| Mismatch::Amount(amount.figure, by))
        }
        (Unit::BasisPoints, Unit::Percent) if !amount.yearly => {
            let fits = meets_either_way(interval::times(difference, Decimal::ONE_HUNDRED), stated);
            (!fits)
                .then(|| by.checked_mul(Decimal::ONE_HUNDRED))
                .flatten()
                .map(|by| Mismatch::Amount(amount.figure, by))
        }
        // A count beside percentages is one of points.
        (Unit::PercentagePoints | Unit::Count, Unit::Percent) if !amount.yearly => {
            (!moved(difference)).then_some(Mismatch::Amount(amount.figure, by))
        }
        (one, other) if one == other && !amount.yearly => {
            (!moved(difference)).then_some(Mismatch::Amount(amount.figure, by))
        }
        _ => None,
    }
}

/// `5 percent in real terms`, `5 percent of GDP`: not measured on the two ends.
fn is_of_something_else(text: &str, figure: &Figure) -> bool {
    let behind = text[figure.prose.end..].trim_start();
    let sentence = &text[figure.sentence.clone()];
    behind.starts_with("of ") && !behind.starts_with("of the increase")
        || ["real terms", "adjusted", "constant prices", "constant dollars", "per capita", "inflation"]
            .iter()
            .any(|words| sentence.contains(words))
}

/// `grew by 5 percent in 2020, from 2.1 million in 2010 to 3.4 million in 2019`.
fn is_of_another_time(amount: &Figure, from: &Figure, to: &Figure) -> bool {
    let own = |figure: &Figure| figure.slots.period.clone().filter(|period| period.own).map(|period| period.years);
    let ends = own(from).into_iter().chain(own(to));
    own(amount).is_some_and(|year| year.0 == year.1 && ends.clone().count() == 2 && ends.clone().all(|end| end != year))
}

/// What an amount claims, with a step of its last digit to either side, and two of each ten where it
/// is a round number.
fn stated(figure: &Figure) -> Bounds {
    let step = Decimal::new(5, u32::from(figure.decimals) + 1);
    let step = figure.scale.map_or(step, |scale| step * scale.factor());
    let is_round = figure.decimals == 0 && figure.scale.is_none() && figure.value % Decimal::TEN == Decimal::ZERO;
    let slack = if is_round && figure.unit == Unit::Percent { Decimal::TWO } else { step };
    let bounds = loosened(figure);
    interval::widened(bounds, slack)
}

/// Amounts are printed without a sign: a fall by 5 is `5`.
fn meets_either_way(change: Bounds, stated: Bounds) -> bool {
    stated.meets(&change) || stated.meets(&interval::negated(change))
}

fn relative_change(from: &Figure, to: &Figure) -> Option<Decimal> {
    let ratio = (to.value * shared(to, from)).checked_div(from.value * shared(from, to))?;
    Some(((ratio - Decimal::ONE) * Decimal::ONE_HUNDRED).abs().round_dp(1))
}
