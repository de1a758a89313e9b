//! How one printed number may have become another by a slip: a digit mistyped, two swapped, a zero
//! too many, million for billion. Two values that no slip joins are mostly two quantities.

use super::printed::Printed;
use attache_grammar::figure::Unit;
use rust_decimal::Decimal;

/// What a slip would have done. The order is that of no weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// So many digits that matter with another scale: `30 million` and `30 billion`.
    Scale(u8),
    /// So many digits that matter, ten, a hundred or a thousand times as much.
    Magnitude(u8),
    /// One digit of so many that matter, at most four.
    Digit(u8),
    /// Two digits that stand side by side, of so many that matter, at most four.
    Swap(u8),
    /// A percentage that moved by up to four whole points.
    Points,
    /// Nearly the same: within two hundredths, with three digits or more that matter.
    Near,
}

/// The slip that would join two different values of one unit.
#[must_use]
pub fn between(a: &Printed, b: &Printed, unit: Unit) -> Option<Slip> {
    let (x, y) = (a.digits.as_bytes(), b.digits.as_bytes());
    let matter_most = matter(x).max(matter(y)).min(4);
    if a.scale.is_some() && b.scale.is_some() && a.scale != b.scale && a.decimals == b.decimals && x == y {
        return Some(Slip::Scale(matter_most));
    }
    // Whoever writes a word does not mistype a digit.
    if a.in_words || b.in_words {
        return None;
    }
    if is_power_of_ten(a.value, b.value) {
        return Some(Slip::Magnitude(matter_most));
    }
    if a.scale == b.scale && a.decimals == b.decimals && x.len() == y.len() {
        let differ: Vec<usize> = (0..x.len()).filter(|at| x[*at] != y[*at]).collect();
        match differ[..] {
            // Small numbers of things differ everywhere.
            [_] if matter_most < 2 && matches!(unit, Unit::Count | Unit::Duration(_)) && a.scale.is_none() => {
                return None;
            }
            [_] => return Some(Slip::Digit(matter_most)),
            [one, two] if two == one + 1 && x[one] == y[two] && x[two] == y[one] => {
                return Some(Slip::Swap(matter_most));
            }
            _ => {}
        }
    }
    let apart = (a.value - b.value).abs();
    if unit == Unit::Percent && apart.fract().is_zero() && apart <= Decimal::from(4) {
        return Some(Slip::Points);
    }
    let near = a.value.abs().min(b.value.abs()).checked_mul(Decimal::new(2, 2))?;
    (apart < near && matter(x).min(matter(y)) >= 3).then_some(Slip::Near)
}

/// Digits without zeros at the end.
fn matter(digits: &[u8]) -> u8 {
    let zeros = digits.iter().rev().take_while(|digit| **digit == b'0').count();
    u8::try_from(digits.len() - zeros).unwrap_or(u8::MAX)
}

fn is_power_of_ten(a: Decimal, b: Decimal) -> bool {
    let (less, more) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    if less.is_zero() || less == more {
        return false;
    }
    let mut times = less;
    for _ in 0..3 {
        let Some(next) = times.checked_mul(Decimal::TEN) else { return false };
        times = next;
        if times == more {
            return true;
        }
    }
    false
}
