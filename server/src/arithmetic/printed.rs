//! Computed numbers as an author would print them.

use attache_grammar::Figure;
use attache_grammar::figure::{Scale, Unit};
use rust_decimal::Decimal;

/// With commas between thousands and without zeros at the end: `41,050`, `37.5`.
#[must_use]
pub fn number(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, unsigned) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let mut printed = sign.to_owned();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            printed.push(',');
        }
        printed.push(digit);
    }
    if let Some(fraction) = fraction {
        printed.push('.');
        printed.push_str(fraction);
    }
    printed
}

/// A computed value with the scale and the unit of a figure: `1.52 trillion`, `8.3 percent`.
#[must_use]
pub fn like(figure: &Figure, value: Decimal) -> String {
    let scale = figure.scale.and_then(|scale| Some((scale.factor(), word(scale)?)));
    let number = |value: Decimal| number(value.round_dp(3));
    match (figure.unit, scale) {
        (Unit::Percent, _) => format!("{} percent", number(value)),
        (Unit::Fraction, _) => format!("{} percent", number(value)),
        (Unit::BasisPoints, _) => format!("{} basis points", number(value)),
        (Unit::PercentagePoints, _) => format!("{} percentage points", number(value)),
        (_, Some((factor, word))) => format!("{} {word}", number(value.checked_div(factor).unwrap_or(value))),
        (_, None) => number(value),
    }
}

fn word(scale: Scale) -> Option<&'static str> {
    match scale {
        Scale::Thousand => Some("thousand"),
        Scale::Lakh => Some("lakh"),
        Scale::Million => Some("million"),
        Scale::Crore => Some("crore"),
        Scale::Billion => Some("billion"),
        Scale::Trillion => Some("trillion"),
        Scale::Hundred | Scale::Myriad | Scale::Eok | Scale::Quadrillion => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_commas() {
        let cases = [("41050", "41,050"), ("-1234567.50", "-1,234,567.5"), ("999", "999"), ("100000", "100,000")];
        for (plain, expected) in cases {
            assert_eq!(number(plain.parse().expect("it is a number")), expected);
        }
    }
}
