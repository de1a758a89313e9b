//! Definitions for the whole file: front matter, `*[SMA]: …` lines, definition lists, tables and
//! lists of abbreviations.

use super::edge::trim;
use super::{Definition, Evidence, Form, Found, key, legend, part, shape};
use crate::{Block, BlockKind, Brief, Zone};
use std::ops::Range;

/// What the front matter declares.
pub fn declared(brief: &Brief) -> Vec<Definition> {
    let define = |term: &crate::DeclaredTerm| Definition {
        key: key::short_key(&term.short),
        short: term.short.clone(),
        long: term.long.clone(),
        short_span: term.short_span,
        long_span: term.long_span,
        form: Form::FrontMatter,
        evidence: Evidence::Declared,
    };
    brief.front.terms.iter().map(define).collect()
}

/// Adds what blocks of a glossary define.
pub fn find(brief: &Brief, found: &mut Vec<Found>) {
    let text = brief.prose.text();
    let mut headed = false;
    let mut table = Table::default();
    let mut term = None;
    for block in &brief.blocks {
        let words = brief.words(block);
        match block.kind {
            BlockKind::Heading { .. } => headed = names_glossary(words),
            BlockKind::Cell { table: number, row, column } => {
                table.cell(text, Cell { number, row, column, block, headed }, found);
            }
            BlockKind::Term => term = Some(block.prose.clone()),
            BlockKind::Description => {
                found.extend(term.take().and_then(|term| row_of(text, &term, &block.prose, Form::List)));
            }
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Footnote => {
                if words.starts_with("*[") {
                    abbreviations(text, &block.prose, found);
                } else if headed || block.zone == Zone::Glossary {
                    found.extend(entry(text, &block.prose));
                }
            }
        }
    }
}

fn names_glossary(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    heading.len() < 60
        && ["abbreviation", "acronym", "glossary", "initialism", "list of terms", "short forms"]
            .iter()
            .any(|name| heading.contains(name))
}

/// The columns of the table at hand.
#[derive(Default)]
struct Table {
    number: Option<u32>,
    short: Option<u32>,
    long: Option<u32>,
    /// The row at hand, and whichever of its two cells came first.
    at: Option<(u32, Range<usize>)>,
}

struct Cell<'a> {
    number: u32,
    row: u32,
    column: u32,
    block: &'a Block,
    headed: bool,
}

impl Table {
    fn cell(&mut self, text: &str, cell: Cell<'_>, found: &mut Vec<Found>) {
        if self.number != Some(cell.number) {
            *self = Table { number: Some(cell.number), ..Table::default() };
            if cell.headed {
                (self.short, self.long) = (Some(0), Some(1));
            }
        }
        let words = &text[cell.block.prose.clone()];
        if cell.row == 0 {
            self.header(words, cell.column);
            return;
        }
        let (Some(short), Some(long)) = (self.short, self.long) else { return };
        if cell.column != short && cell.column != long {
            return;
        }
        let range = cell.block.prose.clone();
        match self.at.take() {
            Some((row, other)) if row == cell.row => {
                let (one, two) = if cell.column == long { (other, range) } else { (range, other) };
                found.extend(row_of(text, &one, &two, Form::Table));
            }
            _ => self.at = Some((cell.row, range)),
        }
    }

    fn header(&mut self, words: &str, column: u32) {
        let words = words.to_lowercase();
        let names = |names: &[&str]| names.iter().any(|name| words.contains(name));
        if names(&["abbreviation", "acronym", "short form", "short name", "initialism"]) || words == "term" {
            self.short = Some(column);
            if self.long.is_none_or(|long| long == column) {
                self.long = Some(if column == 0 { 1 } else { 0 });
            }
        } else if self.short.is_some()
            && names(&["meaning", "long form", "full name", "full form", "expansion", "stands for", "definition"])
        {
            self.long = Some(column);
        }
    }
}

fn row_of(text: &str, short: &Range<usize>, long: &Range<usize>, form: Form) -> Option<Found> {
    let short = trim(text, short.clone());
    let written = &text[short.clone()];
    let named = shape::may_be_short(written) && shape::is_strong(written);
    named.then(|| gloss(text, &short, long.clone())).flatten().map(|long| Found { short, long, form })
}

/// The long form at the head of a description: all of it if it is brief, else what the letters
/// carry, else its first clause.
fn gloss(text: &str, short: &Range<usize>, long: Range<usize>) -> Option<Range<usize>> {
    const BRIEF: usize = 10;
    let words = &text[long.clone()];
    let end = words.find([';', '(', '\u{1A}']).unwrap_or(words.len());
    let ends_sentence = |at: &usize| part::ends_sentence(&words[..*at]);
    let mut stops = words.match_indices(". ").map(|(at, _)| at);
    let end = end.min(stops.find(ends_sentence).unwrap_or(words.len()));
    let clause = trim(text, long.start..long.start + end);
    if clause.is_empty() {
        return None;
    }
    let carried = legend::fitted(text, short, &clause);
    let is_brief = text[clause.clone()].split(' ').count() <= BRIEF;
    let end = match (is_brief, carried) {
        (true, Some(carried)) => text[carried..clause.end].find(',').map_or(clause.end, |comma| carried + comma),
        (true, None) => clause.end,
        (false, Some(carried)) => carried,
        (false, None) => clause.start + text[clause.clone()].find(',').unwrap_or(clause.len()),
    };
    Some(clause.start..end)
}

/// `*[SMA]: Special Measures Agreement *[ROK]: Republic of Korea`
fn abbreviations(text: &str, block: &Range<usize>, found: &mut Vec<Found>) {
    let mut at = block.start;
    while let Some(inner) = text[at..block.end].strip_prefix("*[") {
        let Some(close) = inner.find("]:") else { return };
        let short = at + 2..at + 2 + close;
        let behind = short.end + 2;
        let end = text[behind..block.end].find(" *[").map_or(block.end, |next| behind + next);
        let long = trim(text, behind..end);
        if !short.is_empty() && !long.is_empty() {
            found.push(Found { short, long, form: Form::Abbreviation });
        }
        at = (end + 1).min(block.end);
    }
}

/// A line of a list of abbreviations: `SMA: …`, `SMA – …`, or only a blank between the two if the
/// letters fit.
fn entry(text: &str, block: &Range<usize>) -> Option<Found> {
    if let Some((short, behind)) = legend::head_word(text, block) {
        let long = gloss(text, &short, behind..block.end)?;
        return Some(Found { short, long, form: Form::Legend });
    }
    let end = block.start + text[block.clone()].find(' ')?;
    let short = block.start..end;
    let long = end + 1..block.end;
    let written = &text[short.clone()];
    let named = shape::may_be_short(written) && shape::is_strong(written);
    let fits = named && !part::is_small(written) && legend::fitted(text, &short, &long).is_some();
    fits.then(|| gloss(text, &short, long)).flatten().map(|long| Found { short, long, form: Form::Legend })
}
