//! A short form is defined once in a text, and once more only where readers begin anew.
//!
//! Whoever reads the summary may not read the body, and a table or a note stands for itself: each
//! may define for its own readers. A second definition in the same text makes a careful reader
//! look for the difference.
//!
//! ## Bad
//! ```markdown
//! The Special Measures Agreement (SMA) sets Seoul's share. A new SMA was signed in November.
//!
//! Parliament ratified the Special Measures Agreement (SMA) a month later.
//! ```
//! ## Good
//! ```markdown
//! The Special Measures Agreement (SMA) sets Seoul's share. A new SMA was signed in November.
//!
//! Parliament ratified the SMA a month later.
//! ```

use super::{Case, Rule, elsewhere};
use crate::article;
use crate::expansion::agree;
use crate::finding::{Edit, Fix, Related, Remark, Severity};
use crate::scope::{Scope, Scopes};
use attache_grammar::{BlockKind, Definition, Form, Span, Zone};

pub(super) const RULE: Rule = Rule::new("T004", "defined-again", Some(Severity::Hint), check);

/// Who reads a definition: whoever reads the one need not read the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    Summary,
    Body,
    Table(u32),
    /// Every note by itself, by the place where it begins.
    Note(usize),
}

/// A definition and those that say the same for the same readers.
struct Repeated<'a> {
    first: &'a Definition,
    readers: (Readers, Scope),
    again: Vec<&'a Definition>,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let scopes = Scopes::of(&case.reading.brief, case.project.settings.definition_scope);
    let mut all: Vec<Repeated<'_>> = Vec::new();
    for definition in &case.reading.brief.definitions {
        let Some(readers) = readers(case, definition) else { continue };
        let readers = (readers, scopes.at(definition.short_span.start));
        match all.iter_mut().find(|known| known.readers == readers && known.first.key == definition.key) {
            Some(known) => known.again.push(definition),
            None => all.push(Repeated { first: definition, readers, again: Vec::new() }),
        }
    }
    let mut remarks: Vec<_> = all.into_iter().filter_map(|repeated| remark(case, repeated)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Lists of abbreviations, titles, credits and somebody else's words define for nobody in
/// particular, and letters with markup within (`CP<sub>0</sub>`) are a formula.
fn readers(case: &Case<'_>, definition: &Definition) -> Option<Readers> {
    let block = case.reading.block(definition.short_span)?;
    let printed = case.reading.text[definition.short_span.range()] == *definition.short;
    if definition.form.is_glossary() || !printed || block.quoted || case.reading.is_quoted(definition.short_span) {
        return None;
    }
    match (block.kind, block.zone) {
        (BlockKind::Heading { .. } | BlockKind::Term, _) => None,
        (BlockKind::Cell { table, .. }, Zone::Body | Zone::Summary) => Some(Readers::Table(table)),
        (BlockKind::Footnote, _) => Some(Readers::Note(block.prose.start)),
        (_, Zone::Summary) => Some(Readers::Summary),
        (_, Zone::Body) => Some(Readers::Body),
        _ => None,
    }
}

fn remark(case: &Case<'_>, Repeated { first, mut again, .. }: Repeated<'_>) -> Option<Remark> {
    // Another expansion is another matter: see two-expansions.
    again.retain(|definition| agree(&first.long, &definition.long, &case.project.lexicon));
    let second = again.first()?;
    let message = format!("“{}” has been defined before{}", second.short, elsewhere(again.len() - 1));
    let related = Related { brief: case.reading.key.clone(), span: first.short_span, message: "defined here".into() };
    let edits: Option<Vec<_>> = again.iter().map(|definition| shorten(case, definition)).collect();
    let fix = edits.map(|edits| Fix {
        title: format!("Write “{}” alone", second.short),
        safe: false,
        edits: edits.into_iter().flatten().collect(),
    });
    let mut remark = Remark::new(second.short_span, message).with_related([related]);
    remark.fixes.extend(fix);
    Some(remark)
}

/// Leaves the short form of a definition, and the article that goes with it.
fn shorten(case: &Case<'_>, definition: &Definition) -> Option<Vec<Edit>> {
    let text = &case.reading.text;
    let (long, short) = (definition.long_span, definition.short_span);
    let between = text.get(long.end as usize..short.start as usize)?;
    let plain = between.trim_start_matches('s').trim_start() == "(" && text[short.end as usize..].starts_with(')');
    if definition.form != Form::LongShort || !plain {
        return None;
    }
    let replace = case.edit(Span { start: long.start, end: short.end + 1 }, definition.short.as_str());
    let Some(place) = article::at(text, long.start as usize) else { return Some(vec![replace]) };
    let article = article::before_short(&definition.short)?.in_place_of(&text[place.clone()]);
    let span = Span { start: place.start as u32, end: place.end as u32 };
    Some(if text[place] == *article { vec![replace] } else { vec![case.edit(span, article), replace] })
}
