//! Definitions in running words: `long, or SHORT`, `SHORT, short for long`, `SHORT stands for
//! long`, `long, hereinafter “SHORT”`.

use super::align::{self, Anchor, Letters};
use super::edge::trim;
use super::judge;
use super::token::Run;
use super::{Form, Found, key, part, shape};
use std::ops::Range;

/// Words between a long form and the short form behind it.
const BEHIND: &[&str] = &[
    ", or ",
    ", or simply ",
    ", known as ",
    ", known as the ",
    ", also known as ",
    ", also known as the ",
    ", commonly known as ",
    ", better known as ",
    ", abbreviated as ",
    ", abbreviated ",
    ", abbreviated to ",
    ", hereinafter ",
    ", hereafter ",
    ", hereinafter referred to as ",
    ", called ",
    ", denoted ",
    ", denoted as ",
    ", denoted by ",
];

/// Words between a short form and the long form behind it.
const BEFORE: &[&str] = &[
    ", short for ",
    " is short for ",
    " stands for ",
    ", which stands for ",
    " means ",
    ", i.e. ",
    ", i.e., ",
    ", that is, ",
    ", or the ",
    ", an abbreviation of ",
    ", an acronym for ",
    " is an acronym for ",
];

/// The longest of the phrases has so many bytes.
const LONGEST: usize = 30;

/// Signs that may part the two, in either order, and much else.
const SIGNS: &[&str] = &[" - ", " – ", " — ", "—", ", ", ", the ", ": "];

/// Parts a long form from the short form behind it, and much else.
const OR: &str = " or ";

/// Adds what running words of a block define. Only words that look like short forms are asked
/// for, so the phrases are compared a few times in a paragraph.
pub fn find(text: &str, block: Range<usize>, loud: &[Run], found: &mut Vec<Found>) {
    for short in loud.iter().flat_map(|run| between_dashes(text, run.start..run.end)) {
        let short = trim(text, short);
        // Most short forms stand between words that link them to nothing.
        if !may_follow(text, &block, &short) && !may_lead(text, &block, &short) {
            continue;
        }
        let written = &text[short.clone()];
        let quoted = text[..short.start].ends_with(['"', '“']) && shape::is_title(written);
        let shaped = quoted || shape::of(written) != shape::Shape::Plain;
        if !shaped || !shape::may_be_short(written) {
            continue;
        }
        if let Some(long) = long_before(text, &block, &short).or_else(|| long_behind(text, &block, &short)) {
            found.push(Found { short, long, form: Form::Words });
        }
    }
}

/// What the dashes part that stand without blanks: `NHIP` of `Program—NHIP—so`.
fn between_dashes(text: &str, run: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = run.start;
    text[run].split('—').map(move |part| {
        let from = start;
        start += part.len() + '—'.len_utf8();
        from..from + part.len()
    })
}

/// What stands in a block before a short form and its quotation mark.
fn before<'a>(text: &'a str, block: &Range<usize>, short: &Range<usize>) -> &'a str {
    text[block.start..short.start].trim_end_matches(['"', '“', '‘', '\''])
}

/// What stands in a block behind a short form and its quotation mark.
fn behind<'a>(text: &'a str, block: &Range<usize>, short: &Range<usize>) -> &'a str {
    text[short.end..block.end].trim_start_matches(['"', '”', '’', '\''])
}

/// Whether a phrase or a sign may stand before a short form: nearly all of them begin with a comma, the
/// last one before it, or end with a dash or a colon.
fn may_follow(text: &str, block: &Range<usize>, short: &Range<usize>) -> bool {
    let before = before(text, block, short).as_bytes();
    let [.., mark, b' '] = before else { return before.ends_with("—".as_bytes()) };
    let near = &before[before.len().saturating_sub(LONGEST)..];
    matches!(mark, b',' | b'-' | b':' | 0x80..)
        || before.ends_with(OR.as_bytes())
        || mark.is_ascii_lowercase()
            && memchr::memrchr(b',', near).is_some_and(|comma| {
                matches!(near[comma..], [_, b' ', b'o' | b'k' | b'a' | b'c' | b'b' | b'h' | b'd' | b't', ..])
            })
}

/// Whether a phrase or a sign may stand behind a short form.
fn may_lead(text: &str, block: &Range<usize>, short: &Range<usize>) -> bool {
    let behind = behind(text, block, short).as_bytes();
    matches!(
        behind,
        [b' ', b'i', b's', b' ', b's' | b'a', ..]
            | [b' ', b's', b't', ..]
            | [b' ', b'm', b'e', ..]
            | [b' ', b'-' | 0x80.., ..]
            | [b',' | b':' | 0x80.., ..]
    )
}

fn long_before(text: &str, block: &Range<usize>, short: &Range<usize>) -> Option<Range<usize>> {
    if !may_follow(text, block, short) {
        return None;
    }
    let before = before(text, block, short);
    let linked = split(|phrase| before.strip_suffix(phrase), BEHIND);
    let (before, sign) = linked.or_else(|| Some((before.strip_suffix(OR)?, true)))?;
    let end = trim(text, block.start..block.start + before.len()).end;
    let written = &text[short.clone()];
    let letters = Letters::of(key::singular(written))?;
    let parts = part::split(text, part::reach_back(text, block.start, end, 2 * letters.len() + 4, false)..end);
    let fit = align::fit(text, &parts, &letters, Anchor::End)?;
    let close = fit.last + 1 == parts.len() && is_sure(written, &letters, &fit, sign);
    close.then(|| parts[fit.first].start..end)
}

fn long_behind(text: &str, block: &Range<usize>, short: &Range<usize>) -> Option<Range<usize>> {
    if !may_lead(text, block, short) {
        return None;
    }
    let behind = behind(text, block, short);
    let (behind, sign) = split(|phrase| behind.strip_prefix(phrase), BEFORE)?;
    let behind = behind.trim_start_matches(['"', '“', '‘', '\'']);
    let behind = behind.strip_prefix("the ").unwrap_or(behind);
    let start = block.end - behind.len();
    let behind = &text[part::head(text, start..block.end, 300)];
    let length = behind.find([';', '(', ')', '.', ':', '\u{1A}']).unwrap_or(behind.len());
    let written = &text[short.clone()];
    let letters = Letters::of(key::singular(written))?;
    let mut parts = part::split(text, start..start + length);
    parts.truncate(3 * letters.len() + 4);
    let fit = align::fit(text, &parts, &letters, Anchor::Start)?;
    is_sure(written, &letters, &fit, sign).then(|| start..parts[fit.last].end)
}

/// What is left without a phrase or a sign, and whether it was only a sign.
fn split<'a>(strip: impl Fn(&str) -> Option<&'a str>, phrases: &[&str]) -> Option<(&'a str, bool)> {
    let phrase = phrases.iter().find_map(|phrase| strip(phrase));
    let phrase = phrase.map(|rest| (rest, false));
    phrase.or_else(|| SIGNS.iter().rev().find_map(|sign| strip(sign)).map(|rest| (rest, true)))
}

/// Words such as `or` connect much else, and signs connect anything, so nearly every letter must
/// begin a word.
fn is_sure(written: &str, letters: &Letters, fit: &align::Fit, sign: bool) -> bool {
    let least = match letters.len() {
        0..=2 if sign => return false,
        3 | 4 if sign => 90,
        _ if sign => 80,
        0..=2 => 100,
        _ => 70,
    };
    judge::is_enough(written, *letters, fit) && fit.quality >= least
}
