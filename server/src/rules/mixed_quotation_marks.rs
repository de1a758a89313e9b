//! Quotation marks and apostrophes are all straight or all curly.
//!
//! Word processors curl them, editors for code do not, and a text that was written in both has a
//! sprinkling of each. It is the surest sign of a paragraph that came from elsewhere.
//!
//! ## Bad
//! ```markdown
//! The mate’s log and the captain’s log agree, and the cook's log does not.
//! ```
//! ## Good
//! ```markdown
//! The mate’s log and the captain’s log agree on “the 6' mast”, and so does the `cook's` log.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::{Choice, habit};
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S008", "mixed-quotation-marks", Some(Severity::Hint), check);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Straight,
    Curly,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let marks: Vec<_> = reading.own_blocks().flat_map(|block| marks(text, &block.prose)).collect();
    let Some(habit) = habit(&marks, None) else { return Vec::new() };
    let remark = |(form, odd): &(Shape, Vec<&Choice<Shape>>)| {
        let message = match form {
            Shape::Straight => "a straight mark stands here where the brief usually has curly ones",
            Shape::Curly => "a curly mark stands here where the brief usually has straight ones",
        };
        let edits = reading.rewrite(odd, |choice, mark| Some(turned(text, &choice.prose, mark).to_owned()));
        let title = match habit.usual {
            Shape::Straight => "Make all marks straight",
            Shape::Curly => "Make all marks curly",
        };
        let fix = edits.map(|edits| Fix { title: title.to_owned(), safe: habit.outweighs(odd), edits });
        let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message.to_owned() + &elsewhere(odd.len() - 1));
        remark.fixes.extend(fix);
        remark
    };
    habit.others.iter().map(remark).collect()
}

/// The marks of a block. Behind a figure a straight one is feet or inches.
fn marks(text: &str, block: &Range<usize>) -> Vec<Choice<Shape>> {
    let bytes = text.as_bytes();
    let mark = |at: usize| {
        let at = block.start + at;
        let mark = text[at..block.end].chars().next()?;
        let form = match mark {
            '"' | '\'' if !text[..at].ends_with(|char: char| char.is_ascii_digit()) => Shape::Straight,
            '‘' | '’' | '“' | '”' => Shape::Curly,
            _ => return None,
        };
        Some(Choice { form, prose: at..at + mark.len_utf8() })
    };
    // Curly marks begin with 0xE2.
    memchr::memchr3_iter(b'"', b'\'', 0xE2, &bytes[block.clone()]).filter_map(mark).collect()
}

/// The same mark in the other shape. An opening one stands at a beginning or behind a blank or a bracket.
fn turned(text: &str, place: &Range<usize>, mark: &str) -> &'static str {
    let before = text[..place.start].chars().next_back();
    let opens = before.is_none_or(|char| char.is_whitespace() || matches!(char, '(' | '[' | '—' | '–' | '“' | '"'));
    match (mark, opens) {
        ("\"", true) => "“",
        ("\"", false) => "”",
        // `'90s` and the like have an apostrophe.
        ("'", true) if text[place.end..].starts_with(char::is_alphabetic) => "‘",
        ("'", _) => "’",
        ("‘" | "’", _) => "'",
        _ => "\"",
    }
}
