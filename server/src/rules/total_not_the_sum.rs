//! A total is the sum of its parts.
//!
//! The total is the number that readers quote, and the first one that they add up themselves. Where
//! it was updated and a part was not, or the reverse, the table is wrong in one place and doubted in
//! all. Rounding is allowed for. In tables a row or column called *Total* counts as the sum only
//! where another one bears it out or where one digit makes the difference: *Total expenditure* may
//! hold more than the rows above it.
//!
//! ## Bad
//! ```markdown
//! | Service  | Officers | Other ranks |
//! |----------|---------:|------------:|
//! | Army     |    4,210 |      31,600 |
//! | Navy     |    1,870 |       9,450 |
//! | Total    |    6,080 |      42,050 |
//! ```
//! ## Bad
//! ```markdown
//! The delegation of 45 members comprised 30 officers and 18 civilians.
//! ```
//! ## Bad
//! ```markdown
//! Some 45 percent were for it, 35 percent against it, and the remaining 30 percent had no view.
//! ```
//! ## Good
//! ```markdown
//! The delegation of 48 members comprised 30 officers and 18 civilians, including 9 engineers.
//! ```
//! ## Good
//! ```markdown
//! | Service  | Officers | Other ranks |
//! |----------|---------:|------------:|
//! | Army     |    4,210 |      31,600 |
//! | Navy     |    1,870 |       9,450 |
//! | Total    |    6,080 |      41,050 |
//! ```

use super::{Case, Rule};
use crate::arithmetic::claim::judge;
use crate::arithmetic::printed;
use crate::arithmetic::table::{WrongTotal, wrong_totals};
use crate::finding::{Related, Remark, Severity};
use attache_grammar::Claim;

pub(super) const RULE: Rule = Rule::new("F010", "total-not-the-sum", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let in_tables = wrong_totals(brief).into_iter().map(|total| in_table(case, &total));
    let in_sentences = brief.claims.iter().filter_map(|claim| in_sentence(case, claim));
    let mut remarks: Vec<_> = in_tables.chain(in_sentences).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn in_sentence(case: &Case<'_>, claim: &Claim) -> Option<Remark> {
    let brief = &case.reading.brief;
    let (Claim::Sum { total, parts } | Claim::Within { total, parts }) = claim else { return None };
    let miss = judge(brief, claim)?;
    let figure = &brief.figures[miss.figure];
    let sum = printed::like(figure, miss.follows);
    let total = if total.is_none() { "100" } else { &brief.prose.text()[figure.prose.clone()] };
    let parts = parts.iter().filter(|part| **part != miss.figure).map(|part| Related {
        brief: case.reading.key.clone(),
        span: brief.figures[*part].span,
        message: "one of the parts".to_owned(),
    });
    let message = match claim {
        Claim::Within { .. } => format!("the parts add up to {sum}, more than {total}"),
        _ => format!("the parts add up to {sum}, not to {total}"),
    };
    Some(Remark::new(figure.span, message).with_related(parts.take(MOST_PARTS)))
}

fn in_table(case: &Case<'_>, total: &WrongTotal) -> Remark {
    let place = if total.in_column { "the rows above" } else { "the other cells of the row" };
    let stated = &case.reading.text[total.total.range()];
    let message = format!("{place} add up to {}, not to {}", printed::number(total.sum), stated.trim());
    let parts = total.parts.iter().map(|span| Related {
        brief: case.reading.key.clone(),
        span: *span,
        message: "one of the parts".to_owned(),
    });
    Remark::new(total.total, message).with_related(parts.take(MOST_PARTS))
}

/// How many parts are shown.
const MOST_PARTS: usize = 8;
