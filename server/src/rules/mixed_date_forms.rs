//! Dates are written in one form throughout.
//!
//! *June 12, 2018* is American, *12 June 2018* is British and international, and *06/12/2018* is June in
//! one country and December in another. A reader who meets two of them begins to wonder about the third.
//!
//! ## Bad
//! ```markdown
//! The pier opened on 3 May 2019 and closed on 7 June 2020. It was sold on July 14, 2021.
//! ```
//! ## Good
//! ```markdown
//! The pier opened on 3 May 2019 and closed in June 2020. “It was lost on July 14, 2021,” said the mate.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::profile::DateOrder;
use crate::usage::{Choice, habit};
use attache_grammar::{DateMention, MONTHS};

pub(super) const RULE: Rule = Rule::new("S003", "mixed-date-forms", Some(Severity::Info), check);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Words(DateOrder),
    Figures,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let dates: Vec<_> = reading.running_dates().collect();
    let choices: Vec<_> = dates.iter().filter_map(|date| choice(text, date)).collect();
    let wanted = case.project.house.style.dates.map(Form::Words);
    let Some(habit) = habit(&choices, wanted) else { return Vec::new() };
    let whose = if wanted.is_some() { "the house writes" } else { "the brief usually has" };
    let remark = |(_, odd): &(Form, Vec<&Choice<Form>>)| {
        let first = &text[odd[0].prose.clone()];
        let message = format!("“{first}” stands here where {whose} dates {}{}", shown(habit.usual), elsewhere(odd.len() - 1));
        let edits = reading.rewrite(odd, |choice, _| {
            let date = dates.iter().find(|date| date.prose == choice.prose)?;
            written(text, date, habit.usual)
        });
        let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message);
        let title = format!("Write dates {}", shown(habit.usual));
        remark.fixes.extend(edits.map(|edits| Fix { title, safe: habit.outweighs(odd), edits }));
        remark
    };
    habit.others.iter().map(remark).collect()
}

fn shown(form: Form) -> &'static str {
    match form {
        Form::Words(DateOrder::MonthDay) => "like “June 12, 2018”",
        Form::Words(DateOrder::DayMonth) => "like “12 June 2018”",
        Form::Figures => "in figures",
    }
}

/// How a day is written. Months without a day have one form, and `2018-06-12` is nobody's style but a standard.
fn choice(text: &str, date: &DateMention) -> Option<Choice<Form>> {
    let words = date_without_weekday(text, date)?;
    date.days.as_ref()?;
    let form = match words.as_bytes() {
        [first, ..] if first.is_ascii_alphabetic() => Form::Words(DateOrder::MonthDay),
        [.., last] if words.contains(|char: char| char.is_ascii_alphabetic()) && last.is_ascii_alphanumeric() => {
            Form::Words(DateOrder::DayMonth)
        }
        _ if words.contains('/') => Form::Figures,
        _ => return None,
    };
    Some(Choice { form, prose: date.prose.clone() })
}

fn date_without_weekday<'a>(text: &'a str, date: &DateMention) -> Option<&'a str> {
    let start = match &date.weekday {
        Some((_, weekday)) if weekday.start <= date.prose.start => weekday.end.max(date.prose.start),
        _ => date.prose.start,
    };
    text.get(start..date.prose.end).map(|words| words.trim_start_matches([',', ' ']))
}

/// The date in another form. None where it would take more than that: weekdays, several days, days that do
/// not exist, figures that could be read in two ways.
fn written(text: &str, date: &DateMention, form: Form) -> Option<String> {
    let days = date.days.as_ref().filter(|days| days.first == days.last && date.weekday.is_none())?;
    let month = MONTHS.get(usize::try_from(date.month).ok()?.checked_sub(1)?)?;
    let is_ambiguous = days.last <= 12 && text[date.prose.clone()].contains('/');
    let behind = &text[date.prose.end..];
    let year = date.year.filter(|year| text[date.prose.clone()].contains(&year.to_string()));
    // A date in English behind which a word follows needs its second comma.
    let comma = if year.is_some() && behind.starts_with(' ') { "," } else { "" };
    let written = match (form, year) {
        (Form::Words(DateOrder::MonthDay), Some(year)) => format!("{month} {}, {year}{comma}", days.last),
        (Form::Words(DateOrder::MonthDay), None) => format!("{month} {}", days.last),
        (Form::Words(DateOrder::DayMonth), Some(year)) => format!("{} {month} {year}", days.last),
        (Form::Words(DateOrder::DayMonth), None) => format!("{} {month}", days.last),
        (Form::Figures, _) => return None,
    };
    (!is_ambiguous && date.shorter_month().is_none()).then_some(written)
}
