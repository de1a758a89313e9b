//! Where the lines of a text begin and which of its characters take more than one byte: what it takes
//! to tell lines and columns of a text that is not at hand any more. Much smaller than the text.

use super::{Encoding, Position};

/// The lines of one text. Half a percent of it for each line and for each wide character of a
/// hundred is typical, so that all briefs of a folder can have theirs kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// Length of the text in bytes.
    length: u32,
    /// Where each line but the first begins; [`CRLF`] is set where two bytes end the line before it.
    starts: Box<[u32]>,
    /// Where each character of several bytes begins, and above [`WIDTH`] how many bytes follow its first.
    wide: Box<[u32]>,
}

const CRLF: u32 = 1 << 31;
const WIDTH: u32 = 30;
const PLACE: u32 = (1 << WIDTH) - 1;

impl Lines {
    /// The lines of a text of less than a GiB.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = Vec::new();
        for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            match (bytes[end], bytes.get(end + 1)) {
                (b'\r', Some(b'\n')) => {}
                (b'\n', _) if end > 0 && bytes[end - 1] == b'\r' => starts.push((end as u32 + 1) | CRLF),
                _ => starts.push(end as u32 + 1),
            }
        }
        Self { length: text.len() as u32, starts: starts.into(), wide: wide(bytes).into() }
    }

    /// Position of a byte offset, as [`super::Text::position`] tells it: inside a line's terminator it
    /// is the end of the line, inside a character its start, behind the text its end.
    #[must_use]
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX).min(self.length);
        let line = self.starts.partition_point(|start| start & !CRLF <= offset);
        let start = self.start(line);
        let offset = offset.min(self.end(line));
        let from = self.wide.partition_point(|wide| wide & PLACE < start);
        let mut column = offset - start;
        for wide in self.wide[from..].iter().take_while(|wide| *wide & PLACE < offset) {
            let (at, more) = (wide & PLACE, wide >> WIDTH);
            if offset <= at + more {
                // Within this character, which none follows.
                return Position { line: line as u32, character: column - (offset - at) };
            }
            column -= match encoding {
                Encoding::Utf8 => 0,
                Encoding::Utf16 => more.min(2),
                Encoding::Utf32 => more,
            };
        }
        Position { line: line as u32, character: column }
    }

    /// The column at which a line ends.
    #[must_use]
    pub fn width(&self, line: u32, encoding: Encoding) -> u32 {
        let line = (line as usize).min(self.starts.len());
        self.position(self.end(line) as usize, encoding).character
    }

    fn start(&self, line: usize) -> u32 {
        line.checked_sub(1).map_or(0, |before| self.starts[before] & !CRLF)
    }

    /// Where a line ends, without its terminator.
    fn end(&self, line: usize) -> u32 {
        match self.starts.get(line) {
            Some(next) if next & CRLF != 0 => (next & !CRLF) - 2,
            Some(next) => next - 1,
            None => self.length,
        }
    }
}

/// The places of characters of several bytes. Most texts are ASCII for most of their length, which is
/// passed over in blocks.
fn wide(bytes: &[u8]) -> Vec<u32> {
    const BLOCK: usize = 64;
    let mut wide = Vec::new();
    for (number, block) in bytes.chunks(BLOCK).enumerate().filter(|(_, block)| !block.is_ascii()) {
        for (at, &byte) in block.iter().enumerate().filter(|(_, byte)| **byte >= 0xC0) {
            let more = u32::from(byte >= 0xF0) + u32::from(byte >= 0xE0) + 1;
            wide.push((number * BLOCK + at) as u32 & PLACE | more << WIDTH);
        }
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use proptest::prelude::*;

    /// The rope is the judge: both count the same, at every byte and in every encoding.
    #[track_caller]
    fn check(text: &str) {
        let (lines, rope) = (Lines::of(text), Text::from(text));
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for offset in 0..text.len() + 2 {
                assert_eq!(lines.position(offset, encoding), rope.position(offset, encoding), "{text:?} {offset}");
            }
        }
    }

    #[test]
    fn lines_and_columns_are_those_of_the_rope() {
        for text in ["", "a", "\n", "\r\n", "a\r\nb\rc\n", "\r\r\n\n", "한미 👩‍💻\r\n—", "é\u{2028}x\n\u{85}"]
        {
            check(text);
        }
    }

    #[test]
    fn a_line_is_as_wide_as_its_words() {
        let lines = Lines::of("한미\r\nab\n");
        assert_eq!([0, 1, 2, 9].map(|line| lines.width(line, Encoding::Utf16)), [2, 2, 0, 0]);
    }

    proptest! {
        #[test]
        fn any_text_has_the_lines_of_the_rope(text in "[a \n\ré한🙂\u{FEFF}\u{0B}]{0,80}") {
            check(&text);
        }
    }
}
