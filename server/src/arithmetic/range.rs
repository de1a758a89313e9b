//! Ranges whose ends stand the wrong way round.

use super::change::shared;
use attache_grammar::figure::{Bounds, End, Qualifier, RangeForm, Scale, Unit};
use attache_grammar::relation::between;
use attache_grammar::{Brief, Figure};
use rust_decimal::Decimal;
use std::ops::Range;

/// The ranges of a brief that run from more to less, by their two ends in the order of the text.
pub fn reversed(brief: &Brief) -> impl Iterator<Item = (&Figure, &Figure)> {
    let pairs = brief.figures.iter().filter_map(|first| {
        let partner = first.partner.filter(|partner| partner.end == End::First)?;
        Some((first, brief.figures.get(partner.index)?, partner.form))
    });
    pairs
        .filter(|(first, second, form)| is_reversed(brief, first, second, *form))
        .map(|(first, second, _)| (first, second))
}

/// Two years that stand the wrong way round, in the prose: `between 2016 and 2010`, `from 2009 to 2004`.
pub fn reversed_years(brief: &Brief) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
    let text = brief.prose.text();
    let find = |lead: &'static str, joint: &'static str| {
        let places = memchr::memmem::find_iter(text.as_bytes(), lead).map(|at| at + lead.len());
        places.filter_map(move |at| Some((year(text, at)?, joint)))
    };
    let pairs = find("etween ", " and ").chain(find("rom ", " to "));
    pairs.filter_map(|(first, joint)| {
        let second = year(text, first.end + text[first.end..].strip_prefix(joint).map(|_| joint.len())?)?;
        let sentence = brief.sentence_at(first.start);
        let words = text.get(sentence.clone())?.to_lowercase();
        let mut words = words.split(|char: char| !char.is_alphanumeric());
        let compares =
            words.any(|word| COMPARING.contains(&word) || matches!(word, "bc" | "bce" | "back" | "backwards"));
        let counted =
            brief.figures.iter().any(|figure| figure.prose.start < second.end && first.start < figure.prose.end);
        (text[second.clone()] < text[first.clone()] && !compares && !counted).then_some((first, second))
    })
}

/// Four digits that can be a year, and nothing else beside them.
fn year(text: &str, at: usize) -> Option<Range<usize>> {
    let digits = text.get(at..at + 4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let goes_on = text[at + 4..]
        .starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '/' | '%'))
        || text[at + 4..]
            .strip_prefix([',', '.'])
            .is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
    (("1500".."2200").contains(&digits) && !goes_on).then_some(at..at + 4)
}

/// Amounts that went from one without a scale to one with it, where nobody can mean that: `from €2.4 to
/// €640 million`. A scale that both can share is the English way (`$1 to $2 million`).
pub fn unscaled(brief: &Brief) -> impl Iterator<Item = (&Figure, &Figure)> {
    let pairs = brief.changes.iter().map(|change| (&brief.figures[change.from], &brief.figures[change.to]));
    pairs.filter(|(from, to)| {
        let lone = from.scale.is_none() && from.decimals == 1 && from.value < Decimal::ONE_HUNDRED;
        let scaled = to.scale.is_some_and(|scale| scale.factor() >= Scale::Million.factor());
        lone && scaled && from.unit == to.unit && shared(from, to) == Decimal::ONE
    })
}

fn is_reversed(brief: &Brief, first: &Figure, second: &Figure, form: RangeForm) -> bool {
    let alike = first.unit == second.unit && first.value >= Decimal::ZERO && second.value >= Decimal::ZERO;
    let scale = |figure: &Figure, other: &Figure| figure.value.checked_mul(shared(figure, other));
    let (Some(start), Some(end)) = (scale(first, second), scale(second, first)) else { return false };
    // `from $10,000 to $4 million`: the first end needs no scale of the second.
    let own = |scale: Scale| first.value.checked_div(scale.factor()).zip(second.value.checked_div(scale.factor()));
    let borrowed = first.partner.is_some_and(|partner| partner.scale_missing);
    let far = first.scale.filter(|_| borrowed).and_then(own).is_some_and(|(one, two)| one >= two * Decimal::TEN);
    let plain = [first, second]
        .iter()
        .all(|figure| figure.qualifier == Qualifier::Exact || figure.qualifier == Qualifier::About);
    alike
        && plain
        && !far
        && start > end
        && !second.bounds().meets(&Bounds { low: Some(start), high: None })
        && !matches!(first.unit, Unit::Ordinal | Unit::Multiple | Unit::Fraction)
        && is_range(brief.prose.text(), first, second, form)
}

/// Whether the words make a range of the two, and nothing else.
fn is_range(text: &str, first: &Figure, second: &Figure, form: RangeForm) -> bool {
    let before = between(text, first.sentence.start, first.qualified.start).to_lowercase();
    let words: Vec<&str> = before.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let behind = between(text, second.prose.end, second.sentence.end).to_lowercase();
    let behind = behind.trim_start();
    match form {
        RangeForm::BetweenAnd => {
            let lead = words.len().checked_sub(2).map(|at| words[at]);
            let compares =
                lead.is_some_and(|word| COMPARING.contains(&word)) || words.iter().any(|word| COMPARING.contains(word));
            // `between 500 and 300 BC`, `between 38 and 37 degrees north`, `between 11 and 5`: a clock,
            // a globe, and what counts backwards.
            let measured = first.unit != Unit::Count || second.slots.head.is_some() || first.scale.is_some();
            !compares && measured && !counts_backwards(behind)
        }
        RangeForm::FromTo => {
            let ranging = words.iter().rev().skip(1).take(4).any(|word| RANGING.contains(word));
            ranging && !counts_backwards(behind)
        }
        RangeForm::Hyphen | RangeForm::Dash => {
            let measured = first.unit != Unit::Count
                || first.scale.is_some()
                || is_grouped(text, first) && is_grouped(text, second);
            measured && !counts_backwards(behind) && !matches!(first.unit, Unit::Duration(_) | Unit::Age)
        }
        RangeForm::To | RangeForm::Change => false,
    }
}

/// `the difference between 40 and 20 percent`, `choose between 5 and 3 years`.
const COMPARING: [&str; 30] = [
    "difference",
    "differences",
    "differ",
    "gap",
    "gaps",
    "choice",
    "choose",
    "chosen",
    "choosing",
    "distinction",
    "distinguish",
    "compare",
    "comparison",
    "ratio",
    "distance",
    "halfway",
    "relation",
    "relationship",
    "correlation",
    "split",
    "divided",
    "switch",
    "switching",
    "alternate",
    "alternating",
    "decide",
    "trade",
    "match",
    "tie",
    "score",
];

const RANGING: [&str; 14] = [
    "range",
    "ranges",
    "ranged",
    "ranging",
    "vary",
    "varies",
    "varied",
    "varying",
    "anywhere",
    "span",
    "spans",
    "spanning",
    "spanned",
    "stretching",
];

fn counts_backwards(behind: &str) -> bool {
    const BACKWARDS: [&str; 14] = [
        "bc",
        "b.c",
        "bce",
        "degrees",
        "°",
        "north",
        "south",
        "o'clock",
        "a.m",
        "p.m",
        "am",
        "pm",
        "million years ago",
        "years ago",
    ];
    BACKWARDS.iter().any(|word| behind.starts_with(word))
}

/// `5,000`: a number that is no score, no page and no section.
fn is_grouped(text: &str, figure: &Figure) -> bool {
    text[figure.number.clone()].contains(',')
}
