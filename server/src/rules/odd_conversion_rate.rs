//! Amounts in two currencies are converted at one rate.
//!
//! *1.52 trillion won ($1.19 billion)* and *3 trillion won ($1.8 billion)* in one text cannot both be
//! right, unless years lie between them. Only conversions of one brief are compared with each other,
//! and rates within 15 percent of each other are left alone.
//!
//! ## Bad
//! ```markdown
//! Seoul pays 1.52 trillion won ($1.19 billion). The yard costs another 3 trillion won ($1.6 billion).
//! ```
//! ## Good
//! ```markdown
//! Seoul pays 1.52 trillion won ($1.1 billion). The yard costs another 3 trillion won ($2.2 billion).
//! ```

use super::{Case, Rule};
use crate::arithmetic::conversion::{OutOfLine, out_of_line};
use crate::arithmetic::printed;
use crate::finding::{Related, Remark, Severity};

pub(super) const RULE: Rule = Rule::new("F016", "odd-conversion-rate", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    out_of_line(&case.reading.brief).iter().map(|odd| remark(case, odd)).collect()
}

fn remark(case: &Case<'_>, found: &OutOfLine<'_>) -> Remark {
    let prose = &case.reading.brief.prose;
    let (amount, converted) = (found.odd.amount, found.odd.converted);
    let message = format!(
        "{} is {} here; at the rate used for {} it would be {}",
        &prose.text()[amount.prose.clone()],
        &prose.text()[converted.prose.clone()],
        &prose.text()[found.usual.amount.prose.clone()],
        printed::like(converted, found.follows.round_sf(3).unwrap_or(found.follows)),
    );
    let span = prose.span(found.usual.amount.prose.start..found.usual.converted.prose.end);
    let related = Related { brief: case.reading.key.clone(), span, message: "another rate is used here".to_owned() };
    Remark::new(converted.span, message).with_related([related])
}
