//! Paths within URIs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself in the path of a URI (RFC 3986, 3.3). A colon is not among them: it would
/// turn the first part of a relative path into a scheme.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'@').remove(b'+');

/// A path as a URI has it.
pub(super) fn path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// The URI of a file or a folder, by its absolute path with forward slashes.
pub(super) fn file(absolute: &str) -> String {
    format!("file:///{}", path(absolute.trim_start_matches('/')))
}
