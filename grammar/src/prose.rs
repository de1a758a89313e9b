//! The words of a brief without its markup, and the way back to the source.
//!
//! Everything that matches words matches them here: emphasis, link targets and footnote marks are
//! gone, odd white space (U+00A0 and its kin) and line breaks are plain blanks, no-break hyphens
//! are hyphens. What was code or an image stands as one [`HOLE`], an address as a run of them. It
//! knows nothing of terms or figures.

use crate::Span;
use std::ops::Range;

/// Stands for what is not prose (a code span, an image, a byte of an address): no word contains
/// it. One byte long, so that an address can be blanked out in place.
pub const HOLE: char = '\u{1A}';

/// Prose of a whole brief: its blocks in order, parted by line feeds, which stand nowhere else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    pieces: Vec<Piece>,
}

/// A run of prose that maps to the source: byte by byte if the lengths are equal, else as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    prose: u32,
    source: Span,
}

impl Prose {
    /// The normalised text. Ranges into it are byte offsets of prose, not of the source.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a range of prose stands in the source. Markup between its ends is included, markup
    /// around it is not.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let Some(first) = self.piece_at(range.start) else { return Span::default() };
        if range.is_empty() {
            let start = self.source_start(first, range.start);
            return Span { start, end: start };
        }
        // Nearly all ranges lie in one piece.
        let last = if self.piece_end(first) as usize >= range.end { Some(first) } else { self.piece_at(range.end - 1) };
        let last = last.unwrap_or(first);
        let start = self.source_start(first, range.start);
        Span { start, end: self.source_end(last, range.end).max(start) }
    }

    /// Where a place in the source stands in the prose: the first prose byte that maps to `source`
    /// or behind it. A place in markup is thus the start of the words that follow.
    #[must_use]
    pub fn offset(&self, source: usize) -> usize {
        let source = source as u32;
        let next = self.pieces.partition_point(|piece| piece.source.end <= source);
        let Some(piece) = self.pieces.get(next) else { return self.text.len() };
        if source <= piece.source.start || !self.is_copied(next) {
            return piece.prose as usize;
        }
        (piece.prose + source - piece.source.start) as usize
    }

    /// Appends `text` that was read from `source`; equal lengths map byte by byte.
    pub(crate) fn push(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let prose = self.text.len() as u32;
        self.text.push_str(text);
        let copied = text.len() == source.len();
        if copied && let Some(index) = self.pieces.len().checked_sub(1) {
            let ends = prose - self.pieces[index].prose == self.pieces[index].source.len() as u32;
            if ends && self.pieces[index].source.end == source.start {
                self.pieces[index].source.end = source.end;
                return;
            }
        }
        self.pieces.push(Piece { prose, source });
    }

    /// Ends a block at a blank: the line feed parts it from the next.
    pub(crate) fn part(&mut self, at: usize) {
        debug_assert_eq!(self.text.as_bytes().get(at), Some(&b' '));
        self.text.replace_range(at..=at, "\n");
    }

    /// Blanks out what is not prose after all, byte by byte. Letters outside ASCII stay, because
    /// a byte of theirs is no place in the source.
    pub(crate) fn blank(&mut self, range: Range<usize>) {
        let holes: String = self.text[range.clone()].chars().map(|c| if c.is_ascii() { HOLE } else { c }).collect();
        self.text.replace_range(range, &holes);
    }

    /// Takes back trailing prose down to `len` bytes.
    pub(crate) fn truncate(&mut self, len: usize) {
        let kept = self.pieces.partition_point(|piece| (piece.prose as usize) < len);
        if let Some(last) = kept.checked_sub(1)
            && self.is_copied(last)
        {
            let piece = &mut self.pieces[last];
            piece.source.end = piece.source.start + (len as u32 - piece.prose);
        }
        self.pieces.truncate(kept);
        self.text.truncate(len);
    }

    fn piece_at(&self, prose: usize) -> Option<usize> {
        let next = self.pieces.partition_point(|piece| piece.prose as usize <= prose);
        if next == 0 { (!self.pieces.is_empty()).then_some(0) } else { Some(next - 1) }
    }

    fn piece_end(&self, index: usize) -> u32 {
        self.pieces.get(index + 1).map_or(self.text.len() as u32, |next| next.prose)
    }

    fn is_copied(&self, index: usize) -> bool {
        (self.piece_end(index) - self.pieces[index].prose) as usize == self.pieces[index].source.len()
    }

    fn source_start(&self, index: usize, prose: usize) -> u32 {
        let piece = self.pieces[index];
        if self.is_copied(index) { piece.source.start + (prose as u32 - piece.prose) } else { piece.source.start }
    }

    fn source_end(&self, index: usize, prose: usize) -> u32 {
        let piece = self.pieces[index];
        if self.is_copied(index) { piece.source.start + (prose as u32 - piece.prose) } else { piece.source.end }
    }
}
