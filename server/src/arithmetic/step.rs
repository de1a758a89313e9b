//! Whether a change said as a percentage and as an amount fits a level: what it led to, what the brief
//! says elsewhere, what packs and fact sheets declare.

use super::interval;
use crate::facts::Declared;
use crate::packs::{FactKind, Lexicon};
use crate::reading::Reading;
use attache_grammar::figure::{Bounds, Role};
use attache_grammar::{Brief, Figure};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What is wrong with the amount of a change.
#[derive(Debug, Clone)]
pub enum Misfit<'a> {
    /// It does not fit the level in its own sentence; what would.
    OwnLevel(&'a Figure, Decimal),
    /// It is the whole of what another place of the brief states.
    Stated(&'a Figure),
    /// It is the whole of what is declared; what the change would be.
    Declared(&'a Declared, Decimal),
}

/// The level that a change does not fit, if there is one.
pub fn judge<'a>(
    reading: &'a Reading,
    lexicon: &Lexicon,
    declared: &'a [Declared],
    (percent, amount, level): (&'a Figure, &'a Figure, Option<&'a Figure>),
) -> Option<Misfit<'a>> {
    if percent.value <= Decimal::ZERO || amount.value <= Decimal::ZERO {
        return None;
    }
    if let Some(level) = level {
        let follows = part_of_new(level.value, percent.value)?;
        let fits = changes(level.bounds(), percent).iter().any(|change| widened(*change, 5).meets(&amount.bounds()));
        return (!fits).then_some(Misfit::OwnLevel(level, follows));
    }
    // A change beyond the half is so near its level that nothing can be told.
    if percent.value > Decimal::from(50) {
        return None;
    }
    let terms = terms(reading, lexicon, amount.block);
    let stated = || stated(reading, lexicon, &terms, amount);
    declared_level(declared, &terms, percent, amount).or_else(|| stated().map(Misfit::Stated))
}

/// What a change by a percentage is if this is what it led to, upwards or downwards, or what it began
/// with.
fn changes(level: Bounds, percent: &Figure) -> [Bounds; 3] {
    let rate = percent.bounds();
    let ends = |part: fn(Decimal, Decimal) -> Option<Decimal>| Bounds {
        low: level.low.zip(rate.low).and_then(|(level, rate)| part(level, rate)),
        high: level.high.zip(rate.high).and_then(|(level, rate)| part(level, rate)),
    };
    [ends(part_of_new), ends(part_of_old), ends(part_of_reduced)]
}

fn part_of_new(level: Decimal, rate: Decimal) -> Option<Decimal> {
    level.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED + rate)
}

fn part_of_reduced(level: Decimal, rate: Decimal) -> Option<Decimal> {
    level.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED - rate)
}

fn part_of_old(level: Decimal, rate: Decimal) -> Option<Decimal> {
    level.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)
}

fn widened(bounds: Bounds, percent: i64) -> Bounds {
    let slack = bounds.high.map(|high| high * Decimal::new(percent, 2)).unwrap_or_default();
    interval::widened(bounds, slack)
}

/// Ids of the terms that a block names.
fn terms<'a>(reading: &'a Reading, lexicon: &'a Lexicon, block: usize) -> BTreeSet<&'a str> {
    let Some(block) = reading.brief.blocks.get(block) else { return BTreeSet::new() };
    let mentioned = reading.mentions.iter().filter(|mention| block.prose.contains(&mention.prose.start));
    let mut terms: BTreeSet<&str> = mentioned.map(|mention| lexicon.entry(mention.entry).term.id.as_str()).collect();
    for place in reading.brief.uses.iter().filter(|place| block.prose.contains(&place.prose)) {
        if let [sense] = lexicon.senses(&place.key) {
            terms.insert(&lexicon.entry(*sense).term.id);
        }
    }
    terms
}

/// Amounts in dollars move with the rate of exchange: a tenth either way is the same amount.
const SAME: i64 = 10;

/// The declared level that the amount is, where the percentage is the declared change of the same term
/// and period.
fn declared_level<'a>(
    declared: &'a [Declared],
    terms: &BTreeSet<&str>,
    percent: &Figure,
    amount: &Figure,
) -> Option<Misfit<'a>> {
    let is_named = |one: &&Declared| one.fact.term.as_deref().is_some_and(|term| terms.contains(term));
    let is_change = |one: &&Declared| {
        one.fact.kind == FactKind::Change
            && one.figure.unit == percent.unit
            && one.figure.bounds().meets(&percent.bounds())
    };
    let change = declared.iter().filter(is_named).find(is_change)?;
    let is_level = |one: &&Declared| {
        one.fact.kind == FactKind::Total
            && one.fact.term == change.fact.term
            && one.fact.period == change.fact.period
            && one.figure.unit == amount.unit
            && widened(one.figure.bounds(), SAME).meets(&amount.bounds())
    };
    let level = declared.iter().find(is_level)?;
    Some(Misfit::Declared(level, part_of_new(level.figure.value, percent.value)?))
}

/// A level of the same amount, stated elsewhere in the brief beside the same term.
fn stated<'a>(reading: &'a Reading, lexicon: &Lexicon, here: &BTreeSet<&str>, amount: &Figure) -> Option<&'a Figure> {
    let brief: &Brief = &reading.brief;
    let is_same = |figure: &&Figure| {
        figure.unit == amount.unit
            && figure.significant >= 2
            && figure.prose != amount.prose
            && figure.slots.role == Role::Level
            && figure.comparison.is_none()
            && figure.bounds().meets(&amount.bounds())
    };
    let shares = |figure: &&Figure| {
        terms(reading, lexicon, figure.block).iter().any(|term| is_told(lexicon, term) && here.contains(term))
    };
    brief.figures.iter().filter(is_same).find(shares)
}

/// Countries stand beside every figure.
fn is_told(lexicon: &Lexicon, term: &str) -> bool {
    lexicon.named(term).is_some_and(|entry| entry.term.kind != "country")
}
