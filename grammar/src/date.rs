//! The day a brief speaks of as today: rules use it instead of the clock. And the dates that a
//! text names, and what it says of how long things have lasted.

mod count;
mod elapsed;
mod mention;
mod scan;
mod weekday;

use crate::{Brief, Span, Zone};
pub use count::ordinal_word;
pub(crate) use elapsed::find as elapsed;
pub use elapsed::{Bound, Elapsed, ElapsedKind};
use jiff::civil::Date;
pub use mention::{DateMention, Days};
pub(crate) use mention::{begins_month, find as mentions};
pub(crate) use scan::read;
use scan::{starts_with, without_weekday};
use std::ops::Range;

/// The months as English writes them, in their order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The weekdays as English writes them, Monday first.
pub(crate) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Whether a word is the name of a month or of a weekday.
#[must_use]
pub fn is_in_calendar(word: &str) -> bool {
    MONTHS.contains(&word) || WEEKDAYS.contains(&word)
}

/// Whether a word is a month, abbreviated: `Jan`, `Sept`, but not `May`.
pub(crate) fn is_short_month(word: &str) -> bool {
    (word.len() == 3 || word == "Sept")
        && begins_month(word.as_bytes())
        && MONTHS.iter().any(|month| month.starts_with(word) && *month != word)
}

/// A day and where the brief states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: Date,
    /// Where it stands in the source.
    pub span: Span,
    /// What makes it the brief's own date.
    pub source: DateSource,
}

/// What makes a date the brief's own, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateSource {
    /// `date:` in the front matter.
    FrontMatter,
    /// `Published December 16, 2025`.
    Published,
    /// A line that is nothing but a date.
    Line,
    /// A line of whoever passed the text on: `published this content on March 14, 2025`.
    Distributor,
}

/// The date of a brief, if it states one.
pub fn of(brief: &Brief) -> Option<Dated> {
    let front = || {
        let (written, span) = brief.front.date.as_ref()?;
        let (_, day) = read(without_weekday(written.trim_start()))?;
        Some(Dated { day, span: *span, source: DateSource::FrontMatter })
    };
    front()
        .or_else(|| first(brief, DateSource::Published, |_, words| published(words)))
        .or_else(|| first(brief, DateSource::Line, |_, words| line(words)))
        .or_else(|| {
            first(
                brief,
                DateSource::Distributor,
                |zone, words| {
                    if zone == Zone::Boilerplate { find(words) } else { None }
                },
            )
        })
}

/// The first block that states a date, the way `stated` reads it.
fn first(
    brief: &Brief,
    source: DateSource,
    stated: impl Fn(Zone, &str) -> Option<(Range<usize>, Date)>,
) -> Option<Dated> {
    brief.blocks.iter().find_map(|block| {
        let (range, day) = stated(block.zone, brief.words(block))?;
        let start = block.prose.start;
        Some(Dated { day, span: brief.prose.span(start + range.start..start + range.end), source })
    })
}

/// Words that stand before the date of publication, at the start of a line.
const PUBLISHED: &[&str] = &[
    "published",
    "first published",
    "updated",
    "last updated",
    "posted",
    "issued",
    "released",
    "date",
    "publication date",
];

/// The date in a line such as `Published December 16, 2025` or `Date: 1 April 2025`.
pub(crate) fn published(line: &str) -> Option<(Range<usize>, Date)> {
    if !matches!(line.as_bytes().first()?.to_ascii_lowercase(), b'p' | b'f' | b'u' | b'l' | b'i' | b'r' | b'd') {
        return None;
    }
    let word = PUBLISHED.iter().filter(|word| starts_with(line, word)).max_by_key(|word| word.len())?;
    let rest = line[word.len()..].trim_start_matches([':', ' ']);
    let rest = without_weekday(rest.strip_prefix("on ").unwrap_or(rest));
    let start = line.len() - rest.len();
    let (len, day) = read(rest)?;
    // More than a few words behind the date are a sentence, and its date is that of another text.
    (rest.len() - len <= 40).then_some((start..start + len, day))
}

/// The longest date in bytes, with its weekday and some to spare.
const LONGEST: usize = 60;

/// The date in a line that is nothing but a date.
pub(crate) fn line(line: &str) -> Option<(Range<usize>, Date)> {
    if line.trim_end_matches('.').len() > LONGEST {
        return None;
    }
    let rest = without_weekday(line);
    let start = line.len() - rest.len();
    let (len, day) = read(rest)?;
    rest[len..].trim_start_matches('.').is_empty().then_some((start..start + len, day))
}

/// The first date within a line.
fn find(line: &str) -> Option<(Range<usize>, Date)> {
    let starts = std::iter::once(0).chain(line.match_indices(' ').map(|(at, _)| at + 1));
    starts.filter_map(|at| read(&line[at..]).map(|(len, day)| (at..at + len, day))).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn dated(text: &str, expected: Option<(&str, DateSource)>) {
        let brief = crate::parse(text);
        let found = brief.date.map(|dated| (&text[dated.span.range()], dated.source));
        assert_eq!(found, expected);
    }

    #[test]
    fn front_matter_speaks_before_the_text() {
        let text = "---\ndate: 2025-03-02\n---\n\nPublished March 9, 2025\n";
        dated(text, Some(("2025-03-02", DateSource::FrontMatter)));
        dated("---\ndate: soon\n---\n\nPublished March 9, 2025\n", Some(("March 9, 2025", DateSource::Published)));
    }

    #[test]
    fn the_date_of_publication_speaks_before_other_lines() {
        let text = "A Harbour for Wind\n\n3 March 2025\n\nLast updated on Sunday, March\u{A0}9, 2025\n";
        dated(text, Some(("March\u{A0}9, 2025", DateSource::Published)));
        dated("**Date:** 9 Mar. 2025\n", Some(("9 Mar. 2025", DateSource::Published)));
    }

    #[test]
    fn a_line_that_is_nothing_but_a_date_dates_the_brief() {
        dated("# Ports\n\nTue, 4 March 2025.\n\nText.", Some(("4 March 2025", DateSource::Line)));
    }

    #[test]
    fn a_distributor_knows_the_date_if_nobody_else_does() {
        let text = "Harbour Institute\n\n03/14/2025 | Press release | Distributed by Wire on 03/15/2025\n\nText.";
        dated(text, Some(("03/14/2025", DateSource::Distributor)));
        let text = "Text.\n\nThe institute published this content on March 14, 2025 and is responsible for it.";
        dated(text, Some(("March 14, 2025", DateSource::Distributor)));
    }

    #[test]
    fn dates_in_sentences_are_not_the_date_of_the_brief() {
        dated("The treaty was signed on 4 March 2025.\n\nPublished figures of May 5, 2024 differ.", None);
        dated("Published March 9, 2025, the budget of the ministry raised more questions than it answered.", None);
    }
}
