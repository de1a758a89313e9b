//! A month has its year where the brief has no date to tell it.
//!
//! *Since April* is clear on the day of publication and a riddle a year later. Where the brief states its
//! date, or a year stands in the same paragraph, readers can count.
//!
//! ## Bad
//! ```markdown
//! The yards have been closed since April 3.
//! ```
//! ## Good
//! ```markdown
//! The yards were closed on March 9, 2021, and opened again on April 3.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::Remark;

pub(super) const RULE: Rule = Rule::new("S019", "undated-month", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    if reading.brief.date.is_some() {
        return Vec::new();
    }
    let text = reading.brief.prose.text();
    let has_year = |at: usize| {
        let words = reading.brief.block_at(at).map(|block| &text[block.prose.clone()]).unwrap_or_default();
        words.split(|char: char| !char.is_ascii_digit()).any(|number| number.len() == 4 && matches!(&number[..2], "19" | "20"))
    };
    let undated: Vec<_> =
        reading.running_dates().filter(|date| date.year.is_none() && !has_year(date.prose.start)).collect();
    let Some(first) = undated.first() else { return Vec::new() };
    let words = &text[first.prose.clone()];
    let message = format!("“{words}” has no year, and the brief no date to tell it{}", elsewhere(undated.len() - 1));
    vec![Remark::new(reading.brief.prose.span(first.prose.clone()), message)]
}
