//! Puts the list of abbreviations into a brief. A list that stands there already is brought up to
//! date in the form it has; otherwise a table under a heading *Abbreviations* is added at the end.
//! Done twice, the second time changes nothing.

use super::written::{self, Written};
use super::{Abbreviation, list};
use crate::reading::Reading;
use crate::rules::Case;
use attache_grammar::{Block, BlockKind, Brief, Zone};
use std::fmt;

/// What became of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inserted {
    /// Its text with the list in it.
    pub text: String,
    /// How many abbreviations the list has.
    pub entries: usize,
    /// Short forms that are used and not listed, as nobody says what they stand for.
    pub unknown: Vec<String>,
    /// Short forms that no list can hold, as they do not look like any.
    pub unreadable: Vec<String>,
}

/// The brief has no place where a list could be read again: it ends within code or a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPlace;

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it ends within a block of code or a comment, where no list can stand: close that first")
    }
}

/// How often a list is brought up to date: where lists move together, the next time they are one.
const MOST_ROUNDS: usize = 4;

/// The brief with its list of abbreviations: new, brought up to date, or as it was.
///
/// # Errors
/// Says that there is no place for a list.
pub fn insert(case: &Case<'_>) -> Result<Inserted, NoPlace> {
    let mut inserted = once(case)?;
    for _ in 1..MOST_ROUNDS {
        let reading = Reading::of(case.reading.key.clone(), inserted.text.as_str().into(), &case.project.lexicon);
        let next = once(&Case { reading: &reading, ..*case })?;
        if next.text == inserted.text {
            break;
        }
        inserted = next;
    }
    Ok(inserted)
}

fn once(case: &Case<'_>) -> Result<Inserted, NoPlace> {
    let (mut wanted, unknown): (Vec<_>, Vec<_>) = list(case).into_iter().partition(|one| one.long.is_some());
    let mut text = with_list(case.reading, &wanted);
    // An entry counts only if it is read as one: else it would be added again the next time.
    let read = Reading::of(case.reading.key.clone(), text.as_str().into(), &case.project.lexicon);
    let (listed, unreadable): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|one| is_listed(&read, one));
    if listed.is_empty() && !unreadable.is_empty() {
        return Err(NoPlace);
    }
    wanted = listed;
    if !unreadable.is_empty() {
        text = with_list(case.reading, &wanted);
    }
    let names = |list: &[Abbreviation]| {
        let mut names: Vec<_> = list.iter().map(|one| one.short.to_string()).collect();
        names.dedup();
        names
    };
    Ok(Inserted { text, entries: wanted.len(), unknown: names(&unknown), unreadable: names(&unreadable) })
}

fn is_listed(reading: &Reading, one: &Abbreviation) -> bool {
    let long = one.long.as_deref().unwrap_or_default();
    let lists = written::find(&reading.text, &reading.brief);
    let mut entries = lists.iter().flat_map(|list| &list.entries);
    entries.any(|entry| entry.definition.key == one.key && entry.says(&reading.text, long))
}

/// The text of a brief with these abbreviations, and no others, in its lists.
#[must_use]
pub fn with_list(reading: &Reading, wanted: &[Abbreviation]) -> String {
    let (text, brief) = (&*reading.text, &reading.brief);
    let lists = written::find(text, brief);
    let mut result = text.to_owned();
    let Some(last) = lists.last() else {
        if !wanted.is_empty() {
            add(text, brief, wanted, &mut result);
        }
        return result;
    };
    let is_listed = |one: &&Abbreviation| {
        let mut entries = lists.iter().flat_map(|list| &list.entries);
        entries.any(|entry| entry.definition.key == one.key)
    };
    let missing: Vec<_> = wanted.iter().filter(|one| !is_listed(one)).collect();
    // From the end, so that the places of the lists above stay what they are.
    for list in lists.iter().rev() {
        let missing = if std::ptr::eq(list, last) { missing.as_slice() } else { &[] };
        result.replace_range(list.range(), &updated(text, list, wanted, missing));
    }
    result
}

/// The lines of a list without what is not used, with what is missing, sorted. Entries that say the
/// right thing stay as they are, with everything else that their authors wrote into them.
fn updated(text: &str, list: &Written<'_>, wanted: &[Abbreviation], missing: &[&Abbreviation]) -> String {
    let mut entries: Vec<(String, String)> = Vec::new();
    for entry in &list.entries {
        let mut senses = wanted.iter().filter(|one| one.key == entry.definition.key).peekable();
        let Some(first) = senses.peek().copied() else {
            // Lines below it that are no entries are nobody's to remove.
            let rest = &text[entry.end..entry.range.end];
            match entries.last_mut() {
                Some((_, above)) => above.push_str(rest),
                None if rest.trim().is_empty() => {}
                None => entries.push((String::new(), rest.trim_start_matches(['\r', '\n']).to_owned())),
            }
            continue;
        };
        let mut lines = text[entry.range.clone()].to_owned();
        if !senses.any(|one| entry.says(text, one.long.as_deref().unwrap_or_default())) {
            let long = entry.definition.long_span.range();
            let start = entry.range.start;
            lines.replace_range(long.start - start..long.end - start, &escaped(first.long.as_deref().unwrap_or("")));
        }
        entries.push((entry.definition.short.to_lowercase(), lines));
    }
    for one in missing {
        let lines = list.entry(&escaped(&one.short), &escaped(one.long.as_deref().unwrap_or_default()));
        entries.push((one.short.to_lowercase(), lines));
    }
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    let lines: Vec<_> = entries.into_iter().map(|(_, lines)| lines).collect();
    lines.join(list.between)
}

/// Adds a table: under a header or a heading that waits for it, or with a heading of its own at the
/// end.
fn add(text: &str, brief: &Brief, wanted: &[Abbreviation], result: &mut String) {
    let end = written::line_end(text);
    let table = table(wanted).replace('\n', end);
    let last = |is_kind: fn(BlockKind) -> bool| {
        brief.blocks.iter().rfind(|block| block.zone == Zone::Glossary && is_kind(block.kind))
    };
    if let Some(header) = last(|kind| matches!(kind, BlockKind::Cell { row: 0, .. })) {
        let rule = next_line(text, end_of_line(text, header));
        let rows = table.splitn(3, end).nth(2).unwrap_or_default();
        result.insert_str(rule, &format!("{end}{}", rows.trim_end()));
        return;
    }
    if let Some(heading) = last(|kind| matches!(kind, BlockKind::Heading { .. })) {
        let at = end_of_line(text, heading);
        // Whatever stood right below the heading must not become a row.
        let gap = if is_blank_below(text, at) { "" } else { end };
        result.insert_str(at, &format!("{end}{end}{}{gap}", table.trim_end()));
        return;
    }
    let hashes = "#".repeat(section_level(brief).into());
    let gap = match text {
        "" => "",
        text if text.ends_with('\n') => end,
        _ => &format!("{end}{end}"),
    };
    result.push_str(&format!("{gap}{hashes} Abbreviations{end}{end}{table}"));
}

/// The end of the line on which a block ends, ahead of its line end.
fn end_of_line(text: &str, block: &Block) -> usize {
    let end = text[..block.span.end as usize].trim_end_matches(['\n', '\r']).len();
    end + text[end..].find(['\n', '\r']).unwrap_or(text.len() - end)
}

/// Whether the line below one that ends at `end` is empty.
fn is_blank_below(text: &str, end: usize) -> bool {
    let start = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    text[start..next_line(text, end)].trim().is_empty()
}

/// The end of the line below one that ends at `end`.
fn next_line(text: &str, end: usize) -> usize {
    let Some(start) = text[end..].find('\n').map(|at| end + at + 1) else { return text.len() };
    start + text[start..].find(['\n', '\r']).unwrap_or(text.len() - start)
}

/// The level of the headings above sections.
fn section_level(brief: &Brief) -> u8 {
    let levels = brief.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading { level, bare: false } if block.zone != Zone::Title => Some(level),
        _ => None,
    });
    levels.min().unwrap_or(2)
}

/// The list as a Markdown table.
fn table(list: &[Abbreviation]) -> String {
    let row = |one: &Abbreviation| {
        format!("| {} | {} |\n", escaped(&one.short), escaped(one.long.as_deref().unwrap_or_default()))
    };
    list.iter().map(row).fold("| Abbreviation | Meaning |\n| --- | --- |\n".to_owned(), |table, row| table + &row)
}

/// Words as they must be written to be read as they are.
#[must_use]
pub fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for char in words.chars() {
        if matches!(char, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests;
