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
//! ## Good
//! ```markdown
//! | Service  | Officers | Other ranks |
//! |----------|---------:|------------:|
//! | Army     |    4,210 |      31,600 |
//! | Navy     |    1,870 |       9,450 |
//! | Total    |    6,080 |      41,050 |
//! ```

use super::{Case, Rule};
use crate::arithmetic::printed;
use crate::arithmetic::table::{WrongTotal, wrong_totals};
use crate::finding::{Related, Remark, Severity};

pub(super) const RULE: Rule = Rule::new("F010", "total-not-the-sum", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    wrong_totals(&case.reading.brief).iter().map(|total| in_table(case, total)).collect()
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
