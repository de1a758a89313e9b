//! Arithmetic on what figures claim: intervals, of which a side may be open. Whatever cannot be
//! computed is unlimited, so that nothing is said against it.

use attache_grammar::figure::Bounds;
use rust_decimal::Decimal;

/// The interval that says nothing.
pub const UNLIMITED: Bounds = Bounds { low: None, high: None };

/// One value.
pub fn exactly(value: Decimal) -> Bounds {
    Bounds { low: Some(value), high: Some(value) }
}

/// Wider by so much on either side.
pub fn widened(bounds: Bounds, by: Decimal) -> Bounds {
    Bounds {
        low: bounds.low.and_then(|low| low.checked_sub(by)),
        high: bounds.high.and_then(|high| high.checked_add(by)),
    }
}

/// What adding gives.
pub fn sum(one: Bounds, other: Bounds) -> Bounds {
    let add = |one: Option<Decimal>, other: Option<Decimal>| one?.checked_add(other?);
    Bounds { low: add(one.low, other.low), high: add(one.high, other.high) }
}

/// What taking `other` from `one` leaves.
pub fn difference(one: Bounds, other: Bounds) -> Bounds {
    let minus = |one: Option<Decimal>, other: Option<Decimal>| one?.checked_sub(other?);
    Bounds { low: minus(one.low, other.high), high: minus(one.high, other.low) }
}

/// How many times `other` goes into `one`. Only for what is above zero.
pub fn ratio(one: Bounds, other: Bounds) -> Bounds {
    let positive = |bound: Option<Decimal>| bound.is_some_and(|bound| bound > Decimal::ZERO);
    let is_negative = |bounds: Bounds| bounds.low.is_some_and(|low| low < Decimal::ZERO);
    if is_negative(one) || is_negative(other) {
        return UNLIMITED;
    }
    let through = |one: Option<Decimal>, other: Option<Decimal>| one?.checked_div(other?);
    Bounds {
        low: if positive(other.high) { through(one.low, other.high) } else { None },
        high: if positive(other.low) { through(one.high, other.low) } else { None },
    }
}

/// By how many per cent `to` is more than `from`; negative if it is less.
pub fn percent_change(from: Bounds, to: Bounds) -> Bounds {
    let ratio = ratio(to, from);
    let change = |ratio: Option<Decimal>| ratio?.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED);
    Bounds { low: change(ratio.low), high: change(ratio.high) }
}

/// The same away from zero: `a fall of 5` is a change by -5.
pub fn negated(bounds: Bounds) -> Bounds {
    Bounds { low: bounds.high.map(|high| -high), high: bounds.low.map(|low| -low) }
}

/// Times a number above zero.
pub fn times(bounds: Bounds, factor: Decimal) -> Bounds {
    let scale = |bound: Option<Decimal>| bound?.checked_mul(factor);
    Bounds { low: scale(bounds.low), high: scale(bounds.high) }
}

/// Whether all of `one` lies below all of `other`. Rounded values do not reach the upper end of what
/// they allow, so that ends which touch have nothing in common.
pub fn is_below(one: Bounds, other: Bounds) -> bool {
    let is_point = |bounds: Bounds| bounds.low == bounds.high;
    one.high.zip(other.low).is_some_and(|(high, low)| high < low || high == low && !is_point(one) && !is_point(other))
}
