//! A short form is defined where it first stands, not later.
//!
//! Readers go from the top. A definition in the third paragraph is no help to somebody who met the
//! letters in the first; it usually means that the opening was written last.
//!
//! ## Bad
//! ```markdown
//! The transfer of OPCON has been put off twice.
//!
//! Wartime operational control (OPCON) would pass to a South Korean general. OPCON matters.
//! ```
//! ## Good
//! ```markdown
//! The transfer of wartime operational control (OPCON) has been put off twice.
//!
//! OPCON would pass to a South Korean general.
//! ```

use super::{Case, Rule, first_of_each};
use crate::finding::{Fix, Related, Remark, Severity};
use crate::introduction::{self, Keep};
use crate::scope::Scopes;
use attache_grammar::{BlockKind, Definition, Use, Zone};

pub(super) const RULE: Rule = Rule::new("T002", "used-before-definition", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let scopes = Scopes::of(&case.reading.brief, case.project.settings.definition_scope);
    let in_scope = |definition: &'_ Definition| scopes.at(definition.short_span.start);
    let firsts =
        first_of_each(case.reading.certain_definitions(), |definition| (&definition.key, in_scope(definition)));
    let mut remarks: Vec<_> = firsts.filter_map(|definition| remark(case, &scopes, definition)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn remark(case: &Case<'_>, scopes: &Scopes, definition: &Definition) -> Option<Remark> {
    // A list of abbreviations defines for the whole file, wherever it stands.
    if case.reading.definitions_of(&definition.key).any(|other| other.form.is_glossary()) {
        return None;
    }
    let zone = |place: &Use| case.reading.brief.block_at(place.prose).map_or(Zone::Body, |block| block.zone);
    let before: Vec<_> = case
        .reading
        .uses_of(&definition.key)
        .take_while(|place| place.span.start < definition.short_span.start)
        // What a long form is made of is no use of what it defines.
        .filter(|place| !place.span.overlaps(definition.long_span))
        .filter(|place| scopes.at(place.span.start) == scopes.at(definition.short_span.start))
        .filter(|place| !matches!(zone(place), Zone::Credit | Zone::Boilerplate))
        .collect();
    let first = *before.first()?;
    let is_heading = |place: &&Use| {
        let block = case.reading.brief.block_at(place.prose);
        zone(place) == Zone::Title || block.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }))
    };
    let times = match before.len() {
        1 => "is used before it is defined".to_owned(),
        2 => "is used twice before it is defined".to_owned(),
        n => format!("is used {n} times before it is defined"),
    };
    let related = before[1..].iter().map(|place| (place.span, "also used here")).chain([(definition.short_span, "defined here")]);
    let related = related.map(|(span, message)| Related { brief: case.reading.key.clone(), span, message: message.into() });
    let at_most = if before.iter().all(is_heading) { Severity::Hint } else { Severity::Error };
    let mut remark = Remark::new(first.span, format!("“{}” {times}", first.text)).at_most(at_most).with_related(related);
    remark.fixes.extend(bring_forward(case, first, definition));
    Some(remark)
}

/// Defines the short form at its first use, and leaves only the short form where it is defined now.
fn bring_forward(case: &Case<'_>, first: &Use, definition: &Definition) -> Option<Fix> {
    let is_only = case.reading.definitions_of(&definition.key).count() == 1;
    if !is_only || first.text != definition.short {
        return None;
    }
    let define = introduction::at_use(case.reading, &case.project.lexicon, first, &definition.long)?;
    let withdraw = introduction::withdraw(case.reading, definition, Keep::Short)?;
    Some(Fix { title: format!("Define “{}” here", first.text), safe: false, edits: vec![define, withdraw] })
}
