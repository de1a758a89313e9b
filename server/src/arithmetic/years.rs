//! Growth over a number of years: `from 20 in 2010 to 40 in 2020, 7 percent a year`.

use attache_grammar::Figure;
use attache_grammar::figure::Bounds;
use rust_decimal::Decimal;

/// Whether a yearly rate may lead to a ratio over the years that the text names: compounded over them
/// or one more or less, or as so many parts of the first value each year. Where it names none, it may.
pub(super) fn may_fit(text: &str, (from, to): (&Figure, &Figure), ratio: Bounds, rate: Bounds) -> bool {
    let Some(years) = years(from, to) else { return true };
    let fits = |grown: fn(Decimal, i32) -> Option<Decimal>, years: i32| {
        let bound = |rate: Option<Decimal>| rate.and_then(|rate| grown(rate, years));
        let minus = |rate: Option<Decimal>| rate.map(|rate| -rate);
        let risen = Bounds { low: bound(rate.low), high: bound(rate.high) };
        let fallen = Bounds { low: bound(minus(rate.high)), high: bound(minus(rate.low)) };
        risen.meets(&ratio) || fallen.meets(&ratio)
    };
    // A rate of growth compounds; an average increase may not.
    let sentence = &text[from.sentence.clone()];
    let compounds = ["growth rate", "rate of growth", "CAGR", "compound"].iter().any(|words| sentence.contains(words));
    !compounds && fits(simple, years)
        || (years - 1..=years + 1).filter(|years| *years > 0).any(|years| fits(compound, years))
}

/// How many years lie between two figures: by their own periods, or by that of the sentence.
fn years(from: &Figure, to: &Figure) -> Option<i32> {
    let (first, last) = (from.slots.period.as_ref()?, to.slots.period.as_ref()?);
    let years = if first.years == last.years { last.years.1 - last.years.0 } else { last.years.1 - first.years.1 };
    let years = i32::from(years.abs());
    (1..=60).contains(&years).then_some(years)
}

fn compound(rate: Decimal, years: i32) -> Option<Decimal> {
    let yearly = Decimal::ONE.checked_add(rate / Decimal::ONE_HUNDRED)?;
    (0..years).try_fold(Decimal::ONE, |grown, _| grown.checked_mul(yearly).map(|grown| grown.round_dp(12)))
}

fn simple(rate: Decimal, years: i32) -> Option<Decimal> {
    Decimal::ONE.checked_add(rate.checked_mul(Decimal::from(years))? / Decimal::ONE_HUNDRED)
}
