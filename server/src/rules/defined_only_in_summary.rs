//! What the summary defines, the body defines again.
//!
//! The summary travels alone and so does the body: many readers skip the one or the other. A house
//! that wants both to stand by themselves switches this rule on.
//!
//! ## Bad
//! ```markdown
//! # Paying for the alliance
//!
//! Executive Summary
//!
//! The Special Measures Agreement (SMA) sets Seoul's share of the costs. The SMA runs out soon.
//!
//! Background
//!
//! The first SMA was signed in 1991. Each SMA runs for a few years.
//! ```
//! ## Good
//! ```markdown
//! # Paying for the alliance
//!
//! Executive Summary
//!
//! The Special Measures Agreement (SMA) sets Seoul's share of the costs. The SMA runs out soon.
//!
//! Background
//!
//! The first Special Measures Agreement (SMA) was signed in 1991. Each SMA runs for a few years.
//! ```

use super::{Case, Rule, elsewhere, first_of_each};
use crate::finding::{Fix, Related, Remark};
use crate::introduction;
use crate::settings::DefinitionScope;
use attache_grammar::{BlockKind, Definition, Use, Zone};

pub(super) const RULE: Rule = Rule::new("T017", "defined-only-in-summary", None, check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    // Where the settings want a definition in every part, undefined-acronym asks for it.
    if case.project.settings.definition_scope != DefinitionScope::Document {
        return Vec::new();
    }
    let firsts = first_of_each(&case.reading.brief.definitions, |definition| &definition.key);
    let mut remarks: Vec<_> = firsts.filter_map(|definition| remark(case, definition)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn remark(case: &Case<'_>, definition: &Definition) -> Option<Remark> {
    let in_summary = |definition: &Definition| {
        let block = case.reading.block(definition.short_span);
        !definition.form.is_glossary() && block.is_some_and(|block| block.zone == Zone::Summary)
    };
    if !case.reading.definitions_of(&definition.key).all(in_summary) {
        return None;
    }
    let in_body = |place: &&Use| {
        case.reading.brief.block_at(place.prose).is_some_and(|block| {
            block.zone == Zone::Body && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
        })
    };
    let places: Vec<_> = case.reading.uses_of(&definition.key).filter(in_body).collect();
    let first = places.first()?;
    let message = format!("“{}” is defined in the summary only{}", first.text, elsewhere(places.len() - 1));
    let related =
        Related { brief: case.reading.key.clone(), span: definition.short_span, message: "defined here".into() };
    let mut remark = Remark::new(first.span, message).with_related([related]);
    let lexicon = &case.project.lexicon;
    if let Some(edit) = introduction::at_use(case.reading, lexicon, first, &definition.long) {
        let title = format!("Replace by “{}”", edit.text);
        remark.fixes.push(Fix { title, safe: false, edits: vec![edit] });
    }
    Some(remark)
}
