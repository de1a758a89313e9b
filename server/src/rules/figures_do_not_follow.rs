//! What a sentence says of a change follows from the figures it gives.
//!
//! *Rose from 65.9 to 61.2*, *doubled from 15,000 to 48,000*, *up 12 percent* where it is 8: the two
//! ends are in the sentence, so every reader can do the sum, and some will. Mostly the ends changed
//! places or one of them was updated alone. All of it is computed with what rounding and words such
//! as *nearly* allow, and nothing is said where any reading fits.
//!
//! ## Bad
//! ```markdown
//! The share of women in the corps rose from 34 percent in 2015 to 27 percent in 2020.
//! ```
//! ## Bad
//! ```markdown
//! The ministry will double the grant from $15,000 to $48,000.
//! ```
//! ## Bad
//! ```markdown
//! Korea's payment rose from 1.40 to 1.52 trillion won, up 12 percent.
//! ```
//! ## Bad
//! ```markdown
//! Of the 120 members, 45 (58 percent) voted for the motion.
//! ```
//! ## Good
//! ```markdown
//! The share of women in the corps rose from 27 percent in 2015 to 34 percent in 2020. The ministry
//! will double the grant from $15,000 to $30,000. Korea's payment rose from 1.40 to 1.52 trillion
//! won, up 8.3 percent.
//! ```

use super::{Case, Rule};
use crate::arithmetic::change::{Mismatch, judge};
use crate::arithmetic::measures::{Misconverted, misconverted};
use crate::arithmetic::{claim, printed};
use crate::finding::{Related, Remark, Severity};
use attache_grammar::relation::Trend;
use attache_grammar::{Change, Claim, Figure};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("F011", "figures-do-not-follow", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let changes = brief.changes.iter().filter_map(|change| of_change(case, change, judge(brief, change)?));
    let claims = brief.claims.iter().filter_map(|claim| of_claim(case, claim));
    let measures = misconverted(brief).map(|found| of_measure(case, &found));
    let mut remarks: Vec<_> = changes.chain(claims).chain(measures).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn of_measure(case: &Case<'_>, found: &Misconverted<'_>) -> Remark {
    let text = case.reading.brief.prose.text();
    let words = |figure: &Figure| &text[figure.prose.clone()];
    let unit = text[found.converted.number.end..found.converted.prose.end].trim_start();
    let follows = printed::number(found.follows);
    let message = format!("{} is {follows} {unit}, not {}", words(found.measure), words(found.converted));
    Remark::new(found.converted.span, message)
}

fn of_claim(case: &Case<'_>, claim: &Claim) -> Option<Remark> {
    let brief = &case.reading.brief;
    let (one, two) = match claim {
        Claim::Share { part, whole, .. } => (*part, *whole),
        Claim::Fraction { fraction, .. } => (*fraction, *fraction),
        Claim::Yearly { total, years, .. } => (*total, *years),
        Claim::Balance { sides, .. } => *sides,
        Claim::Product { count, each, .. } => (*count, *each),
        Claim::Step { .. } | Claim::Sum { .. } | Claim::Within { .. } => return None,
    };
    let miss = claim::judge(brief, claim)?;
    let figure = &brief.figures[miss.figure];
    let text = |index: usize| &brief.prose.text()[brief.figures[index].prose.clone()];
    let of = match claim {
        Claim::Share { .. } => format!("{} of {}", text(one), text(two)),
        Claim::Yearly { .. } => format!("{} in {}, by the year,", text(one), text(two)),
        Claim::Balance { .. } => format!("the difference of {} and {}", text(one), text(two)),
        Claim::Product { .. } => format!("{} times {}", text(one), text(two)),
        Claim::Fraction { .. } | Claim::Step { .. } | Claim::Sum { .. } | Claim::Within { .. } => text(one).to_owned(),
    };
    let message = format!("{of} is {}, not {}", printed::like(figure, miss.follows), text(miss.figure));
    Some(Remark::new(figure.span, message))
}

fn of_change(case: &Case<'_>, change: &Change, mismatch: Mismatch) -> Option<Remark> {
    let brief = &case.reading.brief;
    let (from, to) = (&brief.figures[change.from], &brief.figures[change.to]);
    let printed_at = |range: Range<usize>| &brief.prose.text()[range];
    let ends = from.prose.start.min(to.prose.start)..from.prose.end.max(to.prose.end);
    let (first, second) = (printed_at(from.prose.clone()), printed_at(to.prose.clone()));
    let said = change.movement.map(|movement| printed_at(movement.start..movement.end));
    match mismatch {
        Mismatch::Direction => {
            let movement = change.movement?;
            let than = match movement.trend { Trend::Up => "less than", Trend::Down => "more than" };
            let message = format!("“{}” does not fit: {second} is {than} {first}", said?);
            Some(Remark::new(brief.prose.span(ends), message))
        }
        Mismatch::Factor(ratio) => {
            let message = format!("“{}” does not fit: {second} is {} times {first}", said?, printed::number(ratio.round_dp(1)));
            Some(Remark::new(brief.prose.span(ends), message))
        }
        Mismatch::Amount(amount, follows) => {
            let figure = &brief.figures[amount];
            let message = format!("from {first} to {second} it is {}, not {}", printed::like(figure, follows), printed_at(figure.prose.clone()));
            let related = Related { brief: case.reading.key.clone(), span: brief.prose.span(ends), message: "the two ends".to_owned() };
            Some(Remark::new(figure.span, message).with_related([related]))
        }
        Mismatch::Points(_) => None,
    }
}
