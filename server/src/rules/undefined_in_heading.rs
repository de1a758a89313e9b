//! A heading uses only short forms that the text explains.
//!
//! A title is read by people who have not read the text yet, and is often all they read. Letters
//! that stand only there, and nowhere in the text, say nothing to most of them.
//!
//! ## Bad
//! ```markdown
//! # What MASGA means for the yards
//!
//! American shipyards lack welders, and Korean ones have too many.
//! ```
//! ## Good
//! ```markdown
//! # What MASGA means for the yards
//!
//! Make American Shipbuilding Great Again (MASGA) would send Korean welders to American yards.
//! ```

use super::undefined_acronym::{self, undefined};
use super::{Case, Rule, elsewhere};
use crate::article;
use crate::finding::{Fix, Remark, Severity};
use attache_grammar::{BlockKind, Use, Zone};

pub(super) const RULE: Rule = Rule::new("T012", "undefined-in-heading", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks: Vec<_> = undefined(case).into_iter().filter_map(|(key, places)| remark(case, key, &places)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Whether a short form stands in titles and headings and nowhere in the text below them.
pub(super) fn only_in_headings(case: &Case<'_>, places: &[&Use]) -> bool {
    let in_heading = |place: &&Use| {
        case.reading.brief.block_at(place.prose).is_some_and(|block| {
            block.zone == Zone::Title || matches!(block.kind, BlockKind::Heading { .. })
        })
    };
    places.iter().all(in_heading)
}

/// `DPM Teo Chee Hean`: a rank before a name needs no more explanation there than `Dr` does.
fn is_title_of_person(case: &Case<'_>, place: &Use) -> bool {
    let behind = &case.reading.brief.prose.text()[place.prose + place.text.len()..];
    let Some(behind) = behind.strip_prefix(' ') else { return false };
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let line = behind.split('\n').next().unwrap_or_default();
    line.split(' ').take(2).filter(|word| is_name(word)).count() == 2
}

/// `ANSWER:` alone in its line, `ACCIDENTS`, or `AList`, which has lost a blank: words, no short
/// forms.
fn is_loud(case: &Case<'_>, place: &Use) -> bool {
    let brief = &case.reading.brief;
    let alone = brief.block_at(place.prose).is_some_and(|block| {
        brief.words(block).trim_end_matches(':') == place.text.as_str() && place.text.len() > 4
    });
    let small = place.text.chars().rev().take_while(|char| char.is_lowercase()).count();
    let unknown = case.project.lexicon.senses(&place.key).is_empty();
    alone || small > 2 || (unknown && place.text.len() > 7)
}

fn remark(case: &Case<'_>, key: &str, places: &[&Use]) -> Option<Remark> {
    // What may stand undefined in the text may do so in a heading, and several senses are another
    // matter: ambiguous-acronym offers them all.
    let is_allowed = |code| case.project.settings.allows(code, key);
    let allowed = is_allowed(RULE.code) || is_allowed(undefined_acronym::RULE.code);
    let senses = case.project.lexicon.senses(key);
    if senses.len() > 1 || !only_in_headings(case, places) || allowed {
        return None;
    }
    let first = places[0];
    if places.iter().all(|place| is_title_of_person(case, place) || is_loud(case, place)) {
        return None;
    }
    let message =
        format!("“{}” stands in a heading and is nowhere explained{}", first.text, elsewhere(places.len() - 1));
    let mut remark = Remark::new(first.span, message);
    let text = &case.reading.text;
    let is_plain = places.iter().all(|place| {
        let (before, behind) = (&text[..place.span.start as usize], &text[place.span.end as usize..]);
        let joined = before.ends_with(['-', '/', '–']) || behind.starts_with(['-', '/', '–']);
        !place.text.ends_with('s') && !joined && article::at(text, place.span.start as usize).is_none()
    });
    if let Some(&sense) = senses.first().filter(|_| is_plain) {
        let long = case.project.lexicon.entry(sense).term.canonical();
        remark.fixes.push(Fix {
            title: format!("Replace by “{long}”"),
            safe: false,
            edits: places.iter().map(|place| case.edit(place.span, long)).collect(),
        });
    }
    Some(remark)
}
