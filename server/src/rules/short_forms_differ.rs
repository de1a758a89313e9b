//! A term has the same short form in every brief of a series.
//!
//! If one brief shortens the trade agreement to KORUS and the next to KORUS FTA, readers look for
//! two agreements, and a search finds half of what was written.
//!
//! ## Bad
//! ```markdown one.md
//! The Foreign Agents Registration Act (FARA) is old. FARA dates from 1938.
//! ```
//! ```markdown two.md
//! The Foreign Agents Registration Act (FAR Act) is old. The FAR Act dates from 1938.
//! ```
//! ## Good
//! ```markdown one.md
//! The Foreign Agents Registration Act (FARA) is old. FARA dates from 1938.
//! ```
//! ```markdown two.md
//! The Foreign Agents Registration Act (FARA) is strict. FARA has few friends.
//! ```

use super::{Case, Rule, first_of_each};
use crate::expansion::long_key;
use crate::finding::{Fix, Related, Remark, Severity};
use crate::index::Shortened;
use crate::packs::{Term, UndefinedOk};
use attache_grammar::{Definition, Span, short_key};

pub(super) const RULE: Rule = Rule::new("T016", "short-forms-differ", Some(Severity::Info), check);

/// As many places elsewhere as an author will look at.
const MOST_RELATED: usize = 8;

fn check(case: &Case<'_>) -> Vec<Remark> {
    let firsts = first_of_each(&case.reading.brief.definitions, |definition| &definition.key);
    firsts.filter_map(|definition| remark(case, definition)).collect()
}

fn remark(case: &Case<'_>, definition: &Definition) -> Option<Remark> {
    let lexicon = &case.project.lexicon;
    let term = long_key(&definition.long, lexicon)?;
    let entry = lexicon.worded(&definition.long).map(|(id, _)| &lexicon.entry(id).term);
    // `US` and `USA` trouble nobody, and whoever writes what the packs write is told nothing.
    let usual = |entry: &Term| {
        let short = entry.short.as_deref().map(short_key);
        entry.undefined_ok == UndefinedOk::Yes || short.is_some_and(|short| short == definition.key)
    };
    if entry.is_some_and(|entry| usual(entry)) {
        return None;
    }
    let other = |other: &Shortened| !is_same(&other.short, &definition.key);
    let mut others = case.index.shortened_as(&term, other).filter(|(brief, ..)| **brief != case.reading.key);
    let (brief, short, other) = others.next()?;
    let message =
        format!("“{}” is “{}” here and “{short}” in {}", definition.long, definition.key, brief.file_name());
    let related = std::iter::once((brief, short, other)).chain(others).take(MOST_RELATED);
    let related = related.map(|(brief, short, other)| Related {
        brief: brief.clone(),
        span: other.short_span,
        message: format!("“{short}” here"),
    });
    let mut remark = Remark::new(definition.short_span, message).with_related(related);
    remark.fixes.extend(rename(case, definition, &term, short));
    Some(remark)
}

/// Points, hyphens, capitals and plurals make no other short form, and those that are counted
/// (`LSA-I`, `LSA-II`) are several things of one kind.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |short: &str| -> String {
        let plain: String = short.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        plain.trim_end_matches('s').to_owned()
    };
    let counted = |short: &str| -> Option<String> {
        let (stem, count) = short.rsplit_once(['-', ' '])?;
        count.chars().all(|char| matches!(char, 'I' | 'V' | 'X' | '0'..='9')).then(|| letters(stem))
    };
    letters(one) == letters(other) || counted(one).is_some_and(|stem| counted(other) == Some(stem))
}

/// The short form of the other briefs, here too: if they agree on it, and if it is free here.
fn rename(case: &Case<'_>, definition: &Definition, term: &str, short: &str) -> Option<Fix> {
    let reading = case.reading;
    let taken = reading.uses_of(short).next().is_some() || reading.definitions_of(short).next().is_some();
    let is_own = |other: &Shortened| case.index.is_alone(&reading.key, other);
    let agreed = case.index.terms().shortened(term).iter().all(|other| other.short == short || is_own(other))
        && case.index.terms().variants(short).iter().all(|other| other.term.as_deref() == Some(term));
    let defined = reading.definitions_of(&definition.key).map(|definition| definition.short_span);
    let mut places: Vec<Span> = defined.chain(reading.uses_of(&definition.key).map(|place| place.span)).collect();
    places.sort_unstable();
    // Plurals, points and possessives would need a hand.
    let plain = places.iter().all(|place| reading.text[place.range()] == *definition.key && !reading.is_quoted(*place));
    (!taken && agreed && plain).then(|| Fix {
        title: format!("Replace by “{short}”"),
        safe: false,
        edits: places.into_iter().map(|place| case.edit(place, short)).collect(),
    })
}
