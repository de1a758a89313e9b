//! A short form that is introduced is used again.
//!
//! Letters in brackets ask the reader to remember them. If they never come back, the full form
//! alone reads better. A house may ask for more: `least-uses = 3` in the style of a profile counts the
//! definition and what follows it.
//!
//! ## Bad
//! ```markdown
//! The talks covered foreign direct investment (FDI) and shipbuilding.
//! ```
//! ## Good
//! ```markdown
//! The talks covered foreign direct investment and shipbuilding.
//! ```

use super::{Case, Look, Rule};
use crate::finding::{Fix, Remark, Severity};
use crate::introduction::{self, Keep};
use crate::reading::Mention;
use crate::scope::Scopes;
use attache_grammar::{Definition, Span, Use, short_key};

pub(super) const RULE: Rule = Rule::new("T003", "unused-definition", Some(Severity::Hint), check).shown(Look::Unneeded);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let definitions = &case.reading.brief.definitions;
    let scopes = Scopes::of(&case.reading.brief, case.project.settings.definition_scope);
    let scope = |span: Span| scopes.at(span.start);
    let is_first = |definition: &&Definition| {
        let is_same = |other: &&Definition| {
            other.key == definition.key && scope(other.short_span) == scope(definition.short_span)
        };
        definitions.iter().find(is_same).is_some_and(|first| std::ptr::eq(first, *definition))
    };
    let least = case.project.house.style.least_uses.unwrap_or(LEAST_USES) as usize;
    let remark = |definition: &Definition| {
        let is_near = |place: &&Use| scope(place.span) == scope(definition.short_span);
        let uses = case.reading.uses_of(&definition.key).filter(is_near).take(least).count();
        // The RDC of an EU RDC.
        let last = definition.short.rsplit_once(' ').map(|(_, last)| short_key(last));
        let goes_on = last.is_some_and(|last| case.reading.uses_of(&last).any(|place| is_near(&place)));
        let is_meant = definition.is_certain() && !definition.form.is_glossary() && !goes_on;
        (is_meant && uses + 1 < least).then(|| rarely_used(case, definition, uses))
    };
    definitions.iter().filter(is_first).filter_map(remark).collect()
}

/// The definition, and one use.
const LEAST_USES: u32 = 2;

fn rarely_used(case: &Case<'_>, definition: &Definition, uses: usize) -> Remark {
    let again = match uses {
        0 => "not used again".to_owned(),
        1 => "used only once more".to_owned(),
        uses => format!("used only {uses} times more"),
    };
    let mut remark = Remark::new(definition.short_span, format!("“{}” is defined here and {again}", definition.short));
    remark.fixes.extend(drop_short(case, definition).filter(|_| uses == 0));
    remark
}

/// A long form that stands so often in a brief deserves its short form.
const OFTEN: usize = 3;

/// Leaves the long form alone, unless the short form should rather be used.
fn drop_short(case: &Case<'_>, definition: &Definition) -> Option<Fix> {
    let is_only = case.reading.definitions_of(&definition.key).count() == 1;
    if !is_only || elsewhere(case, definition) >= OFTEN {
        return None;
    }
    let edit = introduction::withdraw(case.reading, definition, Keep::Long)?;
    Some(Fix { title: format!("Remove “({})”", definition.short), safe: false, edits: vec![edit] })
}

/// How often the long form stands in other places.
fn elsewhere(case: &Case<'_>, definition: &Definition) -> usize {
    let lexicon = &case.project.lexicon;
    match lexicon.worded(&definition.long) {
        Some((entry, _)) => {
            let is_other = |mention: &&Mention| mention.entry == entry && !mention.span.overlaps(definition.long_span);
            case.reading.mentions.iter().filter(is_other).count()
        }
        None => case.reading.spelt_out(definition, lexicon).len(),
    }
}
