//! Letters in brackets are the short form of the words before them.
//!
//! `cooperation program (MASGA project)` looks like a definition and is none: readers try to find
//! the letters in the words and fail. A gloss of this kind reads better as a sentence of its own.
//!
//! ## Bad
//! ```markdown
//! Seoul calls its plan MASGA. The shipbuilding cooperation program (MASGA project) has yards train
//! American welders.
//! ```
//! ## Good
//! ```markdown
//! Seoul calls its plan Make American Shipbuilding Great Again (MASGA). The shipbuilding cooperation
//! program (MASGA project) has yards train American welders.
//! ```

use super::undefined_acronym::{self, undefined};
use super::{Case, Rule};
use crate::finding::{Remark, Severity};
use attache_grammar::Use;

pub(super) const RULE: Rule = Rule::new("T014", "letters-do-not-fit", Some(Severity::Hint), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let allowed = |key: &str| case.project.settings.allows(undefined_acronym::RULE.code, key);
    let all = undefined(case).into_iter().filter(|(key, _)| !allowed(key));
    // The first place is undefined-acronym's.
    let remark = |(_, places): (_, Vec<&Use>)| places.into_iter().skip(1).find_map(|place| remark(case, place));
    let mut remarks: Vec<_> = all.filter_map(remark).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The short form alone in brackets, or with one small word behind it, after two words or more.
fn remark(case: &Case<'_>, place: &Use) -> Option<Remark> {
    let prose = case.reading.brief.prose.text();
    let block = case.reading.brief.block_at(place.prose)?;
    let before = prose[block.prose.start..place.prose].strip_suffix(" (")?;
    let behind = &prose[place.prose + place.text.len()..block.prose.end];
    let noun = &behind[..behind.find(')')?];
    let plain = noun.is_empty() || noun.strip_prefix(' ').is_some_and(|noun| noun.chars().all(char::is_lowercase));
    let capitals = place.key.len() > 2 && place.key.chars().all(|char| char.is_ascii_uppercase());
    let mut words = before.rsplit(' ').take(2).collect::<Vec<_>>();
    words.reverse();
    let are_words = words.len() == 2 && words.iter().all(|word| word.len() > 3 && word.chars().all(is_of_word));
    let printed = case.reading.text[place.span.range()] == *place.text;
    // `ALBA Smart Recycling (ALBA)` repeats a word of the name.
    let repeats = before.rsplit(' ').take(4).any(|word| word.contains(&*place.text));
    if !plain || !capitals || !are_words || !printed || repeats || case.reading.brief.is_quoted(place.prose) {
        return None;
    }
    let message = format!("“{}” is not short for “{}”, although it stands in brackets behind it", place.text, words.join(" "));
    Some(Remark::new(place.span, message))
}

/// Words in small letters: the letters of a name may come from words further off, or from another
/// language.
fn is_of_word(char: char) -> bool {
    char.is_lowercase() || char == '-'
}
