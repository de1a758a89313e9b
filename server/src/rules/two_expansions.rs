//! A short form stands for one thing in a brief.
//!
//! If CFC is the Combined Forces Command on page one and a gas on page three, no reader can tell
//! what the sentence on page two means.
//!
//! ## Bad
//! ```markdown
//! The Combined Forces Command (CFC) plans for war. Emissions of chlorofluorocarbon (CFC) fell.
//! ```
//! ## Good
//! ```markdown
//! The Combined Forces Command (CFC) plans for war. Emissions of chlorofluorocarbons fell; the CFC
//! takes no notice.
//! ```

use super::{Case, Rule};
use crate::expansion::agree;
use crate::finding::{Related, Remark, Severity};
use attache_grammar::Definition;

pub(super) const RULE: Rule = Rule::new("T005", "two-expansions", Some(Severity::Error), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut firsts: Vec<&Definition> = Vec::new();
    let mut remarks: Vec<Remark> = Vec::new();
    let mut reported = Vec::new();
    for definition in case.reading.certain_definitions() {
        let Some(first) = firsts.iter().find(|first| first.key == definition.key) else {
            firsts.push(definition);
            continue;
        };
        if reported.contains(&&definition.key) || agree(&first.long, &definition.long, &case.project.lexicon) {
            continue;
        }
        reported.push(&definition.key);
        let message = format!("“{}” stands for “{}” here and for “{}” before", first.key, definition.long, first.long);
        let related = Related {
            brief: case.reading.key.clone(),
            span: first.long_span,
            message: format!("stands for “{}” here", first.long),
        };
        remarks.push(Remark::new(definition.short_span, message).with_related([related]));
    }
    remarks
}
