//! Terms: where a text says what a short form stands for, and where it uses one.
//!
//! Letters find definitions; they cannot judge them. Whether an expansion is the right one is
//! asked of the packs, which this crate does not know.

mod align;
mod bracket;
mod bracketed;
mod coordinated;
mod edge;
mod enclosed;
mod evidence;
mod glossary;
mod judge;
mod key;
mod legend;
mod lookalike;
mod name;
mod part;
mod roman;
mod shape;
mod surname;
mod token;
mod unlinked;
mod uses;
mod words;

#[cfg(test)]
mod tests;

pub use evidence::Evidence;
pub use key::short_key;

use crate::words::Words;
use crate::{Brief, Span};
use smol_str::SmolStr;
use std::ops::Range;
use token::Loud;

/// A place that says what a short form stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The short form as uses of it are compared: see [`short_key`].
    pub key: SmolStr,
    /// The short form as it stands there.
    pub short: SmolStr,
    /// The long form as it stands there, without markup.
    pub long: String,
    /// Where the short form stands.
    pub short_span: Span,
    /// Where the long form stands.
    pub long_span: Span,
    /// How it is said.
    pub form: Form,
    /// What speaks for it.
    pub evidence: Evidence,
}

impl Definition {
    /// From this confidence on, a warning may be built on a definition.
    pub const CERTAIN: f32 = 0.8;

    /// How likely it is, from 0 to 1, that the two forms did not meet by chance.
    #[must_use]
    pub fn confidence(&self) -> f32 {
        self.evidence.confidence(&self.key)
    }

    /// Whether a warning may be built on it. What is less certain is shown and used, but an author
    /// is not told off for it.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.confidence() >= Self::CERTAIN
    }
}

/// How a definition is said. See the list in the documentation of each variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `operational control (OPCON)`
    LongShort,
    /// `OPCON (operational control)`
    ShortLong,
    /// `SMA = Special Measures Agreement`, alone or in a run.
    Legend,
    /// A row of a table of abbreviations.
    Table,
    /// An entry of a definition list.
    List,
    /// `*[SMA]: Special Measures Agreement`
    Abbreviation,
    /// `terms:` in the front matter.
    FrontMatter,
    /// In running words: `long, or SHORT`, `SHORT, short for long`.
    Words,
    /// Not said at all: the long form stands somewhere in the text, the short form elsewhere.
    Unlinked,
}

impl Form {
    /// The name that `attache extract` prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Form::LongShort => "long-short",
            Form::ShortLong => "short-long",
            Form::Legend => "legend",
            Form::Table => "table",
            Form::List => "definition-list",
            Form::Abbreviation => "abbreviation",
            Form::FrontMatter => "front-matter",
            Form::Words => "words",
            Form::Unlinked => "unlinked",
        }
    }

    /// Whether it defines for the whole file, wherever it stands.
    #[must_use]
    pub fn is_glossary(self) -> bool {
        matches!(self, Form::Table | Form::List | Form::Abbreviation | Form::FrontMatter | Form::Legend)
    }
}

/// A place where a short form stands and is not being defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The short form that is meant: see [`short_key`].
    pub key: SmolStr,
    /// As it stands there, with a plural s, without a possessive one.
    pub text: SmolStr,
    /// Where it stands in the source.
    pub span: Span,
    /// Where it stands in the prose (first byte).
    pub prose: usize,
}

/// A definition in the prose, before anybody asks where it stands in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    short: Range<usize>,
    long: Range<usize>,
    form: Form,
}

impl Found {
    fn definition(&self, brief: &Brief) -> Definition {
        let text = brief.prose.text();
        let short = &text[self.short.clone()];
        Definition {
            key: short_key(short),
            short: SmolStr::new(short),
            long: text[self.long.clone()].to_owned(),
            short_span: brief.prose.span(self.short.clone()),
            long_span: brief.prose.span(self.long.clone()),
            form: self.form,
            evidence: evidence::of(text, &self.short, &self.long, self.form),
        }
    }
}

/// What a brief says of its terms. Each list is in the order of the text.
#[derive(Debug, Default)]
pub struct Terms {
    /// See [`Brief::definitions`].
    pub definitions: Vec<Definition>,
    /// See [`Brief::unlinked`].
    pub unlinked: Vec<Definition>,
    /// See [`Brief::uses`].
    pub uses: Vec<Use>,
}

/// Reads the terms of a brief, whose words are known.
pub fn read(brief: &Brief, words: &Words) -> Terms {
    let text = brief.prose.text();
    let mut found = Vec::new();
    glossary::find(brief, &mut found);
    let loud = Loud::find(brief, words);
    for (index, block) in brief.blocks.iter().enumerate() {
        bracketed::find(text, block.prose.clone(), &mut found);
        legend::find(text, block.prose.clone(), &mut found);
        words::find(text, block.prose.clone(), loud.of(index), &mut found);
    }
    // The sort is stable: of two readings of one place the one that was found first stays.
    found.sort_by_key(|found: &Found| found.short.start);
    found.dedup_by(|later, first| later.short.start < first.short.end);
    let mut definitions = glossary::declared(brief);
    definitions.extend(found.iter().map(|found| found.definition(brief)));
    let uses = uses::find(brief, &loud, &definitions, &found);
    let unlinked = unlinked::find(brief, words, &definitions, &found, &uses);
    Terms { definitions, unlinked, uses }
}
