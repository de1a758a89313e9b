//! Words that make of a figure something that is not so yet: plans, demands, forecasts, limits.

use super::Figure;
use super::role::Role;
use super::signal::Signal;

/// What stands between a figure and a plain statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// `would`, `could`, `might`, `if`
    Conditional,
    /// `estimated`
    Estimate,
    /// `projected`, `expected`, `forecast`, `will`
    Projection,
    /// `target`, `aims`, `goal`
    Target,
    /// `demanded`, `calls for`, `requested`
    Demand,
    /// `pledged`, `committed`, `promised`
    Commitment,
    /// `limit`, `cap`, `ceiling`, `maximum`
    Limit,
    /// `proposed`, `plans`
    Plan,
}

impl Hedge {
    /// The role that it gives to a figure.
    pub(super) fn role(self) -> Option<Role> {
        match self {
            Self::Conditional | Self::Estimate => None,
            Self::Projection => Some(Role::Projection),
            Self::Target | Self::Plan => Some(Role::Target),
            Self::Demand => Some(Role::Demand),
            Self::Commitment => Some(Role::Commitment),
            Self::Limit => Some(Role::Limit),
        }
    }
}

/// Words in the order of the alphabet, and what they mean. Of several before a figure the one with
/// the lowest number counts.
pub(super) const WORDS: &[(&str, (u8, Hedge))] = &[
    ("aim", (2, Hedge::Target)),
    ("aimed", (2, Hedge::Target)),
    ("aims", (2, Hedge::Target)),
    ("ambition", (2, Hedge::Target)),
    ("anticipated", (3, Hedge::Projection)),
    ("aspires", (2, Hedge::Target)),
    ("cap", (5, Hedge::Limit)),
    ("capped", (5, Hedge::Limit)),
    ("ceiling", (5, Hedge::Limit)),
    ("commit", (1, Hedge::Commitment)),
    ("commits", (1, Hedge::Commitment)),
    ("committed", (1, Hedge::Commitment)),
    ("could", (7, Hedge::Conditional)),
    ("demand", (0, Hedge::Demand)),
    ("demanded", (0, Hedge::Demand)),
    ("demanding", (0, Hedge::Demand)),
    ("demands", (0, Hedge::Demand)),
    ("estimate", (8, Hedge::Estimate)),
    ("estimated", (8, Hedge::Estimate)),
    ("estimates", (8, Hedge::Estimate)),
    ("expected", (3, Hedge::Projection)),
    ("expects", (3, Hedge::Projection)),
    ("forecast", (3, Hedge::Projection)),
    ("forecasts", (3, Hedge::Projection)),
    ("goal", (2, Hedge::Target)),
    ("goals", (2, Hedge::Target)),
    ("if", (7, Hedge::Conditional)),
    ("intends", (4, Hedge::Plan)),
    ("limit", (5, Hedge::Limit)),
    ("limited", (5, Hedge::Limit)),
    ("limits", (5, Hedge::Limit)),
    ("may", (7, Hedge::Conditional)),
    ("might", (7, Hedge::Conditional)),
    ("planned", (4, Hedge::Plan)),
    ("plans", (4, Hedge::Plan)),
    ("pledge", (1, Hedge::Commitment)),
    ("pledged", (1, Hedge::Commitment)),
    ("pledges", (1, Hedge::Commitment)),
    ("predicted", (3, Hedge::Projection)),
    ("predicts", (3, Hedge::Projection)),
    ("projected", (3, Hedge::Projection)),
    ("projects", (3, Hedge::Projection)),
    ("promised", (1, Hedge::Commitment)),
    ("promises", (1, Hedge::Commitment)),
    ("proposal", (4, Hedge::Plan)),
    ("proposed", (4, Hedge::Plan)),
    ("proposes", (4, Hedge::Plan)),
    ("requested", (0, Hedge::Demand)),
    ("requests", (0, Hedge::Demand)),
    ("required", (0, Hedge::Demand)),
    ("shall", (6, Hedge::Projection)),
    ("should", (7, Hedge::Conditional)),
    ("target", (2, Hedge::Target)),
    ("targeted", (2, Hedge::Target)),
    ("targeting", (2, Hedge::Target)),
    ("targets", (2, Hedge::Target)),
    ("threshold", (5, Hedge::Limit)),
    ("urged", (0, Hedge::Demand)),
    ("urges", (0, Hedge::Demand)),
    ("vowed", (1, Hedge::Commitment)),
    ("will", (6, Hedge::Projection)),
    ("would", (7, Hedge::Conditional)),
];

/// What a word in small letters means.
pub(super) fn meaning(word: &str) -> Option<(u8, Hedge)> {
    let place = WORDS.binary_search_by_key(&word, |(written, _)| written).ok()?;
    Some(WORDS[place].1)
}

/// The hedge of a figure: the strongest one before it in its clause. `words` are those of its sentence.
pub(super) fn of(words: &[Signal], figure: &Figure) -> Option<Hedge> {
    let inside = |word: &&Signal| word.range.start >= figure.clause.start && word.range.end <= figure.prose.start;
    let hedges = words.iter().filter(inside).filter_map(|word| word.hedge);
    hedges.min_by_key(|(rank, _)| *rank).map(|(_, hedge)| hedge)
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_that_are_looked_up_stand_in_order() {
        assert!(super::WORDS.is_sorted_by_key(|(word, _)| *word));
    }
}
