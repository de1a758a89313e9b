//! Words that make of a figure something that is not so yet: plans, demands, forecasts, limits.

use super::role::Role;
use super::word;
use std::ops::Range;

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

/// Words and what they mean. Of several in a clause the strongest counts, in this order.
fn meaning(word: &str) -> Option<(u8, Hedge)> {
    Some(match word {
        "demand" | "demands" | "demanded" | "demanding" | "requested" | "requests" | "urged" | "urges" | "required" => {
            (0, Hedge::Demand)
        }
        "pledged" | "pledges" | "pledge" | "committed" | "commits" | "commit" | "promised" | "promises" | "vowed" => {
            (1, Hedge::Commitment)
        }
        "target" | "targets" | "targeted" | "targeting" | "aims" | "aim" | "aimed" | "goal" | "goals" | "aspires"
        | "ambition" => (2, Hedge::Target),
        "projected" | "projects" | "expected" | "expects" | "forecast" | "forecasts" | "predicted" | "predicts"
        | "anticipated" => (3, Hedge::Projection),
        "plans" | "planned" | "proposed" | "proposes" | "proposal" | "intends" => (4, Hedge::Plan),
        "cap" | "capped" | "ceiling" | "limit" | "limited" | "limits" | "threshold" => (5, Hedge::Limit),
        "will" | "shall" => (6, Hedge::Projection),
        "would" | "could" | "might" | "may" | "if" | "should" => (7, Hedge::Conditional),
        "estimated" | "estimates" | "estimate" => (8, Hedge::Estimate),
        _ => return None,
    })
}

/// The hedge of a clause, as far as it stands before the figure.
pub(super) fn of(text: &str, clause: &Range<usize>, figure: &Range<usize>) -> Option<Hedge> {
    let before = text.get(clause.start..figure.start)?;
    let found = before
        .split([' ', ',', '(', '“', '"'])
        .filter(|word| word.len() > 1 && word.as_bytes()[0].is_ascii_alphabetic());
    let mut buffer = [0; 24];
    let mut strongest: Option<(u8, Hedge)> = None;
    for word in found {
        let Some(one) = word::folded(word, &mut buffer).and_then(meaning) else { continue };
        if strongest.is_none_or(|(rank, _)| one.0 < rank) {
            strongest = Some(one);
        }
    }
    strongest.map(|(_, hedge)| hedge)
}
