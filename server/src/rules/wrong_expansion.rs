//! The full form of a term is the official one.
//!
//! Letters cannot tell: `Special Measure Agreement` fits SMA as well as the right
//! `Special Measures Agreement` does. Term packs list the wrong forms that are seen in print, and
//! an official name that is slightly off costs a brief the trust of exactly those who know.
//!
//! ## Bad
//! ```markdown
//! The allies signed a new Special Measure Agreement (SMA). The SMA runs for five years.
//! ```
//! ## Good
//! ```markdown
//! The allies signed a new Special Measures Agreement (SMA). The SMA runs for five years.
//! ```

use super::{Case, Rule, elsewhere};
use crate::expansion::smallest_edit;
use crate::finding::{Edit, Fix, Remark, Severity};
use crate::packs::{Entry, EntryId, Wording};
use crate::reading::Mention;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule::new("T007", "wrong-expansion", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let expands = |entry: &Entry| entry.term.short.is_some() && !is_name(entry);
    remarks(case, Wording::Wrong, expands, |wrong, right, entry| {
        format!("“{wrong}” is not what {} stands for: “{right}”", entry.term.short.as_deref().unwrap_or_default())
    })
}

/// Whether a wrong wording of the entry is a misspelt name and no wrong expansion.
pub(super) fn is_name(entry: &Entry) -> bool {
    entry.term.short.is_none() || matches!(entry.term.kind.as_str(), "person" | "place")
}

/// One remark for every such wording of an entry that `concerns` lets through, at its first place.
pub(super) fn remarks(
    case: &Case<'_>,
    wording: Wording,
    concerns: impl Fn(&Entry) -> bool,
    message: impl Fn(&str, &str, &Entry) -> String,
) -> Vec<Remark> {
    let mut places = BTreeMap::<(EntryId, &str), Vec<&Mention>>::new();
    for mention in &case.reading.mentions {
        let entry = case.project.lexicon.entry(mention.entry);
        // Who says only what is wrong has nothing to offer instead.
        let is_wrong = mention.wording == wording && !entry.term.expansions.is_empty() && concerns(entry);
        // Somebody else's words stay as they are.
        if is_wrong && !case.reading.brief.is_quoted(mention.prose.start) {
            places.entry((mention.entry, case.reading.words(mention))).or_default().push(mention);
        }
    }
    let remark = |((id, wrong), places): ((EntryId, &str), Vec<&Mention>)| {
        let entry = case.project.lexicon.entry(id);
        let right = nearest(wrong, &entry.term.expansions);
        let message = message(wrong, right, entry) + &elsewhere(places.len() - 1);
        let fix = Fix {
            title: format!("Replace by “{right}”"),
            safe: true,
            edits: places.iter().flat_map(|mention| edits(case, mention, wrong, right)).collect(),
        };
        Remark::new(places[0].span, message).with_fix(fix)
    };
    let mut remarks: Vec<_> = places.into_iter().map(remark).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The accepted form that the author most likely meant.
fn nearest<'a>(wrong: &str, expansions: &'a [String]) -> &'a str {
    let distance = |expansion: &&String| strsim::levenshtein(wrong, expansion);
    expansions.iter().min_by_key(distance).map_or("", String::as_str)
}

/// Only what differs is touched, so that markup and odd blanks within the name stay. A name that ends
/// in s now has no other behind its apostrophe.
fn edits(case: &Case<'_>, mention: &Mention, wrong: &str, right: &str) -> Vec<Edit> {
    let prose = &case.reading.brief.prose;
    let (range, text) = smallest_edit(wrong, right);
    let (start, end) = (mention.prose.start, mention.prose.end);
    let mut edits = vec![case.edit(prose.span(start + range.start..start + range.end), text)];
    let apostrophe = prose.text()[end..].chars().next().filter(|char| matches!(char, '’' | '\''));
    if let Some(apostrophe) = apostrophe.filter(|_| right.ends_with('s') && !wrong.ends_with('s')) {
        let behind = end + apostrophe.len_utf8();
        let mut letters = prose.text()[behind..].chars();
        if letters.next() == Some('s') && !letters.next().is_some_and(char::is_alphanumeric) {
            edits.push(case.edit(prose.span(behind..behind + 1), ""));
        }
    }
    edits
}
