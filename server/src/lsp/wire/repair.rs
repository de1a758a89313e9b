//! Makes the JSON of editors into JSON that Rust accepts, without parsing it into values: one scan
//! over the text that looks only at strings, numbers and brackets. Lone surrogates and URIs that are
//! no URIs are repaired; what no repair helps is named. Whether the message makes sense is not
//! asked here.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use super::spelling::Spellings;
use crate::text::half;

/// Parsers recurse; no honest message comes near this.
const DEEPEST: usize = 100;
/// Members whose strings the protocol types read as URIs.
const URIS: [&str; 7] =
    ["\"uri\"", "\"rootUri\"", "\"scopeUri\"", "\"baseUri\"", "\"oldUri\"", "\"newUri\"", "\"targetUri\""];

/// A message that Rust can read, unless a flaw is named.
#[derive(Debug)]
pub struct Repaired<'a> {
    /// The text, changed only where it had to be.
    pub text: Cow<'a, str>,
    /// The `id` of the message as it was written: the only thing an answer to a broken message needs.
    pub id: Option<&'a str>,
    /// Why the message cannot be read all the same.
    pub flaw: Option<&'static str>,
}

/// Repairs a message. Halves in the text of a change are marked, so that the text can join them;
/// everywhere else they become U+FFFD, which takes the same room.
#[must_use]
pub fn repair<'a>(text: &'a str, spellings: &mut Spellings) -> Repaired<'a> {
    let mut scan =
        Scan { text, spellings, depth: 0, key: None, id: None, change: false, flaw: None, patches: Vec::new() };
    scan.run();
    let Scan { id, change, flaw, patches, .. } = scan;
    Repaired { text: patched(text, patches, change), id, flaw }
}

enum Patch {
    /// A half, and whether it stands in a member named `text`.
    Half(u16, bool),
    String(String),
}

struct Scan<'a, 's> {
    text: &'a str,
    spellings: &'s mut Spellings,
    depth: usize,
    /// The member whose value comes next, with its quotation marks.
    key: Option<&'a str>,
    id: Option<&'a str>,
    /// The message changes a document.
    change: bool,
    flaw: Option<&'static str>,
    patches: Vec<(Range<usize>, Patch)>,
}

impl<'a> Scan<'a, '_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'"' => {
                    at = self.string(at);
                    continue;
                }
                b'{' | b'[' => {
                    self.depth += 1;
                    self.key = None;
                    if self.depth > DEEPEST {
                        self.flaw = Some("the message is nested too deeply");
                    }
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.key = None;
                }
                b',' => self.key = None,
                b'-' | b'0'..=b'9' => {
                    at = self.number(at);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn number(&mut self, start: usize) -> usize {
        let rest = &self.text[start..];
        let part = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        let number = &rest[..rest.bytes().position(|byte| !part(byte)).unwrap_or(rest.len())];
        // A parser that skips numbers does not see that this one fits no float.
        let suspicious = number.len() > 300 || number.contains(['e', 'E']);
        if suspicious && serde_json::from_str::<f64>(number).is_err() {
            self.flaw = Some("a number in the message is out of range");
        }
        self.value(number);
        start + number.len()
    }

    fn string(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let (mut at, known) = (start + 1, self.patches.len());
        let mut escaped = false;
        loop {
            let Some(found) = memchr2(b'"', b'\\', &bytes[at..]) else { return bytes.len() };
            at += found;
            if bytes[at] == b'"' {
                break;
            }
            escaped = true;
            at = self.escape(at);
            if at >= bytes.len() {
                return bytes.len();
            }
        }
        let end = at + 1;
        let raw = &self.text[start..end];
        let key = bytes[end..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':');
        let spelled = if key {
            (!self.spellings.is_empty()).then(|| self.spellings.accepted(&self.text[start + 1..at]).cloned()).flatten()
        } else if self.key.is_some_and(|key| URIS.contains(&key)) {
            let halves = self.patches.split_off(known);
            self.uri(start..end, escaped, halves)
        } else {
            None
        };
        if let Some(uri) = spelled {
            self.patches.truncate(known);
            self.patches.push((start..end, Patch::String(uri)));
        }
        if key {
            self.key = Some(raw);
        } else {
            self.value(raw);
        }
        end
    }

    /// Looks at the escape at `at` and returns where the string goes on.
    fn escape(&mut self, at: usize) -> usize {
        let Some(unit) = unit(self.text.as_bytes(), at) else { return at + 2 };
        if !(0xD800..0xE000).contains(&unit) {
            return at + 6;
        }
        let next = unit_low(self.text.as_bytes(), at + 6);
        if half::is_high(unit) && next {
            return at + 12;
        }
        let in_text = self.key == Some("\"text\"");
        self.patches.push((at..at + 6, Patch::Half(unit, in_text)));
        at + 6
    }

    fn uri(&mut self, range: Range<usize>, escaped: bool, halves: Vec<(Range<usize>, Patch)>) -> Option<String> {
        let raw = &self.text[range.clone()];
        if !escaped {
            return self.spellings.accept(&raw[1..raw.len() - 1]);
        }
        let shifted = halves.into_iter().map(|(at, patch)| (at.start - range.start..at.end - range.start, patch));
        let uri: String = serde_json::from_str(&patched(raw, shifted.collect(), false)).ok()?;
        Some(self.spellings.accept(&uri).unwrap_or(uri))
    }

    fn value(&mut self, raw: &'a str) {
        if self.depth == 1 {
            match self.key {
                Some("\"id\"") => self.id = Some(raw),
                Some("\"method\"") => self.change = raw == "\"textDocument/didChange\"",
                _ => {}
            }
        }
        self.key = None;
    }
}

/// Puts the client's own spelling of URIs into a message that goes out.
#[must_use]
pub fn restore<'a>(text: &'a str, spellings: &Spellings) -> Cow<'a, str> {
    if spellings.is_empty() {
        return Cow::Borrowed(text);
    }
    let (bytes, mut at, mut patches) = (text.as_bytes(), 0, Vec::new());
    while let Some(found) = memchr2(b'"', b'\\', &bytes[at..]) {
        let start = at + found;
        at = start + 1;
        while let Some(found) = memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
            at += found;
            if bytes[at] == b'"' {
                break;
            }
            at += 2;
        }
        let Some(string) = text.get(start + 1..at) else { break };
        at += 1;
        if let Some(original) = spellings.original(string) {
            patches.push((start..at, Patch::String(original.clone())));
        }
        if at >= bytes.len() {
            break;
        }
    }
    patched(text, patches, false)
}

fn patched(text: &str, patches: Vec<(Range<usize>, Patch)>, change: bool) -> Cow<'_, str> {
    if patches.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut from) = (String::with_capacity(text.len() + 64), 0);
    for (range, patch) in patches {
        out.push_str(&text[from..range.start]);
        from = range.end;
        match patch {
            Patch::Half(unit, true) if change => out.push_str(&half::mark(unit)),
            Patch::Half(..) => out.push(char::REPLACEMENT_CHARACTER),
            Patch::String(string) => out.push_str(&serde_json::Value::from(string).to_string()),
        }
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The unit of a `\uXXXX` escape at `at`.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let escape = bytes.get(at..at + 6)?;
    let digits = escape.strip_prefix(b"\\u").filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn unit_low(bytes: &[u8], at: usize) -> bool {
    unit(bytes, at).is_some_and(|unit| (0xDC00..0xE000).contains(&unit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn repaired(text: &str) -> String {
        repair(text, &mut Spellings::default()).text.into_owned()
    }

    #[test]
    fn sound_messages_are_not_touched() {
        let sound = r#"{"id":1,"method":"a\\b","params":{"uri":"file:///a.md","text":"\ud83d\ude00 \" \\ud83d"}}"#;
        assert!(matches!(repair(sound, &mut Spellings::default()).text, Cow::Borrowed(_)));
    }

    #[test]
    fn a_lone_half_keeps_its_room() {
        assert_eq!(repaired(r#"{"a":"x\ud83dy","b":["\uDE00"]}"#), "{\"a\":\"x\u{FFFD}y\",\"b\":[\"\u{FFFD}\"]}");
        assert_eq!(repaired(r#"["\ud83d\ud83d\ude00"]"#), "[\"\u{FFFD}\\ud83d\\ude00\"]");
    }

    #[test]
    fn a_lone_half_in_a_change_is_marked_for_the_text() {
        let change = r#"{"params":{"contentChanges":[{"text":"\ud83d"}]},"method":"textDocument/didChange"}"#;
        assert!(repaired(change).contains(&half::mark(0xD83D)));
        assert!(!repaired(&change.replace("didChange", "didOpen")).contains(&half::mark(0xD83D)));
    }

    #[test]
    fn uris_come_out_as_they_went_in() {
        let mut spellings = Spellings::default();
        let message = r#"{"params":{"textDocument":{"uri":"file:///a \u00e9\ud83d.md"}}}"#;
        let inside = repair(message, &mut spellings).text.into_owned();
        assert_eq!(inside, r#"{"params":{"textDocument":{"uri":"file:///a%20%C3%A9%EF%BF%BD.md"}}}"#);
        let answer = r#"{"changes":{"file:///a%20%C3%A9%EF%BF%BD.md":["\\","file:///b%20.md"]}}"#;
        let outside = restore(answer, &spellings).into_owned();
        assert_eq!(outside, "{\"changes\":{\"file:///a é\u{FFFD}.md\":[\"\\\\\",\"file:///b%20.md\"]}}");
        assert_eq!(repair(&outside, &mut spellings).text, answer);
    }

    #[test]
    fn deep_nesting_and_huge_numbers_are_flaws_and_the_id_is_known() {
        let deep = format!(r#"{{"id":"x","params":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        let mut spellings = Spellings::default();
        let found = repair(&deep, &mut spellings);
        assert_eq!((found.id, found.flaw.is_some()), (Some("\"x\""), true));
        assert!(repair(r#"{"a":1e999}"#, &mut spellings).flaw.is_some());
        assert!(repair(r#"{"a":1e9,"b":"1e999"}"#, &mut spellings).flaw.is_none());
        assert_eq!(repair(r#"{"params":{"id":7},"id":-3}"#, &mut spellings).id, Some("-3"));
    }

    proptest! {
        #[test]
        fn what_javascript_may_send_becomes_readable(units in proptest::collection::vec(any::<u16>(), 0..30), key in "uri|text|x") {
            let escapes: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
            let text = repaired(&format!(r#"{{"{key}":"{escapes}"}}"#));
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}", text);
        }

        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(b'"'), Just(b'\\'), Just(b'u'), Just(b'd'), Just(b'8')], 0..200)) {
            let text = String::from_utf8_lossy(&bytes);
            let mut spellings = Spellings::default();
            spellings.accept("file:///a b");
            let _ = repair(&text, &mut spellings);
            let _ = restore(&text, &spellings);
        }
    }
}
