//! What the reports in XML share.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use std::io::{self, Write};

/// A writer that indents.
pub(super) type Xml<'a> = Writer<&'a mut dyn Write>;

/// Writes a document: the declaration, what `content` writes, and a line end.
pub(super) fn document(out: &mut dyn Write, content: impl FnOnce(&mut Xml<'_>) -> io::Result<()>) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    content(&mut xml)?;
    xml.get_mut().write_all(b"\n")
}

/// Text that XML can carry: it has no way to write control characters.
pub(super) fn legal(text: &str) -> String {
    let is_illegal = |char: char| char.is_control() || matches!(char, '\u{FFFE}' | '\u{FFFF}');
    text.chars().map(|char| if is_illegal(char) { char::REPLACEMENT_CHARACTER } else { char }).collect()
}
