//! Every figure of the summary stands in the body as well.
//!
//! The summary is read last by whoever checks a brief and first by everybody else, and it is where
//! numbers drift. A figure that the body does not have was changed in one of the two places, or has no
//! source. Roundings and bounds agree with what they round; a summary most of whose figures are its own
//! is an introduction and is left alone, and so are ranks, years and lengths of time.
//!
//! ## Bad
//! ```markdown
//! # Who Pays for the Cranes
//!
//! ## Executive Summary
//!
//! New cranes cost 48 million dollars, a third of which the port has. They lift 12 percent more.
//!
//! ## Costs
//!
//! The cranes cost 61 million dollars. The port has a third of it, and the crews lift 12 percent more with
//! them. Nobody has said who is to pay for the rest.
//! ```
//! ## Good
//! ```markdown
//! # Who Pays for the Cranes
//!
//! ## Executive Summary
//!
//! New cranes cost over 80 million dollars, a third of which the port has. They lift 12 percent more.
//!
//! ## Costs
//!
//! The cranes cost 84.2 million dollars. The port has a third of it, and the crews lift 12 percent more with
//! them. Nobody has said who is to pay for the rest.
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use crate::quantity::conflict::Certainty;
use attache_grammar::figure::{Bounds, Unit};
use attache_grammar::{Brief, Figure, Span, Zone};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule::new("F022", "summary-figure-absent", Some(Severity::Warning), check);

/// The fewest figures of a body that a summary can be held against.
const FEWEST: usize = 3;

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let within = |zone: Zone| brief.figures.iter().filter(move |figure| brief.blocks[figure.block].zone == zone);
    let body: Vec<_> = within(Zone::Body).filter_map(claim).collect();
    let summary: Vec<_> = within(Zone::Summary).filter(|figure| is_checked(brief, figure)).collect();
    if summary.is_empty() || body.len() < FEWEST {
        return Vec::new();
    }
    // What surely is stated in the body with another value is told of there: see figures-differ.
    let likely = case.reading.conflicts().iter().filter(|conflict| conflict.certainty == Certainty::Likely);
    let told: Vec<Span> =
        likely.flat_map(|conflict| [conflict.odd, conflict.other]).map(|index| brief.figures[index].span).collect();
    let is_absent = |figure: &&&Figure| {
        let Some((kind, bounds)) = claim(figure) else { return false };
        !body.iter().any(|(other, stated)| *other == kind && stated.meets(&bounds))
    };
    let absent: Vec<_> = summary.iter().filter(is_absent).collect();
    if absent.len() * 2 > summary.len() {
        return Vec::new();
    }
    let untold = absent.iter().filter(|figure| !told.contains(&figure.span));
    let remark = |figure: &&&Figure| {
        let printed = &brief.prose.text()[figure.prose.clone()];
        Remark::new(figure.span, format!("“{printed}” stands in the summary, but not in the body"))
    };
    untold.map(remark).collect()
}

/// Figures that a summary takes from the body: amounts, shares, counts of more than a few.
fn is_checked(brief: &Brief, figure: &Figure) -> bool {
    let is_telling = match figure.unit {
        Unit::Percent | Unit::PercentagePoints | Unit::Currency(_) => true,
        Unit::Count => figure.significant >= 2 || figure.scale.is_some(),
        _ => false,
    };
    is_telling && !figure.compound && !brief.is_quoted(figure.prose.start)
}

/// What a figure is compared by: the kind of its unit, and what it may be at most and at least. Money is
/// money here: a summary may convert it.
fn claim(figure: &Figure) -> Option<(u8, Bounds)> {
    let (kind, times) = match figure.unit {
        Unit::Count => (0, Decimal::ONE),
        Unit::Percent | Unit::PercentagePoints => (1, Decimal::ONE),
        Unit::Fraction => (1, Decimal::ONE_HUNDRED),
        Unit::Currency(_) => (2, Decimal::ONE),
        _ => return None,
    };
    let (bounds, (low, high)) = (figure.bounds(), figure.rounded());
    let wider = |bound: Option<Decimal>, rounded: Decimal, pick: fn(Decimal, Decimal) -> Decimal| {
        bound.and_then(|bound| pick(bound, rounded).checked_mul(times))
    };
    let bounds = Bounds { low: wider(bounds.low, low, Decimal::min), high: wider(bounds.high, high, Decimal::max) };
    // A fraction in words is a round number: a third is 33 percent, and 34.
    let room = if figure.unit == Unit::Fraction { Decimal::TWO } else { Decimal::ZERO };
    let widened = Bounds {
        low: bounds.low.and_then(|low| low.checked_sub(room)),
        high: bounds.high.and_then(|high| high.checked_add(room)),
    };
    Some((kind, widened))
}
