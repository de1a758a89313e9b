//! Small numbers are written in words where the house asks for it.
//!
//! Many guides spell out whole numbers up to nine or ten in running text, and none does so for measures,
//! sums and percentages. Where a sentence has a greater number as well, both are in figures, so that
//! they can be compared. The profile says how far words go; without one it is nine.
//!
//! ## Bad
//! ```markdown
//! The fleet visited 5 harbours.
//! ```
//! ## Good
//! ```markdown
//! The fleet visited five harbours in 9 days and 14 hours. It burnt 8 percent of its oil, or 5 tons a day,
//! as Table 3 shows.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark};
use crate::usage::Choice;
use attache_grammar::Block;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S009", "numbers-in-figures", None, check);

const NUMBERS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Numbers go in words so far where no profile says more.
const WORDS_TO: u32 = 9;

/// Words before which figures stay.
const MEASURES: [&str; 34] = [
    "percent", "per", "percentage", "million", "billion", "trillion", "thousand", "hundred", "km", "kilometers",
    "kilometres", "miles", "meters", "metres", "m", "cm", "kg", "tons", "tonnes", "degrees", "hectares", "acres",
    "dollars", "euros", "cents", "pm", "am", "p", "a", "x", "bn", "nm", "to", "points",
];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let most = case.project.house.style.words_to.unwrap_or(WORDS_TO).min(NUMBERS.len() as u32 - 1);
    let blocks = reading.running_blocks().flat_map(|block| small(text, block, most));
    let places: Vec<_> = blocks.filter(|choice| reading.is_free(&choice.prose)).collect();
    let places: Vec<_> = places.iter().collect();
    let Some(first) = places.first() else { return Vec::new() };
    let (figure, word) = (&text[first.prose.clone()], NUMBERS[first.form]);
    let message = format!("the house writes “{word}” for “{figure}”{}", elsewhere(places.len() - 1));
    let edits = reading.rewrite(&places, |choice, _| {
        let begins = text[..choice.prose.start].trim_end_matches(' ').ends_with(['.', '?', '!', '\n']);
        let word = NUMBERS[choice.form];
        Some(if begins || choice.prose.start == 0 { word[..1].to_ascii_uppercase() + &word[1..] } else { word.to_owned() })
    });
    let mut remark = Remark::new(reading.brief.prose.span(first.prose.clone()), message);
    remark.fixes.extend(edits.map(|edits| Fix { title: "Write small numbers in words".to_owned(), safe: false, edits }));
    vec![remark]
}

/// The small numbers of a block that stand before what they count, but for sentences with greater ones.
fn small(text: &str, block: &Block, most: u32) -> Vec<Choice<usize>> {
    let mut found = Vec::new();
    let mut start = block.prose.start;
    for sentence in text[block.prose.clone()].split_inclusive(". ") {
        let range = start..start + sentence.len();
        start = range.end;
        let numbers = numbers(text, &range);
        let is_great = |(number, _): &(u32, Range<usize>)| *number > most && !(1900..2100).contains(number);
        if numbers.iter().any(is_great) {
            continue;
        }
        let small = numbers.into_iter().filter(|(number, place)| *number <= most && counts(text, place, range.end));
        found.extend(small.map(|(number, prose)| Choice { form: number as usize, prose }));
    }
    found
}

fn numbers(text: &str, range: &Range<usize>) -> Vec<(u32, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(start) = text[at..range.end].find(|char: char| char.is_ascii_digit()).map(|found| at + found) {
        let digits = text[start..range.end].bytes().take_while(u8::is_ascii_digit).count();
        at = start + digits;
        found.push((text[start..at].parse().unwrap_or(u32::MAX), start..at));
    }
    found
}

/// Whether a number counts what the next word names.
fn counts(text: &str, place: &Range<usize>, end: usize) -> bool {
    let Some(rest) = text[place.end..end].strip_prefix(' ') else { return false };
    let word = &rest[..rest.find(|char: char| !char.is_ascii_lowercase()).unwrap_or(rest.len())];
    let before = &text[..place.start];
    let named = before.strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n']).next()).unwrap_or_default();
    let is_named = named.starts_with(|char: char| char.is_ascii_uppercase()) && !named.ends_with(['.', ',']);
    word.len() > 1 && !MEASURES.contains(&word) && (before.is_empty() || before.ends_with([' ', '\n'])) && !is_named
}
