//! A brief as read with the packs of its project.

mod vocabulary;

pub use vocabulary::{SHORTEST, Spelt, Vocabulary, stands_free};

use crate::naming::Names;
use crate::packs::{EntryId, Lexicon, Wording};
use crate::quantity::conflict::{Conflict, conflicts};
use crate::quantity::statement::Statements;
use crate::quantity::told::{Telling, telling};
use crate::text::Lines;
use crate::{BriefKey, compound, hands, vouched};
use attache_grammar::{Block, Brief, Definition, Outline, Span, Use, with_line_feeds};
use smol_str::SmolStr;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A brief, and where it words what the packs know.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What the brief is called.
    pub key: BriefKey,
    /// Its text, in which a lone carriage return is a line feed: every place is the same in both.
    pub text: Arc<str>,
    /// Its text as it is written.
    pub written: Arc<str>,
    /// What it says.
    pub brief: Brief,
    /// Where it words terms and names of the packs, in the order of the text.
    pub mentions: Vec<Mention>,
    /// The links of the brief, by their index, to files that are not there. Whoever reads a brief
    /// from a disk looks; of a text without a file nothing is known.
    pub missing_targets: Vec<usize>,
    names: OnceLock<Names>,
    statements: OnceLock<Statements>,
    conflicts: OnceLock<Vec<Conflict>>,
    telling: OnceLock<Vec<Telling>>,
    lines: OnceLock<Arc<Lines>>,
    vocabulary: OnceLock<Vocabulary>,
    running: OnceLock<Box<[u32]>>,
    definitions_by_key: OnceLock<Vec<u32>>,
    uses_by_key: OnceLock<Vec<u32>>,
}

/// A place that words an entry of a pack: its full form, a wrong form, another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The entry.
    pub entry: EntryId,
    /// How it is worded.
    pub wording: Wording,
    /// Where it stands in the source.
    pub span: Span,
    /// Where it stands in the prose.
    pub prose: Range<usize>,
}

impl Reading {
    /// Reads a text.
    #[must_use]
    pub fn of(key: BriefKey, written: Arc<str>, lexicon: &Lexicon) -> Self {
        let text = match with_line_feeds(&written) {
            Cow::Borrowed(_) => Arc::clone(&written),
            Cow::Owned(text) => text.into(),
        };
        let (mut brief, mentions) = read(&text, lexicon);
        vouched::add(&mut brief, &mentions, lexicon);
        compound::join(&mut brief, lexicon);
        Self {
            key,
            text,
            written,
            brief,
            mentions,
            missing_targets: Vec::new(),
            names: OnceLock::new(),
            statements: OnceLock::new(),
            conflicts: OnceLock::new(),
            telling: OnceLock::new(),
            lines: OnceLock::new(),
            vocabulary: OnceLock::new(),
            running: OnceLock::new(),
            definitions_by_key: OnceLock::new(),
            uses_by_key: OnceLock::new(),
        }
    }

    /// Its figures with what stands around them, put together when somebody asks for them first.
    #[must_use]
    pub fn statements(&self) -> &Statements {
        self.statements.get_or_init(|| Statements::of(&self.brief))
    }

    /// The figures that it states with two values, found when somebody asks for them first.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        self.conflicts.get_or_init(|| conflicts(self.statements()))
    }

    /// The figures that other briefs may state too, found when somebody asks for them first.
    #[must_use]
    pub fn telling(&self, lexicon: &Lexicon) -> &[Telling] {
        self.telling.get_or_init(|| telling(self, lexicon))
    }

    /// Its words that may be misspelt, found when somebody asks for them first.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(self))
    }

    /// Its names, found when somebody asks for them first.
    #[must_use]
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(&self.brief))
    }

    /// The lines of its text, counted when somebody asks for them first.
    #[must_use]
    pub fn lines(&self) -> &Arc<Lines> {
        self.lines.get_or_init(|| Arc::new(Lines::of(&self.text)))
    }

    /// The numbers of the blocks that run in sentences, found by `find` when somebody asks for them first.
    pub(crate) fn running(&self, find: impl FnOnce() -> Box<[u32]>) -> &[u32] {
        self.running.get_or_init(find)
    }

    /// The words of a mention, without markup.
    #[must_use]
    pub fn words(&self, mention: &Mention) -> &str {
        &self.brief.prose.text()[mention.prose.clone()]
    }

    /// Where a range of prose stands, if its source is the same words and nothing else: no markup
    /// within, no odd blanks, no line breaks. Only such places can be edited blindly.
    #[must_use]
    pub fn verbatim(&self, prose: Range<usize>) -> Option<Span> {
        let span = self.brief.prose.span(prose.clone());
        (self.text.get(span.range())? == &self.brief.prose.text()[prose]).then_some(span)
    }

    /// The block that holds a place in the source.
    #[must_use]
    pub fn block(&self, place: Span) -> Option<&Block> {
        self.brief.block_at(self.brief.prose.offset(place.start as usize))
    }

    /// Whether a place in the source is somebody else's words.
    #[must_use]
    pub fn is_quoted(&self, place: Span) -> bool {
        self.brief.is_quoted(self.brief.prose.offset(place.start as usize))
    }

    /// The definitions that a warning may be built on.
    pub fn certain_definitions(&self) -> impl Iterator<Item = &Definition> {
        self.brief.definitions.iter().filter(|definition| definition.is_certain())
    }

    /// The definitions of a short form, in the order of the text.
    pub fn definitions_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Definition> {
        let all = &self.brief.definitions;
        let order = self.definitions_by_key.get_or_init(|| by_key(all, |definition| &definition.key));
        with_key(all, order, |definition| &definition.key, key)
    }

    /// The uses of a short form, in the order of the text.
    pub fn uses_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Use> {
        let all = &self.brief.uses;
        let order = self.uses_by_key.get_or_init(|| by_key(all, |place| &place.key));
        with_key(all, order, |place| &place.key, key)
    }

    /// The brief as it would read if it used terms and names only at some places. What it defines stands.
    #[must_use]
    pub fn with_uses(&self, at: impl Fn(Span) -> bool) -> Self {
        let mut reading = Self { uses_by_key: OnceLock::new(), telling: OnceLock::new(), ..self.clone() };
        reading.brief.uses.retain(|place| at(place.span));
        reading.mentions.retain(|mention| at(mention.span));
        reading
    }

    /// Where else the brief spells out the long form of one of its definitions. Long forms that the
    /// packs know are mentions already and not looked for again.
    #[must_use]
    pub fn spelt_out(&self, definition: &Definition, lexicon: &Lexicon) -> Vec<Span> {
        let Some(initial) = definition.long.chars().next() else { return Vec::new() };
        if definition.long.chars().nth(1).is_none() || lexicon.worded(&definition.long).is_some() {
            return Vec::new();
        }
        let prose = self.brief.prose.text();
        // A sentence may begin with it, so the first letter counts without its case.
        let rest = &definition.long[initial.len_utf8()..];
        let place = |at: usize| {
            let before = prose[..at].chars().next_back().filter(|char| same_letter(*char, initial))?;
            let range = at - before.len_utf8()..at + rest.len();
            let is_word = !prose[..range.start].ends_with(char::is_alphanumeric)
                && !prose[range.end..].starts_with(char::is_alphanumeric);
            is_word.then(|| self.brief.prose.span(range))
        };
        let is_defining =
            |span: &Span| self.brief.definitions.iter().any(|definition| definition.long_span.overlaps(*span));
        let places = memchr::memmem::find_iter(prose.as_bytes(), rest).filter_map(place);
        places.filter(|span| !is_defining(span)).collect()
    }
}

/// A brief, and where it words what the packs know. A very long one is read on several processors.
fn read(text: &str, lexicon: &Lexicon) -> (Brief, Vec<Mention>) {
    let outline = Outline::of(text);
    let prose = outline.prose();
    let mention = |(entry, wording, words): (_, _, Range<usize>)| Mention {
        entry,
        wording,
        span: prose.span(words.clone()),
        prose: words,
    };
    let mentions = || lexicon.find(prose.text()).map(mention).collect();
    let (terms, (figures, mentions)) = match text.len() {
        hands::VERY_LONG.. => hands::both(|| outline.terms(), || (outline.figures(), mentions())),
        _ => (outline.terms(), (outline.figures(), mentions())),
    };
    (outline.complete(figures, terms), mentions)
}

/// The numbers of what has keys, in the order of these, those of equal ones in the order of the text.
fn by_key<T>(all: &[T], key: impl Fn(&T) -> &SmolStr) -> Vec<u32> {
    let mut order: Vec<u32> = (0..all.len() as u32).collect();
    order.sort_by(|one, other| key(&all[*one as usize]).cmp(key(&all[*other as usize])));
    order
}

/// Those that have this key.
fn with_key<'a, T>(
    all: &'a [T],
    order: &'a [u32],
    key: impl Fn(&T) -> &SmolStr + 'a,
    wanted: &'a str,
) -> impl Iterator<Item = &'a T> {
    let first = order.partition_point(|at| key(&all[*at as usize]).as_str() < wanted);
    order[first..].iter().map(|at| &all[*at as usize]).take_while(move |one| key(one).as_str() == wanted)
}

fn same_letter(one: char, other: char) -> bool {
    one == other || one.to_lowercase().eq(other.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use attache_grammar::parse;

    #[test]
    fn a_very_long_brief_reads_as_it_would_in_one_go() {
        let lexicon = Lexicon::shipped();
        let paragraph =
            "The U.S. paid $1.19 billion under the Special Measures Agreement (SMA) in 2025; the SMA ran out.\n\n";
        let text: String = paragraph.repeat(hands::VERY_LONG / paragraph.len() + 1);
        let (whole, mentions) = read(&text, &lexicon);
        assert_eq!(whole, parse(&text));
        assert_eq!(mentions.len(), lexicon.find(whole.prose.text()).count());
    }
}
