//! Events of the Markdown parser to prose: what is a block, what is not prose at all, and which
//! white space counts.

use super::{Break, Page};
use crate::prose::HOLE;
use crate::{Block, BlockKind, Link, Note, Span, Zone, address, front_matter, link};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// Reads a page event by event.
#[derive(Default)]
pub struct Reader<'a> {
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
    /// The links and the emphasis around the place, innermost last, by their index in the page.
    links: Vec<usize>,
    emphasis: Vec<usize>,
    /// How far the source has been read: prose never goes back.
    reached: usize,
    /// Whether a comment was found to have no end; then no later one has.
    unclosed: bool,
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

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    pub fn finish(mut self) -> Page {
        self.close();
        self.page
    }

    /// Where the Markdown begins: behind the front matter. The parser would take any text between
    /// two rules for metadata, so it is not asked.
    pub fn begin(&mut self) -> usize {
        self.page.front = front_matter::find(self.text);
        let mark = if self.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        self.page.front.map_or(mark, |front| front.end as usize)
    }

    pub fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.mute == 0 => self.inline(&words, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.hole(range),
            Event::SoftBreak | Event::HardBreak if self.mute == 0 => self.line_break(range),
            Event::Html(_) | Event::InlineHtml(_) => self.html(range),
            Event::Rule => self.close(),
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => {}
            Event::FootnoteReference(label) => self.note(&label, range, false),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let container = match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {
                if self.mute == 0 {
                    self.open(&range);
                }
                self.mark(tag, range);
                return;
            }
            Tag::Image { dest_url, .. } => {
                self.link(dest_url, range.clone(), true);
                self.hole(range);
                self.mute += 1;
                return;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
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
            Tag::Heading { level, id, .. } => {
                self.page.anchors.extend(id.as_deref().map(Into::into));
                Some(Container::Heading(level_number(*level)))
            }
            Tag::Paragraph => Some(Container::Paragraph),
            Tag::BlockQuote(_) => Some(Container::Quote),
            Tag::Item => Some(Container::Item),
            Tag::FootnoteDefinition(label) => {
                self.note(label, range.clone(), true);
                Some(Container::Footnote)
            }
            Tag::DefinitionListTitle => Some(Container::Term),
            Tag::DefinitionListDefinition => Some(Container::Description),
            Tag::TableCell => Some(Container::Cell),
            Tag::HtmlBlock | Tag::List(_) | Tag::DefinitionList | Tag::TableHead => None,
        };
        self.close();
        self.around.extend(container);
        if matches!(container, Some(Container::Heading(_) | Container::Paragraph | Container::Cell)) {
            let source = self.text.get(range.clone()).unwrap_or_default().trim_end();
            self.open(&(range.start + source.len() - source.trim_start().len()..range.start + source.len()));
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let here = self.page.prose.text().len();
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => {
                if let Some(open) = self.emphasis.pop() {
                    self.page.emphasis[open].end = here;
                }
                return;
            }
            TagEnd::Link => {
                if let Some(open) = self.links.pop() {
                    self.page.links[open].prose.end = here;
                }
                return;
            }
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => return,
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

    /// Remembers where emphasis or a link begins.
    fn mark(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let here = self.page.prose.text().len();
        match tag {
            Tag::Emphasis | Tag::Strong => {
                self.emphasis.push(self.page.emphasis.len());
                self.page.emphasis.push(here..here);
            }
            Tag::Link { dest_url, .. } => {
                self.links.push(self.page.links.len());
                self.link(dest_url, range, false);
            }
            _ => {}
        }
    }

    fn link(&mut self, target: &str, range: Range<usize>, is_image: bool) {
        let range = self.borders(range);
        self.page.links.push(Link::new(self.text, range, target, is_image, self.page.prose.text().len()));
    }

    fn note(&mut self, label: &str, range: Range<usize>, is_definition: bool) {
        let span = self.borders(range).into();
        self.page.notes.push(Note::new(self.text, span, label, is_definition));
    }

    fn html(&mut self, range: Range<usize>) {
        let html = self.text.get(range.clone()).unwrap_or_default();
        self.page.anchors.extend(link::names(html).map(Into::into));
        for (at, _) in html.match_indices("<!--") {
            self.comment(range.start + at);
        }
        if html.starts_with("<br") && self.mute == 0 {
            self.line_break(range);
        }
    }

    /// A block of HTML comes line by line, so a comment's end is looked for in the text itself.
    fn comment(&mut self, start: usize) {
        let inside = self.page.comments.last().is_some_and(|last| start < last.end as usize);
        if inside || self.unclosed {
            return;
        }
        let Some(length) = self.text[start..].find("-->") else {
            self.unclosed = true;
            return;
        };
        self.page.comments.push(Span::new(start, start + length + "-->".len()));
    }

    pub fn line_break(&mut self, range: Range<usize>) {
        let Some((begin, _)) = self.leaf else { return };
        self.inline(" ", range.clone());
        let end = self.page.prose.text().len();
        if end == begin {
            return;
        }
        let span = self.snap(range).into();
        match self.page.breaks.last_mut() {
            Some(last) if last.prose == end - 1 => *last = Break { span, empty_line: true, ..*last },
            _ => self.page.breaks.push(Break { prose: end - 1, span, empty_line: false }),
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
        let range = self.snap(range);
        self.open(&range);
        self.page.prose.push(HOLE.encode_utf8(&mut [0; 4]), range.into());
    }

    pub fn inline(&mut self, words: &str, range: Range<usize>) {
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
        let (mut from, mut at) = (0, 0);
        let mut blank = self.ends_blank();
        let bytes = words.as_bytes();
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_graphic() || *byte == b' ' && !blank {
                at += plain_bytes(&bytes[at..]);
                blank = bytes[at - 1] == b' ';
                continue;
            }
            let Some(char) = words[at..].chars().next() else { break };
            let end = at + char.len_utf8();
            let plain = plain(char);
            if plain == Some(char) && char != ' ' {
                blank = false;
                at = end;
                continue;
            }
            self.page.prose.push(&words[from..at], Span::new(start + from, start + at));
            self.push(char, Span::new(start + at, start + end));
            blank = self.ends_blank();
            (from, at) = (end, end);
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

    /// Offsets of the Markdown parser were seen off a character border, and behind each other,
    /// once in a million.
    fn snap(&mut self, range: Range<usize>) -> Range<usize> {
        let range = self.borders(range.start.max(self.reached)..range.end);
        self.reached = range.start;
        range
    }

    /// The range on borders of characters, within the text.
    fn borders(&self, range: Range<usize>) -> Range<usize> {
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

    pub fn close(&mut self) {
        let Some((begin, span)) = self.leaf.take() else { return };
        let words = &self.page.prose.text()[begin..];
        let end = begin + words.trim_end_matches(' ').len();
        self.page.prose.truncate(end);
        while self.page.breaks.pop_if(|last| last.prose >= end).is_some() {}
        if end == begin {
            return;
        }
        for address in address::find(&self.page.prose.text()[begin..end]) {
            self.page.prose.blank(begin + address.start..begin + address.end);
        }
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

/// How many bytes at the beginning are prose as they stand, before an odd character or a blank behind
/// another; the first one is. They are looked at in rows, because in nearly all rows nothing is odd.
fn plain_bytes(bytes: &[u8]) -> usize {
    const ROW: usize = 32;
    let odd = |before: u8, byte: u8| !byte.is_ascii_graphic() & (byte != b' ') | (byte == b' ') & (before == b' ');
    let mut at = 1;
    while let Some(row) = bytes.get(at - 1..at + ROW) {
        if row.iter().zip(&row[1..]).fold(false, |any, (before, byte)| any | odd(*before, *byte)) {
            break;
        }
        at += ROW;
    }
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_graphic()).count()
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

fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}
