//! What sentences say of their own figures: this one became that one. Only wording is read here;
//! whether it is true is for the caller to compute.

mod amount;
mod apart;
mod average;
mod change;
mod listed;
mod movement;
mod open;
mod parts;
mod share;
mod shares;
mod size;
mod step;
mod tokens;
mod total;
mod trend;

use crate::{Brief, Figure};
pub use amount::Amount;
pub use movement::{Bound, Factor, Movement};
use std::ops::Range;
pub use tokens::between;
pub use trend::Trend;

/// A quantity that became another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The earlier value, as a place in [`Brief::figures`].
    pub from: usize,
    /// The later one.
    pub to: usize,
    /// The words that say which way it went; places in the prose.
    pub movement: Option<Movement>,
    /// By how much it changed, where the sentence says so.
    pub amounts: Vec<Amount>,
}

/// Figures of a sentence that say the same in two ways. All are places in [`Brief::figures`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// `45 of 120 members (38 percent)`
    Share {
        /// How many.
        part: usize,
        /// Of how many.
        whole: usize,
        /// The same as a percentage.
        percent: usize,
    },
    /// `one in five (20 percent)`
    Fraction {
        /// The part as a fraction.
        fraction: usize,
        /// The same as a percentage.
        percent: usize,
    },
    /// `$40 million over five years, or $8 million a year`
    Yearly {
        /// What it is in all.
        total: usize,
        /// In how many years.
        years: usize,
        /// What it is in one.
        yearly: usize,
    },
    /// `by 8.3 percent or $90 million to $1.2 billion`
    Step {
        /// The change as a percentage.
        percent: usize,
        /// The same as an amount.
        amount: usize,
        /// What it led to, if the sentence says so.
        level: Option<usize>,
    },
    /// `45 members, comprising 30 officers and 15 civilians`
    Sum {
        /// The whole; none if it is all hundred per cent.
        total: Option<usize>,
        /// All of its parts.
        parts: Vec<usize>,
    },
    /// `15 members, of whom nine are elected and six appointed`: parts that do not overlap and may
    /// leave something out
    Within {
        /// The whole; none if it is all hundred per cent.
        total: Option<usize>,
        /// Some of its parts, or all.
        parts: Vec<usize>,
    },
    /// `revenue of $80 billion and spending of $95 billion, a deficit of $15 billion`
    Balance {
        /// The two that are set off against each other.
        sides: (usize, usize),
        /// What is left.
        rest: usize,
    },
    /// `three tranches of $200 million each, $600 million in all`
    Product {
        /// How many.
        count: usize,
        /// How much each.
        each: usize,
        /// How much in all.
        total: usize,
    },
}

impl Claim {
    /// The figure that stands last.
    #[must_use]
    pub fn last(&self) -> usize {
        match self {
            Self::Share { part, percent, .. } => *part.max(percent),
            Self::Fraction { percent, .. } => *percent,
            Self::Yearly { total, yearly, .. } => *total.max(yearly),
            Self::Step { percent, amount, level } => level.unwrap_or(*percent.max(amount)),
            Self::Balance { rest, .. } => *rest,
            Self::Product { total, .. } => *total,
            Self::Sum { parts, .. } | Self::Within { parts, .. } => parts.last().copied().unwrap_or_default(),
        }
    }
}

/// The claims of a brief, in the order of the text.
pub fn claims(brief: &Brief) -> Vec<Claim> {
    let (text, figures) = (brief.prose.text(), &brief.figures[..]);
    let at = |index: usize| {
        let claims = [
            share::read(text, figures, index),
            step::read(text, figures, index),
            average::read(text, figures, index),
            parts::comprising(text, figures, index),
            parts::remaining(text, figures, index),
        ];
        claims.into_iter().flatten()
    };
    let mut claims: Vec<Claim> = (0..figures.len()).flat_map(at).collect();
    let mut more = Vec::new();
    for group in sentences(figures).filter(|group| group.len() > 2) {
        if claims.iter().any(|claim| group.contains(&claim.last())) {
            continue;
        }
        let found = share::stated(text, figures, &group)
            .or_else(|| total::read(text, figures, &group))
            .or_else(|| shares::read(text, figures, &group));
        more.extend(found);
    }
    claims.append(&mut more);
    claims.extend(listed::read(brief));
    claims.sort_by_key(Claim::last);
    claims
}

/// The changes that a brief states, in the order of their earlier values in the text.
pub fn changes(brief: &Brief) -> Vec<Change> {
    let (text, figures) = (brief.prose.text(), &brief.figures[..]);
    let mut changes: Vec<Change> = (0..figures.len()).filter_map(|index| change::read(text, figures, index)).collect();
    for group in sentences(figures) {
        let Some(apart) = apart::read(text, figures, &group) else { continue };
        match changes.iter_mut().find(|change| group.contains(&change.from)) {
            None => changes.push(apart),
            Some(known) if (known.from, known.to) == (apart.from, apart.to) => complete(known, apart),
            Some(_) => {}
        }
    }
    changes.sort_by_key(|change| change.from);
    changes
}

/// Takes over what only the second reading of a change has found.
fn complete(known: &mut Change, apart: Change) {
    if known.amounts.is_empty() {
        known.amounts = apart.amounts;
    }
    match (&mut known.movement, apart.movement) {
        (Some(movement), Some(apart)) if movement.factor.is_none() => movement.factor = apart.factor,
        (movement @ None, apart) => *movement = apart,
        _ => {}
    }
}

/// The figures of each sentence that has some, as places in [`Brief::figures`].
fn sentences(figures: &[Figure]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = figures.get(start)?;
        let count = figures[start..].iter().take_while(|figure| figure.sentence == first.sentence).count();
        let group = start..start + count;
        start = group.end;
        Some(group)
    })
}
