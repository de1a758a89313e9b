//! Definitions by brackets: `operational control (OPCON)` and `OPCON (operational control)`.

use super::align::{self, Anchor, Fit, Letters};
use super::bracket::{self, Pair};
use super::part::{self, Part, Weight};
use super::{Form, Found, name, shape};
use std::ops::Range;

/// Adds the definitions that the brackets of a block make.
pub fn find(text: &str, block: Range<usize>, found: &mut Vec<Found>) {
    for pair in bracket::pairs(text, block.clone()) {
        if let Some(definition) = short_inside(text, &block, pair) {
            found.push(definition);
        } else if let Some(definition) = long_inside(text, &block, pair) {
            found.push(definition);
        }
    }
}

fn short_inside(text: &str, block: &Range<usize>, pair: Pair) -> Option<Found> {
    items(text, pair.inner())
        .take(3)
        .filter(|short| shape::may_be_short(&text[short.clone()]))
        .find_map(|short| long_before(text, block.start, pair.open, short))
}

/// What the brackets list, without quotation marks and words that only introduce a short form.
fn items(text: &str, inner: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = inner.start;
    text[inner].split([',', ';', ':', '=']).map(move |item| {
        let start = at;
        at += item.len() + 1;
        bare(text, start..start + item.len())
    })
}

const INTRODUCTIONS: [&str; 24] = [
    "hereinafter",
    "hereafter",
    "henceforth",
    "referred",
    "to",
    "as",
    "the",
    "or",
    "and",
    "known",
    "also",
    "called",
    "abbreviated",
    "abbr.",
    "acronym",
    "short",
    "for",
    "in",
    "i.e.",
    "e.g.",
    "formerly",
    "now",
    "an",
    "from",
];

fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = trim(text, range);
    while let Some((word, rest)) = text[range.clone()].split_once(' ') {
        if !INTRODUCTIONS.iter().any(|introduction| word.eq_ignore_ascii_case(introduction)) {
            break;
        }
        let start = range.end - rest.len();
        range = trim(text, start..range.end);
    }
    range
}

/// Without blanks, quotation marks and sentence points at the ends.
pub fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let edge = |char: char| matches!(char, ' ' | '"' | '“' | '”' | '„' | '‘' | '\'' | '«' | '»' | ',' | '*' | '`');
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start_matches(edge).len());
    let end = start + text[start..range.end].trim_end_matches(|char| edge(char) || char == '’').len();
    // The point of `U.S.` belongs to it, the point of a sentence does not.
    let words = &text[start..end];
    let dotted = words.trim_end_matches('.').contains('.');
    start..if dotted { end } else { start + words.trim_end_matches('.').len() }
}

/// The long form that ends before `open`, if the letters of `short` can be found in it.
fn long_before(text: &str, floor: usize, open: usize, short: Range<usize>) -> Option<Found> {
    let end = trim(text, floor..open).end;
    let written = &text[short.clone()];
    let letters = Letters::of(super::key::singular(super::key::owner(written)))?;
    // `National Council – Forces for Democracy (NC-FD)` spans a dash, other names do not.
    let dashed = written.contains(['-', '–']);
    let start = part::reach_back(text, floor, end, 3 * letters.len() + 6, dashed);
    let parts = part::split(text, start..end);
    let long = match (aligned(text, &parts, written, letters), name::find(text, &parts, written, letters)) {
        (Some(fit), Some(name)) if fit.quality() < DOUBTFUL && name.start < parts[fit.first].start => name.start..end,
        (Some(fit), _) => end_of(text, &parts, fit, end),
        (None, name) => name?.start..end,
    };
    // `Security Agreement (the “Agreement”)` names a word, it shortens nothing.
    let named =
        part::split(text, long.clone()).iter().any(|part| text[part.start..part.end].eq_ignore_ascii_case(written));
    (!named).then_some(Found { short, long, form: Form::LongShort })
}

/// Below this quality a name that the letters cover in any order is the better reading.
const DOUBTFUL: i32 = 60;

fn aligned(text: &str, parts: &[Part], written: &str, letters: Letters) -> Option<Fit> {
    let plain = align::fit(text, parts, &letters, Anchor::End);
    let repeated = Letters::repeated(written).and_then(|letters| align::fit(text, parts, &letters, Anchor::End));
    let fit = plain.into_iter().chain(repeated).max_by_key(Fit::quality)?;
    let enough = is_enough(written, letters.len(), &fit) || is_one_word(text, parts, written, &fit);
    enough.then_some(fit)
}

/// `hydrofluorocarbon (HFC)`: the letters of long compounds stand inside them.
fn is_one_word(text: &str, parts: &[Part], written: &str, fit: &Fit) -> bool {
    let part = &parts[fit.first];
    let letters = written.chars().filter(|char| char.is_alphabetic()).count();
    let long = text[part.start..part.end].chars().count() >= 3 * letters + 2;
    fit.first == fit.last && fit.last + 1 == parts.len() && long && shape::of(written) == shape::Shape::Capitals
}

/// What a fit must reach: short forms of few letters fit something by chance.
pub fn is_enough(written: &str, letters: usize, fit: &Fit) -> bool {
    let least = match letters {
        0 | 1 => return false,
        2 => 74,
        3 => 60,
        4 => 50,
        _ => 42,
    };
    let least = if shape::is_small(written) { least.max(90) } else { least };
    fit.quality() >= least
}

/// Where a long form that the letters found really ends: trailing words without a letter belong
/// to a name (`Korea Economic Institute of America`), but not to a description (`… project`), and
/// neither does a date (`… in the 1990s`) nor a possessive.
fn end_of(text: &str, parts: &[Part], fit: Fit, end: usize) -> Range<usize> {
    let start = parts[fit.first].start;
    let carried = parts[fit.last].end;
    let behind = &parts[fit.last + 1..];
    let Some(next) = behind.first() else { return start..carried };
    let dated = behind.iter().any(|part| text[part.start..part.end].starts_with(|char: char| char.is_ascii_digit()));
    let plain = behind.iter().all(|part| !part::is_title(&text[part.start..part.end]));
    let described = plain && behind.len() < 3 && next.weight == Weight::Full && !next.glued;
    if described || (dated && next.weight == Weight::Small) { start..carried } else { start..end }
}

fn long_inside(text: &str, block: &Range<usize>, pair: Pair) -> Option<Found> {
    let short = word_before(text, block.start, pair.open)?;
    let written = &text[short.clone()];
    if !shape::may_be_short(written) || shape::of(written) == shape::Shape::Plain {
        return None;
    }
    let inner = bare(text, pair.inner());
    let end = inner.start + text[inner.clone()].find(';').unwrap_or(inner.len());
    let long = trim(text, inner.start..end);
    let parts = part::split(text, long.clone());
    let letters = Letters::of(super::key::singular(written))?;
    let fit = align::fit(text, &parts, &letters, Anchor::Start)?;
    let behind = parts.len() - fit.last - 1;
    is_enough(written, letters.len(), &fit).then(|| {
        let end = if behind > 3 { parts[fit.last].end } else { long.end };
        Found { short, long: long.start..end, form: Form::ShortLong }
    })
}

fn word_before(text: &str, floor: usize, open: usize) -> Option<Range<usize>> {
    let end = floor + text[floor..open].trim_end_matches(' ').len();
    let start = floor
        + text[floor..end].rfind([' ', '(', '[', ')', ']', '—']).map_or(0, |at| {
            let long = text[floor + at..].chars().next().map_or(1, char::len_utf8);
            at + long
        });
    let short = trim(text, start..end);
    (!short.is_empty()).then_some(short)
}
