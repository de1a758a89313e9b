//! In American dates a comma stands before the year and another one behind it.
//!
//! *On June 12, 2018, the two leaders met*: the year is set apart from the day, on both sides. With the
//! first comma alone a reader takes the year for the beginning of what follows. Where a date stands
//! before a noun, as in *the June 12, 2018 statement*, many houses leave it out, and so do some
//! throughout; a brief without any such comma is left alone unless the house asks for it.
//!
//! ## Bad
//! ```markdown
//! On May 3, 2019, the fleet left. The statement that both signed on June 12, 2018 affirmed its right.
//! ```
//! ## Good
//! ```markdown
//! On May 3, 2019, the fleet left. The June 12, 2018 statement affirmed its right. It came back on
//! July 4, 2020.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::Choice;
use attache_grammar::DateMention;

pub(super) const RULE: Rule = Rule::new("S004", "missing-comma-after-year", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let choices: Vec<_> = reading.running_dates().filter_map(|date| choice(text, date)).collect();
    let (with, without): (Vec<_>, Vec<_>) = choices.iter().partition(|choice| choice.form);
    let is_wanted = case.project.house.style.comma_after_year.unwrap_or(!with.is_empty());
    let Some(first) = without.first().filter(|_| is_wanted) else { return Vec::new() };
    let date = &text[first.prose.clone()];
    let message = format!("a comma is missing behind the year in “{date}”{}", elsewhere(without.len() - 1));
    let edits = reading.rewrite(&without, |_, date| Some(format!("{date},")));
    let mut remark = Remark::new(reading.brief.prose.span(first.prose.clone()), message);
    remark.fixes.extend(edits.map(|edits| Fix { title: "Add the comma".to_owned(), safe: true, edits }));
    vec![remark]
}

/// Whether a comma follows an American date within a sentence. None where it has no place: at the end of a
/// part, before a bracket or the other end of a span of time, in a date that belongs to a noun.
fn choice(text: &str, date: &DateMention) -> Option<Choice<bool>> {
    const ENDS: [&str; 8] = ["to ", "and ", "or ", "through ", "until ", "till ", "- ", "– "];
    let (place, words) = (&date.prose, &text[date.prose.clone()]);
    let year = words.len().checked_sub(4).filter(|at| words.is_char_boundary(*at))?;
    let is_american = words.starts_with(|char: char| char.is_alphabetic())
        && words[..year].ends_with(", ")
        && words[year..].bytes().all(|byte| byte.is_ascii_digit());
    let behind = &text[place.end..];
    let goes_on = behind.strip_prefix(' ').is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_ascii_lowercase()) && !ENDS.iter().any(|end| rest.starts_with(end))
    });
    let has_comma = behind.starts_with(", ");
    let before = text[..place.start].rsplit([' ', '\n']).nth(1).unwrap_or_default();
    let is_before_noun = matches!(before, "the" | "The" | "a" | "A" | "an" | "its" | "their" | "his" | "her" | "this" | "our")
        || before.ends_with("’s") || before.ends_with("'s");
    (is_american && (goes_on || has_comma) && !is_before_noun).then(|| Choice { form: has_comma, prose: place.clone() })
}
