//! A range begins with its lower end.
//!
//! *Between 40 and 20 years* is mostly a slip of the hand, sometimes a lost digit: 40 and 120? The
//! reader cannot tell, and neither can a machine that takes the figures over. Changes may go down
//! (*from 40 to 20 percent within a decade*); so may scores, years before our era and degrees.
//!
//! ## Bad
//! ```markdown
//! The recruits were aged between 40 and 20 years. A frigate costs $5-3 billion.
//! ```
//! ## Good
//! ```markdown
//! The recruits were aged between 20 and 40 years. A frigate costs $3-5 billion. The difference
//! between 40 and 20 percent matters.
//! ```

use super::{Case, Rule};
use crate::arithmetic::range::reversed;
use crate::finding::{Fix, Remark, Severity};
use attache_grammar::Figure;

pub(super) const RULE: Rule = Rule::new("F004", "reversed-range", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    reversed(&case.reading.brief).map(|(first, second)| remark(case, first, second)).collect()
}

fn remark(case: &Case<'_>, first: &Figure, second: &Figure) -> Remark {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let (one, two) = (&text[first.number.clone()], &text[second.number.clone()]);
    let span = brief.prose.span(first.prose.start..second.prose.end);
    let mut remark = Remark::new(span, format!("the range runs from {one} down to {two}"));
    let numbers = case.reading.verbatim(first.number.clone()).zip(case.reading.verbatim(second.number.clone()));
    remark.fixes.extend(numbers.map(|(start, end)| Fix {
        title: format!("Swap {one} and {two}"),
        safe: false,
        edits: vec![case.edit(start, two), case.edit(end, one)],
    }));
    remark
}
