//! CommonMark (with tables, footnotes, definition lists and front matter) to blocks of prose.
//! The parsing is pulldown-cmark's; this file owns what of it is prose and where it stands.

use crate::prose::{HOLE, Prose};
use crate::{Block, BlockKind, Span, Zone};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What the Markdown says, before anybody asks what it means.
#[derive(Debug, Default)]
pub struct Page {
    /// All prose, block by block.
    pub prose: Prose,
    /// The leaf blocks, with their zones still [`Zone::Body`].
    pub blocks: Vec<Block>,
    /// The YAML block at the top, fences included.
    pub front: Option<Span>,
    /// HTML comments, `<!--` and `-->` included.
    pub comments: Vec<Span>,
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
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_GFM
}

fn read_markdown(text: &str) -> Page {
    let mut reader = Reader { text, ..Reader::default() };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        reader.event(event, range);
    }
    reader.close();
    reader.page
}

fn read_plain(text: &str) -> Page {
    let mut reader = Reader { text, ..Reader::default() };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if line.trim().is_empty() {
            reader.close();
        } else {
            reader.inline(line, range);
        }
    }
    reader.close();
    reader.page
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    page: Page,
    /// The containers around the place, outermost first.
    around: Vec<Container>,
    /// The leaf being read: where its prose and its source begin, and how far the source goes.
    leaf: Option<(usize, Span)>,
    /// Blocks of code or HTML, images, metadata: nothing in them is prose while above zero.
    mute: u32,
    tables: u32,
    row: u32,
    column: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum Container {
    Heading(u8),
    Paragraph,
    Item,
    Cell,
    Term,
    Description,
    Footnote,
    Quote,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.mute == 0 => self.inline(&words, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.hole(range),
            Event::SoftBreak | Event::HardBreak => self.inline(" ", range),
            Event::Html(_) | Event::InlineHtml(_) => self.html(range),
            Event::Rule => self.close(),
            Event::Text(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let container = match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {
                return;
            }
            Tag::Image { .. } => {
                self.hole(range);
                self.mute += 1;
                return;
            }
            Tag::MetadataBlock(_) => {
                self.page.front = Some(range.into());
                self.mute += 1;
                return;
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.mute += 1;
                return;
            }
            Tag::Table(_) => {
                self.row = 0;
                self.column = 0;
                None
            }
            Tag::TableRow => {
                self.row += 1;
                self.column = 0;
                None
            }
            Tag::Heading { level, .. } => Some(Container::Heading(level_number(*level))),
            Tag::Paragraph => Some(Container::Paragraph),
            Tag::BlockQuote(_) => Some(Container::Quote),
            Tag::Item => Some(Container::Item),
            Tag::FootnoteDefinition(_) => Some(Container::Footnote),
            Tag::DefinitionListTitle => Some(Container::Term),
            Tag::DefinitionListDefinition => Some(Container::Description),
            Tag::TableCell => Some(Container::Cell),
            Tag::HtmlBlock | Tag::List(_) | Tag::DefinitionList | Tag::TableHead => None,
        };
        self.close();
        self.around.extend(container);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => return,
            TagEnd::Image | TagEnd::MetadataBlock(_) | TagEnd::CodeBlock => {
                self.mute -= 1;
                return;
            }
            _ => {}
        }
        self.close();
        match tag {
            TagEnd::TableCell => self.column += 1,
            TagEnd::Table => self.tables += 1,
            _ => {}
        }
        if matches!(
            tag,
            TagEnd::Heading(_)
                | TagEnd::Paragraph
                | TagEnd::BlockQuote(_)
                | TagEnd::Item
                | TagEnd::FootnoteDefinition
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition
                | TagEnd::TableCell
        ) {
            self.around.pop();
        }
    }

    fn html(&mut self, range: Range<usize>) {
        let html = self.text.get(range.clone()).unwrap_or_default();
        if let Some(at) = html.find("<!--") {
            self.comment(range.start + at);
        } else if html.starts_with("<br") && self.leaf.is_some() {
            self.inline(" ", range);
        }
    }

    /// A block of HTML comes line by line, so a comment's end is looked for in the text itself.
    fn comment(&mut self, start: usize) {
        let Some(length) = self.text[start..].find("-->") else { return };
        let span = Span::new(start, start + length + "-->".len());
        if self.page.comments.last() != Some(&span) {
            self.page.comments.push(span);
        }
    }

    fn open(&mut self, range: &Range<usize>) {
        match &mut self.leaf {
            Some((_, span)) => span.end = span.end.max(range.end as u32),
            None => {
                let prose = self.page.prose.text().len();
                self.leaf = Some((prose, range.clone().into()));
            }
        }
    }

    fn hole(&mut self, range: Range<usize>) {
        if self.mute > 0 {
            return;
        }
        self.open(&range);
        self.page.prose.push(HOLE.encode_utf8(&mut [0; 4]), range.into());
    }

    fn inline(&mut self, words: &str, range: Range<usize>) {
        let range = self.snap(range);
        self.open(&range);
        if self.text[range.clone()] == *words {
            self.copy(words, range.start);
        } else {
            // An entity, an escaped bar, a line break: the words stand there as a whole.
            for char in words.chars() {
                self.push(char, range.clone().into());
            }
        }
    }

    /// Copies prose that is the source itself, in as few pieces as its odd white space allows.
    fn copy(&mut self, words: &str, start: usize) {
        let mut from = 0;
        let mut blank = self.ends_blank();
        for (at, char) in words.char_indices() {
            let plain = plain(char);
            let collapse = plain == Some(' ') && blank;
            blank = plain == Some(' ');
            if plain == Some(char) && !collapse {
                continue;
            }
            self.page.prose.push(&words[from..at], Span::new(start + from, start + at));
            from = at + char.len_utf8();
            if !collapse {
                self.push(char, Span::new(start + at, start + from));
            }
        }
        self.page.prose.push(&words[from..], Span::new(start + from, start + words.len()));
    }

    fn push(&mut self, char: char, span: Span) {
        match plain(char) {
            Some(' ') if self.ends_blank() => {}
            Some(plain) => self.page.prose.push(plain.encode_utf8(&mut [0; 4]), span),
            None => {}
        }
    }

    fn ends_blank(&self) -> bool {
        let begin = self.leaf.map_or(0, |(prose, _)| prose);
        let read = &self.page.prose.text()[begin..];
        read.is_empty() || read.ends_with(' ')
    }

    /// Offsets of the Markdown parser were seen off a character border once in a million.
    fn snap(&self, range: Range<usize>) -> Range<usize> {
        let mut start = range.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    fn close(&mut self) {
        let Some((begin, span)) = self.leaf.take() else { return };
        let words = &self.page.prose.text()[begin..];
        let end = begin + words.trim_end_matches(' ').len();
        self.page.prose.truncate(end);
        if end == begin {
            return;
        }
        blank_addresses(&mut self.page.prose, begin..end);
        let quoted = self.around.contains(&Container::Quote);
        self.page.blocks.push(Block { kind: self.kind(), zone: Zone::Body, quoted, span, prose: begin..end });
        self.page.prose.push("\n", Span::new(span.end as usize, span.end as usize));
    }

    fn kind(&self) -> BlockKind {
        let inner = self.around.iter().rev().find(|around| !matches!(around, Container::Paragraph | Container::Quote));
        match inner {
            Some(Container::Heading(level)) => BlockKind::Heading { level: *level, bare: false },
            Some(Container::Item) => BlockKind::Item,
            Some(Container::Cell) => BlockKind::Cell { table: self.tables, row: self.row, column: self.column },
            Some(Container::Term) => BlockKind::Term,
            Some(Container::Description) => BlockKind::Description,
            Some(Container::Footnote) => BlockKind::Footnote,
            _ => BlockKind::Paragraph,
        }
    }
}

/// What a character is in prose: white space of any kind is a blank, hyphens that do not break
/// are hyphens, characters without width are nothing.
fn plain(char: char) -> Option<char> {
    match char {
        '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        char if char.is_whitespace() => Some(' '),
        char => Some(char),
    }
}

/// Addresses (`https://…`, `www.…`, `name@host`) hold capitals that are no words.
fn blank_addresses(prose: &mut Prose, block: Range<usize>) {
    let mut addresses = Vec::new();
    let words = &prose.text()[block.clone()];
    if !(words.contains("://") || words.contains("www.") || words.contains('@')) {
        return;
    }
    let mut at = block.start;
    for chunk in words.split_inclusive(' ') {
        let inner = chunk.trim_matches(|c: char| c == ' ' || c.is_ascii_punctuation() && c != '/');
        if inner.contains("://") || inner.starts_with("www.") || (inner.contains('@') && inner.contains('.')) {
            let start = at + chunk.find(inner).unwrap_or(0);
            addresses.push(start..start + inner.len());
        }
        at += chunk.len();
    }
    for address in addresses {
        prose.blank(address);
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}
