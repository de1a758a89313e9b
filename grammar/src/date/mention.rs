//! Dates that the text names: a day, a run of days within a month, or a month, in words or in
//! numbers. They are looked for only where the name of a month or a pattern of digits stands.
//! Whether the calendar has such a day is data here; what follows from it is not.

use super::scan::{self, Scan};
use super::weekday;
use crate::words::Words;
use crate::{Brief, Span};
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A date that the text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands in the source, its weekday included.
    pub span: Span,
    /// Where it stands in the prose.
    pub prose: Range<usize>,
    /// The year, if it is stated; of the first of two dates, that of the second counts as well.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day or days; none if only a month is named.
    pub days: Option<Days>,
    /// The weekday that is said to go with it, and where in the prose.
    pub weekday: Option<(Weekday, Range<usize>)>,
}

/// The days of a month that are named, such as `27-28` in `27-28 February 2019`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// The first, 1 to 39: not every month has it.
    pub first: i8,
    /// The last; the same if there is one only.
    pub last: i8,
    /// Where the number of the last stands in the prose.
    pub prose: Range<usize>,
}

impl DateMention {
    /// The day it names, if it names a single day with its year, and there is such a day.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let days = self.days.as_ref().filter(|days| days.first == days.last)?;
        Date::new(self.year?, self.month, days.last).ok()
    }

    /// How many days the month has, if fewer than are named. Without a year it may be a leap year.
    #[must_use]
    pub fn shorter_month(&self) -> Option<i8> {
        let last = self.days.as_ref()?.last;
        let length = Date::new(self.year.unwrap_or(LEAP_YEAR), self.month, 1).ok()?.days_in_month();
        (last > length).then_some(length)
    }
}

const LEAP_YEAR: i16 = 2000;

/// All dates of a brief whose words are known, in the order of the text.
pub fn find(brief: &Brief, words: &Words) -> Vec<DateMention> {
    let text = brief.prose.text();
    let mut mentions: Vec<DateMention> = Vec::new();
    // Whatever ends before this place has been read.
    let mut at = 0;
    for word in words.all().iter().filter(|word| word.is_marked()) {
        // In a word of ASCII letters and digits nothing begins but at its beginning, and most begin with
        // other letters than those of months.
        if !word.is_wide() && !FIRST[usize::from(text.as_bytes()[word.start()])] {
            continue;
        }
        let reach = if word.is_wide() { word.end() } else { word.start() + 1 };
        while let Some(start) = next(text, word.start().max(at)..reach) {
            let Some(mut mention) = read(text, start)
                .filter(|mention| mentions.last().is_none_or(|last| last.prose.end <= mention.prose.start))
            else {
                at = start + 1;
                continue;
            };
            at = mention.prose.end;
            let floor = mentions.last().map_or(0, |last| last.prose.end);
            weekday::attach(text, floor, &mut mention);
            at = at.max(mention.prose.end);
            mention.span = brief.prose.span(mention.prose.clone());
            mentions.push(mention);
        }
    }
    lend_years(text, &mut mentions);
    mentions
}

/// What the names of months and numbers begin with.
static FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let mut at = 0;
    while at < b"JFMASOND0123456789".len() {
        first[b"JFMASOND0123456789"[at] as usize] = true;
        at += 1;
    }
    first
};

/// The next place within a word where a date may be found from: the first letter of a month or of a
/// number that a mark follows.
fn next(text: &str, mut place: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    place.find(|&at| {
        let begins = || at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        FIRST[usize::from(bytes[at])]
            && begins()
            && (bytes[at].is_ascii_digit() && has_mark(&bytes[at..]) || begins_month(&bytes[at..]))
    })
}

/// `2025-…`, `09/…`, `3.1…`
fn has_mark(bytes: &[u8]) -> bool {
    let digits = bytes.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    matches!(digits, 1 | 2 | 4)
        && matches!(bytes.get(digits), Some(b'-' | b'/' | b'.'))
        && bytes.get(digits + 1).is_some_and(u8::is_ascii_digit)
}

/// Whether some bytes begin as the name of a month does: nearly all others are refused at one look.
pub(crate) fn begins_month(bytes: &[u8]) -> bool {
    let Some(&[first, second, third]) = bytes.first_chunk::<3>() else { return false };
    matches!(
        (first, second.to_ascii_lowercase(), third.to_ascii_lowercase()),
        (b'J', b'a', b'n')
            | (b'J', b'u', b'n' | b'l')
            | (b'F', b'e', b'b')
            | (b'M', b'a', b'r' | b'y')
            | (b'A', b'p', b'r')
            | (b'A', b'u', b'g')
            | (b'S', b'e', b'p')
            | (b'O', b'c', b't')
            | (b'N', b'o', b'v')
            | (b'D', b'e', b'c')
    )
}

fn read(text: &str, start: usize) -> Option<DateMention> {
    if text.as_bytes()[start].is_ascii_digit() {
        return in_numbers(text, start);
    }
    let mut scan = Scan { text, at: start };
    let month = scan.month()?;
    let end = scan.at;
    if text[end..].starts_with(|char: char| char.is_alphanumeric()) {
        return None;
    }
    let mention = |prose, year, days| DateMention { span: Span::default(), prose, year, month, days, weekday: None };
    if let Some((first, days)) = days_before(text, start) {
        let year = year_from(text, end);
        // The point behind a month that no year follows ends the sentence, as far as one can tell.
        let end = year.map_or(start + text[start..end].trim_end_matches('.').len(), |(_, end)| end);
        return Some(mention(first..end, year.map(|(year, _)| year), Some(days)));
    }
    if let Some((days, end, is_ordinal)) = days_behind(text, end) {
        let year = year_from(text, end);
        let stands = year.is_some() || is_ordinal || is_day_anyway(text, start, end);
        return stands
            .then(|| mention(start..year.map_or(end, |(_, end)| end), year.map(|(year, _)| year), Some(days)));
    }
    let (year, end) = year_from(text, end)?;
    Some(mention(start..end, Some(year), None))
}

/// `2025-09-30`, `09/30/2025`, `30.09.2025`
fn in_numbers(text: &str, start: usize) -> Option<DateMention> {
    let mut scan = Scan { text, at: start };
    let (year, month, day) = scan.numbers()?;
    let is_part = text[..start].ends_with(['/', '-', '.', ',', '$', '€', '£', '#']);
    if is_part
        || scan.runs_on()
        || !(1900..=2100).contains(&year)
        || !(1..=12).contains(&month)
        || !(1..=31).contains(&day)
    {
        return None;
    }
    // The day stands at either end or in the middle; the whole shows it best.
    let prose = start..scan.at;
    let days = Some(Days { first: day, last: day, prose: prose.clone() });
    Some(DateMention { span: Span::default(), prose, year: Some(year), month, days, weekday: None })
}

/// `30`, `30th of`, `27-28`, `27 and 28` before a month, and where that begins.
fn days_before(text: &str, month: usize) -> Option<(usize, Days)> {
    let before = text[..month].strip_suffix(' ')?;
    let before = before.strip_suffix(" of").unwrap_or(before);
    let (start, last, prose) = day_ending(before)?;
    let joined = [" to ", " and ", " or ", " - ", " – ", "-", "–", "—", "/", " & "];
    let earlier = joined.iter().find_map(|mark| text[..start].strip_suffix(mark)).and_then(day_ending);
    let earlier = earlier.filter(|(_, first, _)| *first < last);
    let (start, first) = earlier.map_or((start, last), |(start, first, _)| (start, first));
    (!is_number_of_something(&text[..start])).then_some((start, Days { first, last, prose }))
}

/// The day that a text ends in: where it starts, its number, and where that stands.
fn day_ending(text: &str) -> Option<(usize, i8, Range<usize>)> {
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end));
    let number = ordinal.unwrap_or(text);
    let digits = number.bytes().rev().take(3).take_while(u8::is_ascii_digit).count();
    let start = number.len() - digits;
    let day = number[start..].parse().ok().filter(|day| digits <= 2 && (1..40).contains(day))?;
    let is_part = number[..start].ends_with(|char: char| char.is_alphanumeric() || "$€£#§".contains(char))
        || number[..start]
            .strip_suffix([',', '.', ':'])
            .is_some_and(|text| text.ends_with(|char: char| char.is_ascii_digit()));
    (!is_part).then_some((start, day, start..number.len()))
}

/// `Table 3 March 2020`: the number belongs to the word before it.
fn is_number_of_something(before: &str) -> bool {
    let word = before.trim_end().rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    matches!(
        word,
        "Table" | "Figure" | "Box" | "Chart" | "Section" | "Article" | "Chapter" | "Part" | "Annex" | "No" | "Page"
    )
}

/// ` 30`, ` 30th`, ` 27-28`, ` 27 and 28` behind a month, where that ends, and whether it is an
/// ordinal.
fn days_behind(text: &str, month: usize) -> Option<(Days, usize, bool)> {
    let rest = text[month..].strip_prefix(' ')?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let (first, number, mut end) = day_starting(text, text.len() - rest.len())?;
    let mut days = Days { first, last: first, prose: number };
    for mark in ["-", "–", "—", " - ", " – ", " to ", " and ", " or ", " & "] {
        let Some(rest) = text[end..].strip_prefix(mark) else { continue };
        if let Some((last, prose, after)) = day_starting(text, text.len() - rest.len()).filter(|(last, _, _)| *last > first)
            // `from March 3 to 5 April` names two months, `April 3 and 12 ships` one day.
            && !text[after..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        {
            (days, end) = (Days { first, last, prose }, after);
            break;
        }
    }
    let is_ordinal = text[..end].ends_with(|char: char| char.is_ascii_alphabetic());
    Some((days, end, is_ordinal))
}

/// The day at a place: its number, where that stands, and where the day ends.
fn day_starting(text: &str, start: usize) -> Option<(i8, Range<usize>, usize)> {
    let rest = &text[start..];
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let day = rest[..digits].parse().ok().filter(|day| digits <= 2 && (1..40).contains(day))?;
    let behind = &rest[digits..];
    let ordinal = ["st", "nd", "rd", "th"].iter().find(|end| behind.starts_with(**end)).map_or(0, |end| end.len());
    let after = &behind[ordinal..];
    let goes_on = after.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '%' | '/' | ':' | '\''))
        || after
            .strip_prefix([',', '.', '-', '–'])
            .is_some_and(|after| after.starts_with(|char: char| char.is_ascii_digit()) && !is_run(behind));
    (!goes_on).then_some((day, start..start + digits, start + digits + ordinal))
}

/// Whether a dash and one or two digits follow: the end of a run of days.
fn is_run(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(['-', '–']) else { return false };
    matches!(rest.bytes().take_while(u8::is_ascii_digit).count(), 1 | 2)
}

/// A year behind a place, and where it ends: ` 2021`, `, 2021`.
fn year_from(text: &str, at: usize) -> Option<(i16, usize)> {
    let rest = text[at..].strip_prefix(',').unwrap_or(&text[at..]).strip_prefix(' ')?;
    let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let year = rest[..digits].parse().ok().filter(|year| digits == 4 && (1000..=2199).contains(year))?;
    let behind = &rest[digits..];
    let goes_on = behind.starts_with(|char: char| char.is_alphanumeric() || char == '%')
        || behind.strip_prefix([',', '.']).is_some_and(|after| after.starts_with(|char: char| char.is_ascii_digit()));
    (!goes_on).then_some((year, text.len() - behind.len()))
}

/// Whether a month and a number without a year are a day: `on May 14`, `(May 14)`, `May 14.`, but
/// not `in May 14 ships sank`.
fn is_day_anyway(text: &str, start: usize, end: usize) -> bool {
    let word = text[..start].trim_end_matches([' ', ',']).rsplit([' ', '\n', '(']).next().unwrap_or_default();
    let leads = word.eq_ignore_ascii_case("on") || scan::weekday(word).is_some();
    let next = text[end..].trim_start_matches(' ').chars().next();
    leads || next.is_none_or(|char| !char.is_alphanumeric() && char != crate::HOLE)
}

/// `from 30 April to 2 May 2024`: the year goes with both.
fn lend_years(text: &str, mentions: &mut [DateMention]) {
    for at in (1..mentions.len()).rev() {
        let [earlier, later] = &mut mentions[at - 1..=at] else { continue };
        let (Some(year), None, Some(_)) = (later.year, earlier.year, earlier.days.as_ref()) else { continue };
        let between = text[earlier.prose.end..later.prose.start].trim_matches(' ');
        if matches!(between, "to" | "and" | "or" | "-" | "–" | "—" | "until" | "till" | "through" | "&") {
            earlier.year = Some(if earlier.month <= later.month { year } else { year - 1 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a text: each date as written, with what it says.
    #[track_caller]
    fn reads(text: &str, expected: &[(&str, &str)]) {
        let brief = crate::parse(text);
        let say = |mention: &DateMention| {
            let year = mention.year.map_or("?".to_owned(), |year| year.to_string());
            let days = mention.days.as_ref().map(|days| (days.first, days.last));
            let days = days.map_or(String::new(), |(first, last)| match first == last {
                true => format!("-{last}"),
                false => format!("-{first}..{last}"),
            });
            let weekday = mention.weekday.as_ref().map_or(String::new(), |(weekday, _)| format!(" {weekday:?}"));
            (text[mention.span.range()].to_owned(), format!("{year}-{}{days}{weekday}", mention.month))
        };
        let found: Vec<_> = brief.dates.iter().map(say).collect();
        let found: Vec<_> = found.iter().map(|(text, date)| (text.as_str(), date.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_day_has_many_spellings() {
        reads("It ended on 31 April 2021.", &[("31 April 2021", "2021-4-31")]);
        reads("It ended on April 31, 2021, at noon.", &[("April 31, 2021", "2021-4-31")]);
        reads("It ended on the 31st of April.", &[("31st of April", "?-4-31")]);
        reads("It ended on Apr. 3rd 2021", &[("Apr. 3rd 2021", "2021-4-3")]);
        reads("from 2021-02-30 on", &[("2021-02-30", "2021-2-30")]);
        reads("due 31/06/2021", &[("31/06/2021", "2021-6-31")]);
        reads("in **June\u{A0}12,\u{A0}2018** it", &[("June\u{A0}12,\u{A0}2018", "2018-6-12")]);
        reads("Since June 1950 it has", &[("June 1950", "1950-6")]);
    }

    #[test]
    fn runs_of_days_have_two_ends() {
        reads("It met on 27-28 February 2019.", &[("27-28 February 2019", "2019-2-27..28")]);
        reads("It met on April 29 and 31, 2021.", &[("April 29 and 31, 2021", "2021-4-29..31")]);
        reads("open March 3–5, 2024", &[("March 3–5, 2024", "2024-3-3..5")]);
        reads("from 30 November to 2 January 2024", &[("30 November", "2023-11-30"), ("2 January 2024", "2024-1-2")]);
    }

    #[test]
    fn a_weekday_goes_with_the_date_beside_it() {
        reads("On Wednesday 14 July 2020 it", &[("Wednesday 14 July 2020", "2020-7-14 Wednesday")]);
        reads("Wednesday, July 14, 2020", &[("Wednesday, July 14, 2020", "2020-7-14 Wednesday")]);
        reads("Wed. the 14th of July 2020", &[("Wed. the 14th of July 2020", "2020-7-14 Wednesday")]);
        reads("Monday morning (6 May 2024) it", &[("Monday morning (6 May 2024", "2024-5-6 Monday")]);
        reads("opens 12 Dec 2020, Sunday", &[("12 Dec 2020, Sunday", "2020-12-12 Sunday")]);
        reads("opens 12 Dec 2020 (Sun) at nine", &[("12 Dec 2020 (Sun)", "2020-12-12 Sunday")]);
    }

    #[test]
    fn a_weekday_of_something_else_is_left_alone() {
        reads("On Monday and Tuesday, 4 and 5 May 2021", &[("4 and 5 May 2021", "2021-5-4..5")]);
        reads("After 12 Dec 2020, Sunday trade is free.", &[("12 Dec 2020", "2020-12-12")]);
        reads("The Sun, 4 May 2020", &[("4 May 2020", "2020-5-4")]);
        reads("We met on Monday. 4 May 2021 was late.", &[("4 May 2021", "2021-5-4")]);
    }

    #[test]
    fn a_month_beside_another_number_is_no_day() {
        for text in [
            "In September 31 ships sank.",
            "In May 2,000 came and in June 3.5 million more.",
            "may 31 be the last, March 41",
            "Table 31 June shows it, and 31 Marching men",
            "version 1.2.2025.7 and 31/31/2021 and 2021-13-05",
        ] {
            reads(text, &[]);
        }
    }
}
