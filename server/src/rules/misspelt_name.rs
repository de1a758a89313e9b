//! Names of people, bodies and places are spelt right.
//!
//! A president's name with a letter missing is what readers remember of a brief. Packs list
//! misspellings that are known from print, so what is reported here is wrong, not merely rare.
//!
//! ## Bad
//! ```markdown
//! President Lee Jae Mung has changed the tone in Seoul.
//! ```
//! ## Good
//! ```markdown
//! President Lee Jae Myung has changed the tone in Seoul.
//! ```

use super::wrong_expansion::{is_name, remarks};
use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use crate::packs::Wording;

pub(super) const RULE: Rule = Rule::new("N001", "misspelt-name", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    remarks(case, Wording::Wrong, is_name, |wrong, right, _| format!("“{wrong}” is spelt “{right}”"))
}
