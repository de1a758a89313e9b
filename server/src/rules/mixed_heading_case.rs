//! Headings are set in one way.
//!
//! Either all words of a heading have capitals or only the first and names; either headings end with a
//! point or they do not. Headings are what a reader sees before reading, all of them at once.
//!
//! ## Bad
//! ```markdown
//! # Ports
//!
//! ## Cranes and Their Crews
//!
//! Cranes are old.
//!
//! ## Piers Without Ships
//!
//! Piers are older.
//!
//! ## Crews that want more work
//!
//! Crews are oldest.
//! ```
//! ## Good
//! ```markdown
//! # Ports
//!
//! ## Cranes and Their Crews
//!
//! Cranes are old.
//!
//! ## Piers Without Ships
//!
//! Piers are older.
//!
//! ## Is There Work?
//!
//! There is.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Fix, Remark, Severity};
use crate::usage::{Choice, habit};
use attache_grammar::BlockKind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule::new("S015", "mixed-heading-case", Some(Severity::Hint), check);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capitals {
    All,
    First,
}

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    let text = reading.brief.prose.text();
    let headings = reading.own_blocks().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let headings: Vec<_> = headings.map(|block| block.prose.clone()).collect();
    let mut remarks: Vec<_> = capitals(case, text, &headings).into_iter().chain(points(case, text, &headings)).collect();
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

fn capitals(case: &Case<'_>, text: &str, headings: &[Range<usize>]) -> Option<Remark> {
    let reading = case.reading;
    let choice = |heading: &Range<usize>| Some(Choice { form: form(&text[heading.clone()])?, prose: heading.clone() });
    let choices: Vec<_> = headings.iter().filter_map(choice).collect();
    let habit = habit(&choices, None).filter(|habit| habit.times > 1)?;
    let (_, odd) = habit.others.first()?;
    let message = match habit.usual {
        Capitals::All => "this heading has fewer capitals than the others",
        Capitals::First => "this heading has more capitals than the others",
    };
    let mut remark = Remark::new(reading.brief.prose.span(odd[0].prose.clone()), message.to_owned() + &elsewhere(odd.len() - 1));
    // Which words are names and keep their capitals nobody can tell, so that they are only added.
    let edits = (habit.usual == Capitals::All).then(|| reading.rewrite(odd, |_, words| Some(in_capitals(words)))).flatten();
    remark.fixes.extend(edits.map(|edits| Fix { title: "Capitalise the words".to_owned(), safe: habit.outweighs(odd), edits }));
    Some(remark)
}

/// Shorter words are small in titles, too.
const SMALL: usize = 4;

/// The words of a heading that show its form: long ones behind the first that are nothing but letters.
fn showing(words: &str) -> impl Iterator<Item = &str> {
    let parts = words.split(' ').filter(|word| !word.is_empty());
    parts.skip(1).filter(|word| word.len() >= SMALL && word.bytes().all(|byte| byte.is_ascii_alphabetic()) && !is_loud(word))
}

fn is_loud(word: &str) -> bool {
    word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
}

/// How a heading is set, if it shows: two words with capitals and none without, or two without.
fn form(words: &str) -> Option<Capitals> {
    let (capital, small): (Vec<_>, Vec<_>) = showing(words).partition(|word| word.starts_with(|char: char| char.is_uppercase()));
    // `without`, `between` and their like are small in many titles.
    let small = small.iter().filter(|word| !PREPOSITIONS.contains(word)).count();
    match (capital.len(), small) {
        (2.., 0) => Some(Capitals::All),
        (0, 2..) | (1, 3..) => Some(Capitals::First),
        _ => None,
    }
}

const PREPOSITIONS: [&str; 28] = [
    "from", "with", "over", "into", "than", "that", "upon", "amid", "near", "onto", "about", "above", "across", "after", "against", "among", "around", "before", "behind", "below", "beyond", "during",
    "through", "toward", "towards", "under", "within", "without",
];

fn in_capitals(words: &str) -> String {
    let capital = |(at, word): (usize, &str)| {
        let is_small = at > 0 && (word.len() < SMALL && KEPT_SMALL.contains(&word) || PREPOSITIONS.contains(&word));
        let is_plain = word.starts_with(|char: char| char.is_ascii_lowercase()) && !is_loud(word);
        match word.get(..1) {
            Some(first) if is_plain && !is_small => first.to_ascii_uppercase() + &word[1..],
            _ => word.to_owned(),
        }
    };
    words.split(' ').enumerate().map(capital).collect::<Vec<_>>().join(" ")
}

const KEPT_SMALL: [&str; 20] = [
    "a", "an", "the", "and", "but", "or", "nor", "for", "of", "on", "in", "at", "by", "to", "as", "from", "with", "over",
    "into", "via",
];

fn points(case: &Case<'_>, text: &str, headings: &[Range<usize>]) -> Option<Remark> {
    let reading = case.reading;
    let choice = |heading: &Range<usize>| {
        let words = &text[heading.clone()];
        let form = words.ends_with('.') && !words.ends_with("..");
        (form || words.ends_with(char::is_alphanumeric)).then(|| Choice { form, prose: heading.clone() })
    };
    let choices: Vec<_> = headings.iter().filter_map(choice).collect();
    let habit = habit(&choices, None).filter(|habit| habit.times > 1)?;
    let (_, odd) = habit.others.first()?;
    let message = match habit.usual {
        true => "this heading ends without a point and the others with one",
        false => "this heading ends with a point and the others do not",
    };
    let last = odd[0].prose.end - text[odd[0].prose.clone()].chars().next_back().map_or(0, char::len_utf8)..odd[0].prose.end;
    Some(Remark::new(reading.brief.prose.span(last), message.to_owned() + &elsewhere(odd.len() - 1)))
}
