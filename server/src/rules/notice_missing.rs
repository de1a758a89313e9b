//! A brief has the notices of its house, word for word.
//!
//! Disclosures are asked for by law and disclaimers by lawyers, and both were worded with care. One that
//! was left out, or shortened to fit the page, is found by whom it concerns. The template in
//! `attache.toml` has their words; capitals and punctuation do not matter. Without a template none is
//! missing.
//!
//! ## Bad
//! ```toml attache.toml
//! [template]
//! notices = ["The harbour office is funded by the port and the state."]
//! ```
//! ```markdown brief.md
//! # Who Pays for the Cranes
//!
//! The cranes are old.
//!
//! The harbour office is funded by the port.
//! ```
//! ## Good
//! ```toml attache.toml
//! [template]
//! notices = ["The harbour office is funded by the port and the state."]
//! ```
//! ```markdown brief.md
//! # Who Pays for the Cranes
//!
//! The cranes are old.
//!
//! *The harbour office is funded by the port and the state.*
//! ```

use super::{Case, Rule, elsewhere, first_words, is_long};
use crate::finding::{Fix, Remark, Severity};
use crate::wording::{self, Key, Likeness, likeness};
use attache_grammar::{Span, Zone, parse};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("D010", "notice-missing", Some(Severity::Warning), check);

/// Of a notice that was altered, so many hundredths of its words are left in their order, and it takes no
/// more than so many of its length.
const LEAST_LEFT: usize = 70;
const MOST_TAKEN: usize = 150;

fn check(case: &Case<'_>) -> Vec<Remark> {
    let notices = &case.project.settings.template.notices;
    if notices.is_empty() {
        return Vec::new();
    }
    let (places, words): (Vec<_>, Vec<_>) = wording::words(case.reading.brief.prose.text()).unzip();
    let remark = |notice: &String| {
        let keys = wording::keys(notice);
        if wording::holds(&words, &keys) {
            return None;
        }
        let is_altered = |alike: &Likeness| {
            alike.common * 100 >= keys.len() * LEAST_LEFT && alike.whole.len() * 100 <= keys.len() * MOST_TAKEN
        };
        let alike = likeness(&keys, &words).filter(is_altered);
        match alike {
            Some(alike) => Some(altered(case, notice, &alike, &places)),
            None => first_words(case).map(|span| missing(case, notice, &keys, span)),
        }
    };
    let mut remarks: Vec<_> = notices.iter().filter_map(remark).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn altered(case: &Case<'_>, notice: &str, alike: &Likeness, places: &[Range<usize>]) -> Remark {
    let text = case.reading.brief.prose.text();
    let stated: Vec<_> = wording::words(notice).map(|(place, _)| place).collect();
    let (own, here) = &alike.differences[0];
    // Words that were left out are shown by those around them.
    let wider = |range: &Range<usize>, all: &[Range<usize>]| {
        let around = range.start.saturating_sub(1)..(range.end + 1).min(all.len());
        all[around.start].start..all[around.end - 1].end
    };
    let (read, wanted) = (wider(here, places), wider(own, &stated));
    let others = elsewhere(alike.differences.len() - 1);
    let message = format!("“{}” is worded “{}” in the notice of the house{others}", &text[read.clone()], &notice[wanted]);
    let mut remark = Remark::new(case.reading.brief.prose.span(read), message);
    let all = places[alike.whole.start].start..places[alike.whole.end - 1].end;
    let worded = &notice[stated[0].start..stated[stated.len() - 1].end];
    remark.fixes.extend(case.reading.verbatim(all).map(|span| Fix {
        title: "Restore the notice".to_owned(),
        safe: false,
        edits: vec![case.edit(span, worded)],
    }));
    remark
}

fn missing(case: &Case<'_>, notice: &str, keys: &[Key], span: Span) -> Remark {
    let end = notice.char_indices().nth(LONGEST_SHOWN).map(|(end, _)| end);
    let shown = end.map_or_else(|| notice.to_owned(), |end| format!("{}…", &notice[..end]));
    let remark = Remark::new(span, format!("this brief has no notice “{shown}”"));
    match append(case, notice, keys) {
        Some(text) => {
            let end = case.reading.text.len();
            let edits = vec![case.edit(Span::new(end, end), text)];
            remark.with_fix(Fix { title: "Add the notice at the end".to_owned(), safe: false, edits })
        }
        None => remark,
    }
}

/// The beginning of a notice that a message shows, in characters.
const LONGEST_SHOWN: usize = 60;

/// What stands behind the last line then. None if it would be no text there, if the notice brings a short
/// form along that the brief would have to define, or if a note became a brief by it.
fn append(case: &Case<'_>, notice: &str, keys: &[Key]) -> Option<String> {
    let reading = case.reading;
    let line = if reading.text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if reading.text.ends_with('\n') { line.to_owned() } else { line.repeat(2) };
    let text = format!("{gap}{notice}{line}");
    let brief = parse(&format!("{}{text}", reading.text));
    let is_known = brief.uses.iter().all(|place| reading.uses_of(&place.key).next().is_some());
    let stays = is_long(case) || brief.blocks.last().is_some_and(|block| block.zone == Zone::Boilerplate);
    (is_known && stays && wording::holds(&wording::keys(brief.prose.text()), keys)).then_some(text)
}
