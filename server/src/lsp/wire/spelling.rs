//! The spelling of URIs. Editors send spaces, letters beyond ASCII and stray percent signs; the
//! protocol types accept none of these. This file percent-encodes what they would refuse and
//! remembers what the client wrote, so that answers name a brief as the client does.

use std::borrow::Cow;
use std::collections::HashMap;
use std::str::FromStr;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use tower_lsp::ls_types::Uri;

/// Spellings kept at a time. Beyond it all are forgotten: answers are then encoded, and still right.
const KEPT: usize = 4096;
/// Everything that may not stand in a path; `%` and `#` are looked at one by one.
const REFUSED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Encoded spelling to the client's own, and back.
#[derive(Debug, Default)]
pub struct Spellings {
    ours: HashMap<String, String>,
    theirs: HashMap<String, String>,
}

impl Spellings {
    /// A spelling that the protocol types accept, if `uri` is not one and can be made one.
    pub fn accept(&mut self, uri: &str) -> Option<String> {
        if Uri::from_str(uri).is_ok() {
            return None;
        }
        let encoded = encode(uri);
        Uri::from_str(&encoded).ok()?;
        if self.theirs.len() >= KEPT {
            *self = Self::default();
        }
        self.ours.insert(uri.to_owned(), encoded.clone());
        self.theirs.insert(encoded.clone(), uri.to_owned());
        Some(encoded)
    }

    /// The accepted spelling of a URI that was accepted before.
    #[must_use]
    pub fn accepted(&self, uri: &str) -> Option<&String> {
        self.ours.get(uri)
    }

    /// The client's spelling of a URI that had to be encoded.
    #[must_use]
    pub fn original(&self, uri: &str) -> Option<&String> {
        self.theirs.get(uri)
    }

    /// Whether no URI had to be encoded so far, which is the rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.theirs.is_empty()
    }
}

fn encode(uri: &str) -> String {
    let mut fragment = false;
    let mut encoded = String::with_capacity(uri.len() + 16);
    for piece in utf8_percent_encode(uri, REFUSED) {
        for (at, char) in piece.char_indices() {
            let escape: Cow<'_, str> = match char {
                '%' if !escape_follows(&piece[at + 1..]) && !encoded_by_us(piece) => "%25".into(),
                '#' if std::mem::replace(&mut fragment, true) => "%23".into(),
                other => other.to_string().into(),
            };
            encoded.push_str(&escape);
        }
    }
    encoded
}

fn encoded_by_us(piece: &str) -> bool {
    piece.len() == 3 && escape_follows(&piece[1..])
}

fn escape_follows(rest: &str) -> bool {
    rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_the_types_accept_is_left_alone() {
        for uri in ["file:///tmp/a.md", "file:///c%3A/x/%C3%A9.md", "untitled:Untitled-1", "git:/a.md?%7B%22"] {
            assert_eq!(Spellings::default().accept(uri), None, "{uri}");
        }
    }

    #[test]
    fn what_they_refuse_is_encoded_and_remembered() {
        for (uri, encoded) in [
            ("file:///tmp/a b.md", "file:///tmp/a%20b.md"),
            ("file:///tmp/é.md", "file:///tmp/%C3%A9.md"),
            ("file:///tmp/%zz 5%.md", "file:///tmp/%25zz%205%25.md"),
            ("file:///a[1]#b#c.md", "file:///a%5B1%5D#b%23c.md"),
            ("file:///C:\\briefs\\a.md", "file:///C:%5Cbriefs%5Ca.md"),
        ] {
            let mut spellings = Spellings::default();
            assert_eq!(spellings.accept(uri).as_deref(), Some(encoded));
            assert_eq!(spellings.original(encoded).map(String::as_str), Some(uri));
        }
    }

    #[test]
    fn what_cannot_be_a_uri_is_left_alone() {
        assert_eq!(Spellings::default().accept(""), None);
        assert_eq!(Spellings::default().accept("not a uri"), None);
    }

    proptest! {
        #[test]
        fn every_path_becomes_acceptable(path in ".{0,40}") {
            let uri = format!("file:///{path}");
            let encoded = Spellings::default().accept(&uri).unwrap_or(uri);
            prop_assert!(Uri::from_str(&encoded).is_ok(), "{}", encoded);
        }
    }
}
