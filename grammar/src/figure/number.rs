//! Numbers in digits: where one begins and ends, what it is worth, and how exactly it is written.

use rust_decimal::Decimal;
use std::ops::Range;

/// A number as printed, before anybody asks of what.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub range: Range<usize>,
    pub value: Decimal,
    /// Digits behind the point.
    pub decimals: u8,
    /// Digits that say something: from the first that is not zero, without zeros at the end of a
    /// whole number.
    pub significant: u8,
    pub spelling: Spelling,
    /// `3rd`, `fifth`.
    pub ordinal: bool,
    /// A part of a whole: `½`, `two-thirds`, `1/3`.
    pub fraction: bool,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// `6869`, `42.5`
    Digits,
    /// `28,500`
    Grouped,
    /// `1,23,456`, as in India
    GroupedByLakh,
    /// `twenty-one`
    Words,
}

/// More digits than any figure has: account numbers, hashes.
const MOST_DIGITS: usize = 18;

/// The number in digits that begins at `start`, where a digit stands. Longer things that only
/// begin with digits (`2.1.3`, `10:30`) are left for others to refuse.
pub(super) fn digits(text: &str, start: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let mut whole = start;
    while bytes.get(whole).is_some_and(u8::is_ascii_digit) {
        whole += 1;
    }
    let first = whole - start;
    let (end, spelling) = groups(bytes, whole, first);
    let mut decimals = 0;
    let mut stop = end;
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        stop = end + 1;
        while bytes.get(stop).is_some_and(u8::is_ascii_digit) {
            stop += 1;
            decimals += 1;
        }
    }
    let number = from(&bytes[start..stop], decimals)?;
    Some(Number { range: start..stop, spelling, ..number })
}

/// The end of a number whose first digits end at `at`, groups of three (or two and three) included.
fn groups(bytes: &[u8], mut at: usize, first: usize) -> (usize, Spelling) {
    let group = |at: usize| {
        let digits = bytes.get(at + 1..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (bytes[at] == b',').then_some(digits)
    };
    let mut spelling = Spelling::Digits;
    if first > 3 {
        return (at, spelling);
    }
    // Two digits only in front of more groups.
    while at < bytes.len() {
        match group(at) {
            Some(3) => {
                at += 4;
                spelling = if spelling == Spelling::GroupedByLakh { spelling } else { Spelling::Grouped };
            }
            Some(2)
                if spelling != Spelling::Grouped
                    && first < 3
                    && matches!(bytes.get(at + 3), Some(b','))
                    && group(at + 3).is_some_and(|next| next == 2 || next == 3) =>
            {
                at += 3;
                spelling = Spelling::GroupedByLakh;
            }
            _ => break,
        }
    }
    (at, spelling)
}

/// The value of digits with commas and a point among them.
fn from(written: &[u8], decimals: usize) -> Option<Number> {
    let mut mantissa: i64 = 0;
    let (mut digits, mut significant, mut zeros) = (0, 0, 0);
    for digit in written.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| byte - b'0') {
        digits += 1;
        if digits > MOST_DIGITS {
            return None;
        }
        mantissa = mantissa * 10 + i64::from(digit);
        significant += usize::from(mantissa > 0);
        zeros = if digit == 0 { zeros + 1 } else { 0 };
    }
    let trailing = if decimals == 0 { zeros } else { 0 };
    Some(Number {
        range: 0..0,
        value: Decimal::try_new(mantissa, decimals as u32).ok()?,
        decimals: decimals as u8,
        significant: significant.saturating_sub(trailing).max(1) as u8,
        spelling: Spelling::Digits,
        ordinal: false,
        fraction: false,
    })
}

/// A vulgar fraction, alone or behind digits: `½`, `2½`. The character and its worth.
pub(super) fn vulgar(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let char = text.get(at..)?.chars().next()?;
    let (part, whole) = match char {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((quotient(part, whole), at + char.len_utf8()))
}

/// One small number through another; `whole` is never zero.
pub(super) fn quotient(part: i64, whole: i64) -> Decimal {
    Decimal::from(part).checked_div(Decimal::from(whole)).unwrap_or_default()
}

/// `1/3`, `3/4`: digits that end at `at`, and small enough to be a fraction and not a date or
/// a docket. The worth and the end.
pub(super) fn slashed(text: &str, number: &Number) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let at = number.range.end;
    if bytes.get(at) != Some(&b'/') || number.decimals > 0 || number.range.len() != 1 {
        return None;
    }
    let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let behind = bytes.get(at + 1 + digits);
    if !(1..=2).contains(&digits) || behind.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'/') {
        return None;
    }
    let whole: i64 = text[at + 1..at + 1 + digits].parse().ok()?;
    let part: i64 = text[number.range.clone()].parse().ok()?;
    (part > 0 && part < whole && matches!(whole, 2..=6 | 8 | 10)).then(|| (quotient(part, whole), at + 1 + digits))
}
