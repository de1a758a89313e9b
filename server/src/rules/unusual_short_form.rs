//! A short form is written the way its field writes it.
//!
//! Search engines, indexes and colleagues look for `A2/AD` and `OPCON`. `A2AD` or `OpCon` is
//! understood, but not found.
//!
//! ## Bad
//! ```markdown
//! China has built anti-access/area denial (A2AD) networks. A2AD now reaches Guam.
//! ```
//! ## Good
//! ```markdown
//! China has built anti-access/area denial (A2/AD) networks. A2/AD now reaches Guam.
//! ```

use super::{Case, Rule, elsewhere, first_of_each};
use crate::finding::{Fix, Remark, Severity};
use crate::packs::Wording;
use attache_grammar::{Definition, Span, short_key};

pub(super) const RULE: Rule = Rule::new("T011", "unusual-short-form", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let firsts = first_of_each(&case.reading.brief.definitions, |definition| &definition.key);
    let mut remarks: Vec<_> = firsts.filter_map(|definition| remark(case, definition)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The term that a definition means: what it says tells, so nothing is guessed from letters. Words
/// before the name (`wartime operational control`) may be a name of their own.
fn usual<'a>(case: &Case<'a>, definition: &Definition) -> Option<&'a str> {
    let lexicon = &case.project.lexicon;
    let starts = definition.long.match_indices(' ').map(|(at, _)| at + 1);
    let names = std::iter::once(0).chain(starts).filter_map(|at| lexicon.worded(&definition.long[at..]));
    let shorts = names.filter(|(_, wording)| *wording == Wording::Expansion).filter_map(|(id, _)| {
        let accepted = lexicon.senses(&definition.key).contains(&id);
        Some((lexicon.entry(id).term.short.as_deref()?, accepted))
    });
    let (short, accepted) = shorts.into_iter().find(|(short, _)| folded(short) == folded(&definition.key))?;
    (!accepted).then_some(short)
}

fn remark(case: &Case<'_>, definition: &Definition) -> Option<Remark> {
    if is_initial(&definition.key) {
        return None;
    }
    let short = usual(case, definition)?;
    let places = places(case, &definition.key);
    let first = *places.first()?;
    let message = format!("“{}” is usually written “{short}”{}", definition.key, elsewhere(places.len() - 1));
    let mut remark = Remark::new(first, message);
    // What others wrote stays, and would then stand undefined.
    if !places.iter().any(|place| case.reading.is_quoted(*place)) {
        remark.fixes.push(Fix {
            title: format!("Replace by “{short}”"),
            safe: true,
            edits: places.iter().map(|place| case.edit(*place, respelt(case, *place, short))).collect(),
        });
    }
    Some(remark)
}

/// Every place where the short form stands, defined or used.
fn places(case: &Case<'_>, key: &str) -> Vec<Span> {
    let defined = case.reading.definitions_of(key).map(|definition| definition.short_span);
    let mut places: Vec<_> = defined.chain(case.reading.uses_of(key).map(|place| place.span)).collect();
    places.sort_unstable();
    places
}

/// With the plural ending of what it replaces.
fn respelt(case: &Case<'_>, place: Span, short: &str) -> String {
    let written = &case.reading.text[place.range()];
    let plural = written.ends_with('s') && short_key(written).len() < written.len();
    if plural { format!("{short}s") } else { short.to_owned() }
}

/// Letters and digits in small letters.
fn folded(short: &str) -> String {
    short.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `Unicef`: some houses write what is read as a word with one capital.
fn is_initial(key: &str) -> bool {
    key.chars().skip(1).all(char::is_lowercase)
}
