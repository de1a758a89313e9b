//! What sentences say of their own figures: this one became that one. Only wording is read here;
//! whether it is true is for the caller to compute.

mod amount;
mod average;
mod change;
mod movement;
mod parts;
mod share;
mod step;
mod tokens;
mod trend;

use crate::Brief;
pub use amount::Amount;
pub use movement::{Bound, Factor, Movement};
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
            Self::Sum { parts, .. } => parts.last().copied().unwrap_or_default(),
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
    claims.sort_by_key(Claim::last);
    claims
}

/// The changes that a brief states, in the order of their earlier values in the text.
pub fn changes(brief: &Brief) -> Vec<Change> {
    let text = brief.prose.text();
    (0..brief.figures.len()).filter_map(|index| change::read(text, &brief.figures, index)).collect()
}
