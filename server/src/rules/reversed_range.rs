//! A range begins with its lower end.
//!
//! *Between 40 and 20 years* is mostly a slip of the hand, sometimes a lost digit: 40 and 120? The
//! reader cannot tell, and neither can a machine that takes the figures over. Changes may go down
//! (*from 40 to 20 percent within a decade*); so may scores, years before our era and degrees. An amount
//! that grew *from €2.4 to €640 million* has lost a scale; *$1 to $2 million* shares one.
//!
//! ## Bad
//! ```markdown
//! The recruits were aged between 40 and 20 years. A frigate costs $5-3 billion.
//! ```
//! ## Bad
//! ```markdown
//! Between 2016 and 2010 the subsidy grew from €2.4 to €640 million.
//! ```
//! ## Good
//! ```markdown
//! The recruits were aged between 20 and 40 years. A frigate costs $3-5 billion. The difference
//! between 40 and 20 percent matters.
//! ```

use super::{Case, Rule};
use crate::arithmetic::range::{reversed, reversed_years, unscaled};
use crate::finding::{Fix, Remark, Severity};
use attache_grammar::Figure;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("F004", "reversed-range", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let ranges = reversed(brief).map(|(first, second)| remark(case, first, second));
    let years = reversed_years(brief).map(|(first, second)| of_years(case, first, second));
    let scales = unscaled(brief).map(|(from, to)| of_scales(case, from, to));
    let mut remarks: Vec<_> = ranges.chain(years).chain(scales).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn of_scales(case: &Case<'_>, from: &Figure, to: &Figure) -> Remark {
    let words = |figure: &Figure| &case.reading.brief.prose.text()[figure.prose.clone()];
    Remark::new(from.span, format!("“{}” has no scale beside “{}”: a word is missing", words(from), words(to)))
}

fn of_years(case: &Case<'_>, first: Range<usize>, second: Range<usize>) -> Remark {
    let prose = &case.reading.brief.prose;
    let (one, two) = (&prose.text()[first.clone()], &prose.text()[second.clone()]);
    let span = prose.span(first.start..second.end);
    let mut remark = Remark::new(span, format!("the years run from {one} back to {two}"));
    let places = case.reading.verbatim(first).zip(case.reading.verbatim(second));
    remark.fixes.extend(places.map(|(start, end)| Fix {
        title: format!("Swap {one} and {two}"),
        safe: false,
        edits: vec![case.edit(start, two), case.edit(end, one)],
    }));
    remark
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
