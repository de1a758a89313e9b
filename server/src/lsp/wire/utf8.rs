//! Bytes of an editor as text, whatever they are. Knows of JSON only how it escapes a character.

use std::borrow::Cow;

/// Bytes as text. Halves of characters that were sent as three raw bytes become escapes, which
/// the repair of the JSON understands; other bytes that are no UTF-8 become U+FFFD.
#[must_use]
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    let mut rest = match std::str::from_utf8(bytes) {
        Ok(text) => return Cow::Borrowed(text),
        Err(_) => bytes,
    };
    let mut text = String::with_capacity(bytes.len() + 8);
    loop {
        let error = match std::str::from_utf8(rest) {
            Ok(valid) => {
                text.push_str(valid);
                return Cow::Owned(text);
            }
            Err(error) => error,
        };
        let (valid, broken) = rest.split_at(error.valid_up_to());
        text.push_str(&String::from_utf8_lossy(valid));
        if let [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, ..] = broken {
            let unit = 0xD000 | (u16::from(*second & 0x3F) << 6) | u16::from(*third & 0x3F);
            text.push_str(&format!("\\u{unit:04x}"));
            rest = &broken[3..];
        } else {
            text.push(char::REPLACEMENT_CHARACTER);
            rest = &broken[error.error_len().unwrap_or(broken.len())..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_sent_as_raw_bytes_are_halves() {
        assert_eq!(text(b"\"\xED\xA0\xBD\xED\xB8\x80\""), r#""\ud83d\ude00""#);
        assert_eq!(text(b"\"\xff\xfe\""), "\"\u{FFFD}\u{FFFD}\"");
    }
}
