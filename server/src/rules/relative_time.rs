//! A brief that says *recently* or *this week* says when it was written.
//!
//! Briefs are read for years. Who reads *the talks broke off last week* without a date on the page cannot
//! tell which talks are meant.
//!
//! ## Bad
//! ```markdown
//! The talks on the harbour broke off last week, and the crews are currently at home.
//! ```
//! ## Good
//! ```markdown
//! Published March 9, 2025
//!
//! The talks on the harbour broke off last week, and the crews are currently at home.
//! ```

use super::{Case, Rule, elsewhere};
use crate::finding::{Remark, Severity};
use crate::words::{self, Plain};

pub(super) const RULE: Rule = Rule::new("S018", "relative-time", Some(Severity::Hint), check);

/// Words that mean another time for every reader.
const WORDS: [&str; 6] = ["recently", "currently", "nowadays", "today", "yesterday", "tomorrow"];

/// Words that do so behind *this*, *last* or *next*.
const UNITS: [&str; 4] = ["week", "month", "year", "summer"];

fn check(case: &Case<'_>) -> Vec<Remark> {
    let reading = case.reading;
    if reading.brief.date.is_some() {
        return Vec::new();
    }
    let text = reading.brief.prose.text();
    let mut places = Vec::new();
    for block in reading.running_blocks() {
        let mut before = block.prose.start..block.prose.start;
        for Plain { place: word, has_capital, .. } in words::plain(text, block.prose.clone()) {
            // The shortest are four letters long, and those in the middle of a sentence have no capital.
            if word.len() >= 4 && !has_capital {
                let letters = &text[word.clone()];
                let is_pair = UNITS.contains(&letters)
                    && before.end + 1 == word.start
                    && matches!(&text[before.clone()], "this" | "last" | "next")
                    // The last year of a decade is another thing, and so is the last one.
                    && !text[..before.start].ends_with("the ") && !text[word.end..].starts_with(" of ");
                let start = if is_pair { before.start } else { word.start };
                if (is_pair || WORDS.contains(&letters)) && reading.is_free(&(start..word.end)) {
                    places.push(start..word.end);
                }
            }
            before = word;
        }
    }
    // Once may be a manner of speaking.
    let [first, _, ..] = places.as_slice() else { return Vec::new() };
    let words = &text[first.clone()];
    let message = format!("“{words}” stands in a brief that has no date{}", elsewhere(places.len() - 1));
    vec![Remark::new(reading.brief.prose.span(first.clone()), message)]
}
