//! A table and the text around it give one value for the same thing.
//!
//! Tables are updated late, and the sentence that was written from the first version stays behind. Whoever
//! quotes the brief takes one of the two. A cell is held against a sentence only if the sentence has all
//! words of its row and of its column, the year of the header, and no other figure of that kind; a value
//! that any other cell of the table has is left alone. Where no slip of the hand makes one of the other it is
//! a hint.
//!
//! ## Bad
//! ```markdown
//! The coast guard of Cebu had 84 patrol vessels in 2024.
//!
//! Patrol vessels by port:
//!
//! | Port  | 2023 | 2024 |
//! |-------|-----:|-----:|
//! | Cebu  |   41 |   48 |
//! | Davao |   29 |   33 |
//! ```
//! ## Good
//! ```markdown
//! The coast guard of Cebu had 48 patrol vessels in 2024, and Davao had about 30.
//!
//! Patrol vessels by port:
//!
//! | Port  | 2023 | 2024 |
//! |-------|-----:|-----:|
//! | Cebu  |   41 |   48 |
//! | Davao |   29 |   33 |
//! ```

use super::{Case, Rule};
use crate::finding::{Related, Remark, Severity};
use crate::quantity::tabled::{Departure, departures};

pub(super) const RULE: Rule = Rule::new("F023", "table-differs-from-text", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    departures(&case.reading.brief).iter().map(|departure| remark(case, departure)).collect()
}

fn remark(case: &Case<'_>, departure: &Departure) -> Remark {
    let brief = &case.reading.brief;
    let figure = &brief.figures[departure.figure];
    let (text, cell) = (&brief.prose.text()[figure.prose.clone()], departure.written.trim());
    let message = format!("“{text}” differs from “{cell}”, which the table has for {}", departure.label.trim());
    let weight = if departure.is_slip { Severity::Warning } else { Severity::Hint };
    let related = Related { brief: case.reading.key.clone(), span: departure.cell, message: format!("“{cell}” here") };
    Remark::new(figure.span, message).with_related([related]).at_most(weight)
}
