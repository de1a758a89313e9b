//! Reading in steps: what is on the page, what its terms and its figures are, and what is said with them.
//! Terms and figures need nothing of each other, so that whoever has a long brief and several processors
//! may have both read at once. Who does what when is the business of the caller.

use crate::term::Terms;
use crate::words::Words;
use crate::{Brief, Figure, Prose, Span};
use crate::{binding, date, figure, front_matter, heading, line_ends, lines, markdown, quotation, relation, term};
use crate::{waiver, zone};
use std::borrow::Cow;

/// The page of a brief, of which nobody has read terms or figures yet.
#[derive(Debug)]
pub struct Outline<'a> {
    text: Cow<'a, str>,
    brief: Brief,
    words: Words,
    comments: Vec<Span>,
}

impl<'a> Outline<'a> {
    /// Reads the page.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let text = line_ends::with_line_feeds(text);
        let page = markdown::read(&text);
        let front = front_matter::read(&text, page.front);
        let mut brief = Brief {
            prose: page.prose,
            blocks: page.blocks,
            links: page.links,
            notes: page.notes,
            anchors: page.anchors,
            emphasis: page.emphasis,
            front,
            ..Brief::default()
        };
        lines::split(&text, &page.breaks, &mut brief);
        heading::mark(&text, &mut brief);
        zone::mark(&mut brief);
        let words = Words::of(brief.prose.text(), &brief.blocks);
        brief.quotations = quotation::find(&brief);
        brief.date = date::of(&brief);
        brief.dates = date::mentions(&brief, &words);
        Self { text, brief, words, comments: page.comments }
    }

    /// The words without markup.
    #[must_use]
    pub fn prose(&self) -> &Prose {
        &self.brief.prose
    }

    /// Its figures, in the order of the text, without overlaps.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        figure::read(&self.brief, &self.words)
    }

    /// What it says of its terms.
    #[must_use]
    pub fn terms(&self) -> Terms {
        term::read(&self.brief, &self.words)
    }

    /// The brief with its figures and its terms, and with what it says of them.
    #[must_use]
    pub fn complete(self, figures: Vec<Figure>, terms: Terms) -> Brief {
        let Self { text, mut brief, words, comments } = self;
        brief.figures = figures;
        brief.elapsed = date::elapsed(&brief, &words);
        brief.changes = relation::changes(&brief);
        brief.claims = relation::claims(&brief);
        brief.bindings = binding::read(&text, &comments, &brief);
        brief.waivers = waiver::read(&text, &comments, &brief);
        (brief.definitions, brief.unlinked, brief.uses) = (terms.definitions, terms.unlinked, terms.uses);
        brief
    }
}
