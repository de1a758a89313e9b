//! What an index keeps of a brief, and how it is taken from a reading.

use super::table::Table;
use super::words::Words;
use crate::edition::Edition;
use crate::expansion::long_key;
use crate::hands;
use crate::naming::Named;
use crate::packs::{Lexicon, Wording};
use crate::quantity::told::Told;
use crate::quotations::{self, Quotation};
use crate::reading::{Mention, Reading};
use crate::text::Lines;
use attache_grammar::{Definition, Form, Span};
use smol_str::SmolStr;
use std::sync::Arc;

/// What one brief contributes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Its definitions by short form, each list in the order of the text.
    pub definitions: Table<StatedDefinition>,
    /// Its uses by short form.
    pub uses: Table<Span>,
    /// Its wordings of pack entries, by the entry's id.
    pub mentions: Table<StatedMention>,
    /// The words of its names, sorted by what stands beside them. An index keeps them elsewhere.
    pub names: Vec<Named>,
    /// Its figures.
    pub figures: Told,
    /// Its lines, so that places in it can be shown without its text.
    pub lines: Arc<Lines>,
    /// Its longer quotations, in the order of the text.
    pub quotations: Arc<[Quotation]>,
    /// What it says of itself.
    pub edition: Option<Arc<Edition>>,
}

/// A definition as other briefs see it.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedDefinition {
    /// The long form as printed.
    pub long: SmolStr,
    /// What the long form has in common with its other wordings: see [`long_key`].
    pub term: Option<SmolStr>,
    /// How it is said.
    pub form: Form,
    /// Where the short form stands.
    pub short_span: Span,
    /// Where the long form stands.
    pub long_span: Span,
    /// Where else the brief spells the same long form out, if no pack knows it.
    pub spelt_out: Box<[Span]>,
}

/// A wording of a pack entry as other briefs see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedMention {
    /// How it is worded.
    pub wording: Wording,
    /// Where it stands.
    pub span: Span,
}

impl Facts {
    /// What others need to know of a brief.
    #[must_use]
    pub fn of(reading: &Reading, lexicon: &Lexicon) -> Self {
        let (names, figures) = match reading.text.len() {
            hands::VERY_LONG.. => hands::both(|| reading.names(), || Told::of(reading, lexicon)),
            _ => (reading.names(), Told::of(reading, lexicon)),
        };
        let definition = |definition: &Definition| StatedDefinition {
            long: SmolStr::new(&definition.long),
            term: long_key(&definition.long, lexicon),
            form: definition.form,
            short_span: definition.short_span,
            long_span: definition.long_span,
            spelt_out: reading.spelt_out(definition, lexicon).into(),
        };
        let mention = |mention: &Mention| {
            let id = SmolStr::new(&lexicon.entry(mention.entry).term.id);
            (id, StatedMention { wording: mention.wording, span: mention.span })
        };
        let definitions = reading.brief.definitions.iter();
        Facts {
            definitions: definitions.map(|stated| (stated.key.clone(), definition(stated))).collect(),
            uses: reading.brief.uses.iter().map(|place| (place.key.clone(), place.span)).collect(),
            mentions: reading.mentions.iter().map(mention).collect(),
            names: names.neighbours.clone(),
            figures,
            lines: Arc::clone(reading.lines()),
            quotations: quotations::of(reading).into(),
            edition: Edition::of(reading).map(Arc::new),
        }
    }

    /// The words in it that others may have, too.
    pub(super) fn words(&self) -> impl Iterator<Item = &SmolStr> {
        let defined = self.definitions.iter().flat_map(|(key, stated)| {
            let longs = stated.iter().flat_map(|stated| std::iter::once(&stated.long).chain(&stated.term));
            std::iter::once(key).chain(longs)
        });
        defined.chain(self.uses.words()).chain(self.mentions.words())
    }

    /// Lets it have the words that others have already.
    pub(super) fn share(&mut self, words: &mut Words) {
        self.words().for_each(|word| words.learn(word));
        let share = |word: &mut SmolStr| words.share(word);
        self.definitions.each(share, |stated| {
            share(&mut stated.long);
            stated.term.iter_mut().for_each(share);
        });
        self.uses.each(share, |_| {});
        self.mentions.each(share, |_| {});
    }
}
