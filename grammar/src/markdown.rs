//! CommonMark (with tables, footnotes, definition lists and front matter) to blocks of prose.
//! The parsing is pulldown-cmark's; this file owns what of it is prose and where it stands.

mod reader;
#[cfg(test)]
mod tests;

use crate::{Block, Link, Note, Prose, Span};
use pulldown_cmark::{Options, Parser};
use reader::Reader;
use smol_str::SmolStr;
use std::ops::Range;

/// What the Markdown says, before anybody asks what it means.
#[derive(Debug, Default)]
pub struct Page {
    /// All prose, block by block.
    pub prose: Prose,
    /// The leaf blocks, with their zones still [`crate::Zone::Body`].
    pub blocks: Vec<Block>,
    /// The YAML block at the top, fences included.
    pub front: Option<Span>,
    /// HTML comments, `<!--` and `-->` included.
    pub comments: Vec<Span>,
    /// The line breaks within blocks, in order.
    pub breaks: Vec<Break>,
    /// Links and images.
    pub links: Vec<Link>,
    /// Both ends of footnotes.
    pub notes: Vec<Note>,
    /// The names that the page itself gives to places.
    pub anchors: Vec<SmolStr>,
    /// Ranges of prose in italics or bold, each by its beginning.
    pub emphasis: Vec<Range<usize>>,
}

/// A line break within a block.
#[derive(Debug, Clone, Copy)]
pub struct Break {
    /// The blank that stands for it in the prose.
    pub prose: usize,
    /// Where it stands.
    pub span: Span,
    /// Whether an empty line follows. Lines of no-break spaces are not empty to CommonMark.
    pub empty_line: bool,
}

/// Reads a page. A panic inside the Markdown parser (there was one in an earlier release) costs
/// the markup, not the text: the page is then read as plain paragraphs.
pub fn read(text: &str) -> Page {
    std::panic::catch_unwind(|| read_markdown(text)).unwrap_or_else(|_| read_plain(text))
}

fn options() -> Options {
    // No smart punctuation: prose must equal the source wherever it can.
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

fn read_markdown(text: &str) -> Page {
    let mut reader = Reader::new(text);
    let begin = reader.begin();
    for (event, range) in Parser::new_ext(&text[begin..], options()).into_offset_iter() {
        reader.event(event, begin + range.start..begin + range.end);
    }
    reader.finish()
}

fn read_plain(text: &str) -> Page {
    let mut reader = Reader::new(text);
    let mut at = reader.begin();
    for line in text[at..].split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let range = at..at + words.len();
        if words.trim().is_empty() {
            reader.close();
        } else {
            reader.inline(words, range.clone());
            reader.line_break(range.end..at + line.len());
        }
        at += line.len();
    }
    reader.finish()
}
