//! Which statements of a brief are taken to be about one quantity although their values differ.

use super::slip::{Slip, between};
use super::statement::{Sentence, Statement, Statements};
use super::word::{Stem, says_what};
use attache_grammar::figure::Unit;
use rust_decimal::Decimal;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Two statements that may be about one quantity.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The earlier one, by its number among the statements.
    pub one: usize,
    /// The later one.
    pub other: usize,
    /// What would join their values.
    pub slip: Slip,
}

/// Groups of values longer than this tell nothing.
const MOST: usize = 160;

/// Pairs of statements of one unit that share a word nearby and whose values a slip would join.
/// Values are looked up by what a slip leaves of them, so that the work grows with the number of
/// figures and not with its square.
#[must_use]
pub fn candidates(all: &Statements) -> Vec<Candidate> {
    let mut places: Vec<(u64, u32)> = Vec::with_capacity(all.all.len() * 8);
    for (index, statement) in all.all.iter().enumerate() {
        keys(statement, |key| places.push((key, index as u32)));
    }
    places.sort_unstable();
    let masks: Vec<u64> = all.all.iter().map(|statement| mask(&statement.near)).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let groups = places.chunk_by(|one, other| one.0 == other.0).filter(|group| (2..MOST).contains(&group.len()));
    for group in groups {
        for (at, (_, one)) in group.iter().enumerate() {
            let one = *one as usize;
            let others = group[at + 1..].iter().map(|(_, other)| *other as usize);
            let others = others.filter(|other| masks[one] & masks[*other] != 0 && may_pair(all, one, *other));
            pairs.extend(others.map(|other| (one, other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let candidate = |(one, other): (usize, usize)| {
        let slip = between(&all.all[one].printed, &all.all[other].printed, all.all[one].unit)?;
        Some(Candidate { one, other, slip })
    };
    pairs.into_iter().filter_map(candidate).collect()
}

/// A set of words in one number: two that share a word share a bit.
pub(super) fn mask(words: &[Stem]) -> u64 {
    words.iter().fold(0, |mask, stem| mask | 1 << (stem % 64))
}

/// What of a value is left open: kinds of keys.
#[derive(Debug, Clone, Copy, Hash)]
enum Left {
    /// One digit.
    Digit,
    /// The order of two digits.
    Order,
    /// The zeros at the end, the point and the scale.
    Magnitude,
    /// Some whole percentages.
    Points,
    /// All but the size.
    Size,
}

/// What is left of a value when a slip is undone, each as a number: the digits with one of them open, in
/// their order or with two swapped, without zeros at the end, the whole percentages nearby, the size.
fn keys(statement: &Statement, mut found: impl FnMut(u64)) {
    let printed = &statement.printed;
    let count = printed.digits.len();
    if count > 12 {
        return;
    }
    let mut digits = [0_u8; 16];
    digits[..count].copy_from_slice(printed.digits.as_bytes());
    let unit = hashed(&statement.unit);
    let key = |left: Left, detail: u64, digits: [u8; 16]| {
        let seed = unit ^ (left as u64) << 56 ^ detail;
        mixed(mixed(seed, u128::from_le_bytes(digits) as u64), (u128::from_le_bytes(digits) >> 64) as u64)
    };
    let form = u64::from(printed.decimals) << 16 | printed.scale.map_or(0, |scale| scale as u64 + 1) << 8;
    for at in 0..count {
        let mut open = digits;
        open[at] = b'*';
        found(key(Left::Digit, form, open));
    }
    for at in 1..count {
        // The lesser one first, so that both values have the key.
        if digits[at - 1] != digits[at] {
            let mut swapped = digits;
            swapped[at - 1..=at].sort_unstable();
            found(key(Left::Order, form | at as u64, swapped));
        }
    }
    let end = digits.iter().rposition(|digit| !matches!(digit, b'0' | 0)).map_or(0, |at| at + 1);
    let mut whole = digits;
    whole[end..].fill(0);
    found(key(Left::Magnitude, 0, whole));
    if statement.unit == Unit::Percent {
        let part = printed.value.fract().serialize();
        let whole = u16::try_from(printed.value.trunc()).unwrap_or(u16::MAX);
        for step in [whole / 8, whole.saturating_add(4) / 8] {
            found(key(Left::Points, u64::from(step), part));
        }
    }
    if printed.significant() >= 3 {
        let size = (float(printed.value).abs().ln() / 0.02).floor() as i64;
        for step in [size, size + 1] {
            found(key(Left::Size, 0, i128::from(step).to_le_bytes()));
        }
    }
}

/// The nearest floating-point number.
fn float(value: Decimal) -> f64 {
    // Both are exact up to here, so that their quotient is the nearest.
    match i64::try_from(value.mantissa()) {
        Ok(mantissa) if mantissa.unsigned_abs() < 1 << 53 && value.scale() <= 22 => {
            mantissa as f64 / 10_f64.powi(value.scale() as i32)
        }
        _ => value.to_string().parse().unwrap_or(0.0),
    }
}

fn hashed(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

/// One number of two that equal ones alone have, but for a chance in 2^64.
fn mixed(one: u64, other: u64) -> u64 {
    let product = u128::from(one ^ 0x9e37_79b9_7f4a_7c15) * u128::from(other ^ 0xe703_7ed1_a0b4_28db);
    (product >> 64) as u64 ^ product as u64
}

/// Whether two statements come into question at all: in two sentences, with a word in common
/// nearby that says what they count, one of them the only one of its value, with values that neither
/// rounding joins nor the text tells apart.
fn may_pair(all: &Statements, one: usize, other: usize) -> bool {
    let (a, b) = (&all.all[one], &all.all[other]);
    a.sentence != b.sentence
        && all.values().of[one] != all.values().of[other]
        && (all.times_stated(one) == 1 || all.times_stated(other) == 1)
        && a.near.iter().any(|stem| b.near.binary_search(stem).is_ok() && says_what(*stem))
        && !agree(a, b)
        && !is_told_apart((a, all.sentence(a)), (b, all.sentence(b)))
}

/// Whether the text itself tells the two apart: one sentence has both values, they are the two parts of
/// a whole, one is of what is not, one is the end of a range, what something was is held against what it is, per tonne against per barrel, other years,
/// other days, words that exclude each other, one pattern filled in twice.
#[must_use]
pub fn is_told_apart((a, here): (&Statement, &Sentence), (b, there): (&Statement, &Sentence)) -> bool {
    a.denies != b.denies
        || a.end != b.end
        || a.is_old != b.is_old
        || here.compares != there.compares
        || a.per.zip(b.per).is_some_and(|(one, other)| one != other)
        || a.period.zip(b.period).is_some_and(|(one, other)| one != other)
        || a.contrasts.opposes(b.contrasts)
        || here.times.other_days(&there.times)
        || has_value(there, a)
        || has_value(here, b)
        || here.stems == there.stems && here.zone == there.zone
        || a.unit == Unit::Percent && a.printed.value + b.printed.value == Decimal::ONE_HUNDRED
}

fn has_value(sentence: &Sentence, statement: &Statement) -> bool {
    // Values are normalised, so that equal ones have equal bytes.
    let value = statement.printed.value.serialize();
    sentence.values.iter().any(|(unit, other)| *unit == statement.unit && other.serialize() == value)
}

/// Whether the values can be one, said more or less exactly.
#[must_use]
pub fn agree(a: &Statement, b: &Statement) -> bool {
    if a.printed.value == b.printed.value {
        return true;
    }
    // `over 270,000` and `over 2,700,000` have no more in common than the two numbers.
    let meet = match a.qualifier == b.qualifier {
        true => a.digits.0 < b.digits.1 && b.digits.0 < a.digits.1,
        false => a.claim.meets(&b.claim),
    };
    let rounds = |one: &Statement, other: &Statement| {
        let (low, high) = one.rounded;
        one.printed.significant() >= 2 && low <= other.printed.value && other.printed.value <= high
    };
    meet || rounds(a, b) || rounds(b, a)
}
