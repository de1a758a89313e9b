//! Both ends of a range are given equally exactly.
//!
//! `33.3 percent to 78 percent` leaves open whether the upper end is 78.0 or was rounded, and makes a
//! reader suspect that the two come from different sources.
//!
//! ## Bad
//! ```markdown
//! Tariffs on cables range from 33.3 percent to 78 percent.
//! ```
//! ## Good
//! ```markdown
//! Tariffs on cables range from 33.3 percent to 78.0 percent, and growth of 1.5 to 2 percent is expected.
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use attache_grammar::Figure;
use attache_grammar::figure::{End, Spelling, Unit};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule::new("F005", "uneven-precision", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let figures = &case.reading.brief.figures;
    let ends = figures.iter().filter_map(|first| {
        let partner = first.partner.filter(|partner| partner.end == End::First)?;
        Some((first, figures.get(partner.index)?))
    });
    ends.filter(|(first, second)| is_uneven(first, second)).map(|(first, second)| remark(case, first, second)).collect()
}

fn is_uneven(first: &Figure, second: &Figure) -> bool {
    let measured = |figure: &Figure| {
        figure.spelling != Spelling::Words && matches!(figure.unit, Unit::Percent | Unit::PercentagePoints | Unit::Currency(_) | Unit::Physical(_))
    };
    let comparable = first.unit == second.unit && first.scale == second.scale && measured(first) && measured(second);
    let (rough, fine) = if first.decimals < second.decimals { (first, second) } else { (second, first) };
    comparable && rough.decimals != fine.decimals && !is_half(fine) && !is_limit(rough)
}

/// `1.5 to 2 percent`, `0.25 to 1`: steps of halves and quarters are written as they come.
fn is_half(figure: &Figure) -> bool {
    let factor = figure.scale.map_or(Decimal::ONE, |scale| scale.factor());
    let printed = figure.value.checked_div(factor).unwrap_or(figure.value);
    printed.checked_mul(Decimal::from(4)).is_some_and(|quarters| quarters.fract().is_zero())
}

/// Nothing and all of something are exact.
fn is_limit(figure: &Figure) -> bool {
    figure.value.is_zero() || figure.unit == Unit::Percent && figure.value == Decimal::ONE_HUNDRED
}

fn remark(case: &Case<'_>, first: &Figure, second: &Figure) -> Remark {
    let prose = &case.reading.brief.prose;
    let digits = |figure: &Figure| match figure.decimals {
        0 => "none".to_owned(),
        1 => "one digit".to_owned(),
        decimals => format!("{decimals} digits"),
    };
    let (one, two) = (&prose.text()[first.prose.clone()], &prose.text()[second.prose.clone()]);
    let message =
        format!("behind the point “{one}” has {} and “{two}” has {}", digits(first), digits(second));
    let whole = first.prose.start..second.prose.end;
    // In a change words stand between the ends, and a long finding shows less than a short one.
    let near = second.prose.start - first.prose.end <= 20;
    let span = prose.span(if near { whole } else { second.prose.clone() });
    Remark::new(span, message)
}
