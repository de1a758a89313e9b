//! A long name that comes again and again gets its short form.
//!
//! After the fifth `Terminal High Altitude Area Defense` the eye skips the line. If the field has a
//! short form for it, introduce it once and use it.
//!
//! ## Bad
//! ```markdown
//! Seoul hosts the Combined Forces Command. The Combined Forces Command plans for war, and an American
//! leads the Combined Forces Command. His deputy at the Combined Forces Command is Korean, and the
//! Combined Forces Command has moved to Pyeongtaek.
//! ```
//! ## Good
//! ```markdown
//! Seoul hosts the Combined Forces Command (CFC). The CFC plans for war, and an American leads the CFC.
//! His deputy at the CFC is Korean, and the CFC has moved to Pyeongtaek.
//! ```

use super::{Case, Rule};
use crate::article;
use crate::expansion::agree;
use crate::finding::{Fix, Related, Remark, Severity};
use crate::introduction;
use crate::packs::{Entry, EntryId, UndefinedOk, Wording};
use crate::reading::Mention;
use attache_grammar::{BlockKind, Zone, short_key};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule::new("T020", "long-form-repeated", Some(Severity::Hint), check);

/// As often as a long form may stand without its short one.
const FEWEST: usize = 5;

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut places = BTreeMap::<EntryId, Vec<&Mention>>::new();
    for mention in &case.reading.mentions {
        if mention.wording == Wording::Expansion && is_text(case, mention) {
            places.entry(mention.entry).or_default().push(mention);
        }
    }
    // Whoever knows what is never shortened must look at everything that is short.
    places.retain(|id, places| {
        places.len() >= FEWEST && is_worth_it(case.project.lexicon.entry(*id), case.reading.words(places[0]))
    });
    if places.is_empty() {
        return Vec::new();
    }
    let shortened = shortened(case);
    let alone = places.into_iter().filter(|(id, _)| !shortened.contains(id));
    let mut remarks: Vec<_> = alone.filter_map(|(id, places)| remark(case, id, &places)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Running text of the author's own.
fn is_text(case: &Case<'_>, mention: &Mention) -> bool {
    let own = case.reading.brief.block_at(mention.prose.start).is_some_and(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            && matches!(block.zone, Zone::Body | Zone::Summary)
            && !block.quoted
    });
    own && !case.reading.brief.is_quoted(mention.prose.start)
}

fn remark(case: &Case<'_>, id: EntryId, places: &[&Mention]) -> Option<Remark> {
    let short = case.project.lexicon.entry(id).term.short.as_deref()?;
    let words = case.reading.words(places[0]);
    let message = format!("“{words}” is spelt out {} times and never shortened to “{short}”", places.len());
    let related = places[1..].iter().map(|place| Related {
        brief: case.reading.key.clone(),
        span: place.span,
        message: "spelt out here too".into(),
    });
    let mut remark = Remark::new(places[0].span, message).with_related(related);
    remark.fixes.extend(introduce(case, id, places, short));
    Some(remark)
}

/// Names that everybody knows, countries and short words are spelt out by choice.
fn is_worth_it(entry: &Entry, words: &str) -> bool {
    entry.term.undefined_ok != UndefinedOk::Yes
        && !matches!(entry.term.kind.as_str(), "country" | "place" | "person" | "office" | "currency" | "unit" | "common")
        && words.split([' ', '-']).count() > 2
}

/// The terms of which the text uses or defines a short form anywhere, and those whose full forms define
/// another one.
fn shortened(case: &Case<'_>) -> BTreeSet<EntryId> {
    let (lexicon, brief) = (&case.project.lexicon, &case.reading.brief);
    let definitions = brief.definitions.iter();
    let worded = definitions.clone().filter_map(|definition| Some(lexicon.worded(&definition.long)?.0));
    let keys = brief.uses.iter().map(|place| &place.key).chain(definitions.map(|definition| &definition.key));
    keys.flat_map(|key| lexicon.senses(key)).copied().chain(worded).collect()
}

/// Introduces the short form at the first place and uses it at all others: if that is plain
/// everywhere, and if no other brief of the project reads the letters or the words otherwise.
fn introduce(case: &Case<'_>, id: EntryId, places: &[&Mention], short: &str) -> Option<Fix> {
    let (reading, lexicon) = (case.reading, &case.project.lexicon);
    let long = reading.words(places[0]);
    let key = short_key(short);
    let agreed = case.index.terms().variants(&key).iter().all(|other| agree(long, &other.long, lexicon))
        && case.index.terms().shortened(&lexicon.entry(id).term.id).iter().all(|other| other.short == key);
    let spans: Option<Vec<_>> = places.iter().map(|place| reading.verbatim(place.prose.clone())).collect();
    let spans = spans?;
    let plain = spans.iter().all(|span| {
        let behind = &reading.text[span.end as usize..];
        let joined = behind.starts_with(['-', '–', '/']) || behind.starts_with(" (");
        !joined && article::at(&reading.text, span.start as usize).is_none()
    });
    if !agreed || !plain {
        return None;
    }
    let first = introduction::behind(reading, lexicon, places[0].prose.clone(), short)?;
    let later = spans[1..].iter().map(|span| case.edit(*span, short));
    Some(Fix {
        title: format!("Introduce “{short}” here and use it from here on"),
        safe: false,
        edits: std::iter::once(first).chain(later).collect(),
    })
}
