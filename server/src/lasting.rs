//! How long things have lasted: holds what a brief says of it against the years and events that it
//! counts from and against its own date. A statement is wrong only if no way of counting fits.

mod subject;

use crate::packs::{Event, Lexicon};
use crate::reading::Reading;
use attache_grammar::{Bound, Elapsed, ElapsedKind};
use jiff::civil::Date;
use std::ops::RangeInclusive;
use subject::events;

/// A statement that does not fit, and what would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit<'a> {
    /// The statement.
    pub elapsed: &'a Elapsed,
    /// What it counts from; none if it states the year.
    pub event: Option<&'a Event>,
    /// The day or year it counts up to.
    pub until: Until,
    /// The number of years that fits: the ordinal of the year that is running, or whole years.
    pub right: RangeInclusive<i64>,
}

/// What a statement counts up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The date of the brief.
    Today(Date),
    /// A year that the sentence states.
    Year(i16),
}

/// The statements of a brief that do not fit, in the order of the text.
pub fn misfits<'a>(reading: &'a Reading, lexicon: &'a Lexicon) -> Vec<Misfit<'a>> {
    let own = reading.brief.elapsed.iter().filter(|elapsed| !reading.brief.is_quoted(elapsed.prose.start));
    own.filter_map(|elapsed| misfit(reading, lexicon, elapsed)).collect()
}

fn misfit<'a>(reading: &'a Reading, lexicon: &'a Lexicon, elapsed: &'a Elapsed) -> Option<Misfit<'a>> {
    if let (Some(until), Some(from)) = (elapsed.until, elapsed.year) {
        let years = i64::from(until - from);
        let passed = Passed { low: f64::from(until - from) - 1.0, high: f64::from(until - from) + 1.0 };
        let (right, is_right) = match elapsed.kind {
            // It may be prepared, or kept late.
            ElapsedKind::Anniversary => (years..=years, (i64::from(elapsed.count) - years).abs() <= 1),
            _ => (years..=years + 1, fits(elapsed, passed) && is_between(elapsed, years)),
        };
        let is_wrong = until >= from && !is_right;
        return is_wrong.then_some(Misfit { elapsed, event: None, until: Until::Year(until), right });
    }
    let today = reading.brief.date?.day;
    let brief = &reading.brief;
    let text = brief.prose.text();
    let place = brief.sentence_at(elapsed.prose.start);
    let (sentence, before) = (&text[place.clone()], &text[place.start..elapsed.prose.start]);
    // Such sentences look back from, or ahead to, a day that they need not name.
    let is_told = [" had ", " would ", " was ", " were "].iter().any(|word| before.contains(word));
    if is_told && elapsed.kind != ElapsedKind::Ago {
        return None;
    }
    let starts: Vec<(Option<&Event>, Date, Date)> = match elapsed.year {
        Some(year) => vec![(None, Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)],
        None => {
            events(reading, lexicon, elapsed).into_iter().map(|event| (Some(event), event.date, event.last())).collect()
        }
    };
    let is_ahead = [" will ", "upcoming", "next year", "soon", "coming"].iter().any(|word| sentence.contains(word));
    let passed = |now: Date, &(_, first, last): &(Option<&Event>, Date, Date)| Passed {
        low: years_between(last, now),
        high: years_between(first, now) + if is_ahead { 1.0 } else { 0.0 },
    };
    let (event, first, last) = *starts.first()?;
    let mut nows =
        years_named(sentence).filter(|year| Some(*year) != elapsed.year).filter_map(|year| Date::new(year, 7, 1).ok());
    let fits_otherwise = nows.any(|now| {
        starts.iter().any(|start| {
            let passed = passed(now, start);
            fits(elapsed, Passed { low: passed.low - 0.5, high: passed.high + 0.5 })
        })
    });
    let fits_today = |start: &(Option<&Event>, Date, Date)| match elapsed.kind {
        ElapsedKind::Anniversary => is_anniversary(elapsed.count, start.1, today),
        _ => fits(elapsed, passed(today, start)),
    };
    if fits_otherwise || starts.iter().any(fits_today) {
        return None;
    }
    let (low, high) = (years_between(last, today), years_between(first, today));
    if low < 0.0 || elapsed.kind == ElapsedKind::Anniversary && !is_of_this_year(sentence) {
        return None;
    }
    let right = match elapsed.kind {
        ElapsedKind::Within | ElapsedKind::Entering | ElapsedKind::Year => {
            low.floor() as i64 + 1..=high.floor() as i64 + 1
        }
        ElapsedKind::Anniversary => {
            let years = i64::from(today.year() - first.year());
            years..=years
        }
        _ => low.floor() as i64..=high.floor() as i64,
    };
    Some(Misfit { elapsed, event, until: Until::Today(today), right })
}

/// How many years have passed, at least and at most.
#[derive(Debug, Clone, Copy)]
struct Passed {
    low: f64,
    high: f64,
}

/// About two months: nobody counts closer around an anniversary.
const SLACK: f64 = 0.17;

/// Whether a statement fits the years that have passed, in some way of counting.
fn fits(elapsed: &Elapsed, passed: Passed) -> bool {
    let count = f64::from(elapsed.count);
    let (low, high) = (passed.low - SLACK, passed.high + SLACK);
    match elapsed.kind {
        // The third year runs from the second anniversary to the third.
        ElapsedKind::Within => low < count && count - 1.0 <= high,
        // Nobody says how long before it something approaches its third year.
        ElapsedKind::Entering => low < count && count - 1.5 <= high,
        // That year may be past.
        ElapsedKind::Year => count - 1.5 <= high,
        ElapsedKind::Anniversary => low <= count && count <= high,
        ElapsedKind::After => count <= high + 1.0,
        ElapsedKind::Since | ElapsedKind::Ago | ElapsedKind::Between => is_span(elapsed, count, low, high),
    }
}

/// Whether the anniversary falls in the year of a day, or in the one that is near.
fn is_anniversary(count: i16, first: Date, today: Date) -> bool {
    let years = today.year() - first.year();
    count == years || count == years - 1 && today.month() <= 2 || count == years + 1 && today.month() >= 11
}

fn is_span(elapsed: &Elapsed, count: f64, low: f64, high: f64) -> bool {
    let vague = vagueness(elapsed);
    match elapsed.bound {
        // Both ends may be counted in.
        Bound::Exact => low.floor() - vague <= count && count <= high.floor() + 1.0 + vague,
        Bound::About => {
            low.floor() - vague.max(count / 10.0) - 1.0 <= count && count <= high + 1.0 + vague.max(count / 10.0)
        }
        Bound::Nearly => low <= count && count <= high + 1.5 + vague,
        Bound::MoreThan => count <= high.ceil(),
        Bound::LessThan => low <= count,
    }
}

/// Whether an exact number of years fits two stated ones, the first days of both or the last ones.
fn is_between(elapsed: &Elapsed, years: i64) -> bool {
    let count = i64::from(elapsed.count);
    elapsed.bound != Bound::Exact || elapsed.in_decades || (years - 1..=years + 1).contains(&count)
}

/// By how many years a number that looks round may be off.
fn vagueness(elapsed: &Elapsed) -> f64 {
    match elapsed.count {
        _ if elapsed.in_decades && elapsed.until.is_none() => 5.0,
        _ if elapsed.in_decades => 2.0,
        // Whoever states both years has counted.
        _ if elapsed.until.is_some() => 0.0,
        10 => 1.0,
        count if count % 10 == 0 => 4.0,
        count if count % 5 == 0 && count > 10 => 2.0,
        _ => 0.0,
    }
}

fn years_between(from: Date, to: Date) -> f64 {
    let whole = f64::from(to.year() - from.year());
    whole + (f64::from(to.day_of_year()) - f64::from(from.day_of_year())) / 366.0
}

/// Whether a sentence speaks of an anniversary of the year of the brief.
fn is_of_this_year(sentence: &str) -> bool {
    let speaks = ["this year", "This year", " marks ", " today", "Today", "this month", "this week"];
    speaks.iter().any(|word| sentence.contains(word))
}

/// The years that a sentence names.
fn years_named(sentence: &str) -> impl Iterator<Item = i16> + '_ {
    let digits = sentence.split(|char: char| !char.is_ascii_digit()).filter(|digits| digits.len() == 4);
    digits.filter_map(|digits| digits.parse().ok()).filter(|year| (1500..2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BriefKey;

    /// What is wrong in a text of 15 December 2025: the statement and what would fit.
    #[track_caller]
    fn finds(sentence: &str, expected: Option<(&str, RangeInclusive<i64>)>) {
        let lexicon = Lexicon::shipped();
        let text = format!("Published December 15, 2025\n\n{sentence}\n");
        let reading = Reading::of(BriefKey::of_name("brief.md"), text.as_str().into(), &lexicon);
        let misfits = misfits(&reading, &lexicon);
        let found: Vec<_> = misfits
            .iter()
            .map(|one| (&reading.brief.prose.text()[one.elapsed.prose.clone()], one.right.clone()))
            .collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{sentence}");
    }

    #[test]
    fn the_year_of_a_war_counts_from_its_first_day() {
        finds("The war in Ukraine is now in its third year, and no truce is near.", Some(("third year", 4..=4)));
        finds("The war in Ukraine nears the end of its third year.", Some(("third year", 4..=4)));
        finds("The war in Ukraine nears the end of its fourth year and enters its fifth year.", None);
        finds("Russia and Ukraine talk, and the war has entered its third year.", Some(("third year", 4..=4)));
        finds("Nobody in Kyiv expected to see the sixth year of the war.", Some(("sixth year", 4..=4)));
    }

    #[test]
    fn a_year_that_may_be_past_or_another_ones_is_left_alone() {
        finds("In the second year of the war in Ukraine, drones came.", None);
        finds("The war had entered its second year when Ukraine struck.", None);
        finds("Since the war in Ukraine, the programme is in its second year.", None);
        finds("The war in Gaza and that in Ukraine go on; the war is in its second year.", None);
        finds("In 2023, as the war in Ukraine enters its second year, drones came.", None);
    }

    #[test]
    fn years_since_a_year_are_counted_in_every_way() {
        for count in [71, 72, 73] {
            finds(&format!("It has held for {count} years since 1953."), None);
        }
        finds("It has held for 69 years since 1953.", Some(("69 years since 1953", 71..=72)));
        finds("It has held for 76 years since 1953.", Some(("76 years since 1953", 71..=72)));
        finds("It has held for seventy years since 1953, for more than 60 years since 1953.", None);
        finds("It has held for more than 75 years since 1953.", Some(("75 years since 1953", 71..=72)));
        finds("It has held nearly 79 years since 1953.", Some(("79 years since 1953", 71..=72)));
        finds("It has held for over seven decades since the armistice of 1953.", None);
        finds("In 2010, 57 years since 1953, it held.", None);
        finds("It was begun two decades ago, in 1996.", Some(("two decades ago, in 1996", 28..=29)));
    }

    #[test]
    fn years_after_a_year_are_past_or_wrong() {
        finds("Three years after the 2014 vote, the fleet came.", None);
        finds(
            "Fourteen years after the 2014 vote, the fleet is there.",
            Some(("Fourteen years after the 2014", 10..=11)),
        );
    }

    #[test]
    fn years_from_one_to_another_need_no_date() {
        finds("It fell in the 12 years from 1998 to 2005.", Some(("12 years from 1998 to 2005", 7..=8)));
        finds("In 2015, nine years after 2010, it fell.", Some(("nine years after 2010", 5..=6)));
        finds("It fell in the seven years from 1998 to 2005, the eight years between 1998 and 2005.", None);
    }

    #[test]
    fn an_anniversary_of_this_year_is_counted() {
        finds("This year marks the 70th anniversary of the Korean War.", Some(("70th anniversary", 75..=75)));
        finds("This year marks the 75th anniversary of the Korean War.", None);
        finds("They met on the 50th anniversary of the Korean War.", None);
        finds("In 2023, they kept the 60th anniversary of the 1953 truce.", Some(("60th anniversary", 70..=70)));
        finds("In 2023, they kept the 70th anniversary of the 1953 truce.", None);
        finds(
            "Founded in 1960, the port celebrates its 75th anniversary this year.",
            Some(("75th anniversary", 65..=65)),
        );
        finds("Founded in 1960, the port celebrates its 65th anniversary this year.", None);
        finds("The port was opened in 1960, 85 years ago.", Some(("85 years ago", 64..=65)));
    }
}
