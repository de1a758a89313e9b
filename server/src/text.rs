//! The text of a brief while it is being edited, and the way between bytes and the lines and
//! columns that editors and people count. Owns the rope; knows nothing of Markdown, of URIs or of
//! a protocol. No position is trusted: whatever lies outside the text is clamped into it.

pub mod half;
mod lines;

pub use lines::Lines;

use std::ops::Range;
use std::sync::Arc;

use ropey::Rope;

use half::Halves;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, which every editor understands.
    #[default]
    Utf16,
    /// Unicode code points, which the command line prints.
    Utf32,
}

/// A line and a column, both counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Lines end at `\n`, `\r\n` and `\r`, and nowhere else.
    pub line: u32,
    /// Column, in units of an [`Encoding`].
    pub character: u32,
}

/// A text that is cheap to edit and cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Text {
    rope: Rope,
    /// The half of a character that the last edit left behind, until the next edit: where, and which.
    half: Option<(usize, u16)>,
}

/// A place in the rope, counted in characters.
#[derive(Clone, Copy)]
struct Place {
    char: usize,
    /// The position meant the middle of a surrogate pair; `char` is the pair.
    inside: bool,
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { rope: Rope::from_str(text), half: None }
    }
}

impl Text {
    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of lines; a text that ends with a line end has an empty last line.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.rope.len_lines()
    }

    /// The whole text in one piece, for the parser.
    #[must_use]
    pub fn to_arc_str(&self) -> Arc<str> {
        String::from(&self.rope).into()
    }

    /// A copy of the text between two byte offsets, moved to character borders and into the text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> String {
        let start = self.char_of(range.start);
        let end = self.char_of(range.end).max(start);
        self.rope.slice(start..end).into()
    }

    /// Byte offset of a position. A column past the end of its line is the end of the line, before
    /// the terminator; a line past the end is the end of the text; the middle of a character is its start.
    #[must_use]
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        self.rope.char_to_byte(self.place(position, encoding).char)
    }

    /// Position of a byte offset. Inside a line's terminator it is the end of the line.
    #[must_use]
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let char = self.char_of(offset);
        let line = self.rope.char_to_line(char);
        let (start, end) = self.line(line);
        let char = char.min(end);
        let units = match encoding {
            Encoding::Utf8 => self.rope.char_to_byte(char) - self.rope.char_to_byte(start),
            Encoding::Utf16 => self.rope.char_to_utf16_cu(char) - self.rope.char_to_utf16_cu(start),
            Encoding::Utf32 => char - start,
        };
        Position { line: line as u32, character: units as u32 }
    }

    /// Puts `new_text` in the place of what stands between two positions. Positions are clamped as
    /// in [`Text::offset`], and a range that runs backwards is turned round.
    ///
    /// Marks of [`half`] in `new_text` become the character whose halves meet here, or U+FFFD.
    pub fn edit(&mut self, range_start: Position, range_end: Position, encoding: Encoding, new_text: &str) {
        let (first, last) = (range_start.min(range_end), range_start.max(range_end));
        let (mut start, mut end) = (self.place(first, encoding), self.place(last, encoding));
        let mut halves = half::read(new_text);
        let left = self.half.take();
        if encoding == Encoding::Utf16 && halves.any() {
            self.join(&mut start, &mut end, &mut halves, left);
        }
        if start.char < end.char {
            self.rope.remove(start.char..end.char);
        }
        self.rope.insert(start.char, &halves.text);
        let chars = halves.text.chars().count();
        self.half = match (halves.low, halves.high) {
            (_, Some(high)) => Some((start.char + chars - 1, high)),
            (Some(low), None) => Some((start.char, low)),
            (None, None) => None,
        };
    }

    /// Editors count in UTF-16 and compare texts unit by unit, so an edit may replace one half of a
    /// character, or bring the two halves in two edits. Where both halves are known, they are joined.
    fn join(&self, start: &mut Place, end: &mut Place, halves: &mut Halves<'_>, left: Option<(usize, u16)>) {
        let between = start.char == end.char && start.inside;
        if let Some(low) = halves.low {
            if start.inside && !between {
                halves.join_low(half::units(self.rope.char(start.char)).0, low);
            } else if let Some((at, high)) = left.filter(|&(at, unit)| at + 1 == start.char && half::is_high(unit)) {
                start.char = at;
                halves.join_low(high, low);
            }
        }
        if let Some(high) = halves.high {
            if end.inside && !between {
                halves.join_high(high, half::units(self.rope.char(end.char)).1);
                end.char += 1;
            } else if let Some((_, low)) = left.filter(|&(at, unit)| at == end.char && !half::is_high(unit)) {
                end.char += 1;
                halves.join_high(high, low);
            }
        }
    }

    /// The character at or around a byte offset.
    fn char_of(&self, offset: usize) -> usize {
        self.rope.byte_to_char(offset.min(self.len()))
    }

    /// First character of a line, and the one after its last, without the terminator.
    fn line(&self, line: usize) -> (usize, usize) {
        let start = self.rope.line_to_char(line);
        if line + 1 >= self.rope.len_lines() {
            return (start, self.rope.len_chars());
        }
        let next = self.rope.line_to_char(line + 1);
        let crlf = next >= start + 2 && self.rope.char(next - 1) == '\n' && self.rope.char(next - 2) == '\r';
        (start, next - if crlf { 2 } else { 1 })
    }

    fn place(&self, position: Position, encoding: Encoding) -> Place {
        let (line, character) = (position.line as usize, position.character as usize);
        if line >= self.rope.len_lines() {
            return Place { char: self.rope.len_chars(), inside: false };
        }
        let (start, end) = self.line(line);
        match encoding {
            Encoding::Utf8 => {
                let byte = (self.rope.char_to_byte(start) + character).min(self.rope.char_to_byte(end));
                Place { char: self.rope.byte_to_char(byte), inside: false }
            }
            Encoding::Utf16 => {
                let unit = (self.rope.char_to_utf16_cu(start) + character).min(self.rope.char_to_utf16_cu(end));
                let char = self.rope.utf16_cu_to_char(unit);
                Place { char, inside: self.rope.char_to_utf16_cu(char) != unit }
            }
            Encoding::Utf32 => Place { char: (start + character).min(end), inside: false },
        }
    }
}

/// Whether lines end where the protocol says. The rope decides this by features that any package
/// in the build can switch on for all, so it is asked at start-up and not only believed.
#[must_use]
pub fn lines_end_as_editors_count() -> bool {
    let count = |text: &str| Rope::from_str(text).len_lines();
    count("a\nb") == 2
        && count("a\r\nb") == 2
        && count("a\rb") == 2
        && count("a\u{0B}b\u{0C}c\u{85}d\u{2028}e\u{2029}f") == 1
}

#[cfg(test)]
mod tests;
