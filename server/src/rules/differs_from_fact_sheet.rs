//! A figure that the team or a pack declares is the declared one.
//!
//! Teams keep the figures that matter in a fact sheet: one value, its source and its date. A brief
//! that prints another one is out of date or mistyped. A place is bound to a declared figure by a
//! comment behind the number and its noun, `<!-- attache: figure port-calls-2024 -->`, which no reader
//! sees; then the check is exact, and a value rounded to the digits that are printed agrees. Other
//! places are compared only if their sentence says the subject, the measure, the unit and the period.
//!
//! Fact sheets are TOML files named in `attache.toml` by `fact-sheets`: `[[figure]]` with `id`,
//! `measure`, `value` and, as far as they are known, `subject`, `aliases`, `term`, `unit`, `period`,
//! `kind`, `as-of`, `source`.
//!
//! ## Bad
//! ```markdown
//! South Korea keeps diplomatic relations with 149 states<!-- attache: figure rok-diplomatic-relations -->.
//! ```
//!
//! ```markdown
//! The share rises by 9.3 percent<!-- attache: figure sma-2026-increase -->.
//! ```
//! ## Good
//! ```markdown
//! South Korea keeps diplomatic relations with 194 states<!-- attache: figure rok-diplomatic-relations -->,
//! about 190<!-- attache: figure rok-diplomatic-relations --> of them with an embassy.
//! ```

use super::{Case, Rule};
use crate::facts::{Place, Verdict, other_end, places, rewritten, verdict};
use crate::finding::{Edit, Fix, Remark, Severity};
use crate::nearest::nearest;
use attache_grammar::Binding;

pub(super) const RULE: Rule = Rule::new("F014", "differs-from-fact-sheet", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let (reading, project) = (case.reading, case.project);
    let places = places(reading, &project.lexicon, &project.facts);
    let mut remarks: Vec<Remark> = places.iter().filter_map(|place| differing(case, place)).collect();
    remarks.extend(reading.brief.bindings.iter().filter_map(|binding| astray(case, binding)));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// A place that prints another value than is declared.
fn differing(case: &Case<'_>, place: &Place<'_>) -> Option<Remark> {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let figure = &brief.figures[place.figure];
    let other_end = other_end(brief, figure);
    let written = &text[figure.prose.clone()];
    let declared = place.declared;
    let origin = match declared.origin() {
        origin if origin.is_empty() => String::new(),
        origin => format!(" ({origin})"),
    };
    match verdict(declared, figure, other_end) {
        Verdict::Agrees => None,
        // Without a binding another unit is another figure.
        Verdict::OtherUnit if place.binding.is_none() => None,
        Verdict::OtherUnit => {
            let message =
                format!("“{written}” is in another unit than “{}”: {}{origin}", declared.id(), declared.written);
            Some(Remark::new(figure.span, message))
        }
        Verdict::Differs => {
            let message = format!("“{written}” differs from “{}”: {}{origin}", declared.id(), declared.written);
            let remark = Remark::new(figure.span, message);
            let number = &text[figure.number.clone()];
            let edit = || {
                let span = case.reading.verbatim(figure.number.clone())?;
                Some(Edit { brief: case.reading.key.clone(), span, text: rewritten(declared, figure, number)? })
            };
            Some(match edit() {
                Some(edit) => {
                    let title = format!("Write “{}”", edit.text);
                    remark.with_fix(Fix { title, safe: false, edits: vec![edit] })
                }
                None => remark,
            })
        }
    }
}

/// A comment that binds nothing, or to nothing.
fn astray(case: &Case<'_>, binding: &Binding) -> Option<Remark> {
    let facts = &case.project.facts;
    if facts.named(&binding.id).is_none() {
        let ids = facts.all().iter().map(|declared| declared.id());
        let help = nearest(&binding.id, ids).map(|id| format!("; did you mean “{id}”?")).unwrap_or_default();
        return Some(Remark::new(binding.id_span, format!("no figure “{}” is declared{help}", binding.id)));
    }
    let message = format!("no number stands right before the comment that binds it to “{}”", binding.id);
    binding.figure.is_none().then(|| Remark::new(binding.span, message))
}
