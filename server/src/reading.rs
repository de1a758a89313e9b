//! A brief as read with the packs of its project.

use crate::BriefKey;
use crate::packs::{EntryId, Lexicon, Wording};
use crate::vouched;
use attache_grammar::{Brief, Definition, Span, Use, parse};
use std::ops::Range;
use std::sync::Arc;

/// A brief, and where it words what the packs know.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What the brief is called.
    pub key: BriefKey,
    /// Its text.
    pub text: Arc<str>,
    /// What it says.
    pub brief: Brief,
    /// Where it words terms and names of the packs, in the order of the text.
    pub mentions: Vec<Mention>,
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
    pub fn of(key: BriefKey, text: Arc<str>, lexicon: &Lexicon) -> Self {
        let mut brief = parse(&text);
        let mention = |(entry, wording, prose): (_, _, Range<usize>)| Mention {
            entry,
            wording,
            span: brief.prose.span(prose.clone()),
            prose,
        };
        let mentions: Vec<_> = lexicon.find(brief.prose.text()).map(mention).collect();
        vouched::add(&mut brief, &mentions, lexicon);
        Self { key, text, brief, mentions }
    }

    /// The words of a mention, without markup.
    #[must_use]
    pub fn words(&self, mention: &Mention) -> &str {
        &self.brief.prose.text()[mention.prose.clone()]
    }

    /// The definitions of a short form, in the order of the text.
    pub fn definitions_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Definition> {
        self.brief.definitions.iter().filter(move |definition| definition.key == key)
    }

    /// The uses of a short form, in the order of the text.
    pub fn uses_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Use> {
        self.brief.uses.iter().filter(move |place| place.key == key)
    }
}
