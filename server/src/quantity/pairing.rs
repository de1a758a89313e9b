//! Which statements of a brief are taken to be about one quantity although their values differ.

use super::clue::Clues;
use super::slip::{Slip, between};
use super::statement::{Sentence, Statement, Statements};
use attache_grammar::figure::Unit;
use rust_decimal::Decimal;
use std::collections::HashMap;

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
    let mut groups: HashMap<(Unit, Vec<u8>), Vec<usize>> = HashMap::new();
    for (index, statement) in all.all.iter().enumerate() {
        for key in keys(statement) {
            groups.entry((statement.unit, key)).or_default().push(index);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for group in groups.values().filter(|group| (2..MOST).contains(&group.len())) {
        for (at, one) in group.iter().enumerate() {
            let others = group[at + 1..].iter().filter(|other| may_pair(all, &all.all[*one], &all.all[**other]));
            pairs.extend(others.map(|other| (*one, *other)));
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

/// What is left of a value when a slip is undone: the digits with one of them open, in their order or
/// with two swapped, without zeros at the end, the whole percentages nearby, the first two digits.
fn keys(statement: &Statement) -> Vec<Vec<u8>> {
    let printed = &statement.printed;
    let digits = printed.digits.as_bytes();
    let mut keys = Vec::new();
    if digits.len() > 12 {
        return keys;
    }
    let form = [printed.decimals, printed.scale.map_or(0, |scale| scale as u8 + 1), b'#'];
    for at in 0..digits.len() {
        let mut open = [&form[..], digits].concat();
        open[form.len() + at] = b'*';
        keys.push(open);
    }
    for at in 1..digits.len() {
        let mut swapped = digits.to_vec();
        // The lesser one first, so that both values have the key.
        if swapped[at - 1] != swapped[at] {
            let pair = &mut swapped[at - 1..=at];
            pair.sort_unstable();
            keys.push([&form[..], b"~", &[u8::try_from(at).unwrap_or(0)], &swapped[..]].concat());
        }
    }
    let end = digits.iter().rposition(|digit| *digit != b'0').map_or(0, |at| at + 1);
    keys.push([b"=", &digits[..end]].concat());
    if statement.unit == Unit::Percent {
        let part = printed.value.fract().to_string().into_bytes();
        let whole = u16::try_from(printed.value.trunc()).unwrap_or(u16::MAX);
        for step in [whole / 8, whole.saturating_add(4) / 8] {
            keys.push([b"%", &part[..], &step.to_be_bytes()].concat());
        }
    }
    if printed.significant() >= 3 {
        let bits = printed.value.to_string().parse::<f64>().unwrap_or(0.0).abs().ln() / 0.02;
        for step in [bits.floor() as i64, bits.floor() as i64 + 1] {
            keys.push([&b"n"[..], &step.to_be_bytes()].concat());
        }
    }
    keys
}

/// Whether two statements come into question at all: in two sentences, with a word in common
/// nearby, one of them the only one of its value, with values that neither rounding joins nor the
/// text tells apart.
fn may_pair(all: &Statements, a: &Statement, b: &Statement) -> bool {
    a.sentence != b.sentence
        && a.printed.value != b.printed.value
        && (all.times_stated(a) == 1 || all.times_stated(b) == 1)
        && a.near.iter().any(|stem| b.near.binary_search(stem).is_ok())
        && !agree(a, b)
        && !is_told_apart((a, all.sentence(a)), (b, all.sentence(b)))
}

/// Whether the text itself tells the two apart: one sentence has both values, they are the two parts of
/// a whole, one is of what is not, one is the end of a range, what something was is held against what it is, per tonne against per barrel, other years,
/// other days, words that exclude each other, one pattern filled in twice.
#[must_use]
pub fn is_told_apart((a, here): (&Statement, &Sentence), (b, there): (&Statement, &Sentence)) -> bool {
    let has = |sentence: &Sentence, statement: &Statement| {
        sentence.values.contains(&(statement.unit, statement.printed.value))
    };
    has(there, a)
        || has(here, b)
        || a.unit == Unit::Percent && a.printed.value + b.printed.value == Decimal::ONE_HUNDRED
        || a.denies != b.denies
        || a.end != b.end
        || a.is_old != b.is_old
        || here.compares != there.compares
        || a.per.zip(b.per).is_some_and(|(one, other)| one != other)
        || a.period.zip(b.period).is_some_and(|(one, other)| one != other)
        || a.contrasts.opposes(b.contrasts)
        || here.times.other_days(&there.times)
        || here.stems == there.stems && here.zone == there.zone
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

/// What stands around a statement that another one may contradict.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// How many statements with a third value are about as like it as the other one is.
    pub thirds: usize,
    /// How like it the likest other statement of the other one's value is.
    pub agreeing: f32,
}

/// What stands around the first of two statements whose likeness is known.
#[must_use]
pub fn around(all: &Statements, one: usize, other: usize, likeness: f32) -> Around {
    let (a, b) = (&all.all[one], &all.all[other]);
    let mut found = Around { thirds: 0, agreeing: -6.0 };
    for (index, c) in all.all.iter().enumerate() {
        let is_another = index != one && index != other && c.unit == a.unit && c.sentence != a.sentence;
        if !is_another || !a.near.iter().any(|stem| c.near.binary_search(stem).is_ok()) {
            continue;
        }
        let like = Clues::of(all, a, c).worth();
        if c.printed.value == b.printed.value {
            found.agreeing = found.agreeing.max(like);
        } else if c.printed.value != a.printed.value {
            found.thirds += usize::from(like > likeness - 0.7);
        }
    }
    found
}
