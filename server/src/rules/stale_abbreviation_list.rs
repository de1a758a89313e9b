//! A list of abbreviations says what the text says: all of it, nothing else, in order.
//!
//! Lists are made early and grow by hand. A reader who looks a short form up and does not find it,
//! or finds other words than in the text, stops trusting the list. Only briefs that have one are
//! checked; short forms that everybody knows need not be in it.
//!
//! ## Bad
//! ```markdown
//! The Harbour Crane Fund (HCF) pays for cranes. The HCF is poor, and the Port Office (PO) is rich.
//!
//! ## Abbreviations
//!
//! - TEU: twenty-foot equivalent unit
//! - HCF: Harbour Cranes Fund
//! ```
//! ## Good
//! ```markdown
//! The Harbour Crane Fund (HCF) pays for cranes. The HCF is poor, and the Port Office (PO) is rich.
//!
//! ## Abbreviations
//!
//! - HCF: Harbour Crane Fund
//! - PO: Port Office
//! ```

use super::{Case, Rule};
use crate::abbreviations::{self, Abbreviation, Entry, Origin, Written};
use crate::expansion::{agree, smallest_edit};
use crate::finding::{Edit, Fix, Remark, Severity};
use crate::reading::Reading;
use attache_grammar::{BlockKind, Brief};

pub(super) const RULE: Rule = Rule::new("T019", "stale-abbreviation-list", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let (mut remarks, wanted) = compare(case);
    if remarks.is_empty() {
        return remarks;
    }
    let fix = update(case, &wanted);
    remarks.iter_mut().for_each(|remark| remark.fixes.extend(fix.clone()));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// What is wrong with the lists of a brief, and what should stand in them.
fn compare(case: &Case<'_>) -> (Vec<Remark>, Vec<Abbreviation>) {
    let (text, brief) = (&*case.reading.text, &case.reading.brief);
    let mut lists = abbreviations::lists(text, brief);
    lists.retain(|list| !explains(brief, list));
    // A glossary of the whole project serves other briefs as well.
    if lists.is_empty() || case.reading.key.is_glossary() {
        return (Vec::new(), Vec::new());
    }
    let entries: Vec<&Entry<'_>> = lists.iter().flat_map(|list| &list.entries).collect();
    let is_listed = |one: &Abbreviation| entries.iter().any(|entry| entry.definition.key == one.key);
    let is_due = |one: &Abbreviation| one.long.is_some() && (one.origin == Origin::Defined || is_listed(one));
    let wanted: Vec<_> = abbreviations::list(case).into_iter().filter(is_due).collect();

    let mut remarks: Vec<_> = missing(case, wanted.iter().filter(|one| !is_listed(one))).into_iter().collect();
    remarks.extend(unused(entries.iter().copied().filter(|entry| !is_wanted(entry, &wanted))));
    remarks.extend(lists.iter().filter_map(unsorted));
    remarks.extend(entries.iter().filter_map(|entry| differing(case, entry, &wanted)));
    (remarks, wanted)
}

/// A glossary explains what it finds worth explaining; only a list of abbreviations means to be whole.
fn explains(brief: &Brief, list: &Written<'_>) -> bool {
    let start = list.range().start;
    let above = brief.blocks.iter().take_while(|block| block.span.range().start < start);
    let heading = above.filter(|block| matches!(block.kind, BlockKind::Heading { .. })).last();
    let words = heading.map(|block| brief.words(block).to_lowercase()).unwrap_or_default();
    !["abbreviation", "acronym", "initialism", "short form"].iter().any(|name| words.contains(name))
}

fn is_wanted(entry: &Entry<'_>, wanted: &[Abbreviation]) -> bool {
    wanted.iter().any(|one| one.key == entry.definition.key)
}

fn missing<'a>(case: &Case<'_>, missing: impl Iterator<Item = &'a Abbreviation>) -> Option<Remark> {
    let shorts: Vec<_> = missing.map(|one| &one.key).collect();
    let first = case.reading.brief.definitions.iter().find(|definition| shorts.contains(&&definition.key))?;
    let message = match shorts.len() {
        1 => format!("“{}” is not in the list of abbreviations", first.short),
        2 => format!("“{}” and 1 other short form are not in the list of abbreviations", first.short),
        n => format!("“{}” and {} other short forms are not in the list of abbreviations", first.short, n - 1),
    };
    Some(Remark::new(first.short_span, message))
}

fn unused<'a>(mut unused: impl Iterator<Item = &'a Entry<'a>>) -> Option<Remark> {
    let first = unused.next()?.definition;
    let message = match unused.count() {
        0 => format!("“{}” is in the list of abbreviations and nowhere in the text", first.short),
        1 => format!("“{}” and 1 other entry of the list are nowhere in the text", first.short),
        n => format!("“{}” and {n} other entries of the list are nowhere in the text", first.short),
    };
    Some(Remark::new(first.short_span, message))
}

fn unsorted(list: &Written<'_>) -> Option<Remark> {
    let short = |entry: &Entry<'_>| entry.definition.short.to_lowercase();
    let late = list.entries.windows(2).find(|pair| short(&pair[0]) > short(&pair[1]))?;
    let (before, entry) = (late[0].definition, late[1].definition);
    let message = format!("“{}” stands behind “{}” in the list of abbreviations", entry.short, before.short);
    Some(Remark::new(entry.short_span, message))
}

/// An entry in other words than the text. Where the two have nothing in common, the short form has
/// two meanings, which is another matter.
fn differing(case: &Case<'_>, entry: &Entry<'_>, wanted: &[Abbreviation]) -> Option<Remark> {
    let listed = entry.definition;
    let mut senses = wanted.iter().filter(|one| one.key == listed.key).filter_map(|one| one.long.as_deref()).peekable();
    let stated = *senses.peek()?;
    let is_said = senses.any(|long| entry.says(&case.reading.text, long));
    if is_said || !agree(stated, &listed.long, &case.project.lexicon) {
        return None;
    }
    let message = format!("“{}” is “{}” in the list and “{stated}” in the text", listed.short, listed.long);
    Some(Remark::new(listed.long_span, message))
}

/// Brings the lists up to date in the form they have, if nothing is wrong with them afterwards.
fn update(case: &Case<'_>, wanted: &[Abbreviation]) -> Option<Fix> {
    let text = &*case.reading.text;
    let updated = abbreviations::with_list(case.reading, wanted);
    let reading = Reading::of(case.reading.key.clone(), updated.as_str().into(), &case.project.lexicon);
    let (left, _) = compare(&Case { reading: &reading, ..*case });
    let (range, new) = smallest_edit(text, &updated);
    left.is_empty().then(|| Fix {
        title: "Bring the list of abbreviations up to date".to_owned(),
        safe: true,
        edits: vec![Edit { brief: case.reading.key.clone(), span: range.into(), text: new.to_owned() }],
    })
}
