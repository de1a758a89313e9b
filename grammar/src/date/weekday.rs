//! The weekday that a text states beside a date: `Wednesday, 14 July 2020`, `12 Dec 2020 (Sun)`.

use super::mention::DateMention;
use super::scan;
use jiff::civil::Weekday;
use std::ops::Range;

/// Adds the weekday that stands beside a date, if one does. It stands no farther forward than
/// `floor`, where the date before ends.
pub(super) fn attach(text: &str, floor: usize, mention: &mut DateMention) {
    if mention.days.is_none() {
        return;
    }
    if let Some((weekday, place)) = before(&text[floor..mention.prose.start]) {
        let place = floor + place.start..floor + place.end;
        mention.prose.start = place.start;
        mention.weekday = Some((weekday, place));
    } else if let Some((weekday, place, end)) = behind(&text[mention.prose.end..]) {
        let start = mention.prose.end;
        mention.prose.end = start + end;
        mention.weekday = Some((weekday, start + place.start..start + place.end));
    }
}

/// The weekday that a text ends in, before a date.
fn before(text: &str) -> Option<(Weekday, Range<usize>)> {
    let text = text.strip_suffix(" the ").unwrap_or(text);
    let text = text.strip_suffix('(').unwrap_or(text).trim_end_matches([' ', ',']);
    let parts = [" morning", " afternoon", " evening", " night"];
    let text = parts.iter().find_map(|part| text.strip_suffix(part)).unwrap_or(text);
    let word = text.strip_suffix('.').filter(|word| last_word(word).len() < "Monday".len()).unwrap_or(text);
    let name = last_word(word);
    let weekday = scan::weekday(name)?;
    let start = word.len() - name.len();
    // Of two weekdays the dates behind them take one each; and `The Sun` is a newspaper.
    let earlier = text[..start].trim_end_matches([' ', ',', '-', '–']);
    let earlier = [" and", " or", " to", " &"].iter().find_map(|joint| earlier.strip_suffix(joint)).unwrap_or(earlier);
    let is_other = scan::weekday(last_word(earlier)).is_some() || text[..start].ends_with("The ");
    (!is_other).then_some((weekday, start..start + name.len()))
}

/// The weekday right behind a date, and where the whole ends. In a sentence that goes on behind a
/// comma it may belong to other words.
fn behind(text: &str) -> Option<(Weekday, Range<usize>, usize)> {
    let bare = text.trim_start_matches(['(', ',', ' ']);
    // `3 June 2025, a Tuesday.`
    let bare = text.strip_prefix(", a ").unwrap_or(bare);
    let lead = &text[..text.len() - bare.len()];
    let name = &bare[..bare.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let weekday = scan::weekday(name).filter(|_| matches!(lead, ", " | " (" | ", (" | " " | ", a "))?;
    let place = lead.len()..lead.len() + name.len();
    let rest = &bare[name.len()..];
    if lead.ends_with('(') {
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        return rest.starts_with(')').then_some((weekday, place, text.len() - rest.len() + 1));
    }
    let ends = rest.is_empty() || rest.starts_with(['\n', '.', ';', '|', ')', ',']);
    ends.then_some((weekday, place.clone(), place.end))
}

fn last_word(text: &str) -> &str {
    let letters = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    &text[text.len() - letters..]
}
