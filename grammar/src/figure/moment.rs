//! Numbers of the calendar and the clock, which are no figures: days of months, times of day. What
//! they mean is another module's business.

use super::number::Number;
use super::word;
use crate::date::{MONTHS, begins_month, is_short_month};

/// Whether a word is the name of a month, in full, in capitals or abbreviated.
pub(super) fn is_month(word: &str) -> bool {
    if !begins_month(word.as_bytes()) {
        return false;
    }
    let is_loud = word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is = |month: &&str| *month == word || is_loud && month.eq_ignore_ascii_case(word);
    is_short_month(word) || MONTHS.iter().any(is)
}

/// Whether a number is the day of a date: `3 March`, `March 3`, `10 to 19 July`.
pub(super) fn is_day(text: &str, number: &Number, last_day: usize) -> bool {
    let range = &number.range;
    if number.decimals > 0 || range.len() > 4 || number.value > rust_decimal::Decimal::from(31) {
        return false;
    }
    let month_before = word::before(text, range.start).is_some_and(|before| {
        let word = text[before.start..range.start - 1].trim_end_matches(['.', ',']);
        is_month(word)
    }) || text[..range.start].strip_suffix(". ").is_some_and(|head| {
        word::ending_at(head, head.len()).is_some_and(|word| word.len() < 5 && is_month(&text[word]))
    });
    let joined = last_day > 0
        && last_day < range.start
        && matches!(&text[last_day..range.start], "-" | "–" | " to " | " and " | ", " | " – " | " - " | " or ");
    month_before || joined && !unit_follows(text, range.end) || month_behind(text, range.end, 0)
}

fn unit_follows(text: &str, end: usize) -> bool {
    super::unit::behind(text, end).is_some()
}

/// Whether a month follows, right away or behind the other days of a span.
fn month_behind(text: &str, end: usize, depth: u8) -> bool {
    let bytes = text.as_bytes();
    if let Some(next) = word::next(text, end) {
        let word = &text[next.clone()];
        if is_month(word) {
            return true;
        }
        if word == "of" && word::next(text, next.end).is_some_and(|next| is_month(&text[next])) {
            return true;
        }
    }
    let may_join = match bytes.get(end) {
        Some(b' ') => matches!(bytes.get(end + 1), Some(b't' | b'a' | b'o' | b'-' | 0xE2)),
        Some(b'-' | b',' | 0xE2) => true,
        _ => false,
    };
    if !may_join {
        return false;
    }
    let joints = ["-", "–", " to ", " and ", ", ", " – ", " - ", " or "];
    let Some(joint) = joints.iter().find(|joint| text[end..].starts_with(**joint)).filter(|_| depth < 4) else {
        return false;
    };
    let start = end + joint.len();
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=2).contains(&digits) && month_behind(text, start + digits + ordinal(text, start + digits), depth + 1)
}

/// The letters of an ordinal.
pub(super) fn ordinal(text: &str, at: usize) -> usize {
    if !matches!(text.as_bytes().get(at), Some(b's' | b'n' | b'r' | b't' | b'S' | b'N' | b'R' | b'T')) {
        return 0;
    }
    let is_end = ["st", "nd", "rd", "th"].iter().any(|end| word::phrase_at(text, at, end).is_some());
    if is_end { 2 } else { 0 }
}

/// `1 月`, `2024年`: parts of a date in Chinese or Japanese, or in Korean (`3월`).
pub(super) fn is_east_asian(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start_matches(' ');
    rest.starts_with(['年', '月', '日', '년', '월', '일', '号'])
}

/// `a.m.`, `pm`, `hrs` behind a number of the clock.
pub(super) fn is_time(text: &str, end: usize) -> bool {
    let start = if text.as_bytes().get(end) == Some(&b' ') { end + 1 } else { end };
    // Nearly every word is refused by its first two letters.
    let may_be = match text.as_bytes().get(start..start + 2) {
        Some([b'a' | b'p', second]) => matches!(second, b'.' | b'm'),
        Some([b'o', second]) => matches!(second, b'\'' | 0x80..),
        Some(first) => matches!(first, b"hr" | b"AM" | b"PM" | b"UT" | b"GM" | b"no"),
        None => false,
    };
    if !may_be {
        return false;
    }
    ["a.m", "p.m", "am", "pm", "o’clock", "o'clock", "hrs", "AM", "PM", "UTC", "GMT", "noon"].iter().any(|clock| {
        text[start.min(text.len())..].starts_with(clock)
            && !text.as_bytes().get(start + clock.len()).is_some_and(u8::is_ascii_alphabetic)
    })
}
