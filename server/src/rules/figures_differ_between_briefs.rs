//! Briefs of a series give the same figure for the same thing.
//!
//! Nobody has two briefs open at once, so that a figure drifts from one to the next until a reader
//! lays them side by side. Two briefs are held against each other where the words around the numbers
//! meet and the values differ as a slip makes them differ: under one year that both name, by a rare
//! slip such as million for billion, or against several briefs that agree. Whatever may have changed
//! between the days of the two is told as the value of another time and is no warning. A whole
//! amount that another brief prints as an increase is reported too.
//!
//! ## Bad
//! ```markdown one.md
//! Seoul will cut the emissions of its merchant fleet to 48 million tonnes by 2030.
//! ```
//! ```markdown two.md
//! The target is clear: Seoul will cut the emissions of its merchant fleet to 84 million tonnes by 2030.
//! ```
//! ## Good
//! ```markdown one.md
//! Seoul will cut the emissions of its merchant fleet to 48 million tonnes by 2030.
//! ```
//! ```markdown two.md
//! The target is clear: Seoul will cut the emissions of its merchant fleet to 84 million tonnes by 2040.
//! ```

use super::{Case, Rule};
use crate::finding::{Related, Remark, Severity};
use crate::quantity::between::{Difference, Kind, differences};

pub(super) const RULE: Rule = Rule::new("F002", "figures-differ-between-briefs", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let differences = differences(case.reading, &case.project.lexicon, case.index);
    differences.iter().map(|difference| remark(case, difference)).collect()
}

/// As many other places are shown.
const MOST_RELATED: usize = 8;

fn remark(case: &Case<'_>, difference: &Difference<'_>) -> Remark {
    let brief = &case.reading.brief;
    let figure = &brief.figures[difference.figure];
    let (text, other) = (&brief.prose.text()[figure.prose.clone()], &difference.other.text);
    let name = difference.brief.file_name();
    let message = match difference.kind {
        Kind::Slip => format!("“{text}” differs from “{other}”, which {name} has in the same words"),
        Kind::Time => format!("“{text}” here and “{other}” in {name} are of different times"),
        Kind::Whole => format!("“{text}” comes on top here; “{other}” is the whole amount in {name}"),
    };
    let weight = match (difference.kind, difference.is_reported) {
        (Kind::Time, _) | (_, true) => Severity::Info,
        _ => Severity::Warning,
    };
    let places = std::iter::once((difference.brief, difference.other)).chain(difference.agreeing.iter().copied());
    let related = places.take(MOST_RELATED).map(|(brief, other)| Related {
        brief: brief.clone(),
        span: other.span,
        message: format!("“{}” here", other.text),
    });
    Remark::new(figure.span, message).with_related(related).at_most(weight)
}
