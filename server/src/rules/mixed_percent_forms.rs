//! Percentages are written in one form throughout.
//!
//! *Percent* is American, *per cent* British, and the sign saves room in both. Readers do not mind
//! which, but a text that changes between them looks put together from several. Tables and headings
//! may have the sign all the same, and numbers in words never do.
//!
//! ## Bad
//! ```markdown
//! Exports grew by 4 percent and imports by 7 percent. Freight rates fell by 12%.
//! ```
//! ## Good
//! ```markdown
//! Exports grew by 4 percent and imports by 7 percent. Ten percent of all ports lost money, three
//! percentage points more than before.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::profile::Percent;
use crate::usage::{Choice, habit};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S001", "mixed-percent-forms", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let blocks = reading.running_blocks().flat_map(|block| places(text, &block.prose));
    let choices: Vec<_> = blocks.filter(|choice| reading.is_free(&choice.prose)).collect();
    let wanted = case.project.house.style.percent;
    let Some(habit) = habit(&choices, wanted) else { return Vec::new() };
    let remark = |(form, odd): &(Percent, Vec<&Choice<Percent>>)| {
        let usual = habit.usual.word();
        let reason = if wanted.is_some() { "the house writes" } else { "the brief usually has" };
        let message = format!("“{}” stands here where {reason} “{usual}”{}", form.word(), elsewhere(odd.len() - 1));
        let edits = reading.rewrite(odd, |choice, _| written(text, choice, habit.usual));
        let fix = edits.map(|edits| Fix { title: format!("Write “{usual}”"), safe: habit.outweighs(odd), edits });
        let mut remark = Remark::new(reading.brief.prose.span(word(text, &odd[0].prose)), message);
        remark.fixes.extend(fix);
        remark
    };
    habit.others.iter().map(remark).collect()
}

/// The percentages of a block that are written in figures, each from the last figure on.
fn places(text: &str, block: &Range<usize>) -> Vec<Choice<Percent>> {
    let mut places = Vec::new();
    let mut at = block.start;
    while let Some(found) = memchr::memchr2(b'%', b'p', &text.as_bytes()[at..block.end]) {
        let start = at + found;
        at = start + 1;
        let (form, end) = match &text[start..block.end] {
            rest if rest.starts_with('%') => (Percent::Sign, start + 1),
            rest if rest.starts_with("percent") => (Percent::Word, start + "percent".len()),
            rest if rest.starts_with("per cent") => (Percent::TwoWords, start + "per cent".len()),
            _ => continue,
        };
        let number = text[..start].strip_suffix(' ').unwrap_or(&text[..start]);
        let goes_on = text[end..].starts_with(char::is_alphanumeric) && form != Percent::Sign;
        if number.ends_with(|char: char| char.is_ascii_digit()) && !goes_on {
            places.push(Choice { form, prose: number.len()..end });
        }
    }
    places
}

/// The word itself, without the blank before it.
fn word(text: &str, place: &Range<usize>) -> Range<usize> {
    place.end - text[place.clone()].trim_start().len()..place.end
}

/// What stands behind the number in another form. None where more would have to change: the first part
/// of a range, a compound.
fn written(text: &str, choice: &Choice<Percent>, form: Percent) -> Option<String> {
    let is_joined = text[choice.prose.end..].starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '/'));
    let blank = if form == Percent::Sign { "" } else { " " };
    (!is_joined).then(|| format!("{blank}{}", form.word()))
}
