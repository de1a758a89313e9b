//! The places that have a name, and what stands there afterwards. Every brief is read anew, since an
//! edit in the wrong place does harm.

use super::{Refusal, Topic};
use crate::BriefKey;
use crate::index::Facts;
use crate::reading::Reading;
use crate::workspace::Workspace;
use attache_grammar::{Span, short_key};
use std::collections::BTreeSet;
use std::ops::Range;

type Place = (BriefKey, Span, String);

/// The short form of `NGOs` is `NGO`.
pub(super) fn singular<'a>(written: &'a str, key: &str) -> &'a str {
    written.strip_suffix('s').filter(|one| !key.ends_with('s') && short_key(one) == *key).unwrap_or(written)
}

/// The definitions and uses of a short form where it means the term.
pub(super) fn of_short(
    workspace: &Workspace,
    topic: &Topic,
    short: &str,
    new: &str,
) -> Result<BTreeSet<Place>, Refusal> {
    let mut places = BTreeSet::new();
    for brief in &topic.briefs {
        let reading = read(workspace, brief)?;
        for span in spans_of_short(&reading, topic, short)? {
            let written = &reading.text[span.range()];
            if short_key(written) != short {
                return Err(interrupted(brief, short));
            }
            let plural = &written[singular(written, short).len()..];
            places.insert((brief.clone(), span, format!("{new}{plural}")));
        }
    }
    Ok(places)
}

fn spans_of_short(reading: &Reading, topic: &Topic, short: &str) -> Result<Vec<Span>, Refusal> {
    let lexicon = &topic.lexicon;
    let (ours, others): (Vec<_>, Vec<_>) = reading
        .definitions_of(short)
        .partition(|definition| topic.sense.is_defined_by(short, &definition.long, lexicon));
    let facts = Facts::of(reading, lexicon);
    let is_meant = |at: u32| topic.sense.is_meant(&facts, short, at, &topic.shared, lexicon);
    let uses = reading.uses_of(short).map(|place| place.span).filter(|span| is_meant(span.start));
    let spans: Vec<_> = ours.iter().map(|definition| definition.short_span).chain(uses).collect();
    match others.first() {
        Some(other) if !spans.is_empty() => Err(Refusal(format!(
            "“{short}” also stands for “{}” in {}; which of its uses mean which cannot be told",
            other.long,
            reading.key.file_name()
        ))),
        _ => Ok(spans.into_iter().filter(|&span| !reading.is_quoted(span)).collect()),
    }
}

/// The places of a long form: where it is defined, and wherever a brief of the project has the very
/// same words.
pub(super) fn of_long(workspace: &Workspace, topic: &Topic, old: &str, new: &str) -> Result<BTreeSet<Place>, Refusal> {
    let rarest = old.split(' ').max_by_key(|word| word.len()).unwrap_or(old);
    let rarest =
        memchr::memmem::Finder::new(rarest.get(rarest.chars().next().map_or(0, char::len_utf8)..).unwrap_or(""));
    let mut places = BTreeSet::new();
    for brief in &topic.all {
        // A brief that went away since has nothing to rename.
        let Some(text) = workspace.text(brief) else { continue };
        if rarest.find(text.to_arc_str().as_bytes()).is_none() {
            continue;
        }
        let reading = read(workspace, brief)?;
        for span in spans_of_long(&reading, topic, old) {
            let written = &reading.text[span.range()];
            if !written.split_whitespace().map(str::to_lowercase).eq(old.split_whitespace().map(str::to_lowercase)) {
                return Err(interrupted(brief, old));
            }
            places.insert((brief.clone(), span, in_case_of(written, old, new)));
        }
    }
    Ok(places)
}

fn spans_of_long(reading: &Reading, topic: &Topic, old: &str) -> BTreeSet<Span> {
    let prose = &reading.brief.prose;
    let words = |long: &str| same_words(long, old);
    let definitions = reading.brief.definitions.iter().filter(|definition| words(&definition.long));
    let defined: BTreeSet<Span> = definitions.map(|definition| definition.long_span).collect();
    // What is part of a longer wording is another term.
    let longer = |span: Span| {
        let of_packs = reading.mentions.iter().map(|mention| mention.span);
        let own = reading.brief.definitions.iter().map(|definition| definition.long_span);
        of_packs.chain(own).any(|other| other.contains(span) && other != span)
    };
    let found = occurrences(prose.text(), old).map(|range| prose.span(range)).filter(|&span| !longer(span));
    let is_ours = |span: Span| {
        let said = reading.mentions.iter().find(|mention| mention.span == span);
        said.is_none_or(|mention| topic.sense.entry.is_none_or(|entry| entry == mention.entry))
    };
    let found: Vec<_> = found.filter(|&span| is_ours(span)).collect();
    defined.into_iter().chain(found).filter(|&span| !reading.is_quoted(span)).collect()
}

/// Where a text has these words as words; the first letter may be a capital or not.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let head = words.chars().next().map_or(0, char::len_utf8);
    let tail = &words[head..];
    memchr::memmem::find_iter(text.as_bytes(), tail).filter_map(move |at| {
        let first = text[..at].chars().next_back()?;
        let range = at - first.len_utf8()..at + tail.len();
        let is_word = !text[..range.start].ends_with(char::is_alphanumeric)
            && !text[range.end..].starts_with(char::is_alphanumeric);
        (is_word && same_words(&text[range.clone()], words)).then_some(range)
    })
}

fn same_words(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    let first = |char: Option<char>| char.map(|char| char.to_lowercase().collect::<String>());
    first(one.next()) == first(other.next()) && one.as_str() == other.as_str()
}

/// The new name, with a capital where only the start of a sentence gave the old one its own.
fn in_case_of(written: &str, old: &str, new: &str) -> String {
    let is_upper = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let mut letters = new.chars();
    match letters.next() {
        Some(first) if is_upper(written) && !is_upper(old) => first.to_uppercase().chain(letters).collect(),
        _ => new.to_owned(),
    }
}

fn read(workspace: &Workspace, brief: &BriefKey) -> Result<std::sync::Arc<Reading>, Refusal> {
    workspace
        .reading(brief)
        .map_err(|reason| Refusal(format!("{} may have the name too, but {reason}", brief.file_name())))
}

fn interrupted(brief: &BriefKey, name: &str) -> Refusal {
    Refusal(format!("“{name}” is interrupted by mark-up in {}: take that out first", brief.file_name()))
}
