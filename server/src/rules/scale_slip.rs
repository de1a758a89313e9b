//! A figure keeps its scale: what is million in one place is not billion in another.
//!
//! The digits are right, so nobody who checks them sees it, and the amount is a thousand times too
//! large. The same evidence counts as for any two values of one figure (F001).
//!
//! ## Bad
//! ```markdown
//! Seoul spent $31.5 million on the landing sites of its helicopters. The sites are ready.
//!
//! Nobody had asked for the landing sites. When parliament learnt that $31.5 billion had been spent
//! on landing sites for helicopters, it set up an inquiry.
//! ```
//! ## Good
//! ```markdown
//! Seoul spent $31.5 million on the landing sites of its helicopters. Tokyo has $31.5 billion for
//! submarines.
//! ```

use super::{Case, Rule, figures_differ};
use crate::finding::{Remark, Severity};
use crate::quantity::slip::Slip;

pub(super) const RULE: Rule = Rule::new("F018", "scale-slip", Some(Severity::Error), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let conflicts = case.reading.conflicts();
    let slips = conflicts.iter().filter(|conflict| matches!(conflict.slip, Slip::Scale(_)));
    slips.map(|conflict| figures_differ::remark(case, conflict)).collect()
}
