//! What a text says, as plain data: the one result of this crate.

use crate::{
    Binding, Change, Claim, DateMention, Dated, Definition, Elapsed, Figure, FrontMatter, Link, Note, Prose, Span, Use,
    Waiver,
};
use smol_str::SmolStr;
use std::ops::Range;

/// One brief, read. Everything in it is in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brief {
    /// The words without markup; all matching happens here.
    pub prose: Prose,
    /// The leaf blocks: headings, paragraphs, list items, table cells, notes.
    pub blocks: Vec<Block>,
    /// Ranges of prose inside quotation marks or block quotes.
    pub quotations: Vec<Range<usize>>,
    /// Links and images, in the order of the text.
    pub links: Vec<Link>,
    /// Both ends of footnotes, in the order of the text.
    pub notes: Vec<Note>,
    /// The names that the brief itself gives to places in it; see [`crate::anchors`].
    pub anchors: Vec<SmolStr>,
    /// Ranges of prose in italics or bold, each by its beginning; one may lie in another.
    pub emphasis: Vec<Range<usize>>,
    /// What the YAML block at the top declares.
    pub front: FrontMatter,
    /// The day the brief speaks of as today.
    pub date: Option<Dated>,
    /// The dates that the text names.
    pub dates: Vec<DateMention>,
    /// What the text says of how long things have lasted.
    pub elapsed: Vec<Elapsed>,
    /// Places where the text says what a short form stands for.
    pub definitions: Vec<Definition>,
    /// Long forms that the text spells out without saying what they are short for, for short forms
    /// that no definition covers. The short form is that of the first use. They define nothing, so
    /// whoever asks what is defined must not look here.
    pub unlinked: Vec<Definition>,
    /// Places where a short form stands and is not being defined.
    pub uses: Vec<Use>,
    /// Numbers with what they measure.
    pub figures: Vec<Figure>,
    /// Changes that a sentence states with both ends.
    pub changes: Vec<Change>,
    /// Figures that a sentence states in two ways.
    pub claims: Vec<Claim>,
    /// Inline comments that bind a place to a declared figure.
    pub bindings: Vec<Binding>,
    /// Inline comments that ask for silence.
    pub waivers: Vec<Waiver>,
}

impl Brief {
    /// The block that holds a place in the prose.
    #[must_use]
    pub fn block_at(&self, prose: usize) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.prose.start <= prose);
        self.blocks[..after].last().filter(|block| prose <= block.prose.end)
    }

    /// The title, if it stands in the text; else front matter may have one. Of several briefs in
    /// a file, that of the first.
    #[must_use]
    pub fn title(&self) -> Option<&Block> {
        self.blocks.iter().find(|block| block.zone == Zone::Title)
    }

    /// Whether a place in the prose is somebody else's words.
    #[must_use]
    pub fn is_quoted(&self, prose: usize) -> bool {
        let after = self.quotations.partition_point(|quotation| quotation.start <= prose);
        self.quotations[..after].last().is_some_and(|quotation| prose < quotation.end)
    }

    /// The words of a block.
    #[must_use]
    pub fn words(&self, block: &Block) -> &str {
        &self.prose.text()[block.prose.clone()]
    }
}

/// A run of prose that belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is in the Markdown.
    pub kind: BlockKind,
    /// What it is in the brief.
    pub zone: Zone,
    /// Whether it stands in a block quote.
    pub quoted: bool,
    /// Where it stands, markup included.
    pub span: Span,
    /// Its words.
    pub prose: Range<usize>,
}

/// What a block is in the Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// `# Heading`, underlined or, in text pasted from a page, a bare line.
    Heading {
        /// 1 to 6; bare lines count as 2.
        level: u8,
        /// Without any mark-up: recognised by its looks.
        bare: bool,
    },
    /// Running text.
    Paragraph,
    /// The text of a list item.
    Item,
    /// One cell of a table.
    Cell {
        /// Tables of a brief count from 0.
        table: u32,
        /// Rows count from 0, which is the header.
        row: u32,
        /// Columns count from 0.
        column: u32,
    },
    /// The left-hand side of a definition list.
    Term,
    /// The right-hand side of a definition list.
    Description,
    /// The text of a footnote.
    Footnote,
}

/// What a block is in the brief, as far as rules must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The title, and repetitions of it.
    Title,
    /// Executive summary, abstract, key points.
    Summary,
    /// Everything else that the author wrote.
    Body,
    /// A list of abbreviations.
    Glossary,
    /// Bylines, photo credits, author notes.
    Credit,
    /// Text that no author of this brief wrote: disclaimers, distributor lines, site furniture.
    Boilerplate,
}
