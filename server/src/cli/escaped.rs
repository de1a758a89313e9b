//! JSON as it is printed. It may end up raw in the log of a pipeline, so that whatever could steer a
//! terminal, turn the direction of reading or give orders to a service is escaped; read back, it is what
//! it was.

use crate::harmless::{orders, shown};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io::{self, Write};

/// Writes a value in one line, without its end.
pub(super) fn write<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping)).map_err(io::Error::from)
}

/// A value in one line.
pub(super) fn line<T: Serialize + ?Sized>(value: &T) -> String {
    let mut line = Vec::new();
    write(&mut line, value).expect("strings and numbers are always JSON");
    String::from_utf8(line).expect("it is written as UTF-8")
}

/// Escapes what the notation would allow to stand for itself. Quotation marks, backslashes and the
/// characters below a blank never come here: they are always escaped.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        // The replacement character itself is harmless, and so is most of what is written.
        let is_harmless = |char| matches!(char, ' '..='~' | char::REPLACEMENT_CHARACTER);
        let steering = fragment.char_indices().filter(|(_, char)| !is_harmless(*char));
        let steering = steering.filter(|(_, char)| shown(*char) == char::REPLACEMENT_CHARACTER);
        let orders = orders(fragment).map(|at| (at, '#'));
        let mut escaped: Vec<_> = steering.chain(orders).collect();
        escaped.sort_unstable();
        for (at, char) in escaped {
            CompactFormatter.write_string_fragment(out, &fragment[written..at])?;
            write!(out, "\\u{:04x}", u32::from(char))?;
            written = at + char.len_utf8();
        }
        CompactFormatter.write_string_fragment(out, &fragment[written..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(line(text), format!("\"{expected}\""));
        assert_eq!(serde_json::from_str::<String>(&line(text)).expect("it is JSON"), text);
    }

    #[test]
    fn what_steers_a_terminal_is_escaped() {
        check("\u{1B}]0;\u{7} \u{9B}2J \u{7F}", r"\u001b]0;\u0007 \u009b2J \u007f");
    }

    #[test]
    fn what_turns_the_direction_of_reading_is_escaped() {
        check("a\u{202E}b\u{2066}c\u{200F}d\u{2028}", r"a\u202eb\u2066c\u200fd\u2028");
    }

    #[test]
    fn orders_to_services_are_escaped() {
        check("##vso[task.complete] ###[x] #[y]", r"#\u0023vso[task.complete] ##\u0023[x] #[y]");
    }

    #[test]
    fn everything_else_stands_for_itself() {
        check("한미연합군사령부 👩‍🏫 “x” \u{FFFD} # ## a", "한미연합군사령부 👩‍🏫 “x” \u{FFFD} # ## a");
    }
}
