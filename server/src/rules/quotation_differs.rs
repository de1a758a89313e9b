//! A quotation has the words of its source, and the same words in every brief.
//!
//! What stands between quotation marks was said so by somebody. A word that was lost or put in on the way
//! may turn a pledge into a wish, and two briefs that quote one sentence in two wordings cannot both be
//! right. Packs declare sentences as their sources have them (`[[quotation]]` with `id`, `text`, `source`
//! and the `names` that tell a paragraph about it); other long quotations are compared with each other,
//! in a brief and between briefs that name the same speaker; numbers and names in them are not. What was left out (`…`), words in brackets, the
//! first and the last word, capitals, and spelling may differ.
//!
//! ## Bad
//! ```markdown
//! The Singapore statement of 2018 speaks of an “unwavering commitment to the denuclearization of the Korean
//! Peninsula”, which leaves much open.
//! ```
//!
//! ```markdown one.md
//! Minister Lindqvist said that the port would “replace every old crane of the harbour in this decade”.
//! ```
//! ```markdown two.md
//! “We will replace every crane of the harbour in this decade,” Minister Lindqvist had told the crews.
//! ```
//! ## Good
//! ```markdown
//! The Singapore statement of 2018 speaks of an “unwavering commitment to … denuclearization of the Korean
//! Peninsula”, which leaves much open.
//! ```
//!
//! ```markdown one.md
//! Minister Lindqvist said that the port would “replace every old crane of the harbour in this decade”.
//! ```
//! ```markdown two.md
//! “We will replace every old crane … in this decade,” Minister Lindqvist had told the crews.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Related, Remark, Severity};
use crate::packs::Quote;
use crate::quotations::{self, Comparison, Quotation, compare, differences};
use crate::wording;
use crate::BriefKey;
use attache_grammar::{Block, Span};
use std::cmp::Reverse;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("R005", "quotation-differs", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let mut remarks = Vec::new();
    // Many quotations stand in one paragraph.
    let mut around: Option<(&Block, Vec<&Quote>)> = None;
    for part in brief.quotations.iter().flat_map(|quotation| quotations::parts(text, quotation.clone())) {
        let Some(block) = brief.block_at(part.start).filter(|_| has_words(&text[part.clone()])) else { continue };
        if around.as_ref().is_none_or(|(known, _)| !std::ptr::eq(*known, block)) {
            around = Some((block, named(case, brief.words(block))));
        }
        if let Some((_, quotes)) = &around {
            remarks.extend(declared(case, part, quotes));
        }
    }
    let own = case.index.facts(&case.reading.key).map_or(&[][..], |facts| &facts.quotations);
    for quotation in own {
        let is_known = |remark: &Remark| quotation.span.overlaps(remark.span);
        if !remarks.iter().any(is_known) {
            remarks.extend(between(case, quotation));
        }
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Shorter parts of a sentence are turns of phrase.
const LEAST_WORDS: usize = 5;

/// Of a sentence that is quoted, so many hundredths of the words are in common.
const LEAST_IN_COMMON: usize = 75;

/// Whether it is more than a turn of phrase. A word has a byte at least, and so has what parts it from the next.
fn has_words(written: &str) -> bool {
    written.len() + 1 >= 2 * LEAST_WORDS && wording::words(written).nth(LEAST_WORDS - 1).is_some()
}

/// The declared quotations that may stand in a paragraph.
fn named<'a>(case: &Case<'a>, paragraph: &str) -> Vec<&'a Quote> {
    let quotes = case.project.lexicon.quotations();
    if quotes.is_empty() {
        return Vec::new();
    }
    let paragraph = paragraph.to_lowercase();
    let is_named = |quote: &&Quote| quote.names.is_empty() || quote.names.iter().any(|name| paragraph.contains(&name.to_lowercase()));
    quotes.iter().filter(is_named).collect()
}

/// A quotation that has other words than the source that its paragraph names.
fn declared(case: &Case<'_>, part: Range<usize>, quotes: &[&Quote]) -> Option<Remark> {
    let written = &case.reading.brief.prose.text()[part.clone()];
    let mut differing = None;
    for quote in quotes {
        match differences(written, &quote.text, LEAST_IN_COMMON) {
            Some(differences) if differences.is_empty() => return None,
            Some(differences) if differing.is_none() => differing = Some((quote, differences)),
            _ => {}
        }
    }
    let (quote, differences) = differing?;
    let (span, here, there) = shown(case, &part, &differences[0], &quote.text);
    let message = format!("“{here}” is worded “{there}” in the source: {}{}", quote.source, elsewhere(differences.len() - 1));
    Some(with_fix(case, Remark::new(span, message), &part, &differences, &quote.text))
}

/// A quotation that another place has in other words. Of the two, the one that fewer others bear out is told
/// of, or else the later.
fn between(case: &Case<'_>, quotation: &Quotation) -> Option<Remark> {
    let key = &case.reading.key;
    // Sentences of one paragraph may be alike on purpose.
    let block = case.reading.block(quotation.span);
    let is_beside = |brief: &BriefKey, other: &Quotation| {
        brief == key && other.span != quotation.span && case.reading.block(other.span) == block
    };
    let quoting = case.index.quoting(&quotation.keys).filter(|(brief, other)| !is_beside(brief, other));
    let all: Vec<_> = quoting.take(MOST_COMPARED).collect();
    let support = |one: &Quotation| all.iter().filter(|(_, other)| compare(one, other) == Some(Comparison::Agree)).count();
    let differing: Vec<_> = all
        .iter()
        .filter_map(|(brief, other)| match compare(quotation, other) {
            Some(Comparison::Differ(differences)) => Some((*brief, *other, differences)),
            _ => None,
        })
        .collect();
    if differing.is_empty() {
        return None;
    }
    let weight = |brief, one: &Quotation| (Reverse(support(one)), order(case, brief, one.span));
    let own = weight(key, quotation);
    let (brief, other, differences) = differing.iter().find(|(brief, other, _)| weight(brief, other) < own)?;
    let prose = &case.reading.brief.prose;
    let part = prose.offset(quotation.span.start as usize)..prose.offset(quotation.span.end as usize);
    let (span, here, there) = shown(case, &part, &differences[0], &other.text);
    let place = if *brief == key { "above".to_owned() } else { format!("in {}", brief.file_name()) };
    let message = format!("“{here}” is quoted as “{there}” {place}{}", elsewhere(differences.len() - 1));
    let related = differing.iter().take(MOST_RELATED).map(|(brief, other, _)| Related {
        brief: (*brief).clone(),
        span: other.span,
        message: "quoted otherwise here".to_owned(),
    });
    let remark = Remark::new(span, message).with_related(related);
    // Among several wordings one that changes sides would set others against each other.
    let takes_sides = |one: &Quotation| {
        let is_own = std::ptr::eq(one, *other) || one.span == quotation.span && *one == *quotation;
        let is_related = compare(one, quotation).is_some() || compare(one, other).is_some();
        !is_own && is_related && compare(one, other) != Some(Comparison::Agree)
    };
    if all.iter().any(|(_, one)| takes_sides(one)) {
        return Some(remark);
    }
    Some(with_fix(case, remark, &part, differences, &other.text))
}

/// As many other places are looked at, and shown.
const MOST_COMPARED: usize = 32;
const MOST_RELATED: usize = 4;

/// By the day of the brief, then by its name, then in the text.
fn order<'a>(case: &Case<'a>, brief: &'a BriefKey, span: Span) -> (Option<jiff::civil::Date>, &'a BriefKey, Span) {
    (case.index.facts(brief).and_then(|facts| facts.figures.date), brief, span)
}

/// The place of a difference, and both wordings with a word on either side.
fn shown<'a>(
    case: &'a Case<'_>,
    part: &Range<usize>,
    (own, there): &(Range<usize>, Range<usize>),
    other: &'a str,
) -> (Span, &'a str, &'a str) {
    let text = case.reading.brief.prose.text();
    let written = &text[part.clone()];
    let wide = wider(written, own);
    // Words that are missing are shown by those around them.
    let place = if own.is_empty() { wide.clone() } else { own.clone() };
    let span = case.reading.brief.prose.span(part.start + place.start..part.start + place.end);
    (span, &text[part.start + wide.start..part.start + wide.end], &other[wider(other, there)])
}

/// Some words of a text and one more on either side.
fn wider(text: &str, words: &Range<usize>) -> Range<usize> {
    let before = wording::words(text).map(|(place, _)| place).take_while(|place| place.end <= words.start).last();
    let behind = wording::words(text).map(|(place, _)| place).find(|place| place.start >= words.end);
    before.map_or(words.start, |place| place.start)..behind.map_or(words.end, |place| place.end)
}

/// The words of the other wording, from the first difference to the last.
fn with_fix(
    case: &Case<'_>,
    remark: Remark,
    part: &Range<usize>,
    differences: &[(Range<usize>, Range<usize>)],
    other: &str,
) -> Remark {
    let written = &case.reading.brief.prose.text()[part.clone()];
    let (first, last) = (&differences[0], &differences[differences.len() - 1]);
    let own = wider(written, &(first.0.start..last.0.end));
    let there = &other[wider(other, &(first.1.start..last.1.end))];
    match case.reading.verbatim(part.start + own.start..part.start + own.end) {
        Some(span) => remark.with_fix(Fix {
            title: format!("Write “{there}”"),
            safe: false,
            edits: vec![case.edit(span, there)],
        }),
        None => remark,
    }
}
