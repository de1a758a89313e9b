//! Amounts that a brief states in two currencies: `1.52 trillion won ($1.19 billion)`. The rates that
//! follow from them are compared with each other; what the right rate is nobody here knows.

use super::interval;
use attache_grammar::figure::{Bounds, Unit};
use attache_grammar::{Brief, Figure};
use rust_decimal::Decimal;

/// An amount in two currencies.
#[derive(Debug, Clone, Copy)]
pub struct Conversion<'a> {
    /// The amount.
    pub amount: &'a Figure,
    /// The same in another currency.
    pub converted: &'a Figure,
}

/// A conversion whose rate is out of line with that of another one in the brief.
#[derive(Debug, Clone, Copy)]
pub struct OutOfLine<'a> {
    /// The conversion.
    pub odd: Conversion<'a>,
    /// The other one.
    pub usual: Conversion<'a>,
    /// What the amount would be at the rate of the other one.
    pub follows: Decimal,
}

/// How much rates may differ within a brief: they move from month to month.
const SLACK: (i64, u32) = (15, 2);

/// The conversions of a brief.
pub fn conversions(brief: &Brief) -> Vec<Conversion<'_>> {
    let text = brief.prose.text();
    let pairs = brief.figures.windows(2);
    let converted = pairs.filter(|pair| is_conversion(text, &pair[0], &pair[1]));
    converted.map(|pair| Conversion { amount: &pair[0], converted: &pair[1] }).collect()
}

fn is_conversion(text: &str, amount: &Figure, converted: &Figure) -> bool {
    let (Unit::Currency(one), Unit::Currency(other)) = (amount.unit, converted.unit) else { return false };
    let between = text.get(amount.prose.end..converted.qualified.start).unwrap_or_default();
    let behind = text.get(converted.prose.end..).unwrap_or_default();
    let bracketed = matches!(between, " (" | " (or " | " (that is " | " (US") && behind.starts_with([')', ',', ';']);
    one != other && amount.value > Decimal::ZERO && converted.value > Decimal::ZERO && bracketed
}

/// Conversions that contradict an earlier one of the same two currencies, each against the first.
pub fn out_of_line(brief: &Brief) -> Vec<OutOfLine<'_>> {
    let all = conversions(brief);
    let odd = |at: usize| {
        let odd = all[at];
        let usual = all[..at].iter().find(|usual| alike(usual, &odd))?;
        let rate = rate(usual);
        let slack = Decimal::new(SLACK.0, SLACK.1);
        let low = rate.low.map(|low| low * (Decimal::ONE - slack));
        let high = rate.high.map(|high| high * (Decimal::ONE + slack));
        let fits = Bounds { low, high }.meets(&self::rate(&odd));
        let follows = odd.amount.value.checked_mul(usual.converted.value)?.checked_div(usual.amount.value)?;
        (!fits).then_some(OutOfLine { odd, usual: *usual, follows })
    };
    (0..all.len()).filter_map(odd).collect()
}

fn alike(one: &Conversion<'_>, other: &Conversion<'_>) -> bool {
    one.amount.unit == other.amount.unit && one.converted.unit == other.converted.unit
}

fn rate(conversion: &Conversion<'_>) -> Bounds {
    interval::ratio(conversion.converted.bounds(), conversion.amount.bounds())
}
