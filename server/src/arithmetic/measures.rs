//! Measures that a brief states in two units: `100 kilometres (62 miles)`, `40°C (104°F)`. What one is in
//! the other is known.

use super::interval;
use attache_grammar::figure::{Bounds, Qualifier, Unit};
use attache_grammar::{Brief, Figure};
use rust_decimal::Decimal;

/// A measure that is not what it is said to be in another unit.
#[derive(Debug, Clone, Copy)]
pub struct Misconverted<'a> {
    /// The measure.
    pub measure: &'a Figure,
    /// The same in another unit.
    pub converted: &'a Figure,
    /// What it would be.
    pub follows: Decimal,
}

/// The measures of a brief that are converted wrongly.
pub fn misconverted(brief: &Brief) -> impl Iterator<Item = Misconverted<'_>> {
    let text = brief.prose.text();
    brief.figures.windows(2).filter_map(|pair| {
        let [measure, converted] = pair else { return None };
        let (Unit::Physical(one), Unit::Physical(other)) = (measure.unit, converted.unit) else { return None };
        if one == other || !is_restated(text, measure, converted) {
            return None;
        }
        judge(measure, converted).map(|follows| Misconverted { measure, converted, follows })
    })
}

fn is_restated(text: &str, measure: &Figure, converted: &Figure) -> bool {
    let between = text.get(measure.prose.end..converted.qualified.start).unwrap_or_default();
    let behind = text.get(converted.prose.end..).unwrap_or_default();
    let plain = |figure: &Figure| {
        figure.partner.is_none() && !figure.compound && matches!(figure.qualifier, Qualifier::Exact | Qualifier::About)
    };
    let bracketed = matches!(between, " (" | " (or ") && behind.starts_with(')');
    let or = between == ", or " && behind.starts_with([',', '.']);
    (bracketed || or) && plain(measure) && plain(converted)
}

/// What the measure is in the other unit, if it is not what is printed.
fn judge(measure: &Figure, converted: &Figure) -> Option<Decimal> {
    let (Unit::Physical(one), Unit::Physical(other)) = (measure.unit, converted.unit) else { return None };
    if let Some((degrees, difference)) = degrees(one, other, measure.value) {
        let near = |value: Decimal| (converted.value - value).abs() <= Decimal::TWO;
        return (!near(degrees) && !near(difference)).then_some(degrees.round_dp(0));
    }
    let ((kind, from), (other_kind, to)) = (size(one)?, size(other)?);
    let ratio = from.checked_div(to).filter(|_| kind == other_kind)?;
    let follows = measure.value.checked_mul(ratio)?;
    let allowed = interval::times(rough(measure)?, ratio);
    let digits = if follows < Decimal::TEN { 1 } else { 0 };
    (!allowed.meets(&rough(converted)?)).then_some(follows.round_dp(digits))
}

/// What a printed measure may stand for: rounded as its zeros say, though not by more than a twentieth,
/// and a fiftieth either way for rates that are rounded as well.
fn rough(figure: &Figure) -> Option<Bounds> {
    let (low, high) = figure.rounded();
    let most = figure.value.checked_mul(Decimal::new(5, 2))?;
    let slack = ((high - low) / Decimal::TWO).min(most) + figure.value * Decimal::new(2, 2);
    Some(interval::widened(figure.bounds(), slack))
}

/// A temperature on the other scale, and a difference of temperatures.
fn degrees(one: &str, other: &str, value: Decimal) -> Option<(Decimal, Decimal)> {
    let (step, zero) = (Decimal::new(18, 1), Decimal::from(32));
    match (one, other) {
        ("°C", "°F") => Some((value.checked_mul(step)? + zero, value.checked_mul(step)?)),
        ("°F", "°C") => Some(((value - zero).checked_div(step)?, value.checked_div(step)?)),
        _ => None,
    }
}

/// What a unit measures, and how much of metre, square metre, kilogram, watt, watt-hour or litre it is.
/// Tons and gallons are of several sizes.
fn size(unit: &str) -> Option<(char, Decimal)> {
    const SIZES: [(&str, char, &str); 35] = [
        ("km", 'l', "1000"),
        ("m", 'l', "1"),
        ("cm", 'l', "0.01"),
        ("mm", 'l', "0.001"),
        ("mi", 'l', "1609.344"),
        ("nmi", 'l', "1852"),
        ("ft", 'l', "0.3048"),
        ("in", 'l', "0.0254"),
        ("yd", 'l', "0.9144"),
        ("km²", 'a', "1000000"),
        ("m²", 'a', "1"),
        ("ha", 'a', "10000"),
        ("acre", 'a', "4046.856"),
        ("mi²", 'a', "2589988"),
        ("ft²", 'a', "0.092903"),
        ("Mt", 'm', "1000000000"),
        ("kt", 'm', "1000000"),
        ("t", 'm', "1000"),
        ("kg", 'm', "1"),
        ("g", 'm', "0.001"),
        ("lb", 'm', "0.45359237"),
        ("kW", 'p', "1000"),
        ("MW", 'p', "1000000"),
        ("GW", 'p', "1000000000"),
        ("TW", 'p', "1000000000000"),
        ("kWh", 'e', "1000"),
        ("MWh", 'e', "1000000"),
        ("GWh", 'e', "1000000000"),
        ("TWh", 'e', "1000000000000"),
        ("L", 'v', "1"),
        ("bbl", 'v', "158.987"),
        ("m³", 'v', "1000"),
        ("km/h", 's', "1"),
        ("mph", 's', "1.609344"),
        ("kn", 's', "1.852"),
    ];
    let (_, kind, size) = SIZES.iter().find(|(name, ..)| *name == unit)?;
    Some((*kind, size.parse().ok()?))
}
