//! The lists of abbreviations that stand in a brief already: their entries, line by line, and what
//! an entry looks like there. Where a list has lines that are no entries, they belong to the entry
//! above them.

use super::insert::escaped;
use attache_grammar::{Block, BlockKind, Brief, Definition, Form, Zone};
use std::ops::Range;

/// A list of abbreviations in a brief.
#[derive(Debug)]
pub struct Written<'a> {
    /// Its entries, in the order of the text; at least one.
    pub entries: Vec<Entry<'a>>,
    /// What stands between two entries.
    pub between: &'a str,
    look: Look<'a>,
}

/// An entry of a list.
#[derive(Debug)]
pub struct Entry<'a> {
    /// What it defines.
    pub definition: &'a Definition,
    /// Its lines, without the last line end.
    pub range: Range<usize>,
    /// Where its own lines end; behind them may stand lines that are no entries.
    pub end: usize,
}

/// What is written around the two forms of an entry.
#[derive(Debug)]
enum Look<'a> {
    /// Before, between and behind them.
    Marks([&'a str; 3]),
    /// The columns of a table.
    Row { short: usize, long: usize, columns: usize },
}

/// The lists under headings such as *Abbreviations*, in the order of the text.
pub fn find<'a>(text: &'a str, brief: &'a Brief) -> Vec<Written<'a>> {
    let mut definitions: Vec<_> = brief
        .definitions
        .iter()
        .filter(|definition| definition.form.is_glossary() && definition.form != Form::FrontMatter)
        .filter_map(|definition| Some((index_at(brief, definition.short_span.start)?, definition)))
        .filter(|(index, _)| brief.blocks[*index].zone == Zone::Glossary)
        .collect();
    definitions.sort_by_key(|(_, definition)| definition.short_span);
    // Of several definitions in one line the first is the entry.
    definitions.dedup_by_key(|(_, definition)| line_start(text, definition.short_span.start as usize));

    let mut lists: Vec<Vec<(usize, &Definition)>> = Vec::new();
    for (index, definition) in definitions {
        match lists.last_mut() {
            Some(list) if is_one_list(brief, list[list.len() - 1].0, index) => list.push((index, definition)),
            _ => lists.push(vec![(index, definition)]),
        }
    }
    lists.iter().map(|list| written(text, brief, list)).collect()
}

/// The block that holds a byte of the source.
fn index_at(brief: &Brief, byte: u32) -> Option<usize> {
    brief.blocks.iter().position(|block| block.span.start <= byte && byte < block.span.end)
}

fn is_one_list(brief: &Brief, one: usize, other: usize) -> bool {
    let same_kind = match (brief.blocks[one].kind, brief.blocks[other].kind) {
        (BlockKind::Cell { table: one, .. }, BlockKind::Cell { table: other, .. }) => one == other,
        (one, other) => one == other,
    };
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading { .. });
    same_kind && !brief.blocks[one..other].iter().any(is_heading)
}

fn written<'a>(text: &'a str, brief: &'a Brief, list: &[(usize, &'a Definition)]) -> Written<'a> {
    let starts: Vec<_> = list.iter().map(|(_, definition)| first_line(text, definition)).collect();
    let entries: Vec<_> = list
        .iter()
        .enumerate()
        .map(|(at, (_, definition))| {
            let end = starts.get(at + 1).copied().unwrap_or_else(|| end_of(text, brief, definition));
            let end = starts[at] + text[starts[at]..end].trim_end_matches(['\n', '\r', ' ', '\t']).len();
            Entry { definition, range: starts[at]..end, end: end_of(text, brief, definition).min(end) }
        })
        .collect();
    let (index, first) = list[0];
    let is_list = brief.blocks[index].kind == BlockKind::Item || matches!(first.form, Form::Table | Form::Abbreviation);
    let between = match entries.as_slice() {
        [one, other, ..] => &text[one.range.end..other.range.start],
        _ if is_list => line_end(text),
        _ => double_line_end(text),
    };
    Written { look: look(text, brief, index, first), between, entries }
}

/// The line ends that a text uses.
pub fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').unwrap_or(0);
    if text[..first].ends_with('\r') { "\r\n" } else { "\n" }
}

fn double_line_end(text: &str) -> &'static str {
    if line_end(text) == "\r\n" { "\r\n\r\n" } else { "\n\n" }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn first_line(text: &str, definition: &Definition) -> usize {
    line_start(text, definition.short_span.start.min(definition.long_span.start) as usize)
}

/// The end of the line on which an entry ends. Lines that begin with `*[` are entries each.
fn end_of(text: &str, brief: &Brief, definition: &Definition) -> usize {
    let last = definition.long_span.end.max(definition.short_span.end);
    let block = match definition.form {
        Form::Abbreviation => None,
        _ => index_at(brief, last.saturating_sub(1)),
    };
    let end = block.map_or(last, |index| brief.blocks[index].span.end.max(last)) as usize;
    // The span of a block may hold its last line end.
    let end = text[..end].trim_end_matches(['\n', '\r']).len();
    text[end..].find('\n').map_or(text.len(), |at| end + at)
}

fn look<'a>(text: &'a str, brief: &Brief, index: usize, definition: &Definition) -> Look<'a> {
    let (short, long) = (definition.short_span.range(), definition.long_span.range());
    if let BlockKind::Cell { table, column, .. } = brief.blocks[index].kind {
        let columns = brief.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Cell { table: other, column, .. } if other == table => Some(column as usize + 1),
            _ => None,
        });
        let place = |at: u32| match index_at(brief, at).map(|index| brief.blocks[index].kind) {
            Some(BlockKind::Cell { column, .. }) => column as usize,
            _ => column as usize + 1,
        };
        return Look::Row {
            short: place(definition.short_span.start),
            long: place(definition.long_span.start),
            columns: columns.max().unwrap_or(2),
        };
    }
    let end = text[long.end..].find(['\n', '\r']).map_or(text.len(), |at| long.end + at);
    let behind = &text[long.end..end];
    // Words behind the long form belong to that entry alone.
    let behind = if behind.contains(char::is_alphanumeric) { "" } else { behind };
    let before = &text[line_start(text, short.start)..short.start];
    if short.end <= long.start {
        Look::Marks([before, &text[short.end..long.start], behind])
    } else {
        Look::Marks(["- ", ": ", ""])
    }
}

impl Entry<'_> {
    /// Whether it gives this long form, apart from capitals and a plural.
    pub fn says(&self, text: &str, long: &str) -> bool {
        let plain = |long: &str| long.to_lowercase().trim_end_matches('s').to_owned();
        // What is read of an entry may be less than what its author wrote.
        let start = self.definition.long_span.start as usize;
        plain(&self.definition.long) == plain(long)
            || text.get(start..self.range.end).is_some_and(|written| written.starts_with(&escaped(long)))
    }
}

impl Written<'_> {
    /// An entry that looks like the others.
    pub fn entry(&self, short: &str, long: &str) -> String {
        match self.look {
            Look::Marks([before, between, behind]) => format!("{before}{short}{between}{long}{behind}"),
            Look::Row { short: at, long: there, columns } => {
                let cell = |column| match column {
                    column if column == at => format!(" {short} |"),
                    column if column == there => format!(" {long} |"),
                    _ => "  |".to_owned(),
                };
                (0..columns).map(cell).fold("|".to_owned(), |row, cell| row + &cell)
            }
        }
    }

    /// From the first line of the first entry to the last of the last.
    pub fn range(&self) -> Range<usize> {
        let last = self.entries.len() - 1;
        self.entries[0].range.start..self.entries[last].range.end
    }
}
