//! Definitions by brackets: `operational control (OPCON)` and `OPCON (operational control)`.

use super::align::{self, Anchor, Fit, Letters};
use super::bracket::{self, Pair};
use super::part::{self, Part, Weight};
use super::{Form, Found, legend, name, shape};
use std::ops::Range;

/// `pre-T cell receptor`, `2,4-dinitrophenol`: a prefix in small letters belongs to its word.
fn whole_word(text: &str, parts: &[Part], first: usize) -> usize {
    let head = parts[..=first].iter().rposition(|part| !part.glued).unwrap_or(0);
    let start = parts[head].start;
    if text[start..].starts_with(|char: char| char.is_lowercase() || char.is_ascii_digit()) {
        start
    } else {
        parts[first].start
    }
}

/// No long form is longer.
const MOST_BYTES: usize = 300;

/// Adds the definitions that the brackets of a block make.
pub fn find(text: &str, block: Range<usize>, found: &mut Vec<Found>) {
    for pair in bracket::pairs(text, block.clone()) {
        if let Some(definition) = short_inside(text, &block, pair) {
            found.push(definition);
        } else if let Some(definition) = long_inside(text, &block, pair) {
            found.push(definition);
        } else {
            // `(MMCS: Multi Communication System)`
            found.extend(legend::head(text, &pair.inner()));
        }
    }
}

fn short_inside(text: &str, block: &Range<usize>, pair: Pair) -> Option<Found> {
    items(text, part::head(text, pair.inner(), MOST_BYTES))
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

const INTRODUCTIONS: &[&str] = &[
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
    let written = super::key::singular(super::key::owner(&text[short.clone()]));
    let letters = Letters::of(written)?;
    // `National Council – Forces for Democracy (NC-FD)` spans a dash, other names do not.
    let dashed = written.contains(['-', '–']);
    let start = part::reach_back(text, floor, end, 3 * letters.len() + 6, dashed);
    let parts = part::split(text, start..end);
    let long = match (aligned(text, &parts, written, letters), name::find(text, &parts, written, letters)) {
        (Some(fit), Some(name)) if fit.quality < DOUBTFUL && name.start < parts[fit.first].start => name.start..end,
        (Some(fit), _) => end_of(text, &parts, fit, end),
        (None, name) => name?.start..end,
    };
    // `Security Agreement (the “Agreement”)` names a word, it shortens nothing.
    let named =
        part::split(text, long.clone()).iter().any(|part| text[part.start..part.end].eq_ignore_ascii_case(written));
    (!named).then_some(Found { short, long, form: Form::LongShort })
}

/// Below this quality a name that the letters cover in any order is the better reading.
const DOUBTFUL: i32 = 50;

fn aligned(text: &str, parts: &[Part], written: &str, letters: Letters) -> Option<Fit> {
    let plain = align::fit(text, parts, &letters, Anchor::End);
    let repeated = Letters::repeated(written).and_then(|letters| align::fit(text, parts, &letters, Anchor::End));
    let fit = plain.into_iter().chain(repeated).max_by_key(|fit| fit.quality);
    fit.filter(|fit| is_enough(written, letters.len(), fit))
        .or_else(|| one_word(text, parts, written, letters))
        .or_else(|| {
            let fit = align::fit(text, parts, &Letters::capitals(written)?, Anchor::End)?;
            (fit.quality >= CERTAIN).then_some(fit)
        })
}

/// From this quality on, a fit needs no other sign that a definition is meant.
pub const CERTAIN: i32 = 85;

/// `hydrofluorocarbon (HFC)`: the letters of long compounds stand inside them.
fn one_word(text: &str, parts: &[Part], written: &str, letters: Letters) -> Option<Fit> {
    let before = parts.len().checked_sub(1)?;
    let length = text[parts[before].start..parts[before].end].chars().count();
    let long = length > 2 * letters.len() + 1 && length > 7;
    let capital = shape::of(written) == shape::Shape::Capitals || (shape::is_title(written) && written.len() < 5);
    let fit = (long && capital).then(|| align::fit(text, &parts[before..], &letters, Anchor::End)).flatten()?;
    Some(Fit { first: before, last: before, ..fit })
}

/// What a fit must reach: short forms of few letters fit something by chance.
pub fn is_enough(written: &str, letters: usize, fit: &Fit) -> bool {
    let least = match letters {
        0 | 1 => return false,
        2 => 60,
        3 => 50,
        4 => 45,
        _ => 46,
    };
    let least = if shape::is_small(written) { least.max(90) } else { least };
    fit.quality >= least
}

/// Where a long form that the letters found really ends: trailing words without a letter belong
/// to a name (`Korea Economic Institute of America`), but not to a description (`… project`), and
/// neither does a date (`… in the 1990s`) nor a possessive.
fn end_of(text: &str, parts: &[Part], fit: Fit, end: usize) -> Range<usize> {
    let start = whole_word(text, parts, fit.first);
    let carried = parts[fit.last].end;
    let behind = &parts[fit.last + 1..];
    let Some(next) = behind.first() else { return start..carried };
    let dated = behind.iter().any(|part| text[part.start..part.end].starts_with(|char: char| char.is_ascii_digit()));
    let plain = behind.iter().all(|part| !part::is_title(&text[part.start..part.end]));
    let described = plain && behind.len() < 3 && next.weight == Weight::Full && !next.glued;
    if described || (dated && next.weight == Weight::Small) { start..carried } else { start..end }
}

fn long_inside(text: &str, block: &Range<usize>, pair: Pair) -> Option<Found> {
    let inner = bare(text, part::head(text, pair.inner(), MOST_BYTES));
    let end = inner.start + text[inner.clone()].find(';').unwrap_or(inner.len());
    let long = trim(text, inner.start..end);
    if !text[long.clone()].contains(char::is_alphabetic) {
        return None;
    }
    let parts = part::split(text, long.clone());
    let (short, fit) = words_before(text, block.start, pair.open).find_map(|short| {
        let written = super::key::singular(super::key::owner(&text[short.clone()]));
        let plain = shape::of(written) == shape::Shape::Plain;
        if !shape::may_be_short(written) || (plain && !shape::is_title(written)) {
            return None;
        }
        let letters = Letters::of(written)?;
        let fit = align::fit(text, &parts, &letters, Anchor::Start)?;
        // `Quad (Quadrilateral Security Dialogue)`, but not `Minister (Ministry of Labour)`.
        let initials = letters.len() > 2 && letters.len() < 7 && fit.last > 1;
        if plain && !(initials && fit.quality >= CERTAIN - 10) {
            return None;
        }
        // `ARPA funding (“Advanced Research Projects Agency”)`
        let near = text[short.end..pair.open].trim_matches(|char: char| !char.is_alphanumeric()).is_empty()
            || (letters.len() > 2 && fit.quality >= CERTAIN);
        (near && is_enough(written, letters.len(), &fit)).then_some((short, fit))
    })?;
    let behind = parts.len() - fit.last - 1;
    let end = if behind > 3 { parts[fit.last].end } else { long.end };
    Some(Found { short, long: long.start..end, form: Form::ShortLong })
}

/// The last word before `open`, its part behind a slash, and the words before it, nearest first.
fn words_before(text: &str, floor: usize, open: usize) -> impl Iterator<Item = Range<usize>> {
    const REACH: usize = 3;
    let mut end = open;
    let words = std::iter::from_fn(move || {
        end = floor + text[floor..end].trim_end_matches(' ').len();
        let before = &text[floor..end];
        let start = before
            .rfind([' ', '(', '[', ')', ']', '—', ';', ':'])
            .map_or(floor, |at| floor + at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = trim(text, start..end);
        end = start;
        (!word.is_empty()).then_some(word)
    });
    words.take(REACH).flat_map(move |word| {
        let slash = text[word.clone()].rfind('/').map(|at| word.start + at + 1..word.end);
        [Some(word), slash].into_iter().flatten()
    })
}
