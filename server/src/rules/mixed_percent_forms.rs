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
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule::new("S001", "mixed-percent-forms", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let mut blocks = reading.running_blocks().peekable();
    let is_running = |choice: &Choice<Percent>| {
        while blocks.next_if(|block| block.prose.end <= choice.prose.start).is_some() {}
        blocks.peek().is_some_and(|block| block.prose.start <= choice.prose.start)
    };
    let mut choices = places(text);
    choices.retain(is_running);
    choices.retain(|choice| reading.is_free(&choice.prose));
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

/// The percentages that are written in figures, each from the last figure on, in the order of the text. No
/// line feed, which parts blocks, stands in them.
fn places(text: &str) -> Vec<Choice<Percent>> {
    static CENT: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("cent"));
    let signs = memchr::memchr_iter(b'%', text.as_bytes()).map(|start| (Percent::Sign, start..start + 1));
    let words = CENT.find_iter(text.as_bytes()).filter_map(|cent| {
        let end = cent + "cent".len();
        let (form, before) = match &text[..cent] {
            before if before.ends_with("per") => (Percent::Word, before),
            before if before.ends_with("per ") => (Percent::TwoWords, &before[..cent - 1]),
            _ => return None,
        };
        let goes_on = text[end..].starts_with(char::is_alphanumeric);
        (!goes_on).then_some((form, before.len() - "per".len()..end))
    });
    let place = |(form, place): (Percent, Range<usize>)| {
        let number = text[..place.start].strip_suffix(' ').unwrap_or(&text[..place.start]);
        let is_figure = number.ends_with(|char: char| char.is_ascii_digit());
        is_figure.then_some(Choice { form, prose: number.len()..place.end })
    };
    let mut places: Vec<_> = signs.chain(words).filter_map(place).collect();
    places.sort_by_key(|choice| choice.prose.start);
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
