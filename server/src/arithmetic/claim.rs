//! Whether what a sentence states in two ways is the same: shares, sums over years, wholes and parts.

use super::change::loosened;
use super::interval;
use attache_grammar::figure::{Bounds, Unit};
use attache_grammar::{Brief, Claim, Figure};
use rust_decimal::Decimal;

/// What does not follow from the other figures of a claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Miss {
    /// The figure that does not follow.
    pub figure: usize,
    /// What would.
    pub follows: Decimal,
}

/// The figure of a claim that the others deny, if they do.
#[must_use]
pub fn judge(brief: &Brief, claim: &Claim) -> Option<Miss> {
    let figure = |index: usize| &brief.figures[index];
    match claim {
        Claim::Share { part, whole, percent } => {
            share(figure(*part), figure(*whole), figure(*percent)).map(|follows| Miss { figure: *percent, follows })
        }
        Claim::Fraction { fraction, percent } => {
            fraction_of(figure(*fraction), figure(*percent)).map(|follows| Miss { figure: *percent, follows })
        }
        Claim::Yearly { total, years, yearly } => {
            by_year(figure(*total), figure(*years), figure(*yearly)).map(|follows| Miss { figure: *yearly, follows })
        }
        // It needs a level, and that may stand elsewhere.
        Claim::Step { .. } => None,
        Claim::Sum { total: Some(total), parts } => {
            let follows = sum(figure(*total), parts.iter().map(|part| figure(*part)))?;
            Some(Miss { figure: *total, follows })
        }
        Claim::Within { total, parts } => within(total.map(figure), parts.iter().map(|part| figure(*part)))
            .map(|follows| Miss { figure: total.unwrap_or(claim.last()), follows }),
        Claim::Balance { sides, rest } => {
            balance(figure(sides.0), figure(sides.1), figure(*rest)).map(|follows| Miss { figure: *rest, follows })
        }
        Claim::Product { count, each, total } => {
            product(figure(*count), figure(*each), figure(*total)).map(|follows| Miss { figure: *total, follows })
        }
        Claim::Sum { total: None, parts } => {
            let parts: Vec<&Figure> = parts.iter().map(|part| figure(*part)).collect();
            hundred(&parts).map(|follows| Miss { figure: claim.last(), follows })
        }
    }
}

fn share(part: &Figure, whole: &Figure, percent: &Figure) -> Option<Decimal> {
    let positive = part.value > Decimal::ZERO && whole.value > Decimal::ZERO;
    let share = part.value.checked_div(whole.value)?.checked_mul(Decimal::ONE_HUNDRED)?;
    // More than the whole is no part of it: the figures are read wrongly.
    if !positive || share > Decimal::ONE_HUNDRED {
        return None;
    }
    let computed = interval::times(interval::ratio(loosened(part), loosened(whole)), Decimal::ONE_HUNDRED);
    if percent.unit == Unit::Fraction {
        return (!roughly(percent)?.meets(&computed)).then_some(share.round_dp(1));
    }
    let step = Decimal::new(5, u32::from(percent.decimals) + 1);
    let stated = interval::widened(percent.bounds(), step);
    (!stated.meets(&computed)).then_some(share.round_dp(1))
}

/// What a fraction in words may be as a percentage.
fn roughly(fraction: &Figure) -> Option<Bounds> {
    let value = fraction.value.checked_mul(Decimal::ONE_HUNDRED)?;
    let bounds = interval::times(fraction.bounds(), Decimal::ONE_HUNDRED);
    Some(interval::widened(bounds, value * Decimal::new(12, 2) + Decimal::ONE))
}

/// Fractions in words are rough: a third may be 30 or 37 percent.
fn fraction_of(fraction: &Figure, percent: &Figure) -> Option<Decimal> {
    let value = fraction.value.checked_mul(Decimal::ONE_HUNDRED)?;
    let fits = roughly(fraction)?.meets(&percent.bounds());
    (!fits && value < Decimal::ONE_HUNDRED).then_some(value.round_dp(1))
}

/// A year more or less may be counted, of few ones a part.
fn by_year(total: &Figure, years: &Figure, yearly: &Figure) -> Option<Decimal> {
    let one = Decimal::ONE;
    if years.value <= one || total.value <= Decimal::ZERO {
        return None;
    }
    let number = years.value;
    let slack = if number < Decimal::from(6) { number * Decimal::new(12, 2) } else { one };
    let years = Bounds { low: Some((number - slack).max(one)), high: Some(number + slack) };
    let computed = interval::ratio(loosened(total), years);
    (!computed.meets(&loosened(yearly))).then_some(total.value.checked_div(number)?.round_dp(2))
}

/// What parts that may leave something out add up to, if it is more than the whole.
fn within<'a>(total: Option<&Figure>, parts: impl Iterator<Item = &'a Figure> + Clone) -> Option<Decimal> {
    let sum: Decimal = parts.clone().map(|part| part.value).sum();
    let least = parts.fold(interval::exactly(Decimal::ZERO), |bounds, part| interval::sum(bounds, loosened(part)));
    let whole = total.map_or(interval::exactly(Decimal::ONE_HUNDRED), loosened);
    let value = total.map_or(Decimal::ONE_HUNDRED, |total| total.value);
    // Far more is no slip: the parts are parts of something else.
    let near = sum < value * Decimal::new(16, 1);
    (near && interval::is_below(whole, least)).then_some(sum)
}

/// What is left of two sides.
fn balance(one: &Figure, other: &Figure, rest: &Figure) -> Option<Decimal> {
    let difference = interval::difference(loosened(one), loosened(other));
    let fits = difference.meets(&loosened(rest)) || interval::negated(difference).meets(&loosened(rest));
    (!fits).then(|| (one.value - other.value).abs())
}

/// So many times so much.
fn product(count: &Figure, each: &Figure, total: &Figure) -> Option<Decimal> {
    let product = each.value.checked_mul(count.value)?;
    let computed = interval::times(loosened(each), count.value);
    (count.value > Decimal::ONE && !computed.meets(&loosened(total))).then_some(product)
}

/// What the parts add up to, if no rounding makes it the total and it is not far from it.
fn sum<'a>(total: &Figure, parts: impl Iterator<Item = &'a Figure>) -> Option<Decimal> {
    let mut bounds = interval::exactly(Decimal::ZERO);
    let (mut value, mut largest) = (Decimal::ZERO, Decimal::ZERO);
    for part in parts {
        // A mean lies among what it is the mean of.
        largest = largest.max(part.value);
        bounds = interval::sum(bounds, loosened(part));
        value = value.checked_add(part.value)?;
    }
    let near = value < total.value * Decimal::TWO && value * Decimal::TWO > total.value && largest < total.value;
    (near && !bounds.meets(&loosened(total))).then_some(value)
}

/// What percentages add up to, if it is not hundred, nor do some of them make another one.
fn hundred(parts: &[&Figure]) -> Option<Decimal> {
    let rest = parts.split_last()?;
    if parts.len() > 8 || parts.iter().any(|part| part.unit != Unit::Percent) {
        return None;
    }
    let (last, others) = rest;
    let is_whole = |bounds: Bounds, without: u32| {
        let whole = interval::widened(bounds, Decimal::new(5, 1)).meets(&interval::exactly(Decimal::ONE_HUNDRED));
        let another = without != 0
            && others.iter().enumerate().any(|(at, other)| without & (1 << at) == 0 && bounds.meets(&other.bounds()));
        whole || another
    };
    let some_fit = (0..1_u32 << others.len()).any(|chosen| {
        let taken =
            others.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0).map(|(_, other)| other.bounds());
        is_whole(taken.fold(last.bounds(), interval::sum), chosen)
    });
    let sum: Decimal = parts.iter().map(|part| part.value).sum();
    (!some_fit).then_some(sum)
}
