//! The difference of two percentages is counted in percentage points.
//!
//! From 3 percent to 5 percent it is two points, or two thirds more. *Rose 2 percent* says neither,
//! and who quotes it alone says that 3 became 3.06. Reported only where both ends stand in the
//! sentence and the number fits as points and does not fit as percent.
//!
//! ## Bad
//! ```markdown
//! Unemployment rose 2 percent, from 3 percent to 5 percent.
//! ```
//! ## Good
//! ```markdown
//! Unemployment rose 2 percentage points, from 3 percent to 5 percent. The tariff rose by 67 percent,
//! from 15 percent to 25 percent.
//! ```

use super::{Case, Rule};
use crate::arithmetic::change::{Mismatch, judge};
use crate::finding::{Fix, Related, Remark, Severity};
use attache_grammar::{Change, Figure};

pub(super) const RULE: Rule = Rule::new("F009", "percent-for-points", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let points = brief.changes.iter().filter_map(|change| match judge(brief, change)? {
        Mismatch::Points(figure) => Some(remark(case, change, &brief.figures[figure])),
        Mismatch::Direction | Mismatch::Factor(_) | Mismatch::Amount(..) => None,
    });
    points.collect()
}

fn remark(case: &Case<'_>, change: &Change, figure: &Figure) -> Remark {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let (from, to) = (&brief.figures[change.from], &brief.figures[change.to]);
    let ends = from.prose.start.min(to.prose.start)..from.prose.end.max(to.prose.end);
    let number = &text[figure.number.clone()];
    let message = format!(
        "from {} to {} it is {number} percentage points, not {}",
        &text[from.prose.clone()],
        &text[to.prose.clone()],
        &text[figure.prose.clone()]
    );
    let related =
        Related { brief: case.reading.key.clone(), span: brief.prose.span(ends), message: "the two ends".to_owned() };
    let mut remark = Remark::new(figure.span, message).with_related([related]);
    let unit = case.reading.verbatim(figure.number.end..figure.prose.end);
    remark.fixes.extend(unit.map(|unit| Fix {
        title: "Count percentage points".to_owned(),
        safe: false,
        edits: vec![case.edit(unit, " percentage points")],
    }));
    remark
}
