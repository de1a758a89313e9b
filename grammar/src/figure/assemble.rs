//! From the printed parts to a figure: its value, what its digits allow, and its qualifier.

use super::number::{Number, Spelling};
use super::{Figure, Scale, Slots, Unit, qualifier, role};
use crate::Brief;
use rust_decimal::Decimal;

/// What is printed.
#[derive(Debug)]
pub(super) struct Parts {
    pub number: Number,
    /// The currency before the number, and where it begins.
    pub currency: Option<(Unit, usize)>,
    pub scale: Option<Scale>,
    pub unit: Option<Unit>,
    /// Where number, scale and unit end.
    pub end: usize,
    pub glued: bool,
    pub compound: bool,
    pub multiple: bool,
}

/// Values beyond this are no figures, and would not leave room for arithmetic.
const MOST: i128 = 1_000_000_000_000_000_000_000_000;

/// The figure that the parts make, if its value is a sane one.
pub(super) fn figure(brief: &Brief, block: usize, parts: Parts) -> Option<Figure> {
    let text = brief.prose.text();
    let number = &parts.number;
    let start = parts.currency.map_or(number.range.start, |(_, begin)| begin);
    let prose = start..parts.end;
    let (mut value, mut start) = (number.value, prose.start);
    if is_negative(text, start) {
        value = -value;
        start -= text[..start].chars().next_back().map_or(0, char::len_utf8);
    }
    let prose = start..prose.end;
    let unit = unit(&parts);
    let value = match parts.scale {
        Some(scale) => value.checked_mul(scale.factor())?,
        None => value,
    };
    if value.abs() > Decimal::from_i128_with_scale(MOST, 0) {
        return None;
    }
    let (low, high) = allowed(value, unit, number, parts.scale);
    let mut qualified = prose.clone();
    let before = qualifier::before(text, prose.start);
    let behind = qualifier::behind(text, prose.end).filter(|_| before.is_none());
    if let Some((_, begin)) = before {
        qualified.start = begin;
    }
    if let Some((_, end)) = behind {
        qualified.end = end;
    }
    let qualifier = before.or(behind).map(|(qualifier, _)| qualifier).unwrap_or_default();
    Some(Figure {
        span: brief.prose.span(prose.clone()),
        number: number.range.clone(),
        value,
        low,
        high,
        decimals: number.decimals,
        significant: number.significant,
        spelling: number.spelling,
        scale: parts.scale,
        unit,
        glued: parts.glued,
        compound: parts.compound && behind.is_none(),
        qualifier,
        comparison: role::comparison(text, qualified.start),
        qualified,
        partner: None,
        block,
        sentence: prose.clone(),
        clause: prose.clone(),
        slots: Slots::default(),
        prose,
    })
}

fn unit(parts: &Parts) -> Unit {
    match (parts.currency, parts.unit) {
        (Some((currency, _)), _) => currency,
        (None, Some(unit)) => unit,
        (None, None) if parts.multiple => Unit::Multiple,
        (None, None) if parts.number.ordinal => Unit::Ordinal,
        (None, None) if parts.number.fraction => Unit::Fraction,
        (None, None) => Unit::Count,
    }
}

/// A minus before the number, not a dash or a hyphen between words.
fn is_negative(text: &str, start: usize) -> bool {
    let before = &text[..start];
    let Some(rest) = before.strip_suffix(['-', '−', '–']) else { return false };
    rest.is_empty() || rest.ends_with([' ', '(', '\n', '[', '/']) && !text[start..].starts_with(' ')
}

/// Half a step of the last printed digit either way; things that are counted are exact.
pub(super) fn allowed(value: Decimal, unit: Unit, number: &Number, scale: Option<Scale>) -> (Decimal, Decimal) {
    let exact = number.fraction || number.decimals == 0 && scale.is_none() && !unit.is_measured();
    if exact {
        return (value, value);
    }
    let step = Decimal::new(5, u32::from(number.decimals).min(27) + 1);
    let step = scale.and_then(|scale| step.checked_mul(scale.factor())).unwrap_or(step);
    (value - step, value + step)
}

/// Half a step of the last significant digit of a whole number: 50 for 22,600.
pub(super) fn half_of_last_digit(value: Decimal, significant: u8) -> Option<Decimal> {
    let digits = value.trunc().mantissa().unsigned_abs().checked_ilog10()? + 1 - value.trunc().scale();
    let zeros = digits.checked_sub(u32::from(significant))?;
    10_i128.checked_pow(zeros).map(|step| Decimal::from_i128_with_scale(step, 0) * Decimal::new(5, 1))
}

/// Words hold their scale in their value (`two million`): the number without it.
pub(super) fn without_scale(value: Decimal, scale: Option<Scale>) -> Decimal {
    scale.and_then(|scale| value.checked_div(scale.factor())).unwrap_or(value)
}

/// A figure that takes over a scale from the other end of its range.
pub(super) fn rescale(figure: &mut Figure, scale: Scale) {
    let Some(value) = figure.value.checked_mul(scale.factor()) else { return };
    let number = Number {
        range: figure.number.clone(),
        value,
        decimals: figure.decimals,
        significant: figure.significant,
        spelling: Spelling::Digits,
        ordinal: false,
        fraction: false,
    };
    figure.scale = Some(scale);
    figure.value = value;
    (figure.low, figure.high) = allowed(value, figure.unit, &number, Some(scale));
}

/// A figure that takes over a unit from the other end of its range.
pub(super) fn remeasure(figure: &mut Figure, unit: Unit) {
    figure.unit = unit;
    if unit.is_measured() && figure.low == figure.high {
        let step = Decimal::new(5, 1);
        (figure.low, figure.high) = (figure.value - step, figure.value + step);
    }
}
