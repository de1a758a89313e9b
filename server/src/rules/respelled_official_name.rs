//! The official name of a body keeps its official spelling.
//!
//! An American text says labor, and still the body in Geneva is the International Labour
//! Organization. Word processors and zealous editors turn names into the spelling of the text;
//! search engines and readers then miss the body that is meant.
//!
//! ## Bad
//! ```markdown
//! The International Labor Organization counts forced workers on foreign ships.
//! ```
//! ## Good
//! ```markdown
//! The International Labour Organization counts forced workers on foreign ships, and so does the
//! U.S. Department of Labor.
//! ```

use super::wrong_expansion::remarks;
use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use crate::packs::Wording;

pub(super) const RULE: Rule = Rule::new("N010", "respelled-official-name", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    remarks(case, Wording::Respelled, |_| true, |respelled, official, _| {
        format!("“{respelled}” is officially spelt “{official}”")
    })
}
