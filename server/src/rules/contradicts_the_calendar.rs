//! Weekdays, ordinals and durations agree with the calendar.
//!
//! A reader who looks up *Wednesday 14 July 2020* finds a Tuesday and cannot tell whether the day or
//! the date is wrong; whoever was invited comes on either. Where the brief states the same date once
//! more without the weekday, the weekday can be put right. A weekday without a year is held against
//! the date of the brief.
//!
//! Briefs are written over months and carry *in its third year* along when the fourth has begun.
//! Ordinals, durations and anniversaries are held against the years that the text states, the
//! events that packs know, and the date of the brief. Every way of counting is allowed, so that
//! what is reported fits none.
//!
//! ## Bad
//! ```markdown
//! The talks resume on Wednesday, 14 July 2020.
//! ```
//!
//! ```markdown
//! Published December 15, 2025
//!
//! The war in Ukraine nears the end of its third year. It is 69 years since 1953.
//! ```
//! ## Good
//! ```markdown
//! The talks resume on Tuesday, 14 July 2020.
//! ```
//!
//! ```markdown
//! Published December 15, 2025
//!
//! The war in Ukraine nears the end of its fourth year. It is 72 years since 1953.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Edit, Fix, Remark, Severity};
use crate::lasting::{Misfit, Until, misfits};
use attache_grammar::{DateMention, ElapsedKind, Zone, ordinal_word};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("F012", "contradicts-the-calendar", Some(Severity::Warning), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = weekdays(case);
    let misfits = misfits(case.reading, &case.project.lexicon);
    remarks.extend(misfits.iter().map(|misfit| lasting(case, misfit)));
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// Says how long something has lasted.
fn lasting(case: &Case<'_>, misfit: &Misfit<'_>) -> Remark {
    let elapsed = misfit.elapsed;
    let written = &case.reading.brief.prose.text()[elapsed.prose.clone()];
    let from = match (misfit.event, elapsed.year) {
        (Some(event), _) => format!("{} ({})", event.date, event.name),
        (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    };
    let until = match misfit.until {
        Until::Today(day) => format!("the date of this brief ({day})"),
        Until::Year(year) => year.to_string(),
    };
    let (first, last) = misfit.right.clone().into_inner();
    let message = match elapsed.kind {
        ElapsedKind::Within | ElapsedKind::Entering | ElapsedKind::Year => {
            let or = |last| format!("{} or {}", ordinal_word(first), ordinal_word(last));
            let year = if first == last { ordinal_word(first) } else { or(last) };
            format!("“{written}”: counted from {from}, {until} falls in the {year}")
        }
        _ => {
            let years = if first == last { first.to_string() } else { format!("{first} or {last}") };
            format!("“{written}”: from {from} to {until} it is {years} years")
        }
    };
    Remark::new(elapsed.span, message)
}

/// A weekday that its date does not have.
struct WrongWeekday<'a> {
    mention: &'a DateMention,
    place: &'a Range<usize>,
    stated: Weekday,
    /// The weekday that the date has, if there is one date only.
    right: Option<Weekday>,
}

/// Weekdays that their dates do not have. The same one twice is one mistake.
fn weekdays(case: &Case<'_>) -> Vec<Remark> {
    let brief = &case.reading.brief;
    let mut wrong: BTreeMap<_, Vec<WrongWeekday<'_>>> = BTreeMap::new();
    for weekday in brief.dates.iter().filter_map(|mention| wrong_weekday(case, mention)) {
        let mention = weekday.mention;
        let date = (mention.year, mention.month, mention.days.as_ref().map(|days| days.last));
        wrong.entry((date, name(weekday.stated))).or_default().push(weekday);
    }
    let mut remarks = Vec::new();
    for places in wrong.values() {
        let weekday = &places[0];
        let message = message(case, weekday) + &elsewhere(places.len() - 1);
        let remark = Remark::new(brief.prose.span(weekday.place.clone()), message);
        let fix = weekday.right.filter(|_| is_confirmed(case, weekday.mention)).and_then(|right| {
            let edit = |wrong: &WrongWeekday<'_>| edit(case, wrong.place, right);
            let edits: Vec<Edit> = places.iter().map(edit).collect::<Option<_>>()?;
            Some(Fix { title: format!("Write “{}”", edits[0].text), safe: false, edits })
        });
        remarks.push(match fix {
            Some(fix) => remark.with_fix(fix),
            None => remark,
        });
    }
    remarks
}

fn wrong_weekday<'a>(case: &Case<'_>, mention: &'a DateMention) -> Option<WrongWeekday<'a>> {
    let brief = &case.reading.brief;
    let (stated, place) = mention.weekday.as_ref()?;
    let days = mention.days.as_ref()?;
    if brief.block_at(place.start).is_none_or(|block| block.zone == Zone::Boilerplate) {
        return None;
    }
    let weekday = |year, day| Date::new(year, mention.month, day).ok().map(Date::weekday);
    let fits = |year| (days.first..=days.last).any(|day| weekday(year, day) == Some(*stated));
    let years = match mention.year {
        Some(year) => year..=year,
        // Around a new year a brief may speak of the one before or after.
        None => years_meant(case, mention)?,
    };
    // Before that, the calendar itself was in dispute.
    let is_known = *years.start() > 1752 && (days.first..=days.last).any(|day| weekday(*years.start(), day).is_some());
    if !is_known || years.clone().any(fits) {
        return None;
    }
    let right = mention.year.and_then(|year| weekday(year, days.last)).filter(|_| days.first == days.last);
    Some(WrongWeekday { mention, place, stated: *stated, right })
}

/// The years that a day without its own may belong to: that of the brief and those beside it. Where
/// the paragraph names a year the day may be one of that year.
fn years_meant(case: &Case<'_>, mention: &DateMention) -> Option<std::ops::RangeInclusive<i16>> {
    let brief = &case.reading.brief;
    let year = brief.date?.day.year();
    let words = brief.words(brief.block_at(mention.prose.start)?);
    let mut numbers = words.split(|char: char| !char.is_ascii_digit());
    let names_year = numbers.any(|digits| digits.len() == 4 && (digits.starts_with("1") || digits.starts_with("2")));
    (!names_year && !brief.is_quoted(mention.prose.start)).then_some(year - 1..=year + 1)
}

fn message(case: &Case<'_>, weekday: &WrongWeekday<'_>) -> String {
    let brief = &case.reading.brief;
    let text = brief.prose.text();
    let written = text[weekday.mention.prose.clone()].replace(&text[weekday.place.clone()], "");
    let date = written.trim_matches([' ', ',', '.', '(', ')']).trim_start_matches("the ");
    let stated = name(weekday.stated);
    match (weekday.right, weekday.mention.year) {
        (Some(right), _) => format!("{date} is a {}, not a {stated}", name(right)),
        (None, Some(_)) => format!("none of the days of {date} is a {stated}"),
        (None, None) => format!("{date} is no {stated} in the year of this brief or those beside it"),
    }
}

/// Whether the brief states the same day once more and does not say this weekday there: then the
/// date is right and the weekday is not.
fn is_confirmed(case: &Case<'_>, mention: &DateMention) -> bool {
    let brief = &case.reading.brief;
    let Some(day) = mention.day() else { return false };
    let own = brief.date.is_some_and(|own| own.day == day && !own.span.overlaps(mention.span));
    let agrees = |other: &DateMention| other.weekday.as_ref().is_none_or(|(weekday, _)| *weekday == day.weekday());
    own || brief.dates.iter().any(|other| other.day() == Some(day) && other.span != mention.span && agrees(other))
}

/// Puts a weekday in place of another, as long and as loud.
fn edit(case: &Case<'_>, place: &Range<usize>, right: Weekday) -> Option<Edit> {
    let span = case.reading.verbatim(place.clone())?;
    let written = &case.reading.text[span.range()];
    let full = name(right);
    let text = if written.len() <= "Thurs".len() { &full[..3] } else { full };
    let is_loud = written.bytes().all(|byte| byte.is_ascii_uppercase());
    Some(case.edit(span, if is_loud { text.to_uppercase() } else { text.to_owned() }))
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
