//! How dates are written out: with the names of months, full or abbreviated, or in numbers.

use super::{MONTHS, WEEKDAYS};
use jiff::civil::{Date, Weekday};

/// Reads a date at the start of a text, and says how many bytes of it are the date.
///
/// Names of months are full or abbreviated, the day stands before or behind them, and the year is
/// always given (1900 to 2100). Of dates in numbers, `2025-09-30` begins with the year and
/// `30.09.2025` with the day. In `09/30/2025` the part above twelve is the day; if there is none,
/// the month stands first, as in the United States.
pub fn read(text: &str) -> Option<(usize, Date)> {
    let mut scan = Scan { text, at: 0 };
    let first = text.bytes().next()?;
    let (year, month, day) = match first {
        b'0'..=b'9' => match scan.numbers() {
            Some(date) => date,
            None => {
                scan.at = 0;
                scan.day_first()?
            }
        },
        b'A'..=b'Z' => scan.month_first()?,
        _ => return None,
    };
    if !(1900..=2100).contains(&year) || scan.runs_on() {
        return None;
    }
    Some((scan.at, Date::new(year, month, day).ok()?))
}

/// A place in a text that moves on as parts of a date are read.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// `2025-09-30`, `09/30/2025`, `30.09.2025`
    pub(super) fn numbers(&mut self) -> Option<(i16, i8, i8)> {
        let (first, first_digits) = self.number()?;
        let mark = self.rest().bytes().next().filter(|mark| matches!(mark, b'-' | b'/' | b'.'))?;
        self.at += 1;
        let (second, second_digits) = self.number()?;
        self.rest().strip_prefix(mark as char)?;
        self.at += 1;
        let (third, third_digits) = self.number()?;
        match (first_digits, second_digits, third_digits) {
            (4, 1 | 2, 1 | 2) => Some((first, second as i8, third as i8)),
            (1 | 2, 1 | 2, 4) if mark == b'.' || first > 12 => Some((third, second as i8, first as i8)),
            (1 | 2, 1 | 2, 4) => Some((third, first as i8, second as i8)),
            _ => None,
        }
    }

    /// `30 September 2025`, `30th of Sept., 2025`
    fn day_first(&mut self) -> Option<(i16, i8, i8)> {
        let day = self.day()?;
        self.blank()?;
        if self.rest().starts_with("of ") {
            self.at += "of ".len();
        }
        let month = self.month()?;
        Some((self.year()?, month, day))
    }

    /// `September 30, 2025`, `Sept. 30 2025`
    fn month_first(&mut self) -> Option<(i16, i8, i8)> {
        let month = self.month()?;
        self.blank()?;
        let day = self.day()?;
        Some((self.year()?, month, day))
    }

    fn day(&mut self) -> Option<i8> {
        let (day, digits) = self.number()?;
        let ordinal = ["st", "nd", "rd", "th"].iter().find(|end| self.rest().starts_with(**end));
        self.at += ordinal.map_or(0, |end| end.len());
        (digits <= 2).then_some(day as i8)
    }

    pub(super) fn month(&mut self) -> Option<i8> {
        let len = self.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = &self.rest()[..len];
        let month = MONTHS.iter().position(|month| is_name(name, month))?;
        self.at += len;
        self.at += usize::from(self.rest().starts_with('.'));
        Some(month as i8 + 1)
    }

    fn year(&mut self) -> Option<i16> {
        self.at += usize::from(self.rest().starts_with(','));
        self.blank()?;
        self.number().filter(|(_, digits)| *digits == 4).map(|(year, _)| year)
    }

    fn number(&mut self) -> Option<(i16, usize)> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest()[..digits].parse().ok().filter(|_| digits <= 4)?;
        self.at += digits;
        Some((number, digits))
    }

    fn blank(&mut self) -> Option<()> {
        let len = self.rest().len() - self.rest().trim_start().len();
        self.at += len;
        (len > 0).then_some(())
    }

    /// Whether what was read is only the beginning of a longer number or word. The time of an ISO
    /// date is not.
    pub(super) fn runs_on(&self) -> bool {
        let mut rest = self.rest().bytes();
        match (rest.next(), rest.next()) {
            (Some(b'T'), Some(b'0'..=b'9')) => false,
            (Some(b'/' | b'-' | b'.'), Some(next)) => next.is_ascii_digit(),
            (Some(next), _) => next.is_ascii_alphanumeric(),
            (None, _) => false,
        }
    }
}

/// Whether a word is the name of a month or weekday, in full or abbreviated.
fn is_name(word: &str, name: &str) -> bool {
    is_capital(word)
        && (word.len() == 3 || word.len() == name.len() || name.starts_with("Sept") && word.len() == 4)
        && starts_with(name, word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The weekday that a word names, in full or abbreviated.
pub fn weekday(word: &str) -> Option<Weekday> {
    let is_longer = |name: &str| matches!((name, word.len()), ("Tuesday", 4) | ("Thursday", 4 | 5));
    let named = |name: &&str| is_name(word, name) || is_longer(name) && starts_with(name, word) && is_capital(word);
    let offset = WEEKDAYS.iter().position(named)?;
    Weekday::from_monday_zero_offset(offset as i8).ok()
}

/// A text behind the weekday it may begin with.
pub fn without_weekday(text: &str) -> &str {
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if weekday(&text[..len]).is_none() {
        return text;
    }
    text[len..].trim_start_matches(['.', ',']).trim_start()
}

/// Whether a text begins so in any case.
pub fn starts_with(text: &str, start: &str) -> bool {
    text.as_bytes().get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn reads(text: &str, expected: &str, day: Date) {
        let (len, read) = read(text).unwrap_or_else(|| panic!("no date in {text:?}"));
        assert_eq!((&text[..len], read), (expected, day));
    }

    #[test]
    fn a_date_has_many_spellings() {
        let day = date(2025, 9, 30);
        reads("September 30, 2025 in Seoul", "September 30, 2025", day);
        reads("Sept. 30 2025, at noon", "Sept. 30 2025", day);
        reads("30 September 2025.", "30 September 2025", day);
        reads("30th of September, 2025", "30th of September, 2025", day);
        reads("Sep\u{A0}30,\u{A0}2025", "Sep\u{A0}30,\u{A0}2025", day);
        reads("2025-09-30", "2025-09-30", day);
        reads("2025-09-30T08:15:00Z", "2025-09-30", day);
        reads("2025/9/30", "2025/9/30", day);
        reads("30.09.2025", "30.09.2025", day);
        reads("09/30/2025 | Press", "09/30/2025", day);
        reads("30/09/2025", "30/09/2025", day);
        reads("09-30-2025", "09-30-2025", day);
    }

    #[test]
    fn the_month_stands_first_where_numbers_leave_it_open() {
        reads("04/01/2025", "04/01/2025", date(2025, 4, 1));
        reads("04.01.2025", "04.01.2025", date(2025, 1, 4));
    }

    #[test]
    fn what_no_calendar_holds_is_no_date() {
        for text in ["February 30, 2025", "31 June 2025", "13/13/2025", "2025-00-10", "1 May 1775", "99999-01-01"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_part_of_something_longer_is_no_date() {
        for text in ["1.2.2025.7", "12 March", "March 2025", "12 Marching 2025", "may 12, 2025", "3 May 20255", "é"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
