//! A short form that is introduced is used again.
//!
//! Letters in brackets ask the reader to remember them. If they never come back, the full form
//! alone reads better.
//!
//! ## Bad
//! ```markdown
//! The talks covered foreign direct investment (FDI) and shipbuilding.
//! ```
//! ## Good
//! ```markdown
//! The talks covered foreign direct investment and shipbuilding.
//! ```

use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use attache_grammar::Definition;

pub(super) const RULE: Rule = Rule::new("T003", "unused-definition", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let definitions = &case.reading.brief.definitions;
    let is_first = |definition: &&Definition| {
        definitions.iter().find(|other| other.key == definition.key).is_some_and(|first| std::ptr::eq(first, *definition))
    };
    let is_unused = |definition: &&Definition| {
        !definition.form.is_glossary() && case.reading.uses_of(&definition.key).next().is_none()
    };
    let remark = |definition: &Definition| {
        Remark::new(definition.short_span, format!("“{}” is defined here and not used again", definition.short))
    };
    definitions.iter().filter(is_first).filter(is_unused).map(remark).collect()
}
