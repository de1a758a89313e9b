//! The text of an open brief: a rope, edited in the client's coordinates, read in bytes. The only
//! file that names the rope's package, and the only one that counts lines and columns.

use ropey::Rope;
use std::borrow::Cow;
use std::sync::Arc;

/// A text; cloning it costs nothing to speak of.
#[derive(Debug, Clone, Default)]
pub struct Text {
    rope: Rope,
}

/// A place as people and editors name it. Lines end at `\n`, `\r\n` and `\r` and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Counts from 0.
    pub line: u32,
    /// Counts from 0, in the units of an [`Encoding`].
    pub character: u32,
}

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what every language client understands.
    #[default]
    Utf16,
    /// Code points: what the command line prints.
    Utf32,
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }
}

impl Text {
    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text in one piece.
    #[must_use]
    pub fn to_arc_str(&self) -> Arc<str> {
        Cow::from(&self.rope).into()
    }

    /// Replaces what lies between two positions, in either order. Positions that do not exist are
    /// moved to the nearest one that does.
    pub fn edit(&mut self, from: Position, to: Position, encoding: Encoding, replacement: &str) {
        let (from, to) = (self.char_at(from, encoding), self.char_at(to, encoding));
        let (start, end) = (from.min(to), from.max(to));
        self.rope.remove(start..end);
        self.rope.insert(start, replacement);
    }

    /// The byte at a position: behind the end of its line is the line's end, behind the last line
    /// the end of the text, within a character its start.
    #[must_use]
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        self.rope.char_to_byte(self.char_at(position, encoding))
    }

    /// The position of a byte. Within a character it is that of its start; behind the text, its end.
    #[must_use]
    pub fn position(&self, byte: usize, encoding: Encoding) -> Position {
        let char = self.rope.byte_to_char(byte.min(self.len()));
        let line = self.rope.char_to_line(char);
        let start = self.rope.line_to_char(line);
        let end = char.min(start + self.line_chars(line));
        let character = match encoding {
            Encoding::Utf8 => self.rope.char_to_byte(end) - self.rope.char_to_byte(start),
            Encoding::Utf16 => self.rope.char_to_utf16_cu(end) - self.rope.char_to_utf16_cu(start),
            Encoding::Utf32 => end - start,
        };
        Position { line: line as u32, character: character as u32 }
    }

    fn char_at(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_chars();
        }
        let start = self.rope.line_to_char(line);
        let end = start + self.line_chars(line);
        let character = position.character as usize;
        let char = match encoding {
            Encoding::Utf8 => {
                let byte = self.rope.char_to_byte(start) + character;
                self.rope.byte_to_char(byte.min(self.rope.char_to_byte(end)))
            }
            Encoding::Utf16 => {
                let unit = self.rope.char_to_utf16_cu(start) + character;
                self.rope.utf16_cu_to_char(unit.min(self.rope.char_to_utf16_cu(end)))
            }
            Encoding::Utf32 => start + character,
        };
        char.min(end)
    }

    /// How many characters a line has before its end mark.
    fn line_chars(&self, line: usize) -> usize {
        let line = self.rope.line(line);
        let mut chars = line.len_chars();
        while chars > 0 && matches!(line.char(chars - 1), '\n' | '\r') {
            chars -= 1;
        }
        chars
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    /// The same by the letter of the protocol, slowly: the byte at a position.
    fn slow_offset(text: &str, position: Position, encoding: Encoding) -> usize {
        let mut lines = vec![];
        let (mut start, mut rest) = (0, text);
        while let Some(end) = rest.find(['\n', '\r']) {
            lines.push(start..start + end);
            let mark = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
            start += end + mark;
            rest = &text[start..];
        }
        lines.push(start..text.len());
        let Some(line) = lines.get(position.line as usize) else { return text.len() };
        let mut left = position.character as usize;
        for (byte, char) in text[line.clone()].char_indices() {
            let units = match encoding {
                Encoding::Utf8 => char.len_utf8(),
                Encoding::Utf16 => char.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if left < units {
                return line.start + byte;
            }
            left -= units;
        }
        line.end
    }

    #[test]
    fn lines_end_where_the_protocol_says_and_nowhere_else() {
        assert_eq!(Rope::from_str("a\u{0B}b\u{2028}c").len_lines(), 1, "another package switched on more line ends");
        assert_eq!(Rope::from_str("a\nb\r\nc\rd").len_lines(), 4);
    }

    #[test]
    fn a_column_behind_the_line_is_its_end_before_the_mark() {
        assert_eq!(Text::from("one\r\ntwo").offset(at(0, 100), Encoding::Utf16), 3);
    }

    #[test]
    fn a_reversed_range_is_read_the_right_way_round() {
        let mut text = Text::from("wartime control");
        text.edit(at(0, 8), at(0, 0), Encoding::Utf16, "");
        assert_eq!(&*text.to_arc_str(), "control");
    }

    #[test]
    fn columns_count_what_was_agreed() {
        let text = Text::from("中🙂x");
        let columns = ENCODINGS.map(|encoding| text.position(7, encoding).character);
        assert_eq!(columns, [7, 3, 2]);
    }

    proptest! {
        #[test]
        fn offsets_and_edits_agree_with_the_slow_way(
            text in "[a-c中🙂é\\r\\n\u{2028}]{0,24}",
            (l1, c1, l2, c2) in (0u32..5, 0u32..12, 0u32..5, 0u32..12),
            replacement in "[x🙂\\r\\n]{0,4}",
        ) {
            for encoding in ENCODINGS {
                let (one, other) = (slow_offset(&text, at(l1, c1), encoding), slow_offset(&text, at(l2, c2), encoding));
                prop_assert_eq!(Text::from(text.as_str()).offset(at(l1, c1), encoding), one);
                let mut edited = Text::from(text.as_str());
                edited.edit(at(l1, c1), at(l2, c2), encoding, &replacement);
                let mut expected = text.clone();
                expected.replace_range(one.min(other)..one.max(other), &replacement);
                prop_assert_eq!(&*edited.to_arc_str(), expected.as_str());
            }
        }

        #[test]
        fn positions_lead_back_to_their_bytes(text in "[a-c中🙂é\\r\\n]{0,24}") {
            let rope = Text::from(text.as_str());
            let is_within_mark = |byte: usize| text[..byte].ends_with('\r') && text[byte..].starts_with('\n');
            for (byte, _) in text.char_indices().filter(|&(byte, _)| !is_within_mark(byte)) {
                for encoding in ENCODINGS {
                    prop_assert_eq!(rope.offset(rope.position(byte, encoding), encoding), byte);
                }
            }
        }
    }
}
