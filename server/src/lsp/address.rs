//! URIs of clients and keys of briefs: every spelling of a file's URI leads to one key, and
//! answers use the spelling that the client uses itself.

use crate::BriefKey;
use dashmap::DashMap;
use percent_encoding::percent_decode_str;
use std::path::PathBuf;
use std::str::FromStr;
use tower_lsp::ls_types::Uri;

/// The spellings that a client has used so far.
#[derive(Debug, Default)]
pub struct Addresses {
    spelt: DashMap<BriefKey, Uri>,
}

impl Addresses {
    /// The key of a document, whose spelling is kept until it is closed.
    pub fn open(&self, uri: &Uri) -> BriefKey {
        let key = key(uri);
        self.spelt.insert(key.clone(), uri.clone());
        key
    }

    /// Forgets the spelling of a closed document.
    pub fn close(&self, key: &BriefKey) {
        self.spelt.remove(key);
    }

    /// The URI of a brief as the client spells it, or as we would.
    pub fn uri(&self, key: &BriefKey) -> Option<Uri> {
        let spelt = self.spelt.get(key).map(|uri| uri.value().clone());
        spelt.or_else(|| match key.path() {
            Some(path) => Uri::from_file_path(path),
            None => Uri::from_str(key.as_str()).ok(),
        })
    }
}

/// The key of a URI: the file's path, or the URI itself where there is no file.
pub fn key(uri: &Uri) -> BriefKey {
    path(uri).map_or_else(|| BriefKey::of_name(uri.as_str()), |path| BriefKey::of_path(&path))
}

/// The file of a URI: escapes resolved, the drive's letter in one case.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let encoded = uri.as_str().strip_prefix("file://")?;
    let encoded = encoded.split(['?', '#']).next().unwrap_or(encoded);
    let decoded = percent_decode_str(encoded).decode_utf8_lossy().into_owned();
    let bytes = decoded.as_bytes();
    let has_drive = bytes.len() > 2 && bytes[0] == b'/' && bytes[1].is_ascii_alphabetic() && bytes[2] == b':';
    if has_drive {
        return Some(PathBuf::from(decoded[1..2].to_ascii_uppercase() + &decoded[2..]));
    }
    decoded.starts_with('/').then(|| PathBuf::from(decoded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(uri: &str) -> String {
        key(&Uri::from_str(uri).expect("the test writes sound URIs")).as_str().to_owned()
    }

    #[test]
    fn two_spellings_of_a_file_are_one_key() {
        assert_eq!(key_of("file:///briefs/a%20b.md"), "/briefs/a b.md");
        assert_eq!(key_of("file:///c%3A/briefs/a.md"), key_of("file:///C:/briefs/a.md"));
    }

    #[test]
    fn a_text_without_a_file_keeps_its_name() {
        assert_eq!(key_of("untitled:Untitled-1"), "untitled:Untitled-1");
    }
}
