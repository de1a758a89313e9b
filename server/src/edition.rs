//! What a brief says of itself as a publication: title, day, authors, volume and issue. Two files are
//! editions of one brief if they have the title and a paragraph in common; whether they then say the same
//! of themselves is for a rule to judge.

use crate::reading::Reading;
use crate::wording;
use attache_grammar::{BlockKind, Span, Zone};
use jiff::civil::Date;
use memchr::memmem::Finder;
use rustc_hash::FxHasher;
use smol_str::SmolStr;
use std::collections::BTreeSet;
use std::hash::Hasher;
use std::ops::Range;
use std::sync::LazyLock;

/// A brief as a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The words of its title, in small letters.
    pub title: SmolStr,
    /// Its first paragraphs: a number for the words of each.
    paragraphs: Box<[u64]>,
    /// The day, and where it stands.
    pub day: Option<(Date, Span)>,
    /// Who wrote it, in small letters, and where that stands.
    pub authors: Option<(BTreeSet<String>, Span)>,
    /// Volume and issue, and where they stand.
    pub issue: Option<((u32, u32), Span)>,
}

/// As many paragraphs are kept; shorter ones are bylines and the like.
const PARAGRAPHS: usize = 3;
const LEAST_WORDS: usize = 12;

impl Edition {
    /// What a brief says of itself. None without a title.
    #[must_use]
    pub fn of(reading: &Reading) -> Option<Self> {
        let brief = &reading.brief;
        let title = brief.front.title.as_deref().or(brief.title().map(|block| brief.words(block)))?;
        let is_text = |zone: Zone| matches!(zone, Zone::Summary | Zone::Body);
        let texts = brief.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph && is_text(block.zone));
        let paragraphs = texts.filter_map(|block| number(brief.words(block)));
        let credits = || brief.blocks.iter().filter(|block| block.zone == Zone::Credit);
        let place = |start: usize, range: Range<usize>| brief.prose.span(start + range.start..start + range.end);
        let authors = credits().find_map(|block| {
            let (names, range) = authors(brief.words(block))?;
            Some((names, place(block.prose.start, range)))
        });
        // No line feed, which parts blocks, stands in it.
        let issue = issue(brief.prose.text()).map(|(issue, range)| (issue, brief.prose.span(range)));
        Some(Self {
            title: title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().into(),
            paragraphs: paragraphs.take(PARAGRAPHS).collect(),
            day: brief.date.map(|date| (date.day, date.span)),
            authors,
            issue,
        })
    }

    /// Whether both are editions of one brief. A title alone may be that of a series.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.title == other.title && self.paragraphs.iter().any(|words| other.paragraphs.contains(words))
    }
}

/// The same for the same words, if they are not too few.
fn number(paragraph: &str) -> Option<u64> {
    let (mut hasher, mut count) = (FxHasher::default(), 0);
    for (_, word) in wording::words(paragraph) {
        hasher.write_u32(word);
        count += 1;
    }
    (count >= LEAST_WORDS).then(|| hasher.finish())
}

/// What stands before the names of authors.
const BYLINES: [&str; 6] = ["Written by ", "Newsletter by ", "Authors: ", "Author: ", "By ", "by "];

/// The authors that a line names, in small letters, and where.
fn authors(line: &str) -> Option<(BTreeSet<String>, Range<usize>)> {
    let byline = BYLINES
        .iter()
        .find(|byline| line.get(..byline.len()).is_some_and(|found| found.eq_ignore_ascii_case(byline)))?;
    let start = byline.len();
    let end = line[start..].find(['|', '(', '–', '—', '·']).map_or(line.len(), |end| start + end);
    let parts = line[start..end].split([',', ';', '&']).flat_map(|part| part.split(" and "));
    let is_name = |name: &&str| {
        name.contains(' ')
            && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && !name.contains(|char: char| char.is_ascii_digit())
    };
    let names: BTreeSet<_> = parts.map(str::trim).filter(is_name).map(str::to_lowercase).collect();
    (!names.is_empty()).then(|| (names, start..start + line[start..end].trim_end().len()))
}

/// `Volume 3 Issue 2`, `Vol. 3, No. 2`
fn issue(words: &str) -> Option<((u32, u32), Range<usize>)> {
    static VOLUME: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("Vol"));
    VOLUME.find_iter(words.as_bytes()).find_map(|start| {
        let (volume, rest) = numbered(&words[start..], &["Volume ", "Vol. "])?;
        let (issue, rest) = numbered(rest.trim_start_matches([',', ' ']), &["Issue ", "Number ", "No. "])?;
        Some(((volume, issue), start..words.len() - rest.len()))
    })
}

fn numbered<'a>(text: &'a str, names: &[&str]) -> Option<(u32, &'a str)> {
    let rest = names.iter().find_map(|name| text.strip_prefix(name))?;
    let end = rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
    Some((rest[..end].parse().ok()?, &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(line: &str, expected: Option<(&[&str], &str)>) {
        let found = authors(line);
        let found = found
            .as_ref()
            .map(|(names, range)| (names.iter().map(String::as_str).collect::<Vec<_>>(), &line[range.clone()]));
        assert_eq!(found, expected.map(|(names, place)| (names.to_vec(), place)));
    }

    #[test]
    fn a_byline_names_authors() {
        names("By Jane Roe, 4 March 2025", Some((&["jane roe"], "Jane Roe, 4 March 2025")));
        names("WRITTEN BY JANE ROE AND CO", Some((&["jane roe and co"], "JANE ROE AND CO")));
        names("By Jane Roe and John Doe | Harbour Office", Some((&["jane roe", "john doe"], "Jane Roe and John Doe")));
        names("By March 2025", None);
    }

    #[test]
    fn volume_and_issue_are_read_in_their_usual_forms() {
        for text in ["Harbour Notes, Volume 3 Issue 2", "Harbour Notes Vol. 3, No. 2 (March)", "Vol. 3, Issue 2"] {
            assert_eq!(issue(text).map(|(numbers, _)| numbers), Some((3, 2)), "{text}");
        }
        assert_eq!(issue("The Volunteers of Volume 3 met."), None);
    }
}
