//! Lines end at `\n`, `\r\n` and a lone `\r`, as CommonMark has it. The Markdown parser looks for the
//! first two only in some places, so that lone carriage returns become line feeds before it reads. They
//! are as long, and every place stays where it is.

use memchr::memchr_iter;
use std::borrow::Cow;

/// The text with a line feed for every carriage return that has none behind it.
#[must_use]
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    let Some(first) = memchr_iter(b'\r', bytes).find(is_alone) else { return text.into() };
    let mut changed = String::with_capacity(text.len());
    let mut kept = 0;
    for at in memchr_iter(b'\r', &bytes[first..]).map(|at| first + at).filter(is_alone) {
        changed.push_str(&text[kept..at]);
        changed.push('\n');
        kept = at + 1;
    }
    changed.push_str(&text[kept..]);
    changed.into()
}

#[cfg(test)]
mod tests {
    use super::with_line_feeds;

    #[test]
    fn a_lone_carriage_return_is_a_line_feed() {
        for (text, expected) in [
            ("Ports\r\rCranes\r", "Ports\n\nCranes\n"),
            ("Ports\r\n\r\nCranes\r\n", "Ports\r\n\r\nCranes\r\n"),
            ("Ports\r\r\nCranes\n\r", "Ports\n\r\nCranes\n\n"),
            ("Häfen\r", "Häfen\n"),
        ] {
            assert_eq!(with_line_feeds(text), expected);
        }
    }
}
