//! Every table, figure or box that the text points at is there.
//!
//! Exhibits are cut late and renumbered in haste. A reader who is sent to Table 3 of two tables
//! cannot check what it was to show. Only kinds of exhibits that the brief itself numbers in captions
//! are looked for, and not those of other documents (`Table 3 of the audit`).
//!
//! ## Bad
//! ```markdown
//! Table 2 shows who pays. The cranes are listed in Table 1.
//!
//! Table 1: Cranes by age
//!
//! | Pier | Years |
//! |------|-------|
//! | Old  | 41    |
//! ```
//! ## Good
//! ```markdown
//! The cranes are listed in Table 1, and Table 2 of the audit shows who pays.
//!
//! Table 1: Cranes by age
//!
//! | Pier | Years |
//! |------|-------|
//! | Old  | 41    |
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Remark, Severity};
use attache_grammar::{Block, Zone};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("R004", "missing-exhibit", Some(Severity::Warning), check);

/// What exhibits are called.
const KINDS: &[&str] = &["Table", "Figure", "Box", "Chart", "Exhibit", "Map"];

/// The longest title of an exhibit, in bytes.
const LONGEST_TITLE: usize = 200;

/// An exhibit as the text names it: kind and number.
type Exhibit<'a> = (&'static str, &'a str);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let mut captions = BTreeSet::new();
    let mut pointers = BTreeMap::<Exhibit<'_>, Vec<Range<usize>>>::new();
    for (block, exhibit, place) in exhibits(case) {
        let is_free = matches!(block.zone, Zone::Body | Zone::Summary) && !brief.is_quoted(place.start);
        if is_caption(case, block, &place) {
            captions.insert(exhibit);
        } else if is_free && !is_elsewhere(brief.words(block), place.start - block.prose.start) {
            pointers.entry(exhibit).or_default().push(place);
        }
    }
    let is_numbered = |kind: &str| captions.iter().any(|(captioned, _)| *captioned == kind);
    let missing = pointers.iter().filter(|(exhibit, _)| is_numbered(exhibit.0) && !captions.contains(*exhibit));
    let remark = |((kind, number), places): (&Exhibit<'_>, &Vec<Range<usize>>)| {
        let message = format!("there is no {kind} {number} in this brief{}", elsewhere(places.len() - 1));
        Remark::new(brief.prose.span(places[0].clone()), message)
    };
    let mut remarks: Vec<_> = missing.map(remark).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The exhibits that a brief names, kind by kind, with the places.
fn exhibits<'a>(case: &Case<'a>) -> Vec<(&'a Block, Exhibit<'a>, Range<usize>)> {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let mut found = Vec::new();
    for kind in KINDS {
        for at in memchr::memmem::find_iter(text.as_bytes(), kind) {
            let digits = at + kind.len() + 1;
            if !matches!(text.as_bytes().get(digits - 1..), Some([b' ', b'0'..=b'9' | b'.', ..])) {
                continue;
            }
            let Some(block) = brief.block_at(at).filter(|block| digits < block.prose.end) else { continue };
            let number = number(&text[digits..block.prose.end]);
            let is_joined = text[block.prose.start..at].ends_with(|char: char| char.is_alphanumeric() || char == '-');
            if !number.is_empty() && !is_joined {
                found.push((block, (*kind, number), at..digits + number.len()));
            }
        }
    }
    found
}

/// `3` or `3.1`, and nothing joined to it but a letter for a part (`3a`).
fn number(text: &str) -> &str {
    let digits = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let number = text[..digits].trim_end_matches('.');
    let is_whole = !text[number.len()..].trim_start_matches('.').starts_with(|char: char| char.is_alphanumeric());
    let has_part = text[number.len()..].starts_with(|char: char| char.is_ascii_lowercase())
        && !text[number.len() + 1..].starts_with(char::is_alphanumeric);
    if number.len() <= 5 && (is_whole || has_part) { number } else { "" }
}

/// Whether the exhibit itself stands here: its name begins a block and a title follows, or nothing.
fn is_caption(case: &Case<'_>, block: &Block, place: &Range<usize>) -> bool {
    let text = case.reading.brief.prose.text();
    let behind = text[place.end..block.prose.end].trim_start();
    let is_first = text[block.prose.start..place.start].chars().all(|char| !char.is_alphanumeric());
    // Some pages put the name behind the title, at the end of a line that is no sentence.
    if behind.is_empty() && !is_first {
        return block.prose.len() <= LONGEST_TITLE;
    }
    let titled = behind.is_empty() || behind.starts_with([':', '.', '–', '—', '-', '|', '(']) || behind.starts_with(char::is_uppercase);
    is_first && titled
}

/// `Table 3 of the audit`, `Annex A, Table 3`: an exhibit of another document. `at` is where it begins
/// in the words of its block.
fn is_elsewhere(words: &str, at: usize) -> bool {
    let (before, here) = (words[..at].trim_end_matches([' ', ',', '(']), &words[at..]);
    let before = before.rsplit([' ', '(']).nth(1).unwrap_or_default();
    let behind = here.splitn(3, ' ').nth(2).unwrap_or_default();
    let is_part = ["Annex", "Appendix", "Chapter", "Volume", "Part"].contains(&before);
    is_part || ["of", "in", "from", "on", "to", "at"].contains(&behind.split(' ').next().unwrap_or_default())
}
