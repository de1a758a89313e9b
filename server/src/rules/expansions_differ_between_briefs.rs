//! A short form stands for the same thing in every brief of a series.
//!
//! Both may be right: ASPI is one institute in New York and another in Canberra. A reader who
//! follows the series should be told, and an editor may want to name one of them in full.
//!
//! ## Bad
//! ```markdown one.md
//! The Asia Society Policy Institute (ASPI) hosted the talks. ASPI is based in New York.
//! ```
//! ```markdown two.md
//! The Australian Strategic Policy Institute (ASPI) counted the missiles. ASPI is in Canberra.
//! ```
//! ## Good
//! ```markdown one.md
//! The Asia Society Policy Institute (ASPI) hosted the talks. ASPI is based in New York.
//! ```
//! ```markdown two.md
//! The Asia Society Policy Institute (ASPI) counted the missiles. ASPI has an office in Canberra.
//! ```

use super::{Case, Rule, first_of_each};
use crate::expansion::agree;
use crate::finding::{Related, Remark, Severity};
use crate::index::Variant;
use attache_grammar::Definition;

pub(super) const RULE: Rule = Rule::new("T015", "expansions-differ-between-briefs", Some(Severity::Info), check);

/// As many places elsewhere as an author will look at.
const MOST_RELATED: usize = 8;

fn check(case: &Case<'_>) -> Vec<Remark> {
    let firsts = first_of_each(case.reading.certain_definitions(), |definition| &definition.key);
    firsts.filter_map(|definition| remark(case, definition)).collect()
}

fn remark(case: &Case<'_>, definition: &Definition) -> Option<Remark> {
    let differs = |other: &Variant| !agree(&definition.long, &other.long, &case.project.lexicon);
    let others = case.index.definitions_as(&definition.key, differs);
    let mut others = others.filter(|(brief, _)| **brief != case.reading.key);
    let (brief, other) = others.next()?;
    let message = format!(
        "“{}” stands for “{}” here and for “{}” in {}",
        definition.key,
        definition.long,
        other.long,
        brief.file_name()
    );
    let related = std::iter::once((brief, other)).chain(others).take(MOST_RELATED).map(|(brief, other)| Related {
        brief: brief.clone(),
        span: other.long_span,
        message: format!("stands for “{}” here", other.long),
    });
    Some(Remark::new(definition.short_span, message).with_related(related))
}
