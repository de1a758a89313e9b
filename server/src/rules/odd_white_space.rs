//! Words are parted by plain blanks.
//!
//! Text from web pages and word processors brings blanks that do not break, marks without width and
//! hyphens that cannot be seen. They hide words from every search, break lines in odd places and make
//! two versions of a text differ where nobody sees a difference. A blank that keeps a number and its
//! unit together is no accident.
//!
//! ## Bad
//! ```markdown
//! The coast guard with a no-break blank is another word than the coast guard with a plain one.
//! ```
//! ## Good
//! ```markdown
//! The coast guard sailed 12 km.
//! ```

use super::{Case, Rule};
use crate::finding::{Edit, Fix, Remark, Severity};
use attache_grammar::Span;

pub(super) const RULE: Rule = Rule::new("S012", "odd-white-space", Some(Severity::Info), check);

fn check(case: &Case<'_>) -> Vec<Remark> {
    let text = &*case.reading.text;
    let mut odd = Vec::new();
    for block in &case.reading.brief.blocks {
        let source = &text[block.span.range()];
        // All of them begin with one of these bytes, and little else does.
        for at in memchr::memchr3_iter(0xC2, 0xE2, 0xEF, source.as_bytes()) {
            let start = block.span.start as usize + at;
            let Some((char, plain)) = text[start..].chars().next().and_then(|char| Some((char, plain(char)?))) else {
                continue;
            };
            if is_inside(text, start) {
                odd.push((start, char, plain));
            }
        }
    }
    odd.sort_unstable();
    odd.dedup();
    let is_harmless = |at: usize, char: char| keeps_together(text, at, char) || rest_of_line(text, at).trim().is_empty();
    if odd.iter().all(|(at, char, _)| is_harmless(*at, *char)) {
        return Vec::new();
    }
    vec![remark(case, &odd)]
}

fn remark(case: &Case<'_>, odd: &[(usize, char, &str)]) -> Remark {
    let text = &*case.reading.text;
    let (first, char, _) = odd[0];
    let others = odd.iter().filter(|(_, other, _)| *other != char).count();
    let message = match (odd.len() - others, others) {
        (1, 0) => format!("{} stands here", name(char, 1)),
        (times, 0) => format!("{times} {} stand in this brief", name(char, times)),
        (1, 1) => format!("{} and another mark that cannot be seen stand in this brief", name(char, 1)),
        (times, 1) => format!("{times} {} stand in this brief, and another mark that cannot be seen", name(char, times)),
        (times, others) => format!("{times} {} stand in this brief, and {others} more marks that cannot be seen", name(char, times)),
    };
    let edit = |(at, char, plain): &(usize, char, &str)| -> Edit {
        let end = at + char.len_utf8();
        // At the end of a line, blanks would mean a line break to Markdown.
        let plain = if rest_of_line(text, *at).trim().is_empty() { "" } else { plain };
        case.edit(Span::new(*at, end), plain)
    };
    let fix = Fix { title: "Put plain blanks throughout".to_owned(), safe: true, edits: odd.iter().map(edit).collect() };
    Remark::new(Span::new(first, first + char.len_utf8()), message).with_fix(fix)
}

fn rest_of_line(text: &str, at: usize) -> &str {
    text[at..].split('\n').next().unwrap_or_default()
}

/// What a character is in plain text, if it is odd white space.
fn plain(char: char) -> Option<&'static str> {
    match char {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' => Some(" "),
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Some(""),
        _ => None,
    }
}

fn name(char: char, times: usize) -> &'static str {
    match (char, times) {
        ('\u{A0}' | '\u{202F}', 1) => "a no-break blank",
        ('\u{A0}' | '\u{202F}', _) => "no-break blanks",
        ('\u{AD}', 1) => "a soft hyphen",
        ('\u{AD}', _) => "soft hyphens",
        ('\u{200B}' | '\u{2060}' | '\u{FEFF}', 1) => "a mark without width",
        ('\u{200B}' | '\u{2060}' | '\u{FEFF}', _) => "marks without width",
        (_, 1) => "a blank of odd width",
        _ => "blanks of odd width",
    }
}

/// Whether words stand before it on its line: at the beginning, a plain blank could make a list or code of
/// the line.
fn is_inside(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..at].chars().filter(|char| char.is_alphabetic()).nth(1).is_some()
}

/// `12 km`, `Article 5`: a blank beside a figure is there for a reason.
fn keeps_together(text: &str, at: usize, char: char) -> bool {
    let is_blank = matches!(char, '\u{A0}' | '\u{202F}' | '\u{2009}');
    let is_digit = |char: char| char.is_ascii_digit();
    is_blank && (text[..at].ends_with(is_digit) || text[at + char.len_utf8()..].starts_with(is_digit))
}
