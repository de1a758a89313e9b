//! A short form with several meanings says which one it has.
//!
//! CFC is a command in Seoul and a gas in Geneva; ASPI is a think tank in New York and another in
//! Canberra. Even readers of the field cannot tell without the full form.
//!
//! ## Bad
//! ```markdown
//! The delegation met ASPI on Monday. ASPI published a note the day after.
//! ```
//! ## Good
//! ```markdown
//! The delegation met the Asia Society Policy Institute (ASPI) on Monday. ASPI published a note
//! the day after.
//! ```

use super::undefined_acronym::{expand, undefined, weight};
use super::{Case, Rule, elsewhere};
use crate::finding::{Remark, Severity};
use attache_grammar::Use;

pub(super) const RULE: Rule = Rule::new("T009", "ambiguous-acronym", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks: Vec<_> = undefined(case).into_iter().filter_map(|(key, places)| remark(case, key, &places)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn remark(case: &Case<'_>, key: &str, places: &[&Use]) -> Option<Remark> {
    let senses = case.project.lexicon.senses(key);
    if senses.len() < 2 || case.project.settings.allows(RULE.code, key) {
        return None;
    }
    let entries = || senses.iter().map(|&sense| case.project.lexicon.entry(sense));
    let offered: Vec<_> = entries().map(|entry| format!("“{}”", entry.term.canonical())).collect();
    let (last, others) = offered.split_last()?;
    let message = format!(
        "“{}” is never defined and may stand for {} or {last}{}",
        places[0].text,
        others.join(", "),
        elsewhere(places.len() - 1)
    );
    let mut remark = Remark::new(places[0].span, message).at_most(weight(case, places));
    remark.fixes.extend(entries().filter_map(|entry| expand(case, places, entry.term.canonical())));
    Some(remark)
}
