//! What an author may be about to type: terms and names that somebody knows, spelt out where the
//! reader meets them first; short forms behind an opening bracket; declared figures; rules within a waiver.

mod figure;
mod known;
mod opened;
mod waiver;

use super::card::{Card, Line, Run};
use super::{ask, declared, hover};
use crate::BriefKey;
use crate::introduction::sentence_case;
use crate::meaning::{Status, status};
use crate::rules::{Case, find};
use crate::workspace::Workspace;
use attache_grammar::{Definition, Span};
use known::{Known, known};
use smol_str::SmolStr;
use std::ops::Range;

/// What may stand at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completions {
    /// Likeliest first.
    pub items: Vec<Item>,
    /// Whether there are more: ask again when more is typed.
    pub is_cut: bool,
}

/// One thing to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is shown, and put in the place of the typed letters.
    pub text: String,
    /// What the typed letters are compared with.
    pub typed: String,
    /// The typed letters.
    pub span: Span,
    /// A word or two beside it.
    pub detail: String,
    /// What it is.
    pub topic: Topic,
}

/// What an item is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    /// A short form.
    Short {
        /// See `short_key`.
        key: SmolStr,
        /// What it stands for.
        long: String,
    },
    /// A long form, with or without its short form; names have none.
    Long {
        /// The short form.
        key: Option<SmolStr>,
        /// The long form.
        long: String,
    },
    /// A declared figure, by its id.
    Figure(String),
    /// A rule, by name.
    Rule(&'static str),
    /// A word of the waivers' own language.
    Word,
}

/// As many items as an author looks at.
const MOST: usize = 60;

/// What may be typed at `offset`.
#[must_use]
pub fn completions(workspace: &Workspace, key: &BriefKey, offset: usize) -> Completions {
    ask(workspace, key, |case| {
        let offset = floor_char(&case.reading.text, offset);
        let mut items = match waiver::items(case, offset) {
            Some(items) => items,
            None => in_prose(case, offset).unwrap_or_else(|| own(case, offset)),
        };
        let is_cut = items.len() > MOST;
        items.truncate(MOST);
        Completions { items, is_cut }
    })
}

/// What is known of an item, for a closer look at it from a place.
#[must_use]
pub fn documentation(workspace: &Workspace, key: &BriefKey, offset: usize, topic: &Topic) -> Card {
    match topic {
        Topic::Short { key: short, long } | Topic::Long { key: Some(short), long } => {
            ask(workspace, key, |case| hover::card_of(case, Some(short), long, offset))
        }
        Topic::Long { key: None, long } => ask(workspace, key, |case| hover::card_of(case, None, long, offset)),
        Topic::Rule(name) => {
            let mut card = Card::default();
            let summary: Line = find(name).map(|rule| Run::Words(rule.summary())).into_iter().collect();
            card.paragraph([summary]);
            card
        }
        Topic::Figure(id) => ask(workspace, key, |case| {
            let mut card = Card::default();
            let declared = case.project.facts.named(id);
            declared.into_iter().for_each(|declared| card.paragraph(declared::described(declared)));
            card
        }),
        Topic::Word => Card::default(),
    }
}

fn in_prose(case: &Case<'_>, offset: usize) -> Option<Vec<Item>> {
    let place = Place::at(case, offset)?;
    if let Some(items) = opened::items(case, &place) {
        return Some(items);
    }
    let mut items: Vec<Item> =
        known(case, &place.written).into_iter().flat_map(|known| place.items(case, &known)).collect();
    items.extend(figure::items(case, &place));
    // Whatever spells more of what was typed is likelier, then what this brief says itself.
    let mut seen = std::collections::HashSet::new();
    items.retain(|item| seen.insert((item.text.clone(), item.span)));
    Some(items)
}

/// Where nothing is typed yet, only the terms of this brief are few enough to choose from.
fn own(case: &Case<'_>, offset: usize) -> Vec<Item> {
    let is_blank = case.reading.text[..offset].chars().next_back().is_none_or(char::is_whitespace);
    let mut seen = std::collections::HashSet::new();
    let mut terms: Vec<_> =
        case.reading.brief.definitions.iter().filter(|one| is_blank && seen.insert(&one.short)).collect();
    terms.sort_by_key(|definition| &definition.short);
    let item = |definition: &Definition| Item {
        text: definition.short.to_string(),
        typed: definition.short.to_string(),
        span: Span::new(offset, offset),
        detail: definition.long.clone(),
        topic: Topic::Short { key: definition.key.clone(), long: definition.long.clone() },
    };
    terms.into_iter().map(item).collect()
}

/// A place in the author's own words.
struct Place {
    /// The words of the block before it.
    written: String,
    /// Where they end, in the prose.
    prose: usize,
    /// Where they end in the source.
    offset: usize,
}

impl Place {
    /// None within code, addresses and whatever else is no prose.
    fn at(case: &Case<'_>, offset: usize) -> Option<Self> {
        let (brief, text) = (&case.reading.brief, &case.reading.text);
        let prose = brief.prose.offset(offset.checked_sub(1)?) + 1;
        let words = brief.prose.text();
        let block = brief.block_at(prose.min(words.len()))?;
        let written = words.get(block.prose.start..prose.min(block.prose.end))?;
        // The last word typed must stand in the source as it stands in the prose.
        let last = written.rsplit(' ').next().unwrap_or(written);
        let is_here = text[..offset].ends_with(last) && !last.is_empty();
        is_here.then(|| Place { written: written.to_owned(), prose, offset })
    }

    /// The bytes of the source behind the last `typed` bytes of what is written, if they are the same.
    fn span(&self, case: &Case<'_>, typed: &str) -> Option<Span> {
        let start = self.offset.checked_sub(typed.len())?;
        (case.reading.text.get(start..self.offset)? == typed).then(|| Span::new(start, self.offset))
    }

    /// How something known may be written here.
    fn items(&self, case: &Case<'_>, known: &Known<'_>) -> Vec<Item> {
        let typed = &self.written[self.written.len() - known.typed..];
        let Some(span) = self.span(case, typed) else { return Vec::new() };
        let start = self.prose - known.typed;
        let cased = |long: &str| sentence_case(case.reading, start, long);
        let item =
            |text: String, by: &str, detail: String, topic| Item { text, typed: by.to_owned(), span, detail, topic };
        let long = known.long.to_owned();
        let Some((key, short)) = &known.short else {
            return vec![item(cased(known.long), known.long, known.says.to_owned(), Topic::Long { key: None, long })];
        };
        let as_long = |text| {
            item(
                text,
                known.matched(),
                known.says.to_owned(),
                Topic::Long { key: Some(key.clone()), long: long.clone() },
            )
        };
        let as_short = || {
            let topic = Topic::Short { key: key.clone(), long: long.clone() };
            item((*short).to_owned(), known.matched(), long.clone(), topic)
        };
        let whole = || as_long(format!("{} ({short})", cased(known.long)));
        match (self.is_introduced(case, key), known.by_short) {
            (true, true) => vec![as_short()],
            (true, false) => vec![as_short(), as_long(cased(known.long))],
            (false, true) => vec![whole(), as_short()],
            (false, false) => vec![whole(), as_long(cased(known.long))],
        }
    }

    /// Whether a reader of this place knows the short form already.
    fn is_introduced(&self, case: &Case<'_>, key: &str) -> bool {
        let before = |span: Span| (span.start as usize) < self.offset;
        let mut here = case.reading.definitions_of(key);
        if here.any(|definition| before(definition.short_span) || definition.form.is_glossary()) {
            return true;
        }
        matches!(status(case.reading, case.project, case.index, key), Status::WellKnown | Status::Glossary)
    }
}

fn floor_char(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The run of characters of a kind that ends a text.
fn run_at_end(text: &str, is_inside: impl Fn(char) -> bool) -> Range<usize> {
    let length: usize = text.chars().rev().take_while(|&char| is_inside(char)).map(char::len_utf8).sum();
    text.len() - length..text.len()
}

#[cfg(test)]
mod tests;
