//! The years that a sentence states, where a statement of how long something has lasted looks for
//! them.

use std::ops::Range;

/// The year in which a sentence says that something began: `founded in 1953`.
pub(super) fn founded(text: &str, sentence: &Range<usize>) -> Option<(i16, Range<usize>)> {
    const BEGUN: [&str; 9] = [
        "founded in ",
        "established in ",
        "launched in ",
        "created in ",
        "signed in ",
        "formed in ",
        "opened in ",
        "inaugurated in ",
        "set up in ",
    ];
    let words = &text[sentence.clone()];
    let at = BEGUN.iter().find_map(|begun| words.to_ascii_lowercase().find(begun).map(|at| at + begun.len()))?;
    year_at(text, sentence.start + at)
}

/// The year that a sentence sets out from: `In 2023, …`, `2023 marks …`.
pub(super) fn held_in(sentence: &str) -> Option<i16> {
    let rest = sentence.strip_prefix("In ").unwrap_or(sentence);
    let (year, place) = year_at(rest, 0)?;
    let behind = &rest[place.end..];
    let marks = [" marks ", " marked ", " will mark ", " is ", " was "].iter().any(|verb| behind.starts_with(verb));
    (rest.len() < sentence.len() || marks).then_some(year)
}

/// The year in which an anniversary is kept, said behind it: `… was marked in 2023`.
pub(super) fn kept_in(behind: &str) -> Option<i16> {
    const KEPT: [&str; 8] = [
        "marked in ",
        "celebrated in ",
        "observed in ",
        "commemorated in ",
        "falls in ",
        "fell in ",
        "held in ",
        "is in ",
    ];
    if let Some(rest) = behind.strip_prefix(" in ") {
        return year_at(rest, 0).map(|(year, _)| year);
    }
    let at = KEPT.iter().find_map(|kept| behind.find(kept).map(|at| at + kept.len()))?;
    year_at(behind, at).map(|(year, _)| year)
}

/// The year right before a place, with a mark that parts it from what follows: `in 2015, `.
pub(super) fn year_ending(text: &str, end: usize) -> Option<(i16, Range<usize>)> {
    let before = text[..end].trim_end();
    let bare = before.trim_end_matches([',', '(', '—', '–']).trim_end();
    let start = bare.len().checked_sub(4).filter(|start| bare.is_char_boundary(*start))?;
    let begins = !bare[..start].ends_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '.' | ','));
    year_at(bare, start).filter(|_| begins && bare.len() < before.len())
}

/// The year in a part of a text that names one only.
pub(super) fn only_year(text: &str, within: Range<usize>) -> Option<(i16, Range<usize>)> {
    let words = &text[within.clone()];
    let starts = (0..words.len()).filter(|at| {
        let before = words.as_bytes().get(at.wrapping_sub(1));
        words.as_bytes()[*at].is_ascii_digit() && before.is_none_or(|before| !before.is_ascii_alphanumeric())
    });
    let mut years = starts.filter_map(|at| year_at(text, within.start + at));
    let only = years.next()?;
    years.next().is_none().then_some(only)
}

/// From a place to the end of the clause, or as far as a subject may go.
pub(super) fn clause(text: &str, start: usize) -> Range<usize> {
    const LONGEST: usize = 100;
    let rest = &text[start..];
    let end = rest.find([',', ';', ':', '(', ')', '\n', '—', '"', '”']).unwrap_or(rest.len());
    let end = rest[..end].find(". ").unwrap_or(end);
    let mut end = end.min(LONGEST);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let clause = rest[..end].trim_end_matches(['.', '!', '?', ' ']);
    start..start + clause.len()
}

/// The year in the words that say from when something counts: `1953`, `the 1953 armistice`, `the
/// armistice of 1953`, and where it stands.
pub(super) fn stated_year(text: &str, subject: &Range<usize>) -> Option<(i16, Range<usize>)> {
    let words = &text[subject.clone()];
    let first = words.find(|char: char| char.is_ascii_digit())?;
    let before = &words[..first];
    let is_lead = before.is_empty()
        || before == "the "
        || before == "the year "
        || before.ends_with(" in ")
        || before.ends_with(" of ");
    if !is_lead {
        return None;
    }
    year_at(text, subject.start + first)
}

/// A year at a place: four digits from 1000 on, and nothing that makes them part of more.
pub(super) fn year_at(text: &str, start: usize) -> Option<(i16, Range<usize>)> {
    let rest = &text[start..];
    let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let year = rest[..digits].parse().ok().filter(|year| digits == 4 && (1000..2200).contains(year))?;
    let behind = &rest[4..];
    let goes_on = behind
        .starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '–' | '/' | '%' | '\''))
        || behind.strip_prefix([',', '.']).is_some_and(|behind| behind.starts_with(|char: char| char.is_ascii_digit()));
    (!goes_on).then_some((year, start..start + 4))
}
