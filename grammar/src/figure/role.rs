//! What a figure says of its quantity: how much it is, by how much it moved, how much is wanted.

use super::hedge::Hedge;
use super::motion::{is_change, is_noun};
use super::signal::Signal;
use super::{Figure, RangeForm, Unit, word};
use std::ops::Range;

/// What a figure says of its quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// How much it is: the plain case.
    #[default]
    Level,
    /// By how much it moved.
    Change,
    /// Its part of something larger.
    Share,
    /// Its place in an order.
    Rank,
    /// How many times as much as something else.
    Multiple,
    /// What somebody aims at.
    Target,
    /// What somebody asks for.
    Demand,
    /// What somebody expects.
    Projection,
    /// What somebody promised.
    Commitment,
    /// What must not be passed.
    Limit,
}

impl Role {
    /// The word for it in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Change => "change",
            Self::Share => "share",
            Self::Rank => "rank",
            Self::Multiple => "multiple",
            Self::Target => "target",
            Self::Demand => "demand",
            Self::Projection => "projection",
            Self::Commitment => "commitment",
            Self::Limit => "limit",
        }
    }
}

/// The word that leads to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `from 3 percent`
    From,
    /// `to 5 percent`
    To,
    /// `by 2 percent`
    By,
    /// `than 2 percent`, where it is no qualifier
    Than,
    /// `at 2 percent`
    At,
    /// `of 2 percent`
    Of,
    /// `against 2 percent`, `compared with 2 percent`
    Against,
}

/// The word of comparison that ends right before `start`.
pub(super) fn comparison(text: &str, start: usize) -> Option<Comparison> {
    let mut before = word::before(text, start)?;
    if matches!(
        &text[before.clone()],
        "a" | "an" | "the" | "another" | "just" | "only" | "additional" | "further" | "its" | "current"
    ) {
        before = word::before(text, before.start)?;
    }
    Some(match &text[before.clone()] {
        "from" | "From" => Comparison::From,
        "to" => {
            let lead = word::before(text, before.start).map(|lead| &text[lead]);
            if matches!(lead, Some("compared" | "relative")) { Comparison::Against } else { Comparison::To }
        }
        "by" | "By" => Comparison::By,
        "than" => Comparison::Than,
        "at" | "At" => Comparison::At,
        "of" => Comparison::Of,
        "against" | "versus" | "vs" => Comparison::Against,
        "with" => {
            let lead = word::before(text, before.start).map(|lead| &text[lead]);
            return matches!(lead, Some("compared" | "Compared" | "comparison")).then_some(Comparison::Against);
        }
        _ => return None,
    })
}

/// Verbs that lead to a figure without moving it.
pub(super) const STATES: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "reached",
    "reaches",
    "reach",
    "totalled",
    "totaled",
    "totals",
    "total",
    "stood",
    "stands",
    "amounted",
    "amounts",
    "numbered",
    "numbers",
    "has",
    "have",
    "had",
    "comprises",
    "comprised",
    "accounts",
    "accounted",
    "spent",
    "spends",
    "spend",
    "exceeded",
    "exceeds",
    "hit",
    "remained",
    "remains",
    "averaged",
    "averages",
    "cost",
    "costs",
    "employs",
    "employed",
    "sent",
    "deployed",
    "received",
    "provided",
    "provides",
    "invested",
    "imposed",
    "allocated",
    "created",
    "produced",
    "covers",
    "covered",
    "earned",
    "paid",
    "pays",
    "contributed",
    "contributes",
    "represents",
    "represented",
    "includes",
    "included",
    "contains",
    "constitutes",
    "makes",
    "made",
    "be",
    "been",
    "attended",
    "killed",
];

/// The verb that governs a figure: the last one of change or state before it in its clause, or a
/// word of change right behind it (`a 5 percent increase`). `words` are those of its sentence.
pub(super) fn governor(text: &str, words: &[Signal], figure: &Figure) -> Option<Range<usize>> {
    let inside = |word: &&Signal| word.range.start >= figure.clause.start && word.range.end <= figure.qualified.start;
    let mut state = None;
    for word in words.iter().rev().filter(inside) {
        if word.moves && !is_made_up(text, word) {
            // `is up 5 percent`, `rose by 5`; a verb of state nearer by wins only over nouns.
            return Some(state.filter(|_| is_noun(&text[word.range.clone()])).unwrap_or_else(|| word.range.clone()));
        }
        if state.is_none() && word.states {
            state = Some(word.range.clone());
        }
    }
    let behind = word::next(text, figure.prose.end).filter(|next| is_change(&text[next.clone()]));
    behind.or(state)
}

/// `make up 90 percent` moves nothing.
fn is_made_up(text: &str, word: &Signal) -> bool {
    text[word.range.clone()] == *"up"
        && word::before(text, word.range.start)
            .is_some_and(|before| matches!(&text[before], "make" | "makes" | "made" | "making" | "set"))
}

/// The role of a figure whose other slots are known.
pub(super) fn of(text: &str, figure: &Figure) -> Role {
    if let Some(role) = figure.slots.hedge.and_then(Hedge::role) {
        return role;
    }
    match figure.unit {
        Unit::Ordinal => return Role::Rank,
        Unit::Multiple => return Role::Multiple,
        _ => {}
    }
    let governor = figure.slots.governor.clone().map(|governor| &text[governor]);
    if is_changing(text, figure, governor) {
        return Role::Change;
    }
    match figure.unit {
        Unit::Fraction => Role::Share,
        Unit::Percent if figure.slots.whole.is_some() => Role::Share,
        _ => Role::Level,
    }
}

fn is_changing(text: &str, figure: &Figure, governor: Option<&str>) -> bool {
    let moved = governor.is_some_and(is_change);
    let behind = word::next(text, figure.prose.end).is_some_and(|next| is_change(&text[next]));
    if figure.partner.is_some_and(|partner| partner.form == RangeForm::Change) {
        return false;
    }
    match figure.comparison {
        Some(super::Comparison::By) => moved,
        Some(super::Comparison::From | super::Comparison::To | super::Comparison::At | super::Comparison::Against) => {
            false
        }
        Some(super::Comparison::Of) => moved && governor.is_some_and(is_noun),
        Some(super::Comparison::Than) | None => behind || moved && leads(text, figure),
    }
}

/// Whether the word of change stands right before the figure: `rose 5 percent`, `up 5 percent`.
fn leads(text: &str, figure: &Figure) -> bool {
    let Some(governor) = &figure.slots.governor else { return false };
    let between = text.get(governor.end..figure.qualified.start).unwrap_or_default();
    matches!(figure.unit, Unit::Percent | Unit::PercentagePoints | Unit::BasisPoints | Unit::Currency(_) | Unit::Count)
        && between.split(' ').filter(|word| !word.is_empty()).all(|word| {
            matches!(
                word,
                "a" | "an"
                    | "by"
                    | "another"
                    | "further"
                    | "additional"
                    | "only"
                    | "just"
                    | "sharply"
                    | "slightly"
                    | "again"
                    | "annually"
                    | "steadily"
            )
        })
}
