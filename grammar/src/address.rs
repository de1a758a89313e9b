//! Addresses (`https://…`, `www.…`, `name@host`, `host.org`) in running text. They hold capitals
//! that are no words.

use std::ops::Range;

/// Where addresses stand in some words, in order.
pub fn find(words: &str) -> Vec<Range<usize>> {
    if !may_hold_one(words) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in words.split_inclusive(' ') {
        if may_hold_one(chunk) {
            found.extend(address(chunk).map(|range| at + range.start..at + range.end));
        }
        at += chunk.len();
    }
    found
}

/// Whether one of the signs that make an address stands in some words.
fn may_hold_one(words: &str) -> bool {
    let bytes = words.as_bytes();
    let is_one = |at: usize| match bytes[at] {
        b'.' => ends_domain(bytes, at) || bytes[..at].ends_with(b"www"),
        b':' => bytes[at..].starts_with(b"://"),
        byte => byte == b'@',
    };
    // In rows, because in nearly all rows there is not even a point or a colon with something glued to it.
    const ROW: usize = 32;
    let mut at = 0;
    while let Some(row) = bytes.get(at..=at + ROW) {
        let may_be = |byte: u8, next: u8| (byte == b'@') | ((byte == b'.') | (byte == b':')) & (next != b' ');
        let any = row.iter().zip(&row[1..]).fold(false, |any, (byte, next)| any | may_be(*byte, *next));
        if any && (at..at + ROW).any(is_one) {
            return true;
        }
        at += ROW;
    }
    (at..bytes.len()).any(is_one)
}

/// The address in a run of characters without blanks.
fn address(chunk: &str) -> Option<Range<usize>> {
    let start = chunk.find(|c: char| !is_wrapping(c))?;
    let len = chunk[start..].find(is_wrapping).unwrap_or(chunk.len() - start);
    let inner = chunk[start..start + len].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let is_mail = inner.find('@').is_some_and(|at| at > 0 && inner[at..].contains('.'));
    let is_address = inner.contains("://") || inner.starts_with("www.") || is_mail || has_domain(inner);
    (is_address && !inner.is_empty()).then_some(start..start + inner.len())
}

/// What stands around an address and never in one.
fn is_wrapping(c: char) -> bool {
    matches!(c, ' ' | '(' | ')' | '<' | '>' | '[' | ']' | '{' | '}' | '"' | '“' | '”' | '‘' | '’' | '—' | '–' | '|')
}

/// Whether a host such as `harbour.org` stands somewhere, without a protocol before it.
fn has_domain(words: &str) -> bool {
    let bytes = words.as_bytes();
    memchr::memchr_iter(b'.', bytes).any(|at| ends_domain(bytes, at))
}

/// Whether the point at a place stands before the last part of a host.
fn ends_domain(bytes: &[u8], at: usize) -> bool {
    let behind_name = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
    let goes_on = bytes.get(at + 4).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'-');
    let end = bytes.get(at + 1..at + 4).unwrap_or_default();
    behind_name && !goes_on && matches!(end, b"com" | b"org" | b"net" | b"gov" | b"edu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(words: &str, expected: &[&str]) {
        let found: Vec<&str> = find(words).into_iter().map(|range| &words[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        finds("See https://harbour.org/KR-US, and www.PORTS.net.", &["https://harbour.org/KR-US", "www.PORTS.net"]);
        finds("(https://harbour.org/ROK)—the list", &["https://harbour.org/ROK"]);
        finds("Write to DESK@harbour.org today", &["DESK@harbour.org"]);
        finds("the PORTS.com platform", &["PORTS.com"]);
    }

    #[test]
    fn words_with_points_are_no_addresses() {
        finds("U.S. allies met at 10 a.m.; the dot.community did not", &[]);
        finds("@ministry said so", &[]);
    }
}
