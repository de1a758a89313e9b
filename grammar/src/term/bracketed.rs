//! Definitions by brackets: `operational control (OPCON)` and `OPCON (operational control)`.

use super::align::{self, Anchor, Fit, Letters};
use super::bracket::{self, Pair};
use super::edge::{bare, trim};
use super::name::Name;
use super::part::{self, Part, Weight};
use super::shape::{self, Shape};
use super::{Form, Found, coordinated, enclosed, judge, key, legend, lookalike, name};
use std::ops::Range;

/// Nothing that is defined in brackets is longer.
pub const MOST_BYTES: usize = 300;

/// Adds the definitions that the brackets of a block make.
pub fn find(text: &str, block: Range<usize>, found: &mut Vec<Found>) {
    for pair in bracket::pairs(text, block.clone()) {
        if let Some(two) = coordinated::find(text, block.start, pair) {
            found.extend(two);
            continue;
        }
        let before = found.len();
        found.extend(enclosed::find(text, pair));
        if found.len() > before {
            continue;
        }
        let definition = short_inside(text, block.start, pair)
            .or_else(|| long_inside(text, block.start, pair))
            // `(MMCS: Multi Communication System)`
            .or_else(|| legend::head(text, &pair.inner()));
        found.extend(definition);
    }
}

fn short_inside(text: &str, floor: usize, pair: Pair) -> Option<Found> {
    const MOST_ITEMS: usize = 3;
    items(text, part::head(text, pair.inner(), MOST_BYTES))
        .take(MOST_ITEMS)
        .filter(|short| shape::may_be_short(&text[short.clone()]) && !lookalike::is_symbol(&text[short.clone()]))
        .find_map(|short| long_before(text, floor, pair.open, short))
}

/// What the brackets list: `SMA` and `방위비분담특별협정` of `(SMA, 방위비분담특별협정)`, `BTD` of `(BTD or the Bank)`.
fn items(text: &str, inner: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = inner.start;
    text[inner].split([',', ';', ':', '=']).map(move |item| {
        let start = at;
        at += item.len() + 1;
        let end = item.find(" or ").unwrap_or(item.len());
        bare(text, start..start + end)
    })
}

/// The long form that ends before `open`, if the letters of `short` can be found in it.
pub fn long_before(text: &str, floor: usize, open: usize, short: Range<usize>) -> Option<Found> {
    let written = key::singular(key::owner(&text[short.clone()]));
    let letters = Letters::of(written)?;
    // `National Council – Forces for Democracy (NC-FD)` spans a dash, other names do not.
    let dashed = written.contains(['-', '–']);
    let end = trim(text, floor..open).end;
    let start = part::reach_back(text, floor, end, 3 * letters.len() + 6, dashed);
    let parts = part::split(text, start..end);
    let fit = judge::before(text, &parts, written, letters);
    let name = || name::find(text, &parts, written, letters);
    let long = match fit {
        Some(fit) if fit.quality >= judge::CERTAIN => end_of(text, &parts, fit, end),
        Some(fit) => match name() {
            // `National Union for the Total Independence of Angola (UNITA)`
            Some(Name { range, is_complete })
                if range.start < parts[fit.first].start && (is_complete || fit.quality < judge::DOUBTFUL) =>
            {
                range
            }
            _ => end_of(text, &parts, fit, end),
        },
        None => across(text, floor, start..end, letters)
            .or_else(|| Some(name()?.range))
            .or_else(|| quoted(text, floor, start..end, written, letters))?,
    };
    (!is_named(text, &long, written)).then_some(Found { short, long, form: Form::LongShort })
}

/// `International Telecommunication Union (ITU) Radiocommunication Sector (ITU-R)`: the long form
/// goes on before another pair of brackets, whose words may count or not.
fn across(text: &str, floor: usize, behind: Range<usize>, letters: Letters) -> Option<Range<usize>> {
    const MOST_INSIDE: usize = 40;
    let close = behind.start.checked_sub(1).filter(|at| text.as_bytes()[*at] == b')')?;
    let from = part::tail(text, floor..close, MOST_INSIDE).start;
    let open = from + text[from..close].rfind('(')?;
    let before = part::split(text, part::reach_back(text, floor, open, 3 * letters.len() + 6, false)..open);
    let after = part::split(text, behind.clone());
    let fit = |inside: Vec<Part>| {
        let parts: Vec<_> = before.iter().chain(&inside).chain(&after).copied().collect();
        let fit = align::fit(text, &parts, &letters, Anchor::End)?;
        let crosses = fit.first < before.len() && fit.last >= before.len() + inside.len();
        (crosses && fit.quality >= judge::CERTAIN).then(|| parts[fit.first].start..behind.end)
    };
    fit(Vec::new()).or_else(|| fit(part::split(text, open + 1..close)))
}

/// `the Security Agreement (the “Agreement”)` names a word, it shortens nothing.
fn is_named(text: &str, long: &Range<usize>, written: &str) -> bool {
    part::split(text, long.clone()).iter().any(|part| text[part.start..part.end].eq_ignore_ascii_case(written))
}

/// Where a long form that the letters found really ends: trailing words without a letter belong
/// to a name (`Korea Economic Institute of America`), but not to a description (`… project`), and
/// neither does a date (`… in the 1990s`) nor a possessive.
fn end_of(text: &str, parts: &[Part], fit: Fit, end: usize) -> Range<usize> {
    let start = whole_word(text, parts, fit.first);
    let carried = parts[fit.last].end;
    let behind = &parts[fit.last + 1..];
    let Some(next) = behind.first() else { return start..carried };
    let word = |part: &Part| &text[part.start..part.end];
    let dated = behind.iter().any(|part| word(part).starts_with(|char: char| char.is_ascii_digit()));
    let plain = behind.iter().all(|part| !part::is_title(word(part)));
    let described = plain && behind.len() < 3 && next.weight == Weight::Full && !next.glued;
    start..if described || (dated && next.weight == Weight::Small) { carried } else { end }
}

/// `anti-submarine warfare`: a prefix in small letters belongs to its word.
fn whole_word(text: &str, parts: &[Part], first: usize) -> usize {
    let head = parts[..=first].iter().rposition(|part| !part.glued).unwrap_or(0);
    let start = parts[head].start;
    let small = text[start..].starts_with(|char: char| char.is_lowercase() || char.is_ascii_digit());
    if small { start } else { parts[first].start }
}

/// `the “Freedom Edge” exercise (FE)`: the long form stands in quotation marks, a word or two
/// before the brackets.
fn quoted(text: &str, floor: usize, behind: Range<usize>, written: &str, letters: Letters) -> Option<Range<usize>> {
    let quotation = text[floor..behind.start].strip_suffix(['"', '”', '»'])?;
    if text[behind].trim().split(' ').count() > 2 {
        return None;
    }
    let end = floor + quotation.len();
    let parts = part::split(text, part::reach_back(text, floor, end, 2 * letters.len() + 4, false)..end);
    let fit = judge::before(text, &parts, written, letters)?;
    let close = fit.last + 1 == parts.len() && fit.quality >= judge::CERTAIN;
    close.then(|| parts[fit.first].start..end)
}

fn long_inside(text: &str, floor: usize, pair: Pair) -> Option<Found> {
    let inner = bare(text, part::head(text, pair.inner(), MOST_BYTES));
    let end = text[inner.clone()].find(';').map_or(inner.end, |at| inner.start + at);
    let long = trim(text, inner.start..end);
    if !text[long.clone()].contains(char::is_alphabetic) {
        return None;
    }
    let mut parts = None;
    let (short, fit) =
        words_before(text, floor, pair.open).filter(|short| may_be_before(text, short)).find_map(|short| {
            let parts = parts.get_or_insert_with(|| part::split(text, long.clone()));
            short_before(text, &short, pair.open, parts).map(|fit| (short, fit))
        })?;
    let parts = parts.unwrap_or_default();
    // `ARPA funding (“Advanced Research Projects Agency funding”)` repeats what is between.
    let between = text[short.end..pair.open].trim();
    let repeated = text[long.clone()].strip_suffix(between).filter(|rest| !between.is_empty() && rest.ends_with(' '));
    if is_named(text, &long, &text[short.clone()]) || is_told_of(text, &parts[fit.first..=fit.last]) {
        return None;
    }
    let end = match repeated {
        Some(rest) => long.start + rest.trim_end().len(),
        None if parts.len() - fit.last > 4 => parts[fit.last].end,
        None => long.end,
    };
    Some(Found { short, long: long.start..end, form: Form::ShortLong })
}

/// `the ESA (established in 1975)` tells what became of it.
fn is_told_of(text: &str, letters: &[Part]) -> bool {
    let [Part { start, end, .. }] = *letters else { return false };
    text[start..end].ends_with("ed") && text[start..end].starts_with(char::is_lowercase)
}

/// Whether a word before the brackets may be short for anything, as far as it tells itself.
fn may_be_before(text: &str, short: &Range<usize>) -> bool {
    let written = key::singular(key::owner(&text[short.clone()]));
    // Most words are small.
    if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let plain = shape::of(written) == Shape::Plain;
    shape::may_be_short(written) && (!plain || shape::is_title(written) || shape::is_strong(written))
}

/// Whether a word before the brackets is short for the words inside them.
fn short_before(text: &str, short: &Range<usize>, open: usize, parts: &[Part]) -> Option<Fit> {
    let written = key::singular(key::owner(&text[short.clone()]));
    let plain = shape::of(written) == Shape::Plain;
    let letters = Letters::of(written)?;
    let fit = align::fit(text, parts, &letters, Anchor::Start)?;
    // `Quad (Quadrilateral Security Dialogue)`, but not `Minister (Ministry of Labour)`.
    let known = shape::is_strong(written) && fit.quality >= judge::CERTAIN;
    let initials = (3..7).contains(&letters.len()) && fit.last > 1 && fit.quality >= judge::CERTAIN - 10;
    let near = text[short.end..open].trim_matches(|char: char| !char.is_alphanumeric()).is_empty();
    let linked = near || (letters.len() > 2 && fit.quality >= judge::CERTAIN);
    (linked && (initials || known || !plain) && judge::is_enough(written, letters, &fit)).then_some(fit)
}

/// The words before `open`, nearest first, and what stands behind a slash in them.
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
        let part = text[word.clone()].rfind('/').map(|at| word.start + at + 1..word.end);
        [Some(word), part].into_iter().flatten()
    })
}
