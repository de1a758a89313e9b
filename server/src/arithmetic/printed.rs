//! Computed numbers as an author would print them.

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
